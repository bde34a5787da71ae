"""The account of the day: which acts stand, which were taken back, what undo is called."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from core.model.changed import Changed
from core.model.clock import Clock
from core.store.cipher import damaged, faults
from core.store.journal import Change, Row, fold, packed, unpacked
from core.store.rows import changes_in

if TYPE_CHECKING:
    from sqlite_utils import Database


class ActState(StrEnum):
    """What became of an act. QUIET ones (the time a case took) are never undone."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    CLOSED = "closed"
    QUIET = "quiet"


@dataclass
class Act:
    """An act under way; `news` is set once it is safely in the file."""

    label: str
    merge: str = ""
    quiet: bool = False
    news: Changed | None = None
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One act of the day, as the history shows it."""

    id: int
    at: str
    label: str
    state: ActState


# Undo goes back from the latest; redo goes forward from the earliest.
_ORDER = {ActState.DONE: "DESC", ActState.UNDONE: "ASC"}


class History:
    """The table of acts in one file. Writes happen inside the file's own transaction."""

    def __init__(self, db: "Database", path: Path, clock: Clock) -> None:
        self._db = db
        self._path = path
        self._clock = clock

    def enter(self, act: Act) -> None:
        """Write an act's entry, folding it into the one before if it belongs to it."""
        state = ActState.QUIET if act.quiet else ActState.DONE
        last = self._last(act.quiet) if act.merge else None
        if last and last[1] == act.merge and last[2] == state:
            self._fold_into(last[0], [*unpacked(last[3]), *act.changes])
            return
        if not act.quiet:
            self._db.execute("UPDATE acts SET state = 'dropped' WHERE state = 'undone'")
        self._insert(act, state)

    def next_in(self, state: ActState) -> tuple[int, str, list[Change]] | None:
        """Return the entry that undo or redo would take next: number, label, changes."""
        with faults(self._path):
            found = self._db.execute(
                "SELECT id, label, changes FROM acts WHERE state = ? "
                f"ORDER BY id {_ORDER[state]} LIMIT 1",
                (state.value,),
            ).fetchone()
        if found is None:
            return None
        try:
            return (found[0], found[1], changes_in(found[2]))
        except ValueError as error:
            raise damaged(self._path) from error

    def label(self, state: ActState) -> str:
        """Return the label of the entry that undo or redo would take next, or nothing."""
        with faults(self._path):
            found = self._db.execute(
                f"SELECT label FROM acts WHERE state = ? ORDER BY id {_ORDER[state]} LIMIT 1",
                (state.value,),
            ).fetchone()
        return str(found[0]) if found else ""

    def mark(self, entry: int, state: ActState) -> None:
        """Say what became of an act."""
        self._db.execute("UPDATE acts SET state = ? WHERE id = ?", (state.value, entry))

    def close(self) -> None:
        """Let nothing done so far be undone or redone."""
        self._db.execute("UPDATE acts SET state = 'dropped' WHERE state = 'undone'")
        self._db.execute("UPDATE acts SET state = 'closed' WHERE state = 'done'")

    def entries(self) -> list[HistoryEntry]:
        """Return every act that stands, oldest first."""
        with faults(self._path):
            rows = self._db.execute(
                "SELECT id, at, label, state FROM acts WHERE state <> 'dropped' ORDER BY id"
            ).fetchall()
        try:
            return [HistoryEntry(key, at, label, ActState(state)) for key, at, label, state in rows]
        except ValueError as error:  # a state that is none of ours
            raise damaged(self._path) from error

    def row_before(self, table: str, key: int, label: str) -> Row | None:
        """Return a row as it was before the last standing act with a label that begins so."""
        with faults(self._path):
            found = self._db.execute(
                "SELECT changes FROM acts WHERE state IN ('done', 'closed') "
                "AND substr(label, 1, ?) = ? ORDER BY id DESC",
                (len(label), label),
            ).fetchall()
        try:
            changes = (change for (text,) in found for change in changes_in(text))
            return next(
                (one.before for one in changes if (one.table, one.key) == (table, key)), None
            )
        except ValueError as error:
            raise damaged(self._path) from error

    def _last(self, quiet: bool) -> tuple[int, str, str, str] | None:
        among = "state = 'quiet'" if quiet else "+state IN ('done', 'undone', 'closed')"
        found: tuple[int, str, str, str] | None = self._db.execute(
            f"SELECT id, merge, state, changes FROM acts WHERE {among} ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return found

    def _insert(self, act: Act, state: ActState) -> None:
        self._db.execute(
            "INSERT INTO acts (at, label, merge, state, changes) VALUES (?, ?, ?, ?, ?)",
            (self._stamp(), act.label, act.merge, state.value, packed(act.changes)),
        )

    def _fold_into(self, entry: int, changes: list[Change]) -> None:
        folded = fold(changes)
        if folded:
            self._db.execute(
                "UPDATE acts SET at = ?, changes = ? WHERE id = ?",
                (self._stamp(), packed(folded), entry),
            )
        else:
            self._db.execute("DELETE FROM acts WHERE id = ?", (entry,))

    def _stamp(self) -> str:
        return self._clock().isoformat(timespec="seconds")
