"""An audit that is locked shows nothing, holds no key, and comes back as it was."""

import gc
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from core.model.fault import NotYet
from core.model.note import Note
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, name_of, texts
from tests.journeys.test_room_screen import to_the_wall
from ui.audit.session import WorkshopSession
from ui.prepare.page import PreparePage
from ui.program.idle import IdleWatch
from ui.program.locking import LockReason
from ui.program.system_lock import SystemLock
from ui.widgets.growing_text import GrowingText

PASSPHRASE = "four horses under water"


@pytest.fixture
def locked(cin: Path) -> Path:
    """The children in need audit, with a passphrase."""
    with WorkshopFile.open(cin) as file:
        file.change_passphrase(PASSPHRASE)
    return cin


def unlock(facilitator: Facilitator, passphrase: str = PASSPHRASE) -> None:
    facilitator.say(passphrase)
    facilitator.press("Return")
    facilitator.await_(lambda: not facilitator.window.locking.is_on)


def everything_said(facilitator: Facilitator) -> str:
    actions = [one.text() for one in facilitator.window.findChildren(QAction)]
    return " | ".join([*texts(facilitator.window), *actions, facilitator.window.windowTitle()])


def test_a_locked_audit_shows_nothing_and_undo_goes_on_after_the_right_passphrase(
    facilitator: Facilitator, locked: Path
) -> None:
    facilitator.open(locked, PASSPHRASE)
    facilitator.press("Alt+1", "Ctrl+Return")
    before = facilitator.page.session.undo_label
    assert "Undo: " in everything_said(facilitator)
    facilitator.press("Ctrl+Shift+L")
    said = everything_said(facilitator)
    assert "Locked at 10:40" in said
    for word in ("Child D", "Child in need", "Undo: ", "cin", "question 1"):
        assert word not in said
    assert facilitator.window.windowTitle() == "Casewalk"
    free = {one.objectName() for one in facilitator.window.actions() if one.isEnabled()}
    assert free == {"about", "guide", "keys", "quit"}
    facilitator.say("four cows")
    facilitator.press("Return")
    facilitator.await_(lambda: facilitator.sees("That is not it. Nothing was changed."))
    field = focused()
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "four cows"
    unlock(facilitator)
    assert facilitator.page.session.undo_label == before
    facilitator.press("Alt+Z", "Alt+Z")
    assert facilitator.page.session.redo_label == before


def test_the_key_and_the_audit_are_gone_from_our_objects(
    facilitator: Facilitator, cin: Path
) -> None:
    passphrase = " ".join(("seven", "geese", "over", "the", "moor"))
    with WorkshopFile.open(cin) as file:
        file.change_passphrase(passphrase)
    earlier, fields = _there(WorkshopSession), _there(GrowingText)
    facilitator.open(cin, passphrase)
    facilitator.press("Alt+1")
    assert isinstance(focused(), GrowingText)
    facilitator.press("F1", "Escape")  # where one came from is not held on to
    assert _holders(passphrase), "what looks for it finds it while it is there"
    facilitator.press("Ctrl+Shift+L")
    facilitator.rest()
    gc.collect()
    assert facilitator.window.audit is None
    assert not [one for one in _there(WorkshopFile) if one.is_locked]
    others = set(map(id, earlier))  # of tests before, which may leave theirs open
    sessions = _there(WorkshopSession)
    assert all(one.is_closed for one in sessions if id(one) not in others)
    assert _holders(passphrase) == []
    assert len(_there(GrowingText)) == len(fields)
    with WorkshopFile.open(cin, passphrase) as file:
        assert not file.read_only, "nobody has it open"


Kind = TypeVar("Kind")


def _there(kind: type[Kind]) -> list[Kind]:
    """Return the objects of a kind that anything still holds."""
    return [one for one in gc.get_objects() if issubclass(type(one), kind)]


def _holders(text: str) -> list[str]:
    """Return the kinds of our objects that hold a text as it is."""
    ours: dict[type, tuple[str, ...] | None] = {}
    found = []
    for one in gc.get_objects():
        kind = type(one)
        if kind not in ours:
            own = str(kind.__module__).startswith(("core.", "ui."))
            ours[kind] = tuple(getattr(kind, "__slots__", ())) if own else None
        slots = ours[kind]
        if slots is not None and any(_is_text(value, text) for value in _values(one, slots)):
            found.append(kind.__name__)
    return found


def _is_text(value: object, text: str) -> bool:
    return isinstance(value, str) and value == text


def _values(one: object, slots: tuple[str, ...]) -> list[object]:
    return [
        *getattr(one, "__dict__", {}).values(),
        *[getattr(one, name, None) for name in slots],
    ]


