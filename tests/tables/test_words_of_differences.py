"""Whatever two files may differ in can be told: what it is about, and what each side says."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.examples import build_example
from core.model.audit import Audit
from core.model.case import Agency, Case, Request
from core.model.hand_out import DifferenceKind, TableDifference
from core.model.note import Note, NoteKind
from core.model.tool import Item, Question
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.store.rows import COLUMNS
from core.tables.hand_out import hand_out
from core.tables.rules import BOOKS, groups_of
from core.tables.take_back import take_back
from core.wording.tables import heading_of, side_words, what_words
from tests.small import small_audit
from tests.tables.steps import Clock

WORDS = "maple anchor window tiger"


@pytest.fixture
def main(tmp_path: Path) -> Iterator[WorkshopFile]:
    with small_audit(tmp_path / "main.casewalk", Clock()) as file:
        yield file


@pytest.mark.parametrize("name", ["cin", "meetings"])
def test_every_column_of_every_table_can_be_told(tmp_path: Path, name: str) -> None:
    build_example(name, tmp_path / "audit.casewalk")
    with WorkshopFile.open(tmp_path / "audit.casewalk") as file:
        now = snapshot(file)
        for table in (one for one in COLUMNS if one not in BOOKS):
            found = file.query(f"SELECT id FROM {table} LIMIT 1")
            for key, columns in ((one[0], group) for one in found for group in groups_of(table)):
                row = file.rows.read(table, key) or {}
                side = json.dumps({one: row[one] for one in columns}, default=str)
                case = now.cases[0].id if table == "cases" else None
                made = TableDifference(1, table, key, DifferenceKind.BOTH_CHANGED, case_id=case)
                made = replace(made, columns=",".join(columns), here=side, there=side)
                assert heading_of(now, made)
                assert what_words(made)
                plain = [row[one] for one in columns if not one.endswith("_id")]
                assert side_words(now, side) or not any(plain)


def both(main: WorkshopFile, kind: type[Any], **sides: tuple[object, object]) -> tuple[str, ...]:
    """Change the last row of a kind here and at a table; return what is asked then."""
    path = main.path.with_name("t.casewalk")
    hand_out(main, path, "Table 1", [one.id for one in main.all(Case)], WORDS)
    with WorkshopFile.open(path, WORDS, Clock()) as table:
        for at, file in enumerate((main, table)):
            with file.act("change it"):
                file.put(
                    replace(file.all(kind)[-1], **{key: two[at] for key, two in sides.items()})
                )
        take_back(main, table)
    now = snapshot(main)
    (asked,) = now.table_differences
    return heading_of(now, asked), side_words(now, asked.here), side_words(now, asked.there)


def test_what_differs_of_the_audit_and_its_tool_is_named(main: WorkshopFile) -> None:
    key = main.all(Question)[-1].key
    asked = both(main, Question, text=("Here?", "There?"))
    assert asked == (f"Question {key}", "Here?", "There?")


def test_what_differs_of_the_audit_as_a_whole_is_told(main: WorkshopFile) -> None:
    asked = both(main, Audit, venue=("Town hall", "Library"))
    assert asked == ("Entry about the audit", "Town hall", "Library")


def test_numbers_that_differ_are_told(main: WorkshopFile) -> None:
    asked = both(main, Case, minutes=(20, 35))
    assert asked == ("Child B", "20", "35")


def test_a_remark_put_to_two_questions_or_cases_says_to_which(main: WorkshopFile) -> None:
    with main.act("hear"):
        main.put(Note(NoteKind.STRENGTH, "Heard", case_id=main.all(Case)[0].id))
    first, second = main.all(Question)[:2]
    asked = both(main, Note, question_id=(first.id, second.id))
    assert asked[1:] == (f"question {first.key}", f"question {second.key}")


def test_a_request_says_of_which_agency_it_is(main: WorkshopFile) -> None:
    request = main.all(Request)[-1]
    case = next(one.reference for one in main.all(Case) if one.id == request.case_id)
    agency = next(one.name for one in main.all(Agency) if one.id == request.agency_id)
    asked = both(main, Request, note=("Rang", "Wrote"))
    assert asked == (f"{case} · request · {agency}", "Rang", "Wrote")


def test_an_item_says_which_it_is(main: WorkshopFile) -> None:
    asked = both(main, Item, short=("Here", "There"))
    assert asked == (f"“{main.all(Item)[-1].key}”", "Here", "There")
