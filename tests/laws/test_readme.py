"""The README tells the truth: its keys are the action table's, its pictures and lines are there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.laws.test_walls import LADDER
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
    table = README.split("| key | what it does | where |\n|---|---|---|\n", 1)[1].split("\n\n", 1)[
        0
    ]
    assert table.splitlines() == list(key_lines())


def test_the_readme_shows_pictures_that_are_there() -> None:
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert len(shown) == 5
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


# What a page of words may put in backticks beside classes and files: parts of names and of Qt.
_BACKTICKED = re.compile(r"`([A-Za-z_/.]+)`")


@pytest.mark.parametrize("room", ["core", "ui"])
def test_a_page_of_words_names_classes_and_files_that_are_there(room: str) -> None:
    page = (ROOT / room / "README.md").read_text(encoding="utf-8")
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / room).rglob("*.py"))
    for row in (line for line in page.splitlines() if line.startswith("| ")):
        for name in _BACKTICKED.findall(row):
            if name.endswith(("/", ".py")):
                assert (ROOT / room / name).exists() or (ROOT / name).exists(), name
            elif name[0].isupper() and not name.isupper():
                assert f"class {name}" in source, name


def test_the_page_of_words_tells_the_ladder_as_the_law_has_it() -> None:
    page = (ROOT / "core" / "README.md").read_text(encoding="utf-8")
    rooms = {
        name.removesuffix(".py").rstrip("/")
        for name in re.findall(r"^\| `([a-z_]+(?:/|\.py))` \|", page, re.MULTILINE)
    }
    assert rooms == {*LADDER, "cli"}
