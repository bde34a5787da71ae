"""Journals of acts done before a migration, read in the shape that rows have today.

What a migration added was not there yet, so nothing done before changed it: on the way
back it stays as it is, and has its default in a row that is not there any more. A row
that cannot be read so is refused, and never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.store.cipher import libraries
from core.store.journal import Added, Change, Row, unpacked
from core.store.rows import COLUMNS, changes_in
from core.store.schema import migrations


@dataclass(frozen=True, slots=True)
class NotYetThere:
    """Stands for what a migration added since; `default` is what it put there."""

    default: Any


def resolved(row: Row | None, now: Row | None) -> Row | None:
    """Return a row of before with what was added since: as it is in *now*, or its default."""
    if row is None:
        return None
    held = now or {}
    return {
        column: held.get(column, value.default) if isinstance(value, NotYetThere) else value
        for column, value in row.items()
    }


def changes_ever(text: str) -> list[Change | Added]:
    """Return a journal of any age in today's shape, for `resolved`.

    Raises ValueError when it is none of ours.
    """
    try:
        return changes_in(text)
    except ValueError:
        try:
            return [_todays(one) for one in unpacked(text) if _is_known(one)]
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError("not a list of changes") from error


def _is_known(one: Change | Added) -> bool:
    """Return whether there is its table still; nothing ever wrote one that went."""
    return one.table in COLUMNS


def _todays(one: Change | Added) -> Change | Added:
    if isinstance(one, Added):
        return one
    return Change(one.table, one.key, *(_row(one.table, row) for row in (one.before, one.after)))


def _row(table: str, row: Row | None) -> Row | None:
    if row is None:
        return None
    if not row.keys() <= set(COLUMNS[table]):
        raise ValueError("a column that was never ours")
    defaults = _defaults()[table]
    return {
        column: row[column] if column in row else NotYetThere(defaults[column])
        for column in COLUMNS[table]
    }


@lru_cache
def _defaults() -> Mapping[str, Mapping[str, Any]]:
    """Return what each column holds in rows that were there before it was."""
    dbapi, database = libraries()
    connection = dbapi.connect(":memory:", isolation_level=None)
    try:
        db = database(connection)
        migrations().apply(db)
        return {
            table: {
                name: None if default is None else db.execute(f"SELECT {default}").fetchone()[0]
                for _, name, _, needed, default, _ in db.execute(f"PRAGMA table_info({table})")
                if default is not None or not needed
            }
            for table in COLUMNS
        }
    finally:
        connection.close()
