"""The one file in which the long forms leave what came of them: seed, count, hours, result."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from core.files import HELP
from core.model.clock import date_text
from tests.faults.campaigns import CAMPAIGNS

TRUST: Final = HELP / "trust.md"
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
    """Keep a result in the place of the one before of that campaign, and where it is quoted."""
    results = {**read_results(), result.campaign: result}
    lines = [json.dumps(asdict(results[name]), ensure_ascii=False) for name in sorted(results)]
    PATH.write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = TRUST.read_text(encoding="utf-8")
    for line in quoted(text)[1:]:
        text = text.replace(f"{line}\n", "")
    text = text.replace(quoted(text)[0], "\n".join(lines_of(results)))
    TRUST.write_text(text, encoding="utf-8")


def lines_of(results: dict[str, Result]) -> list[str]:
    """Return what is quoted of the results, a line each, in the order of the campaigns."""
    return [
        _line(campaign.words, results[campaign.name])
        for campaign in CAMPAIGNS
        if campaign.name in results
    ]


def quoted(text: str) -> list[str]:
    """Return the lines of the help text that quote a result."""
    part = text.partition("## How it is tried")[2].partition("## ")[0]
    return [line for line in part.splitlines() if line.startswith("- ")]


def _line(words: str, one: Result) -> str:
    wrong = f"{one.failed:,} wrong" if one.failed else "none wrong"
    return (
        f"- {words}: {one.count:,} times, {wrong}. Without what keeps us safe "
        f"{one.control_failed:,} of {one.control_count:,} were. (Seed {one.seed}, "
        f"{one.hours:.2f} hours, {date_text(one.on)}.)"
    )
