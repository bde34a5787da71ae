"""One voice for the whole window: what belongs to one moment is heard in one piece."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication


class Announcer(QObject):
    """Hands words to a screen reader, without moving the focus.

    A second announcement cuts the first one off, so those of one turn of the event
    loop are joined, in their order. The application owns the only one.

    Signals:
        announced: carries the words a screen reader was just given.
    """

    announced = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._waiting: list[str] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_heard(self) -> bool:
        """Whether anybody listens; where nobody does, words need not be looked for."""
        return QAccessible.isActive()

    def announce(self, text: str) -> None:
        """Say *text* at the end of this turn; the same words only once."""
        if text and text not in self._waiting:
            self._waiting.append(text)
            self._timer.start()

    def _on_turn(self) -> None:
        text, self._waiting = " ".join(self._waiting), []
        window = self._app.activeWindow()
        if window is not None and self.is_heard:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, text))
        self.announced.emit(text)


def announcer() -> Announcer:
    """Return the application's announcer, made with the first wish for it.

    Raises RuntimeError where there is no application yet.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("nothing can be said before there is an application")
    found = app.findChild(Announcer)
    return found if isinstance(found, Announcer) else Announcer(app)
