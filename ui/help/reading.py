"""Shows a page of the guide: headings, paragraphs and lists, in the look of every other page."""

from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.files import HELP
from core.guide.pages import page
from core.guide.text import BlockKind, TextBlock
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text
from ui.widgets.qt_answers import painted

_LOOKS: Final = {
    BlockKind.TITLE: Text.HEADING,
    BlockKind.HEADING: Text.SUBHEADING,
    BlockKind.SUBHEADING: Text.STRONG,
    BlockKind.PARAGRAPH: Text.BODY,
}
_PICTURE_WIDTH: Final = 720
_MARK: Final = "•"
_BESIDE_MARK: Final = 10
_ABOVE: Final = {BlockKind.HEADING: 16, BlockKind.SUBHEADING: 8}


class GuideText(QWidget):
    """One page of the guide as a column of labels."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._labels: dict[str, Label] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for block in page(key):
            self._add(block)
        self._column.addStretch(1)

    def label_of(self, words: str) -> Label | None:
        """Return where a heading or an entry is; None where there is none that begins so."""
        if words in self._labels:
            return self._labels[words]
        return next((one for text, one in self._labels.items() if text.startswith(words)), None)

    def _add(self, block: TextBlock) -> None:
        if block.kind is BlockKind.WRITTEN_OUT:
            card = Card()
            card.column.addWidget(Label(block.words, Text.SMALL))
            self._column.addWidget(card)
            return
        if block.kind is BlockKind.PICTURE:
            self._column.addWidget(GuidePicture(block))
            return
        if above := _ABOVE.get(block.kind):
            self._column.addSpacing(above)
        if block.kind is BlockKind.ENTRY:
            label: Label = ListedLabel(block.words)
        else:
            label = Label(block.words, _LOOKS.get(block.kind, Text.BODY))
        self._labels.setdefault(block.words, label)
        self._column.addWidget(label)


class ListedLabel(Label):
    """An entry of a list: its words beside the mark of the list, which it paints."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._make_room()
        self._theme.follow(self._make_room)

    @painted
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark beside the first line."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.ink())
        painter.setFont(self.font())
        painter.drawText(QPointF(0, self.fontMetrics().ascent()), _MARK)
        painter.end()

    def _make_room(self) -> None:
        room = self._theme.metrics().horizontalAdvance(_MARK) + _BESIDE_MARK
        self.setContentsMargins(round(room), 0, 0, 0)


class GuidePicture(QWidget):
    """A picture as wide as the page, with what is on it in words; read when it is first seen."""

    def __init__(self, block: TextBlock) -> None:
        super().__init__()
        self._file = str(HELP / block.picture)
        self._size = QImageReader(self._file).size()
        self._picture: QPixmap | None = None
        self.setAccessibleName(block.words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Return the height in which all of it is seen."""
        if self._size.isEmpty():
            return 0
        return round(width * self._size.height() / self._size.width())

    def sizeHint(self) -> QSize:
        """Return the size of a page's width."""
        return QSize(_PICTURE_WIDTH, self.heightForWidth(_PICTURE_WIDTH))

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it smoothly, however much smaller it is.

        A picture read from a file by its name is one of those Qt keeps, 10 MB of them, for good.
        """
        if self._picture is None:
            self._picture = QPixmap.fromImage(QImage(self._file))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._picture)
