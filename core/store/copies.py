"""Copies of the open audit: written from its file, or from the reserve where that is lost."""

from pathlib import Path
from typing import Final

from core.model.fault import FileBusy, FileProblem
from core.model.progress import Progress, unreported
from core.store.cipher import connect, faults
from core.store.copying import Summary, put_in_place, summary, write_copy
from core.store.keeper import Keeper
from core.store.opening import OpenedFile
from core.store.reserve import Reserve
from core.store.saving import Saving, is_lost
from core.store.sitting import FileMark
from core.words import tr

_HELD_AT_OPENING: Final = 256_000_000
"""Bytes of the largest file that is held from its opening; of a larger one a reserve is made."""


class Copies:
    """What copies one open file is for, its reserve included."""

    def __init__(self, path: Path, opened: OpenedFile, saving: Saving) -> None:
        self._path = path
        self._db = opened.db
        self._lock = opened.lock
        self._passphrase = opened.passphrase
        self._recorder = opened.recorder
        self._saving = saving
        self._keeper = Keeper(opened.recorder, opened.passphrase)
        if self._is_small_enough():
            self._keeper.hold(self._read())

    def write(self, path: Path, progress: Progress = unreported) -> None:
        """Write a whole copy, under the same passphrase, in one step. Raises FileProblem."""
        if self._saving.is_its_place(path):
            raise FileProblem(
                tr("That is the audit that is open, not a place for its copy."),
                tr("Nothing was changed."),
                tr("Choose another name or another folder."),
            )
        try:
            self._saving.look()
            write_copy(self._db, path, self._passphrase, progress, held=self._lock)
        except FileProblem as problem:
            if not isinstance(problem, FileBusy) and not is_lost(self._path, problem):
                raise
            self._write_reserve(path, problem, progress)

    @property
    def reserve_wanted(self) -> bool:
        """Whether `make_reserve` is to be called: at first, and after many writings."""
        return self._lock is not None and self._keeper.wanted

    @property
    def reserve_failed(self) -> bool:
        """Whether the last reserve could not be laid down, or was not whole."""
        return self._keeper.failed

    @property
    def spoilt(self) -> bool:
        """Whether the bytes of a file without a passphrase are not as they were written."""
        return self._keeper.spoilt

    def make_reserve(self) -> None:
        """Hold the file's bytes elsewhere, looked through, so that its disk is not needed.

        May be called on another thread while the file is used or closed, as it
        leaves the file's connection alone. Where something is written meanwhile,
        or the disk does not answer, the reserve stays as it was.
        """
        self._keeper.make(self._read)

    def renew_reserve(self) -> None:
        """Hold the file as it is now, and nothing of what was before: something was erased."""
        read = self._read()
        if read is not None and self._lock is not None:
            self._keeper.hold_only(read)

    @property
    def size(self) -> int:
        """How many bytes the file has; none where its disk does not answer."""
        try:
            return self._path.stat().st_size
        except OSError:
            return 0

    def content(self) -> tuple[bytes | bytearray, FileMark] | None:
        """Return the file's bytes and the mark they bear; None where something is being written.

        Those of the reserve, where nothing was written since, or else of the file. May
        be called on any thread.
        """
        if self._lock is None:
            return None
        held = self._keeper.content_at(self._recorder.written)
        if held is not None:
            return held
        read = self._read()
        return None if read is None else (read.content(), read.mark)

    def drop(self) -> None:
        """Let go of the reserve and of the passphrase, for good."""
        self._keeper.drop()
        self._passphrase = None

    def _is_small_enough(self) -> bool:
        try:
            return self._lock is not None and self._path.stat().st_size <= _HELD_AT_OPENING
        except OSError:
            return False

    def _read(self) -> Reserve | None:
        """Return the file as it is; None where something is written meanwhile."""
        lock, since = self._lock, self._saving.resting_since
        if lock is None or since is None:
            return None
        mark, written = self._saving.mark, self._recorder.written
        try:
            content = lock.audit_bytes()
        except OSError:
            return None
        if content is None or since != self._saving.resting_since:
            return None
        return Reserve(content, mark, written)

    def _write_reserve(self, path: Path, problem: FileProblem, progress: Progress) -> None:
        """Write the copy without the file. Raises *problem* where there is no reserve."""
        if not self._keeper.ready:
            raise problem

        def fill(aside: Path) -> Summary:
            with faults(path):
                if self._keeper.write(aside) != self._saving.mark:
                    raise problem
                db = connect(aside, self._passphrase)
                try:
                    return summary(db)
                finally:
                    db.close()

        put_in_place(path, self._passphrase, fill, progress, held=self._lock)
