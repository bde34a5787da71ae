"""The room screen: what the room may not see changes nothing on it, nor in what is heard of it."""

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

_EVENTS_A_DAY: Final = 20
_DAYS_A_PROCESS: Final = 10
_AUDITS_A_DAY: Final = 5
"""So many are compared with the one the day is lived in first."""


def run(seed: int, count: int) -> Tally:
    """Live a day in *count* pairs of audits that differ only in what is confidential."""
    audits = min(count, _AUDITS_A_DAY)
    return _lived(seed, count // audits, *("confidential",) * audits)["confidential"]


def public(seed: int, count: int) -> Tally:
    """Let the two audits differ in what is shown: the control."""
    return _lived(seed, count, "public")["public"]


def both(seed: int, count: int) -> tuple[Tally, Tally]:
    """Live each day in one audit, and in one for either of them."""
    tallies = _lived(seed, count, "confidential", "public")
    return tallies["confidential"], tallies["public"]


def _lived(seed: int, count: int, *ways: str) -> dict[str, Tally]:
    """Live *count* days, each in one audit and in one for each of the ways."""
    tallies, chance = {way: Tally() for way in ways}, random.Random(seed)
    while count > 0:
        days = min(_DAYS_A_PROCESS, count)
        count -= days
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            found = _days(Path(name), chance.randrange(1 << 30), days, ways)
        for at, (frames, seen, heard, kinds) in enumerate(found):
            if kinds < 2:
                raise RuntimeError("nothing was shown on the wall")
            tally = tallies[ways[at % len(ways)]]
            tally.add("a frame differs" if seen else "what is heard differs" if heard else "")
            tally.came["frames"] += frames
    return tallies


def _days(folder: Path, seed: int, days: int, ways: tuple[str, ...]) -> list[list[int]]:
    """Return what came of each day, for one way after the other."""
    command = [sys.executable, "-m", "tests.faults.room_day", str(folder), str(seed), str(days)]
    done = subprocess.run(
        [*command, str(_EVENTS_A_DAY), *ways],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "p")},
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()[-days * len(ways) :]]
