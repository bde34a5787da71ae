"""A whole day in one window: memory, handles and jobs are at its end as after its first hour."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.faults.shim import ROOT
from tests.faults.tally import Tally

_DAY: Final = 480
_MOST_GROWTH: Final = 1.05
_MORE_HANDLES: Final = 2
_MORE_WIDGETS: Final = 30
"""Pages that stay once they were made; a day leaves hundreds where each opening leaves some."""


def run(seed: int, count: int, *more: str, minutes: int = _DAY) -> Tally:
    """Live *count* days, each in a process of its own."""
    tally, chance = Tally(), random.Random(seed)
    for _ in range(count):
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            found = _lived(Path(name), chance.randrange(1 << 30), minutes, more)
        first, last = found[0], found[-1]
        tally.add(_judged(first, last), f"{first[0]} to {last[0]} MB")
    return tally


def careless(seed: int, count: int) -> Tally:
    """Leave something behind each minute: the control, of two hours."""
    return run(seed, count, "careless", minutes=120)


def why_not() -> str:
    """Say why no memory can be looked at here; "" where it can."""
    return "" if Path("/proc/self/statm").exists() else "this system has no /proc"


def _judged(first: list[int], last: list[int]) -> str:
    if last[0] > first[0] * _MOST_GROWTH:
        return "memory grew by more than 5%"
    if last[1] > first[1] + _MORE_HANDLES:
        return "handles stayed"
    if last[2] > first[2]:
        return "jobs stayed"
    return "widgets stayed" if last[3] > first[3] + _MORE_WIDGETS else ""


def _lived(folder: Path, seed: int, minutes: int, more: tuple[str, ...]) -> list[list[int]]:
    command = [sys.executable, "-m", "tests.faults.hours_day", str(folder), str(seed)]
    done = subprocess.run(
        [*command, str(minutes), *more],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "p")},
        capture_output=True,
        text=True,
        check=True,
    )
    return [list(map(int, one)) for one in json.loads(done.stdout.splitlines()[-1])]
