"""The one file in which the long forms leave what came of them: seed, count, hours, result."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

PATH: Final = Path(__file__).with_name("results.jsonl")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one campaign: how often it was tried, how many were wrong, and its control."""

    campaign: str
    on: str
    seed: int
    count: int
    hours: float
    failed: int
    faults: dict[str, int]
    control_count: int
    control_failed: int


def read_results() -> dict[str, Result]:
    """Return the newest result of each campaign by its name."""
    lines = PATH.read_text(encoding="utf-8").splitlines() if PATH.exists() else []
    found = [Result(**json.loads(line)) for line in lines]
    return {one.campaign: one for one in found}


def keep(result: Result) -> None:
    """Keep a result in the place of the one before of that campaign."""
    results = {**read_results(), result.campaign: result}
    lines = [json.dumps(asdict(results[name]), ensure_ascii=False) for name in sorted(results)]
    PATH.write_text("\n".join(lines) + "\n", encoding="utf-8")
