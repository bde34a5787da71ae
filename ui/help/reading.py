"""Reads the help texts: headings, paragraphs and lists, in the look of every other page."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.files import HELP
from ui.widgets.labels import Label, Text

_HEADINGS: Final = {"# ": Text.HEADING, "## ": Text.SUBHEADING}
_BULLET: Final = "- "


def reading(name: str) -> QWidget:
    """Return the help text *name* as a column of labels."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for block in blocks((HELP / f"{name}.md").read_text(encoding="utf-8")):
        start = next((mark for mark in (*_HEADINGS, _BULLET) if block.startswith(mark)), "")
        words = block.removeprefix(start)
        if start == _BULLET:
            column.addLayout(_listed(words))
        else:
            if start == "## ":
                column.addSpacing(10)
            column.addWidget(Label(words, _HEADINGS.get(start, Text.BODY)))
    column.addStretch(1)
    return page


def blocks(text: str) -> list[str]:
    """Return the headings, list entries and paragraphs of a text, each as one line."""
    found: list[str] = []
    open_block = False
    for line in text.splitlines():
        line = line.strip()
        begins = line.startswith((*_HEADINGS, _BULLET))
        if line and open_block and not begins:
            found[-1] += f" {line}"
        elif line:
            found.append(line)
        open_block = bool(line) and not line.startswith("#")
    return found


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
