"""A line that says what the field with the keyboard is for; F1 there says more."""

from typing import Final

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from core.wording.tool_help import ToolField, field_help
from core.words import tr
from ui.theme import app_theme
from ui.widgets.help_place import help_place, set_help
from ui.widgets.labels import small
from ui.widgets.sheet_view import SheetView
from ui.widgets.tags import KeyCap

_LINES: Final = 2
"""Lines that are always left free, so that nothing moves as the words change."""


def explain(field: ToolField, *controls: QWidget) -> None:
    """Say what controls, and what lies in them, are for: in the line, and where F1 leads."""
    for control in controls:
        set_help(control, field.value, field_help(field))


class FieldHelp(QWidget):
    """Follows the keyboard within *within*; elsewhere it goes on saying what it said."""

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._within = within
        self._sheet: SheetView | None = None
        self._theme = app_theme(self)
        self.words = small()
        self.cap = KeyCap("F1")
        self.cap.setAccessibleName(tr("F1 says more"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 18, 8)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.cap)
        self._theme.follow(self._fit)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.say(ToolField.LIST)
        self._fit()

    def say(self, field: ToolField) -> None:
        """Say what a field is for."""
        self.words.setText(field_help(field))

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._sheet is not None:
            self._sheet.focus_moved.disconnect(self._follow)
            self._sheet = None
        if now is None or not self._within.isAncestorOf(now):
            return
        if isinstance(now, SheetView):
            self._sheet = now
            now.focus_moved.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        place = help_place(self._within.focusWidget())
        if place in list(ToolField):
            self.say(ToolField(place))

    def _fit(self) -> None:
        line = self.words.fontMetrics().lineSpacing()
        self.words.setMinimumHeight(line * _LINES + 2)
