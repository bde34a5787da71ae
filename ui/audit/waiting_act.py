"""An act that another program keeps from the file: it waits here, and is tried again."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from core.model.changed import Changed, Requester
from core.model.fault import FileBusy
from core.words import tr
from ui.audit.outcome import ActOutcome
from ui.audit.session_drafts import DraftKey

Act = Callable[..., Changed | None]

_AGAIN: Final = 250


class AskedAct(NamedTuple):
    """An act with who asked for it and the draft that it enters."""

    act: Act
    requester: Requester | None
    entered: DraftKey | None


class WaitingAct(QObject):
    """Holds one act, four times a second lets it be tried again, and holds it once more if need be.

    Nothing else is done meanwhile, so that nothing is done out of its turn.
    """

    def __init__(self, do: Callable[[AskedAct], ActOutcome], parent: QObject) -> None:
        super().__init__(parent)
        self._do = do
        self._asked: AskedAct | None = None
        self._timer = QTimer(self, interval=_AGAIN)
        self._timer.timeout.connect(self.try_again)

    def keep(self, asked: AskedAct) -> None:
        """Hold an act until it is done."""
        self._asked = asked
        self._timer.start()

    def try_again(self) -> None:
        """Have it done now, if that can be; what becomes of it is news as ever."""
        asked = self.taken()
        if asked is not None:
            self._do(asked)

    def pause(self) -> None:
        """Try no more for now: a copy is written in which it is to be done."""
        self._timer.stop()

    def taken(self) -> AskedAct | None:
        """Let go of it; the requester only where it is still there."""
        asked, self._asked = self._asked, None
        self._timer.stop()
        asker: object = None if asked is None else asked.requester
        if asked is not None and isinstance(asker, QObject) and not isValid(asker):
            return asked._replace(requester=None)
        return asked


def waiting_for(fault: FileBusy) -> FileBusy:
    """Return what is said while an act waits for another program."""
    return FileBusy(
        fault.happened,
        tr(
            "What was typed or done last is held here, and is saved as soon as that program "
            "lets go of the file."
        ),
        tr("Wait a moment or close the other program; or keep a copy and go on in that."),
    )
