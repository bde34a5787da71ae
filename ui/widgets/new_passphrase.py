"""A passphrase that is chosen: typed twice, its strength said, a weak one taken only knowingly."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.fault import NotYet
from core.model.weak_passphrase import is_weak
from core.words import tr
from ui.widgets.choice import CheckBox
from ui.widgets.field_entry import FieldEntry
from ui.widgets.passphrase import PassphraseField
from ui.widgets.strength import strength


class NewPassphrase(QWidget):
    """Two fields, and a tick that is asked for where what was typed is easy to guess.

    Signals:
        submitted: Enter was pressed.
        escaped: Esc was pressed.
    """

    submitted = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseField(tr("Passphrase"))
        self.second = PassphraseField(tr("The passphrase again"))
        self.first_entry = FieldEntry(tr("Passphrase"), self.first, hint=strength("")[0])
        self.second_entry = FieldEntry(tr("The same again"), self.second)
        self.weak = CheckBox(tr("Take it though it is easy to guess"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.first_entry)
        column.addWidget(self.weak)
        column.addWidget(self.second_entry)
        self.weak.hide()
        self.first.changed.connect(self._on_changed)
        self.second.changed.connect(self.second_entry.settle)
        self.weak.toggled.connect(self.first_entry.settle)
        for secret in (self.first, self.second):
            secret.submitted.connect(self.submitted)
            secret.escaped.connect(self.escaped)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.first.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def take_focus(self) -> None:
        """Stand in the first field."""
        self.first.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_refused(self, safe: str, if_empty: str) -> bool:
        """Say in place why it cannot be taken yet; return whether that is so.

        *safe* says what was not done, *if_empty* what to do where nothing was typed.
        """
        refused = self._refused(safe, if_empty)
        if refused is None:
            return False
        entry, fault = refused
        entry.refuse(fault)
        return True

    def _refused(self, safe: str, if_empty: str) -> tuple[FieldEntry, NotYet] | None:
        if not self.text:
            return self.first_entry, NotYet(tr("There is no passphrase."), safe, if_empty)
        if is_weak(self.text) and not self.weak.isChecked():
            self.weak.show()
            return self.first_entry, NotYet(
                tr("This passphrase is easy to guess: whoever finds the file may try it."),
                safe,
                tr("Type a longer one, or tick below that you want it all the same."),
            )
        if self.text != self.second.text():
            return self.second_entry, NotYet(
                tr("The two passphrases differ."),
                safe,
                tr("Type the same passphrase in both fields."),
            )
        return None

    def _on_changed(self) -> None:
        self.weak.setChecked(False)
        self.weak.hide()
        self.first_entry.hint(*strength(self.text))
        self.second_entry.settle()
