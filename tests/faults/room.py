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
    for _ in range(count):
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            found = _day(Path(name), chance.randrange(1 << 30), ways)
        for tally, (frames, seen, heard) in zip(tallies, found, strict=True):
            tally.add("a frame differs" if seen else "what is heard differs" if heard else "")
            tally.came["frames"] += frames
    return tallies


def _day(folder: Path, seed: int, ways: tuple[str, ...]) -> list[tuple[int, int, int]]:
    command = [sys.executable, "-m", "tests.faults.room_day", str(folder), str(seed)]
    done = subprocess.run(
        [*command, str(_EVENTS_A_DAY), *ways],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "p")},
        capture_output=True,
        text=True,
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()[-len(ways) :]]
    if any(kinds < 2 for *_, kinds in found):
        raise RuntimeError("nothing was shown on the wall")
    return [(frames, seen, heard) for frames, seen, heard, _ in found]
