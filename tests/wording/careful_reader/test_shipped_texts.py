"""No guide, help, example or tool that comes along is pointed at, and nothing that is printed."""

from pathlib import Path

import pytest

from core.wording.careful_reader.known import AuditBases
from core.wording.careful_reader.read import read_carefully
from core.wording.numbers import Unit

ROOT = Path(__file__).parents[3]
TEXTS = sorted(
    path
    for path in [ROOT / "README.md", *(ROOT / "resources").rglob("*")]
    if path.suffix in (".md", ".toml", ".csv")
)
BASES = AuditBases(
    {
        Unit.RETURNS: frozenset({24, 23, 22, 21, 20, 19}),
        Unit.CASES: frozenset({8}),
        Unit.AGENCIES: frozenset({12}),
        Unit.REQUESTS: frozenset({37}),
    }
)


def test_there_are_texts_to_read() -> None:
    assert len(TEXTS) > 20


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_shipped_text_is_left_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [(mark.words_in(text), mark.reason) for mark in read_carefully(text, BASES)]
    assert not found


def test_nothing_that_the_examples_print_is_pointed_at() -> None:
    printed = sorted((ROOT / "tests" / "golden" / "documents").glob("*.heard.txt"))
    assert len(printed) > 20
    for path in printed:
        text = path.read_text(encoding="utf-8")
        found = [(mark.words_in(text), mark.reason) for mark in read_carefully(text, AuditBases())]
        assert not found, path.name
