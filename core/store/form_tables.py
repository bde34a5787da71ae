"""Columns of the forms that go out to agencies: how they learn who one is about."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m054_sent_as(db: "Database") -> None:
    """What an agency's forms are sent as, where it is another thing than everybody's."""
    db.execute("ALTER TABLE agencies ADD COLUMN sent_as TEXT NOT NULL DEFAULT ''")


def m041_by_portal(db: "Database") -> None:
    """Whether agencies learn by the council's own portal who a form is about."""
    db.execute("ALTER TABLE audit ADD COLUMN by_portal INTEGER NOT NULL DEFAULT 0")
