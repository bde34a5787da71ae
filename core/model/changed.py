"""The news after an act: what it was called, which rows it changed, and who asked for it."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar, cast

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after, as the values it stood for; None for 'no such row'."""

    kind: type
    id: int
    before: Any
    after: Any


class Requester(Protocol):
    """Whoever asks for an act and must know its own news again."""

    def own_news(self) -> AbstractContextManager[None]:
        """Be inside while the news is told of what was asked for here."""
        ...


@dataclass(frozen=True, slots=True)
class Changed:
    """One act that is safely in the file.

    `label` is in the facilitator's words; `kinds` are the kinds of value touched;
    `at` is when the file said it was saved. `rows` are the rows touched, but for
    those of `unlisted` kinds: so many that they are read whole instead.
    `requester` is whoever asked for the act and is inside its `own_news` while this is
    told, so that a field being typed in is not overwritten by the echo of its own words.
    """

    label: str
    kinds: frozenset[type]
    at: datetime
    rows: tuple[RowChange, ...] = ()
    unlisted: frozenset[type] = frozenset()
    requester: Requester | None = field(default=None, compare=False, repr=False)

    def touches(self, *kinds: type) -> bool:
        """Return whether any row of *kinds* was touched."""
        return not self.kinds.isdisjoint(kinds)

    def changes_of(self, kind: type[T]) -> list[tuple[T | None, T | None]] | None:
        """Return the rows of one kind before and after; None when they are not listed."""
        if kind in self.unlisted:
            return None
        return [
            (cast("T | None", row.before), cast("T | None", row.after))
            for row in self.rows
            if row.kind is kind
        ]
