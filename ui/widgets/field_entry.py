"""One entry of a form: its caption, its field, and what is wrong with it, in place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.fault import WorkshopError
from ui.theme import Tone
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import bring_message_into_sight


class FieldEntry(QWidget):
    """A caption above a field; the fault, or a hint, below it."""

    def __init__(
        self,
        caption: str,
        field: QWidget,
        *beside: QWidget,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint_text, self._hint_tone = hint, Tone.PLAIN
        self._below = Label("", Text.SMALL)
        caption_label = Label(caption, Text.STRONG)
        caption_label.setBuddy(field)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        for widget in beside:
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(caption_label)
        column.addLayout(row)
        column.addWidget(self._below)
        if not field.accessibleName():
            field.setAccessibleName(caption)
        self.settle()

    @property
    def below(self) -> str:
        """What stands below the field."""
        return "" if self._below.isHidden() else self._below.text()

    def hint(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say something helpful below."""
        self._hint_text, self._hint_tone = text, tone
        self.settle()

    def refuse(self, fault: WorkshopError) -> None:
        """Say what is wrong with it, and stand in it."""
        self._say(fault.sentences, Tone.BAD)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_message_into_sight(self)

    def settle(self) -> None:
        """Say the hint again, or nothing."""
        self._say(self._hint_text, self._hint_tone)

    def _say(self, text: str, tone: Tone) -> None:
        self._below.setText(text)
        self._below.set_tone(tone)
        self._below.setVisible(bool(text))
        (self.field.focusProxy() or self.field).setAccessibleDescription(text)
