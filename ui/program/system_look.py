"""Which look to wear where the person chose to go by the system, or has not chosen yet."""

from functools import cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QGuiApplication, QStyleHints

from ui.theme import Look

LIKE_SYSTEM: Final = "system"
NOT_CHOSEN: Final = ""
"""Light, but where the whole computer is set to high contrast."""


def look_applied(kept: str) -> Look:
    """Return the look for what is remembered; light where that is unknown."""
    if kept in (LIKE_SYSTEM, NOT_CHOSEN) and _wants_contrast():
        return Look.HIGH_CONTRAST
    if kept == LIKE_SYSTEM:
        dark = style_hints()[0].colorScheme() is Qt.ColorScheme.Dark
        return Look.DARK if dark else Look.LIGHT
    return Look(kept) if kept in set(Look) else Look.LIGHT


@cache
def style_hints() -> tuple[QStyleHints, QAccessibilityHints]:
    """Return what Qt tells of the system: kept, as the second goes with the first in Python."""
    hints = QGuiApplication.styleHints()
    return hints, hints.accessibility()


def _wants_contrast() -> bool:
    return style_hints()[1].contrastPreference() is Qt.ContrastPreference.HighContrast
