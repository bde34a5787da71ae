"""Texts of returns that answer no question, and are kept with their return."""

from typing import TYPE_CHECKING

from core.store.search_index import SEARCHED_OF_KEPT, search_also

if TYPE_CHECKING:
    from sqlite_utils import Database


def m055_cells(db: "Database") -> None:
    """The cells of a row that waits, as they stand in its file, so that they can be put right."""
    db.execute("ALTER TABLE returns_aside ADD COLUMN cells TEXT NOT NULL DEFAULT ''")


def m051_kept_texts(db: "Database") -> None:
    """What stands in a return under a heading of its own; of one that waits beside it."""
    db.execute(
        "CREATE TABLE kept_texts (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "return_id INTEGER NOT NULL REFERENCES returns (id), "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "agency_id INTEGER NOT NULL REFERENCES agencies (id), "
        "heading TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (return_id, heading)) STRICT"
    )
    db.execute("ALTER TABLE returns_aside ADD COLUMN kept TEXT NOT NULL DEFAULT ''")
    for searched in SEARCHED_OF_KEPT:
        search_also(db, *searched)
