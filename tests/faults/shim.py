"""Compiles what stands between a program and the disk, and speaks to it from inside."""

import ctypes
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SOURCE: Final = Path(__file__).with_name("shim.c")

KINDS: Final = ("open", "read", "write", "sync", "truncate", "unlink", "rename")
"""The calls that can be made to fail, in the order the shim numbers them."""


def why_not() -> str:
    """Return why nothing can stand between here, or nothing where it can."""
    if not sys.platform.startswith("linux"):
        return "only Linux lets something stand between a program and the disk this way"
    if _compiler() is None:
        return "there is no C compiler here"
    return ""


def _compiler() -> str | None:
    return shutil.which("cc") or shutil.which("gcc")


@cache
def _library() -> Path:
    made = Path(mkdtemp(prefix="casewalk-tests-")) / "shim.so"
    command = [str(_compiler()), "-O1", "-shared", "-fPIC", "-o", str(made), str(SOURCE)]
    subprocess.run([*command, "-ldl", "-lpthread"], check=True, capture_output=True)
    return made


def run_under(module: str, folder: Path, *arguments: str) -> str:
    """Run a module of this package with the shim loaded; return what it printed."""
    environment = {
        **os.environ,
        "LD_PRELOAD": str(_library()),
        "XDG_DATA_HOME": str(folder / "profile"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{module}", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


class Shim:
    """The shim as it is loaded into this process."""

    def __init__(self, folder: Path) -> None:
        self._library = ctypes.CDLL(None)
        self._library.faults_arm.argtypes = [ctypes.c_int, ctypes.c_long, *[ctypes.c_int] * 2]
        self._library.faults_count.restype = ctypes.c_long
        self._library.faults_mark.argtypes = [ctypes.c_longlong]
        self._library.faults_watch(os.fsencode(folder))

    def arm(self, kind: str, at: int, number: int, *, lasting: bool = False) -> None:
        """Let the *at*-th call of a kind from now on fail, and all after it if *lasting*."""
        self._library.faults_arm(KINDS.index(kind), at, number, lasting)

    def disarm(self) -> None:
        """Let nothing fail; what is called is counted from here."""
        self._library.faults_arm(-1, 0, 0, 0)

    def counts(self) -> dict[str, int]:
        """Return how many calls of each kind there were since it was armed or disarmed."""
        return {kind: self._library.faults_count(at) for at, kind in enumerate(KINDS)}

    def trace(self, path: Path) -> None:
        """Note from here on, in a file that is not watched, all that is done to the disk."""
        self._library.faults_trace(os.fsencode(path))

    def end_trace(self) -> None:
        """Note nothing more."""
        self._library.faults_trace(None)

    def mark(self, number: int) -> None:
        """Note that the program has said something is safe."""
        self._library.faults_mark(number)
