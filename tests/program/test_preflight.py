"""A window that cannot open is said in one sentence, before Qt would abort."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.no_window import named, why_no_window
from ui.program.preflight import missing, problem

ROOT = Path(__file__).parents[2]
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a matter of Linux")


@linux_only
@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({}, id="no display at all"),
        pytest.param({"DISPLAY": ":4242"}, id="a display where no server answers"),
        pytest.param(
            {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}, id="a socket gone"
        ),
        pytest.param({"QT_QPA_PLATFORM": "wayland;xcb"}, id="two ways chosen and neither there"),
        pytest.param({"QT_QPA_PLATFORM": "screens"}, id="a way that Qt does not know"),
    ],
)
def test_without_a_screen_it_says_so_in_a_sentence(environment: dict[str, str]) -> None:
    said = problem(environment)
    # a minimal machine may lack the libraries of a window as well: that is said first
    assert said.startswith(("Casewalk needs a screen", "Casewalk cannot open its window"))
    assert "No audit was touched." in said
    assert "\n" not in said


def test_offscreen_needs_no_screen() -> None:
    assert problem({"QT_QPA_PLATFORM": "offscreen"}) == ""


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_a_screen(platform: str) -> None:
    assert problem({}, platform) == ""


@pytest.mark.parametrize(
    ("said", "library"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file or directory", "libEGL.so.1"),
        (
            "Cannot load library libqxcb.so: libxcb-cursor.so.0: cannot open shared object file",
            "libqxcb.so",
        ),
        (
            "Cannot load library /opt/qt/libqxcb.so: (libxcb-cursor.so.0: cannot open)",
            "libxcb-cursor.so.0",
        ),
        ("/usr/lib/libQt6Gui.so.6: undefined symbol: qt_version", "libQt6Gui.so.6"),
        ("something else", ""),
    ],
)
def test_the_missing_library_is_named(said: str, library: str) -> None:
    assert named(said) == library


@linux_only
def test_a_plug_in_that_does_not_load_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "libqbroken.so"
    broken.write_bytes(b"no library at all")
    assert missing(broken) == "libqbroken.so"
    assert missing(tmp_path / "libqabsent.so") == ""


@linux_only
def test_the_program_ends_with_that_sentence_and_no_abort() -> None:
    kept = ("PATH", "HOME", "LANG")
    bare = {name: os.environ[name] for name in kept if name in os.environ}
    done = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=bare, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Casewalk ")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        pytest.param(
            "ImportError('libEGL.so.1: cannot open shared object', name='PySide6.QtWidgets')",
            "a system library is missing (libEGL.so.1)",
            marks=linux_only,
            id="a library of Qt's own",
        ),
        pytest.param(
            "ImportError('what the system says of it', name='PySide6.QtCore')",
            "a system library does not fit. No audit was touched. Install",
            marks=linux_only,
            id="a library nobody can name",
        ),
        pytest.param(
            "ModuleNotFoundError('No module', name='PySide6')", "not installed whole", id="Qt"
        ),
    ],
)
def test_what_qt_itself_lacks_is_a_sentence_as_well(lacking: str, words: str) -> None:
    program = f"""
import builtins, sys
found = builtins.__import__
def lacks(name, *rest):
    if name.startswith("PySide6"):
        raise {lacking}
    return found(name, *rest)
builtins.__import__ = lacks
import main
sys.exit(main.main([]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_an_old_windows_is_said_which_is_new_enough() -> None:
    missing_there = ImportError("DLL load failed", name="PySide6.QtWidgets")
    assert "Windows 10, version 1809" in why_no_window(missing_there, "win32")
