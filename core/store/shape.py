"""What a file of each version looks like, from its migrations; and a new file laid out at once.

The migrations of one version are run once a process, in memory. Everything that
asks what a file should hold, and every new file, takes its answer from there:
to alter eighty tables step by step takes ten times as long as to make them.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from core.store.cipher import libraries
from core.store.hand_out_tables import name_anew
from core.store.rows import COLUMNS
from core.store.schema import VERSION, migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA: Final = "SELECT type, name, tbl_name, sql FROM sqlite_schema"

_STATEMENTS: Final = (
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL "
    "AND tbl_name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name NOT IN "
    "(SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid"
)
_FILLED_FROM_THE_START: Final = ("_sqlite_migrations", "sitting", "numbering")


@dataclass(frozen=True, slots=True)
class Shape:
    """A file of one version with nothing in it but what its migrations wrote."""

    schema: frozenset[tuple[Any, ...]]
    """Type, name, table and text of everything in its schema."""
    statements: tuple[str, ...]
    columns: dict[str, tuple[tuple[str, str, int], ...]]
    """Name, type and whether it has to be there, of each column of each table of rows."""
    rows: dict[str, tuple[tuple[Any, ...], ...]]


@lru_cache
def shape_of(version: int) -> Shape:
    """Return the shape of a file of that version; nought is an empty file."""
    dbapi, database = libraries()
    connection = dbapi.connect(":memory:", isolation_level=None)
    try:
        db = database(connection)
        if version:
            migrations(version).apply(db)
        schema = frozenset(db.execute(SCHEMA).fetchall())
        tables = {row[1] for row in schema}
        return Shape(
            schema,
            tuple(sql for (sql,) in db.execute(_STATEMENTS)),
            {table: _columns(db, table) for table in COLUMNS if table in tables},
            {
                table: tuple(db.execute(f"SELECT * FROM {table}").fetchall())
                for table in _FILLED_FROM_THE_START
                if table in tables
            },
        )
    finally:
        connection.close()


def _columns(db: "Database", table: str) -> tuple[tuple[str, str, int], ...]:
    found = db.execute(f"SELECT name, type, \"notnull\" FROM pragma_table_info('{table}')")
    return tuple(found.fetchall())


def lay_out(db: "Database") -> None:
    """Make every table of today's version in an empty file, inside an open transaction."""
    shape = shape_of(VERSION)
    for statement in shape.statements:
        db.execute(statement)
    for table, rows in shape.rows.items():
        for row in rows:
            db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    name_anew(db)
