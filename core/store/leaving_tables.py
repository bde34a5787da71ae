"""Tables and columns of the documents that leave: which draft they are, and what is one's own."""

from typing import TYPE_CHECKING

from core.store.search_index import SEARCHED_OF_OWN_DOCUMENTS, search_also

if TYPE_CHECKING:
    from sqlite_utils import Database


def m039_edition(db: "Database") -> None:
    """Which draft the documents are; an audit from before says nothing until it is chosen."""
    db.execute("ALTER TABLE audit ADD COLUMN edition TEXT NOT NULL DEFAULT ''")


def m040_own_documents(db: "Database") -> None:
    """What is one's own of documents, the figures that left in them, and corrections to them."""
    db.execute(
        "CREATE TABLE document_parts (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "document TEXT NOT NULL, part TEXT NOT NULL, words TEXT NOT NULL, numbers TEXT NOT NULL, "
        "position INTEGER NOT NULL, left_out INTEGER NOT NULL, UNIQUE (document, part)) STRICT"
    )
    db.execute(
        "CREATE TABLE figures_out (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "document TEXT NOT NULL, audience TEXT NOT NULL, figures TEXT NOT NULL, "
        "edition TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (document, audience)) STRICT"
    )
    db.execute(
        "CREATE TABLE corrections (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "agency_id INTEGER NOT NULL REFERENCES agencies (id), document TEXT NOT NULL, "
        "paragraph TEXT NOT NULL, says TEXT NOT NULL, state TEXT NOT NULL, "
        "reason TEXT NOT NULL, edition TEXT NOT NULL, position INTEGER NOT NULL) STRICT"
    )
    for searched in SEARCHED_OF_OWN_DOCUMENTS:
        search_also(db, *searched)


def m043_for_whom(db: "Database") -> None:
    """For which reader something was settled; what was settled before holds for every one."""
    db.execute("ALTER TABLE leaving_decisions ADD COLUMN whom TEXT NOT NULL DEFAULT ''")


def m045_house_style(db: "Database") -> None:
    """The partnership's logo and colour, and the style sheet its Word documents have."""
    db.execute(
        "CREATE TABLE house_parts (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "kind TEXT NOT NULL UNIQUE, name TEXT NOT NULL, words TEXT NOT NULL, "
        "content TEXT NOT NULL) STRICT"
    )
