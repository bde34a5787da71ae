"""A presentation clicker in the facilitator's own window: it goes line by line, and blanks."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent

from ui.audit.context import AuditContext
from ui.widgets.clicker import Clicked, clicked


def answer_clicker(event: QKeyEvent, context: AuditContext, step: Callable[[int], object]) -> bool:
    """Do what a clicker asks for; return whether the key was one of a clicker's.

    A *step* goes on or back through what is in front, whether or not the wall shows it.
    """
    asked = clicked(event, letters=context.settings.now.single_letters)
    match asked:
        case Clicked.NEXT:
            step(1)
        case Clicked.PREVIOUS:
            step(-1)
        case Clicked.BLANK:
            context.room.toggle_blank()
    return asked is not None
