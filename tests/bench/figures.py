"""A measured figure and the reach it has to stay within."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured; `target` is the reach in words, `ok` whether it was kept."""

    name: str
    value: float
    unit: str
    target: str
    ok: bool


def at_most(name: str, value: float, unit: str, reach: float) -> Figure:
    """Return a figure that must not be over its reach."""
    return Figure(name, value, unit, f"at most {reach:g}", value <= reach)


def at_least(name: str, value: float, unit: str, reach: float) -> Figure:
    """Return a figure that must not be under its reach."""
    return Figure(name, value, unit, f"at least {reach:g}", value >= reach)


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def taking_turns(rounds: int, *works: Callable[[], object]) -> tuple[list[float], ...]:
    """Return the seconds of each of *works*, in order of length.

    They take turns, so that a busy moment of the computer meets them all.
    """
    gc.collect()
    times: tuple[list[float], ...] = tuple([] for _ in works)
    for _ in range(rounds):
        for work, found in zip(works, times, strict=True):
            found.append(seconds(work))
    for found in times:
        found.sort()
    return times


def median(times: list[float]) -> float:
    """Return the middle one of times in order."""
    return times[len(times) // 2]


def p95(times: list[float]) -> float:
    """Return what 95 of 100 of the times, in order, stay within."""
    return times[ceil(len(times) * 0.95) - 1]


def compiled(folder: Path) -> dict[str, str]:
    """Return an environment in which the program is compiled, as after an installation."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    found = kept | {"PYTHONPYCACHEPREFIX": str(folder)}
    whole = [sys.executable, "-m", "compileall", "-q", "core", "ui", "tests/bench"]
    subprocess.run(whole, env=found, check=True)
    return found
