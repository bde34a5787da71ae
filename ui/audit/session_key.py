"""The passphrase of the open audit: whether it has one, changing it, and its printed twin."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from core.model.fault import NotYet, WorkshopError
from core.model.kept_copy import CopyReason, LockedAnew
from core.words import tr
from ui.audit.session_copies import SessionCopies
from ui.program.jobs import Job

CHANGING: Final = NotYet(
    tr("The audit is being locked with its new passphrase."),
    tr("The audit is as it was."),
    tr("Wait a moment."),
)


class FileUnderKey(Protocol):
    """The open file, as far as its key goes."""

    @property
    def is_locked(self) -> bool:
        """Whether it has a passphrase."""
        ...

    @property
    def opened_by_sheet(self) -> bool:
        """Whether it was opened with its recovery sheet."""
        ...

    def is_opened_by(self, passphrase: str) -> bool:
        """Return whether this is its passphrase."""
        ...

    def part_of_sheet(self, passphrase: str) -> NotYet | None:
        """Return what to say of what looks like part of a recovery key."""
        ...

    def recovery_lines(self) -> tuple[str, ...]:
        """Return its key as it is printed."""
        ...

    def change_passphrase(self, passphrase: str) -> LockedAnew:
        """Put it and its copies under another passphrase."""
        ...


Hold = Callable[[Callable[[], object], WorkshopError], "Job | None"]
"""Returns a job, not begun, that has the file to itself; None where another has."""


class SessionKey(QObject):
    """Signals:
    changed: there is another passphrase; carries the `LockedAnew`.
    refused: there is none; carries the `WorkshopError`.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(
        self, file: Callable[[], FileUnderKey], hold: Hold, copies: SessionCopies, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._file, self._hold, self._copies = file, hold, copies

    @property
    def is_locked(self) -> bool:
        """Whether the audit has a passphrase."""
        return self._file().is_locked

    @property
    def opened_by_sheet(self) -> bool:
        """Whether it was opened with its recovery sheet: the passphrase may be forgotten."""
        return self._file().opened_by_sheet

    def is_opened_by(self, passphrase: str) -> bool:
        """Return whether this is the passphrase of the open audit."""
        return self._file().is_opened_by(passphrase)

    def part_of_sheet(self, passphrase: str) -> NotYet | None:
        """Return what to say of what opened nothing and looks like part of a recovery key."""
        return self._file().part_of_sheet(passphrase)

    def recovery_lines(self) -> tuple[str, ...]:
        """Return the key as a recovery sheet prints it; on any thread, takes 0.1 s."""
        return self._file().recovery_lines()

    def change(self, passphrase: str) -> bool:
        """Lock the audit with another passphrase, away from the window's thread.

        Return whether that was begun; `changed` or `refused` tells of the end.
        """
        found: list[LockedAnew] = []
        job = self._hold(lambda: found.append(self._file().change_passphrase(passphrase)), CHANGING)
        if job is None:
            return False
        job.done.connect(lambda _none: self._on_changed(found[0]))
        job.failed.connect(self.refused)
        job.broke.connect(self._on_broke)
        job.start()
        return True

    def _on_changed(self, told: LockedAnew) -> None:
        self.changed.emit(told)
        self._copies.keep(CopyReason.PASSPHRASE)

    def _on_broke(self, error: Exception) -> None:
        raise error