def test_a_reason_half_typed_comes_back_with_its_caret(
    facilitator: Facilitator, locked: Path
) -> None:
    facilitator.open(locked, PASSPHRASE)
    facilitator.press("Ctrl+PgDown", "Alt+2")
    question = facilitator.question
    facilitator.say("Seen in the chronology ")
    facilitator.press("Left", "Left", "Left")
    facilitator.press("Ctrl+Shift+L")
    assert not facilitator.sees("Seen in the chronology")
    unlock(facilitator)
    assert facilitator.question == question
    field = focused()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "Seen in the chronology "
    assert field.textCursor().position() == len("Seen in the chronology ") - 3


def test_a_remark_half_typed_comes_back_and_is_entered_once(
    facilitator: Facilitator, locked: Path
) -> None:
    facilitator.open(locked, PASSPHRASE)
    facilitator.press("Ctrl+K")
    facilitator.say("Handover was late")
    facilitator.press("Ctrl+Shift+L")
    unlock(facilitator)
    assert focused().property("plainText") == "Handover was late"
    facilitator.say(" again")
    facilitator.press("Return")
    facilitator.press("Ctrl+W")
    with WorkshopFile.open(locked, PASSPHRASE) as file:
        assert [one.text for one in file.all(Note)].count("Handover was late again") == 1
        assert file.drafts.all() == []


def test_a_row_half_typed_comes_back_in_its_table(facilitator: Facilitator, locked: Path) -> None:
    facilitator.open(locked, PASSPHRASE)
    facilitator.press("Ctrl+Shift+4", "Ctrl+End", "Home", "Tab")
    facilitator.say("9")
    facilitator.press("Tab", "Ctrl+Shift+L")
    unlock(facilitator)
    assert facilitator.sees("The last row is kept as soon as it has a reference.")


def test_a_theme_that_has_no_draft_is_held_out_of_sight_and_not_lost(
    facilitator: Facilitator, locked: Path
) -> None:
    facilitator.open(locked, PASSPHRASE)
    facilitator.press("Ctrl+3")
    themes = facilitator.page.workspace.page("themes")
    themes.show_again("comments")
    facilitator.tab_to("Theme to add")
    facilitator.say("Handover between teams")
    facilitator.press("Ctrl+Shift+L")
    assert facilitator.sees("Not all that was typed is in the audit's file yet.")
    assert not facilitator.sees("Handover between teams")
    facilitator.say("four cows")
    facilitator.press("Return")
    assert facilitator.sees("That is not it. Nothing was changed.")
    unlock(facilitator)
    field = focused()
    assert isinstance(field, QLineEdit)
    assert field.text() == "Handover between teams"


def test_the_wall_is_neutral_at_once_and_blank_after_unlocking(
    facilitator: Facilitator, locked: Path
) -> None:
    facilitator.open(locked, PASSPHRASE)
    to_the_wall(facilitator)
    assert "Child D" in facilitator.wall
    wall = facilitator.page.room.window
    facilitator.press("Ctrl+Shift+L")
    assert wall.isVisible()
    assert wall.accessibleDescription() == "Blank. Casewalk."
    unlock(facilitator)
    assert facilitator.page.room.is_blank
    assert "Child D" not in facilitator.wall
    assert "Child in need plans" in facilitator.wall, "its title, as on any blank wall"
    facilitator.keep_keyboard()
    facilitator.press("F6")
    assert facilitator.page.room.is_blank, "it is shown again only by F5"


def test_what_is_at_work_with_the_file_is_waited_for(
    facilitator: Facilitator, locked: Path
) -> None:
    facilitator.open(locked, PASSPHRASE)
    session = facilitator.page.session
    job = session.look_in_background(lambda _file: None, NotYet("Busy.", "All is safe.", "Wait."))
    assert job is not None
    facilitator.press("Ctrl+Shift+L")
    assert not facilitator.sees("Child D")
    facilitator.rest()
    facilitator.window.locking.put_away()
    assert facilitator.window.audit is None
    unlock(facilitator)


def test_an_audit_without_a_passphrase_is_hidden_and_says_that_it_is_not_locked(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Alt+1")
    facilitator.say("Seen")
    facilitator.press("Ctrl+Shift+L")
    assert facilitator.sees("This audit has no passphrase: it is out of sight, and not locked.")
    assert not facilitator.sees("Child D")
    assert name_of(focused()) == "Show it again"
    facilitator.press("Space")
    assert facilitator.sees("Child D")
    assert focused().property("plainText") == "Seen"
    facilitator.press("Alt+Z")
    assert facilitator.page.session.redo_label


def test_dialogs_and_menus_go_and_nothing_is_opened_by_dropping(
    facilitator: Facilitator, locked: Path, tier2: Path
) -> None:
    facilitator.open(locked, PASSPHRASE)
    facilitator.press("Ctrl+O")
    assert QApplication.activeModalWidget() is not None
    facilitator.window.locking.lock(LockReason.SYSTEM)
    assert QApplication.activeModalWidget() is None
    assert facilitator.sees("The computer was locked or slept.")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tier2))])
    how = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton)
    entering = QDragEnterEvent(QPoint(20, 20), *how, Qt.KeyboardModifier.NoModifier)
    entering.ignore()
    QApplication.sendEvent(facilitator.window, entering)
    assert not entering.isAccepted()
    facilitator.keep_keyboard()
    facilitator.window.locking.page.take_focus()
    unlock(facilitator)


