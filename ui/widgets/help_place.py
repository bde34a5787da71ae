"""Which part of a page something belongs to, where the guide has a heading for that part."""

from typing import Final

from PySide6.QtWidgets import QWidget

_PLACE: Final = "help_place"
_WORDS: Final = "help_words"


def set_help(widget: QWidget, place: str, words: str) -> None:
    """Have F1 in a widget, and in what lies in it, open the guide at *place* of its page.

    A screen reader says *words*, what it is for, where nothing else is said of the widget.
    """
    before = widget.property(_WORDS) or ""
    widget.setProperty(_PLACE, place)
    widget.setProperty(_WORDS, words)
    if widget.accessibleDescription() == before:
        widget.setAccessibleDescription(words)


def describe(widget: QWidget, words: str) -> None:
    """Have a screen reader say words of a widget; without any, what the widget is for."""
    widget.setAccessibleDescription(words or widget.property(_WORDS) or "")


def help_place(widget: QWidget | None) -> str:
    """Return the place of a widget, or of the nearest around it that has one; else nothing."""
    while widget is not None:
        place = widget.property(_PLACE)
        if place:
            return str(place)
        widget = widget.parentWidget()
    return ""
