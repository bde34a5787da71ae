"""What came to the tables of what it adds up to, step by step. Never edited again."""

from typing import TYPE_CHECKING

from core.store.search_index import SEARCHED_OF_CODES, search_also

if TYPE_CHECKING:
    from sqlite_utils import Database


def m036_figures_apart(db: "Database") -> None:
    """Figures of earlier audits that are not compared, and steps carried on from one."""
    for column in ("apart", "because"):
        db.execute(f"ALTER TABLE earlier_counts ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE recommendations ADD COLUMN earlier TEXT NOT NULL DEFAULT ''")
    for table in ("recommendations", "actions"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN earlier_number TEXT NOT NULL DEFAULT ''")


def m042_shared_and_coded(db: "Database") -> None:
    """Further cases that a note belongs to; the user's own codes, and what has which."""
    db.execute(
        "CREATE TABLE note_cases (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "note_id INTEGER NOT NULL REFERENCES notes (id), "
        "case_id INTEGER NOT NULL REFERENCES cases (id), UNIQUE (note_id, case_id)) STRICT"
    )
    db.execute(
        "CREATE TABLE codes (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "position INTEGER NOT NULL, name TEXT NOT NULL UNIQUE) STRICT"
    )
    db.execute(
        "CREATE TABLE code_uses (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "code_id INTEGER NOT NULL REFERENCES codes (id), kind TEXT NOT NULL, "
        "row_id INTEGER NOT NULL, UNIQUE (code_id, kind, row_id)) STRICT"
    )


def m046_figures_of_sources(db: "Database") -> None:
    """How many a source counts, and beside which question; codes and hypotheses are searched."""
    db.execute("ALTER TABLE sources ADD COLUMN count INTEGER")
    db.execute("ALTER TABLE sources ADD COLUMN question_id INTEGER REFERENCES questions (id)")
    for searched in SEARCHED_OF_CODES:
        search_also(db, *searched)
