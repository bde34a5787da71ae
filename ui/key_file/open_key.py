"""The one key file that is open: what it holds, each change kept at once, and taken back."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

from core.model.fault import WorkshopError
from core.model.identities import Identities

_MOST_BACK: Final = 100


class KeyFileHandle(Protocol):
    """An open key file."""

    path: Path

    @property
    def identities(self) -> Identities:
        """What it holds."""
        ...

    def write(self, identities: Identities) -> None:
        """Keep these from now on."""
        ...

    def is_opened_by(self, passphrase: str) -> bool:
        """Return whether this is its passphrase: asks the disk."""
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """Write it anew under another passphrase."""
        ...

    def close(self) -> None:
        """Let go of its key and of all that it holds."""
        ...


class OpenKey(QObject):
    """Nothing of it is in the audit's session: no act, no draft, no journal.

    Signals:
        changed: it holds something else now, or was opened or closed.
        refused: it could not be kept; carries the `WorkshopError`.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._file: KeyFileHandle | None = None
        self._before: list[Identities] = []

    @property
    def is_open(self) -> bool:
        """Whether there is one."""
        return self._file is not None

    @property
    def name(self) -> str:
        """What its file is called."""
        return "" if self._file is None else self._file.path.name

    @property
    def identities(self) -> Identities:
        """What it holds; nothing while none is open."""
        return Identities() if self._file is None else self._file.identities

    @property
    def can_take_back(self) -> bool:
        """Whether anything was changed since it was opened."""
        return bool(self._before)

    def take(self, file: KeyFileHandle) -> None:
        """Go on with a file that was opened."""
        self.close()
        self._file = file
        self.changed.emit()

    def keep(self, identities: Identities) -> bool:
        """Keep these in the file; return whether it took them."""
        before = self.identities
        if identities == before:
            return True
        if not self._write(identities):
            return False
        self._before = [*self._before[-_MOST_BACK:], before]
        self.changed.emit()
        return True

    def take_back(self) -> None:
        """Bring back what it held before the last change."""
        if self._before and self._write(self._before[-1]):
            self._before.pop()
            self.changed.emit()

    def is_opened_by(self, passphrase: str) -> bool:
        """Return whether this is its passphrase."""
        return self._file is not None and self._file.is_opened_by(passphrase)

    def passphrase_change(self, old: str, new: str) -> Callable[[], None] | None:
        """Return what gives it another passphrase, on any thread; None where none is open."""
        file = self._file
        return None if file is None else lambda: file.change_passphrase(old, new)

    def close(self) -> None:
        """Let go of it, of its key, and of all it held before."""
        file, self._file = self._file, None
        self._before = []
        if file is not None:
            file.close()
            self.changed.emit()

    def _write(self, identities: Identities) -> bool:
        if self._file is None:
            return False
        try:
            self._file.write(identities)
        except WorkshopError as fault:
            self.refused.emit(fault)
            return False
        return True
