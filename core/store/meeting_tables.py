"""Columns of what is of one meeting, and of who comes to it for some cases only."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m047_written_at(db: "Database") -> None:
    """At which meeting a text was written and a case open; who comes for named cases only.

    Somebody who came only for a case that is taken away would otherwise come for all.
    """
    for table in ("headed_texts", "visits"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN meeting_id INTEGER REFERENCES meetings (id)")
    db.execute("ALTER TABLE participants ADD COLUMN own_only INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "UPDATE participants SET own_only = 1 "
        "WHERE id IN (SELECT participant_id FROM participant_cases)"
    )
