"""What is counted in an audit, to tell a copy from another and one audit from the next."""

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from core.model.kept_copy import CopyFacts

if TYPE_CHECKING:
    from sqlite_utils import Database

_FIRST_ACTS: Final = 4
_ENOUGH: Final = 2


def facts_of(db: "Database") -> CopyFacts:
    """Return what is counted in a file of any version; what it has no table for counts none."""
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema").fetchall()}

    def count(table: str, where: str = "1") -> int:
        if table not in tables:
            return 0
        return int(db.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0])

    last = _last_act(db) if "acts" in tables else (0, "")
    return CopyFacts(
        cases=count("cases"),
        settled=count("judgements", "settled_at <> ''"),
        remarks=count("notes"),
        acts=count("acts"),
        last_act=last[0],
        last_at=last[1],
        drafts=_drafts_digest(db) if "drafts" in tables else "",
    )


def origin_of(db: "Database") -> str:
    """Return what an audit is known by all its life: digests of its first acts; empty without."""
    if not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'acts'").fetchone():
        return ""
    sql = "SELECT id, at, label FROM acts ORDER BY id LIMIT ?"
    return " ".join(
        sha256("\n".join(map(str, act)).encode("utf-8", "replace")).hexdigest()
        for act in db.execute(sql, (_FIRST_ACTS,)).fetchall()
    )


def is_same_origin(one: str, other: str) -> bool:
    """Return whether two files are known to be of one audit, though an act of one be damaged.

    The first act decides; where it differs two of those after it do.
    """
    first, *ones = one.split() or [""]
    second, *others = other.split() or [""]
    return first == second != "" or len(set(ones) & set(others)) >= _ENOUGH


def _last_act(db: "Database") -> tuple[int, str]:
    found = db.execute("SELECT id, at FROM acts ORDER BY id DESC LIMIT 1").fetchone()
    return (0, "") if found is None else (int(found[0]), str(found[1]))


def _drafts_digest(db: "Database") -> str:
    rows = db.execute("SELECT place, text FROM drafts ORDER BY place").fetchall()
    return sha256(repr(rows).encode("utf-8", "replace")).hexdigest()[:16] if rows else ""
