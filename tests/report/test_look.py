"""A partnership's look is chosen beside the pages, checked, seen on them and taken back."""

from pathlib import Path

import pypdfium2
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.model.house_style import HousePart
from core.store.file import WorkshopFile
from tests.report.conftest import Open
from tests.word.templates import council, linking, with_parts


def test_a_logo_a_colour_and_a_template_are_taken_in_seen_on_the_pages_and_let_go(
    qtbot: QtBot, cin: WorkshopFile, opened: Open, tmp_path: Path
) -> None:
    page = opened(cin)
    panel, session = page.look, page.context.session
    page.documents.look.click()
    assert page.right.stack.currentWidget() is panel
    assert panel.choose_logo.hasFocus()
    assert not panel.words.isVisible()

    logo, outside, fine = (tmp_path / one for one in ("crest.png", "Outside.dotx", "Fine.dotx"))
    Image.new("RGB", (90, 30), "#7A1F3D").save(logo)
    outside.write_bytes(with_parts(council(), {}, linking("image")))
    fine.write_bytes(council())
    panel.take_logo(logo)
    assert panel.said.text() == "Reading it…"
    qtbot.waitUntil(panel.seen.isVisible)
    assert panel.choose_logo.hasFocus()
    QTest.keyClicks(panel.words, "The crest")
    QTest.keyClicks(panel.colour, " ")  # nothing is kept, and nothing goes wrong
    panel.flush()
    QTest.keyClicks(panel.colour, "red")
    panel.flush()
    assert "six signs" in panel.pale.text()
    panel.colour.clear()
    QTest.keyClicks(panel.colour, "fc0")
    QTest.keyClicks(panel.colour, "c00")
    panel.flush()
    assert "too pale" in panel.pale.text()
    panel.take_template(outside)
    qtbot.waitUntil(lambda: "points to a part outside itself" in panel.said.text())
    panel.take_template(fine)
    qtbot.waitUntil(panel.drop_template.isVisible)
    kept = {one.kind.value: one.name or one.words for one in cin.all(HousePart)}
    assert kept == {"logo": "crest.png", "colour": "#FC0C00", "template": "Fine.dotx"}

    qtbot.waitUntil(lambda: not page.builder.busy and not page._soon.isActive())
    assert page.sheets.paper is not None
    first = pypdfium2.PdfDocument(page.sheets.paper.pdf)[0]
    assert [one.type for one in first.get_objects() if one.type == 3] == [3]
    panel.drop_template.click()
    assert panel.choose_template.hasFocus()
    session.undo()
    assert panel.template_name.text() == "Fine.dotx"
    QTest.keyClick(panel.colour, Qt.Key.Key_Escape)
    assert page.right.stack.currentWidget() is page.remarks
    while cin.all(HousePart):
        session.undo()


def test_what_others_are_told_is_said_beside_the_look(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    readers, now = page.look.readers, page.context.session
    page.documents.look.click()
    QTest.keyClicks(readers.least, "2")
    readers.least.flush()
    assert readers.no_number.text() == "A number from 3 to 20."
    assert readers.no_number.isVisible()
    readers.least.clear()
    QTest.keyClicks(readers.least, "12")
    readers.least.flush()
    assert not readers.no_number.isVisible()
    assert now.now.least_shown == 12
    readers.tags.setFocus()
    QTest.keyClick(readers.tags, Qt.Key.Key_Space)
    assert {one.kind.value for one in cin.all(HousePart)} == {"least-shown", "tags"}
    now.undo()
    assert not readers.tags.isChecked()
    now.undo()
    assert readers.least.toPlainText() == ""
