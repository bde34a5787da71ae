"""When an open audit copies itself, and what is said where it cannot."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from core.counting.timetable import entry_at
from core.model.agenda import AgendaEntry
from core.model.clock import Clock
from core.model.fault import FileProblem, WorkshopError
from core.model.kept_copy import CopyReason, KeptCopy, PlainCopies
from core.model.snapshot import Snapshot
from core.words import tr
from ui.program.jobs import Job

_EVERY: Final = 5 * 60_000
_GLANCE: Final = 20_000
_AGAIN: Final = 4_000
_LONGER: Final = 60_000
_TOLD_AFTER: Final = 2


class OwnCopiesOfFile(Protocol):
    """The copies that the open file keeps of itself."""

    @property
    def place(self) -> str:
        """The folder in which they lie."""
        ...

    @property
    def second_place(self) -> str:
        """The folder where each copy is kept once more; empty for none."""
        ...

    @property
    def second_trouble(self) -> WorkshopError | None:
        """Why the last copy is not there."""
        ...

    @property
    def local_offered(self) -> bool:
        """Whether working on a copy on this computer was offered before."""
        ...

    def offer_local(self) -> None:
        """Remember that it was offered."""
        ...

    def name_second_place(self, place: Path | None) -> None:
        """Keep each copy once more in a folder."""
        ...

    @property
    def count(self) -> int:
        """How many there are on this computer."""
        ...

    @property
    def wanted(self) -> bool:
        """Whether any are kept."""
        ...

    @property
    def due(self) -> bool:
        """Whether a copy would be made now."""
        ...

    @property
    def changed(self) -> bool:
        """Whether anything was entered since the last copy."""
        ...

    @property
    def to_be_asked(self) -> bool:
        """Whether it was never said what becomes of copies without a passphrase."""
        ...

    def choose(self, choice: PlainCopies) -> None:
        """Remember what becomes of them."""
        ...

    def keep(self, reason: CopyReason) -> KeptCopy | None:
        """Keep a copy; on any thread."""
        ...

    def at_closing(self) -> Callable[[], KeptCopy] | None:
        """Return what keeps a copy once the file is closed."""
        ...


class CopiedFile(Protocol):
    """The open file, as far as it is copied."""

    @property
    def own_copies(self) -> OwnCopiesOfFile | None:
        """The copies it keeps of itself."""
        ...

    @property
    def reserve_wanted(self) -> bool:
        """Whether a reserve is to be made."""
        ...

    @property
    def reserve_failed(self) -> bool:
        """Whether the last one could not be made, or was not whole."""
        ...

    @property
    def is_spoilt(self) -> bool:
        """Whether the file is not as it was written."""
        ...

    def make_reserve(self) -> None:
        """Make it; on any thread."""
        ...


class SessionCopies(QObject):
    """Has copies made away from the window's thread, one at a time, and holds nothing up.

    Signals:
        trouble_changed: `trouble` is another.
        choice_requested: it has to be said what becomes of copies without a passphrase.
        kept: a copy was kept; carries the `KeptCopy`.
    """

    trouble_changed = Signal()
    choice_requested = Signal()
    kept = Signal(object)

    def __init__(
        self,
        file: Callable[[], CopiedFile],
        now: Callable[[], Snapshot],
        clock: Clock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._file, self._now, self._clock = file, now, clock
        self._copying = self._reserving = self._stopped = self._asked = False
        self._then: list[Callable[[], object]] = []
        self._refusal: WorkshopError | None = None
        self._reserves_failed = 0
        self._told: WorkshopError | None = None
        self._entry = self._entry_now()
        self.every = QTimer(self, interval=_EVERY)
        self.every.timeout.connect(lambda: self.keep(CopyReason.MINUTES))
        self.glance = QTimer(self, interval=_GLANCE)
        self.glance.timeout.connect(self._on_glance)
        self.copy_again = QTimer(self, interval=_LONGER, singleShot=True)
        self.copy_again.timeout.connect(lambda: self.keep(CopyReason.MINUTES))
        self.reserve_again = QTimer(self, interval=_AGAIN, singleShot=True)
        self.reserve_again.timeout.connect(self._make_reserve)

    @property
    def trouble(self) -> WorkshopError | None:
        """Why this computer holds no copy of what was entered last, or none is worth holding."""
        if not self._stopped and self._file().is_spoilt:
            return _spoilt()
        if self._refusal is not None:
            return self._refusal
        if self._reserves_failed >= _TOLD_AFTER:
            return _no_reserve()
        own = None if self._stopped else self._file().own_copies
        return None if own is None else own.second_trouble

    def begin(self) -> None:
        """Copy by itself from now on. Not called for an example: that is thrown away."""
        self.every.start()
        self.glance.start()

    def stop(self) -> Callable[[], KeptCopy] | None:
        """Stop, as the file is about to be closed; return what keeps a last copy then."""
        began = self.every.isActive()
        self._stopped = True
        for timer in (self.every, self.glance, self.copy_again, self.reserve_again):
            timer.stop()
        own = self._file().own_copies
        return own.at_closing() if began and own is not None else None

    @property
    def place(self) -> str:
        """The folder in which the copies lie."""
        own = self._file().own_copies
        return "" if own is None else own.place

    @property
    def count(self) -> int:
        """How many copies there are on this computer."""
        own = self._file().own_copies
        return 0 if own is None else own.count

    @property
    def wanted(self) -> bool:
        """Whether any are kept; of what is open for reading only, or thrown away, nobody asks."""
        own = self._file().own_copies
        return own is None or not self.every.isActive() or own.wanted

    @property
    def second_place(self) -> str:
        """The folder where each copy is kept once more; empty for none."""
        own = self._file().own_copies
        return "" if own is None else own.second_place

    def name_second_place(self, place: Path | None) -> None:
        """Keep each copy once more in a folder, from now on. Raises FileProblem."""
        own = self._file().own_copies
        if own is not None:
            own.name_second_place(place)
            self.keep(CopyReason.MINUTES)

    def offers_local(self) -> bool:
        """Return whether working on a copy on this computer may be offered: once, to a writer."""
        own = self._file().own_copies
        if own is None or own.local_offered:
            return False
        own.offer_local()
        return True

    def keep(self, reason: CopyReason, then: Callable[[], object] | None = None) -> None:
        """Have a copy kept if one is due; what becomes of one without passphrase is asked once.

        *then* is done afterwards, whether one was kept or not.
        """
        self._then += [then] if then is not None else []
        self._begin(reason)
        if not self._copying:
            self._go_on()

    def _go_on(self) -> None:
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _begin(self, reason: CopyReason) -> None:
        own = self._file().own_copies
        if own is None or self._copying or self._stopped:
            return
        if own.to_be_asked and own.changed and not self._asked:
            self._asked = True
            self.choice_requested.emit()
        if not own.due:
            return
        self._copying = True
        job = Job(lambda _progress: own.keep(reason))
        job.done.connect(self._on_kept)
        job.failed.connect(self._on_refused)
        job.broke.connect(self._on_broke)
        job.start()

    def choose(self, choice: PlainCopies) -> None:
        """Remember what becomes of copies without a passphrase, and begin. Raises FileProblem."""
        own = self._file().own_copies
        if own is not None:
            own.choose(choice)
            self.keep(CopyReason.MINUTES)

    def keep_reserve(self) -> None:
        """Have what a rescue would need made, if it is time."""
        if not self.reserve_again.isActive() and self._file().reserve_wanted:
            self._make_reserve()

    def _make_reserve(self) -> None:
        if self._reserving or self._stopped:
            return
        file, self._reserving = self._file(), True
        job = Job(lambda _progress: file.make_reserve())
        job.done.connect(self._on_reserve)
        job.broke.connect(self._on_reserve)
        job.start()

    def _on_reserve(self, error: object) -> None:
        self._reserving = False
        if isinstance(error, Exception):
            raise error
        if self._stopped:
            return
        failed = self._file().reserve_failed
        self._reserves_failed = self._reserves_failed + 1 if failed else 0
        if failed:
            self.reserve_again.setInterval(
                _AGAIN if self._reserves_failed < _TOLD_AFTER else _LONGER
            )
            self.reserve_again.start()
        self._tell()

    def _on_kept(self, made: KeptCopy | None) -> None:
        self._copying = False
        if self._stopped:
            return
        self._refusal = None
        self.copy_again.stop()
        self._tell()
        if made is not None:
            self.kept.emit(made)
        self._go_on()

    def _on_refused(self, error: WorkshopError) -> None:
        self._copying = False
        if self._stopped:
            return
        self._refusal = error
        self.copy_again.start()
        self._tell()
        self._go_on()

    def _on_broke(self, error: Exception) -> None:
        self._copying = False
        raise error

    def _tell(self) -> None:
        if _words(self.trouble) != _words(self._told):
            self._told = self.trouble
            self.trouble_changed.emit()

    def _on_glance(self) -> None:
        before, self._entry = self._entry, self._entry_now()
        if before != self._entry:
            self.keep(CopyReason.SESSION)

    def _entry_now(self) -> AgendaEntry | None:
        at = self._clock()
        return entry_at(self._now().here_agenda, at.hour * 60 + at.minute)


def _words(error: WorkshopError | None) -> str:
    return "" if error is None else error.sentences


def _spoilt() -> FileProblem:
    return FileProblem(
        tr(
            "Something in this audit’s file is not as it was written: its disk, or another program."
        ),
        tr("Nothing was changed, and copies kept earlier are as they were."),
        tr("Open a copy you kept earlier and compare, before you go on in this one."),
    )


def _no_reserve() -> FileProblem:
    return FileProblem(
        tr("What would rescue this audit if its disk failed cannot be held on this computer."),
        tr("What you enter is saved in the audit."),
        tr("Keep a copy on another disk; it is tried again by itself."),
    )
