"""Run with `python -m tests.bench [--large] [--kinds] [part of a name]`: each speed, its reach.

`--programme` measures a programme of 10,000 rounds on a PostgreSQL of its own, and nothing else.
"""

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.figures import Figure

Bench = Callable[[], list[Figure]]


def benches(wanted: str) -> Iterator[tuple[str, Bench]]:
    """Yield every bench whose module or name holds *wanted*."""
    for path in sorted(Path(__file__).parent.glob("*_bench.py")):
        module = importlib.import_module(f"tests.bench.{path.stem}")
        for name, found in vars(module).items():
            full = f"{path.stem}.{name}"
            if name.startswith("bench_") and callable(found) and wanted in full:
                yield full, found


def _say(*cells: str) -> None:
    sys.stdout.write("{:<52}{:>10}  {:<22}{:<16}{}\n".format(*cells))
    sys.stdout.flush()


def main(*words: str) -> int:
    """Print the table; return how many reaches were missed.

    `--large` adds the largest audit; with `--kinds` the tool asks in every way there is.
    """
    if "--large" in words:
        os.environ["CASEWALK_BENCH_LARGE"] = "1"
    if "--kinds" in words:
        os.environ["CASEWALK_BENCH_KINDS"] = "1"
    wanted = next((word for word in words if not word.startswith("--")), "")
    if "--programme" in words:
        os.environ["CASEWALK_BENCH_PROGRAMME"] = "1"
        wanted = wanted or "programme_bench"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    missed = 0
    _say("what", "found", "", "reach", "")
    for _, bench in benches(wanted):
        for figure in bench():
            missed += not figure.ok
            found = f"{figure.value:.2f}"
            _say(figure.name, found, figure.unit, figure.target, "" if figure.ok else "missed")
    return missed


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
