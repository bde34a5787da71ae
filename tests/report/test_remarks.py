"""What to look at before documents leave: counted, settled in place, gone to, ticked off."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts.findings import add_finding
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import FindingId
from core.review.remark import RemarkKind
from core.store.file import WorkshopFile
from tests.report.conftest import Open
from ui.report.concern_card import ConcernCard
from ui.report.page import ReportPage
from ui.report.remark_card import RemarkCard
from ui.theme import Look, app_theme


def concern(page: ReportPage) -> ConcernCard:
    card = next(iter(page.remarks.cards.values()))
    assert isinstance(card, ConcernCard)
    return card


def remarks(page: ReportPage) -> list[RemarkCard]:
    return [card for card in page.remarks.cards.values() if isinstance(card, RemarkCard)]


def test_the_panel_counts_what_there_is_and_what_must_be_settled(
    cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    count = len(page.remarks.cards)
    assert page.remarks.content.text() == f"{count} things to look at, 1 must be settled"
    assert concern(page).tag.text() == "Must settle"


def test_a_concern_is_passed_on_in_place(qtbot: QtBot, cin: WorkshopFile, opened: Open) -> None:
    page = opened(cin)
    card = concern(page)
    card.record.click()
    for words, field in (("Team manager", card.form.told), ("11:55", card.form.told_at)):
        QTest.keyClicks(field, words)
    QTest.keyClicks(card.form.did, "Rebooked")
    with qtbot.waitSignal(page.builder.ended):
        card.put_away.click()
    assert page.context.session.now.open_concerns() == ()
    assert page.remarks.content.text() == f"{len(remarks(page))} things to look at"
    assert not any(isinstance(one, ConcernCard) for one in page.remarks.cards.values())


def test_a_card_stays_while_it_is_typed_in(qtbot: QtBot, cin: WorkshopFile, opened: Open) -> None:
    page = opened(cin)
    card = concern(page)
    card.open()
    card.form.told.setPlainText("Team manager")
    card.form.told_at.setPlainText("11:55")
    card.form.did.setPlainText("Rebooked")
    with qtbot.waitSignal(page.builder.ended):
        card.flush()
    assert card.isVisible()
    assert card.form.told.hasFocus()
    assert card.tag.text() == "Passed on"


def test_a_concern_is_carried_as_open_in_place(
    qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    card = concern(page)
    card.carry.click()
    assert card.form.reason.hasFocus()
    QTest.keyClicks(card.form.reason, "Rings back on Monday")
    with qtbot.waitSignal(page.builder.ended):
        card.form.carry.click()
    assert card.tag.text() == "Carried as open"
    assert "must be settled" not in page.remarks.content.text()


def test_a_remark_leads_to_its_question(qtbot: QtBot, cin: WorkshopFile, opened: Open) -> None:
    page = opened(cin)
    card = next(one for one in remarks(page) if one.remark.kind is RemarkKind.OPEN)
    with qtbot.waitSignal(page.context.requested) as wanted:
        card.go.click()
    assert wanted.args == ["walk"]
    place = page.context.cursor
    assert (place.case_id, place.point) == (card.remark.case_id, card.remark.point)


def test_a_remark_on_a_finding_leads_to_the_finding(
    alone: None, qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    on_a_note = EvidenceNamed(FindingId(0), EvidenceKind.NOTE, 1)
    add_finding(cin, Finding("It was 14 of 21 (66.6%)."), [on_a_note])
    page = opened(cin, lambda _page: None)  # after what was done to the file
    card = next(one for one in remarks(page) if one.remark.kind is RemarkKind.WORDING)
    assert card.go.text() == "Go to the finding"
    with qtbot.waitSignal(page.context.hit_requested) as wanted:
        card.go.click()
    assert wanted.args is not None
    assert wanted.args[0].row_id == card.remark.finding_id


def test_a_remark_on_a_case_itself_leads_to_prepare(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open
) -> None:
    page = opened(tier2)
    card = next(one for one in remarks(page) if one.remark.kind is RemarkKind.PAPERS)
    with qtbot.waitSignal(page.context.requested) as wanted:
        card.go.click()
    assert wanted.args == ["prepare"]


def test_what_was_looked_at_is_ticked_off_for_this_session(
    qtbot: QtBot, tier2: WorkshopFile, opened: Open
) -> None:
    page = opened(tier2)
    first, second = remarks(page)[:2]
    before = len(remarks(page))
    first.tick.setFocus()
    QTest.keyClick(first.tick, Qt.Key.Key_Return)
    assert page.remarks.content.text() == f"{before - 1} things to look at"
    assert second.go.hasFocus(), "the focus stays in the list"
    page.leave()
    page.arrive()
    assert first.remark not in [card.remark for card in remarks(page)]
    page.remarks.again.click()
    shown = next(card for card in remarks(page) if card.remark == first.remark)
    shown.tick.click()
    assert page.remarks.content.text() == f"{before} things to look at"


def test_when_all_was_looked_at_it_says_so_and_keeps_the_focus(
    alone: None, qtbot: QtBot, tier2: WorkshopFile, opened: Open
) -> None:
    page = opened(tier2)
    for card in remarks(page):
        card.tick.setFocus()
        card.tick.click()
    assert page.remarks.content.text() == "Nothing is left to look at."
    assert QApplication.focusWidget() is page.remarks.again


def test_words_on_the_cards_are_whole_at_every_text_size(
    alone: None, qtbot: QtBot, cin: WorkshopFile, opened: Open
) -> None:
    page = opened(cin)
    tags = [card.tag for card in page.remarks.cards.values()]
    assert tags

    def whole() -> None:
        assert all(tag.width() == tag.sizeHint().width() for tag in tags)

    for scale in (1.0, 1.1, 1.25, 1.0):
        app_theme().apply(Look.LIGHT, scale)
        if page.remarks.isVisible():  # it folds away where there is no room for it
            qtbot.waitUntil(whole)


def test_a_card_is_ticked_off_with_a_button_that_says_so(cin: WorkshopFile, opened: Open) -> None:
    assert {card.tick.text() for card in remarks(opened(cin))} == {"Looked at"}
