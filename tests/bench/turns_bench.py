"""How long the window is at work at a stretch while keys and clicks come as chance has it."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.bench.big import build_big
from tests.bench.figures import Figure, at_most

_EVENTS: Final = 2_000
_WORK: Final = 0.1
"""A passage of the loop in which less than this was done, in ms, was none."""


def bench_turns() -> list[Figure]:
    """Press and click 2,000 times at 60 cases; one turn in a thousand may be longer."""
    with tempfile.TemporaryDirectory() as name:
        audit = Path(name) / "big.casewalk"
        build_big(audit)
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.turned", str(audit), name, "1", str(_EVENTS)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "XDG_DATA_HOME": str(Path(name) / "p")},
        )
    found = json.loads(done.stdout.splitlines()[-1])
    for took, key, stage in found["longest"]:
        sys.stdout.write(f"  {took:6.1f} ms  {key}, {stage}\n")
    turns = sorted(one for one in found["turns"] if one >= _WORK)
    looks = sorted(one for one in found["looks"] if one >= _WORK)
    return [
        at_most("turns of random events, p99, 60", _at(turns, 0.99), "ms", 50),
        at_most("turns of random events, p99.9, 60", _at(turns, 0.999), "ms", 100),
        at_most("turns of look and text size, p99.9, 60", _at(looks, 0.999), "ms", 150),
    ]


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
