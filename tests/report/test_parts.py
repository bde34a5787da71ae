"""A document is made one's own beside its pages: from the page one reads to the page printed."""

import json
import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.acts.own_documents import keep_figures
from core.documents.catalogue import compose
from core.documents.figures import figures_text
from core.model.audience import Audience, AudienceKind
from core.model.own_document import START, Correction, CorrectionState, FiguresOut
from core.pdf.preview import page_words
from core.queries.documents import full
from core.store.file import WorkshopFile
from tests.report.conftest import Open
from ui.report.edition import EditionChoice
from ui.report.page import ReportPage


def _made(qtbot: QtBot, page: ReportPage) -> str:
    """Wait until the pages are made anew; return what stands on them."""
    qtbot.waitUntil(lambda: not page.builder.busy and not page._soon.isActive())
    assert page.sheets.paper is not None
    return " ".join(" ".join(page_words(page.sheets.paper.pdf)).split())


def _correct(page: ReportPage, cin: WorkshopFile) -> None:
    """Type in what an agency corrects, with what becomes of it."""
    session, panel = page.context.session, page.corrections
    agency = session.now.agencies[0]
    audience = Audience(AudienceKind.AGENCY, agency.id, checks_facts=True)
    page.documents.audience.set_value(audience)
    page.documents.audience.chosen.emit(audience)
    page.documents.audience.corrections.click()
    assert page.right.stack.currentWidget() is panel
    assert panel.paragraph.hasFocus()
    QTest.keyClicks(panel.paragraph, "3")
    QTest.keyClicks(panel.says, "It was May.")
    panel.flush()
    panel.state.set_value(CorrectionState.NOT_ACCEPTED)
    panel.state.chosen.emit(CorrectionState.NOT_ACCEPTED)
    assert panel.hint.isVisible()
    assert panel.reason.hasFocus()
    assert [one.state for one in cin.all(Correction)] == [CorrectionState.OPEN]
    QTest.keyClicks(panel.reason, "The file says April.")
    panel.flush()
    (held,) = cin.all(Correction)
    assert (held.agency_id, held.paragraph, held.state, held.edition) == (
        *(agency.id, "3"),
        *(CorrectionState.NOT_ACCEPTED, "2"),
    )
    assert [row.spoken for row in panel.list.rows] == [
        "It was May, Feedback to agencies, 3, Not accepted: The file says April."
    ]
    panel.reason.clear()
    QTest.keyClicks(panel.paragraph, "1")
    panel.flush()
    (held,) = cin.all(Correction)
    assert (held.paragraph, held.reason) == ("31", "The file says April."), "kept till another"
    QTest.keyClick(panel.reason, Qt.Key.Key_Escape)
    assert page.right.stack.currentWidget() is page.remarks
    _correct_in_halves(page, cin)
    QTest.keyClick(page.documents.export, Qt.Key.Key_F2)
    assert page.parts.words.hasFocus()


def _looked_for_before_it_is_made(page: ReportPage) -> None:
    """A part that was asked for, as by a search, is shown once its document is made."""
    panel, made = page.parts, page._document_of[page.documents.shown]
    part = made.parts[-1]
    panel.show_document("comments", None)
    panel.show_document(made.key, None, part.key)
    assert panel.list.current is not None
    assert panel.list.current.value == START, "only that is known"
    panel.show_document(made.key, made)
    assert panel.list.current.value == part.key


def _correct_in_halves(page: ReportPage, cin: WorkshopFile) -> None:
    """Leave a correction half typed and come back; take a longer one back while it is typed in."""
    panel, undo = page.corrections, page.context.session.undo
    page.documents.audience.corrections.click()
    QTest.keyClicks(panel.paragraph, "7")
    QTest.keyClick(panel.paragraph, Qt.Key.Key_Escape)
    assert len(cin.all(Correction)) == 1
    page.documents.audience.corrections.click()
    assert panel.paragraph.toPlainText() == "7"
    assert panel.hint.isVisible()
    for words in ("It was June", ", not July"):
        QTest.keyClicks(panel.says, words)
        panel.flush()
    assert not panel.hint.isVisible()
    panel.says.setFocus()
    undo()
    assert panel.says.toPlainText() == "It was June"
    panel.flush()
    assert [one.says for one in cin.all(Correction)][1:] == ["It was June"]
    undo()
    QTest.keyClick(panel.says, Qt.Key.Key_Escape)


def test_the_part_one_reads_is_written_in_and_moved_and_corrections_are_typed_in(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    page.documents.show_document("statement" if "statement" in page._keys() else "terms")
    qtbot.waitUntil(lambda: not page.builder.busy)
    parts, sheets = page.parts, page.sheets
    assert page.sheets.paper is not None
    figures = json.loads(figures_text(compose(page.sheets.paper.key, full(cin))))
    before = json.dumps({key: text.replace("2", "3") for key, text in figures.items()})
    left = FiguresOut(page.sheets.paper.key, "panel", before, "1", "2014-05-02")
    page.context.session.do(lambda file: keep_figures(file, [left]))
    sheets.verticalScrollBar().setValue(sheets.verticalScrollBar().maximum())
    sheets.setFocus()
    QTest.keyClick(sheets, Qt.Key.Key_F2)
    assert page.right.stack.currentWidget() is parts
    assert parts.words.hasFocus()
    assert parts.list.current is not None
    assert parts.list.current.spoken == "Confidentiality"
    QTest.keyClicks(parts.words, "Nobody is named.")
    parts.note.click()
    QTest.keyClicks(parts.words, "Nor shown.")
    parts.flush()
    parts.up.click()
    said = _made(qtbot, page)
    assert said.index("Confidentiality Nobody is named.1") < said.index(" Steps ")
    assert " 1 Nor shown. " in said, "a footnote, at the foot of the page"
    told = page.remarks.figures.told.text()
    assert re.fullmatch(r"\d+ figures changed since 2 May 2014", told)
    parts.leave_out.click()
    assert parts.list.current.spoken == "Confidentiality, left out, begins with your words"
    parts.shipped.click()
    edition = page.documents.edition
    assert isinstance(edition, EditionChoice)
    assert [edition.itemText(at) for at in range(edition.count())] == [
        *("Draft 1", "Draft 2", "Draft 3"),
        "Final",
    ]
    edition.setCurrentIndex(1)
    edition.activated.emit(1)
    said = _made(qtbot, page)
    assert said.index("Confidentiality Nobody is named.1") > said.index(" Steps ")
    assert "Draft 2 · Official-sensitive" in said
    QTest.keyClick(parts.words, Qt.Key.Key_Escape)
    assert page.right.stack.currentWidget() is page.remarks
    assert sheets.hasFocus()
    _looked_for_before_it_is_made(page)
    _correct(page, cin)
