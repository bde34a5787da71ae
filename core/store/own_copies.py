"""The copies that an open audit keeps of itself: when one is due, and of which bytes it is made."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event
from threading import Lock as ThreadLock
from typing import Final

from core.files import is_folder
from core.model.clock import Clock
from core.model.fault import FileProblem
from core.model.kept_copy import CopyReason, KeptCopy, LockedAnew, PlainCopies
from core.store.copies import Copies
from core.store.copy_facts import facts_of, origin_of
from core.store.copy_folder import AuditNote, CopyFolder, folder_of, note_of
from core.store.opening import OpenedFile
from core.store.reserve import Recorder
from core.store.sitting import FileMark
from core.words import tr

_TRIES: Final = 20
_BETWEEN: Final = 0.1
_SECOND: Final = "casewalk-copies"
_AT_CLOSING: Final = 100_000_000
"""Bytes of the largest file that is read while it is closed: a tenth of a second."""


class OwnCopies:
    """Keeps copies of one open file; those of one without a passphrase only where that was chosen.

    What is read of the connection is read at once, on the thread that opened it.
    """

    def __init__(self, path: Path, opened: OpenedFile, copies: Copies, clock: Clock) -> None:
        self._path = path
        self._passphrase = opened.passphrase
        self._locked = opened.passphrase is not None
        self._recorder: Recorder = opened.recorder
        self._copies = copies
        self._clock = clock
        self.second_trouble: FileProblem | None = None
        """Why the last copy is not in the second place; None where it is or there is none."""
        self.begun = 0
        """How many copies were begun: typing after one is a step of its own."""
        self._turn = ThreadLock()
        self._closed = Event()
        self._origin = origin_of(opened.db)
        self.folder: CopyFolder = folder_of(path, self._origin)
        self._origin = self.folder.note.origin or self._origin
        newest = self.folder.newest
        self._copied = 0 if newest is not None and newest.facts == facts_of(opened.db) else -1

    @property
    def place(self) -> str:
        """The folder in which they lie, with the number it has for a name."""
        return str(self.folder.folder)

    @property
    def count(self) -> int:
        """How many there are on this computer."""
        return len(self.folder.copies())

    @property
    def changed(self) -> bool:
        """Whether anything was entered since the last copy."""
        return self._recorder.entered > self._copied

    @property
    def due(self) -> bool:
        """Whether a copy would be made now: something changed, and copies are wanted."""
        return self.changed and self.wanted

    @property
    def wanted(self) -> bool:
        """Whether copies are kept at all."""
        return self._locked or self.folder.note.plain_copies is PlainCopies.KEEP

    @property
    def to_be_asked(self) -> bool:
        """Whether it was never said what becomes of the copies of this audit without passphrase."""
        return not self._locked and self.folder.note.plain_copies is PlainCopies.NOT_ASKED

    @property
    def second_place(self) -> str:
        """The folder, on a stick say, where each copy is kept once more; empty for none."""
        return self.folder.note.second_place

    @property
    def local_offered(self) -> bool:
        """Whether working on a copy on this computer was offered before."""
        return self.folder.note.local_offered

    def offer_local(self) -> None:
        """Remember that it was offered; once is enough."""
        with suppress(OSError):
            self.folder.remember(replace(self.folder.note, local_offered=True))

    def name_second_place(self, place: Path | None) -> None:
        """Keep each copy once more in a folder that is there; None for no longer.

        The next copy is due at once. Raises FileProblem.
        """
        if place is not None and not self._locked:
            raise FileProblem(
                tr("An audit without a passphrase is not copied to a second place."),
                tr("Nothing was changed."),
                tr("Make the audit with a passphrase, or keep a copy by hand."),
            )
        self._remember(replace(self.folder.note, second_place="" if place is None else str(place)))
        self.second_trouble = None
        self._copied = -1

    def _remember(self, note: AuditNote) -> None:
        try:
            self.folder.remember(note)
        except OSError as error:
            raise FileProblem(
                tr("Your choice could not be kept on this computer."),
                tr("The audit is as it was."),
                tr("Free some space on this computer’s disk, then choose again."),
            ) from error

    def choose(self, choice: PlainCopies) -> None:
        """Remember what becomes of copies without a passphrase. Raises FileProblem."""
        self._remember(replace(self.folder.note, plain_copies=choice))

    def lock_anew(self, passphrase: str | None, key: str) -> LockedAnew:
        """Put all copies that *passphrase* opens under another key; say which do not follow.

        The next copy is due at once.
        """
        with self._turn:
            self._copied = -1
            earlier = self.folder.lock_anew(passphrase, key)
            followed = len(self.folder.copies()) - len(earlier)
            second = self._second_folder()
            if second is None:
                return LockedAnew(followed, tuple(earlier))
            away = "" if is_folder(second.folder.parent.parent) else self.second_place
            left = second.lock_anew(passphrase, key)
            return LockedAnew(followed, (*earlier, *left), Path(away).name)

    def replace_all(self) -> tuple[bool, int, int, str]:
        """Keep a new copy, then remove every one before it, in the second place too.

        Returns whether one was kept, how many went, how many could not be removed, and
        the name of a second place that cannot be reached. Where none can be kept though
        copies are wanted, none goes. Raises FileProblem then.
        """
        with self._turn:
            self._copied = -1
            made = None
            if self.wanted:
                taken = self._taken()
                if taken is not None:
                    made = self._put(*taken, self._passphrase, CopyReason.ERASED)
            newest = made.sequence if made is not None else 1 << 62
            gone, left = self.folder.remove_before(newest)
            second = self._second_folder()
            if second is None:
                return made is not None, gone, left, ""
            if not is_folder(second.folder.parent.parent):
                return made is not None, gone, left, Path(self.second_place).name
            there = second.newest
            more, stuck = second.remove_before(1 << 62 if there is None else there.sequence)
            return made is not None, gone + more, left + stuck, ""

    def known_as(self, origin: str) -> None:
        """The audit's first act is told in other words now: its copies stay its own."""
        self._origin = origin
        with suppress(OSError):
            note_of(self.folder, self._path, origin)

    def _second_folder(self) -> CopyFolder | None:
        if not self.second_place:
            return None
        return CopyFolder(Path(self.second_place) / _SECOND / self.folder.number)

    def keep(self, reason: CopyReason) -> KeptCopy | None:
        """Keep a copy of the audit as it is now; None where none is due or it was closed.

        To be called on another thread: takes about 0.3 s for 60 cases. Raises
        FileProblem where none could be kept; it is due as before then.
        """
        with self._turn:
            entered, passphrase = self._recorder.entered, self._passphrase
            if self._closed.is_set() or not self.due:
                return None
            taken = self._taken()
            if taken is None:
                return None
            made = self._put(*taken, passphrase, reason)
            self._copied = entered
            return made

    def at_closing(self) -> Callable[[], KeptCopy] | None:
        """Return what keeps a copy once the file is closed; None where none is due.

        The bytes are read now. To be called while the file is open, on any thread.
        """
        if not self.due or self._copies.size > _AT_CLOSING:
            return None
        taken, passphrase = self._copies.content(), self._passphrase
        if taken is None:
            return None
        content, mark = taken
        return lambda: self._put(content, mark, passphrase, CopyReason.CLOSING)

    def go_on_with(self, folder: CopyFolder) -> None:
        """Go on with the copies of the file whose place this one took."""
        with suppress(OSError):
            if self.folder.number != folder.number:
                self.folder.remember(replace(self.folder.note, place="", disk_place=""))
            note_of(folder, self._path, self._origin)
        self.folder = folder

    def drop(self) -> None:
        """Let go of the passphrase; nothing more is copied."""
        self._closed.set()
        self._passphrase = None

    def _taken(self) -> tuple[bytes | bytearray, FileMark] | None:
        """Return the file's bytes at a moment when nothing is written; None once it is closed."""
        self.begun += 1
        for _ in range(_TRIES):
            taken = self._copies.content()
            if taken is not None:
                return taken
            if self._closed.wait(_BETWEEN):
                return None
        raise _cannot_be_read()

    def _put(
        self,
        content: bytes | bytearray,
        mark: FileMark,
        passphrase: str | None,
        reason: CopyReason,
    ) -> KeptCopy:
        at = self._clock().isoformat(timespec="seconds")
        made = self.folder.keep(content, passphrase, mark, reason, at)
        self.second_trouble = self._put_again(content, mark, passphrase, reason, at)
        return made

    def _put_again(
        self,
        content: bytes | bytearray,
        mark: FileMark,
        passphrase: str | None,
        reason: CopyReason,
        at: str,
    ) -> FileProblem | None:
        """Keep the copy in the second place too; return why it could not be."""
        second = self._second_folder()
        if second is None or passphrase is None:
            return None
        place = Path(self.second_place)
        if not is_folder(place):  # never made: it may be where a stick is to appear
            return _no_second_place(place)
        try:
            second.keep(content, passphrase, mark, reason, at)
        except FileProblem:
            return _no_second_place(place)
        return None


def _no_second_place(place: Path) -> FileProblem:
    return FileProblem(
        tr("The second place for copies, “{name}”, takes none just now.", name=place.name),
        tr("The copy was kept on this computer."),
        tr("Connect it, or choose another in File, Go back to how it was."),
    )


def _cannot_be_read() -> FileProblem:
    return FileProblem(
        tr("No copy of this audit could be made, as its file does not answer."),
        tr("Earlier copies are as they were; it is tried again by itself."),
        tr("Keep a copy on another disk, as the one it is on may be failing."),
    )
