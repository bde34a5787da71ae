"""Which cases were erased for good, as a damaged file tells it: to be sure of before one goes.

Where it is taken for said of a case that was not, that case goes for good, and every copy
from before with it. So one record in a file without checksums is not enough.
"""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from core.model.access import AccessKind

if TYPE_CHECKING:
    from sqlite_utils import Database

Errors = tuple[type[Exception], ...]


def surely_erased(
    marks: Mapping[int, object],
    log: Iterable[object],
    *,
    checked: bool,
    there: Collection[int] | None = None,
) -> frozenset[int]:
    """Return the cases that were erased: in a file that is *checked* one record says so.

    In another the mark and the access log have to, or one of them for a case that is none
    of those *there*, where that is known. *marks* tell when each was left; *log* is what
    lines on erasing are about.
    """
    marked = {number for number, at in marks.items() if number > 0 and _is_moment(at)}
    logged = {int(one) for one in log if isinstance(one, str) and one.isdecimal()}
    if checked:
        return frozenset(marked | logged)
    gone = set() if there is None else (marked | logged) - set(there)
    return frozenset((marked & logged) | gone)


def erased_in(source: "Database", errors: Errors, *, checked: bool) -> frozenset[int]:
    """Return which cases were erased in a damaged file that is asked as it lies."""

    def asked(sql: str, *values: object) -> list[Any]:
        with suppress(*errors):
            return source.execute(sql, values).fetchall()
        return []

    marks = dict(asked("SELECT id, at FROM erased_cases"))
    log = asked("SELECT about FROM access_log WHERE kind = ?", AccessKind.ERASED)
    return surely_erased(marks, [about for (about,) in log], checked=checked)


def _is_moment(at: object) -> bool:
    with suppress(ValueError, TypeError):
        return bool(datetime.fromisoformat(str(at)))
    return False
