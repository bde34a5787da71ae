"""The pace in a few plain words: nothing said that is not so, nothing unsaid that matters."""

from dataclasses import replace
from datetime import datetime

import pytest

from core.counting.case_progress import CaseProgress
from core.counting.pace import Open, Pace, pace
from core.counting.timetable import DayPhase
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.ids import CaseId
from core.wording.pace import (
    break_words,
    case_end_words,
    case_words,
    forecast_words,
    length_words,
    missed_words,
    next_words,
)

AGENDA = (
    AgendaEntry("Cases", AgendaKind.CASES, "10:00", 120),
    AgendaEntry("Lunch", AgendaKind.BREAK, "12:00", 45),
    AgendaEntry("Themes", AgendaKind.THEMES, "12:45", 60),
)
EMPTY = pace(AGENDA, (), (), datetime(2014, 4, 9, 11))
A, B = (CaseProgress(CaseId(n), f"Case {n}", group, 0, 3, 25) for n, group in ((1, "X"), (2, "Y")))


def now(clock: str, *cases: CaseProgress, opened: CaseProgress | None = None) -> Pace:
    at = datetime.fromisoformat(f"2014-04-09T{clock}")
    return pace(AGENDA, cases, (), at, Open(opened.id, at) if opened else None)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 min"),
        (1, "1 min"),
        (59, "59 min"),
        (60, "1 h"),
        (61, "1 h 1 min"),
        (120, "2 h"),
        (125, "2 h 5 min"),
    ],
)
def test_a_length_is_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert length_words(minutes) == said


def test_one_case_done_is_not_all_1_cases() -> None:
    assert forecast_words(now("11:00", replace(A, settled=3))) == ("The case is done", "")
    both = now("11:00", replace(A, settled=3), replace(B, settled=3))
    assert forecast_words(both) == ("All 2 cases done", "")


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        pytest.param("09:00", ("Starts at 10:00", "room for 2 of 2 cases"), id="before"),
        pytest.param("10:00", ("On course for 2 of 2", "by 10:50"), id="in good time"),
        pytest.param("11:30", ("At this pace 1 of 2", ""), id="in too little time"),
        pytest.param("11:59", ("At this pace 0 of 2", ""), id="in the last minute"),
        pytest.param("12:00", ("0 of 2 cases done", "no time for cases left"), id="at lunch"),
        pytest.param("13:00", ("0 of 2 cases done", "no time for cases left"), id="at the themes"),
        pytest.param("14:00", ("0 of 2 cases done", "no time for cases left"), id="afterwards"),
    ],
)
def test_the_forecast_through_the_day(clock: str, said: tuple[str, str]) -> None:
    assert forecast_words(now(clock, A, B)) == said


def test_the_open_case_is_said_with_its_place_and_time() -> None:
    since = datetime(2014, 4, 9, 10)
    found = pace(AGENDA, (A, B), (), datetime(2014, 4, 9, 10, 12, 59), Open(B.id, since))
    assert case_words(found) == ("Case 2 of 2", "12 min of 25")
    unknown = pace(AGENDA, (A, B), (), since, Open(CaseId(9), since))
    assert case_words(unknown) == ("", "")


def test_a_case_that_is_done_is_called_by_name_and_says_when() -> None:
    done = replace(A, settled=3, last="2014-04-09T11:01")
    found = now("11:20", done, B, opened=done)
    assert case_words(found) == ("Case 1 done", "at 11:01")
    assert case_end_words(found) == ("1 of 2 cases done", "")
    earlier = replace(done, last="2014-04-08")
    assert case_words(now("11:20", earlier, B, opened=earlier)) == (
        "Case 1 done",
        "on 8 April 2014",
    )


def test_at_the_end_of_a_case_nothing_is_said_twice() -> None:
    done = replace(A, settled=3, last="2014-04-09T11:01")
    late = now("13:00", done, B, opened=done)
    assert forecast_words(late)[0] == "1 of 2 cases done"
    assert case_end_words(late) == ("Case 1 done", "at 11:01")
    last = replace(B, settled=3, last="2014-04-09T11:40")
    assert case_end_words(now("11:50", done, last, opened=last)) == ("Case 2 done", "at 11:40")


def test_a_pathway_that_would_be_missed_has_a_name_even_without_one() -> None:
    nameless = replace(B, group="")
    found = now("11:30", A, nameless, opened=A)
    assert missed_words(found) == "Cases without a pathway would be missed"
    assert next_words(found) == "Take Case 2 next: it would be missed"


def test_two_pathways_missed_are_both_named() -> None:
    cases = [replace(A, id=CaseId(n), group=f"G{n}") for n in range(1, 4)]
    assert missed_words(now("11:30", *cases)) == "G2 and G3 would be missed"


def test_a_case_in_turn_is_named_without_a_reason() -> None:
    third = replace(A, id=CaseId(3), reference="Case 3")
    assert next_words(now("10:00", A, B, third, opened=A)) == "Next: Case 2"
    # what would be missed is not where this one belongs
    assert next_words(replace(now("10:00", A, B, opened=A), missed=("Z",))) == "Next: Case 2"


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        pytest.param("09:00", "", id="before the day"),
        pytest.param("10:00", "Lunch in 2 h", id="to come"),
        pytest.param("11:58", "Lunch in 2 min", id="nearly"),
        pytest.param("12:00", "Lunch until 12:45", id="on"),
        pytest.param("12:45", "", id="none left"),
    ],
)
def test_the_break_through_the_day(clock: str, said: str) -> None:
    assert break_words(now(clock, A)) == said


def test_on_another_day_neither_break_nor_missed_pathway_is_said() -> None:
    found = replace(now("11:30", A, B), phase=DayPhase.ANOTHER_DAY)
    assert found.missed == ("Y",)
    assert missed_words(found) == break_words(found) == ""


def test_an_audit_without_cases_says_so_whatever_the_time() -> None:
    assert forecast_words(EMPTY) == ("No cases yet", "")
    assert missed_words(EMPTY) == next_words(EMPTY) == ""
