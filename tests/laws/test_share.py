"""Most of what must be right needs no window: at least half of the tests run without Qt."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
WINDOWS = re.compile(r"\b(PySide6|pytestqt|qtbot|(from|import) (ui|main)\b)")


@cache
def needs_a_window(path: Path) -> bool:
    """Return whether a test file, or a helper it imports from the tests, speaks of Qt or `ui`."""
    source = path.read_text(encoding="utf-8")
    if WINDOWS.search(source):
        return True
    helpers = re.findall(r"^from (tests(?:\.\w+)+) import", source, re.MULTILINE)
    places = (ROOT.joinpath(*helper.split(".")).with_suffix(".py") for helper in helpers)
    return any(needs_a_window(place) for place in places if place.exists() and place != path)


def functions_in(path: Path) -> int:
    """Return how many test functions a file has; one tried with many values is one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return sum(
        isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        for node in ast.walk(tree)
    )


def test_at_least_half_of_the_tests_run_without_qt() -> None:
    found = {path: functions_in(path) for path in (ROOT / "tests").rglob("test_*.py")}
    without = sum(count for path, count in found.items() if not needs_a_window(path))
    assert without * 2 >= sum(found.values())
