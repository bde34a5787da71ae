"""Reads the help texts: headings, paragraphs and lists, in the look of every other page."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.files import HELP
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text

_HEADINGS: Final = {"# ": Text.HEADING, "## ": Text.SUBHEADING}
_BULLET: Final = "- "
_FENCE: Final = "```"


def reading(name: str) -> QWidget:
    """Return the help text *name* as a column of labels."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for block in blocks((HELP / f"{name}.md").read_text(encoding="utf-8")):
        start = next((mark for mark in (*_HEADINGS, _BULLET) if block.startswith(mark)), "")
        words = block.removeprefix(start)
        if block.startswith(_FENCE):
            column.addWidget(_written_out(block.strip("`\n")))
        elif start == _BULLET:
            column.addLayout(_listed(words))
        else:
            if start == "## ":
                column.addSpacing(10)
            column.addWidget(Label(words, _HEADINGS.get(start, Text.BODY)))
    column.addStretch(1)
    return page


def blocks(text: str) -> list[str]:
    """Return the headings, list entries and paragraphs of a text, each as one line.

    What stands between fences keeps its lines, and its first fence to be known by.
    """
    found: list[str] = []
    open_block = fenced = False
    for line in text.splitlines():
        if fenced:
            found[-1] += f"\n{line}"
            fenced = line.strip() != _FENCE
            continue
        line = line.strip()
        if line == _FENCE:
            found.append(line)
            fenced, open_block = True, False
            continue
        begins = line.startswith((*_HEADINGS, _BULLET))
        if line and open_block and not begins:
            found[-1] += f" {line}"
        elif line:
            found.append(line)
        open_block = bool(line) and not line.startswith("#")
    return found


def _written_out(words: str) -> QWidget:
    card = Card()
    card.column.addWidget(Label(words, Text.SMALL))
    return card


def _listed(words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    mark = Label("•", Text.BODY, wrap=False)
    column = QVBoxLayout()
    column.addWidget(mark)
    column.addStretch(1)
    row.addLayout(column)
    row.addWidget(Label(words), 1)
    return row
