"""The audit as it was after some act, worked out from the history, row by row.

Everything done since is taken back in its order, the undos among it too, on the
rows as they are now. Each row has to be as the history left it: where one is not,
what happened before cannot be told from the history.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from core.model.fault import FileProblem
from core.model.names import normalised
from core.store.cipher import damaged, faults
from core.store.declarations import DECLARATIONS, NoKey
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

    def do_all(self, changes: Sequence[Change]) -> bool:
        """Let rows be as *changes* made them; where one does not fit, return False and do none."""
        done: list[Change] = []
        for one in changes:
            if not self.do(one):
                for back in reversed(done):
                    self.take_back(back)
                return False
            done.append(one)
        return True

    def row(self, table: str, key: int) -> Row | None:
        """Return a row as it is by now; None where there is none."""
        at = (table, key)
        return self._then[at] if at in self._then else self._rows.read(table, key)

    def references(self) -> list[tuple[str, str, str]]:
        """Return every column that points to another table: its table, its name, where to."""
        return self._rows.references()

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


Key = tuple[str, int]
"""A row by its table and number."""


@dataclass(frozen=True, slots=True)
class WayBack:
    """What has to change for the audit to be as it was after the act *moment*.

    Rows that hang together can only be put back together: one that comes or goes with
    those that point to it, and two that are the same thing under two numbers.
    """

    moment: int
    changes: tuple[Change, ...]
    together: tuple[frozenset[Key], ...] = ()

    def only(self, wanted: Collection[Key]) -> tuple[Change, ...]:
        """Return the changes of the rows wanted, and of those that hang together with them."""
        rows = set(wanted)
        for group in self.together:
            if not group.isdisjoint(rows):
                rows |= group
        return tuple(one for one in self.changes if (one.table, one.key) in rows)


def _hanging_together(
    changes: Sequence[Change], points: Sequence[tuple[str, str, str]]
) -> tuple[frozenset[Key], ...]:
    """Return the groups of rows that cannot be put back apart; *points* are all references."""
    moving = {(one.table, one.key) for one in changes if one.before is None or one.after is None}
    to: dict[str, list[tuple[str, str]]] = {}
    for child, column, parent in points:
        to.setdefault(child, []).append((column, parent))
    ties: dict[tuple[Any, ...], list[Key]] = {}
    for one in changes:
        for row in filter(None, (one.before, one.after)):
            for column, parent in to.get(one.table, ()):
                if (parent, row[column]) in moving:
                    ties.setdefault((parent, row[column]), [(parent, row[column])]).append(
                        (one.table, one.key)
                    )
            declared = DECLARATIONS[one.table]
            if not isinstance(declared.key, NoKey):
                found = (
                    normalised(str(row[name])) if name in declared.spelled else row[name]
                    for name in declared.key
                )
                ties.setdefault((one.table, None, *found), []).append((one.table, one.key))
    return _joined(ties.values())


def _joined(ties: Iterable[Sequence[Key]]) -> tuple[frozenset[Key], ...]:
    """Return what is tied together, however many ties lie between."""
    group: dict[Key, set[Key]] = {}
    for tied in ties:
        joined = set(tied).union(*(group[one] for one in tied if one in group))
        group |= dict.fromkeys(joined, joined)
    found = {id(one): one for one in group.values() if len(one) > 1}
    return tuple(map(frozenset, found.values()))


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
            changes = tuple(back.changes())
            together = _hanging_together(changes, self._rows.references())
            return WayBack(moment, changes, together)

    def last_touched(self, cls: type, moment: int) -> int | None:
        """Return the number of the value of a kind written last, not long before or at a moment."""
        with faults(self._path):
            try:
                return self._history.last_touched(SHAPES[cls].table, moment)
            except ValueError as error:
                raise damaged(self._path) from error

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
