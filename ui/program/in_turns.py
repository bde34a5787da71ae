"""Work of the window's thread over several of its turns, so that it answers between the steps."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

_HANDS: Final = frozenset(
    {
        *(QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod),
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel),
        *(QEvent.Type.TouchBegin, QEvent.Type.TabletPress, QEvent.Type.Close),
    }
)
"""What somebody does next: it is for what is coming, not for what is there yet."""


class InTurns(QObject):
    """Does one step a turn; whoever needs the whole of it meanwhile has it finished at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Iterator[object] = iter(())
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    @property
    def is_at_work(self) -> bool:
        """Whether there are steps left."""
        return self._turn.isActive()

    def begin(self, steps: Iterator[object]) -> None:
        """Take the first step now and each of the others in a turn of its own."""
        self.finish()
        self._left = steps
        self._turn.start()
        self._on_turn()

    def finish(self) -> None:
        """Take all the steps that are left."""
        while self.is_at_work:
            self._on_turn()

    def _on_turn(self) -> None:
        self._turn.stop()  # first: what breaks in a step, or asks for the rest, is not begun again
        try:
            next(self._left)
        except StopIteration:
            return
        self._turn.start()


class TurnsUntilKeys(InTurns):
    """The same for what a key asked for: the next key or click finds the whole of it done.

    So none is lost and none comes before another: it goes where the keyboard is by then.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._in_step = False

    def begin(self, steps: Iterator[object]) -> None:
        """Take the first step now; while there are more, look what somebody does next.

        What a step itself asks for is done within it, whole.
        """
        if self._in_step:
            for _ in steps:
                pass
            return
        super().begin(steps)
        application = QCoreApplication.instance()
        if self.is_at_work and application is not None:
            application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Have all done before a key or a click goes anywhere."""
        if event.type() in _HANDS:
            self.finish()
        return False

    def _on_turn(self) -> None:
        self._in_step = True
        try:
            super()._on_turn()
        finally:
            self._in_step = False
        application = QCoreApplication.instance()
        if not self.is_at_work and application is not None:
            application.removeEventFilter(self)
