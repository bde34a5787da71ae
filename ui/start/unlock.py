"""Asks for the passphrase of one audit, in place, without freezing the window."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.fault import NotYet, WorkshopError
from core.words import tr
from ui.start.recent_labels import name_label
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.composed import ComposedLine
from ui.widgets.field_entry import FieldEntry
from ui.widgets.labels import ElidedLabel, Label, Text
from ui.widgets.passphrase import PassphraseField

_PROMISE = tr("The passphrase is never stored. Without it nobody can open the file, us included.")
_SHEET = tr(
    "Type the four lines of the sheet, one after the other, in the field above. Blanks and "
    "capitals do not matter."
)
_ROLE = tr("Your role")
_ROLE_HINT = tr("For the access log inside the audit; empty, the account’s name stands there.")
_BUSY = tr("Unlocking. Esc stops it.")


class UnlockCard(Card):
    """One field and one button; what was typed is forgotten as soon as it was used.

    Signals:
        submitted: carries the path and the passphrase.
        stopped: Esc was pressed while it was being unlocked.
        left: Esc was pressed otherwise: back to the list.
    """

    submitted = Signal(object, str)
    stopped = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, parent=parent)
        self.path: Path | None = None
        self._busy = False
        self._title = ElidedLabel("", Text.STRONG)
        self.passphrase = PassphraseField(tr("Passphrase"))
        self.unlock = Button(tr("Unlock ↵"), ButtonKind.PRIMARY, size=Size.ROOM)
        self.unlock.setAccessibleName(tr("Unlock"))
        self._fault = Label("", Text.BODY, Tone.BAD)
        self._promise = Label(_PROMISE, Text.SMALL)
        self.sheet = Button(tr("Use the recovery sheet…"), ButtonKind.LINK, size=Size.SMALL)
        self.role = ComposedLine()
        self.role_entry = FieldEntry(_ROLE, self.role, hint=_ROLE_HINT)
        self.sign = Button(tr("Say who opens it…"), ButtonKind.LINK, size=Size.SMALL)
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.sheet)
        links.addWidget(self.sign)
        links.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.unlock)
        self.column.addWidget(self._title)
        self.column.addLayout(row)
        self.column.addWidget(self._fault)
        self.column.addWidget(self._promise)
        self.column.addWidget(self.role_entry)
        self.column.addLayout(links)
        self._fault.hide()
        self.role_entry.hide()
        self.sign.clicked.connect(self._on_sign)
        self.role.returnPressed.connect(self._on_submitted)
        self.sheet.clicked.connect(self._on_sheet)
        self.unlock.clicked.connect(self._on_submitted)
        self.passphrase.submitted.connect(self._on_submitted)
        self.passphrase.escaped.connect(self._on_escaped)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in order."""
        return (*self.passphrase.stops, self.unlock, self.role, self.sheet, self.sign)

    @property
    def who(self) -> str:
        """The role that was typed, for the access log; nothing for the account's name."""
        return self.role.text().strip()

    @property
    def fault(self) -> str:
        """What stands under the field about the last attempt."""
        return "" if self._fault.isHidden() else self._fault.text()

    def ask_for(self, path: Path) -> None:
        """Ask for the passphrase of another file."""
        self.path = path
        self._title.setText(tr("Unlock {name_label}", name_label=name_label(path)))
        self.passphrase.clear()
        self.set_busy(False)
        self._fault.hide()
        self.show()

    def set_busy(self, busy: bool) -> None:
        """Wait, or take typing again."""
        self._busy = busy
        self.passphrase.set_busy(busy)
        if busy:
            self._fault.hide()
            self.passphrase.setFocus()
        self.unlock.setEnabled(not busy)
        self._promise.setText(_BUSY if busy else _PROMISE)

    def refuse(self, fault: WorkshopError) -> None:
        """Say why it stays locked; what was typed is selected, to be typed over."""
        self.set_busy(False)
        self._fault.setText(fault.sentences)
        self._fault.show()
        self.passphrase.field.setAccessibleDescription(fault.sentences)
        self.passphrase.select()

    def forget(self) -> None:
        """Forget what was typed and go out of sight."""
        self.passphrase.clear()
        self.passphrase.field.setAccessibleDescription("")
        self.path = None
        self.hide()

    def _on_sheet(self) -> None:
        self._fault.hide()
        self._promise.setText(_SHEET)
        self.passphrase.show_typed()
        self.passphrase.field.setAccessibleDescription(_SHEET)
        self.passphrase.setFocus()

    def _on_sign(self) -> None:
        self.role_entry.show()
        self.sign.hide()
        self.role.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_submitted(self) -> None:
        if self.path is None or self._busy:
            return
        if not self.passphrase.text():
            self.refuse(
                NotYet(
                    tr("The field is empty."), tr("Nothing was opened."), tr("Type a passphrase.")
                )
            )
        else:
            self.set_busy(True)
            self.submitted.emit(self.path, self.passphrase.text())

    def _on_escaped(self) -> None:
        if self._busy:
            self.stopped.emit()
        else:
            self.passphrase.clear()
            self._fault.hide()
            self.left.emit()
