"""Working on a copy on this computer, from the window: offered once, put back at closing."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.acts import heard
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from core.store.local_copy import local_copy_of
from tests.showing import show_active
from tests.small import small_audit
from ui.program.jobs import wait_for_all
from ui.program.locking import LockReason
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow
from ui.theme import Look, app_theme

PASSPHRASE = "four horses under water"
NINE = datetime(2014, 4, 9, 9, 0)
Opened = Callable[[str, str | None], MainWindow]


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """A window on an audit in a folder of that name."""
    theme = app_theme(None)
    theme.apply(Look.LIGHT, 1.0)
    made: list[MainWindow] = []

    def open_in(folder: str, passphrase: str | None) -> MainWindow:
        path = tmp_path / folder / "audit.casewalk"
        path.parent.mkdir()
        small_audit(path, lambda: NINE, passphrase).close()
        window = MainWindow(theme, SettingsFile(tmp_path / "config" / "s.json"), lambda: NINE)
        made.append(window)
        show_active(window, qtbot)
        reopen(qtbot, window, path, passphrase)
        return window

    yield open_in
    for window in made:
        if window.audit is not None:
            window.audit.shut()
            window.audit = None
        window.close()
        window.deleteLater()
    wait_for_all()


def reopen(qtbot: QtBot, window: MainWindow, path: Path, passphrase: str | None) -> None:
    with qtbot.waitSignal(window.entered):
        window.start.opening.open(path, passphrase)
    wait_for_all()
    qtbot.wait(1)


def said(window: MainWindow) -> str:
    return "" if window.audit is None else window.audit.workspace.message.text


def hear(window: MainWindow, words: str) -> None:
    assert window.audit is not None
    note = Note(NoteKind.STRENGTH, words)
    assert window.audit.session.do(lambda file: heard.add_note(file, note))


def notes(path: Path) -> list[str]:
    with WorkshopFile.open(path, PASSPHRASE, read_only=True) as file:
        return [one.text for one in file.all(Note)]


def work_locally(qtbot: QtBot, window: MainWindow) -> Path:
    """Take the offer; return where the audit belongs."""
    assert window.audit is not None
    home = window.audit.path
    window.audit.workspace.message._button.click()
    qtbot.waitUntil(lambda: window.audit is not None and window.audit.session.local is not None)
    qtbot.waitUntil(lambda: "It is put back into “Dropbox”" in said(window))
    return home


def crash(window: MainWindow) -> None:
    """End it as it is: nothing is put back."""
    assert window.audit is not None
    window.audit.shut()
    window.audit = None


def test_it_is_offered_once_where_a_cloud_keeps_a_locked_audit_in_step(
    qtbot: QtBot, opened: Opened
) -> None:
    window = opened("Dropbox", PASSPHRASE)
    qtbot.waitUntil(lambda: "You can work on a copy on this computer" in said(window))
    assert window.audit is not None
    path = window.audit.path
    window.close_audit()
    reopen(qtbot, window, path, PASSPHRASE)
    qtbot.waitUntil(lambda: "keeps in step with other computers" in said(window))
    assert "You can work" not in said(window)


@pytest.mark.parametrize(("folder", "passphrase"), [("Dropbox", None), ("Audits", PASSPHRASE)])
def test_it_is_offered_for_no_readable_audit_and_in_no_other_place(
    opened: Opened, folder: str, passphrase: str | None
) -> None:
    window = opened(folder, passphrase)
    assert "work on a copy" not in said(window)


def test_what_was_entered_here_is_put_back_at_closing_and_the_list_knows_one_place(
    qtbot: QtBot, opened: Opened
) -> None:
    window = opened("Dropbox", PASSPHRASE)
    qtbot.waitUntil(lambda: "You can work" in said(window))
    home = work_locally(qtbot, window)
    hear(window, "here")
    assert "You can work" not in said(window), "what was offered is not offered once more"
    assert notes(home) == []
    window.close_audit()
    qtbot.waitUntil(lambda: "is put back where it was" in window.start.home.message.text)
    assert notes(home) == ["here"]
    assert local_copy_of(home) is None
    assert [one.path for one in window._settings.now.recent] == [str(home)]


def test_locked_and_unlocked_it_goes_on_here_and_both_are_shown_where_the_file_was_changed(
    qtbot: QtBot, opened: Opened
) -> None:
    window = opened("Dropbox", PASSPHRASE)
    qtbot.waitUntil(lambda: "You can work" in said(window))
    home = work_locally(qtbot, window)
    hear(window, "here")
    window.locking.lock(LockReason.ASKED)
    qtbot.waitUntil(lambda: window.audit is None)
    with qtbot.waitSignal(window.entered):
        window.locking.page.submitted.emit(PASSPHRASE)
    assert window.audit is not None
    assert window.audit.home == home
    with WorkshopFile.open(home, PASSPHRASE) as theirs:
        heard.add_note(theirs, Note(NoteKind.STRENGTH, "theirs"))
    window.close_audit()
    qtbot.waitUntil(lambda: "Both are kept" in window.start.home.message.text)
    beside = home.with_name("audit, as worked on until 9 April 2014, 09.00.casewalk")
    assert (notes(home), notes(beside)) == (["theirs"], ["here"])
    assert [one.path for one in window._settings.now.recent] == [str(beside), str(home)]


def test_the_program_is_left_only_once_the_copy_is_back(qtbot: QtBot, opened: Opened) -> None:
    window = opened("Dropbox", PASSPHRASE)
    qtbot.waitUntil(lambda: "You can work" in said(window))
    home = work_locally(qtbot, window)
    hear(window, "here")
    window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert notes(home) == ["here"]


def test_after_a_crash_opening_it_where_it_was_goes_on_with_what_is_here(
    qtbot: QtBot, opened: Opened
) -> None:
    window = opened("Dropbox", PASSPHRASE)
    qtbot.waitUntil(lambda: "You can work" in said(window))
    home = work_locally(qtbot, window)
    hear(window, "here")
    crash(window)
    reopen(qtbot, window, home, PASSPHRASE)
    assert window.audit is not None
    assert [one.text for one in window.audit.session.now.notes] == ["here"]
    assert "It is put back into “Dropbox” when you close the audit." in said(window)
