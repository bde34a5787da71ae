"""Steps are due on their day, or so many working days after one another."""

from dataclasses import replace
from datetime import date

from core.counting.steps import counts_working_days, goes_in_a_circle, steps_due
from core.model.audit import Audit
from core.model.ids import StepId
from core.model.snapshot import Snapshot
from core.model.steps import ProcessStep
from core.model.tool import AnswerKind, AnswerSet, Tool
from core.wording.readiness import PreparationPart, readiness
from core.wording.steps import against_words, due_words, steps_words

TERMS = ProcessStep("Terms agreed", StepId(1), 0, "2014-04-17")
ASKED = ProcessStep("Requests sent", StepId(2), 1, "", StepId(1), 1)
BACK = ProcessStep("Returns in", StepId(3), 2, "", StepId(2), 10)
TODAY = date(2014, 4, 23)


def days(*steps: ProcessStep) -> list[date | None]:
    return [one.day for one in steps_due(planned(*steps))]


def planned(*steps: ProcessStep) -> Snapshot:
    return Snapshot(Audit("Plans"), steps=steps)


def test_what_follows_moves_with_the_day_it_is_counted_from() -> None:
    assert days(TERMS, ASKED, BACK) == [date(2014, 4, 17), date(2014, 4, 22), date(2014, 5, 7)]


def test_a_step_may_follow_one_that_stands_below_it() -> None:
    assert days(BACK, ASKED, TERMS)[0] == date(2014, 5, 7)


def test_what_follows_a_step_without_a_day_has_none_either() -> None:
    assert days(ProcessStep("Terms agreed", StepId(1)), ASKED) == [None, None]
    assert days(ASKED) == [None]


def test_a_step_after_a_slip_of_the_pen_can_still_be_shown() -> None:
    slip = ProcessStep("Terms agreed", StepId(1), 0, "9999-12-31")
    assert days(slip, ASKED) == [date.max, date.max]


def test_a_day_that_is_none_is_as_if_it_were_not_there() -> None:
    """A file that somebody else put together is shown all the same."""
    strange = ProcessStep("Terms agreed", StepId(1), 0, "2014-02-30", done_on="soon")
    now = planned(strange, ASKED)
    assert days(strange, ASKED) == [None, None]
    assert against_words(now, steps_due(now)[0]) == ""
    known = replace(strange, day="2014-04-17")
    assert against_words(planned(known), steps_due(planned(known))[0]) == ""


def test_steps_that_wait_for_each_other_have_no_day() -> None:
    first = ProcessStep("a", StepId(1), 0, "", StepId(2), 1)
    assert days(first, ASKED) == [None, None]
    assert goes_in_a_circle(planned(TERMS, ASKED, BACK), ASKED, BACK.id)
    assert goes_in_a_circle(planned(TERMS, ASKED), ASKED, ASKED.id)
    assert not goes_in_a_circle(planned(TERMS, ASKED, BACK), BACK, ASKED.id)


def test_a_late_step_is_named_where_the_day_is_got_ready() -> None:
    now = planned(TERMS, ASKED, BACK)
    told = [one.words for one in readiness(now, TODAY) if one.part is PreparationPart.STEPS]
    assert told == ["2 steps are late"]
    done = planned(TERMS, ProcessStep("Sent", StepId(2), 1, "", StepId(1), 1, done_on="2014-04-22"))
    told = [one.words for one in readiness(done, TODAY) if one.part is PreparationPart.STEPS]
    assert told == ["Late: Terms agreed"]
    assert not [one for one in readiness(planned(), TODAY) if one.part is PreparationPart.STEPS]


def test_steps_are_told_with_how_many_are_done_and_what_comes_next() -> None:
    assert steps_words(planned(), TODAY) == ""
    told = steps_words(planned(TERMS, ASKED, BACK), TODAY)
    assert told == "0 of 3 steps done · 2 late · next: Terms agreed, 17 April 2014"
    assert due_words(steps_due(planned(TERMS))[0], TODAY) == "17 April 2014, late"


def test_an_audit_counts_working_days_where_a_step_follows_another_or_a_period_is_in_them() -> None:
    assert not counts_working_days(planned(TERMS))
    assert counts_working_days(planned(TERMS, ASKED))
    period = AnswerSet("visit", kind=AnswerKind.PERIOD, target=10)
    assert not counts_working_days(Snapshot(Audit("Plans"), Tool(answer_sets=(period,))))
    worked = replace(period, working_days=True)
    assert counts_working_days(Snapshot(Audit("Plans"), Tool(answer_sets=(worked,))))
