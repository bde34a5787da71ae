"""What can happen to a file during a day, and that the room's words outlive it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtWidgets import QApplication

from core.acts import themes
from core.model.changed import Changed
from core.model.judgement import Judgement, JudgementState
from core.model.note import Note
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, name_of, texts
from tests.store.other import another_process, said
from tests.store.test_reserve import pull
from ui.program.jobs import wait_for_all
from ui.widgets.growing_text import GrowingText

SAID = "The last words before it went."


def test_a_file_moved_away_while_open_is_told_and_goes_on_in_a_copy(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Alt+1")
    cin.rename(home / "elsewhere.casewalk")
    facilitator.say(SAID)
    facilitator.pause()

    lost = facilitator.page.lost.panel
    assert lost is not None
    assert lost.isVisible()
    assert "cin.casewalk" in lost.text
    copy = home / "Documents" / "rescued.casewalk"
    facilitator.press_button("Keep a copy…")
    facilitator.name_file(copy)
    facilitator.await_(lambda: not facilitator.page.copying)

    assert facilitator.page.lost.panel is None
    assert facilitator.page.path == copy
    assert facilitator.judgement("Child D", "1").reason == SAID, "the last words are in the copy"
    facilitator.press("Ctrl+Return")
    assert facilitator.judgement("Child D", "1").state is JudgementState.AGREED
    facilitator.press("Ctrl+W")
    with WorkshopFile.open(copy) as file:
        assert check(file) == []
        assert any(one.reason == SAID for one in file.all(Judgement))


def test_a_folder_that_comes_back_under_its_name_takes_what_was_said_meanwhile_in_order(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Alt+1")
    elsewhere = home / "elsewhere.casewalk"
    cin.rename(elsewhere)
    facilitator.say("Said while it was away,")
    facilitator.pause()
    assert "was moved" in _said_of_it(facilitator)
    assert "Saved 10:40" not in facilitator.bar, "not what is only here"
    elsewhere.rename(cin)
    facilitator.say(" and, in more than twenty keys, once it was back.")
    facilitator.pause()
    assert _said_of_it(facilitator) == ""
    assert facilitator.judgement("Child D", "1").reason.endswith("keys, once it was back.")
    facilitator.go_on_in(home / "Documents" / "copy.casewalk")
    assert facilitator.judgement("Child D", "1").reason.endswith("keys, once it was back.")


def test_closing_a_lost_audit_asks_before_anything_is_left(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    facilitator.open(cin)
    cin.rename(home / "elsewhere.casewalk")
    facilitator.press("Alt+1")
    facilitator.press("Ctrl+W")
    assert facilitator.window.audit is not None, "it stays until it was asked about"
    assert name_of(focused()) == "The file is gone", "no button has the focus"
    facilitator.press_button("Leave without a copy")
    assert facilitator.window.audit is None


def test_a_second_window_may_look_but_not_change_and_is_told_who_has_it(
    arrive: Callable[[], Facilitator], cin: Path
) -> None:
    first = arrive()
    first.open(cin)
    first.press("Alt+1", "Ctrl+Return")

    second = arrive()
    second.open(cin)
    assert "Read only" in second.bar
    assert "can be looked at but not changed" in second.message
    second.press("Alt+2")
    assert "open for reading only: another window" in second.message
    assert "● Saved" not in second.bar
    assert first.judgement("Child D", "1").state is JudgementState.AGREED


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.journeys.facilitator import Facilitator, Watch

app = QApplication([])
facilitator = Facilitator(Path(sys.argv[1]), Watch(datetime(2014, 4, 9, 10, 40)))
facilitator.open(Path(sys.argv[2]))
facilitator.press("Alt+1")
facilitator.say("Said just before the power went.")
facilitator.press("Ctrl+Return")
print("Saved 10:40" in facilitator.bar, flush=True)
sys.stdin.read()
"""


def test_what_the_bar_called_saved_is_in_the_file_after_the_power_went(
    cin: Path, home: Path
) -> None:
    root = Path(__file__).parents[2]
    running = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(home), str(cin)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
        cwd=root,
    )
    try:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == b"True"
    finally:
        running.send_signal(signal.SIGKILL)
        running.communicate()

    with WorkshopFile.open(cin) as file:
        assert not file.read_only, "the lock of a dead program holds nobody up"
        assert check(file) == []
        reasons = {one.reason: one.state for one in file.all(Judgement)}
    assert reasons["Said just before the power went."] is JudgementState.AGREED


def test_a_file_that_is_not_ours_is_refused_on_the_start_screen(
    facilitator: Facilitator, home: Path
) -> None:
    stranger = home / "Documents" / "stranger.casewalk"
    stranger.write_text("Dear diary")
    facilitator.press("Ctrl+O")
    facilitator.name_file(stranger)
    facilitator.await_(
        lambda: (
            facilitator.window.start.home.unlock.isVisible()
            or any("stranger" in words for words in texts(facilitator.window.start.home.message))
        )
    )
    assert facilitator.window.audit is None
    assert stranger.read_text() == "Dear diary"


