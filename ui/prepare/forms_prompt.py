"""What the making of forms asks, and how far it is: above its button, one thing at a time."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.wording.numbers import listed
from core.words import plural, tr
from ui.widgets.bars import ProgressBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text

_MOST_NAMED: Final = 4


class FormsPrompt(Card):
    """Hidden unless files are there already, or forms are being made.

    Signals:
        rest_requested: only the files that are not there are to be made.
        replace_requested: those that are there may be replaced.
        elsewhere_requested: another folder is to be chosen.
        given_up: not now; or, at work, stop.
    """

    rest_requested = Signal()
    replace_requested = Signal()
    elsewhere_requested = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self.words = Label(style=Text.STRONG)
        self.bar = ProgressBar(tr("Forms made"))
        self.rest = Button(tr("Keep them, make the others"), ButtonKind.PRIMARY)
        self.replace = Button(tr("Replace"))
        self.elsewhere = Button(tr("Another folder…"))
        self.leave = Button(tr("Not now"), ButtonKind.QUIET, keys="Esc")
        self.rest.clicked.connect(self.rest_requested)
        self.replace.clicked.connect(self.replace_requested)
        self.elsewhere.clicked.connect(self.elsewhere_requested)
        self.leave.clicked.connect(self.given_up)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=10, line_gap=8)
        for button in self._buttons:
            row.addWidget(button)
        column: QVBoxLayout = self.column
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addWidget(buttons)
        self.hide()

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return self.rest, self.replace, self.elsewhere, self.leave

    def ask_replace(self, there: Sequence[str], others: int, folder: Path) -> None:
        """Ask what becomes of files that are there; *others* are not."""
        names = [f"“{name}”" for name in there[:_MOST_NAMED]]
        more = len(there) - len(names)
        named = listed([*names, plural(more, "other")] if more else names)
        where = folder.name or str(folder)
        verb = "is" if len(there) == 1 else "are"
        self.words.setText(
            tr("{named} {verb} already in “{where}”.", named=named, verb=verb, where=where)
        )
        self.leave.setText(tr("Not now"))
        self.bar.hide()
        self._show(*self._buttons if others else self._buttons[1:])

    def show_progress(self, done: int, of: int) -> None:
        """Show how many files are made."""
        self.words.setText(tr("Writing the files. Nothing is in the folder yet."))
        self.leave.setText(tr("Stop"))
        self.leave.setEnabled(True)
        self.bar.show_parts(done, of)
        if self.bar.isHidden() or self.isHidden():
            self.bar.show()
            self._show(self.leave)

    def say_stopping(self) -> None:
        """The work was asked to stop, and will at its next step."""
        self.words.setText(tr("Stopping. Nothing will have been written."))
        self.leave.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is "Not now"."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def _show(self, *buttons: Button) -> None:
        for button in self._buttons:
            button.setVisible(button in buttons)
        self.leave.setEnabled(True)
        self.setAccessibleName(self.words.text())
        self.show()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
