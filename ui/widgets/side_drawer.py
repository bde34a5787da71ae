"""What a folded side panel holds, over the page."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.grounds import lie_on
from ui.widgets.panel_side import PanelSide, ground_of


class SideDrawer(QWidget):
    """The panel's content over the page while the panel is folded.

    Signals:
        left: Esc was pressed in it.
    """

    is_page = True
    left = Signal()
    lies_over = True
    """The ring around what has the keyboard beneath it does not show through."""

    def __init__(self, panel: QWidget, side: PanelSide) -> None:
        super().__init__(panel)
        self._panel, self._side = panel, side
        lie_on(self, ground_of(side))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._wide = 250
        self.hide()

    def hold(self, content: QWidget) -> None:
        """Take what the panel holds, which is in its way no longer."""
        self._column.addWidget(content)

    def set_width(self, width: int) -> None:
        """Be as wide as the panel would be."""
        self._wide = width
        if self.isVisible():
            self.place()

    def place(self) -> None:
        """Lie beside the rail, as high as the panel, over the window."""
        window = self._panel.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._panel.mapTo(window, self._panel.rect().topLeft())
        wide = min(self._wide, window.width() - self._panel.width())
        left = corner.x() + self._panel.width()
        if self._side is PanelSide.RIGHT:
            left = corner.x() - wide
        self.setGeometry(QRect(left, corner.y(), wide, self._panel.height()))

    def focus_first(self) -> None:
        """Put the keyboard on the first thing in it."""
        for inside in self.findChildren(QWidget):
            if inside.isVisible() and inside.focusPolicy() & Qt.FocusPolicy.TabFocus:
                inside.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
