"""One table in the list: its cases, since when it is out, how far it is, and the next step."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.words import tr
from ui.theme import BODY, SECONDARY, FontWeight, Sign, Tone, app_theme
from ui.widgets.bars import ProgressBar
from ui.widgets.button import Button, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, Label, Text
from ui.widgets.paint import words, words_width
from ui.widgets.pressable import Pressable
from ui.widgets.qt_answers import painted
from ui.widgets.tags import Pill

COLUMNS: Final = (118, 150, 96, 112, 150, 96)
"""Least widths in px of name, cases, handed out, judgements, state and step."""
_STRETCH: Final = (0, 1, 0, 0, 1, 0)
_GAP: Final = 12
_PAD: Final = 6
_MOST: Final = 6
"""Cases that are named on a row; of more only how many."""


def least_width() -> int:
    """Return from which width on the columns stand side by side, in px of the theme."""
    return sum(COLUMNS) + _GAP * (len(COLUMNS) + 2)


class RowWords(NamedTuple):
    """What a row says; `of` is 0 where nothing is known of the judgements."""

    name: str
    below: str
    cases: Sequence[str]
    handed: str
    settled: int
    of: int
    state: str
    further: str
    tone: Tone | None
    sign: Sign | None
    step: str


class TableRow(QWidget):
    """The name chooses it, the button does what comes next.

    Signals:
        chosen: it was pressed, or the keyboard came to it.
        step_pressed: what comes next is to be done.
        walked: the row above (-1) or below (1) is wanted.
    """

    chosen = Signal()
    step_pressed = Signal()
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._is_chosen = False
        self._handed_at = ""
        self.name = _RowName()
        self.name.clicked.connect(self.chosen)
        self.name.walked.connect(self.walked)
        self._cases = QWidget()
        self._flow = FlowLayout(self._cases, gap=6, line_gap=6)
        self._handed = Label("")
        self.bar = ProgressBar(tr("Judgements settled here"))
        self._judged = Label("", Text.SMALL)
        self._sign, self._state = ElidedLabel("", Text.STRONG), Label("", Text.STRONG)
        self._stands, self._beside = _led(self._sign, self._state), Label("", Text.SMALL)
        self.step = Button("", size=Size.SMALL)
        self.step.clicked.connect(self.step_pressed)
        self._cells = [
            self.name,
            self._cases,
            self._handed,
            _over(self.bar, self._judged),
            _over(self._stands, self._beside),
            _at_the_right(self.step),
        ]
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(_GAP + 4 - _PAD, 12, _GAP + 4, 12)
        self._row.setSpacing(_GAP)
        for cell in self._cells:
            self._row.addWidget(cell)

    def show_words(self, said: RowWords) -> None:
        """Say these."""
        self.name.show_words(said.name, said.below)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for reference in said.cases[:_MOST]:
            self._flow.addWidget(Pill(reference))
        left = len(said.cases) - _MOST
        if left > 0:
            self._flow.addWidget(Label(tr("and {left} more", left=left), Text.SMALL, wrap=False))
        self._handed_at = said.handed
        self.bar.setVisible(bool(said.of))
        self.bar.show_parts(said.settled, said.of)
        known = tr("{settled} of {all}", settled=said.settled, all=said.of)
        self._judged.setText(known if said.of else tr("not known"))
        self._sign.setText(str(said.sign or ""))
        self._sign.setVisible(said.sign is not None)
        self._state.setText(said.state)
        for part in (self._sign, self._state):
            part.set_tone(said.tone)
        self._stands.setVisible(bool(said.state))
        self._beside.setText(said.further)
        self._beside.setVisible(bool(said.further))
        self.step.setText(said.step)
        self.step.setVisible(bool(said.step))
        self.step.setAccessibleName(tr("{step}: {name}", step=said.step, name=said.name))
        told = (", ".join(said.cases), said.handed, said.state, said.further)
        self.name.setAccessibleName(said.name)
        self.name.setAccessibleDescription(". ".join(filter(None, told)))

    def show_chosen(self, chosen: bool) -> None:
        """Stand on the accent's tint while it is the one that is looked at."""
        if chosen != self._is_chosen:
            self._is_chosen = chosen
            self.update()
        self.name.setChecked(chosen)

    def arrange(self, wide: bool) -> None:
        """Stand in columns, or as lines under one another."""
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        for cell, width, stretch in zip(self._cells, COLUMNS, _STRETCH, strict=True):
            cell.setMinimumWidth(self._theme.px(width) if wide else 0)
            fixed = wide and not stretch
            cell.setMaximumWidth(self._theme.px(width) if fixed else 16_777_215)
            self._row.setStretchFactor(cell, stretch if wide else 0)
            self._row.setAlignment(
                cell, Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag(0)
            )
        at = self._handed_at
        self._handed.setText(at if wide or not at else tr("Handed out {time}", time=at))
        self._handed.setVisible(wide or bool(at))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it wherever it is pressed."""
        self.chosen.emit()
        super().mousePressEvent(event)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the one that is looked at, and the line to the next."""
        painter = QPainter(self)
        colours, whole = self._theme.colours, QRectF(self.rect())
        if self._is_chosen:
            painter.fillRect(whole.adjusted(1, 0, -1, -1), colours.accent_tint)
            painter.fillRect(QRectF(0, 0, 3, whole.height() - 1), colours.link)
        hair = colours.hairline
        painter.fillRect(QRectF(16, 0, whole.width() - 32, hair), colours.line)
        painter.end()


