"""How the history left every row that it speaks of: the last thing that it says of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from core.store.history import ActState
from core.store.journal import Added, Change, Row, inflated, unpacked
from core.store.rows import changes_in

Place = tuple[str, int]
"""A table and the number of a row in it."""


@dataclass(frozen=True, slots=True)
class AsLeft:
    """Each row as it was left, None where it was removed; and those that were only added.

    `entries` are the numbers of the entries that say so; `unread` of those that make no sense.
    """

    rows: dict[Place, Row | None] = field(default_factory=dict)
    entries: dict[Place, int] = field(default_factory=dict)
    added: list[Added] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def as_left(acts: Iterable[tuple[Any, ...]], *, closed_too: bool = False) -> AsLeft:
    """Read entries in their order: number, state and the two cells of each.

    With *closed_too* rows are taken from what is closed, too, where it has today's shape.
    """
    left = AsLeft()
    touched: dict[bool, set[Place]] = {True: set(), False: set()}
    undone: list[Change] = []
    for key, state, *cells in acts:
        try:
            # What is closed may be of an older shape, so only its places count.
            text = inflated(*cells)
            closed = ActState(state) is ActState.CLOSED and not closed_too
            journal = unpacked(text) if closed else changes_in(text)
            changes = [one for one in journal if isinstance(one, Change)]
            places = {(one.table, one.key) for one in changes}
        except (ValueError, TypeError):
            left.unread.append(key)
            continue
        touched[state == ActState.QUIET] |= places
        if state == ActState.UNDONE:
            undone += changes
        elif not closed:
            left.rows.update({(one.table, one.key): one.after for one in changes})
            left.entries.update(dict.fromkeys(places, key))
            left.added.extend(one for one in journal if isinstance(one, Added))
    left.rows.update({(one.table, one.key): one.before for one in reversed(undone)})
    # Quiet acts go on while others are taken back, so theirs may rightly differ.
    for place in touched[True] & touched[False]:
        left.rows.pop(place, None)
    return left
