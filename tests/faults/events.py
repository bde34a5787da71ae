"""Keys and clicks as chance has them over every page, and mistakes of ours in the midst of them."""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.faults.shim import ROOT
from tests.faults.tally import Tally

_EVENTS_A_WINDOW: Final = 2_000


def run(seed: int, count: int) -> Tally:
    """Press and click *count* times; nothing of ours breaks, and the files are sound."""
    tally = Tally()
    for events, found in _windows(seed, count):
        tally.count += events
        tally.faults.update(f"{kind} was raised" for kind in found["raised"])
        tally.faults.update([] if found["sound"] else ["the file is unsound"])
    return tally


def planted(seed: int, count: int) -> Tally:
    """Press and click where things break, and count that as what it is: the control."""
    tally = Tally()
    for events, found in _windows(seed, count, "mistakes"):
        tally.count += events
        tally.faults["something broke"] += found["said"]
        tally.came.update(found["raised"])
    return tally


def mistakes(seed: int, count: int) -> Tally:
    """Let things break *count* times; each is said, and no word of anybody is in the log."""
    return mistakes_and_control(seed, count)[0]


def logged_as_they_are(seed: int, count: int) -> Tally:
    """Look in the log to which errors are written as they are: the control."""
    return mistakes_and_control(seed, count)[1]


def mistakes_and_control(seed: int, count: int) -> tuple[Tally, Tally]:
    """Let slots break *count* times, in one process, and look in both logs."""
    with TemporaryDirectory(prefix="casewalk-tests-") as name:
        found = _played(Path(name), "mistake_day", seed, count)
    wrong = Counter(f"{slot} broke and nobody was told" for slot in found["unsaid"])
    wrong.update(f"{kind} came of it" for kind in found["raised"])
    wrong.update({"words are in the log": found["words"], "a file is unsound": found["unsound"]})
    came = Counter({name: found[name] for name in ("slots", "windows", "rows")})
    careless = Counter({"words are in the log": found["careless words"]})
    return Tally(found["broke"], +wrong, came), Tally(found["broke"], +careless)


def _windows(seed: int, count: int, *more: str) -> list[tuple[int, dict[str, Any]]]:
    """Work one window after the other in processes of their own; return what each found."""
    chance, found, left = random.Random(seed), [], count
    while left > 0:
        events = min(left, _EVENTS_A_WINDOW)
        left -= events
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            found.append((events, _window(Path(name), chance.randrange(1 << 30), events, more)))
    return found


def _window(folder: Path, seed: int, events: int, more: tuple[str, ...]) -> dict[str, Any]:
    try:
        return _played(folder, "event_day", seed, events, *more)
    except RuntimeError as ended:
        return {"raised": [str(ended)], "sound": True, "said": 0}


def _played(folder: Path, day: str, seed: int, count: int, *more: str) -> dict[str, Any]:
    """Play a day in a process of its own; return what it found. Raises RuntimeError if it ends."""
    command = [sys.executable, "-m", f"tests.faults.{day}", str(folder), str(seed), str(count)]
    done = subprocess.run(
        [*command, *more],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "p")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        told = done.stderr.strip().splitlines()
        last = [one for one in told if "plugin" not in one][-1:]  # not what the platform says
        raise RuntimeError(f"the program ended ({done.returncode}), {last}")
    return dict(json.loads(done.stdout.splitlines()[-1]))
