"""Shows a page of the guide: headings, paragraphs and lists, in the look of every other page."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.guide.pages import page
from core.guide.text import BlockKind, TextBlock
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text

_LOOKS: Final = {
    BlockKind.TITLE: Text.HEADING,
    BlockKind.HEADING: Text.SUBHEADING,
    BlockKind.SUBHEADING: Text.STRONG,
    BlockKind.PARAGRAPH: Text.BODY,
}
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
        if above := _ABOVE.get(block.kind):
            self._column.addSpacing(above)
        label = Label(block.words, _LOOKS.get(block.kind, Text.BODY))
        self._labels.setdefault(block.words, label)
        if block.kind is BlockKind.ENTRY:
            self._column.addLayout(_listed(label))
        else:
            self._column.addWidget(label)


def _listed(label: Label) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    column = QVBoxLayout()
    column.addWidget(Label("•", Text.BODY, wrap=False))
    column.addStretch(1)
    row.addLayout(column)
    row.addWidget(label, 1)
    return row
