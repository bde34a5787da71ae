"""Which look to wear where the person chose to go by the system."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ui.theme import Look

LIKE_SYSTEM: Final = "system"


def look_applied(kept: str) -> Look:
    """Return the look for what is remembered; light where that is unknown."""
    if kept == LIKE_SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Look.DARK if dark else Look.LIGHT
    return Look(kept) if kept in set(Look) else Look.LIGHT
