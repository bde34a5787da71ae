"""The sample: the same everywhere, balanced as nearly as the list allows, and honest about it."""

import itertools
import random
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.balancing import Kind
from core.counting.sampling import (
    EligibleLine,
    band,
    bands,
    by_chance,
    draw,
    fingerprint,
    list_fingerprint,
    replaced,
    shares,
)


def lines_of(kinds: Sequence[Kind]) -> list[EligibleLine]:
    """Return a list with a line of each kind, told apart by a reference."""
    return [
        EligibleLine(
            at, fingerprint({"ref": f"K{at}", **{str(i): one for i, one in enumerate(kind)}}), kind
        )
        for at, kind in enumerate(kinds, start=2)
    ]


KINDS = st.lists(st.tuples(st.sampled_from("MF"), st.sampled_from("123")), min_size=1, max_size=30)
SMALL = st.lists(
    st.tuples(st.sampled_from("MF"), st.sampled_from("12"), st.sampled_from("xyz")),
    min_size=1,
    max_size=9,
)


@given(KINDS, st.integers(1, 30), st.text(max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_nothing(
    kinds: list[Kind], size: int, seed: str, chance: random.Random
) -> None:
    lines = lines_of(kinds)
    other = list(lines)
    chance.shuffle(other)
    size = min(size, len(lines))
    assert draw(lines, size, seed).lines == draw(other, size, seed).lines


def test_what_nobody_sees_in_a_seed_draws_nothing_else() -> None:
    lines = lines_of([("M", "1"), ("F", "2"), ("M", "2"), ("F", "1"), ("M", "3")] * 4)
    drawn = draw(lines, 5, "Zo\u00eb 2014").lines
    for seed in (" Zo\u00eb 2014 ", "Zoe\u0308 2014", "Zo\u00eb\u00a02014", "Zo\u00eb 2014\u200b"):
        assert draw(lines, 5, seed).lines == drawn, seed
    assert draw(lines, 5, "zo\u00eb 2014").lines != drawn
    assert draw(lines, 5, "02014").lines != draw(lines, 5, "2014").lines


def test_columns_moved_unseen_marks_and_empty_cells_leave_a_fingerprint() -> None:
    first = fingerprint({"Ref": "K1", "Sex": "F", "Note": ""})
    assert first == fingerprint({"sex": "F", "ref": "K1\u200b"})
    assert first != fingerprint({"sex": "M", "ref": "K1"})
    assert fingerprint({"a": "b", "c": "d"}) != fingerprint({"a": "d", "c": "b"})


def test_lines_alike_in_every_cell_are_each_drawn_once() -> None:
    twin = fingerprint({"sex": "F"})
    lines = [
        EligibleLine(2, twin, ("F",)),
        EligibleLine(3, twin, ("F",)),
        EligibleLine(4, twin, ("F",)),
    ]
    assert len(set(by_chance(lines, "1"))) == 3
    assert len(draw(lines, 2, "1").lines) == 2


@given(KINDS, st.integers(1, 30))
def test_a_sample_has_its_size_and_no_line_twice(kinds: list[Kind], size: int) -> None:
    lines = lines_of(kinds)
    size = min(size, len(lines))
    found = draw(lines, size, "2014")
    assert len({line.number for line in found.lines}) == size
    assert {line.number for line in found.lines} <= {line.number for line in lines}


@given(SMALL, st.integers(1, 9))
def test_no_choice_of_lines_would_be_nearer_the_quotas(kinds: list[Kind], size: int) -> None:
    lines = lines_of(kinds)
    size = min(size, len(lines))
    found = draw(lines, size, "seed")
    wanted = {(one.column, one.value): one.wanted for one in found.strata}

    def distance(chosen: tuple[Kind, ...]) -> tuple[int, ...]:
        there = Counter((at, value) for kind in chosen for at, value in enumerate(kind))
        return tuple(
            sum(abs(there[key] - want) for key, want in wanted.items() if key[0] == column)
            for column in range(3)
        )

    best = min(map(distance, itertools.combinations(kinds, size)))
    assert distance(tuple(line.kind for line in found.lines)) == best


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 60), min_size=1), st.data())
def test_shares_add_up_and_lie_within_one_of_the_exact_share(
    counts: dict[str, int], data: st.DataObject
) -> None:
    total = sum(counts.values())
    size = data.draw(st.integers(0, total))
    found = shares(counts, size)
    assert sum(found.values()) == size
    for value, count in counts.items():
        assert abs(found[value] * total - size * count) < total


