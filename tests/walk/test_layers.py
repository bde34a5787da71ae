"""A question judged in layers is taken to the next where it stands closed; others see nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import prepare
from core.acts.tool import take_tool
from core.model.case import Case
from core.model.judgement import Judgement, JudgementState, Layer
from core.model.tool import Point
from core.store.file import WorkshopFile
from tests.intake.test_other_audits import other_audit
from tests.kinds import point_called
from tests.showing import show_active
from tests.walk.conftest import Watch, _context
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.walk.foot import FootStep
from ui.walk.page import WalkPage


@pytest.fixture
def moderated(
    tmp_path: Path, watch: Watch, qapp: QApplication, qtbot: QtBot
) -> Iterator[AuditContext]:
    """Organisations whose own scores are moderated."""
    with WorkshopFile.create(tmp_path / "moderated.casewalk", clock=watch) as file:
        take_tool(file, other_audit("section-11-self-assessment"))
        prepare.keep_rows(file, "add", [Case("Org A"), Case("Org B")])
        yield _context(file, qapp, tmp_path, qtbot)


@pytest.fixture
def walking(moderated: AuditContext, qtbot: QtBot) -> WalkPage:
    page = WalkPage(moderated, RoomPresenter(moderated, moderated))
    qtbot.addWidget(page)
    page.resize(1440, 860)
    show_active(page, qtbot)
    page.arrive()
    go(page, "2")
    return page


def go(page: WalkPage, key: str) -> None:
    now = page.context.session.now
    page.context.cursor.go(now.cases[0].id, point_called(now.tool, key))
    page.take_focus()


def judged(page: WalkPage, key: str = "2") -> Judgement:
    now = page.context.session.now
    held = now.judgement(now.cases[0].id, point_called(now.tool, key))
    assert held is not None
    return held


def agree(page: WalkPage, number: int) -> None:
    page.press_answer(number)
    page.agree_and_next()
    go(page, "2")


def take_to_next(page: WalkPage) -> None:
    button = page.middle.settled.next_layer
    assert button.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_settled_question_offers_its_next_layer(walking: WalkPage) -> None:
    agree(walking, 1)
    assert judged(walking).layer is Layer.OWN
    assert walking.middle.settled.next_layer.text() == "Moderate it"
    take_to_next(walking)
    assert walking.foot.step is FootStep.SETTLE
    assert walking.foot.agree.text() == "Agree as moderated"
    walking.press_answer(2)
    walking.agree_and_next()
    held = judged(walking)
    assert (held.layer, held.state) == (Layer.MODERATED, JudgementState.AGREED)
    assert "Moderated: 2, done, 1 step down." in walking.middle.settled.accessibleName()
    assert not walking.middle.settled.next_layer.isVisible()


def test_the_same_answer_is_agreed_in_the_next_layer_with_one_key(walking: WalkPage) -> None:
    agree(walking, 1)
    take_to_next(walking)
    walking.agree_and_next()
    assert judged(walking).layer is Layer.MODERATED
    assert "unchanged" in walking.middle.settled.accessibleName()


def test_esc_leaves_it_in_the_layer_it_was_in(walking: WalkPage) -> None:
    agree(walking, 1)
    take_to_next(walking)
    assert walking.judging.unsettled == []
    walking.press_answer(3)
    assert len(walking.judging.unsettled) == 1
    QTest.keyClick(walking, Qt.Key.Key_Escape)
    assert judged(walking).layer is Layer.OWN
    assert walking.middle.settled.isVisible()


def test_a_later_layer_is_not_parked(walking: WalkPage) -> None:
    agree(walking, 1)
    take_to_next(walking)
    walking.park()
    assert (judged(walking).layer, judged(walking).state) == (Layer.OWN, JudgementState.AGREED)


def test_f2_changes_what_was_agreed_in_its_own_layer(walking: WalkPage) -> None:
    agree(walking, 1)
    walking.change()
    assert walking.foot.agree.text() == "Agree anew"
    walking.press_answer(2)
    walking.agree_and_next()
    assert judged(walking).layer is Layer.OWN
    now = walking.context.session.now
    assert now.layer_judgements == ()


def test_a_question_without_layers_shows_nothing_of_them(walking: WalkPage) -> None:
    now = walking.context.session.now
    last: Point = now.tool.points[-1]
    walking.context.cursor.go(now.cases[0].id, last)
    walking.press_answer(1)
    walking.agree_and_next()
    walking.context.cursor.go(now.cases[0].id, last)
    assert walking.middle.settled.isVisible()
    assert not walking.middle.settled.next_layer.isVisible()
    assert walking.middle.settled.accessibleName().startswith("The room agreed Firm")
