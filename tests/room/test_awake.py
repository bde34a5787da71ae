"""The computer stays awake while the room screen shows, and no longer."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ui.room.awake import AwakeByProgram, AwakeOnDesktop, AwakeOnWindows, awake_here


class Recorded:
    """An `Awake` that writes down what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def hold(self) -> None:
        self.asked.append("hold")

    def release(self) -> None:
        self.asked.append("release")


def sleeper(mark: Path) -> tuple[str, ...]:
    code = (
        "import os, pathlib, time\n"
        f"pathlib.Path({str(mark)!r}).write_text(str(os.getpid()))\n"
        "time.sleep(60)\n"
    )
    return (sys.executable, "-c", code)


def wait_for(mark: Path) -> int:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if mark.exists() and mark.read_text():
            return int(mark.read_text())
        time.sleep(0.01)
    raise AssertionError("the program never started")


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="looks for the process the Unix way")
def test_a_program_runs_from_hold_to_release_and_only_once(tmp_path: Path) -> None:
    awake = AwakeByProgram(sleeper(tmp_path / "mark"))
    awake.hold()
    process = wait_for(tmp_path / "mark")
    (tmp_path / "mark").unlink()
    awake.hold()
    assert runs(process)
    awake.release()
    assert not runs(process)
    assert not (tmp_path / "mark").exists()
    awake.release()


def test_a_program_that_is_not_there_is_no_fault() -> None:
    awake = AwakeByProgram(("no-such-program-anywhere",))
    awake.hold()
    awake.release()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a Linux desktop only")
def test_where_no_desktop_answers_the_other_way_is_taken() -> None:
    code = (
        "from tests.room.test_awake import Recorded\n"
        "from ui.room.awake import AwakeOnDesktop\n"
        "other = Recorded()\n"
        "awake = AwakeOnDesktop(other)\n"
        "awake.hold(); awake.release()\n"
        "print(other.asked)\n"
    )
    nobody = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/at/all"}
    root = Path(__file__).parents[2]
    said = subprocess.run(
        [sys.executable, "-c", code],
        env=nobody,
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "['hold', 'release']"


def test_release_without_hold_takes_nothing_back_twice() -> None:
    other = Recorded()
    AwakeOnDesktop(other).release()
    assert other.asked == ["release"]


@pytest.mark.skipif(sys.platform == "win32", reason="off Windows only")
def test_the_windows_way_is_harmless_elsewhere() -> None:
    awake = AwakeOnWindows()
    awake.hold()
    awake.release()


def test_this_computer_has_a_way() -> None:
    awake_here().release()
