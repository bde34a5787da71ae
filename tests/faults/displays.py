"""Displays that come, go and change places: the wall shows nothing that nobody put there since."""

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

_A_WINDOW: Final = 20
_A_CONTROL: Final = 5
"""Few: whether a control fails depends on the displays, which are the same for a window."""
_PLACES: Final = ((0, 0), (1440, 0), (3360, 0), (0, 900))
_SIZES: Final = ((1440, 900), (1920, 1080), (800, 600), (1280, 720))


def run(seed: int, count: int, *more: str) -> Tally:
    """Live *count* sequences of displays, some of them on a computer whose displays mirror."""
    tally, chance = Tally(), random.Random(seed)
    at_once = _A_CONTROL if more else _A_WINDOW
    while tally.count < count:
        sequences = min(at_once, count - tally.count)
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            lived, left, same, differ, shown = _lived(Path(name), chance, sequences, more)
        tally.count += lived
        for words, wrong in (
            ("something was left on the wall", left),
            ("the facilitator's window was where the wall is", same),
            ("a frame differs", differ),
        ):
            if wrong:
                tally.faults[words] += wrong
        tally.came["with something shown"] += shown
    return tally


def careless(seed: int, count: int) -> Tally:
    """Let nobody hear that the displays changed: the control."""
    return run(seed, count, "careless")


def _lived(folder: Path, chance: random.Random, sequences: int, more: tuple[str, ...]) -> list[int]:
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": _displays(chance)}), encoding="utf-8")
    command = [sys.executable, "-m", "tests.faults.display_day", str(folder)]
    done = subprocess.run(
        [*command, str(chance.randrange(1 << 30)), str(sequences), *more],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
            "XDG_DATA_HOME": str(folder / "p"),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return [int(one) for one in json.loads(done.stdout.splitlines()[-1])]


def _displays(chance: random.Random) -> list[dict[str, object]]:
    """Return two to four displays; now and then one that shows the same as the first."""
    mirrored = chance.random() < 0.2
    places = list(_PLACES[: chance.randint(2, 4)])
    if mirrored:
        places[1] = places[0]
    return [
        {
            "name": f"display {number}",
            **dict(zip(("x", "y"), place, strict=True)),
            **dict(zip(("width", "height"), _SIZES[number], strict=True)),
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        for number, place in enumerate(places)
    ]
