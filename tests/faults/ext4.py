"""Power cuts on a real ext4: what its disk held at some moment is mounted again and looked at."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Final

from core.model.fault import FileProblem
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.faults.days import PASSPHRASE, state_of
from tests.faults.shim import ROOT
from tests.faults.tally import Tally

_STEPS: Final = 40
_CUTS_A_DAY: Final = 8
_BYTES: Final = 24 << 20
_NAME: Final = "audit.casewalk"
_LONGEST_PAUSE: Final = 0.25


@cache
def why_not() -> str:
    """Say why no disk of our own can be mounted here; "" where it can."""
    if sys.platform != "linux" or os.geteuid():
        return "only root on Linux can mount a disk of its own"
    if any(shutil.which(tool) is None for tool in ("mkfs.ext4", "losetup", "mount", "umount")):
        return "mkfs.ext4 or losetup is missing"
    with TemporaryDirectory(prefix="casewalk-tests-") as name:
        try:
            with _mounted(_made(Path(name))):
                return ""
        except (OSError, subprocess.CalledProcessError):
            return "no loop device can be mounted"


def run(seed: int, count: int, synchronous: str = "EXTRA") -> Tally:
    """Cut the power *count* times, half of the days locked. A disk has to be possible here."""
    tally, chance = Tally(), random.Random(seed)
    while tally.count < count:
        cuts = min(_CUTS_A_DAY, count - tally.count)
        passphrase = PASSPHRASE if chance.random() < 0.5 else ""
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            tally += _one_day(Path(name), chance, cuts, passphrase, synchronous)
    return tally


class _Day:
    """A day that is lived on the disk, and what it said by now: the state after each step."""

    def __init__(self, folder: Path, seed: int, passphrase: str, synchronous: str) -> None:
        command = [sys.executable, "-m", "tests.faults.ext4_day", str(folder), str(seed)]
        self.process = subprocess.Popen(
            [*command, str(_STEPS), passphrase, synchronous],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.states: list[str] = []
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.states.append(line.strip())

    def end(self) -> None:
        """Wait until it is over."""
        self.process.wait()
        self._reader.join()


def _one_day(
    folder: Path, chance: random.Random, cuts: int, passphrase: str, synchronous: str
) -> Tally:
    """Live a day, and keep now and then what the disk holds; then look at each of these."""
    image, tally, kept = _made(folder), Tally(), list[tuple[Path, int]]()
    with _mounted(image) as there:
        day = _Day(there, chance.randrange(1 << 30), passphrase, synchronous)
        while not day.states and day.process.poll() is None:
            sleep(0.01)
        while len(kept) < cuts and day.process.poll() is None:
            sleep(chance.uniform(0.0, _LONGEST_PAUSE))
            safe, cut = len(day.states) - 1, folder / f"cut-{len(kept)}"
            day.process.send_signal(signal.SIGSTOP)
            shutil.copyfile(image, cut)
            day.process.send_signal(signal.SIGCONT)
            kept.append((cut, safe))
        day.end()
    for cut, safe in kept:
        with _mounted(cut) as there:
            tally.add(_judged(there / _NAME, passphrase or None, day.states, safe))
        cut.unlink()
    return tally


def _judged(path: Path, passphrase: str | None, states: list[str], safe: int) -> str:
    """Open what the disk held as the next start would; return what is wrong with it."""
    try:
        with WorkshopFile.open(path, passphrase) as file:
            found, said = state_of(file), check(file)
    except FileProblem as problem:
        return f"the audit was refused: {problem.happened}".replace(path.name, "…")
    if found not in states[safe:]:
        return "the audit lost what was safe" if found in states else "the audit was torn"
    return f"the audit is called unsound: {said[0]}" if said else ""


def _made(folder: Path) -> Path:
    """Make an empty disk in a file."""
    image = folder / "disk"
    with image.open("wb") as disk:
        disk.truncate(_BYTES)
    _run("mkfs.ext4", "-q", "-F", str(image))
    return image


@contextmanager
def _mounted(image: Path) -> Iterator[Path]:
    """Mount a disk in a file; what was begun on it is first done or undone by its own journal."""
    there = image.with_name(f"{image.name} mounted")
    there.mkdir()
    _run("mount", "-o", "loop", str(image), str(there))
    try:
        yield there
    finally:
        _run("umount", str(there))
        there.rmdir()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
