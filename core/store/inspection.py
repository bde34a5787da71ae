"""What a file must be before anything in it is asked for: our tables, our types, our limits.

A file may come from anywhere. A trigger, a view or a column that we never made
could change or withhold what is kept, and no reader would notice.
"""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.model.fault import FileProblem, NotYet, shown
from core.store.cipher import libraries
from core.store.declarations import DECLARATIONS, NoKey
from core.store.journal import Row
from core.store.numbering import NumberBlock, is_block
from core.store.one_lines import LINE, WORDING
from core.store.rows import COLUMNS
from core.store.schema import VERSION
from core.store.shape import SCHEMA, shape_of
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

LONGEST: Final = 1_000_000
"""Bytes of the longest text kept in one cell; a whole page has about 3,000."""

MOST: Final = {"cases": 10_000, "notes": 50_000, "answers_given": 5_000_000}
"""Rows that the largest audits stay far below, by table; see `_MOST_OF_OTHERS`."""

_MOST_OF_OTHERS: Final = 500_000
_HIGHEST: Final = (1 << 31) - 1  # of all blocks together
_MINUTES: Final = 100_000
_ROWS_AS_TEXT: Final = {
    "known_rows": ("row",),
    "table_differences": ("before", "here", "there"),
}
"""Columns that hold a row of another table as JSON, "null" or nothing where there is none."""
_NUMBER: Final = 1 << 31


def refuse_foreign_schema(db: "Database", path: Path, version: int) -> None:
    """Compare every table, index, trigger and view with ours of that version, as text.

    Has to come before any other query. Raises FileProblem at the first difference.
    """
    if set(db.execute(SCHEMA).fetchall()) != shape_of(version).schema:
        raise not_as_written(path)


def refuse_foreign_rows(db: "Database", path: Path) -> None:
    """Look for cells of another type, endless texts, and numbers that lead nowhere.

    About 40 ms for 43,000 answers. A page that cannot be read is passed over
    here: it is said when what lies on it is asked for. Raises FileProblem.
    """
    dbapi, _ = libraries()
    filled = tuple(COLUMNS)
    with suppress(dbapi.DatabaseError):
        counted = dict(zip(COLUMNS, db.execute(_counts()).fetchone(), strict=True))
        if any(count > most(table) for table, count in counted.items()):
            raise not_as_written(path)
        filled = tuple(table for table, count in counted.items() if count)
    for look in (_strange_cells, _strange_notes, _loose_references, _spoilt_numbering):
        with suppress(dbapi.DatabaseError):
            if look(db, filled):
                raise not_as_written(path)


def _strange_cells(db: "Database", filled: tuple[str, ...]) -> bool:
    return bool(filled) and db.execute(_strange_rows(filled)).fetchone() != (0,)


def _strange_notes(db: "Database", filled: tuple[str, ...]) -> bool:
    """Return whether a row that is kept as text is none, or of a table that we do not have."""
    asked = (look for table in filled if table in _ROWS_AS_TEXT for look in _no_row(table))
    return any(db.execute(look).fetchone() is not None for look in asked)


def _loose_references(db: "Database", _: tuple[str, ...]) -> bool:
    return bool(db.execute("SELECT 1 FROM pragma_foreign_key_check LIMIT 1").fetchone())


def _spoilt_numbering(db: "Database", filled: tuple[str, ...]) -> bool:
    """Return whether the next row of a table would get a number that is taken or not ours.

    Rows of other blocks were handed back, or lie in a hand-out as they were handed out.
    """
    blocks = [NumberBlock(*row) for row in db.execute("SELECT first, last FROM numbering")]
    if len(blocks) != 1 or not (_are_whole(*blocks[0]) and is_block(blocks[0])):
        return True
    (block,) = blocks
    last = dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    numbers = db.execute(_highest_numbers(filled), block).fetchone() if filled else ()
    highest = dict(zip(filled, numbers, strict=True))
    for table in COLUMNS:
        given = 1 if DECLARATIONS[table].key is NoKey.ONE_ROW else last.get(table, 0)
        if not _are_whole(given) or not highest.get(table, 0) <= given <= block.last:
            return True
    return False


