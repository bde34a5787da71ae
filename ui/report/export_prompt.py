"""What the export asks above the pages, one thing at a time, and how far it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.model.ids import NoteId
from core.model.note import Note
from core.wording.numbers import listed
from core.words import tr
from ui.audit.context import AuditContext
from ui.report.concern_card import ConcernCard
from ui.theme.grounds import Ground, lie_on
from ui.widgets.bars import ProgressBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll

_NAMED: Final = 3
"""How many files are named in a question that stays short enough to be read whole."""


class ExportPrompt(QFrame):
    """Hidden unless the export needs a word, or is at work.

    Signals:
        went_on: the concerns are as they shall be; go on.
        replace_requested: the files that are there may be replaced.
        elsewhere_requested: another folder is to be chosen.
        settle_requested: what two files say differently is to be settled.
        given_up: not now; or, at work, stop.
    """

    went_on = Signal()
    replace_requested = Signal()
    elsewhere_requested = Signal()
    settle_requested = Signal()
    given_up = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        lie_on(self, Ground.BAR)
        self.cards: list[ConcernCard] = []
        self._begun: dict[NoteId, str] = {}
        self.words = Label(style=Text.STRONG)
        self.bar = ProgressBar(tr("Export"))
        self.go_on = Button(tr("Go on with the export"), ButtonKind.PRIMARY)
        self.replace = Button(tr("Replace"), ButtonKind.PRIMARY)
        self.elsewhere = Button(tr("Another folder…"))
        self.settle = Button(tr("Settle it…"), ButtonKind.PRIMARY)
        self.leave = Button(tr("Not now"), ButtonKind.QUIET)
        self._lay_out()
        self.go_on.clicked.connect(self.went_on)
        self.replace.clicked.connect(self.replace_requested)
        self.elsewhere.clicked.connect(self.elsewhere_requested)
        self.settle.clicked.connect(self.settle_requested)
        self.leave.clicked.connect(self.given_up)
        self.hide()

    def ask_concerns(self, concerns: Sequence[Note]) -> None:
        """Ask for each to be settled, or carried as open with a reason."""
        self._clear()
        one = len(concerns) == 1
        self.words.setText(
            tr("Before the export: record who was told of this concern, or say why it stays open.")
            if one
            else tr(
                "Before the export: record who was told of these concerns, or say why they "
                "stay open."
            )
        )
        for note in concerns:
            card = ConcernCard(self._context, note.id, folds=False)
            if note.id in self._begun:
                card.form.reason.setPlainText(self._begun.pop(note.id))
            card.settled.connect(self._on_settled)
            card.opened.connect(self._on_opened)
            card.left.connect(self.given_up)
            self.cards.append(card)
            self._list.addWidget(card)
        self._show(self.go_on, self.leave, listing=True)
        self.cards[0].open()

    def ask_to_settle(self, still: str) -> None:
        """Say that what differs between two files must be settled first."""
        self._clear()
        self.words.setText(
            tr("Before the export: {still}, as two files say different things.", still=still)
        )
        self._show(self.settle, self.leave)
        self._take_focus()

    def ask_replace(self, there: Sequence[str], folder: Path) -> None:
        """Ask whether these files in *folder* may be replaced."""
        self._clear()
        where = folder.name or str(folder)
        named = listed(_few([f"“{name}”" for name in there]))
        verb, them = ("is", "it") if len(there) == 1 else ("are", "them")
        self.words.setText(
            tr(
                "{named} {verb} already in “{where}”. Replace {them}?",
                named=named,
                verb=verb,
                where=where,
                them=them,
            )
        )
        self._show(self.replace, self.elsewhere, self.leave)
        self._take_focus()

    def show_progress(self, done: int, of: int) -> None:
        """Show how far the export is."""
        if self.bar.isHidden() or self.isHidden():
            self._clear()
            self.words.setText(tr("Writing and reading back the documents…"))
            self.leave.setText(tr("Stop"))
            self._show(self.leave)
            self.bar.show()
            self._take_focus()
        self.bar.show_parts(done, of)

    def say_stopping(self) -> None:
        """The work was asked to stop, and will at its next step."""
        self.words.setText(tr("Stopping. Nothing will have been written."))
        self.leave.setEnabled(False)

    def flush(self) -> None:
        """Keep what was typed."""
        for card in self.cards:
            card.flush()

    def put_away(self) -> None:
        """Ask nothing."""
        self.flush()
        self._clear()
        self.hide()

    def _take_focus(self) -> None:
        """Take the focus, so that no button has it: what is typed on must not answer."""
        self.setAccessibleName(self.words.text())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is "Not now"."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def _clear(self) -> None:
        for card in self.cards:
            self._begun[card.note_id] = card.form.reason.toPlainText()
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self.bar.hide()
        self.leave.setText(tr("Not now"))
        self.leave.setEnabled(True)

    def _show(self, *buttons: Button, listing: bool = False) -> None:
        for button in (self.go_on, self.settle, self.replace, self.elsewhere, self.leave):
            button.setVisible(button in buttons)
        self._scroll.setVisible(listing)
        self.show()
        self.updateGeometry()

    def _on_opened(self) -> None:
        QTimer.singleShot(0, self, self._scroll.show_focus)

    def _on_settled(self) -> None:
        """Go to the next that must be settled, or on with the export."""
        for card in self.cards:
            note = card.note
            if note is not None and note.must_settle:
                card.open()
                return
        self.went_on.emit()

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)
        self._scroll = _Tall(inside)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=10, line_gap=8)
        for button in (self.go_on, self.settle, self.replace, self.elsewhere, self.leave):
            row.addWidget(button)
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.bar)
        column.addWidget(buttons)
        self._scroll.hide()
        self.bar.hide()


class _Tall(Scroll):
    """Is as high as what is in it, where there is room for that."""

    def sizeHint(self) -> QSize:
        """Return the content's height at the present width."""
        inside, wide = self.widget(), self.viewport().width()
        if inside is None:
            return super().sizeHint()
        high = inside.heightForWidth(wide) if inside.hasHeightForWidth() else -1
        return QSize(wide, high if high >= 0 else inside.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def show_focus(self) -> None:
        """Bring the field with the focus in sight."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, 40)


def _few(names: list[str]) -> list[str]:
    """Return names as they are told in one sentence: the first of many, and how many more."""
    more = len(names) - _NAMED
    return names if more < 2 else [*names[:_NAMED], tr("{count} others", count=more)]
