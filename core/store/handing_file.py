"""A workshop file as one of several of its audit: handing cases out, and what it has changed."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from core.model.hand_out import FileOfAudit
from core.model.progress import Progress, unreported
from core.store.change_times import ChangeTimes
from core.store.cipher import damaged, faults
from core.store.history import ActState
from core.store.journal import Added, Change, Row, inflated
from core.store.numbering import read_block
from core.store.older_journals import changes_ever, resolved
from core.store.sealing import INHERITED, Chosen, Spot, seal
from core.store.writing import Rows

if TYPE_CHECKING:
    from sqlite_utils import Database

    from core.model.clock import Clock


_BY_TIME: Final = "2:"
"""What a digest of acts begins with that also tells apart what was done under one label."""


class ActsSeen(NamedTuple):
    """How far a file's history went (`number`, of its last act), and a digest of what it was."""

    number: int
    digest: str


class _Act(NamedTuple):
    """What is known of an act by later: a copy that did something else there has another."""

    id: int
    at: str
    label: str
    merge: str
    state: str


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
        """Return what tells later whether a copy of this file has gone on from here.

        Only what cannot change any more counts: not the time that cases took, nor an
        entry that typing may still go on in.
        """
        acts = self._acts()
        own = [one for one in acts if one.state != ActState.TURN]
        if own and own[-1].merge:
            acts = acts[: acts.index(own[-1])]
        last = acts[-1].id if acts else 0
        return ActsSeen(last, _BY_TIME + _digest(f"{one.id} {one.at} {one.label}" for one in acts))

    def has_gone_on_from(self, seen: ActsSeen) -> bool:
        """Return whether this file had come as far as that, and the same way.

        Where it was seen by an older program its acts were counted, and known by labels.
        """
        if seen.digest.startswith(_BY_TIME):
            acts = [one for one in self._acts() if one.id <= seen.number]
            told = (f"{one.id} {one.at} {one.label}" for one in acts)
            return seen.digest == _BY_TIME + _digest(told)
        labels = self._labels()
        before = max(0, seen.number - 1)
        return len(labels) >= before and _digest(labels[:before]) == seen.digest

    def _labels(self) -> list[str]:
        with faults(self.path):
            found = self._db.execute("SELECT id, label FROM acts ORDER BY id").fetchall()
        return [f"{key} {label}" for key, label in found]

    def _acts(self) -> list[_Act]:
        with faults(self.path):
            found = self._db.execute(
                "SELECT id, at, label, merge, state FROM acts WHERE state <> ? ORDER BY id",
                (ActState.QUIET.value,),
            ).fetchall()
        return [_Act(*row) for row in found]

    def _inherited(self, chosen: Chosen) -> list[Change]:
        """Return what this file has changed since it was handed out, as far as it goes along."""
        changes = []
        for (table, number), before in self.found_rows(since_handed_out=False).items():
            now = self._rows.read(table, number)
            if before != now and chosen.holds((table, number)) and now is not None:
                changes.append(Change(table, number, before, now))
        return changes


def _digest(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()
