"""Two people prepare by turns: who has the audit, asking for it, handing it over with a note."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.model.access import LONGEST_LINE, AccessKind
from core.model.fault import WrongKey
from core.store.file import WorkshopFile
from core.store.wish import leave_wish
from tests.safekeeping.conftest import PASSPHRASE
from ui.program.window import MainWindow
from ui.safekeeping.custody_card import CustodyCard

OpenWindow = Callable[[str | None], MainWindow]
OTHER = "seven geese over the moor"


def card_of(window: MainWindow) -> CustodyCard:
    assert window.audit is not None
    window.audit.over.show_safekeeping()
    assert window.audit.over.safekeeping is not None
    return window.audit.over.safekeeping.custody


def signed(card: CustodyCard, role: str) -> None:
    card.role.setText(role)
    card.role.editingFinished.emit()


def opened_again(
    qtbot: QtBot, window: MainWindow, path: Path, passphrase: str | None, who: str
) -> None:
    with qtbot.waitSignal(window.entered):
        window.start.opening.open(path, passphrase, who)


def said(window: MainWindow) -> str:
    assert window.audit is not None
    return window.audit.workspace.message.text


def test_nothing_is_said_of_it_where_nobody_uses_it(open_window: OpenWindow) -> None:
    window = open_window(PASSPHRASE)
    assert window.audit is not None
    assert "has had this audit" not in said(window)
    kinds = [one.kind for one in window.audit.session.access.all()]
    assert kinds == [AccessKind.OPENED]


def test_it_is_handed_over_with_a_note_and_whoever_opens_it_next_has_it(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(PASSPHRASE)
    card = card_of(window)
    assert window.audit is not None
    path = window.audit.path
    signed(card, "Lead reviewer")
    QTest.keyClicks(card.note, "C to F are open")
    card.hand_over.click()
    assert "is handed over" in window.start.home.message.text
    opened_again(qtbot, window, path, PASSPHRASE, "Second reviewer")
    assert window.audit.path == path
    assert "Handed over by Lead reviewer" in said(window)
    assert "“C to F are open” You have it now." in said(window)
    assert window.audit is not None
    lines = [(one.kind.value, one.who) for one in window.audit.session.access.all()]
    assert lines[-3:] == [
        ("handed over", "Lead reviewer"),
        ("opened", "Second reviewer"),
        ("taken", "Second reviewer"),
    ]


def test_whoever_has_not_got_it_is_told_and_can_ask_for_it_or_take_it(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(PASSPHRASE)
    card = card_of(window)
    assert window.audit is not None
    path = window.audit.path
    signed(card, "Anna")
    card.take.click()
    assert card.take.isHidden()
    window.close_audit()
    opened_again(qtbot, window, path, PASSPHRASE, "Bert")
    assert "Anna has had this audit since" in said(window)
    card = card_of(window)
    card.ask.click()
    assert "You asked for it" in card.state.text()
    window.close_audit()
    opened_again(qtbot, window, path, PASSPHRASE, "Anna")
    assert "Bert asked for it" in said(window)


def test_the_passphrase_is_changed_and_the_audit_handed_over_in_one_step(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(PASSPHRASE)
    card = card_of(window)
    assert window.audit is not None
    assert window.audit.over.safekeeping is not None
    path, secret = window.audit.path, window.audit.over.safekeeping.passphrase
    card.note.setText("The new words are with the chair")
    card.with_key.click()
    assert secret.step.text() == "Change it, hand it over and close"
    QTest.keyClicks(secret.old.field, PASSPHRASE)
    QTest.keyClicks(secret.secret.first.field, OTHER)
    QTest.keyClicks(secret.secret.second.field, OTHER)
    secret.step.click()
    qtbot.waitUntil(lambda: window.audit is None)
    with pytest.raises(WrongKey):
        WorkshopFile.open(path, PASSPHRASE)
    with WorkshopFile.open(path, OTHER) as file:
        last = file.access.all()[-1]
    assert (last.kind, last.about) == (AccessKind.HANDED, "The new words are with the chair")


def test_who_only_looks_on_leaves_a_wish_that_whoever_writes_takes_in(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(PASSPHRASE)
    assert window.audit is not None
    path = window.audit.path
    glance = window.audit.session.custody.glance
    leave_wish(path, "Bert")

    def is_told() -> bool:
        glance.timeout.emit()  # the look at opening may not have ended yet
        return "Bert asked for it" in said(window)

    qtbot.waitUntil(is_told)
    assert [one.name for one in path.parent.iterdir() if "asked" in one.name] == []
    window.close_audit()
    with WorkshopFile.open(path, PASSPHRASE):
        opened_again(qtbot, window, path, PASSPHRASE, "Bert")
        assert window.audit is not None
        assert window.audit.session.read_only
        button = window.audit.workspace.message._button
        assert button.text() == "Ask for it"
        button.click()
        qtbot.waitUntil(path.with_name(path.name + ".asked").exists)


def test_the_role_typed_at_opening_stands_in_the_access_log(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(PASSPHRASE)
    assert window.audit is not None
    path = window.audit.path
    window.close_audit()
    unlock = window.start.home.unlock
    unlock.ask_for(path)
    unlock.sign.click()
    QTest.keyClicks(unlock.role, "Chair")
    QTest.keyClicks(unlock.passphrase.field, PASSPHRASE)
    with qtbot.waitSignal(window.entered):
        unlock.unlock.click()
    assert window.audit is not None
    assert window.audit.session.access.all()[-1].who == "Chair"


def test_a_note_that_would_not_be_kept_whole_is_told_and_nothing_is_handed_over(
    open_window: OpenWindow,
) -> None:
    window = open_window(PASSPHRASE)
    card = card_of(window)
    signed(card, "Lead reviewer")
    card.note.setText("n" * (LONGEST_LINE + 1))
    assert "The note has 2001 letters, and 2000 are kept." in card.noted.below
    card.hand_over.click()
    assert window.audit is not None, "it is open still"
    assert "The note has 2001 letters" in card.said.text()
    card.note.setText("n" * LONGEST_LINE)
    assert not card.noted.below
    session = window.audit.session
    card.hand_over.click()
    assert session.is_closed


def test_the_role_of_who_handed_it_over_waits_in_no_field_for_who_has_it_next(
    open_window: OpenWindow,
) -> None:
    window = open_window(PASSPHRASE)
    card = card_of(window)
    assert window.audit is not None
    path, words = window.audit.path, window.audit.field_words
    card.role.setFocus()
    card.role.selectAll()
    QTest.keyClicks(card.role, "Quality lead")
    words.flush()
    QTest.keyClick(card.role, Qt.Key.Key_Tab)
    card.hand_over.click()
    with WorkshopFile.open(path, PASSPHRASE) as file:
        assert [one.text for one in file.drafts.all()] == []


def test_what_could_not_be_handed_over_is_not_handed_over_later_by_itself(
    open_window: OpenWindow,
) -> None:
    window = open_window(PASSPHRASE)
    card = card_of(window)
    assert window.audit is not None
    path = window.audit.path
    away = path.rename(path.with_name("away.casewalk"))
    QTest.keyClicks(card.note, "C to F are open")
    card.hand_over.click()
    assert "You have it still." in card.said.text()
    away.rename(path)
    log = window.audit.session.access
    log.note(AccessKind.SHEET)
    assert [one.kind for one in log.all()] == [AccessKind.OPENED, AccessKind.SHEET]
    card.hand_over.click()
    assert window.start.isVisible()
    with WorkshopFile.open(path, PASSPHRASE) as file:
        assert file.access.all()[-1].about == "C to F are open"
