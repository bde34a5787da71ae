"""A text is written in where it stands on the page, by keyboard and by pointer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts.own_documents import write_own_words
from core.model.case import Case
from core.model.judgement import Judgement
from core.model.own_document import START, DocumentPart, case_part
from core.pdf.preview import page_words
from core.pdf.typed import PlacedText
from core.store.file import WorkshopFile
from tests.report.conftest import Open
from ui.report.page import ReportPage


def _made(qtbot: QtBot, page: ReportPage) -> str:
    qtbot.waitUntil(lambda: not (page._soon.isActive() or page.builder.busy))
    assert page.sheets.paper is not None
    return " ".join(" ".join(page_words(page.sheets.paper.pdf)).split())


def _press(page: ReportPage, text: PlacedText) -> None:
    """Press the first letters of a text."""
    sheet = page.sheets.sheets[text.page]
    fit = sheet.width() / page.sheets._sizes[text.page].width
    left, top, _wide, high = text.rects[0]
    at = sheet.mapTo(page.sheets.viewport(), QPoint(round((left + 2) * fit), round(top * fit) + 3))
    assert sheet.text_at((left + 2) * fit, (top + high / 2) * fit) == text
    QTest.mouseClick(page.sheets.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_text_is_written_in_where_it_stands_and_is_one_step_of_undo(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    session, sheets, editor = page.context.session, page.sheets, page.texts.editor
    session.do(lambda file: write_own_words(file, "summaries", START, "Read with care.\n\nBoth."))
    _made(qtbot, page)
    sheets.setFocus()
    QTest.keyClick(sheets, Qt.Key.Key_Right)
    assert sheets.accessibleName().startswith("Your own words, Page 1 of 9")
    assert sheets.at is not None
    assert len(sheets.at.rects) == 2, "both paragraphs are one text"
    QTest.keyClick(sheets, Qt.Key.Key_Right)
    assert sheets.accessibleName().startswith("Outline, Child A, Page 2 of 9")
    QTest.keyClick(sheets, Qt.Key.Key_Return)
    assert editor.field.hasFocus()
    assert sheets.at is not None
    over = sheets.frame_of(sheets.at)
    assert abs(editor.y() + editor.field.y() - over.y()) < 20, "it lies over its text"
    before = cin.all(Case)[0].outline
    assert editor.field.toPlainText() == before
    QTest.keyClicks(editor.field, " It is so.")
    editor.field.flush()
    shown = sheets.paper
    QTest.keyClicks(editor.field, " Still.")
    editor.field.flush()
    _made(qtbot, page)
    assert sheets.paper is shown, "the page stays under the editor"
    page.run("agree")  # Ctrl+Enter
    assert not editor.isVisible()
    assert sheets.hasFocus()
    assert "It is so. Still." in _made(qtbot, page)
    assert cin.all(Case)[0].outline == f"{before} It is so. Still."
    session.undo()
    assert cin.all(Case)[0].outline == before, "one act, however long it took"
    _made(qtbot, page)
    assert sheets.at is not None
    assert sheets.at.typed.kind is Case, "the keyboard is still at it"

    own = sheets.texts_on(0)[0]
    sheets.verticalScrollBar().setValue(0)
    _press(page, own)
    assert editor.name.text() == "Your own words"
    editor.field.selectAll()
    QTest.keyClick(editor.field, Qt.Key.Key_Delete)
    editor.field.flush()
    assert cin.all(DocumentPart) == []
    QTest.keyClicks(editor.field, "Written anew.")  # what was emptied is not gone for good
    QTest.keyClick(editor.field, Qt.Key.Key_Escape)
    assert "Written anew." in _made(qtbot, page)
    assert [one.words for one in cin.all(DocumentPart)] == ["Written anew."]

    _press(page, sheets.texts_on(0)[0])
    QTest.keyClicks(editor.field, " Once more.")
    page.documents.marking.setFocus()  # the keyboard goes elsewhere: it is kept, and done with
    assert not editor.isVisible()
    assert [one.words for one in cin.all(DocumentPart)] == ["Written anew. Once more."]
    assert QApplication.focusWidget() is page.documents.marking


def test_what_is_typed_stays_in_sight_and_the_keyboard_on_the_page_when_it_is_laid_away(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    sheets, editor = page.sheets, page.texts.editor
    high = sheets.viewport().height()
    in_sight = [one for one in sheets.texts_on(0) if sheets.frame_of(one).bottom() < high]
    for text in (in_sight[-1], sheets.texts_on(len(sheets.sheets) - 1)[-1]):
        page.texts.open(text)
        for _ in range(12):
            QTest.keyClick(editor.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: editor.height() > 250)
        over = editor.mapTo(sheets.viewport(), editor.rect().topLeft()).y()
        assert 0 <= over <= high - editor.height()
        page.texts.flush()  # as an undo does
        assert sheets.hasFocus()


@pytest.mark.parametrize("where", ["own words", "a reason", "the panel"])
def test_a_text_of_a_case_erased_meanwhile_is_laid_away_and_kept_nowhere(
    qtbot: QtBot, cin: WorkshopFile, opened: Open, where: str
) -> None:
    page = opened(cin)
    session, part = page.context.session, case_part(cin.all(Case)[0].id)
    session.do(lambda file: write_own_words(file, "summaries", part, "Of this one."))
    _made(qtbot, page)
    field = page.parts.words if where == "the panel" else page.texts.editor.field
    if where == "the panel":
        page._open_parts(part)
    else:
        kind = DocumentPart if where == "own words" else Judgement
        page.texts.open(next(one for one in page.sheets.texts_on(0) if one.typed.kind is kind))
    QTest.keyClicks(field, " Half a")
    session.erase_case(cin.all(Case)[0].id)
    qtbot.waitUntil(lambda: session.busy_reason is None)
    assert field.toPlainText() == ""
    assert page.parts.isVisible() == (where == "the panel")
    assert not page.texts.editor.isVisible()
    QTest.keyClicks(field, " sentence")
    field.flush()
    _made(qtbot, page)
    kept = [(one.part, one.words) for one in cin.all(DocumentPart)]
    assert kept == ([(START, " sentence")] if where == "the panel" else [])
