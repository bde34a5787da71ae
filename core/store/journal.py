"""The journal of acts: rows before and after, which is the whole of undo."""

import json
import zlib
from collections.abc import Iterable, Sequence
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


@dataclass(frozen=True, slots=True)
class Added:
    """Rows that were only added: of one table, with every number from *first* to *last*."""

    table: str
    first: int
    last: int

    def holds(self, table: str, key: int) -> bool:
        """Return whether a row is one of these."""
        return table == self.table and self.first <= key <= self.last

    @property
    def count(self) -> int:
        """How many rows they are."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class ManyGone:
    """Many rows of one table that an act removed, packed: it may remove 600,000."""

    table: str
    count: int
    text: bytes

    @property
    def changes(self) -> list[Change]:
        """The rows, one change each."""
        return [Change(*row) for row in json.loads(f"[{self.entries}]")]

    @property
    def entries(self) -> str:
        """The rows as they stand in a journal's text."""
        return zlib.decompress(self.text).decode()


def many_gone(changes: Sequence[Change]) -> ManyGone:
    """Pack removals of one table's rows."""
    text = packed(changes)[1:-1]
    return ManyGone(changes[0].table, len(changes), zlib.compress(text.encode(), 1))


Journal = Sequence[Change | Added]
"""What one act did, as it is read again; no row is named twice."""

_TEXT_UP_TO = 4_000
_MOST_UNPACKED = 1 << 30


def fold(changes: Iterable[Change]) -> list[Change]:
    """Join changes to the same row: the first *before*, the last *after*.

    Rows that end as they began are left out.
    """
    folded: dict[tuple[str, int], Change] = {}
    for change in changes:
        at = (change.table, change.key)
        folded[at] = replace(folded[at], after=change.after) if at in folded else change
    return [change for change in folded.values() if change.before != change.after]


def packed(journal: Journal, gone: Sequence[ManyGone] = ()) -> str:
    """Return a journal as text."""
    if gone:
        parts = [packed(journal)[1:-1]] if journal else []
        return f"[{','.join([*parts, *(one.entries for one in gone)])}]"
    rows = [
        (one.table, one.first, one.last)
        if isinstance(one, Added)
        else (one.table, one.key, one.before, one.after)
        for one in journal
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> list[Change | Added]:
    """Return a journal kept as text. Raises ValueError or TypeError when it is none."""
    try:
        return [Added(*row) if len(row) == 3 else Change(*row) for row in json.loads(text)]
    except RecursionError as error:  # lists within lists within lists
        raise ValueError("not a list of changes") from error


def deflated(text: str, *, always: bool = False) -> tuple[str, bytes | None]:
    """Return the two cells a journal is kept in: its text, or where that is long its bytes."""
    if len(text) <= _TEXT_UP_TO and not always:
        return text, None
    return "", zlib.compress(text.encode(), 6 if always else 1)


def inflated(text: str, data: bytes | None) -> str:
    """Return the text of a journal from its two cells. Raises ValueError when it is damaged."""
    if data is None:
        return text
    reader = zlib.decompressobj()
    try:
        whole = reader.decompress(data, _MOST_UNPACKED)
    except (zlib.error, TypeError) as error:
        raise ValueError("not a packed journal") from error
    if not reader.eof:
        raise ValueError("a packed journal without an end")
    return whole.decode()
