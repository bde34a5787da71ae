"""What one case is to the pace of the day, and what the day makes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.counting.case_progress import CaseProgress
from core.counting.pace import Open, pace, pace_of, spent_today
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.audit import Audit
from core.model.case import Case, Papers
from core.model.ids import AnswerSetId, CaseId, QuestionId, ThemeId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Question, Tool
from tests.counting.day import AGENDA, EIGHT, MORNING, at, case, visit


@pytest.mark.parametrize(
    ("settled", "parked", "total", "done"),
    [
        pytest.param(0, 0, 0, False, id="a tool without questions"),
        pytest.param(0, 0, 1, False, id="not begun"),
        pytest.param(1, 0, 1, True, id="all settled"),
        pytest.param(10, 1, 11, True, id="all but one that is parked"),
        pytest.param(9, 1, 11, False, id="one left"),
        pytest.param(0, 11, 11, True, id="all parked"),
        pytest.param(12, 0, 11, True, id="more settled than the tool has now"),
    ],
)
def test_a_case_is_done_when_the_room_has_been_through_it(
    settled: int, parked: int, total: int, done: bool
) -> None:
    found = CaseProgress(CaseId(1), "Case 1", "", settled, total, 25, parked=parked)
    assert found.done is done


@pytest.mark.parametrize(
    ("settled", "total", "share"), [(0, 4, 1), (1, 4, 0.75), (4, 4, 0), (5, 4, 0), (0, 0, 1)]
)
def test_the_open_share_of_a_case_is_what_is_left_of_it(
    settled: int, total: int, share: float
) -> None:
    assert CaseProgress(CaseId(1), "Case 1", "", settled, total, 25).open_share == share


def test_nothing_open_has_no_place_and_no_time() -> None:
    now = pace(AGENDA, EIGHT, MORNING, at("11:32"))
    assert (now.current, now.place, now.spent) == (None, 0, 0)


def test_a_case_just_opened_has_taken_no_time_yet() -> None:
    now = pace(AGENDA, EIGHT, (), at("11:32"), Open(CaseId(5), at("11:32")))
    assert (now.place, now.spent) == (5, 0)
    assert spent_today((), at("11:32"), Open(CaseId(5), at("11:32"))) == {}


def test_half_a_minute_gone_is_gone() -> None:
    agenda = (AgendaEntry("Cases", AgendaKind.CASES, "10:00", 30),)
    assert pace(agenda, EIGHT, (), at("10:00") + timedelta(seconds=30)).left == 29
    cases = [case(1, minutes=15), case(2, minutes=15)]
    assert pace(agenda, cases, (), at("10:00")).forecast == 2
    assert pace(agenda, cases, (), at("10:00") + timedelta(seconds=30)).forecast == 1


def test_cases_planned_with_no_time_tell_no_pace() -> None:
    quick = [case(1, settled=11, minutes=0), case(2)]
    now = pace(AGENDA, quick, (visit(1, "10:00", "10:30"),), at("10:30"))
    assert now.average is None
    assert now.forecast == 2
    assert now.by == "10:55"


def test_a_case_done_that_nobody_opened_today_tells_no_pace() -> None:
    done = [case(1, settled=11), case(2)]
    assert pace(AGENDA, done, (), at("10:30")).average is None


def test_a_case_with_nothing_but_parked_questions_is_not_the_next() -> None:
    parked = replace(case(1, settled=9), parked=2)
    now = pace(AGENDA, [parked, case(2)], (), at("10:00"))
    assert (now.next_case, now.done, now.parked) == (case(2), 1, 2)
    assert pace(AGENDA, [parked], (), at("10:00")).next_case is None


def test_the_open_case_is_finished_before_the_others_are_reached() -> None:
    agenda = (AgendaEntry("Cases", AgendaKind.CASES, "10:00", 50),)
    now = pace(agenda, EIGHT[:4], (), at("10:25"), Open(CaseId(4), at("10:25")))
    assert now.forecast == 1
    assert now.next_case == EIGHT[0]


def test_a_pathway_is_seen_when_one_of_its_cases_is_done_or_will_be() -> None:
    agenda = (AgendaEntry("Cases", AgendaKind.CASES, "10:00", 25),)
    groups = [case(1, "A", settled=11), case(2, "B"), case(3, "A"), case(4, "C"), case(5, "C")]
    now = pace(agenda, groups, (), at("10:00"))
    assert (now.done, now.forecast, now.missed) == (1, 2, ("C",))
    assert now.next_case == groups[3]


def test_an_audit_has_its_pace_by_its_own_minutes_papers_and_parked_questions() -> None:
    tool = Tool(
        questions=tuple(
            Question(str(n), "", "", ThemeId(1), AnswerSetId(1), QuestionId(n)) for n in (1, 2)
        )
    )
    snapshot = Snapshot(
        Audit("A", minutes_per_case=30, day="2014-04-09"),
        tool,
        cases=(
            Case("Child A", CaseId(1), pathway="X", minutes=0),
            Case("Child B", CaseId(2), pathway="Y", papers=Papers.INCOMPLETE),
            Case("Child C", CaseId(3), pathway="X"),
        ),
        judgements=(
            Judgement(CaseId(3), QuestionId(1), state=JudgementState.AGREED),
            Judgement(CaseId(3), QuestionId(2), state=JudgementState.PARKED),
        ),
    )
    now = pace_of(snapshot, at("10:00"), Open(CaseId(3), at("10:00")))
    # listed by pathway: A and C before B
    assert (now.total, now.place, now.day) == (3, 2, "2014-04-09")
    assert now.current == CaseProgress(CaseId(3), "Child C", "X", 1, 2, 30, True, 1)
    # after C in the list comes B, then A from the start
    assert now.next_case == CaseProgress(CaseId(2), "Child B", "Y", 0, 2, 30, False, 0)
    later = pace_of(snapshot, at("10:00"), Open(CaseId(1), at("10:00")))
    assert later.next_case == CaseProgress(CaseId(2), "Child B", "Y", 0, 2, 30, False, 0)
