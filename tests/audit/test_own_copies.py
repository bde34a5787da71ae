"""An open audit copies itself in time, and says calmly where it cannot."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.acts import heard, prepare
from core.files import profile_folder
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.changed import Changed
from core.model.ids import CaseId, QuestionId
from core.model.kept_copy import CopyReason, KeptCopy
from core.model.note import Note, NoteKind
from core.model.sitting import Place
from core.store.cipher import connect
from core.store.copy_folder import CopyFolder, copies_folder
from core.store.file import WorkshopFile
from tests.showing import show_active
from tests.small import small_audit
from ui.audit.page import AuditPage
from ui.audit.plain_copies import PlainCopiesPanel
from ui.program.jobs import wait_for_all
from ui.program.opening import OpenedAudit
from ui.program.settings import SettingsFile

KEY = "a key"
NINE = datetime(2014, 4, 9, 9, 0)


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


class Opened:
    """An audit open in a window, at a time that the test tells."""

    def __init__(
        self, qtbot: QtBot, folder: Path, passphrase: str | None, *, spoil: bool = False
    ) -> None:
        self.at = NINE
        self.path = folder / "small.casewalk"
        small_audit(self.path, lambda: NINE, passphrase).close()
        if spoil:
            db = connect(self.path, passphrase)
            db.execute("UPDATE cases SET pathway = 'Sorth' WHERE reference = 'Child A'")
            db.close()
        self.home = QWidget()
        qtbot.addWidget(self.home)
        self.home.resize(1440, 900)
        file = WorkshopFile.open(self.path, passphrase, lambda: self.at)
        settings = SettingsFile(folder / "settings" / "settings.json")
        self.page = AuditPage(OpenedAudit(file, locked=passphrase is not None), settings, self.home)
        self.page.resize(1440, 900)
        self.session, self.copies = self.page.session, self.page.session.copies
        self.kept: list[KeptCopy] = []
        self.copies.kept.connect(self.kept.append)
        show_active(self.home, qtbot)
        self.page.workspace.arrive()

    def hear(self, words: str) -> None:
        assert self.session.do(lambda file: heard.add_note(file, Note(NoteKind.STRENGTH, words)))

    @property
    def said(self) -> str:
        return self.page.workspace.messages.text


@pytest.fixture
def locked(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    opened = Opened(qtbot, tmp_path, KEY)
    yield opened
    if not opened.session.is_closed:
        opened.page.shut()
    wait_for_all()


@pytest.fixture
def plain(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    opened = Opened(qtbot, tmp_path, None)
    yield opened
    if not opened.session.is_closed:
        opened.page.shut()
    wait_for_all()


def kept_at(folder: Path) -> list[KeptCopy]:
    return [copy for one in folder.iterdir() for copy in CopyFolder(one).copies()]


def test_a_copy_is_kept_after_five_minutes_where_something_changed(
    locked: Opened, qtbot: QtBot
) -> None:
    assert (locked.copies.every.interval(), locked.copies.every.isActive()) == (300_000, True)
    locked.hear("Kept")
    began = time.perf_counter()
    locked.copies.every.timeout.emit()
    assert time.perf_counter() - began < 0.1
    locked.hear("Said while it is made")
    qtbot.waitUntil(lambda: len(locked.kept) == 1)
    locked.hear("Said later")
    locked.copies.every.timeout.emit()
    qtbot.waitUntil(lambda: len(locked.kept) == 2)
    locked.copies.every.timeout.emit()
    wait_for_all()
    qtbot.wait(0)
    assert [one.sequence for one in kept_at(copies_folder())] == [1, 2]
    assert locked.said == ""


def test_a_copy_is_kept_as_the_next_part_of_the_day_begins(locked: Opened, qtbot: QtBot) -> None:
    entries = [
        AgendaEntry("Welcome", AgendaKind.OPENING, "09:00", 30),
        AgendaEntry("Children", AgendaKind.CASES, "09:30", 90),
    ]
    assert locked.session.do(lambda file: prepare.keep_rows(file, "agenda", entries))
    locked.copies.glance.timeout.emit()  # the agenda itself is new
    qtbot.waitUntil(lambda: len(locked.kept) == 1)
    locked.hear("Said before half past nine")
    locked.at += timedelta(minutes=29)
    locked.copies.glance.timeout.emit()
    locked.at += timedelta(minutes=2)
    locked.copies.glance.timeout.emit()
    qtbot.waitUntil(lambda: len(locked.kept) == 2)
    assert locked.kept[-1].reason is CopyReason.SESSION
    assert locked.kept[-1].at == "2014-04-09T09:31:00"


def test_a_copy_of_the_last_state_is_kept_on_closing(locked: Opened) -> None:
    locked.hear("The last words")
    job = locked.page.shut()
    assert job is not None
    assert wait_for_all()
    (copy,) = kept_at(copies_folder())
    assert copy.reason is CopyReason.CLOSING
    (folder,) = copies_folder().iterdir()
    with WorkshopFile.open(CopyFolder(folder).path_of(copy), KEY, read_only=True) as there:
        assert "The last words" in [note.text for note in there.all(Note)]
    with WorkshopFile.open(locked.path, KEY) as again:
        assert again.own_copies is not None
        assert not again.own_copies.due


def test_nothing_is_copied_on_closing_where_nothing_was_entered(
    locked: Opened, qtbot: QtBot
) -> None:
    locked.copies.every.timeout.emit()
    qtbot.waitUntil(lambda: len(locked.kept) == 1)
    locked.page.workspace.go("report")
    assert locked.page.shut() is None


def test_that_no_copy_can_be_kept_is_said_at_once_and_no_longer_than_it_is_true(
    locked: Opened, qtbot: QtBot
) -> None:
    profile_folder().mkdir(parents=True, exist_ok=True)
    copies_folder().write_text("something else lies in its place")
    locked.hear("Kept")
    began = time.monotonic()
    locked.copies.every.timeout.emit()
    qtbot.waitUntil(lambda: "No copy of this audit can be kept" in locked.said)
    assert time.monotonic() - began < 10
    assert "is saved in the audit" in locked.said
    locked.hear("People go on")
    assert "No copy" in locked.said  # it is as true as before
    assert 0 < locked.copies.copy_again.remainingTime() <= 70_000
    copies_folder().unlink()
    locked.copies.copy_again.timeout.emit()
    qtbot.waitUntil(lambda: len(locked.kept) == 1)
    assert locked.said == ""


def test_that_what_a_rescue_needs_cannot_be_held_is_said_within_ten_seconds(
    locked: Opened, qtbot: QtBot
) -> None:
    wait_for_all()
    folder = profile_folder() / "reserve"
    qtbot.waitUntil(lambda: len(list(folder.iterdir())) == 1)
    for one in folder.iterdir():
        one.unlink()
    folder.rmdir()
    folder.write_text("something else lies in its place")
    assert locked.session.do(many_notes)
    qtbot.waitUntil(locked.copies.reserve_again.isActive)
    assert locked.said == ""  # once may be chance
    assert locked.copies.reserve_again.interval() <= 5_000
    locked.copies.reserve_again.timeout.emit()
    qtbot.waitUntil(lambda: "rescue this audit" in locked.said)
    folder.unlink()
    locked.copies.reserve_again.timeout.emit()
    qtbot.waitUntil(lambda: locked.said == "")


def many_notes(file: WorkshopFile) -> Changed | None:
    with file.act("notes") as act:
        for at in range(1_600):
            file.put(Note(NoteKind.STRENGTH, f"{at}"))
    return act.news


def is_asked(audit: Opened) -> bool:
    return audit.page.plain_copies.panel is not None


def asked(audit: Opened) -> PlainCopiesPanel:
    assert audit.page.plain_copies.panel is not None
    return audit.page.plain_copies.panel


def test_copies_without_a_passphrase_are_asked_about_once_and_kept_where_wanted(
    plain: Opened, qtbot: QtBot
) -> None:
    plain.hear("Kept")
    plain.copies.every.timeout.emit()
    assert "no passphrase" in plain.said
    assert not copies_folder().exists()
    plain.page.workspace.message._on_act()
    assert plain.said == ""
    assert asked(plain).lock.hasFocus()
    QTest.keyClick(asked(plain).keep, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(plain.kept) == 1)
    assert not is_asked(plain)
    plain.hear("More")
    plain.copies.every.timeout.emit()
    assert plain.said == ""
    qtbot.waitUntil(lambda: len(plain.kept) == 2)


def test_no_copies_are_kept_where_none_are_wanted_and_nobody_asks_again(
    plain: Opened, qtbot: QtBot
) -> None:
    plain.page.plain_copies.ask()
    QTest.keyClick(asked(plain).none, Qt.Key.Key_Space)
    plain.hear("Kept")
    plain.copies.every.timeout.emit()
    assert plain.said == ""
    assert plain.page.shut() is None
    assert [one.name for one in copies_folder().rglob("*") if one.is_file()] == ["audit.json"]


def test_the_question_is_left_by_escape_and_is_asked_once_in_an_opening(plain: Opened) -> None:
    plain.hear("Kept")
    plain.copies.every.timeout.emit()
    plain.page.workspace.message._on_act()
    QTest.keyClick(asked(plain).keep, Qt.Key.Key_Escape)
    assert not is_asked(plain)
    plain.copies.every.timeout.emit()
    assert plain.said == ""


def test_what_the_file_refused_before_is_not_forgotten_on_closing(locked: Opened) -> None:
    """A full disk was told of once; at closing the words are still nowhere else."""
    place = Place("walk", CaseId(1), QuestionId(2))
    db = locked.session._file._db.conn  # the disk fills up under the open file
    db.execute("PRAGMA max_page_count = 1")
    words = "words " * 20_000
    assert not locked.session.drafts.keep(place, "heard", words)
    assert locked.session.drafts.are_waiting
    assert not locked.page.keep_all()
    assert locked.page.lost.panel is not None
    assert "What was typed is still here" in locked.page.lost.panel.text
    db.execute("PRAGMA max_page_count = 1000000")
    assert locked.page.keep_all()
    assert [draft.text for draft in locked.session.drafts.all()] == [words]


def test_a_readable_file_that_is_not_as_it_was_written_is_told_soon_after_opening(
    qtbot: QtBot, tmp_path: Path
) -> None:
    audit = Opened(qtbot, tmp_path, None, spoil=True)
    assert audit.said == ""
    qtbot.waitUntil(audit.copies.reserve_again.isActive)
    audit.copies.reserve_again.timeout.emit()
    qtbot.waitUntil(lambda: "is not as it was written" in audit.said)
    audit.page.shut()
    wait_for_all()
