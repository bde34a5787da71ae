"""Colours of answers wait for the end of the day, where an audit wants that."""

from PySide6.QtCore import QObject

from core.counting.day_order import colours_wait
from ui.audit.context import AuditContext
from ui.theme import app_theme


class AnswerColours(QObject):
    """Takes the colours away while a question of any case is open, and gives them back after."""

    def __init__(self, context: AuditContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        context.session.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show answers as the audit wants them now."""
        app_theme().show_answers_plain(colours_wait(self._context.session.now))
