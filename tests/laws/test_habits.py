"""Habits of the whole house: what one slip would lose without anyone noticing."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for part in ("core", "ui") for path in (ROOT / part).rglob("*.py"))
STARTING_JOBS = [
    path
    for path in SOURCES
    if path.name != "jobs.py" and re.search(r"\bJob\(", path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("path", STARTING_JOBS, ids=lambda path: path.stem)
def test_a_mistake_of_ours_in_long_work_is_heard_by_someone(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    calls = [ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)]
    jobs = sum(name == "Job" for name in calls)
    assert jobs
    # At least: what the session does meanwhile is heard there, and by whoever asked for it.
    assert sum(name.endswith(".broke.connect") for name in calls) >= jobs


def test_no_name_of_a_month_or_day_follows_the_computers_language() -> None:
    for path in SOURCES:
        found = re.search(r"%[aAbBcpxX]\b", path.read_text(encoding="utf-8"))
        assert found is None, f"{path.relative_to(ROOT)} writes {found and found[0]}"