class TableHead(QWidget):
    """What the columns are, above the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_GAP + 4, 14, _GAP + 4, 10)
        row.setSpacing(_GAP)
        named = (
            *(tr("Table"), tr("{Cases}"), tr("Handed out")),
            *(tr("Judgements"), tr("State"), ""),
        )
        self._cells = [Label(one, Text.SMALL_STRONG, wrap=False) for one in named]
        for cell, stretch in zip(self._cells, _STRETCH, strict=True):
            row.addWidget(cell, stretch)

    def arrange(self) -> None:
        """Stand over the columns."""
        for cell, width, stretch in zip(self._cells, COLUMNS, _STRETCH, strict=True):
            width = self._theme.px(width) - (_PAD if cell is self._cells[0] else 0)
            cell.setMinimumWidth(width)
            cell.setMaximumWidth(16_777_215 if stretch else width)


class _RowName(Pressable):
    """The table's name over how many cases it has; the arrows go from row to row."""

    walked = Signal(int)

    def __init__(self) -> None:
        self._below = ""
        super().__init__()
        self.setCheckable(True)

    def show_words(self, name: str, below: str) -> None:
        if below != self._below:
            self._below = below
            self._restyle()
        self.setText(name)

    def nextCheckState(self) -> None:
        """Leave the choice to the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        strong = words_width(self.text(), self._theme.font(BODY, FontWeight.SEMIBOLD))
        below = words_width(self._below, self._theme.font(SECONDARY))
        height = self._theme.metrics(BODY).height() + self._theme.metrics(SECONDARY).height()
        return QSize(round(max(strong, below)) + 2 * _PAD, round(height + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self.sizeHint().height())

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        first = self._theme.metrics(BODY).height()
        hot = self.underMouse() or self.isDown()
        ink: QColor = colours.link if hot else colours.ink
        line = QRectF(_PAD, 4, self.width() - 2 * _PAD, first)
        words(painter, line, self.text(), self._theme.font(BODY, FontWeight.SEMIBOLD), ink)
        second = self._theme.metrics(SECONDARY).height()
        below = QRectF(_PAD, 4 + first, self.width() - 2 * _PAD, second)
        words(painter, below, self._below, self._theme.font(SECONDARY), colours.secondary)


def _over(*parts: QWidget) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    for part in parts:
        column.addWidget(part)
    return cell


def _led(sign: QWidget, by: QWidget) -> QWidget:
    """Return words that wrap, led by a sign that is drawn."""
    cell = QWidget()
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(by, 1)
    return cell


def _at_the_right(button: Button) -> QWidget:
    cell = QWidget()
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(button)
    return cell
