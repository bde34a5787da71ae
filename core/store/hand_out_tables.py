"""Tables of what was handed out and came back, and which file of an audit this one is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = """
CREATE TABLE hand_outs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    handed_at TEXT NOT NULL, called_back_at TEXT NOT NULL, written_as TEXT NOT NULL,
    passphrase TEXT NOT NULL) STRICT;
CREATE TABLE hand_out_cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT, hand_out_id INTEGER NOT NULL REFERENCES hand_outs (id),
    case_id INTEGER NOT NULL REFERENCES cases (id), UNIQUE (hand_out_id, case_id)) STRICT;
CREATE TABLE hand_backs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, name TEXT NOT NULL,
    at TEXT NOT NULL, taken INTEGER NOT NULL, asked INTEGER NOT NULL, acts INTEGER NOT NULL,
    digest TEXT NOT NULL, parent TEXT NOT NULL) STRICT;
CREATE TABLE known_rows (
    id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, kind TEXT NOT NULL,
    number INTEGER NOT NULL, row_id INTEGER NOT NULL,
    hand_back_id INTEGER REFERENCES hand_backs (id), case_id INTEGER REFERENCES cases (id),
    row TEXT NOT NULL, UNIQUE (file, kind, number)) STRICT;
CREATE INDEX known_rows_of_case ON known_rows (case_id);
CREATE TABLE table_differences (
    id INTEGER PRIMARY KEY AUTOINCREMENT, hand_back_id INTEGER NOT NULL REFERENCES hand_backs (id),
    kind TEXT NOT NULL, row_id INTEGER NOT NULL, how TEXT NOT NULL,
    case_id INTEGER REFERENCES cases (id), columns TEXT NOT NULL, before TEXT NOT NULL,
    here TEXT NOT NULL, there TEXT NOT NULL, chosen TEXT NOT NULL) STRICT
"""


def m052_tables(db: "Database") -> None:
    """Files handed out to tables, what came back, where two differ; which file this one is."""
    for statement in _TABLES.split(";"):
        db.execute(statement)
    for column in ("audit", "file", "name", "parent", "handed_at"):
        db.execute(f"ALTER TABLE numbering ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    name_anew(db)


def m056_when_and_what(db: "Database") -> None:
    """When each side of a difference was changed, and what a hand-back brought, case by case."""
    for column in ("here_at", "there_at"):
        db.execute(f"ALTER TABLE table_differences ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE hand_backs ADD COLUMN came TEXT NOT NULL DEFAULT '[]'")


def name_anew(db: "Database") -> None:
    """Let a file be the first of an audit of its own, known by names nobody else has."""
    db.execute("UPDATE numbering SET audit = lower(hex(randomblob(16))), file = audit")
    db.execute("UPDATE numbering SET file = lower(hex(randomblob(16)))")
