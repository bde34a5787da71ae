"""Shows a page of the guide: headings, paragraphs and lists, in the look of every other page."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

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
        """Return where a heading or an entry stands; None where there is none that begins so."""
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
        label = Label(block.words, _LOOKS.get(block.kind, Text.BODY))
        self._labels.setdefault(block.words, label)
        if block.kind is BlockKind.ENTRY:
            self._column.addLayout(_listed(label))
        else:
            self._column.addWidget(label)


class GuidePicture(QWidget):
    """A picture as wide as the page, with what is on it in words."""

    def __init__(self, block: TextBlock) -> None:
        super().__init__()
        self._picture = QPixmap(str(HELP / block.picture))
        self.setAccessibleName(block.words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Return the height in which all of it is seen."""
        if self._picture.isNull():
            return 0
        return round(width * self._picture.height() / self._picture.width())

    def sizeHint(self) -> QSize:
        """Return the size of a page's width."""
        return QSize(_PICTURE_WIDTH, self.heightForWidth(_PICTURE_WIDTH))

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it smoothly, however much smaller it is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._picture)


def _listed(label: Label) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    column = QVBoxLayout()
    column.addWidget(Label("•", Text.BODY, wrap=False))
    column.addStretch(1)
    row.addLayout(column)
    row.addWidget(label, 1)
    return row
