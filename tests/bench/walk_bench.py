"""How quick Walk is on the big audit: opening it, the next question, and the memory it takes."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.big import build_big
from tests.bench.figures import Figure, at_most, compiled, p95


def bench_walk(rounds: int = 5) -> list[Figure]:
    """Open the big audit and walk it, each round in a fresh process.

    The calmest round counts: what else runs on the computer only ever adds.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.casewalk"
        build_big(path)
        environment = compiled(Path(folder) / "compiled")
        runs = [_walked(path, environment) for _ in range(rounds)]
    opened = min(run.opened for run in runs)
    memory = max(run.memory for run in runs)
    steps = min(p95(run.steps) for run in runs)
    return [
        at_most("open the big audit to Walk usable", opened, "ms", 400),
        at_most("next question on screen, p95", steps, "ms", 16),
        at_most("memory with the big audit open", memory, "MB", 180),
    ]


@dataclass(frozen=True, slots=True)
class Walked:
    """What one process found: milliseconds to Walk and of each step, megabytes held."""

    opened: float
    steps: list[float]
    memory: float


def _walked(path: Path, environment: dict[str, str]) -> Walked:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.walked", str(path)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return Walked(**json.loads(done.stdout.splitlines()[-1]))
