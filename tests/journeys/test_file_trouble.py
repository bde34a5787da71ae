"""What can happen to a file during a day, and that the room's words outlive it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from core.model.judgement import Judgement, JudgementState
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, name_of, texts

SAID = "The last words before it went."


def test_a_file_moved_away_while_open_is_told_and_goes_on_in_a_copy(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    facilitator.open(cin)
    facilitator.press("Alt+1")
    cin.rename(home / "elsewhere.casewalk")
    facilitator.say(SAID)
    facilitator.pause()

    lost = facilitator.page.lost
    assert lost is not None
    assert lost.isVisible()
    assert "cin.casewalk" in lost.text
    copy = home / "Documents" / "rescued.casewalk"
    facilitator.press_button("Keep a copy…")
    facilitator.name_file(copy)

    assert facilitator.page.lost is None
    assert facilitator.page.path == copy
    assert facilitator.judgement("Child D", "1").reason == SAID, "the last words are in the copy"
    facilitator.press("Ctrl+Return")
    assert facilitator.judgement("Child D", "1").state is JudgementState.AGREED
    facilitator.press("Ctrl+W")
    with WorkshopFile.open(copy) as file:
        assert check(file) == []
        assert any(one.reason == SAID for one in file.all(Judgement))


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
    assert "Nothing was changed" in second.message or "only for reading" in second.message
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