def test_a_note_heard_while_the_file_is_gone_is_kept_once(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    facilitator.open(cin)
    with WorkshopFile.open(cin, read_only=True) as file:
        before = len(file.all(Note))
    cin.rename(home / "elsewhere.casewalk")
    facilitator.press("Ctrl+K")
    facilitator.say(SAID)
    facilitator.press("Return")
    assert facilitator.page.lost.panel is not None
    assert focused_text() == "", "the words are held in memory, and not in the box to be sent anew"
    facilitator.press("Return", "Return")
    copy = home / "Documents" / "rescued.casewalk"
    facilitator.go_on_in(copy)
    facilitator.press("Ctrl+W")
    with WorkshopFile.open(copy) as file:
        assert [note.text for note in file.all(Note)].count(SAID) == 1
        assert len(file.all(Note)) == before + 1


def test_a_theme_asked_for_thrice_while_the_file_is_gone_is_there_once(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    facilitator.open(cin)
    session = facilitator.page.session
    cin.rename(home / "elsewhere.casewalk")
    for _ in range(3):
        assert session.do(_adding("A theme of the day")).taken
    copy = home / "Documents" / "rescued.casewalk"
    facilitator.go_on_in(copy)
    titles = [theme.title for theme in session.now.tool.themes]
    assert titles.count("A theme of the day") == 1


def focused_text() -> str:
    """Return what is in the field that has the focus."""
    field = focused()
    assert isinstance(field, GrowingText)
    return field.toPlainText()


def _said_of_it(facilitator: Facilitator) -> str:
    panel = facilitator.page.lost.panel
    return "" if panel is None else panel.text


def _adding(title: str) -> Callable[[WorkshopFile], Changed | None]:
    return lambda file: themes.add_theme(file, title)


def test_an_older_file_written_over_the_open_one_loses_no_judgement(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    old = cin.read_bytes()
    facilitator.open(cin)
    assert wait_for_all()
    facilitator.press("Alt+1", "Ctrl+Return", "Alt+2", "Ctrl+Return")
    before = facilitator.judgement("Child D", "1"), facilitator.judgement("Child D", "2")
    cin.write_bytes(old)
    facilitator.press("Alt+1")
    lost = facilitator.page.lost.panel
    assert lost is not None
    assert "Another program wrote to" in lost.text
    copy = home / "Documents" / "rescued.casewalk"
    facilitator.go_on_in(copy)
    assert facilitator.page.lost.panel is None, facilitator.page.lost.panel.text
    assert (facilitator.judgement("Child D", "1"), facilitator.judgement("Child D", "2")) == before
    facilitator.press("Ctrl+W")
    with WorkshopFile.open(copy) as file:
        assert check(file) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells what is open")
def test_a_stick_pulled_out_is_told_and_what_was_said_is_written_elsewhere(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    facilitator.open(cin)
    assert wait_for_all()
    facilitator.press("Alt+1", "Ctrl+Return", "Alt+2")
    pull(cin)
    facilitator.say(SAID)
    facilitator.pause()
    lost = facilitator.page.lost.panel
    assert lost is not None, (facilitator.message, facilitator.bar)
    assert "cannot be read any more" in lost.text
    facilitator.press("Ctrl+W", "Ctrl+W")
    assert facilitator.window.audit is not None, "words that are nowhere are never dropped by a key"
    copy = home / "Documents" / "rescued.casewalk"
    facilitator.go_on_in(copy)
    assert facilitator.page.lost.panel is None
    assert facilitator.judgement("Child D", "1").state is JudgementState.AGREED
    assert facilitator.judgement("Child D", "2").reason == SAID
    facilitator.press("Ctrl+W")
    with WorkshopFile.open(copy) as file:
        assert check(file) == []


def test_while_another_program_has_the_file_what_was_done_waits_and_goes_in_by_itself(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    assert wait_for_all()
    session = facilitator.page.session
    with another_process("seize", cin) as other:
        assert said(other) == "seized"
        began = monotonic()
        facilitator.press("Alt+1")
        assert monotonic() - began < 2, "five seconds would be asked of the database by itself"
        assert session.is_delayed
        facilitator.await_(lambda: facilitator.page.lost.panel is not None)
        assert "used by another program" in _said_of_it(facilitator)
        assert "held here" in _said_of_it(facilitator)
        facilitator.say(SAID)
        facilitator.pause()
        assert "used by another program" not in facilitator.message, "it is said once"
        facilitator.press("Ctrl+W")
        assert facilitator.page.isVisible(), "it is nowhere but here"
        assert other.stdin is not None
        print("let go", file=other.stdin, flush=True)
        assert said(other) == "let go"
        facilitator.await_(lambda: not session.is_delayed)
    facilitator.await_(lambda: "was not done" not in facilitator.message)
    assert facilitator.judgement("Child D", "1").reason == SAID
    facilitator.press("Ctrl+Return")
    facilitator.press("Ctrl+W")
    assert facilitator.window.audit is None
    with WorkshopFile.open(cin) as file:
        assert check(file) == []
        assert [one.reason for one in file.all(Judgement)].count(SAID) == 1


def test_a_program_that_keeps_the_file_for_itself_is_left_it_and_work_goes_on_in_a_copy(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    facilitator.open(cin)
    assert wait_for_all()
    with another_process("seize", cin) as other:
        assert said(other) == "seized"
        facilitator.press("Ctrl+K")
        facilitator.say(SAID)
        facilitator.press("Return")
        facilitator.await_(lambda: facilitator.page.lost.panel is not None)
        copy = home / "Documents" / "rescued.casewalk"
        facilitator.go_on_in(copy)
        assert facilitator.page.lost.panel is None
        assert facilitator.page.path == copy
        facilitator.press("Ctrl+W")
    with WorkshopFile.open(copy) as file:
        assert [note.text for note in file.all(Note)].count(SAID) == 1


def test_what_was_copied_goes_from_the_clipboard_when_the_audit_is_closed(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.say(SAID)
    facilitator.press("Ctrl+A", "Ctrl+C")
    assert SAID in QApplication.clipboard().text()
    facilitator.press("Ctrl+W")
    assert QApplication.clipboard().text() == ""
