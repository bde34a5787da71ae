"""Stretches of a text that is written, tinted or underlined without changing a letter."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.theme import AppTheme, Tone

MarkLook = Callable[[AppTheme], QTextCharFormat]
"""How words look, in whatever look the program has."""
TextMark = tuple[QTextCursor, MarkLook]


def warned(theme: AppTheme) -> QTextCharFormat:
    """Return how words look that somebody should look at."""
    wash = theme.wash(Tone.WARN)
    look = _underlined(wash.tint, wash.ink)
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    return look


def counted_anew(theme: AppTheme) -> QTextCharFormat:
    """Return how a number looks that is counted anew."""
    return _underlined(theme.colours.accent_tint, theme.colours.accent)


def only_here(theme: AppTheme) -> QTextCharFormat:
    """Return how words look that another text has not."""
    wash, look = theme.wash(Tone.WARN), QTextCharFormat()
    look.setBackground(wash.tint)
    look.setForeground(wash.ink)
    return look


def stretch(field: QPlainTextEdit, start: int, end: int) -> QTextCursor:
    """Return the letters from *start* to *end* as a stretch of the field."""
    text, cursor = field.toPlainText(), QTextCursor(field.document())
    cursor.setPosition(_places(text[:start]))
    cursor.setPosition(_places(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def selections(marks: Sequence[TextMark], theme: AppTheme) -> list[QTextEdit.ExtraSelection]:
    """Return marks as Qt paints them."""
    found = []
    for cursor, look in marks:
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look(theme)
        found.append(selection)
    return found


def _underlined(ground: QColor, line: QColor) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(ground)
    look.setFontUnderline(True)
    look.setUnderlineColor(line)
    return look


def _places(text: str) -> int:
    """Return how many places Qt counts: characters beyond the first plane are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
