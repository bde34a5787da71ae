"""Work of the window's thread over several of its turns, so that it answers between the steps."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


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
