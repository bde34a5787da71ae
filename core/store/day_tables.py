"""Columns of what a room does on its day beside judging one question after the other."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m049_turns(db: "Database") -> None:
    """How often each agency has spoken on a case, where an audit counts it."""
    db.execute(
        "CREATE TABLE speaking_turns (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "agency_id INTEGER NOT NULL REFERENCES agencies (id), times INTEGER NOT NULL, "
        "UNIQUE (case_id, agency_id)) STRICT"
    )
    for column in ("counts_turns", "prints_turns"):
        db.execute(f"ALTER TABLE audit ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")


def m048_together(db: "Database") -> None:
    """What was read out together and adopted, or objected to; what never is; cases in one list."""
    db.execute("ALTER TABLE judgements ADD COLUMN together TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE questions ADD COLUMN always_discussed INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE audit ADD COLUMN in_one_list INTEGER NOT NULL DEFAULT 0")
