"""How firm a share is, and how much of it rests on one return, agency or case."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.firmness import leave_one_out, wilson
from core.counting.live_number import Counted, LiveCount, LiveNumber, Member, live_count
from core.model.ids import AgencyId, CaseId
from core.wording.firmness import firm_words, rests_sentences, rests_words
from tests.counting.audits import example
from tests.counting.test_live_number import returns_number, room_number


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [
        # Source: Newcombe, Two-sided confidence intervals for the single proportion, 1998,
        # table I, method 3.
        pytest.param(81, 263, "25.53", "36.62", id="81 of 263"),
        pytest.param(15, 148, "6.24", "16.05", id="15 of 148"),
        pytest.param(0, 20, "0.00", "16.11", id="none of 20"),
        pytest.param(1, 29, "0.61", "17.18", id="1 of 29"),
    ],
)
def test_the_interval_is_as_published(count: int, base: int, low: str, high: str) -> None:
    found = wilson(count, base)
    assert found is not None
    assert abs(found.low - Decimal(low)) <= Decimal("0.05")
    assert abs(found.high - Decimal(high)) <= Decimal("0.05")


@given(st.integers(5, 400), st.data())
def test_an_interval_holds_its_share_and_mirrors_the_rest(base: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, base))
    found, rest = wilson(count, base), wilson(base - count, base)
    assert found is not None
    assert rest is not None
    share = Fraction(100 * count, base)
    assert Fraction(found.low) - Fraction(1, 20) <= share <= Fraction(found.high) + Fraction(1, 20)
    assert abs(found.low + rest.high - 100) <= Decimal("0.1")
    assert Decimal(0) <= found.low <= found.high <= Decimal(100)


def of(number: LiveNumber) -> LiveCount:

    everything, _ = example("cin")
    found = live_count(everything.now, number, everything.answers)
    assert found is not None
    return found


def test_how_firm_it_is_is_said_in_words_and_whole_per_cent() -> None:
    assert firm_words(of(returns_number("2"))) == (
        "If these 21 stood for many more, the true share would most likely be "
        "between 45% and 83%: from under half to over four in five."
    )
    assert firm_words(of(room_number("5"))).startswith("Too few to say")


def test_how_much_rests_on_one_is_said_as_it_is_of_the_audit_of_2014() -> None:
    found = of(returns_number("2"))
    now = example("cin")[0].now
    assert rests_words(now, found, leave_one_out(found)) == (
        "without any one return 65.0% (13 of 20) to 70.0% (14 of 20); "
        "without social care's seven 78.6% (11 of 14)"
    )
    assert rests_sentences(now, found, leave_one_out(found)) == (
        "Without any one return: 65.0% (13 of 20) to 70.0% (14 of 20). "
        "Without social care's seven: 78.6% (11 of 14)."
    )


def test_of_one_nothing_can_be_left_out() -> None:
    one = LiveCount(LiveNumber(Counted.RETURNS), members=((CaseId(1), AgencyId(1)),))
    assert leave_one_out(one) is None
    assert "rests on that one" in rests_sentences(example("cin")[0].now, one, None)


members = st.frozensets(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2, max_size=12)


@given(members, st.data())
def test_no_group_moves_it_further_than_the_one_that_is_named(
    pairs: frozenset[tuple[int, int]], data: st.DataObject
) -> None:
    every: list[Member] = [(CaseId(case), AgencyId(agency)) for case, agency in sorted(pairs)]
    flags = data.draw(st.lists(st.booleans(), min_size=len(every), max_size=len(every)))
    counted = {one for one, flag in zip(every, flags, strict=True) if flag}
    found = LiveCount(
        LiveNumber(Counted.RETURNS),
        tuple(one for one in every if one in counted),
        tuple(one for one in every if one not in counted),
    )
    left = leave_one_out(found)
    assert left is not None
    whole = Fraction(found.count, found.base)

    def without(group: list[Member]) -> Fraction | None:
        rest = [one for one in every if one not in group]
        return Fraction(sum(one in counted for one in rest), len(rest)) if rest else None

    singles = [share for one in every if (share := without([one])) is not None]
    assert (left.least.exact, left.most.exact) == (min(singles), max(singles))
    groups = [[one for one in every if one[at] == who] for at in (0, 1) for who in range(1, 5)]
    moved = [
        abs(share - whole)
        for group in groups
        if len(group) > 1 and (share := without(group)) is not None
    ]
    most = max(moved, default=Fraction(0))
    assert (abs(left.group.left.exact - whole) if left.group else Fraction(0)) == most
