"""The one file in which the long forms leave what came of them: seed, count, hours, result."""

import json
from collections.abc import Iterable
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
    """What came of one run of a campaign: how often it was tried, what was wrong; its control."""

    campaign: str
    on: str
    seed: int
    count: int
    hours: float
    failed: int
    faults: dict[str, int]
    control_count: int
    control_failed: int


def read_results() -> list[Result]:
    """Return every run that was kept, oldest first."""
    lines = PATH.read_text(encoding="utf-8").splitlines() if PATH.exists() else []
    return [Result(**json.loads(line)) for line in lines]


def keep(result: Result) -> None:
    """Keep a run after those before it, and say in the help what they come to."""
    results = sorted([*read_results(), result], key=lambda one: one.campaign)
    lines = [json.dumps(asdict(one), ensure_ascii=False) for one in results]
    PATH.write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = TRUST.read_text(encoding="utf-8")
    for line in quoted(text)[1:]:
        text = text.replace(f"{line}\n", "")
    text = text.replace(quoted(text)[0], "\n".join(lines_of(results)))
    TRUST.write_text(text, encoding="utf-8")


def lines_of(results: Iterable[Result]) -> list[str]:
    """Return what is quoted of the results, a line each, in the order of the campaigns."""
    runs: dict[str, list[Result]] = {}
    for one in results:
        runs.setdefault(one.campaign, []).append(one)
    return [_line(one.words, since_mended(runs[one.name])) for one in CAMPAIGNS if one.name in runs]


def since_mended(runs: list[Result]) -> list[Result]:
    """Return the runs after the last that had something wrong; that one, where none came after."""
    wrong = [at for at, one in enumerate(runs) if one.failed]
    return (runs[wrong[-1] + 1 :] or runs[-1:]) if wrong else runs


def quoted(text: str) -> list[str]:
    """Return the lines of the help text that quote a result."""
    part = text.partition("## How it is tried")[2].partition("## ")[0]
    return [line for line in part.splitlines() if line.startswith("- ")]


def _line(words: str, runs: list[Result]) -> str:
    count, failed = sum(one.count for one in runs), sum(one.failed for one in runs)
    times = "once" if count == 1 else f"{count:,} times"
    faults = "; ".join(dict.fromkeys(fault for one in runs for fault in one.faults))
    wrong = f"{failed:,} wrong ({faults})" if failed else "none wrong"
    control = sum(one.control_failed for one in runs), sum(one.control_count for one in runs)
    seeds = list(dict.fromkeys(str(one.seed) for one in runs))
    hours = sum(one.hours for one in runs)
    return (
        f"- {words}: {times}, {wrong}. Without what keeps us safe {control[0]:,} of "
        f"{control[1]:,} were. ({'Seed' if len(seeds) == 1 else 'Seeds'} {', '.join(seeds)}; "
        f"{hours:.2f} hours; {_days(one.on for one in runs)}.)"
    )


def _days(days: Iterable[str]) -> str:
    first, *_, last = sorted([*days] * 2)
    return date_text(first) if first == last else f"{date_text(first)} to {date_text(last)}"
