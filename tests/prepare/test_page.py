"""Prepare as a whole: its parts, the ready card, the keyboard and what a screen reader finds."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from core.acts.prepare import keep_rows
from core.model.case import Case, Papers
from core.model.changed import Changed
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from tests.prepare.conftest import Desks, PrepareDesk, shown
from tests.sharing import show_now
from tests.showing import let_settle
from ui.prepare.navigation import CheckLine
from ui.prepare.page import PreparePage
from ui.theme import Look, app_theme
from ui.widgets.card import CardButton
from ui.widgets.rows import ListRow

EVERY = tuple(PreparationPart)


def _in_combo(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QComboBox):
            return True
        above = above.parentWidget()
    return False


def line(page: PreparePage, words: str) -> CheckLine:
    lines = page.navigation.findChildren(CheckLine)
    return next(one for one in lines if one.text().startswith(words))


def test_the_counts_stand_beside_the_parts(page: PreparePage) -> None:
    rows = {
        row.text(): row.accessibleDescription() for row in page.navigation.findChildren(ListRow)
    }
    assert rows == {
        "The audit": "",
        "Audit tool": "11 questions",
        "Sample": "8 of 63",
        "Cases": "8",
        "Agencies": "10",
        "Forms": "37",
        "Returns": "28 of 37",
        "People and agenda": "15",
        "Other voices": "3",
        "Steps": "7",
        "Tables": "",
    }


def test_an_audit_with_returns_opens_at_them_and_an_empty_one_at_its_tool(
    page: PreparePage, empty_page: PreparePage
) -> None:
    assert page.front is page.part(PreparationPart.RETURNS)
    assert empty_page.front is empty_page.part(PreparationPart.TOOL)


def test_a_line_of_the_ready_card_leads_to_where_it_is_mended(empty_page: PreparePage) -> None:
    line(empty_page, "Nobody on the list of people").click()
    assert empty_page.front is empty_page.part(PreparationPart.PEOPLE)
    line(empty_page, "No cases yet").click()
    assert empty_page.front is empty_page.part(PreparationPart.CASES)


def test_the_ready_card_follows_what_is_done(page: PreparePage) -> None:
    assert line(page, "No return still out").check
    page.show_part(PreparationPart.CASES)
    part = page.part(PreparationPart.CASES)
    page.context.session.do(_incomplete)
    assert part.isVisible()
    assert line(page, "Papers incomplete: Child A").accessibleName().endswith("(still to do)")


def _incomplete(file: WorkshopFile) -> Changed | None:
    first = file.all(Case)[0]
    return keep_rows(file, "mark", [replace(first, papers=Papers.INCOMPLETE)])


def test_a_part_out_of_sight_is_up_to_date_when_it_comes_back(page: PreparePage) -> None:
    page.show_part(PreparationPart.RETURNS)
    page.show_part(PreparationPart.CASES)
    page.context.session.do(_incomplete)
    page.show_part(PreparationPart.RETURNS)
    page.show_part(PreparationPart.CASES)
    sheet = page.part(PreparationPart.CASES).sheet  # type: ignore[attr-defined]
    assert sheet.model.index(0, 5).data() == "incomplete"


def test_every_part_fits_a_small_window_at_the_largest_text(own_page: PreparePage) -> None:
    page, theme = own_page, app_theme(own_page)
    page.resize(1280, 640)
    try:
        theme.apply(Look.HIGH_CONTRAST, 2.0)
        for part in EVERY:
            page.show_part(part)
            QApplication.processEvents()
            assert page.left.is_folded, "the list of parts gives way first"
            assert page.minimumSizeHint().width() <= 1280
            assert page.middle.width() + page.left.width() + page.right.width() >= 1000
    finally:
        theme.apply(Look.LIGHT, 1.0)


@pytest.mark.parametrize(("wide", "folded"), [(1280, True), (1366, False), (1440, False)])
def test_on_a_usual_laptop_the_parts_are_listed_beside_the_page(
    own_page: PreparePage, wide: int, folded: bool
) -> None:
    own_page.resize(wide, 640)
    for part in EVERY:
        own_page.show_part(part)
        QApplication.processEvents()
        assert own_page.left.is_folded is folded
        assert own_page.minimumSizeHint().width() <= wide


def test_an_audit_open_for_reading_cannot_be_typed_into(
    cin_file: WorkshopFile, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with WorkshopFile.open(cin_file.path, clock=cin_file.clock) as second:
        assert second.read_only
        page = shown(second, qapp, qtbot, tmp_path)
        page.show_part(PreparationPart.CASES)
        part = page.part(PreparationPart.CASES)
        index = part.sheet.model.index(0, 0)  # type: ignore[attr-defined]
        assert not part.sheet.model.flags(index) & Qt.ItemFlag.ItemIsEditable  # type: ignore[attr-defined]
        page.show_part(PreparationPart.AUDIT)
        assert page.part(PreparationPart.AUDIT).lines["title"].isReadOnly()  # type: ignore[attr-defined]


def test_a_part_is_shown_by_its_name(page: PreparePage) -> None:
    for part in (PreparationPart.CASES, PreparationPart.AGENCIES, PreparationPart.AUDIT):
        page.run(part.value)
        assert page.front is page.part(part)


def test_a_window_only_looked_at_is_given_back_and_one_with_a_trace_is_not(
    empty_desk: PrepareDesk, desks: Desks
) -> None:
    assert desks.give_back(("empty", None))
    empty_desk.page.navigation.setEnabled(False)
    assert not desks.give_back(("empty", None))


def test_coming_back_what_has_the_keyboard_is_in_sight_and_a_part_with_nothing_to_do_has_its_row(
    empty_page: PreparePage,
) -> None:
    empty_page.show_part(PreparationPart.TOOL)
    empty_page.arrive()  # the tools are offered anew
    let_settle(empty_page.window())
    offered = empty_page.window().focusWidget()
    assert isinstance(offered, CardButton)
    assert offered.visibleRegion().boundingRect() == offered.rect()
    empty_page.show_part(PreparationPart.TABLES)
    row = empty_page.window().focusWidget()
    assert isinstance(row, ListRow)
    assert row.text() == "Tables"


def test_who_comes_for_a_part_waits_for_none_that_was_left(page: PreparePage) -> None:
    left = page.part(PreparationPart.RETURNS)
    page.show_part(PreparationPart.RETURNS)
    page.hide()
    left.stale = True
    assert page.aim_at(PreparationPart.CASES)
    page.arrive()
    assert page.front is page.part(PreparationPart.CASES)
    assert left.stale, "it is refreshed when somebody comes for it"
    page.arrive()
    assert page.front is page.part(PreparationPart.CASES), "once: then it goes on where it was left"
    assert not page.aim_at("bring_in"), "what is no part has to be done still"
    other = QWidget()
    show_now(other)  # offscreen, a window that was hidden is given the keyboard only by another
    show_now(page)
    other.close()
