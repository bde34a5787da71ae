"""A workshop file as one of several of its audit: handing cases out, and what it has changed."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.model.hand_out import FileOfAudit
from core.model.progress import Progress, unreported
from core.store.change_times import ChangeTimes
from core.store.cipher import damaged, faults
from core.store.journal import Added, Change, Row, inflated
from core.store.numbering import read_block
from core.store.older_journals import changes_ever, resolved
from core.store.sealing import INHERITED, Chosen, Spot, seal
from core.store.writing import Rows

if TYPE_CHECKING:
    from sqlite_utils import Database

    from core.model.clock import Clock


class ActsSeen(NamedTuple):
    """How many acts (`number`) a file's history has, and a digest of all but the last of them."""

    number: int
    digest: str


class HandingFile:
    """A workshop file that hands out cases, and that may have been handed out itself."""

    path: Path
    clock: "Clock"
    _db: "Database"
    _rows: Rows

    @property
    def rows(self) -> Rows:
        """The rows as they are, for what compares files. To be written by acts only."""
        return self._rows

    @property
    def which(self) -> FileOfAudit:
        """Which of the files of its audit this is."""
        with faults(self.path):
            found = self._db.execute(
                "SELECT audit, file, name, parent, handed_at FROM numbering"
            ).fetchone()
        return FileOfAudit(*found)

    def seal(
        self,
        path: Path,
        passphrase: str,
        which: FileOfAudit,
        cases: Collection[int],
        key: int,
        progress: Progress = unreported,
    ) -> None:
        """Write a hand-out with some cases and what they need; *key* is its number here.

        It is locked with *passphrase*, read back, and put at *path*. Raises WorkshopError
        where this file may hand out no further, FileProblem and Cancelled; nothing is left
        behind then.
        """
        with faults(self.path):
            ours = read_block(self._db)
            block = ours.handed_out(key - ours.first + 1)
            chosen = Chosen(self._db, self._rows, cases)
            inherited = self._inherited(chosen) if self.which.is_handed_out else []
        seal(path, passphrase, chosen, which, block, inherited, progress)

    def found_rows(self, *, since_handed_out: bool) -> dict[Spot, Row | None]:
        """Return every row the history speaks of, as it was before the first change of it.

        None is a row that was not there. *since_handed_out* leaves out what a hand-out of
        a hand-out had from the table it came from. Raises FileProblem for a strange history.
        """
        found: dict[Spot, Row | None] = {}
        skipped = INHERITED if since_handed_out else ""
        with faults(self.path):
            acts = self._db.execute(
                "SELECT changes, packed FROM acts WHERE merge <> ? OR merge = '' ORDER BY id",
                (skipped,),
            ).fetchall()
        try:
            for cells in acts:
                for one in changes_ever(inflated(*cells)):
                    self._note_found(found, one)
        except ValueError as error:
            raise damaged(self.path) from error
        return found

    def change_times(self, since: str = "") -> ChangeTimes:
        """Return when rows were changed here since an ISO time; what cannot be read is left out."""
        found = ChangeTimes()
        with faults(self.path):
            acts = self._db.execute(
                "SELECT at, changes, packed FROM acts WHERE at >= ?"
                " AND state IN ('done', 'closed', 'quiet') AND label <> ? ORDER BY id",
                (since, INHERITED),
            ).fetchall()
        for at, *cells in acts:
            with suppress(ValueError):
                found.note(at, changes_ever(inflated(*cells)))
        return found

    def _note_found(self, found: dict[Spot, Row | None], one: Change | Added) -> None:
        if isinstance(one, Added):
            for number in range(one.first, one.last + 1):
                found.setdefault((one.table, number), None)
        elif (one.table, one.key) not in found:
            now = self._rows.read(one.table, one.key)
            found[one.table, one.key] = resolved(one.before, now)

    def acts_seen(self) -> ActsSeen:
        """Return what tells later whether a copy of this file has gone on from here."""
        acts = self._labels()
        return ActsSeen(len(acts), _digest(acts[:-1]))

    def has_gone_on_from(self, seen: ActsSeen) -> bool:
        """Return whether this file had come as far as that, and the same way.

        The last act of then may be gone: typing that ended where it began leaves no act.
        """
        acts = self._labels()
        before = max(0, seen.number - 1)
        return len(acts) >= before and _digest(acts[:before]) == seen.digest

    def _labels(self) -> list[tuple[int, str]]:
        with faults(self.path):
            return list(self._db.execute("SELECT id, label FROM acts ORDER BY id").fetchall())

    def _inherited(self, chosen: Chosen) -> list[Change]:
        """Return what this file has changed since it was handed out, as far as it goes along."""
        changes = []
        for (table, number), before in self.found_rows(since_handed_out=False).items():
            now = self._rows.read(table, number)
            if before != now and chosen.holds((table, number)) and now is not None:
                changes.append(Change(table, number, before, now))
        return changes


def _digest(acts: Sequence[tuple[int, str]]) -> str:
    text = "\n".join(f"{key} {label}" for key, label in acts)
    return sha256(text.encode("utf-8", "replace")).hexdigest()
