"""The window on the other display: it can hold a scene and nothing else."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from core.room import Scene
from core.words import tr
from ui.room.layout import page_of
from ui.room.page import RoomPage, paint
from ui.room.spoken import spoken
from ui.theme import app_theme
from ui.widgets.clicker import Clicked, clicked
from ui.widgets.qt_answers import painted

TITLE: Final = tr("Room screen")
SHARE_OF_SCREEN: Final = 0.6
"""How much of its screen the wall takes when it is shown as a window."""


class RoomWindow(QWidget):
    """Paints one scene, full screen or as a window.

    It never takes the keyboard when it appears; once clicked, the keys of a
    presentation clicker work in it.

    Signals:
        next_requested: PageDown.
        previous_requested: PageUp.
        blank_requested: B or full stop.
        left: Escape, or the window was closed.
    """

    next_requested = Signal()
    previous_requested = Signal()
    blank_requested = Signal()
    left = Signal()

    def __init__(self, scene: Scene, letters: Callable[[], bool] = lambda: True) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._scene = scene
        self._letters = letters
        self._page: RoomPage | None = None
        self.setWindowTitle(TITLE)
        self.setAccessibleName(tr("Room screen"))
        self.setAccessibleDescription(spoken(scene))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setMinimumSize(320, 180)
        app_theme(self).changed.connect(self._on_theme_changed)

    @property
    def scene(self) -> Scene:
        """What is on the wall."""
        return self._scene

    @property
    def page(self) -> RoomPage:
        """The page the scene makes at this window's size."""
        size = QSizeF(self.size())
        if self._page is None or self._page.size != size:
            self._page = page_of(self._scene, size)
        return self._page

    def set_scene(self, scene: Scene) -> None:
        """Put another scene on the wall."""
        if scene == self._scene:
            return
        self._scene, self._page = scene, None
        self.setAccessibleDescription(spoken(scene))
        told = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(told)
        self.update()

    def _on_theme_changed(self) -> None:
        """Lay the page out anew: answers may have colours now, or none."""
        self._page = None
        self.update()

    def fill(self, screen: QScreen) -> None:
        """Show on the whole of a screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    @property
    def account(self) -> str:
        """Where it stands, as Qt tells it, in base64."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def show_where_it_was(self, account: str, screen: QScreen) -> None:
        """Show as the window it was; where its display is gone, as `show_as_window` does."""
        kept = QByteArray.fromBase64(account.encode("ascii", "ignore"))
        if account and self.restoreGeometry(kept) and not self.isFullScreen():
            self.show()
        else:
            self.show_as_window(screen)

    def show_as_window(self, screen: QScreen) -> None:
        """Show as an ordinary window in the lower right of a screen."""
        whole = screen.availableGeometry()
        width = round(whole.width() * SHARE_OF_SCREEN)
        size = QRect(0, 0, width, round(width * 9 / 16))
        size.moveBottomRight(whole.bottomRight())
        self.setScreen(screen)
        self.setGeometry(size)
        self.showNormal()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page."""
        painter = QPainter(self)
        paint(painter, self.page)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer a clicker; everything else passes by, nothing is ever typed here."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match clicked(event, letters=self._letters()):
            case Clicked.NEXT:
                self.next_requested.emit()
            case Clicked.PREVIOUS:
                self.previous_requested.emit()
            case Clicked.BLANK:
                self.blank_requested.emit()
            case _ if plain and event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
                self.left.emit()
            case _:
                event.ignore()

    def event(self, event: QEvent) -> bool:
        """Let no tooltip open over the room."""
        if event.type() is QEvent.Type.ToolTip:
            return True
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the facilitator closed it."""
        super().closeEvent(event)
        self.left.emit()
