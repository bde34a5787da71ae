"""The words of a recommendation or action, a field each, kept as they are typed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text


class StepFields(QWidget):
    """Fields of one step of the plan, kept as they are typed.

    Signals:
        field_typed: the typing paused; carries the thing as it is to be and the field's name.
    """

    field_typed = Signal(object, object)

    def __init__(self, named: Sequence[tuple[str, str, int]]) -> None:
        super().__init__()
        self._value: Any = None
        self.fields: dict[str, GrowingText] = {}
        self._labels: dict[str, Label] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name, words, least in named:
            field = GrowingText(words, least=least, most=5)
            field.paused.connect(self._on_paused)
            self.fields[name] = field
            self._labels[name] = Label(words, Text.SMALL)
            column.addWidget(self._labels[name])
            column.addWidget(field)

    def show_value(self, value: Any) -> None:
        """Show another thing, or what became of this one."""
        same = self._value is not None and self._value.id == value.id
        if not same:
            self.flush()
        self._value = value
        for name, field in self.fields.items():
            (field.follow if same else field.show_text)(getattr(value, name))

    def offer(self, name: str, offered: bool) -> None:
        """Offer a field only where it belongs."""
        self.fields[name].setVisible(offered)
        self._labels[name].setVisible(offered)

    def flush(self) -> None:
        """Keep what was typed."""
        for field in self.fields.values():
            field.flush()

    def _on_paused(self, text: str) -> None:
        sender = self.sender()
        name = next((name for name, field in self.fields.items() if field is sender), None)
        if self._value is not None and name is not None:
            typed: dict[str, Any] = {name: text}
            self._value = replace(self._value, **typed)
            self.field_typed.emit(self._value, name)
