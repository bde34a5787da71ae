"""Columns that are drawn wider or narrower by hand stay so."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.model.case import Agency, Case
from core.wording.readiness import PreparationPart
from tests.showing import let_settle, show_active
from ui.prepare.column_widths import ColumnWidths
from ui.prepare.page import PreparePage
from ui.prepare.plain_parts import AgenciesPart
from ui.prepare.table_editor import TableEditor
from ui.program.settings import SettingsFile
from ui.theme import app_theme


def _agencies(page: PreparePage) -> TableEditor[Any]:
    page.show_part(PreparationPart.AGENCIES)
    part = page.part(PreparationPart.AGENCIES)
    assert isinstance(part, AgenciesPart)
    return part.sheet


def _edge(sheet: TableEditor[Any], column: int) -> QPoint:
    head = sheet.view.head
    end = head.sectionViewportPosition(column) + head.sectionSize(column) - 1
    return QPoint(end, head.height() // 2)


def _draw(sheet: TableEditor[Any], column: int, by: int) -> None:
    viewport, edge = sheet.view.head.viewport(), _edge(sheet, column)
    left = Qt.MouseButton.LeftButton
    QTest.mouseMove(viewport, edge)
    QTest.mousePress(viewport, left, Qt.KeyboardModifier.NoModifier, edge)
    QTest.mouseMove(viewport, edge + QPoint(by // 2, 0))
    QTest.mouseMove(viewport, edge + QPoint(by, 0))
    QTest.mouseRelease(viewport, left, Qt.KeyboardModifier.NoModifier, edge + QPoint(by, 0))


def test_a_column_drawn_by_hand_stays_so_while_rows_are_typed_and_the_window_changes(
    page: PreparePage, qtbot: QtBot
) -> None:
    show_active(page, qtbot)
    sheet = _agencies(page)
    let_settle(page)
    before = sheet.view.columnWidth(1)
    _draw(sheet, 1, -30)
    drawn = sheet.view.columnWidth(1)
    assert drawn < before
    last = sheet.model.rowCount() - 1
    sheet.model.setData(sheet.model.index(last, 0), "A new agency of the place")
    page.resize(1300, 700)
    let_settle(page)
    assert sheet.view.columnWidth(1) == drawn
    app_theme().apply(scale=1.5)
    assert abs(sheet.view.columnWidth(1) - drawn * 1.5) <= 1, "it grows with the text"
    app_theme().apply(scale=1.0)
    edge = _edge(sheet, 1)
    QTest.mouseDClick(sheet.view.head.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    assert sheet.view.columnWidth(1) != drawn, "as wide as its texts again"


def test_another_audit_of_the_same_table_has_the_columns_as_drawn(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    ColumnWidths(settings, Agency, 5).keep(1, 90)
    ColumnWidths(settings, Agency, 5).keep(2, 140)
    ColumnWidths(settings, Case, 9).keep(1, 60)
    again = SettingsFile(tmp_path / "settings.json")
    assert ColumnWidths(again, Agency, 5).all() == {1: 90, 2: 140}
    assert ColumnWidths(again, Agency, 6).all() == {}, "a table of other columns has its own"
    ColumnWidths(again, Agency, 5).drop(1)
    assert ColumnWidths(again, Agency, 5).all() == {2: 140}
    again.change(column_widths="Agency/5/1=x  /// Agency/5/2=70")
    assert ColumnWidths(again, Agency, 5).all() == {2: 70}, "what cannot be read is passed over"
