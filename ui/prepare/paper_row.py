"""One item of a paper that is typed in: a line, or opened with its answers."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.model.bearing import Bearing
from core.words import tr
from ui.prepare.paper_answer import PaperAnswer
from ui.prepare.value_field import ValueField
from ui.theme import app_theme, sign_of
from ui.widgets.labels import ElidedLabel, Label, Text, small
from ui.widgets.qt_answers import painted
from ui.widgets.tags import Tag

PaperField = PaperAnswer | ValueField


def with_sign(words: str, bearing: Bearing | None) -> str:
    """Return an answer's words behind its sign."""
    sign = sign_of(bearing)
    return f"{sign.value} {words}" if sign is not None and words else words


class PaperRow(QWidget):
    """The number, what is asked in short, what was typed and the comment; the whole when open.

    Signals:
        open_requested: it is to be opened.
    """

    open_requested = Signal()

    def __init__(
        self,
        key: str,
        short: str,
        question: tuple[str, str],
        field: PaperField,
        parent: QWidget | None = None,
    ) -> None:
        """*question* is the whole question, and the line of it where it has several."""
        super().__init__(parent)
        self._theme = app_theme(self)
        self.key, self.field = key, field
        self._question = question
        self._is_open = False
        self._made = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{key}. {question[1] or question[0]}")
        self._line = QWidget()
        self._number = ElidedLabel(key, Text.SMALL_STRONG)
        self._short = ElidedLabel(short, Text.SMALL)
        self._tag = Tag()
        self._said = ElidedLabel("", Text.SMALL)
        self._put_line()
        self._whole = QWidget()
        self.inside = QVBoxLayout(self._whole)
        self.inside.setContentsMargins(16, 10, 14, 12)
        self.inside.setSpacing(8)
        self._whole.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self._whole)

    def _put_line(self) -> None:
        row = QHBoxLayout(self._line)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(10)
        self._theme.size(self._number.setFixedWidth, 36)
        row.addWidget(self._number)
        row.addWidget(self._short, 5)
        held = QHBoxLayout()
        self._tag.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        held.addWidget(self._tag)
        held.addStretch(1)
        row.addLayout(held, 4)
        row.addWidget(self._said, 6)
        self._line.setMinimumHeight(round(self._theme.metrics(15).height() + 12))

    def open(self, guidance: str, below: Label, comment: QWidget | None) -> None:
        """Show the whole of it; *below* and *comment* are the question's own."""
        question, line = self._question
        if not self._made:
            self._made = True
            head = f"{self.key}. {line or question}"
            if line:
                self.inside.addWidget(small(question))
            self.inside.addWidget(Label(head, Text.STRONG))
            if guidance:
                self.inside.addWidget(small(guidance))
            if isinstance(self.field, PaperAnswer):
                self.field.open()
            self.inside.addWidget(self.field)
        self.inside.addWidget(below)
        below.setVisible(bool(below.text()))
        if comment is not None:
            self.inside.addWidget(comment)
            comment.show()
        self._is_open = True
        self._line.hide()
        self._whole.show()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.update()

    def close_up(self) -> None:
        """Be a line again."""
        self._is_open = False
        self._whole.hide()
        self._line.show()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.update()

    def show_typed(self, words: str, bearing: Bearing | None, blank: bool, said: str) -> None:
        """Show what was typed, and the comment that belongs to it."""
        self._tag.setVisible(bool(words))
        self._tag.show_text(with_sign(words, bearing), bearing, dashed=blank)
        self._said.setText(said)
        told = words or tr("not typed yet")
        self.setAccessibleDescription(f"{told}. {said}" if said else told)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line below it, and where it is open its mark at the side."""
        painter = QPainter(self)
        colours = self._theme.colours
        if self._is_open:
            painter.fillRect(QRectF(self.rect()), colours.hover)
            painter.fillRect(QRectF(0, 0, 4, self.height()), colours.accent)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colours.line)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Open with the keyboard as it is come to."""
        super().focusInEvent(event)
        if not self._is_open:
            self.open_requested.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open with a press."""
        if not self._is_open:
            self.open_requested.emit()
        event.accept()
