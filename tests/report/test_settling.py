"""What must be settled before documents leave is settled on its card, undone and taken back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.acts import heard
from core.acts.findings import add_finding
from core.acts.house_style import set_tags
from core.model.audience import Audience, AudienceKind
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import FindingId
from core.model.leaving import DecisionKind
from core.store.file import WorkshopFile
from tests.report.conftest import Open
from ui.program.jobs import wait_for_all
from ui.report.page import ReportPage
from ui.report.settle_card import SettleCard

BOARD = Audience(AudienceKind.BOARD)


def _card(page: ReportPage) -> SettleCard:
    (card,) = page.remarks.cards.values()
    assert isinstance(card, SettleCard)
    assert page.documents.export.accessibleDescription() == "1 thing must be settled first"
    return card


def _is_settled(qtbot: QtBot, page: ReportPage, kind: DecisionKind) -> None:
    """The card is gone at once, and not there once the pages are made anew."""
    assert not page.remarks.cards
    assert page.documents.export.accessibleDescription() == ""
    assert page.remarks.before.look.hasFocus()
    with qtbot.waitSignal(page.builder.reviewed):
        pass
    assert not page.remarks.cards
    (decision,) = page.context.session.now.decisions
    assert decision.kind is kind
    qtbot.waitUntil(lambda: not page.builder.busy)
    with qtbot.waitSignal(page.context.notice_requested) as said:
        page.run("next_to_decide")
    assert said.args[0].startswith("Nothing is left to settle.")


def _is_marked(qtbot: QtBot, page: ReportPage, card: SettleCard) -> None:
    """Its number stands on the page beside its words; card, page and keys lead to one another."""
    sheets = page.sheets
    page.documents.show_document("terms")
    page.sheets.setFocus()
    page.run("next_to_decide")
    assert card.replace.hasFocus()
    assert card.replace.keys == "Alt 1"
    assert page.documents.shown == "report", "the other document does not print it"
    qtbot.waitUntil(lambda: bool(sheets._marks) and not page.marks.busy)
    ((at, (mark,)),) = sheets._marks.items()
    assert mark.number == card.number.number == 1
    assert at in sheets._in_sight()
    (left, top, wide, high), *_ = mark.boxes
    sheet, paper = sheets.sheets[at], sheets.paper
    assert paper is not None
    fit = sheet.width() / paper.sizes[at].width
    middle = QPoint(round((left + wide / 2) * fit), round((top + high / 2) * fit))
    page.documents.export.setFocus()
    assert card.replace.keys == "Alt 1", "it stays the card in front"
    QTest.mouseClick(sheets.viewport(), Qt.MouseButton.LeftButton, pos=sheet.mapTo(sheets, middle))
    assert card.replace.hasFocus()
    page.run("answer_9")
    assert not card.line.isVisible()


def _stays_marked_made_anew(qtbot: QtBot, page: ReportPage) -> None:
    """A change that leaves every word as it was makes the page anew: its marks are on it again."""
    qtbot.waitUntil(lambda: bool(page.sheets._marks) and not page.marks.busy)
    before = page.sheets.paper
    page.context.session.do(lambda file: set_tags(file, told=True))
    qtbot.waitUntil(lambda: page.sheets.paper is not before)
    qtbot.waitUntil(lambda: bool(page.sheets._marks) and not page.marks.busy)
    with qtbot.waitSignal(page.builder.ended):
        page.context.session.undo()


def _undo(qtbot: QtBot, page: ReportPage) -> None:
    with qtbot.waitSignal(page.builder.reviewed):
        page.context.session.undo()
    assert page.context.session.now.decisions == ()


def test_a_thing_is_replaced_accepted_or_left_out_on_its_card_and_then_documents_leave(
    alone: None, qtbot: QtBot, cin: WorkshopFile, opened: Open, folder: Path
) -> None:
    page = opened(cin)
    session = page.context.session
    (concern,) = session.now.open_concerns()
    session.do(lambda file: heard.carry(file, concern, "Rings back on Monday"))
    with qtbot.waitSignal(page.builder.ended):
        page.documents.audience.chosen.emit(BOARD)
    assert not page.documents.rows["summaries"].tick.isChecked(), "it may not leave"
    page.run("export")
    card = _card(page)
    assert card.replace.hasFocus(), "the export leads to the first thing to settle"

    _is_marked(qtbot, page, card)
    page.run("answer_1")
    assert (card.line.text(), card.line.hasFocus()) == ("[a case]", True)
    QTest.keyClick(card.line, Qt.Key.Key_Return)
    _is_settled(qtbot, page, DecisionKind.REPLACE)
    _undo(qtbot, page)

    card = _card(page)
    card.accept.click()
    QTest.keyClick(card.line, Qt.Key.Key_Return)
    assert session.now.decisions == (), "it has no reason yet"
    QTest.keyClicks(card.line, "All agencies know")
    card.keep.click()
    _is_settled(qtbot, page, DecisionKind.ACCEPT)
    _undo(qtbot, page)

    card = _card(page)
    card.leave_out.setFocus()
    card.leave_out.click()
    _is_settled(qtbot, page, DecisionKind.LEAVE_OUT)

    with qtbot.waitSignal(page.exporting.written):
        page.run("export")
    wait_for_all()
    assert len(list(folder.iterdir())) == len(page.documents.ticked)
    page.remarks.before.look.click()
    (back,) = page.remarks.before.buttons
    qtbot.waitUntil(back.isVisible)
    back.setFocus()
    with qtbot.waitSignal(page.builder.reviewed):
        back.click()
    assert session.now.decisions == ()
    qtbot.waitUntil(_card(page).replace.hasFocus)
    _stays_marked_made_anew(qtbot, page)


def test_what_was_found_in_many_texts_is_accepted_once_for_all(
    alone: None, qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    session = page.context.session
    (concern,) = session.now.open_concerns()
    session.do(lambda file: heard.carry(file, concern, "Rings back on Monday"))
    rests = (EvidenceNamed(FindingId(0), EvidenceKind.NOTE, session.now.notes[0].id),)
    for at in range(4):
        finding = Finding(f"Teams in Thriveton heard of plan {at}.")
        session.do(partial(add_finding, finding=finding, rests_on=rests))
    with qtbot.waitSignal(page.builder.ended):
        page.documents.audience.chosen.emit(BOARD)
    cards = [one for one in page.remarks.cards.values() if isinstance(one, SettleCard)]
    alike = [one for one in cards if one.unsettled.words == "Thriveton"]
    assert len(alike) == 4
    alike[1].replace.click()
    assert not alike[1].for_all.isVisible(), "a replacement holds everywhere"
    alike[1].not_now.click()
    alike[1].accept.click()
    assert alike[1].for_all.isVisible()
    assert alike[1].for_all.text() == "The same for all 4"
    QTest.keyClicks(alike[1].line, "It is a town")
    alike[1].for_all.setFocus()
    QTest.keyClick(alike[1].for_all, Qt.Key.Key_Space)
    alike[1].keep.click()
    assert len(session.now.decisions) == 4
    assert {one.text for one in session.now.decisions} == {"It is a town"}
    assert not [one for one in page.remarks.left if one.words == "Thriveton"]
    session.undo()
    assert not session.now.decisions, "it is one step"
