"""The lines of a list of all eligible that are an erased case's: in the list, and in every draw.

A line has its values and a key that is worked out of all of it: whoever has the list can
tell by them whose it is. They go, wherever it was drawn; how many were listed stays.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Final

from core.store.journal import Added, Change, Row

LISTED: Final = "eligible"
DRAWN: Final = "drawn_lines"
_DRAWS: Final = "sample_draws"
_LISTS: Final = "sample_lists"

Read = Callable[[str], Sequence[tuple[int, Row]]]
"""Reads every row of a table as it is now, with its number."""


def lines_of(
    read: Read, journals: Sequence[Sequence[Change | Added]], drawn: Collection[int]
) -> Iterator[tuple[str, int]]:
    """Yield the rows that are the same lines as those *drawn* for the case, by their numbers."""
    changes = [[one for one in each if isinstance(one, Change)] for each in journals]
    prints = dict(_by_key(read, changes, _DRAWS, "fingerprint"))
    rows = [*read(DRAWN), *_past(changes, DRAWN)]
    ours = {(prints.get(row["draw_id"]), row["line"]) for key, row in rows if key in drawn}
    for key, row in rows:
        if (prints.get(row["draw_id"]), row["line"]) in ours:
            yield DRAWN, key
    for list_print, key, row in _listed(read, changes):
        if (list_print, row["line"]) in ours:
            yield LISTED, key


def _by_key(
    read: Read, changes: Sequence[Sequence[Change]], table: str, column: str
) -> Iterator[tuple[int, Any]]:
    for key, row in [*_past(changes, table), *read(table)]:
        yield key, row[column]


def _past(changes: Sequence[Sequence[Change]], table: str) -> list[tuple[int, Row]]:
    """Return every row that a table had at some time, by what the history says."""
    return [
        (one.key, row)
        for each in changes
        for one in each
        if one.table == table
        for row in (one.before, one.after)
        if row is not None
    ]


def _listed(
    read: Read, changes: Sequence[Sequence[Change]]
) -> Iterator[tuple[str | None, int, Row]]:
    """Yield every line that was listed at some time, with the print of the list it was on."""
    now = next((row["fingerprint"] for _, row in read(_LISTS)), None)
    for key, row in read(LISTED):
        yield now, key, row
    known = now
    for each in reversed(changes):  # from now back: which list was there before each act
        before = known
        for one in each:
            if one.table == _LISTS:
                before = None if one.before is None else one.before["fingerprint"]
        for one in each:
            if one.table == LISTED:
                for side, of in ((one.before, before), (one.after, known)):
                    if side is not None:
                        yield of, one.key, side
        known = before
