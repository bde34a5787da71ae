"""What a presentation clicker's buttons mean: it is a keyboard of a few plain keys."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Clicked(Enum):
    """What was asked for by a clicker."""

    NEXT = "next"
    PREVIOUS = "previous"
    BLANK = "blank"


def clicked(event: QKeyEvent, *, letters: bool = True) -> Clicked | None:
    """Return what a clicker asks for; None where the key is no clicker's, or is held down.

    B and full stop count as *letters*, which a person may have switched off.
    """
    if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    match event.key():
        case Qt.Key.Key_PageDown:
            return Clicked.NEXT
        case Qt.Key.Key_PageUp:
            return Clicked.PREVIOUS
        case Qt.Key.Key_B | Qt.Key.Key_Period if letters:
            return Clicked.BLANK
    return None
