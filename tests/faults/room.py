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


def run(seed: int, count: int, *more: str) -> Tally:
    """Live the same day *count* times in two audits that differ only in what is confidential."""
    tally, chance = Tally(), random.Random(seed)
    for _ in range(count):
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            frames, seen, heard = _day(Path(name), chance.randrange(1 << 30), more)
        tally.add("a frame differs" if seen else "what is heard differs" if heard else "")
        tally.came["frames"] += frames
    return tally


def public(seed: int, count: int) -> Tally:
    """Let the two audits differ in what is shown: the control."""
    return run(seed, count, "public")


def _day(folder: Path, seed: int, more: tuple[str, ...]) -> tuple[int, int, int]:
    command = [sys.executable, "-m", "tests.faults.room_day", str(folder), str(seed)]
    done = subprocess.run(
        [*command, str(_EVENTS_A_DAY), *more],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "p")},
        capture_output=True,
        text=True,
        check=True,
    )
    frames, seen, heard, kinds = json.loads(done.stdout.splitlines()[-1])
    if kinds < 2:
        raise RuntimeError("nothing was shown on the wall")
    return frames, seen, heard
