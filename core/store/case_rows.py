"""Everything a file holds on one case: its rows, the words that name it, the acts that touched it.

It follows the declarations and the foreign keys: a table that is added is found by itself.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from core.model.ids import CaseId
from core.model.names import normalised
from core.model.sitting import DraftText
from core.store.declarations import (
    DECLARATIONS,
    EVIDENCE_TABLES,
    NAMING_EVIDENCE,
    Erasure,
)
from core.store.file import WorkshopFile
from core.store.journal import Added, Change, Journal, inflated, unpacked
from core.store.rows import COLUMNS

Numbers = dict[str, set[int]]
"""Numbers of rows, by table."""

_OF_A_CASE: Final = [table for table in COLUMNS if DECLARATIONS[table].erased is Erasure.REMOVED]


def rows_of_case(file: WorkshopFile, case_id: CaseId) -> Numbers:
    """Return the rows that are about one case, by table; of tables without one nothing."""
    pointing = _pointing(file)
    found: Numbers = {}
    waiting = [("cases", {int(case_id)})]
    while waiting:
        table, numbers = waiting.pop()
        new = numbers - found.get(table, set())
        if new:
            found.setdefault(table, set()).update(new)
            waiting += _resting(file, pointing, table, new)
    return found


def words_on_case(file: WorkshopFile, case_id: CaseId) -> Numbers:
    """Return the rows that are about no case or another, and speak of this one, by table.

    They hold its reference as a word of its own.
    """
    names_it = _naming(_references(file, case_id, ()))
    own = rows_of_case(file, case_id)
    found: Numbers = {}
    for table in COLUMNS:
        if DECLARATIONS[table].erased is Erasure.UNTOUCHED:
            continue
        described = file.query(f"PRAGMA table_info({table})")
        columns = ["id", *(row[1] for row in described if row[2] == "TEXT")]
        rows = file.query(f"SELECT {', '.join(columns)} FROM {table}")
        left = {row[0] for row in rows if any(map(names_it, row))} - own.get(table, set())
        if left:
            found[table] = left
    return found


def drafts_of_case(file: WorkshopFile, case_id: CaseId) -> list[DraftText]:
    """Return the words not entered yet that belong to a case or speak of it."""
    names_it = _naming(_references(file, case_id, ()))
    drafts = file.drafts.all()
    return [one for one in drafts if one.place.case_id == case_id or names_it(one.text)]


def acts_of_case(file: WorkshopFile, case_id: CaseId) -> list[int]:
    """Return the entries of the history that touched a case, or name it; undone ones too.

    Rows about the case that are no longer there are known by what they pointed to.
    """
    journals = {
        key: (label, unpacked(inflated(*cells)))
        for key, label, *cells in file.query("SELECT id, label, changes, packed FROM acts")
    }
    places = {
        (table, one) for table, numbers in rows_of_case(file, case_id).items() for one in numbers
    }
    changes = [
        one for _, journal in journals.values() for one in journal if isinstance(one, Change)
    ]
    pointed = _pointing(file)
    while True:
        more = {
            (one.table, one.key)
            for one in changes
            if (one.table, one.key) not in places
            and any(place in places for place in _points_to(pointed, one))
        }
        if not more:
            break
        places |= more
    names_it = _naming(_references(file, case_id, changes))
    return [
        key
        for key, (label, journal) in journals.items()
        if names_it(label) or _touches(journal, places) or any(map(names_it, _texts(journal)))
    ]


Pointing = Mapping[str, list[tuple[str, str]]]
"""By table: the columns that point to it, each with its own table."""


def _pointing(file: WorkshopFile) -> Pointing:
    """Return what points to the tables of a case, from tables whose rows go with it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for child in _OF_A_CASE:
        for row in file.query(f"PRAGMA foreign_key_list({child})"):
            if row[2] in _OF_A_CASE:
                found.setdefault(row[2], []).append((child, row[3]))
    return found


def _resting(
    file: WorkshopFile, pointing: Pointing, table: str, numbers: set[int]
) -> list[tuple[str, set[int]]]:
    """Return the rows that point to some of a table, and the evidence that names them."""
    listed = ", ".join(map(str, sorted(numbers)))
    found = [
        (child, f"SELECT id FROM {child} WHERE {column} IN ({listed})")
        for child, column in pointing.get(table, ())
    ]
    found += [
        (naming, f"SELECT id FROM {naming} WHERE kind = '{kind}' AND row_id IN ({listed})")
        for naming in NAMING_EVIDENCE
        for kind, named in EVIDENCE_TABLES.items()
        if named == table
    ]
    return [(child, {row[0] for row in file.query(sql)}) for child, sql in found]


def _points_to(pointing: Pointing, change: Change) -> Iterator[tuple[str, int]]:
    """Yield the rows that a row pointed to, before and after a change."""
    for row in (change.before, change.after):
        if row is None:
            continue
        for parent, children in pointing.items():
            for child, column in children:
                if child == change.table and row.get(column) is not None:
                    yield parent, row[column]
        if change.table in NAMING_EVIDENCE and row["kind"] in EVIDENCE_TABLES:
            yield EVIDENCE_TABLES[row["kind"]], row["row_id"]


def _touches(journal: Journal, places: set[tuple[str, int]]) -> bool:
    return any(
        any(one.holds(*place) for place in places)
        if isinstance(one, Added)
        else (one.table, one.key) in places
        for one in journal
    )


def _texts(journal: Journal) -> Iterator[object]:
    for one in journal:
        if isinstance(one, Change):
            for row in (one.before, one.after):
                yield from () if row is None else row.values()


def _references(file: WorkshopFile, case_id: CaseId, changes: Iterable[Change]) -> set[str]:
    """Return what a case is called, and was called before."""
    rows = file.query("SELECT reference FROM cases WHERE id = ?", (case_id,))
    found: set[str] = {row[0] for row in rows}
    for one in changes:
        if (one.table, one.key) == ("cases", case_id):
            found |= {row["reference"] for row in (one.before, one.after) if row is not None}
    return found


def _naming(references: Collection[str]) -> Callable[[object], bool]:
    """Return whether a text holds one of these references as a word of its own."""
    parts = "|".join(re.escape(normalised(one)) for one in references if normalised(one))
    pattern = re.compile(rf"(?<!\w)(?:{parts or '(?!)'})(?!\w)")
    return lambda text: isinstance(text, str) and bool(pattern.search(normalised(text)))