def _are_whole(*numbers: object) -> bool:
    return all(type(number) is int for number in numbers)


def most(table: str) -> int:
    """Return how many rows a table may have."""
    return MOST.get(table, _MOST_OF_OTHERS)


def refuse_too_much(row: Row) -> None:
    """Refuse what could be written but would not be opened again. Raises NotYet."""
    for column, value in row.items():
        if type(value) is str:
            if len(value) > LONGEST // 4 and len(value.encode()) > LONGEST:
                raise _too_much(
                    tr("A text is too long to be kept."), tr("Shorten it, or keep it in parts.")
                )
        elif type(value) is int and not -1 <= value <= _highest(column):
            raise _too_much(tr("A number is too large to be kept."), tr("Type a smaller one."))


def too_long_a_line(said: str) -> NotYet:
    """The fault for a name, a reference or a question that is no line any more."""
    return _too_much(
        tr(
            "“{shown}” has {count} letters, which no line has room for.",
            shown=shown(said),
            count=f"{len(said):,}",
        ),
        tr(
            "Shorten it: a name or a reference has at most {line} letters, a question {wording}.",
            line=f"{LINE:,}",
            wording=f"{WORDING:,}",
        ),
    )


@lru_cache
def _highest(column: str) -> int:
    if column == "id" or column.endswith("_id"):
        return _HIGHEST
    return _MINUTES if column.startswith("minutes") else _NUMBER


def _too_much(happened: str, remedy: str) -> NotYet:
    return NotYet(happened, tr("The audit is as it was."), remedy)


@lru_cache
def _counts() -> str:
    """Return what counts the rows of every table: one statement, for to read each takes longest.

    The rows themselves: by default SQLite counts an index, which may be crafted to be empty.
    """
    asked = (f"SELECT count(*) FROM {table} NOT INDEXED" for table in COLUMNS)
    return f"SELECT {', '.join(f'({one})' for one in asked)}"


@lru_cache(maxsize=16)
def _strange_rows(filled: tuple[str, ...]) -> str:
    """Return what is 0 where no row of these tables is unlike all of ours.

    Most tables of most audits hold nothing: to have SQLite read what is asked of all of them
    took longer than all the rest of opening a file.
    """
    columns = shape_of(VERSION).columns
    odd = {table: " OR ".join(_strange(*one) for one in columns[table]) for table in filled}
    asked = (f"EXISTS (SELECT 1 FROM {table} WHERE {what})" for table, what in odd.items())
    return f"SELECT {' OR '.join(asked)}"


@lru_cache
def _no_row(table: str) -> tuple[str, ...]:
    tables = ", ".join(f"'{one}'" for one in COLUMNS)
    return (
        f"SELECT 1 FROM {table} WHERE kind NOT IN ({tables})",
        *(
            f"SELECT 1 FROM {table} WHERE {one} <> '' AND CASE WHEN json_valid({one}) "
            f"THEN json_type({one}) ELSE '' END NOT IN ('object', 'null')"
            for one in _ROWS_AS_TEXT[table]
        ),
    )


@lru_cache(maxsize=16)
def _highest_numbers(filled: tuple[str, ...]) -> str:
    highest = (
        f"SELECT ifnull(max(id), 0) FROM {table} WHERE id BETWEEN ?1 AND ?2" for table in filled
    )
    return f"SELECT {', '.join(f'({one})' for one in highest)}"


def _strange(name: str, kind: str, needed: int) -> str:
    other = f"typeof({name}) <> '{kind.lower()}'"
    if kind == "TEXT":
        return f"{other} OR octet_length({name}) > {LONGEST}"
    least = 1 if name == "id" else -1
    beyond = f"{name} NOT BETWEEN {least} AND {_highest(name)}"
    return f"{other} OR {beyond}" if needed else f"{name} IS NOT NULL AND ({other} OR {beyond})"


def not_as_written(path: Path) -> FileProblem:
    """The fault for a file that holds something we never made."""
    return FileProblem(
        tr(
            "“{name}” holds something that Casewalk did not write, or it is damaged.",
            name=path.name,
        ),
        tr("It was not opened, and nothing in it was touched."),
        tr("Ask whoever sent it for a fresh copy, or open the latest copy you kept."),
    )
