"""The audit as it was after some act, worked out from the history, row by row.

Everything done since is taken back in its order, the undos among it too, on the
rows as they are now. Each row has to be as the history left it: where one is not,
what happened before cannot be told from the history.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from core.model.fault import FileProblem
from core.store.cipher import faults
from core.store.history import History, PastMark, PastStep
from core.store.journal import Added, Change, Row
from core.store.older_journals import resolved
from core.store.rows import SHAPES
from core.store.writing import Rows
from core.words import tr

T = TypeVar("T")


class RowsThen:
    """The rows of the audit on the way to another moment, over those of now, which stay."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._now: dict[tuple[str, int], Row | None] = {}
        self._then: dict[tuple[str, int], Row | None] = {}

    def take_back(self, change: Change) -> bool:
        """Let a row be as it was before *change*; return False where it is not as that left it."""
        at = (change.table, change.key)
        if at not in self._then:
            self._now[at] = self._then[at] = self._rows.read(*at)
        held = self._then[at]
        if held != resolved(change.after, held):
            return False
        self._then[at] = resolved(change.before, held)
        return True

    def do(self, change: Change) -> bool:
        """Let a row be as *change* made it; return False where it is not as it was before that."""
        return self.take_back(change.inverse)

    def take_out(self, added: Added) -> bool:
        """Let rows that were added at once be gone; return False where one is not there."""
        for change in self._rows.written_out(added):
            self._now.setdefault((change.table, change.key), change.after)
            self._then.setdefault((change.table, change.key), change.after)
        for key in range(added.first, added.last + 1):
            if self._then.get((added.table, key)) is None:
                return False
            self._then[added.table, key] = None
        return True

    def changes(self) -> list[Change]:
        """Return what tells the audit then from the audit now."""
        return [
            Change(table, key, self._now[table, key], then)
            for (table, key), then in self._then.items()
            if self._now[table, key] != then
        ]


@dataclass(frozen=True, slots=True)
class WayBack:
    """What has to change for the audit to be as it was after the act *moment*."""

    moment: int
    changes: tuple[Change, ...]


class Past:
    """What the history tells of an open file; looking changes nothing."""

    def __init__(
        self,
        rows: Rows,
        history: History,
        path: Path,
        taking_long: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._rows, self._history, self._path = rows, history, path
        self._taking_long = taking_long

    def moments(self) -> list[PastMark]:
        """Return every moment at which something was done, taken back or done again, in order."""
        return self._history.moments()

    def way_back(self, moment: int) -> WayBack:
        """Return what would make the audit as it was after the act *moment*.

        Typing that went on later in the same step of undo is as it was at its end.
        Raises FileProblem where the history does not reach back so far.
        """
        with faults(self._path), self._taking_long():
            back = self.rows_then()
            for step in self._history.steps_after(moment):
                for one in _done_by(step):
                    taken = back.take_out(one) if isinstance(one, Added) else back.take_back(one)
                    if not taken:
                        raise _out_of_reach(self._path)
            return WayBack(moment, tuple(back.changes()))

    def before(self, cls: type[T], key: int, label: str) -> T | None:
        """Return a value as it was before the last standing act whose label begins with *label*.

        None where no such act touched it. Reads the history: not for every row of a list.
        """
        shape = SHAPES[cls]
        row = self._history.row_before(shape.table, key, label)
        return None if row is None else cast(T, shape.value(tuple(map(row.get, shape.columns))))

    def rows_then(self) -> RowsThen:
        """Return the rows as they are, to do changes on that are not written."""
        return RowsThen(self._rows)


def _done_by(step: PastStep) -> Iterator[Change | Added]:
    """Yield what a step did, the last first; of an undo its act's rows the other way round."""
    for one in reversed(step.journal):
        if step.is_undo:
            if isinstance(one, Change):  # what was numbered only was written out as it was undone
                yield one.inverse
        else:
            yield one


def _out_of_reach(path: Path) -> FileProblem:
    return FileProblem(
        tr("How “{name}” was then cannot be told from its history.", name=path.name),
        tr("Nothing was changed."),
        tr("Choose a later time."),
    )
