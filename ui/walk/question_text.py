"""The question in front: all of it, or where there is no room its beginning, marked as cut."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from ui.widgets.labels import Label, Text
from ui.widgets.paint import shortened
from ui.widgets.qt_answers import painted


class QuestionText(Label):
    """Words that wrap; the last line there is room for says that there is more.

    The whole text stays in the accessible name, and in a tooltip when cut.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Text.SUBHEADING, parent=parent)

    @property
    def is_cut(self) -> bool:
        """Whether some of it is not to be seen."""
        return self.height() + 1 < self.heightForWidth(self.width())

    def least_height(self, width: int, lines: int) -> int:
        """Return the height of its first lines."""
        return min(self.heightForWidth(width), lines * self.fontMetrics().lineSpacing())

    @painted
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as many lines as fit."""
        tip = self.text() if self.is_cut else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
        if not tip:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.ink())
        step = self.fontMetrics().lineSpacing()
        for at, line in enumerate(self.lines()):
            painter.drawText(QPointF(0, at * step + self.fontMetrics().ascent()), line)
        painter.end()

    def lines(self) -> list[str]:
        """Return the lines there is room for, the last of them shortened where more follow."""
        most = max(1, self.height() // self.fontMetrics().lineSpacing())
        text, found = self.text(), []
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
            found.append((line.textStart(), line.textLength()))
        layout.endLayout()
        lines = [text[start : start + length].rstrip() for start, length in found[:most]]
        if len(found) > most:
            rest = text[found[most - 1][0] :].replace("\n", " ")
            lines[-1] = shortened(rest, self.font(), self.width())
        return lines
