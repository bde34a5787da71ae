"""Tables and columns of the documents that leave: as which draft they do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m039_edition(db: "Database") -> None:
    """Which draft the documents are; an audit from before says nothing until it is chosen."""
    db.execute("ALTER TABLE audit ADD COLUMN edition TEXT NOT NULL DEFAULT ''")
