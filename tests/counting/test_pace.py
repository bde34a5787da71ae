"""Pace: how far the day will get, said at 11:40 while 20 people talk."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.case_progress import CaseProgress
from core.counting.hours import Stretch, joined, length, without
from core.counting.pace import Open, Pace, pace, pace_of, spent_today
from core.counting.timetable import DayPhase
from core.model.agenda import AgendaEntry, AgendaKind, Visit
from core.model.audit import Audit
from core.model.case import Case
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.wording import pace as pace_words
from tests.counting.day import AGENDA, DAY, EIGHT, MORNING, at, case, visit


def mid_workshop(clock: str = "11:32") -> Pace:
    cases = [replace(found, settled=11) if found.id <= 3 else found for found in EIGHT]
    cases[3] = replace(cases[3], settled=4)
    return pace(AGENDA, cases, MORNING, at(clock), Open(CaseId(4), at("11:23")))


def test_the_morning_of_the_picture() -> None:
    now = mid_workshop()
    assert now.entry == AGENDA[1]
    assert pace_words.case_words(now) == ("Case 4 of 8", "9 min of 25")
    assert pace_words.break_words(now) == "Lunch in 58 min"
    assert now.left == 58 + 150
    assert now.average == pytest.approx(83 / 3)
    assert pace_words.forecast_words(now) == ("On course for 8 of 8", "by 14:30")


@pytest.mark.parametrize("own", [False, True], ids=["the day's plan", "minutes of its own"])
def test_what_was_adopted_together_takes_no_time_done_or_to_come(own: bool) -> None:
    cases = [replace(one, settled=8, together=8, own_plan=own) for one in EIGHT]
    cases[:2] = [replace(one, settled=11) for one in cases[:2]]
    done = (visit(1, "09:40", "09:50"), visit(2, "09:50", "10:00"))
    found = pace(AGENDA, cases, done, at("10:00")).rest
    assert found is not None
    each = found.likely / 6
    assert each == pytest.approx(10, rel=0.02), "ten minutes for its three questions"


def test_lunch_in_the_middle_of_a_stretch_of_cases_is_not_time_for_cases() -> None:
    agenda = (
        AgendaEntry("Cases", AgendaKind.CASES, "10:00", 240),
        AgendaEntry("Lunch", AgendaKind.BREAK, "12:00", 60),
    )
    now = pace(agenda, EIGHT, (), at("10:00"))
    assert now.left == 180
    on = pace(agenda, EIGHT, (), at("12:10"))
    assert on.entry == agenda[1]
    assert pace_words.break_words(on) == "Lunch until 13:00"


def test_slow_talk_costs_cases_and_names_the_pathway_nobody_would_see() -> None:
    cases = [replace(found, settled=11) if found.id <= 2 else found for found in EIGHT]
    slow = (visit(1, "10:00", "11:15"), visit(2, "11:15", "12:30"))
    now = pace(AGENDA, cases, slow, at("13:15"))
    assert now.forecast == 4
    assert now.missed == ("Team 2",)
    assert now.next_case == cases[4]
    assert pace_words.forecast_words(now) == ("At this pace 3 to 4 of 8", "")
    assert pace_words.rest_words(now).startswith("The rest takes ")
    assert pace_words.missed_words(now) == "Team 2 would be missed"
    assert pace_words.next_words(now) == "Take Case 5 next: nobody has seen Team 2 yet"


def test_with_time_for_every_case_the_next_one_is_the_next_in_turn() -> None:
    now = mid_workshop()
    assert now.missed == ()
    assert now.next_case is not None
    assert pace_words.next_words(now) == "Next: Case 5"


def test_of_a_missed_pathway_the_case_with_complete_papers_goes_first() -> None:
    cases = [case(1), replace(case(2, "Rare"), complete=False), case(3, "Rare")]
    now = pace((AgendaEntry("Cases", AgendaKind.CASES, "10:00", 30),), cases, (), at("10:00"))
    assert now.next_case == cases[2]


def test_one_finished_case_counts_half_and_two_count_alone() -> None:
    one = [replace(found, settled=11) if found.id <= 1 else found for found in EIGHT]
    two = [replace(found, settled=11) if found.id <= 2 else found for found in EIGHT]
    agenda = (AgendaEntry("Cases", AgendaKind.CASES, "10:00", 600),)
    first = (visit(1, "10:00", "10:50"),)
    both = (*first, visit(2, "10:50", "11:40"))
    # 7 cases at 37.5 minutes from 10:50, then 6 cases at 50 from 11:40
    assert pace(agenda, one, first, at("10:50")).by == "15:15"
    assert pace(agenda, two, both, at("11:40")).by == "16:40"


def test_visits_of_another_day_do_not_count_today() -> None:
    yesterday = (visit(1, "10:00", "11:30", "2014-04-08"),)
    assert spent_today(yesterday, at("12:00")) == {}
    assert pace(AGENDA, EIGHT, yesterday, at("12:00")).average is None


def test_a_visit_across_midnight_counts_from_midnight() -> None:
    across = (Visit(CaseId(1), "2014-04-08T23:50:00", "2014-04-09T00:20:00"),)
    assert spent_today(across, at("12:00")) == {CaseId(1): 20.0}


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(visit(1, "10:30", "10:00"), id="it ends before it begins"),
        pytest.param(Visit(CaseId(1), "2014-04-09T10:00:00", ""), id="never closed"),
        pytest.param(Visit(CaseId(1), "ten", "eleven"), id="not a time"),
    ],
)
def test_a_visit_that_cannot_be_counted_counts_for_nothing(bad: Visit) -> None:
    assert spent_today((bad,), at("12:00")) == {}


def test_what_was_measured_before_the_clock_was_put_back_stays_measured() -> None:
    cases = [replace(found, settled=11) if found.id <= 3 else found for found in EIGHT]
    morning = (*MORNING, visit(4, "11:23", "11:35"), visit(4, "10:35", "10:40"))
    before = pace(AGENDA, cases, morning[:4], at("11:35"), Open(CaseId(4), at("11:35")))
    after = pace(AGENDA, cases, morning, at("10:40"), Open(CaseId(4), at("10:40")))
    assert (before.spent, after.spent) == (12, 17)
    assert after.average == before.average


def test_the_same_minutes_are_never_counted_twice() -> None:
    twice = (visit(1, "10:00", "10:30"), visit(1, "10:20", "10:40"))
    spent = spent_today(twice, at("10:45"), Open(CaseId(1), at("10:35")))
    assert spent == {CaseId(1): 45.0}


def test_an_empty_audit_says_so() -> None:
    now = pace((), (), (), at("11:00"))
    assert now.forecast == now.total == 0
    assert pace_words.forecast_words(now) == ("No cases yet", "")
    assert pace_words.case_words(now) == ("", "")
    assert pace_words.next_words(now) == pace_words.missed_words(now) == ""


def test_without_an_agenda_the_whole_day_is_for_cases() -> None:
    snapshot = Snapshot(
        Audit("A", starts="09:30", finishes="16:00"), cases=(Case("Child A", CaseId(1)),)
    )
    assert pace_of(snapshot, at("15:00")).left == 60


def test_all_done_says_so_even_after_the_day() -> None:
    cases = [replace(found, settled=11) for found in EIGHT]
    now = pace(AGENDA, cases, MORNING, at("17:00"))
    assert now.next_case is None
    assert pace_words.forecast_words(now) == ("All 8 cases done", "")


def test_parked_questions_hold_no_case_up_and_are_named_once_all_are_done() -> None:
    cases = [replace(found, settled=10, parked=1) for found in EIGHT]
    now = pace(AGENDA, cases, MORNING, at("14:00"))
    assert (now.done, now.forecast, now.next_case) == (8, 8, None)
    assert pace_words.forecast_words(now) == ("All 8 cases done", "8 parked")


def test_before_the_day_begins_it_says_when_and_how_many_fit() -> None:
    now = pace(AGENDA, EIGHT, (), at("08:00"))
    assert now.phase is DayPhase.BEFORE
    assert pace_words.forecast_words(now) == ("Starts at 09:30", "room for 8 of 8 cases")
    assert pace_words.break_words(now) == ""


def test_after_the_last_entry_no_forecast_is_made() -> None:
    now = pace(AGENDA, EIGHT, (), at("16:30"))
    assert now.phase is DayPhase.OVER
    assert pace_words.forecast_words(now) == ("0 of 8 cases done", "no time for cases left")


def test_on_another_day_the_bar_names_the_workshop_day() -> None:
    now = pace(AGENDA, EIGHT, (), at("11:00"), day="2014-05-01")
    assert pace_words.forecast_words(now) == (
        "0 of 8 cases done",
        "the day is 1 May 2014, not today",
    )
    assert pace_words.forecast_hint(now).endswith("right in Prepare, The audit (Ctrl+1).")
    assert pace_words.break_words(now) == pace_words.missed_words(now) == ""


def test_an_agenda_line_without_a_time_is_passed_over() -> None:
    agenda = (AgendaEntry("Some time", AgendaKind.CASES, "later", 60), *AGENDA)
    assert pace(agenda, EIGHT, (), at("10:00")).left == 300


stretches = st.lists(
    st.tuples(st.integers(0, 1500), st.integers(0, 1500)).map(lambda pair: Stretch(*pair)),
    max_size=6,
)


@given(stretches, stretches)
def test_what_is_cut_out_and_what_is_left_make_the_whole(
    some: list[Stretch], taken: list[Stretch]
) -> None:
    left = without(some, taken)
    assert length(joined([*left, *taken])) == length(joined([*some, *taken]))
    assert all(without([part], taken) == [part] for part in left)


cases_of_a_day = st.lists(
    st.builds(
        CaseProgress,
        id=st.integers(1, 40).map(CaseId),
        reference=st.just("Case"),
        group=st.sampled_from(["", "A", "B", "C"]),
        settled=st.integers(0, 11),
        total=st.just(11),
        minutes=st.integers(0, 60),
    ),
    unique_by=lambda found: found.id,
    max_size=12,
)
moments = st.integers(0, 24 * 60 - 1).map(lambda minute: DAY + timedelta(minutes=minute))


@given(cases_of_a_day, moments)
def test_a_forecast_lies_between_what_is_done_and_all_there_is(
    cases: list[CaseProgress], moment: datetime
) -> None:
    now = pace(AGENDA, cases, MORNING, moment)
    assert now.done <= now.forecast <= now.total
    assert 0 <= now.left <= 300
    assert (now.by != "") == (now.forecast > now.done)


@given(cases_of_a_day, moments, st.integers(0, 300))
def test_later_with_nothing_more_settled_is_never_better(
    cases: list[CaseProgress], moment: datetime, wait: int
) -> None:
    early = pace(AGENDA, cases, MORNING, moment.replace(hour=min(moment.hour, 18)))
    later = pace(
        AGENDA, cases, MORNING, moment.replace(hour=min(moment.hour, 18)) + timedelta(minutes=wait)
    )
    assert later.left <= early.left
    # only visits already over by both moments keep the measured pace the same
    if moment.hour >= 12:
        assert later.forecast <= early.forecast
        assert set(early.missed) <= set(later.missed)


@given(cases_of_a_day, moments, st.integers(0, 11))
def test_settling_more_of_a_case_never_lowers_the_forecast(
    cases: list[CaseProgress], moment: datetime, settled: int
) -> None:
    before = pace(AGENDA, cases, (), moment)
    ahead = [replace(found, settled=max(found.settled, settled)) for found in cases]
    assert pace(AGENDA, ahead, (), moment).forecast >= before.forecast


@given(cases_of_a_day, moments)
def test_the_case_to_take_next_is_never_done_nor_the_open_one(
    cases: list[CaseProgress], moment: datetime
) -> None:
    opened = Open(cases[0].id, moment) if cases else None
    now = pace(AGENDA, cases, (), moment, opened)
    if now.next_case is not None:
        assert not now.next_case.done
        assert now.next_case != now.current
        waiting = [one for one in cases if not one.done and one != now.current]
        unseen = [one for one in waiting if one.group in now.missed]
        assert not unseen or now.next_case in unseen
