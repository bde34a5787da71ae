"""Each agency's own part is judged by a chip above the room's judgement; others see none."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import prepare
from core.acts.tool import take_tool
from core.model.case import Agency, Case
from core.store.file import WorkshopFile
from tests.intake.test_other_audits import other_audit
from tests.kinds import point_called
from tests.showing import show_active
from tests.walk.conftest import Watch, _context
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.walk.page import WalkPage
from ui.widgets.chip import DropChip


@pytest.fixture
def graded(
    tmp_path: Path, watch: Watch, qapp: QApplication, qtbot: QtBot
) -> Iterator[AuditContext]:
    """Auditors of two agencies grade their own part, for two children."""
    with WorkshopFile.create(tmp_path / "own.casewalk", clock=watch) as file:
        take_tool(file, other_audit("family-sexual-abuse"))
        prepare.keep_rows(file, "add", [Case("Child A"), Case("Child B")])
        prepare.keep_rows(file, "add", [Agency("School"), Agency("Police")])
        yield _context(file, qapp, tmp_path, qtbot)


@pytest.fixture
def walking(graded: AuditContext, qtbot: QtBot) -> WalkPage:
    page = WalkPage(graded, RoomPresenter(graded, graded))
    qtbot.addWidget(page)
    page.resize(1440, 860)
    show_active(page, qtbot)
    page.arrive()
    go(page, 0)
    return page


def go(page: WalkPage, case: int, key: str = "5") -> None:
    now = page.context.session.now
    page.context.cursor.go(now.cases[case].id, point_called(now.tool, key))


def chips(page: WalkPage) -> list[DropChip]:
    found = page.middle.body.parts.findChildren(DropChip)
    return [chip for chip in found if chip.isVisible()]


def choose(chip: DropChip, label: str) -> None:
    action = next(one for one in chip.menu().actions() if one.text() == label)
    action.trigger()


def test_a_chip_an_agency_offers_the_answers_of_the_question(walking: WalkPage) -> None:
    assert [chip.text() for chip in chips(walking)] == ["School: not yet", "Police: not yet"]
    choose(chips(walking)[0], "Good")
    choose(chips(walking)[1], "Inadequate")
    assert [chip.text() for chip in chips(walking)] == ["School: Good", "Police: Inadequate"]
    now = walking.context.session.now
    point = point_called(now.tool, "5")
    assert [one.answer for one in now.parts_at(now.cases[0].id, point)] == ["Good", "Inadequate"]
    choose(chips(walking)[0], "not yet")
    assert chips(walking)[0].text() == "School: not yet"


def test_parts_belong_to_their_case_and_rest_once_it_is_settled(walking: WalkPage) -> None:
    choose(chips(walking)[0], "Good")
    go(walking, 1)
    assert [chip.text() for chip in chips(walking)] == ["School: not yet", "Police: not yet"]
    walking.press_answer(2)
    walking.agree_and_next()
    go(walking, 1)
    assert not any(chip.isEnabled() for chip in chips(walking))


def test_a_question_that_wants_none_shows_none(walking: WalkPage) -> None:
    go(walking, 0, "1")
    assert chips(walking) == []
    go(walking, 0)
    assert [chip.text() for chip in chips(walking)] == ["School: not yet", "Police: not yet"]


def test_the_chips_are_made_once_and_take_an_agencys_other_name(walking: WalkPage) -> None:
    before, session = chips(walking), walking.context.session
    go(walking, 0, "1")
    go(walking, 1)
    assert chips(walking) == before
    school = session.now.agencies[0]
    session.do(lambda file: prepare.keep_rows(file, "rename", [replace(school, name="Academy")]))
    assert [chip.text() for chip in chips(walking)] == ["Academy: not yet", "Police: not yet"]
