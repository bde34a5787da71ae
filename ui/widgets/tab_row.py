"""Tabs in a row, painted like buttons; a screen reader hears tabs, and which one is in front."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.theme import BODY, FontWeight, app_theme
from ui.widgets.paint import CONTROL_RADIUS, box, words, words_width
from ui.widgets.qt_answers import painted

_GAP: Final = 8
_MARGIN: Final = 14
_LEAST: Final = 40


class TabRow(QTabBar):
    """Names of places, of which one is in front; no stop for Tab, as each has its key.

    Signals:
        chosen: a tab was pressed, the one in front included; carries its name.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._theme = app_theme(self)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._on_current_changed)
        self._theme.follow(self._restyle)

    def add(self, name: str, text: str, tip: str) -> None:
        """Add a tab at the right."""
        self.blockSignals(True)  # the first one comes to the front of itself
        self._names.append(name)
        at = self.addTab(text.replace("&", "&&"))
        self.setTabToolTip(at, tip)
        self.setAccessibleTabName(at, text)
        self.blockSignals(False)

    @property
    def front(self) -> str:
        """The name of the tab in front."""
        return self._names[self.currentIndex()] if self._names else ""

    def show_front(self, name: str) -> None:
        """Show another tab in front, without a signal."""
        self.blockSignals(True)
        self.setCurrentIndex(self._names.index(name))
        self.blockSignals(False)
        self.update()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Return the word with its margins, and the gap to the next tab."""
        font = self._theme.font(BODY, FontWeight.SEMIBOLD)
        gap = _GAP if index < self.count() - 1 else 0
        width = words_width(self._text(index), font) + 2 * _MARGIN + gap
        height = max(self._theme.metrics(BODY, FontWeight.SEMIBOLD).height() + 12, _LEAST)
        return QSize(round(width), round(height))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Return the same: no tab is ever cut."""
        return self.tabSizeHint(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tab in front once more, too: its page takes the focus again."""
        at = self.tabAt(event.position().toPoint())
        again = at == self.currentIndex() and event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)
        if again:
            self.chosen.emit(self._names[at])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Repaint: the tab under the pointer stands out."""
        super().mouseMoveEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint as the pointer goes."""
        super().leaveEvent(event)
        self.update()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each tab as a quiet button, the one in front filled."""
        painter = QPainter(self)
        colours = self._theme.colours
        pointer = self.mapFromGlobal(self.cursor().pos())
        hot = self.tabAt(pointer) if self.underMouse() else -1
        middle = Qt.AlignmentFlag.AlignHCenter
        font = self._theme.font(BODY, FontWeight.SEMIBOLD)
        for at in range(self.count()):
            gap = _GAP if at < self.count() - 1 else 0
            where = QRectF(self.tabRect(at)).adjusted(0, 0, -gap, 0)
            front = at == self.currentIndex()
            ground = colours.accent if front else colours.hover if at == hot else None
            ink = colours.on_accent if front else colours.ink if at == hot else colours.secondary
            box(painter, where, CONTROL_RADIUS, ground, None)
            words(painter, where, self._text(at), font, ink, middle)
        painter.end()

    def _text(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")

    def _on_current_changed(self, index: int) -> None:
        self.chosen.emit(self._names[index])

    def _restyle(self) -> None:
        self.setFont(self._theme.font(BODY, FontWeight.SEMIBOLD))  # Qt lays the tabs out anew
        self.updateGeometry()
        self.update()