def test_another_audit_leaves_this_one_locked(facilitator: Facilitator, locked: Path) -> None:
    facilitator.open(locked, PASSPHRASE)
    facilitator.press("Ctrl+Shift+L")
    facilitator.press_button("Another audit…")
    assert facilitator.window.start.isVisible()
    assert facilitator.window.start.home.unlock.path == locked
    facilitator.open(locked, PASSPHRASE)
    assert facilitator.question


def test_the_program_can_be_left_while_locked(facilitator: Facilitator, locked: Path) -> None:
    facilitator.open(locked, PASSPHRASE)
    facilitator.press("Ctrl+Shift+L", "Ctrl+Q")
    assert not facilitator.window.isVisible()


class Seconds:
    """A clock in seconds that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, watch: IdleWatch, seconds: int) -> None:
        for _ in range(seconds // 5):
            self.now += 5
            watch.look()


def test_minutes_without_a_key_lock_but_not_at_the_wall_and_how_many_is_remembered(
    facilitator: Facilitator, locked: Path
) -> None:
    facilitator.open(locked, PASSPHRASE)
    seconds, rests = Seconds(), [True]
    idle = IdleWatch(lambda: 600.0, lambda: rests[0], facilitator.window, seconds)
    told: list[str] = []
    idle.idle.connect(lambda: told.append("idle"))
    idle.slept.connect(lambda: told.append("slept"))
    seconds.pass_(idle, 3600)
    assert told == []
    rests[0] = False
    seconds.pass_(idle, 595)
    assert told == []
    seconds.pass_(idle, 5)
    assert told == ["idle"]
    seconds.now += 3000
    idle.look()
    assert told == ["idle", "slept"]
    facilitator.page.over.show_safekeeping()
    facilitator.keep_keyboard()
    facilitator.tab_to("Lock by itself")
    facilitator.press("Down")
    assert '"lock_minutes": 15' in facilitator.settings.read_text()


def test_the_systems_lock_is_told_once_each_time(facilitator: Facilitator) -> None:
    answers = [False, True, True, False, True]
    told: list[bool] = []
    system = SystemLock(facilitator.window, lambda: answers.pop(0))
    system.locked.connect(lambda: told.append(True))
    while answers:
        system.look()
        facilitator.rest()
    assert len(told) == 2


@pytest.mark.parametrize("shown", [False, True], ids=["while read", "once shown"])
def test_files_that_were_being_read_are_read_again_after_unlocking(
    facilitator: Facilitator, locked: Path, home: Path, shown: bool
) -> None:
    facilitator.open(locked, PASSPHRASE)
    page = facilitator.page.workspace.page("prepare")
    assert isinstance(page, PreparePage)
    facilitator.page.workspace.go("prepare")
    returns = home / "late.csv"
    returns.write_text("Case,Agency,1a\nChild B,Health,Yes\n", encoding="utf-8")
    page.bring_in([returns])
    if shown:
        facilitator.await_(lambda: bool(page.bringing.cards))
        facilitator.keep_keyboard()
    facilitator.press("Ctrl+Shift+L")
    facilitator.await_(lambda: facilitator.window.audit is None)
    unlock(facilitator)
    assert "read once more" in facilitator.message
    again = facilitator.page.workspace.page("prepare")
    assert isinstance(again, PreparePage)
    facilitator.await_(lambda: [one.source for one in again.bringing.cards] == ["late.csv"])
    assert again.front is again.bringing


def test_what_was_copied_leaves_the_clipboard_and_half_a_recovery_key_is_called_so(
    facilitator: Facilitator, locked: Path
) -> None:
    facilitator.open(locked, PASSPHRASE)
    lines = facilitator.page.session.key.recovery_lines()
    facilitator.press("Alt+1")
    facilitator.say("Grandmother rang")
    facilitator.press("Ctrl+A", "Ctrl+C")
    clipboard = QApplication.clipboard()
    assert clipboard.text() == "Grandmother rang"
    facilitator.press("Ctrl+Shift+L")
    assert clipboard.text() == ""
    facilitator.say(" ".join(lines[:2]))
    facilitator.press("Return")
    card = facilitator.window.locking.page.card
    facilitator.await_(lambda: bool(card.fault))
    assert "of which 2 of 4 lines are typed. Nothing was opened." in card.fault
