"""Stretches of a text that is written, tinted or underlined without changing a letter."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.theme import AppTheme, Tone


def warned(theme: AppTheme) -> QTextCharFormat:
    """Return how words look that somebody should look at."""
    wash = theme.wash(Tone.WARN)
    look = underlined(wash.tint, wash.ink)
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    return look


def underlined(ground: QColor, line: QColor) -> QTextCharFormat:
    """Return how words look on a ground, with a line below."""
    look = QTextCharFormat()
    look.setBackground(ground)
    look.setFontUnderline(True)
    look.setUnderlineColor(line)
    return look


def stretch(
    field: QPlainTextEdit, start: int, end: int, look: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    """Return the letters from *start* to *end* as a stretch of the field."""
    text, selection = field.toPlainText(), QTextEdit.ExtraSelection()
    cursor = QTextCursor(field.document())
    cursor.setPosition(_places(text[:start]))
    cursor.setPosition(_places(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    selection.cursor, selection.format = cursor, look
    return selection


def _places(text: str) -> int:
    """Return how many places Qt counts: characters beyond the first plane are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
