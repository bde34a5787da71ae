"""What came to the tables of what it adds up to, step by step. Never edited again."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m036_figures_apart(db: "Database") -> None:
    """Figures of earlier audits that are not compared, and steps carried on from one."""
    for column in ("apart", "because"):
        db.execute(f"ALTER TABLE earlier_counts ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE recommendations ADD COLUMN earlier TEXT NOT NULL DEFAULT ''")
    for table in ("recommendations", "actions"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN earlier_number TEXT NOT NULL DEFAULT ''")
