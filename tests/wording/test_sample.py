"""What is said of a sample: for a report, for a page, and for whoever asks what goes."""

from core.counting.drawn import current_sample, take_over
from core.model.audit import Audit
from core.model.case import Case, Request
from core.model.ids import AgencyId, CaseId
from core.model.sample import DrawnLine, DrawnStratum, SampleDraw
from core.model.snapshot import Snapshot
from core.wording.sample import (
    earlier_draws_words,
    largest_gap_words,
    note_words,
    quotas_words,
    replacement_words,
    take_over_words,
    uncovered_words,
)

KINDS = ((("F", "0 to 4"), 0, 8), (("F", "5 to 11"), 2, 3), (("M", "0 to 4"), 0, 2))


def drawn(*lines: DrawnLine, wanted: int = 1, cases: tuple[Case, ...] = ()) -> Snapshot:
    return Snapshot(
        Audit("Plans"),
        cases=cases,
        draws=(SampleDraw("2014", 1, size=2, listed=63),),
        drawn_strata=(
            DrawnStratum(1, "Sex", "F", 1, 0, 29, wanted),
            DrawnStratum(1, "Sex", "M", 2, 1, 34, 2 - wanted),
        ),
        drawn_lines=lines,
    )


FIRST = DrawnLine(1, 4, 1, kind="F", age="8", sex="F")
SECOND = DrawnLine(1, 7, 2, 1, "M", age="9", sex="M", instead_of=9)
OUT = DrawnLine(1, 9, 3, 1, "M", left_out="2014-03-03")


def test_a_note_says_of_how_many_by_what_and_what_was_not_met() -> None:
    sample = current_sample(drawn(FIRST, SECOND, OUT, wanted=2))
    assert sample is not None
    assert note_words(sample) == (
        "Of 63 on the list, 2 were drawn by chance, balanced by sex (seed 2014). 1 was replaced "
        "by the next of the same kind, as is on record. "
        "Not met: F: 2 wanted, 1 drawn, 29 on the list; M: 0 wanted, 1 drawn, 34 on the list."
    )
    assert quotas_words(sample) == "2 quotas not met"


def test_a_replacement_is_told_with_its_reason_or_that_there_is_none() -> None:
    sample = current_sample(drawn(FIRST, SECOND, OUT))
    assert sample is not None
    assert replacement_words(sample, OUT) == (
        "Line 9 out, line 7 in, 3 March 2014. No reason is on record."
    )


def test_draws_before_are_counted_with_their_seeds() -> None:
    assert earlier_draws_words([]) == ""
    assert earlier_draws_words(["1"]) == "It was drawn once before, with seed 1."
    assert earlier_draws_words(["1", "7"]) == "It was drawn 2 times before, with the seeds 1 and 7."


def test_what_has_no_case_is_counted_and_the_largest_named() -> None:
    assert uncovered_words(KINDS) == "2 of 3 combinations on the list have no case."
    assert largest_gap_words(KINDS) == "Most of them: F, 0 to 4; 8 on the list."
    assert (uncovered_words(KINDS[1:2]), largest_gap_words(KINDS[1:2])) == ("", "")


def test_making_the_cases_says_what_stays_is_added_goes_and_is_kept() -> None:
    cases = tuple(Case(f"Case {one}", CaseId(at)) for at, one in enumerate("ABCD", start=1))
    lines = (
        DrawnLine(1, 4, 1, age="8", case_id=CaseId(1)),
        DrawnLine(1, 7, 2, 1, age="9", instead_of=9),
        DrawnLine(1, 9, 3, 1, left_out="2014-03-03", case_id=CaseId(2)),
        DrawnLine(1, 11, 4, 2, left_out="2014-03-03", case_id=CaseId(3)),
    )
    now = drawn(*lines, cases=cases)
    now = Snapshot(
        now.audit,
        cases=now.cases,
        draws=now.draws,
        drawn_lines=now.drawn_lines,
        requests=(Request(CaseId(3), AgencyId(1)),),
    )
    sample = current_sample(now)
    assert sample is not None
    plan = take_over(now, sample)
    assert [name for _, name in plan.added] == ["Case E"]
    assert take_over_words(plan) == (
        "1 case stays, 1 case is added, Case B goes, with nothing in it. Takes over age. "
        "Case C stays too: something was asked or said. 1 not of this list stays as it is."
    )
