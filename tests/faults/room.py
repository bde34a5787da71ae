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


def run(seed: int, count: int) -> Tally:
    """Live the same day *count* times in two audits that differ only in what is confidential."""
    return _lived(seed, count, "confidential")[0]


def public(seed: int, count: int) -> Tally:
    """Let the two audits differ in what is shown: the control."""
    return _lived(seed, count, "public")[0]


def both(seed: int, count: int) -> tuple[Tally, Tally]:
    """Live each day in one audit, and in one for either of them."""
    tally, control = _lived(seed, count, "confidential", "public")
    return tally, control


def _lived(seed: int, count: int, *ways: str) -> list[Tally]:
    tallies, chance = [Tally() for _ in ways], random.Random(seed)
    while tallies[0].count < count:
        days = min(_DAYS_A_PROCESS, count - tallies[0].count)
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            found = _days(Path(name), chance.randrange(1 << 30), days, ways)
        for at, (frames, seen, heard, kinds) in enumerate(found):
            if kinds < 2:
                raise RuntimeError("nothing was shown on the wall")
            tally = tallies[at % len(ways)]
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
