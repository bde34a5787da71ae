"""Whole transactions on the open file, each known afterwards to be in the file on the disk."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.files import is_same_file
from core.model.fault import FileGone, FileProblem
from core.store.cipher import damaged, faults, gone, identity, unreadable
from core.store.opening import OpenedFile, only_for_reading
from core.store.sitting import FileMark, FileWatch
from core.store.sums import RowSum


class Saving:
    """Everything that is written goes through here, one transaction at a time."""

    def __init__(self, path: Path, opened: OpenedFile) -> None:
        with faults(path):
            self._watch = FileWatch(opened.db)
        self._path = path
        self._db = opened.db
        self._recorder = opened.recorder
        self._read_only, self._open_by = opened.read_only, opened.open_by
        self._identity = identity(path)
        self._begun_or_ended = 0
        self.row_sum = RowSum(opened.db)
        """To be told of every row that is written."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do what is written inside whole or not at all. Raises FileProblem.

        FileGone is raised before anything is written, or with `saved` after it is
        in a file that is no longer the one under the name.
        """
        if self._read_only:
            raise only_for_reading(self._path, self._open_by)
        if self._db.conn.in_transaction:
            raise RuntimeError("a transaction was left open")
        self._must_be_there(saved=False)
        self._begun_or_ended += 1
        try:
            with self._one_transaction():
                yield
            self._must_be_there(saved=True)
        finally:
            self._begun_or_ended += 1

    @contextmanager
    def joined(self) -> Iterator[None]:
        """Do what is written inside as part of the transaction under way, or as one of its own."""
        if self._db.conn.in_transaction:
            yield
            return
        with self.transaction():
            yield

    def count(self) -> None:
        """Count this transaction, before anything else in it is written."""
        self._watch.count()

    @property
    def mark(self) -> FileMark:
        """The mark that the file bears if it is as we left it."""
        return self._watch.mark

    @property
    def resting_since(self) -> int | None:
        """A number that is another after each transaction; None while one is under way."""
        return None if self._begun_or_ended % 2 else self._begun_or_ended

    def look(self) -> None:
        """Raise FileProblem where the file cannot be read, is not as we left it or is elsewhere."""
        self._must_be_there(saved=False)
        with faults(self._path), self._db.atomic():
            self._watch.compare(self._path)

    def is_its_place(self, path: Path) -> bool:
        """Return whether the open file itself lies there."""
        found = identity(path)
        if found is None or found != self._identity:
            return False
        return sys.platform != "win32" or is_same_file(path, self._path)

    @contextmanager
    def _one_transaction(self) -> Iterator[None]:
        try:
            with faults(self._path), self._db.atomic():
                self._must_be_ours()
                before = self._db.conn.total_changes
                yield
                self.row_sum.write()
                if self._db.conn.total_changes > before:
                    self._watch.count()  # a write that forgot to
        except BaseException as error:
            self._take_back(error)
            raise
        if self._db.conn.in_transaction:
            raise RuntimeError("a transaction was left open")
        self._recorder.keep()
        if self._watch.kept():
            self._recorder.keep()
        else:
            self._recorder.forget()

    def _must_be_ours(self) -> None:
        """Raise FileGone where anybody else wrote to the file, or nothing of it can be read."""
        try:
            with faults(self._path):
                self._watch.compare(self._path)
        except FileGone:
            raise
        except FileProblem as problem:
            if is_lost(self._path, problem):
                raise unreadable(self._path) from problem
            raise

    def _take_back(self, error: BaseException) -> None:
        """See to what follows a transaction that was rolled back."""
        self._recorder.forget()
        self.row_sum.forget()
        if not isinstance(error, FileGone):
            self._watch.not_kept()
        if isinstance(error, FileProblem):
            self._must_be_there(saved=False)  # moved away before the first write
            if "disk I/O error" in str(error.__cause__):
                raise unreadable(self._path) from error

    def _must_be_there(self, saved: bool) -> None:
        if identity(self._path) != self._identity:
            raise gone(self._path, saved=saved)


def is_lost(path: Path, problem: FileProblem) -> bool:
    """Return whether a fault says that the file itself can no longer be relied on."""
    return isinstance(problem, FileGone) or problem.happened == damaged(path).happened
