"""Tables of what is published to a programme. Never edited again once released."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m058_published(db: "Database") -> None:
    """Versions published of this round, each as it was signed; to which programme they go."""
    db.execute(
        "CREATE TABLE publications (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "version INTEGER NOT NULL UNIQUE, round TEXT NOT NULL, sha256 TEXT NOT NULL, "
        "state TEXT NOT NULL, payload TEXT NOT NULL, key TEXT NOT NULL, "
        "signature TEXT NOT NULL, signed_at TEXT NOT NULL, goes_to TEXT NOT NULL, "
        "sent_at TEXT NOT NULL, refused TEXT NOT NULL, withdrawn_at TEXT NOT NULL, "
        "reason TEXT NOT NULL, withdrawal TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE programme_choices (id INTEGER PRIMARY KEY CHECK (id = 1), "
        "service TEXT NOT NULL, at_opening INTEGER NOT NULL, shared INTEGER NOT NULL) STRICT"
    )
