"""A new file out of what could be read of a damaged one, with everything in it sound.

The rows are laid into an empty file of their own version in memory and brought up to
date by our own migrations there; what rests on something that is not there, or breaks a
rule that `check` looks for, is left out. What stays is written into a new file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from core.model.audit import Audit
from core.store.checking import MEANING
from core.store.cipher import APPLICATION_ID, libraries
from core.store.history import ActState
from core.store.journal import Added, deflated, packed
from core.store.numbering import NumberBlock, is_block
from core.store.readable import TornRows
from core.store.rows import COLUMNS, SHAPES
from core.store.schema import VERSION, migrations, pack
from core.store.shape import lay_out
from core.store.sums import write_sum
from core.store.torn_image import SEQUENCE, forms
from core.store.writing import ranges_of

if TYPE_CHECKING:
    from sqlite_utils import Database

_KEPT: Final = (*COLUMNS, "acts", "drafts", "access_log", "erased_cases")
_OF_TABLE: Final = re.compile(r"FROM (\w+)")


@contextmanager
def rebuilt(torn: TornRows, title: str) -> Iterator[tuple["Database", dict[str, int]]]:
    """Have a sound audit in memory, and how many rows of each table did not come into it.

    Where the row of the audit itself is gone it is called by *title*.
    """
    dbapi, database = libraries()
    connection = dbapi.connect(":memory:", isolation_level=None)
    try:
        db: Database = database(connection)
        before = {table: len(rows) for table, rows in torn.rows.items()}
        _fill(db, torn)
        _make_sound(db, title)
        after = {table: _count(db, table) for table in _KEPT}
        yield db, {table: max(0, before.get(table, 0) - after[table]) for table in _KEPT}
    finally:
        connection.close()


def _fill(db: "Database", torn: TornRows) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    with db.atomic():
        if torn.version == VERSION:
            lay_out(db)
        else:
            migrations(torn.version).apply(db)
        known = forms(torn.version)
        for table in (one for one in _KEPT if one in known):
            names = [column[0] for column in known[table].columns]
            _insert(db, table, names, torn.rows.get(table, {}).values())
        _number(db, torn)
        migrations().apply(db) if torn.version < VERSION else None


def _insert(
    db: "Database", table: str, names: Sequence[str], rows: Iterable[Mapping[str, Any]]
) -> None:
    """Write rows; one that cannot be beside those before it is left out."""
    dbapi, _ = libraries()
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    for row in rows:
        with suppress(dbapi.IntegrityError, OverflowError):
            db.execute(sql, [row[name] for name in names]).close()


def _number(db: "Database", torn: TornRows) -> None:
    """Count on where the damaged file did, as far as it says; else from what is there."""
    for row in torn.rows.get("numbering", {}).values():
        if is_block(NumberBlock(row["first"], row["last"])):
            named = ", ".join(f"{name} = ?" for name in row)
            db.execute(f"UPDATE numbering SET {named}", list(row.values()))
    first, last = db.execute("SELECT first, last FROM numbering").fetchone()
    said = {row["name"]: row["seq"] for row in torn.rows.get(SEQUENCE, {}).values()}
    db.execute("DELETE FROM sqlite_sequence")
    for table in COLUMNS:
        with suppress(libraries()[0].OperationalError):  # not in a file so old
            (highest,) = db.execute(
                f"SELECT ifnull(max(id), 0) FROM {table} WHERE id BETWEEN ? AND ?", (first, last)
            ).fetchone()
            given = max(highest, min(said.get(table, 0), last))
            if given:
                db.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, given))


def _make_sound(db: "Database", title: str) -> None:
    """Leave out what means nothing and what rests on something that is not there."""
    with db.atomic():
        _close_history(db)
        for table, shape in zip(SHAPES, SHAPES.values(), strict=True):
            _leave_out(db, shape.table, list(_of_no_meaning(db, table)))
        left = -1
        while left:
            left = 0
            loose = db.execute("PRAGMA foreign_key_check").fetchall()
            for table in {row[0] for row in loose}:
                left += _leave_out(db, table, [row[1] for row in loose if row[0] == table])
            for _, sql in MEANING:
                table = _OF_TABLE.findall(sql)[0]
                left += _leave_out(db, table, [row[0] for row in db.execute(sql).fetchall()])
        if not _count(db, "audit"):
            row = SHAPES[Audit].row(Audit(title))
            _insert(db, "audit", list(row), [row])


def _of_no_meaning(db: "Database", kind: type) -> Iterator[int]:
    shape = SHAPES[kind]
    at = shape.columns.index("id") if "id" in shape.columns else 0
    for row in db.execute(shape.select).fetchall():
        try:
            shape.value(row)
        except (KeyError, ValueError, TypeError):
            yield row[at]


def _leave_out(db: "Database", table: str, keys: Sequence[int]) -> int:
    for key in keys:
        db.execute(f"DELETE FROM {table} WHERE rowid = ?", (key,))
    return len(keys)


def _close_history(db: "Database") -> None:
    """Let what was done be read and no longer undone: rows may be missing that it speaks of."""
    done, quiet = ActState.DONE.value, ActState.QUIET.value
    db.execute("UPDATE acts SET state = 'dropped' WHERE state = 'undone'")
    db.execute("UPDATE acts SET state = 'closed' WHERE state IN (?, ?)", (done, quiet))
    pack(db, "closed", "dropped")


def _count(db: "Database", table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def write_into(db: "Database", source: "Database", torn: TornRows, at: str, label: str) -> None:
    """Write all that is in *source* into an empty file; one entry of the history says so."""
    with db.atomic():
        db.execute("PRAGMA defer_foreign_keys = ON")
        lay_out(db)
        journal = []
        for table in _KEPT:
            rows = source.execute(f"SELECT * FROM {table}").fetchall()
            if not rows:
                continue
            marks = ", ".join("?" * len(rows[0]))
            db.conn.executemany(f"INSERT INTO {table} VALUES ({marks})", rows).close()
            if table in COLUMNS:
                keys = [key for (key,) in source.execute(f"SELECT id FROM {table}")]
                journal += [Added(table, *ends) for ends in ranges_of(keys)]
        _write_marks(db, source, torn, at)
        db.execute(
            "INSERT INTO acts (at, label, merge, state, changes, packed) VALUES (?,?,'',?,?,?)",
            (at, label, ActState.CLOSED.value, *deflated(packed(journal), always=True)),
        )
        write_sum(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")


def _write_marks(db: "Database", source: "Database", torn: TornRows, at: str) -> None:
    """Write how the file counts and which file it is, and which cases were erased for good."""
    names = [row[1] for row in source.execute("PRAGMA table_info(numbering)")]
    found = source.execute("SELECT * FROM numbering").fetchone()
    db.execute(f"UPDATE numbering SET {', '.join(f'{one} = ?' for one in names)}", found)
    db.execute("DELETE FROM sqlite_sequence")
    db.conn.executemany(
        "INSERT INTO sqlite_sequence VALUES (?, ?)",
        source.execute("SELECT name, seq FROM sqlite_sequence").fetchall(),
    ).close()
    known = {key for (key,) in source.execute("SELECT id FROM erased_cases")}
    for key in sorted(torn.erased - known):
        db.execute("INSERT INTO erased_cases (id, at) VALUES (?, ?)", (key, at))
