"""The key file on one page: opened on request, and closed as soon as the page is left."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words import later, tr
from ui.audit.context import AuditContext
from ui.key_file.entry_cards import MakeKeyCard, OpenKeyCard
from ui.key_file.lines_card import LinesCard
from ui.key_file.open_key import KeyFileHandle, OpenKey
from ui.key_file.passphrase_card import KeyPassphraseCard
from ui.key_file.sheets_card import SheetsCard
from ui.program.idle import IdleWatch
from ui.widgets.button import Button
from ui.widgets.card_column import CardColumn
from ui.widgets.copied_text import CopiedText
from ui.widgets.labels import Label

IDLE: Final = 300.0
"""Seconds without a key after which it closes by itself, whatever the audit does."""

_WIDEST: Final = 1080
_WHAT: Final = later(
    "The audit never says who the {cases} are. Where agencies need their names to find their own "
    "files, the names can be kept apart from it, in a key file. A key file is open on this page "
    "only: it closes when you leave the page, when the audit is locked or closed, and when no key "
    "is pressed for five minutes. Nothing of it enters the audit, its copies, the search or what "
    "is exported; the access log only says for which agency a sheet was written, and of how many. "
    "Where the council has a portal of its own for this, tick that in Prepare, Forms: then no key "
    "file is needed."
)
_IDLE_WORDS: Final = tr("The key file was closed: no key was pressed for five minutes.")


class KeyFilePage(QWidget):
    """Stands in the place of the stages while it is in front.

    Signals:
        left: go on where one was.
    """

    left = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Key file"))
        session = context.session
        self._context = context
        self.key = OpenKey(self)
        self._copied = CopiedText(self, lambda: self.key.is_open and self.isActiveWindow())
        self.back = Button(tr("Close it and go back"), keys="Esc")
        self.words = Label(tr(_WHAT))
        self.opening = OpenKeyCard(session)
        self.making = MakeKeyCard(session)
        self.lines = LinesCard(session, self.key)
        self.sheets = SheetsCard(session, self.key)
        self.passphrase = KeyPassphraseCard(session, self.key)
        self.idle = IdleWatch(lambda: IDLE, lambda: False, self)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        self._of_open = (self.lines, self.sheets, self.passphrase)
        cards = (self.words, self.opening, self.making, *self._of_open)
        page.addWidget(CardColumn(tr("Key file"), self.back, cards, _WIDEST))
        self.back.clicked.connect(self.left)
        for card in (self.opening, self.making):
            card.opened.connect(self._on_opened)
        self.opening.secret.escaped.connect(self.left)
        self.making.secret.escaped.connect(self.left)
        self.sheets.secret.escaped.connect(self.left)
        self.passphrase.old.escaped.connect(self.left)
        self.passphrase.secret.escaped.connect(self.left)
        self.passphrase.began.connect(self._on_rewriting)
        self.passphrase.ended.connect(self._on_rewritten)
        self.key.changed.connect(self._show)
        self.idle.idle.connect(self._on_idle)
        self.idle.slept.connect(self._on_idle)
        self._show()
        self.idle.begin()

    def take_focus(self) -> None:
        """Stand on the way back: nothing typed on is taken for a passphrase."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_key(self) -> None:
        """Keep what stands in an open cell, close the key file, and forget all that was typed.

        What was copied meanwhile goes from the clipboard as well.
        """
        self.lines.keep_typed()
        self._copied.clear()
        self.key.close()
        for card in (self.opening, self.making, *self._of_open):
            card.forget()

    def take_back(self) -> None:
        """Take back the last change of the key file."""
        self.lines.keep_typed()
        if not self.passphrase.busy:
            self.key.take_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc, but from the table: there Esc, then Tab, goes on from it."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.lines.view.hasFocus():
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_opened(self, file: KeyFileHandle) -> None:
        for card in (self.opening, self.making):
            card.forget()
        self.key.take(file)
        self.lines.take_focus()

    def _on_rewriting(self) -> None:
        """Take no change of a line while the file is written under another passphrase."""
        self.lines.keep_typed()
        self.lines.setEnabled(False)

    def _on_rewritten(self) -> None:
        self.lines.setEnabled(True)

    def _on_idle(self) -> None:
        if self.key.is_open:
            self._context.give_notice(_IDLE_WORDS)
            self.left.emit()

    def _show(self) -> None:
        is_open = self.key.is_open
        for card in (self.opening, self.making):
            card.setVisible(not is_open)
        self.words.setVisible(not is_open)
        for part in self._of_open:
            part.setVisible(is_open)
            if is_open:
                part.refresh()
