"""The access log of one file: no acts, never undone, and in no history."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from core.model.access import LONGEST_LINE, AccessEntry, AccessKind
from core.model.clock import Clock
from core.store.saving import Saving

if TYPE_CHECKING:
    from sqlite_utils import Database

Query = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]

_MOST: Final = 100_000


class AccessLog:
    """Goes along into copies, as everything in the file does."""

    def __init__(self, db: "Database", query: Query, saving: Saving, clock: Clock) -> None:
        self._db, self._query, self._saving, self._clock = db, query, saving, clock

    def note(self, kind: AccessKind, who: str, about: str = "") -> None:
        """Write a line, at the time it is now; within an act, with the act. Raises FileProblem."""
        at = self._clock().isoformat(timespec="seconds")
        with self._saving.joined():
            self._saving.count()
            entered = self._db.execute(
                "INSERT INTO access_log (at, kind, who, about) VALUES (?, ?, ?, ?)",
                (at, kind.value, who[:LONGEST_LINE], about[:LONGEST_LINE]),
            )
            self._saving.row_sum.take("access_log", "WHERE id = ?", (entered.lastrowid,))

    def all(self) -> list[AccessEntry]:
        """Return every line, oldest first; what no program of ours wrote is passed over."""
        rows = self._query(
            "SELECT at, kind, substr(who, 1, ?), substr(about, 1, ?) FROM access_log "
            "ORDER BY id LIMIT ?",
            (LONGEST_LINE, LONGEST_LINE, _MOST),
        )
        known = set(AccessKind)
        return [
            AccessEntry(at, AccessKind(kind), who, about)
            for at, kind, who, about in rows
            if kind in known
        ]
