"""A hand-out as a file of its own: written row by row from nothing, so that nothing else is in it.

Which rows go along is declared (`declarations.py`): those that always do, and those of
the cases that were chosen. Prose that names a case left out is emptied.
"""

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.model.hand_out import FileOfAudit
from core.model.progress import Progress, unreported
from core.store.cipher import APPLICATION_ID, connect, faults
from core.store.copying import Summary, put_in_place, summary
from core.store.declarations import DECLARATIONS, Travel
from core.store.journal import Change, Row, deflated, packed
from core.store.numbering import NumberBlock, give_block
from core.store.rows import COLUMNS
from core.store.schema import VERSION
from core.store.shape import lay_out
from core.store.sums import write_sum
from core.store.writing import Reference, Rows

if TYPE_CHECKING:
    from sqlite_utils import Database

Spot = tuple[str, int]
"""A row: its table and its number."""

INHERITED: Final = "inherited"
"""The `merge` of the one act that a hand-out of a hand-out has from the start."""


_FEWEST_SIGNS: Final = 3


class Chosen:
    """The rows of one file that go along with some of its cases."""

    def __init__(self, db: "Database", rows: Rows, cases: Collection[int]) -> None:
        self._db, self._cases = db, frozenset(cases)
        self._points: dict[str, list[Reference]] = {}
        for parent, resting in rows.resting().items():
            for child, column, needed in resting:
                self._points.setdefault(child, []).append(Reference(parent, column, needed))
        self.rows: dict[str, list[Row]] = {
            table: self._read(table)
            for table in COLUMNS
            if DECLARATIONS[table].travels is not Travel.NEVER
        }
        while self._without_what_they_rest_on():
            pass
        self._empty()

    def _read(self, table: str) -> list[Row]:
        """Return the rows of a table that are of the chosen cases, or of none."""
        columns = COLUMNS[table]
        of_case = DECLARATIONS[table].travels is Travel.WITH_ITS_CASE
        named = "id" if table == "cases" else "case_id"
        where = ""
        if named in columns and (of_case or table == "cases"):
            where = f"WHERE {named} IN ({', '.join(map(str, sorted(self._cases)))})"
        found = self._db.execute(f"SELECT {', '.join(columns)} FROM {table} {where} ORDER BY id")
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]

    def _without_what_they_rest_on(self) -> bool:
        """Leave out rows that point to one that stays here; return whether there were any."""
        held = {table: {row["id"] for row in rows} for table, rows in self.rows.items()}
        left = False
        for table, rows in self.rows.items():
            kept = [row for row in rows if self._may_go(table, row, held)]
            left |= len(kept) < len(rows)
            self.rows[table] = kept
        return left

    def _may_go(self, table: str, row: Row, held: dict[str, set[int]]) -> bool:
        of_a_case = table == "cases" or DECLARATIONS[table].travels is Travel.ALWAYS
        for parent, column, needed in self._points.get(table, ()):
            key = row[column]
            if key is None:
                continue
            there = key in held.get(parent, ())
            about_case = DECLARATIONS[parent].travels is Travel.WITH_ITS_CASE
            if not there and (needed or about_case):
                return False
            of_a_case |= there and about_case
        return of_a_case

    def _empty(self) -> None:
        """Empty what points to a row that stays, what is declared so, and what names a case."""
        held = {table: {row["id"] for row in rows} for table, rows in self.rows.items()}
        names = self._left_out_names()
        for table, rows in self.rows.items():
            for row in rows:
                for parent, column, _ in self._points.get(table, ()):
                    if row[column] is not None and row[column] not in held.get(parent, ()):
                        row[column] = None
                row.update(dict.fromkeys(DECLARATIONS[table].blanked, ""))
                if names is not None:
                    prose = DECLARATIONS[table].prose
                    row.update({one: "" for one in prose if names.search(row[one] or "")})

    def _left_out_names(self) -> re.Pattern[str] | None:
        found = self._db.execute("SELECT id, reference FROM cases").fetchall()
        left = [words for key, words in found if key not in self._cases and _tells(words)]
        if not left:
            return None
        named = "|".join(r"\s+".join(map(re.escape, words.split())) for words in left)
        return re.compile(rf"(?<!\w)(?:{named})(?!\w)", re.IGNORECASE)

    def holds(self, spot: Spot) -> bool:
        """Return whether a row goes along."""
        return any(row["id"] == spot[1] for row in self.rows.get(spot[0], ()))


def _tells(reference: str) -> bool:
    """Return whether a reference tells of its case wherever it stands: "1" or "A" does not."""
    return sum(map(str.isalnum, reference)) >= _FEWEST_SIGNS


def seal(
    path: Path,
    passphrase: str,
    chosen: Chosen,
    which: FileOfAudit,
    block: NumberBlock,
    inherited: Sequence[Change] = (),
    progress: Progress = unreported,
) -> None:
    """Write a hand-out, read it back from the disk and put it at *path*.

    *inherited* is what this file had changed itself, where it was handed out too. Raises
    FileProblem and Cancelled, with nothing left behind.
    """

    def fill(aside: Path) -> Summary:
        db = connect(aside, passphrase)
        try:
            with faults(path), db.atomic():
                lay_out(db)
                _write(db, chosen, which, block, inherited)
            return summary(db)
        finally:
            db.close()

    put_in_place(path, passphrase, fill, progress)


def _write(
    db: "Database",
    chosen: Chosen,
    which: FileOfAudit,
    block: NumberBlock,
    inherited: Sequence[Change],
) -> None:
    db.execute("PRAGMA defer_foreign_keys = ON")
    for table, rows in chosen.rows.items():
        columns = COLUMNS[table]
        marks = ", ".join("?" * len(columns))
        insertion = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        db.conn.executemany(insertion, [tuple(row[one] for one in columns) for row in rows]).close()
    if inherited:
        db.execute(
            "INSERT INTO acts (at, label, merge, state, changes, packed) VALUES (?,?,?,?,?,?)",
            (which.handed_at, INHERITED, INHERITED, "closed", *deflated(packed(inherited))),
        )
    give_block(db, block)
    db.execute(
        "UPDATE numbering SET audit = ?, file = ?, name = ?, parent = ?, handed_at = ?",
        (which.audit, which.file, which.name, which.parent, which.handed_at),
    )
    write_sum(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")
