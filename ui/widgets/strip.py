"""The strip of numbered squares: every question of a case at a glance, and the way to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.model.bearing import Bearing
from ui.theme import SECONDARY, Weight
from ui.widgets.flow import FlowLayout
from ui.widgets.paint import box, words, words_width
from ui.widgets.pressable import Pressable


@dataclass(frozen=True, slots=True)
class Square:
    """One question: its number, how it was judged, and what a screen reader says.

    `bearing` tints it once settled; `dashed` is parked or draft; `open` (no
    bearing, not dashed) is plain.
    """

    text: str
    value: object
    bearing: Bearing | None = None
    dashed: bool = False
    said: str = ""


class QuestionStrip(QWidget):
    """Small squares that wrap; Tab reaches the current one, arrows move on, Enter goes there.

    Signals:
        chosen: a square was pressed; carries its value.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, gap=6, line_gap=6)
        self._squares: list[_Numbered] = []

    def show_squares(self, squares: Sequence[Square], current: object) -> None:
        """Show *squares*; those that did not change are left as they are."""
        while len(self._squares) < len(squares):
            made = _Numbered(squares[len(self._squares)], self)
            made.clicked.connect(self._on_clicked)
            self._flow.addWidget(made)
            self._squares.append(made)
        for widget in self._squares[len(squares) :]:
            self._flow.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        del self._squares[len(squares) :]
        for widget, square in zip(self._squares, squares, strict=True):
            widget.show_square(square, square.value == current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus with the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        at = next((n for n, one in enumerate(self._squares) if one.hasFocus()), None)
        if step and at is not None and 0 <= at + step < len(self._squares):
            self._squares[at + step].setFocus(Qt.FocusReason.TabFocusReason)
        elif not step:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, _Numbered):
            self.chosen.emit(pressed.square.value)


class _Numbered(Pressable):
    focus_radius = 6.0

    def __init__(self, square: Square, parent: QWidget) -> None:
        self.square = square
        super().__init__(square.text, parent=parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    def show_square(self, square: Square, current: bool) -> None:
        """Show another question, or the same one judged."""
        if square != self.square:
            self.square = square
            if square.text != self.text():
                self.setText(square.text)
            self._name()
            self.update()
        if current != self.isChecked():
            self.setChecked(current)
            reached = Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
            self.setFocusPolicy(reached)

    def nextCheckState(self) -> None:
        """Leave the place to the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the strip."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the number and its margins; 26 px at least."""
        font = self._theme.font(SECONDARY, Weight.SEMIBOLD)
        height = max(self._theme.metrics(SECONDARY, Weight.SEMIBOLD).height() + 8, 26)
        width = max(words_width(self.text(), font) + 14, 34, height)
        return QSize(round(width), round(height))

    def _name(self) -> None:
        self.setAccessibleName(self.square.said or f"Question {self.square.text}")

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        """Return fill, edge and ink."""
        colours = self._theme.colours
        if self.isChecked():
            return colours.strong, colours.strong, colours.on_strong
        if self.square.bearing is not None:
            wash = self._theme.wash(self.square.bearing)
            hot = self.underMouse() or self.isDown()
            return wash.tint, wash.fill if hot else wash.edge, wash.ink
        ground = colours.hover if self.underMouse() or self.isDown() else colours.card
        edge = colours.secondary if self.square.dashed else colours.line
        return ground, edge, colours.secondary

    def _paint(self, painter: QPainter) -> None:
        fill, edge, ink = self._colours()
        whole = QRectF(self.rect())
        dashed = self.square.dashed and not self.isChecked()
        box(painter, whole, 6, fill, edge, self._theme.colours.hairline, dashed)
        font = self._theme.font(SECONDARY, Weight.SEMIBOLD)
        words(painter, whole, self.text(), font, ink, Qt.AlignmentFlag.AlignHCenter)
