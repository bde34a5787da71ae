"""What to look for and whether a question applies is said there, and "next" passes over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import prepare, walk
from core.acts.tool import take_tool
from core.files import TOOLS
from core.intake.tool import read_tool
from core.model.case import Case
from core.model.judgement import JudgementState
from core.store.file import WorkshopFile
from tests.showing import show_active
from tests.walk.conftest import Watch, _context, case_called
from tests.walk.test_settled import go, point_of
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.walk.foot import FootStep
from ui.walk.page import WalkPage


@pytest.fixture
def context(
    tmp_path: Path, watch: Watch, qapp: QApplication, qtbot: QtBot
) -> Iterator[AuditContext]:
    """An audit with the general tool: its question 4 is asked only where 1c is Yes."""
    with WorkshopFile.create(tmp_path / "general.casewalk", clock=watch) as file:
        take_tool(file, read_tool(TOOLS / "general-case-audit.toml"))
        prepare.keep_rows(file, "add cases", [Case("Case 1"), Case("Case 2", position=1)])
        yield _context(file, qapp, tmp_path, qtbot)


@pytest.fixture
def page(context: AuditContext, qtbot: QtBot) -> WalkPage:
    found = WalkPage(context, RoomPresenter(context, context))
    qtbot.addWidget(found)
    found.resize(1440, 860)
    show_active(found, qtbot)
    found.arrive()
    return found


def judge(context: AuditContext, key: str, label: str) -> None:
    """Agree a question of Case 1."""
    now, case, point = context.session.now, case_called(context, "Case 1"), point_of(context, key)
    answer = next(one.id for one in now.tool.answers_at(point) if one.label == label)
    context.session.do(lambda file: walk.agree(file, case, point, answer))


def condition(page: WalkPage) -> str:
    tag = page.middle.head.guidance.condition
    return "" if tag.isHidden() else tag.text()


def test_the_guidance_stands_under_the_question(page: WalkPage) -> None:
    go(page, "Case 1", "6")
    shown = page.middle.head.guidance.guidance
    assert shown.isVisible()
    assert shown.text == "Look for information that arrived in time, and for who took the lead."
    go(page, "Case 1", "2")
    assert not page.middle.head.guidance.guidance.isVisible()


def test_before_it_is_known_a_condition_says_so_and_the_question_is_asked(
    page: WalkPage, context: AuditContext
) -> None:
    go(page, "Case 1", "4")
    assert condition(page) == "Only where 1c is Yes: not known yet"
    assert page.foot.step is FootStep.AGREE
    judge(context, "1c", "Yes")
    assert condition(page) == "✓ Only where 1c is Yes: it is"


def test_where_it_is_not_met_next_passes_over_the_question(
    page: WalkPage, context: AuditContext
) -> None:
    judge(context, "1c", "No")
    go(page, "Case 1", "3")
    page.press_answer(1)
    page.agree_and_next()
    assert context.cursor.point == point_of(context, "5")
    go(page, "Case 1", "4")
    assert condition(page) == "Only where 1c is Yes: it is No, so this one is passed over"
    assert page.foot.agree.text() == "Next open: Case 1, question 5"
    page.agree_and_next()
    assert context.cursor.point == point_of(context, "5")
    assert (
        context.session.now.judgement(case_called(context, "Case 1"), point_of(context, "4"))
        is None
    )


def test_it_can_be_judged_all_the_same(page: WalkPage, context: AuditContext) -> None:
    judge(context, "1c", "No")
    go(page, "Case 1", "4")
    page.press_answer(1)
    assert page.foot.step is FootStep.AGREE
    assert condition(page) == "Only where 1c is Yes: it is No"
    page.agree_and_next()
    held = context.session.now.judgement(case_called(context, "Case 1"), point_of(context, "4"))
    assert held is not None
    assert held.state is JudgementState.AGREED


def test_a_case_is_done_without_what_is_passed_over(page: WalkPage, context: AuditContext) -> None:
    judge(context, "1c", "No")
    for key in ("1a", "1b"):
        judge(context, key, "Yes")
    for key in ("2", "3", "5"):
        judge(context, key, "Met")
    go(page, "Case 1")
    assert context.cursor.point == point_of(context, "6")
    page.press_answer(1)
    page.agree_and_next()
    assert context.cursor.at_end
    line = next(line for line in page.end.list.lines if line.key == "4")
    assert (line.answer, line.reason) == ("Passed over", "Only where 1c is Yes: it is No")
    assert page.cases.view.rows.index(1).data() == "Case 1"
    assert "7 of 7 agreed · 1 passed over" in page.cases.view.rows.index(1).data(3)
