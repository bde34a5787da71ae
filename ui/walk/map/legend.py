"""What the cells of the map mean, in the same shapes."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.words import tr
from ui.theme import SECONDARY, app_theme
from ui.walk.map.cells import CellLook, ShownCell
from ui.walk.map.painting import MapLayout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.qt_answers import painted
from ui.widgets.row_list import RowLook


class MapLegend(QWidget):
    """A small cell and its words, four times."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=18, line_gap=6)
        for cell, words in (
            (ShownCell(CellLook.SPLIT, ("✓1", "✕1")), tr("they differ")),
            (ShownCell(CellLook.UNSURE, ("✓1", "?1")), tr("somebody does not know")),
            (ShownCell(CellLook.MISSING, ("✓2",)), tr("blank or not applicable")),
            (ShownCell(CellLook.ALIKE, (f"✓{tr('all')}",)), tr("all say the same")),
        ):
            flow.addWidget(_entry(cell, words))


def _entry(cell: ShownCell, words: str) -> QWidget:
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(_Example(cell))
    row.addWidget(Label(words, Text.SMALL, wrap=False))
    return entry


class _Example(QWidget):
    def __init__(self, cell: ShownCell) -> None:
        super().__init__()
        self._theme = app_theme(self)
        self._cell, self._layout = cell, MapLayout(self._theme)
        self._theme.follow(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(66), round(self._theme.metrics(SECONDARY).height()) + 14)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._layout.paint(painter, QRectF(self.rect()), self._cell, RowLook())
        painter.end()

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
