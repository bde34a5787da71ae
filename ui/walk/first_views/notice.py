"""What stands where the returns would: that they are hidden, and the step that shows them."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.words import tr
from ui.program.actions import spec_of
from ui.theme import app_theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, small
from ui.widgets.qt_answers import painted


class HiddenNotice(Card):
    """Says that something is there and not what.

    Signals:
        reveal_requested: show the returns now.
    """

    reveal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(dashed=True, margin=14, parent=parent)
        self._close = False
        self.said = Label("", Text.STRONG)
        self.more = small()
        self.reveal = Button(tr("Reveal now"), keys=spec_of("agree").caps)
        self.reveal.clicked.connect(self.reveal_requested)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch()
        texts.addWidget(self.said)
        texts.addWidget(self.more)
        texts.addStretch()
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(HiddenSign())
        row.addLayout(texts, 1)
        row.addWidget(self.reveal)
        self.column.addLayout(row)

    def show_waiting(self, said: str, more: str, *, can_reveal: bool) -> None:
        """Say what stays hidden until when."""
        self.said.setText(said)
        self.said.setAccessibleDescription(more)
        self.more.setText(more)
        self.reveal.setVisible(can_reveal)
        self._fit()

    def set_close(self, close: bool) -> None:
        """Say it on one line, where there is little height."""
        self._close = close
        self._fit()

    def _fit(self) -> None:
        self.more.setVisible(not self._close and bool(self.more.text()))
        side, above = (14, 6) if self._close else (14, 14)
        self.column.setContentsMargins(side, above, side, above)


class LaterCard(Card):
    """The place of "The room agrees" until the returns were shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        row = QHBoxLayout()
        row.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(Label(tr("The room agrees"), Text.SUBHEADING, wrap=False))
        row.addWidget(small(tr("opens after the reveal")), 1, middle)
        kept = small(tr("What the table says first is kept beside it"))
        kept.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(kept, 1, middle)
        self.column.addLayout(row)


class HiddenSign(QWidget):
    """An eye struck through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._theme.follow(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return a square beside two lines."""
        side = round(self._theme.px(24))
        return QSize(side, side)

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the secondary ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(min(self.width(), self.height()))
        pen = QPen(self._theme.colours.secondary, side / 11)
        painter.setPen(pen)
        eye = QRectF(side * 0.06, side * 0.26, side * 0.88, side * 0.48)
        painter.drawEllipse(eye)
        painter.drawEllipse(QRectF(side * 0.38, side * 0.38, side * 0.24, side * 0.24))
        low, high = round(side * 0.12), round(side * 0.88)
        painter.drawLine(low, high, high, low)
        painter.end()
