"""The forecast holds with what becomes of a day: breaks, more minutes, what is given up."""

from dataclasses import replace

import pytest

from core.counting.breaks import break_at
from core.counting.pace import Open, pace, spent_today
from core.counting.timetable import stretches
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.ids import CaseId
from core.wording import pace as pace_words
from tests.counting.day import AGENDA, EIGHT, MORNING, at, case, visit

_DONE = [replace(found, settled=11) if found.id <= 3 else found for found in EIGHT]


def test_a_break_that_begins_late_and_runs_over_takes_its_time_from_the_cases_alone() -> None:
    assert break_at(AGENDA, 12 * 60 + 40) == AGENDA[2]
    assert break_at(AGENDA, 11 * 60 + 50) == AGENDA[2]
    assert break_at(AGENDA, 11 * 60) is None
    late = tuple(
        replace(one, starts="12:45", minutes=65) if one.kind is AgendaKind.BREAK else one
        for one in AGENDA
    )
    planned, moved = (pace(agenda, _DONE, MORNING, at("13:50")) for agenda in (AGENDA, late))
    assert (planned.left, moved.left) == (115, 115), "what is left is from now on"
    before = pace(late, _DONE, MORNING, at("12:45"))
    assert before.left == 115, "it counts as soon as it is known how long it is"


def test_a_case_left_open_over_lunch_did_not_take_the_lunch() -> None:
    over = (visit(4, "12:00", "13:40"),)
    pauses = stretches(AGENDA, AgendaKind.BREAK)
    assert spent_today(over, at("14:00"), None, pauses) == {CaseId(4): 55.0}


def test_more_minutes_are_for_that_case_and_say_nothing_of_the_others() -> None:
    slow = (visit(1, "10:00", "10:50"), visit(2, "10:50", "11:40"))
    done = [replace(found, settled=11) if found.id <= 2 else found for found in EIGHT]
    given = [replace(found, more=25) if found.id <= 2 else found for found in done]
    plain, more = (pace(AGENDA, cases, slow, at("11:40")) for cases in (done, given))
    assert plain.by == more.by
    assert plain.forecast == more.forecast
    ahead = [replace(found, more=20) if found.id == 3 else found for found in done]
    with_more = pace(AGENDA, ahead, slow, at("11:40"))
    assert with_more.rest is not None
    assert plain.rest is not None
    assert with_more.rest.likely == pytest.approx(plain.rest.likely + 20, rel=0.01)


def test_the_end_of_a_case_s_minutes_is_told_until_it_has_more() -> None:
    here = Open(CaseId(4), at("11:23"))
    over = pace(AGENDA, _DONE, MORNING, at("11:50"), here)
    assert pace_words.over_words(over) == "The minutes of Case 4 are over."
    given = [replace(found, more=5) if found.id == 4 else found for found in _DONE]
    assert pace_words.over_words(pace(AGENDA, given, MORNING, at("11:50"), here)) == ""


def test_what_to_leave_out_lets_one_of_each_be_seen_and_a_session_given_up_reaches_all() -> None:
    cases = [
        case(1, "East", settled=11),
        *(case(at_, "East") for at_ in range(2, 5)),
        case(5, "West"),
        case(6, "North"),
    ]
    agenda = (
        AgendaEntry("Cases", AgendaKind.CASES, "10:00", 80),
        AgendaEntry("Themes", AgendaKind.THEMES, "11:20", 60),
        AgendaEntry("Close", AgendaKind.CLOSE, "12:20", 90),
    )
    now = pace(agenda, cases, (), at("10:00"))
    assert now.missed == ("West", "North")
    assert [one.reference for one in now.leave_out] == ["Case 3", "Case 4"]
    assert pace_words.leave_out_words(now) == "Without Case 3 and Case 4 one of each is seen."
    assert pace_words.give_up_words(now) == "Give up “Themes”, 60 min"
    kept = [one for one in cases if one not in now.leave_out]
    assert pace(agenda, kept, (), at("10:00")).missed == ()
    given_up = (replace(agenda[1], kind=AgendaKind.CASES), *agenda[::2])
    assert pace(given_up, cases, (), at("10:00")).forecast == 6
