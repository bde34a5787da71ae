"""Columns of the forms that go out to agencies: how they learn who one is about."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m041_by_portal(db: "Database") -> None:
    """Whether agencies learn by the council's own portal who a form is about."""
    db.execute("ALTER TABLE audit ADD COLUMN by_portal INTEGER NOT NULL DEFAULT 0")
