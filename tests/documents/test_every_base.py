"""Whatever a document counts says of how many, whoever was not asked and what was left blank."""

import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest

from core.cli.main import run
from core.documents.blocks import Document, Paragraph, Table
from core.documents.catalogue import compose
from core.model.snapshot import FullSnapshot
from core.queries.documents import full as read_full
from core.store.file import WorkshopFile
from tests.cli.random_audit import drawn_audit
from tests.cli.recount import Recount, Row

NOT_ASKED = re.compile(r"not asked of (\d+) return")


@pytest.fixture
def drawn(tmp_path: Path) -> tuple[FullSnapshot, Recount]:
    path = tmp_path / "drawn.casewalk"
    drawn_audit(path, 1, lambda: datetime(2014, 6, 2, 9, 0))
    words = ("--documents", "data", "--formats", "json", "--to", str(tmp_path))
    with redirect_stdout(StringIO()):
        assert run(["export", str(path), *words]) == 0
    (told,) = tmp_path.glob("*.json")
    with WorkshopFile.open(path, read_only=True) as file:
        return read_full(file), Recount(told)


def _tables(document: Document) -> Iterator[Table]:
    for section in document.sections:
        yield from (one for one in section.blocks if isinstance(one, Table))


def _words(cell: object) -> str:
    return "".join(span.text for span in cell) if isinstance(cell, tuple) else ""


def _said(document: Document) -> list[str]:
    blocks = (block for section in document.sections for block in section.blocks)
    return [_words(one.words) for one in blocks if isinstance(one, Paragraph)]


def test_a_table_of_answers_says_of_how_many_each_question_was_not_asked(
    drawn: tuple[FullSnapshot, Recount],
) -> None:
    full, mine = drawn
    seen = set()
    for table in _tables(compose("report", full)):
        heads = [one.title for one in table.columns]
        if "No answer" not in heads:
            continue
        for row in table.rows:
            key = _words(row[0]).split()[0]
            given = [int(_words(cell) or 0) for cell in row[2:-1]]
            assert sum(given) == len(mine.usable), key
            wanted = mine.item(_item(mine, key), mine.usable).get("not_asked", 0)
            if "Not asked" in heads:
                assert int(_words(row[heads.index("Not asked")])) == wanted
                seen.add(wanted)
            else:
                assert not wanted
    assert len(seen) > 1


def _item(mine: Recount, key: str) -> Row:
    return next(one for one in mine.items.values() if one["key"] == key)


def test_a_measured_question_says_how_many_measured_it(
    drawn: tuple[FullSnapshot, Recount],
) -> None:
    full, mine = drawn
    said = {text.split()[0]: text for text in _said(compose("report", full))}
    for key in ("4", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15"):
        held = mine.item(_item(mine, key), mine.usable)
        returns = said[key].partition("The room")[0]
        of = held["answered"] + held["blank"]
        assert f"{held['answered']} of {of} return" in returns, key
        apart = NOT_ASKED.search(returns)
        assert int(apart.group(1) if apart else 0) == held.get("not_asked", 0), key
        assert "?." not in said[key]
    assert "Returns: good or better" in said["3"]
    assert "Not asked of 8 returns, 5 answered all the same." in said["2"]
    assert "agreed for 3 of 5 families · not asked of 1 family" in said["7"]


def test_what_was_asked_says_where_and_of_whom_and_what_was_to_be_written(
    drawn: tuple[FullSnapshot, Recount],
) -> None:
    full, _ = drawn
    asked = {
        _words(row[0]): (_words(row[1]), _words(row[2]))
        for table in _tables(compose("report", full))
        if [one.title for one in table.columns] == ["No.", "Question", "Answers"]
        for row in table.rows
    }
    assert asked["2"][0] == "Question 2? Only where 1 is Yes."
    assert asked["5b"][0] == "Second line Only where 5a is No."
    assert asked["9"][0] == "Question 9? Asked of Police and Health."
    assert asked["6"][1] == "A number of visits"
    assert asked["4"][1] == "Several of these at once: Early, Need, Protection"
    assert all(answers for key, (_, answers) in asked.items() if key != "5")
    assert "Only where age is at least 5." in _said(compose("report", full))


def test_feedback_gives_an_agency_all_it_answered(drawn: tuple[FullSnapshot, Recount]) -> None:
    full, mine = drawn
    document = compose("feedback", full)
    told = {
        section.title: {
            _words(row[0]).split()[0]: _words(row[1])
            for block in section.blocks
            if isinstance(block, Table) and block.columns[1].title == "Your answers"
            for row in block.rows
        }
        for section in document.sections
    }
    for number, agency in mine.agencies.items():
        pairs = {pair for pair in mine.usable if pair[1] == number}
        own = {mine.items[of]["key"] for of, pair in mine.said if pair in pairs}
        assert set(told[agency["name"]]) == own
        for key in own:
            said, wanted = told[agency["name"]][key], mine.item(_item(mine, key), pairs)
            blank = re.search(r"(?:blank (\d+)|(\d+) blank)", said)
            assert int(next(filter(None, blank.groups())) if blank else 0) == wanted["blank"], said
            apart = NOT_ASKED.search(said)
            assert int(apart.group(1) if apart else 0) == wanted.get("not_asked", 0), said
