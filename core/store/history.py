"""The account of the day: which acts stand, which were taken back, what undo is called."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.model.changed import Changed
from core.model.clock import Clock
from core.store.cipher import damaged, faults
from core.store.journal import (
    Added,
    Change,
    ManyGone,
    Row,
    deflated,
    fold,
    inflated,
    packed,
    unpacked,
)
from core.store.older_journals import changes_ever, resolved
from core.store.one_lines import LINE
from core.store.rows import changes_in
from core.store.schema import pack
from core.store.sums import RowSum
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database


class ActState(StrEnum):
    """What became of an act. QUIET ones (the time a case took) are never undone.

    A TURN is no act: it says when one was taken back or done again, for those who
    look at how the audit was in between.
    """

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    CLOSED = "closed"
    QUIET = "quiet"
    TURN = "turn"


@dataclass
class OpenAct:
    """An act under way; `news` is set once it is safely in the file."""

    label: str
    merge: str = ""
    quiet: bool = False
    news: Changed | None = None
    changes: list[Change] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    gone: list[ManyGone] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether it did nothing."""
        return not (self.changes or self.added or self.gone)

    @property
    def is_large(self) -> bool:
        """Whether it did more than rows one by one: no typing goes on in it."""
        return bool(self.added or self.gone)

    @property
    def journal(self) -> str:
        """What it did, as it is kept."""
        return packed([*self.changes, *self.added], self.gone)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One act of the day, as the history shows it."""

    id: int
    at: str
    label: str
    state: ActState


@dataclass(frozen=True, slots=True)
class PastMark:
    """A moment after something was done: act number, time, label, and about how many rows."""

    id: int
    at: str
    label: str
    state: str
    weight: int


@dataclass(frozen=True, slots=True)
class PastStep:
    """One thing that was done to the rows: an act, or the taking back of one, or doing it again."""

    id: int
    journal: list[Change | Added]
    is_undo: bool = False


_PAUSE: Final = timedelta(minutes=10)
"""Typing that rests longer goes on as another step of undo."""

_SHORT: Final = 4_000
_NOT_LONG: Final = 40
"""Acts among which one is looked for that tells where the room was."""


@dataclass(frozen=True, slots=True)
class _LastEntry:
    """The entry that typing may go on in."""

    id: int
    at: str
    merge: str
    state: str
    text: str


_LABEL: Final = f"iif(octet_length(label) > {4 * LINE}, substr(label, 1, {LINE}), label)"
"""A label as it is shown: ours are shorter, and a file may come from anywhere."""

# Undo goes back from the latest; redo goes forward from the earliest.
_ORDER = {ActState.DONE: "DESC", ActState.UNDONE: "ASC"}


class History:
    """The table of acts in one file. Writes happen inside the file's own transaction."""

    def __init__(
        self,
        db: "Database",
        path: Path,
        clock: Clock,
        row_sum: RowSum,
        copied: Callable[[], int] = lambda: 0,
    ) -> None:
        self._db = db
        self._row_sum = row_sum
        self._path = path
        self._clock = clock
        self._copied = copied
        self._own: dict[int, int] = {}

    def enter(self, act: OpenAct) -> None:
        """Write an act's entry, folding it into the one before if it belongs to it."""
        state = ActState.QUIET if act.quiet else ActState.DONE
        last = self._last(act.quiet) if act.merge and not act.is_large else None
        if last and last.merge == act.merge and last.state == state and self._goes_on(last):
            before = [one for one in unpacked(last.text) if isinstance(one, Change)]
            self._fold_into(last.id, [*before, *act.changes])
            return
        if not act.quiet:
            self._db.execute("UPDATE acts SET state = 'dropped' WHERE state = 'undone'")
        self._insert(act, state)

    def next_in(self, state: ActState) -> tuple[int, str, list[Change | Added]] | None:
        """Return the entry that undo or redo would take next: number, label, journal."""
        with faults(self._path):
            found = self._db.execute(
                f"SELECT id, {_LABEL}, changes, packed FROM acts WHERE state = ? "
                f"ORDER BY id {_ORDER[state]} LIMIT 1",
                (state.value,),
            ).fetchone()
        if found is None:
            return None
        try:
            return (found[0], found[1], changes_in(inflated(*found[2:])))
        except ValueError as error:
            raise damaged(self._path) from error

    def label(self, state: ActState) -> str:
        """Return the label of the entry that undo or redo would take next, or nothing."""
        with faults(self._path):
            found = self._db.execute(
                f"SELECT {_LABEL} FROM acts WHERE state = ? ORDER BY id {_ORDER[state]} LIMIT 1",
                (state.value,),
            ).fetchone()
        return str(found[0]) if found else ""

    def step(self, state: ActState) -> HistoryEntry | None:
        """Return the entry that undo or redo would take next, without what it changed."""
        with faults(self._path):
            found = self._db.execute(
                f"SELECT id, at, {_LABEL} FROM acts WHERE state = ? "
                f"ORDER BY id {_ORDER[state]} LIMIT 1",
                (state.value,),
            ).fetchone()
        return HistoryEntry(found[0], found[1], found[2], state) if found else None

    def mark(self, entry: int, state: ActState) -> None:
        """Say what became of an act."""
        self._db.execute("UPDATE acts SET state = ? WHERE id = ?", (state.value, entry))

    def note_turn(self, entry: int, state: ActState) -> None:
        """Note when an act was taken back, or done again."""
        entered = self._db.execute(
            "INSERT INTO acts (at, label, merge, state, changes) VALUES (?, ?, ?, ?, '[]')",
            (self._stamp(), state.value, str(entry), ActState.TURN.value),
        )
        self._row_sum.take("acts", "WHERE id = ?", (entered.lastrowid,))

    def moments(self) -> list[PastMark]:
        """Return every moment at which something was done, taken back or done again, in order."""
        with faults(self._path):
            rows = self._db.execute(
                f"SELECT id, at, {_LABEL}, merge, state, length(changes) + "
                "ifnull(length(packed), 0) * 30, CASE WHEN length(changes) < 200 THEN changes "
                "ELSE '' END FROM acts ORDER BY id"
            ).fetchall()
        labels = {row[0]: row[2] for row in rows}
        marks = []
        for key, at, label, merge, state, size, short in rows:
            words, weight = label, size // 150 + _numbered(short)
            if state == ActState.TURN:
                of = labels.get(int(merge), "") if merge.isdecimal() else ""
                undone = label == ActState.UNDONE
                words = (
                    tr("Taken back: {removeprefix}.", removeprefix=of)
                    if undone
                    else tr("Done again: {removeprefix}.", removeprefix=of)
                )
            marks.append(PastMark(key, at, words, state, weight))
        return marks

    def steps_after(self, moment: int) -> Iterator[PastStep]:
        """Yield what was done after an act, the last first. Raises FileProblem for what is odd."""
        with faults(self._path):
            found = self._db.execute(
                "SELECT id, state, label, merge, changes, packed FROM acts WHERE id > ? "
                "ORDER BY id DESC",
                (moment,),
            ).fetchall()
            turned = {
                merge
                for (merge,) in self._db.execute(
                    "SELECT DISTINCT merge FROM acts WHERE state = ?", (ActState.TURN.value,)
                )
            }
        try:
            for key, state, label, merge, *cells in found:
                if state == ActState.DROPPED and str(key) not in turned:
                    continue  # taken back before that was noted
                if state != ActState.TURN:
                    yield PastStep(key, changes_ever(inflated(*cells)))
                else:
                    yield PastStep(key, self._journal_of(int(merge)), label == ActState.UNDONE)
        except ValueError as error:
            raise damaged(self._path) from error

    def _journal_of(self, entry: int) -> list[Change | Added]:
        """Return what an act did; nothing for typing that ended where it began."""
        found = self._db.execute(
            "SELECT changes, packed FROM acts WHERE id = ?", (entry,)
        ).fetchone()
        return changes_ever(inflated(*found)) if found is not None else []

    def write_out(self, entry: int, changes: Sequence[Change]) -> None:
        """Keep every row of an act whose rows were only named: they are about to go."""
        cells = (*deflated(packed(changes)), entry)
        with self._row_sum.following("acts", "WHERE id = ?", (entry,)):
            self._db.execute("UPDATE acts SET changes = ?, packed = ? WHERE id = ?", cells)

    def weight(self, state: ActState) -> int:
        """Return about how many rows undo or redo would write next."""
        with faults(self._path):
            found = self._db.execute(
                "SELECT length(changes), ifnull(length(packed), 0), "
                "CASE WHEN packed IS NULL AND length(changes) < ? THEN changes ELSE '' END "
                f"FROM acts WHERE state = ? ORDER BY id {_ORDER[state]} LIMIT 1",
                (_SHORT, state.value),
            ).fetchone()
        if found is None:
            return 0
        text, data, short = found
        return int(text // 150 + data // 5 + _numbered(short))

    def close(self) -> None:
        """Let nothing done so far be undone or redone."""
        self._db.execute("UPDATE acts SET state = 'dropped' WHERE state = 'undone'")
        self._db.execute("UPDATE acts SET state = 'closed' WHERE state = 'done'")
        with self._row_sum.following("acts", "", ()):
            pack(self._db, "closed", "dropped")

    def entries(self) -> list[HistoryEntry]:
        """Return every act that stands, oldest first."""
        with faults(self._path):
            rows = self._db.execute(
                f"SELECT id, at, {_LABEL}, state FROM acts "
                "WHERE state NOT IN ('dropped', 'turn') ORDER BY id"
            ).fetchall()
        try:
            return [HistoryEntry(key, at, label, ActState(state)) for key, at, label, state in rows]
        except ValueError as error:  # a state that is none of ours
            raise damaged(self._path) from error

    def row_before(self, table: str, key: int, label: str) -> Row | None:
        """Return a row as it was before the last standing act with a label that begins so."""
        with faults(self._path):
            found = self._db.execute(
                "SELECT changes, packed FROM acts WHERE state IN ('done', 'closed') "
                "AND substr(label, 1, ?) = ? ORDER BY id DESC",
                (len(label), label),
            ).fetchall()
        try:
            journal = (one for cells in found for one in changes_ever(inflated(*cells)))
            changes = (one for one in journal if isinstance(one, Change))
            rows = (one.before for one in changes if (one.table, one.key) == (table, key))
            return resolved(next(rows, None), None)
        except ValueError as error:
            raise damaged(self._path) from error

    def last_touched(self, table: str, moment: int) -> int | None:
        """Return which row of a table was written last, not long before or in an act."""
        found = self._db.execute(
            "SELECT changes FROM acts WHERE id <= ? AND packed IS NULL ORDER BY id DESC LIMIT ?",
            (moment, _NOT_LONG),  # what is packed is no judgement but many rows
        ).fetchall()
        for (text,) in found:
            for change in changes_ever(text):
                if isinstance(change, Change) and change.table == table:
                    return change.key
        return None

    def _last(self, quiet: bool) -> "_LastEntry | None":
        among = "state = 'quiet'" if quiet else "+state IN ('done', 'undone', 'closed')"
        found = self._db.execute(
            "SELECT id, at, merge, state, changes, packed FROM acts "
            f"WHERE {among} ORDER BY id DESC LIMIT 1"
        ).fetchone()
        if found is None:
            return None
        key, at, merge, state, text, data = found
        return _LastEntry(key, at, merge, state, inflated(text, data))

    def _goes_on(self, last: "_LastEntry") -> bool:
        """Return whether typing now belongs to an entry: of this opening, and not of long ago.

        Nor where a copy was made since: what it holds is the end of a step.
        """
        if self._own.get(last.id) != self._copied():
            return False
        since = self._clock() - datetime.fromisoformat(last.at)
        return timedelta(0) <= since <= _PAUSE

    def _insert(self, act: OpenAct, state: ActState) -> None:
        entered = self._db.execute(
            "INSERT INTO acts (at, label, merge, state, changes, packed) VALUES (?, ?, ?, ?, ?, ?)",
            (
                self._stamp(),
                act.label,
                act.merge,
                state.value,
                *deflated(act.journal),
            ),
        )
        self._row_sum.take("acts", "WHERE id = ?", (entered.lastrowid,))
        if act.merge:
            self._own[int(entered.lastrowid or 0)] = self._copied()

    def _fold_into(self, entry: int, changes: list[Change]) -> None:
        folded = fold(changes)
        with self._row_sum.following("acts", "WHERE id = ?", (entry,)):
            if folded:
                self._db.execute(
                    "UPDATE acts SET at = ?, changes = ?, packed = ? WHERE id = ?",
                    (self._stamp(), *deflated(packed(folded)), entry),
                )
            else:
                self._db.execute("DELETE FROM acts WHERE id = ?", (entry,))

    def _stamp(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def _numbered(text: str) -> int:
    """Return how many rows a short journal only numbers."""
    try:
        return sum(one.count for one in unpacked(text or "[]") if isinstance(one, Added))
    except (ValueError, TypeError):  # said when it is undone
        return 0
