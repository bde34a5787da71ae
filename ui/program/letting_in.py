"""Lets an audit that was opened into the window once no other program has its file."""

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.model.fault import FileBusy, WorkshopError

if TYPE_CHECKING:
    from ui.program.opening import OpenedAudit

AT_MOST: Final = 0.05
"""Seconds for which the window may stand still because of another program."""
_AGAIN: Final = 250
_ALTOGETHER: Final = 10.0


class LettingIn(QObject):
    """Looks four times a second whether the file can be read; the window goes on meanwhile.

    Another program may take it between its opening and the first page, which reads from it.

    Signals:
        let_in: carries the `OpenedAudit`.
        refused: another program keeps the file; carries the `FileBusy`.
        stopped: it is not wanted any more.
    """

    let_in = Signal(object)
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._opened: OpenedAudit | None = None
        self._until = 0.0
        self._timer = QTimer(self, interval=_AGAIN)
        self._timer.timeout.connect(self._look)

    def begin(self, opened: "OpenedAudit") -> None:
        """Let it in now, if that can be."""
        opened.file.wait_for_others(AT_MOST)
        self._opened, self._until = opened, monotonic() + _ALTOGETHER
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Close it again: nobody waits for it."""
        opened = self._taken()
        if opened is not None:
            opened.shut()
            self.stopped.emit()

    def _look(self) -> None:
        if self._opened is None:
            return
        try:
            self._opened.file.undo_label  # noqa: B018  # asks the file
        except FileBusy as busy:
            if monotonic() > self._until:
                self._refuse(busy)
        except WorkshopError as fault:
            self._refuse(fault)
        else:
            self.let_in.emit(self._taken())

    def _refuse(self, fault: WorkshopError) -> None:
        opened = self._taken()
        if opened is not None:
            opened.shut()
            self.refused.emit(fault)

    def _taken(self) -> "OpenedAudit | None":
        self._timer.stop()
        opened, self._opened = self._opened, None
        return opened
