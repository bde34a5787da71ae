"""The journal of acts: rows before and after, which is the whole of undo."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; None stands for 'no such row'."""

    table: str
    key: int
    before: Row | None
    after: Row | None

    @property
    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.key, before=self.after, after=self.before)


def fold(changes: Iterable[Change]) -> list[Change]:
    """Join changes to the same row: the first *before*, the last *after*.

    Rows that end as they began are left out.
    """
    folded: dict[tuple[str, int], Change] = {}
    for change in changes:
        at = (change.table, change.key)
        folded[at] = replace(folded[at], after=change.after) if at in folded else change
    return [change for change in folded.values() if change.before != change.after]


def packed(changes: Iterable[Change]) -> str:
    """Return changes as the text kept in the file."""
    rows = [(change.table, change.key, change.before, change.after) for change in changes]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> list[Change]:
    """Return the changes kept as text. Raises ValueError or TypeError when they are none."""
    try:
        return [Change(*row) for row in json.loads(text)]
    except RecursionError as error:  # lists within lists within lists
        raise ValueError("not a list of changes") from error