def test_a_quota_by_hand_stands_and_the_rest_is_shared() -> None:
    lines = lines_of([("M",)] * 10 + [("F",)] * 5 + [("X",)] * 5)
    found = draw(lines, 6, "1", {0: {"F": 4}})
    assert {one.value: one.drawn for one in found.strata} == {"F": 4, "M": 1, "X": 1}
    assert not found.unmet


def test_what_cannot_be_met_is_named_and_the_size_stays() -> None:
    lines = lines_of([("M",)] * 10 + [("F",)])
    found = draw(lines, 4, "1", {0: {"F": 2, "M": 2}})
    assert [(one.value, one.wanted, one.drawn, one.listed) for one in found.unmet] == [
        ("F", 2, 1, 1),
        ("M", 2, 3, 10),
    ]
    assert len(found.lines) == 4


@pytest.mark.parametrize(
    ("size", "quotas"),
    [
        pytest.param(0, {}, id="nothing"),
        pytest.param(12, {}, id="more than there are"),
        pytest.param(4, {0: {"F": 5}}, id="a quota over the size"),
        pytest.param(4, {0: {"F": 1, "M": 1}}, id="quotas that leave no one for the rest"),
    ],
)
def test_what_cannot_be_drawn_is_refused(size: int, quotas: dict[int, dict[str, int]]) -> None:
    with pytest.raises(ValueError, match=r"cannot be drawn|do not add up"):
        draw(lines_of([("M",)] * 10 + [("F",)]), size, "1", quotas)


def test_the_next_of_the_same_kind_by_the_same_seed_steps_in() -> None:
    lines = lines_of([("M",)] * 6 + [("F",)] * 6)
    first = draw(lines, 4, "2014")
    out = next(line for line in first.lines if line.kind == ("F",))
    second = replaced(first, out.number)
    assert second is not None
    came = {line.number for line in second.lines} - {line.number for line in first.lines}
    order = [line for line in by_chance(lines, "2014") if line.kind == ("F",)]
    assert came == {order[2].number}
    third = replaced(first, out.number, frozenset(came))
    assert third is not None
    assert order[3].number in {line.number for line in third.lines}


def test_where_no_kind_is_left_the_balance_is_kept_as_it_can_be() -> None:
    lines = lines_of([("F", "1"), ("M", "1"), ("M", "2"), ("M", "2")])
    first = draw(lines, 2, "2014", {0: {"F": 1, "M": 1}})
    second = replaced(first, 2)
    assert second is not None
    assert len(second.lines) == 2
    assert [one.value for one in second.unmet if one.column == 0] == ["F", "M"]
    whole = draw(lines, 4, "2014")
    assert replaced(whole, 2) is None


def test_bands_have_names_and_ends() -> None:
    assert bands([0, 5, 12]) == ["0 to 4", "5 to 11", "12 and over"]
    assert [band(age, [0, 5, 12]) for age in (0, 4, 5, 11, 12, 99)] == [
        *("0 to 4", "0 to 4", "5 to 11", "5 to 11"),
        *("12 and over", "12 and over"),
    ]
    assert band(3, [4, 8]) is None


def test_every_combination_says_how_many_of_how_many() -> None:
    found = draw(lines_of([("M", "1")] * 3 + [("F", "2")] * 1), 2, "1")
    assert sum(drawn for _, drawn, _ in found.combinations) == 2
    assert {(kind, listed) for kind, _, listed in found.combinations} == {
        (("F", "2"), 1),
        (("M", "1"), 3),
    }


def test_a_list_has_one_fingerprint_whatever_its_order() -> None:
    lines = lines_of([("M",), ("F",), ("F",)])
    assert list_fingerprint(lines) == list_fingerprint(lines[::-1])
    assert list_fingerprint(lines) != list_fingerprint(lines[:2])
