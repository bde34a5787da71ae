"""What tells of an erased case and points to it by no number: who it was before, and the log."""

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Final

from core.model.access import AccessKind
from core.model.names import normalised
from core.store.journal import Change, Row
from core.store.saving import Saving
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

PUBLISHED: Final = "publications"
_SIGNED: Final = ("payload", "signature")
"""What was published holds the counts of every case; its digest and time outlast one."""


def numbers_before(changes: Iterable[Change], there: Collection[int], case_id: int) -> set[int]:
    """Return the numbers of cases that are gone and were this one.

    They were called the same, before one was removed and entered anew, or their rows became
    this one's. Those that are *there* are other cases.
    """
    called: dict[int, set[str]] = {}
    became: set[tuple[object, object]] = set()
    for one in changes:
        rows = [row for row in (one.before, one.after) if row is not None]
        if one.table == "cases":
            said = (normalised(str(row["reference"])) for row in rows)
            called.setdefault(one.key, set()).update(filter(None, said))
        elif len(rows) > 1:
            became.add((rows[0].get("case_id"), rows[1].get("case_id")))
    found, before = {case_id}, 0
    while len(found) > before:
        before = len(found)
        names = set[str]().union(*(called.get(key, ()) for key in found))
        found |= {
            key
            for key, words in called.items()
            if key not in there and (words & names or any((key, one) in became for one in found))
        }
    return found - {case_id}


def without_counts(row: Row) -> Row:
    """Return a version that was published without what was signed of it."""
    return {**row, **dict.fromkeys(_SIGNED, "")}


def clean_log(db: "Database", saving: Saving, named: Callable[[object], bool]) -> int:
    """Take a name out of the access log; return of how many lines. That they were, stays.

    A note that went with the audit is free words about it: all of it goes.
    """
    cleaned = 0
    for key, kind, about in db.execute("SELECT id, kind, about FROM access_log").fetchall():
        if not named(about):
            continue
        left = "" if kind == AccessKind.HANDED else tr("what named an erased {case}")
        with saving.row_sum.following("access_log", "WHERE id = ?", (key,)):
            db.execute("UPDATE access_log SET about = ? WHERE id = ?", (left, key))
        cleaned += 1
    return cleaned
