"""Columns of what a room does on its day beside judging one question after the other."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m048_together(db: "Database") -> None:
    """What was read out together and adopted, or objected to; what never is; cases in one list."""
    db.execute("ALTER TABLE judgements ADD COLUMN together TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE questions ADD COLUMN always_discussed INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE audit ADD COLUMN in_one_list INTEGER NOT NULL DEFAULT 0")
