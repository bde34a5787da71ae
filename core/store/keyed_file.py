"""A workshop file as far as its key goes: whose it is, its printed twin, and another one."""

from contextlib import suppress
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING

from core.model.fault import NotYet, WrongKey
from core.model.kept_copy import LockedAnew
from core.store.cipher import as_key, faults
from core.store.copies import Copies
from core.store.copying import Summary, put_in_place, summary
from core.store.lock import Lock
from core.store.opening import OpenedFile, only_for_reading, open_file
from core.store.other_thread import OtherThread
from core.store.own_copies import OwnCopies
from core.store.recovery_key import looks_like_part, raw_key, recovery_lines, typed_key
from core.store.rekeying import key_of, same_key, wiped_once_replaced, write_under
from core.store.saving import Saving

if TYPE_CHECKING:
    from sqlite_utils import Database


class KeyedFile:
    """A workshop file that may have a passphrase; changing it goes on in the file written anew."""

    path: Path
    open_by: str
    _db: "Database"
    _lock: Lock | None
    _passphrase: str | None
    _saving: Saving
    _copies: Copies
    _own_copies: OwnCopies | None
    _other_thread: OtherThread
    _released = False

    def _take_over(self, path: Path, opened: OpenedFile) -> None:
        raise NotImplementedError

    @property
    def is_locked(self) -> bool:
        """Whether it has a passphrase."""
        return self._passphrase is not None

    @property
    def opened_by_sheet(self) -> bool:
        """Whether it was opened with its recovery sheet: the passphrase may be forgotten."""
        return self._passphrase is not None and raw_key(self._passphrase) is not None

    def is_opened_by(self, passphrase: str) -> bool:
        """Return whether this is its passphrase, or what its recovery sheet says."""
        ours = self._passphrase
        if ours is None:
            return False
        with suppress(NotYet):
            passphrase = typed_key(passphrase) or passphrase
        if raw_key(ours) is None and raw_key(passphrase) is None:  # asks no disk
            return compare_digest(as_key(ours).encode(), as_key(passphrase).encode())
        with suppress(OSError):
            keys = (key_of(self.path, self._db, one) for one in (ours, passphrase))
            return compare_digest(*keys)
        return False

    def part_of_sheet(self, passphrase: str) -> NotYet | None:
        """Return what to say of what opened nothing and looks like part of a recovery key."""
        return looks_like_part(passphrase)

    def recovery_lines(self) -> tuple[str, ...]:
        """Return its key as a recovery sheet prints it; none without a passphrase.

        May be called on another thread. Raises FileProblem, and Cancelled once it is closed.
        """
        with self._other_thread.working(), faults(self.path):
            if self._passphrase is None:
                return ()
            return recovery_lines(key_of(self.path, self._db, self._passphrase))

    def change_passphrase(self, passphrase: str) -> LockedAnew:
        """Put the file and every copy it keeps under another passphrase, and go on in it.

        The file is written anew, read back and put in its own place in one step: cut
        off anywhere, it has the old passphrase or the new one. May be called on another
        thread while nobody else uses the file. Raises FileProblem, with all as it was.
        """
        with self._other_thread.working():
            own, before = self._own_copies, self._passphrase
            if own is None:
                raise only_for_reading(self.path, self.open_by)
            self._saving.look()
            try:
                self._write_under(passphrase)
            finally:
                if self._released:
                    self._reopen(passphrase, before, own)
            key = same_key(self.path, self._db, passphrase)
            ours = self._own_copies
            return LockedAnew() if ours is None else ours.lock_anew(before, key)

    def _write_under(self, passphrase: str) -> None:
        def fill(aside: Path) -> Summary:
            write_under(aside, passphrase, self.path, self._passphrase)
            return summary(self._db)

        with wiped_once_replaced(self.path, wanted=self._passphrase is None):
            put_in_place(self.path, passphrase, fill, held=self._lock, let_go=self._let_go)

    def _let_go(self) -> None:
        self._released = True
        self._db.close()
        if self._lock is not None:
            self._lock.release()

    def _reopen(self, passphrase: str, before: str | None, own: OwnCopies) -> None:
        """Go on in the file that lies there now, under whichever passphrase opens it."""
        self._released = False
        copies = self._copies
        try:
            opened = open_file(self.path, passphrase)
        except WrongKey:
            opened = open_file(self.path, before)
        self._take_over(self.path, opened)
        copies.drop()
        if self._own_copies is not None:
            self._own_copies.go_on_with(own.folder)
        own.drop()
