"""The note-taker's panel in a window of its own, beside the facilitator's and never on the wall."""

from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMoveEvent, QResizeEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.words import tr
from ui.theme import app_theme
from ui.theme.grounds import Ground, lie_on
from ui.widgets.focus_ring import FocusRing

_WIDTH: Final = 380
_LEAST: Final = QSize(300, 360)
_COMES_BACK: Final = 300
"""How long, in ms, it may rest where another display is before it comes back."""


class HeardWindow(QWidget):
    """Holds the panel; all keys of the facilitator's window work in it.

    It stands on the facilitator's display alone: where it reaches another one, which may
    be the room's, it shows nothing at once and comes back by itself.

    Signals:
        closed: it was closed by hand: the panel is to stand beside the page again.
        left: Esc was pressed: the keyboard goes back to the facilitator's window.
        stood: it stands somewhere else; carries Qt's account of that, in base64.
    """

    closed = Signal()
    left = Signal()
    stood = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, Qt.WindowType.Tool)
        self._home = page.window()
        self.setWindowTitle(tr("Heard in the room"))  # never anything typed
        self.setAccessibleName(tr("Heard in the room"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lie_on(self, Ground.RIGHT_PANEL)
        self.setMinimumSize(_LEAST)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._cover = QWidget(self)
        lie_on(self._cover, Ground.RIGHT_PANEL)
        self._cover.hide()
        self._back = QTimer(self, interval=_COMES_BACK, singleShot=True)
        self._back.timeout.connect(self.come_back)
        self._told = QTimer(self, interval=_COMES_BACK, singleShot=True)
        self._told.timeout.connect(lambda: self.stood.emit(self.account))
        handle = self._home.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(lambda _screen: self.keep_off())
        FocusRing(self)

    def hold(self, content: QWidget) -> None:
        """Take the panel."""
        self._column.addWidget(content)
        content.show()
        app_theme().restyle()  # Qt brings old fonts back when a parent changes
        self._cover.raise_()

    @property
    def account(self) -> str:
        """Where it stands, as Qt tells it, in base64."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def place_at(self, account: str) -> None:
        """Stand where it stood; never before, beside the facilitator's window."""
        if not account or not self.restoreGeometry(
            QByteArray.fromBase64(account.encode("ascii", "ignore"))
        ):
            self._fit_at_right()
        self.come_back()

    def bring_up(self) -> None:
        """Come to the front with the keyboard."""
        self.show()
        self.raise_()
        self.activateWindow()

    def keep_off(self) -> None:
        """Show nothing where it reaches a display that is not the facilitator's."""
        off = self.isVisible() and self._reaches_another()
        self._cover.setVisible(off)
        if off:
            self._cover.setGeometry(self.rect())
            self._cover.raise_()
            self._back.start()

    def come_back(self) -> None:
        """Come back whole onto the facilitator's display."""
        room = self._screen.availableGeometry()
        frame = self.frameGeometry()
        if not room.contains(frame):
            around = frame.size() - self.size()
            self.resize(self.size().boundedTo(room.size() - around))
            frame.setSize(self.size() + around)
            left = frame.left() if room.intersects(frame) else room.right()  # its usual place
            self.move(
                min(max(left, room.left()), room.right() + 1 - frame.width()),
                min(max(frame.top(), room.top()), room.bottom() + 1 - frame.height()),
            )
        self.keep_off()

    @property
    def is_covered(self) -> bool:
        """Whether it shows nothing, because the room might see it."""
        return self._cover.isVisible()

    @property
    def _screen(self) -> QScreen:
        return self._home.screen()

    def _reaches_another(self) -> bool:
        """Return whether any of it lies on a display that shows something else."""
        own, frame = self._screen.geometry(), self.frameGeometry()
        others = (one.geometry() for one in QApplication.screens())
        return any(one != own and one.intersects(frame) for one in others)

    def _fit_at_right(self) -> None:
        """Stand at the right edge; the facilitator's window makes room where it still can."""
        room, home = self._screen.availableGeometry(), self._home
        wide = min(round(_WIDTH * max(1.0, app_theme().scale * 0.75)), room.width() // 2)
        top = max(home.frameGeometry().top(), room.top())
        frame = max(home.geometry().top() - home.frameGeometry().top(), 0)
        self.resize(wide, min(home.height(), room.bottom() - top - frame))
        left = room.right() + 1 - wide
        if home.frameGeometry().right() >= left and left - room.left() >= home.minimumWidth():
            home.showNormal()
            home.setGeometry(
                QRect(
                    QPoint(room.left(), top + frame),
                    QSize(left - room.left(), min(home.height(), room.bottom() - top - frame)),
                )
            )
        self.move(left, top)

    # What Qt tells

    def moveEvent(self, event: QMoveEvent) -> None:
        """Look where it stands now."""
        super().moveEvent(event)
        self._moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look how far it reaches now."""
        super().resizeEvent(event)
        self._moved()

    def showEvent(self, event: QShowEvent) -> None:
        """Be back where it belongs: displays may have gone meanwhile."""
        super().showEvent(event)
        self.come_back()

    def _moved(self) -> None:
        self.keep_off()
        if self.isVisible() and not self.is_covered:
            self._told.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keyboard back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Have the panel stand beside the page again."""
        super().closeEvent(event)
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """Look again once the system says on which display it is."""
        if event.type() == QEvent.Type.ScreenChangeInternal:
            self.keep_off()
        return super().event(event)
