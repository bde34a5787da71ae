"""What each act of the day costs the window, in paintings of it, and how that grows."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.big import build_big, build_large
from tests.bench.figures import Figure, at_most, compiled

_LONGEST = "longest turn of the window meanwhile"
ACTS = ("choose", "agree", "agree, on to the next", "reason kept", "undo")


def bench_acts() -> list[Figure]:
    """Do the acts of the day in an audit of 60 cases; with --large also in one of 500."""
    small = _worked(build_big)
    figures = [*_day(small, "60", 1.4), *_bringing_in(small, "60")]
    figures.append(at_most("memory after all stages, 60", small["memory, MB"], "MB", 180))
    if os.environ.get("CASEWALK_BENCH_LARGE"):
        large = _worked(build_large)
        figures += [*_day(large, "500", 2.5), *_bringing_in(large, "500")]
        figures.append(at_most("memory after all stages, 500", large["memory, MB"], "MB", 400))
        figures += [
            at_most(f"{act}: 500 against 60", large[act] / small[act], "times", 1.5) for act in ACTS
        ]
    return figures


def _day(found: dict[str, float], size: str, reach: float) -> list[Figure]:
    floor = found["painting"]
    return [
        at_most(f"{act}, {size}", found[act] / floor, f"paintings of {floor:.0f} ms", reach)
        for act in ACTS
    ] + [
        at_most(f"next question, {size}", found["next question"] / floor, "paintings", 0.7),
        at_most(f"open to Walk, {size}", found["open to Walk"], "ms", 250),
    ]


def _bringing_in(found: dict[str, float], size: str) -> list[Figure]:
    reach = 1.5 if size == "60" else 21
    return [
        at_most(f"{what}, {size}", found[f"bringing in {name}, s of the whole process"], "s", reach)
        for what, name in (
            ("bringing returns in with a change in each", "changed"),
            ("bringing all returns in again", "again"),
        )
    ] + [at_most(f"longest turn meanwhile, {size}", found[_LONGEST], "ms", 50)]


def _worked(build: Callable[[Path], None]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.casewalk"
        build(path)
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.worked", str(path)],
            capture_output=True,
            text=True,
            check=True,
            env=compiled(Path(folder) / "compiled"),
        )
    return dict(json.loads(done.stdout.splitlines()[-1]))
