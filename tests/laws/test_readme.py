"""The README tells the truth: its keys are the action table's, its pictures and lines are there."""

import re
from collections.abc import Iterator
from pathlib import Path

from ui.program.actions import help_rows

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def key_lines() -> Iterator[str]:
    """Yield the rows of the README's table of keys, the nine answers as one."""
    for row in help_rows():
        if re.fullmatch(r"Answer [2-9]", row.words):
            continue
        keys = "Alt 1 to Alt 9 (top row)" if row.words == "Answer 1" else row.keys
        words = "Choose an answer" if row.words == "Answer 1" else row.words.rstrip("…")
        yield f"| {keys} | {words} | {row.scope.value} |"


def test_the_readme_lists_every_key_and_no_other() -> None:
    table = README.split("|---|---|---|\n", 1)[1].split("\n\n", 1)[0]
    assert table.splitlines() == list(key_lines())


def test_the_readme_shows_pictures_that_are_there() -> None:
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert len(shown) == 2
    for path in shown:
        assert (ROOT / path).is_file()


def test_the_readme_has_a_line_to_run_and_a_line_to_test_for_each_system() -> None:
    assert len(re.findall(r"^(?:python3|py) -m venv \.venv && ", README, re.MULTILINE)) == 4


def test_what_the_readme_names_is_there() -> None:
    for name in (
        "core/documents/catalogue.py",
        "ui/audit/stages.py",
        "tests/laws",
        "resources/tools",
    ):
        assert name in README
        assert (ROOT / name).exists()
