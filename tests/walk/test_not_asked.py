"""An agency that was not asked stands apart in Walk and on the wall."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.counting.answer_columns import NOT_ASKED, answer_columns, offered
from core.model.clock import Clock
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Position, Snapshot
from core.model.tool import Point
from core.room import question_scene
from tests.asked import asked_audit
from ui.audit.positions import positions_at
from ui.audit.session import WorkshopSession
from ui.walk.question import _asked


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[WorkshopSession]:
    with asked_audit(tmp_path / "asked.casewalk", clock) as file:
        yield WorkshopSession(file)


def at(session: WorkshopSession, key: str, case: int = 0) -> tuple[Point, tuple[Position, ...]]:
    now = session.now
    point = next(one for one in now.tool.points if now.tool.key_at(one) == key)
    return point, positions_at(session, now.cases[case].id, point)


def columns(now: Snapshot, point: Point, found: tuple[Position, ...]) -> dict[str, list[str]]:
    return {
        one.label: [now.short_name(held.agency) for held in one.positions]
        for one in answer_columns(now.tool, point, found)
        if one.positions
    }


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("1", {"Yes": ["Health"], "No": ["Police", "Schools"]}),
        ("2", {"Yes": ["Health"], NOT_ASKED: ["Police", "Schools"]}),
        ("3", {"Yes": ["Police"], NOT_ASKED: ["Health", "Schools"]}),
        ("4", {"Numbers": ["Health"], NOT_ASKED: ["Police", "Schools"]}),
    ],
)
def test_who_was_not_asked_has_the_last_column_whatever_it_answered(
    session: WorkshopSession, key: str, said: dict[str, list[str]]
) -> None:
    point, found = at(session, key)
    assert columns(session.now, point, found) == said


def test_one_who_was_not_asked_is_no_voice_among_those_that_agree(
    session: WorkshopSession,
) -> None:
    point, found = at(session, "2")
    assert offered(session.now.tool, point, found) is None  # one voice alone


def test_the_wall_says_not_asked_and_never_what_was_answered_all_the_same(
    session: WorkshopSession,
) -> None:
    point, found = at(session, "2")
    scene = question_scene(session.now, session.now.cases[0].id, point, found)
    assert [(one.label, one.count, one.names) for one in scene.columns] == [
        ("Yes", 1, ("Health",)),
        (NOT_ASKED, 2, ("Police", "Schools")),
    ]


def test_a_question_for_the_room_alone_counts_nobody_who_was_not_asked_on_the_wall(
    session: WorkshopSession,
) -> None:
    point, found = at(session, "5")
    assert found
    scene = question_scene(session.now, session.now.cases[0].id, point, found)
    assert scene.columns == ()


def test_an_answer_that_wants_a_comment_asks_the_room_for_its_reason(
    session: WorkshopSession,
) -> None:
    now = session.now
    point, found = at(session, "6", case=1)
    no = next(one for one in now.tool.answers_at(point) if one.key == "no")
    yes = next(one for one in now.tool.answers_at(point) if one.key == "yes")
    for answer, said in ((no, "No"), (yes, "")):
        judgement = Judgement(
            now.cases[1].id, point.question_id, state=JudgementState.DRAFT, answer_id=answer.id
        )
        after = replace(now, judgements=(judgement,))
        assert _asked(after, now.cases[1], point, found, None, None).explained == said
