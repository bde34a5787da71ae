"""What was heard, newest first, open concerns on top; one entry at a time opens in its place."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.model.ids import NoteId
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.words import tr
from ui.walk.heard.editor import NoteEditor
from ui.walk.heard.row import NoteRow, NoteRowText
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import small

_AT_ONCE: Final = 40
"""Entries shown before "Show older" is pressed."""


class NoteList(QWidget):
    """A column of entries; arrows go along, Enter opens, Esc closes or leaves.

    Signals:
        left: Esc was pressed on an entry.
        opened: an entry was opened; carries its `NoteId`.
    """

    left = Signal()
    opened = Signal(object)

    def __init__(self, editor: NoteEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.rows: dict[NoteId, NoteRow] = {}
        self._keys: list[NoteId] = []
        self._words: Callable[[NoteId], NoteRowText] | None = None
        self._order: list[NoteId] = []
        self._open: NoteId | None = None
        self._shown = _AT_ONCE
        self.nothing = small()
        self.older = Button(tr("Show older"), ButtonKind.QUIET, size=Size.SMALL)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 2, 2)
        self._column.setSpacing(10)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch()
        self.editor.setParent(self)
        self.editor.hide()
        self.older.clicked.connect(self._on_older)

    @property
    def open_id(self) -> NoteId | None:
        """The entry that is open, if one is."""
        return self._open

    @property
    def count(self) -> int:
        """How many entries there are, shown or older."""
        return len(self._keys)

    def show_notes(
        self,
        keys: Sequence[NoteId],
        words: Callable[[NoteId], NoteRowText],
        nothing: str,
        now: Snapshot,
    ) -> None:
        """Show these entries in this order; *nothing* is said where there is none.

        *words* is asked for the entries in sight only.
        """
        self._keys, self._words = list(keys), words
        self._place_editor(now)
        self.nothing.setText(nothing)
        self._show_rows()

    def _show_rows(self) -> None:
        first = self._first_shown()
        for gone in self.rows.keys() - set(first):
            row = self.rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for key in first:
            if self._words is not None:
                self._put(key, self._words(key))
        self._arrange(first)
        self.nothing.setVisible(not first)
        hidden = len(self._keys) - len(first)
        self.older.setText(tr("Show {hidden} older", hidden=hidden))
        self.older.setVisible(hidden > 0)

    def open(self, note: Note, now: Snapshot) -> None:
        """Open an entry in its place."""
        self.editor.flush()
        self._shut()
        self._open = note.id
        self.editor.show_note(note, now)
        self._show_rows()  # one that is older than those shown joins them
        self.editor.show()
        self.editor.setFocus()

    def close_entry(self) -> None:
        """Close the open entry; the focus goes to its row."""
        self._close(self._open)

    def focus_first(self) -> None:
        """Put the focus on the first entry."""
        if self._order:
            self.rows[self._order[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Claim no width."""
        return QSize(1, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along with the arrows, leave with Esc."""
        at = next((n for n, key in enumerate(self._order) if self.rows[key].hasFocus()), None)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and at is not None:
            self.left.emit()
        elif step and at is not None:
            self._go(at, step)
        else:
            super().keyPressEvent(event)

    def _go(self, at: int, step: int) -> None:
        closed = [key for key in self._order if key != self._open]
        here = closed.index(self._order[at]) + step if self._order[at] in closed else at
        if 0 <= here < len(closed):
            self.rows[closed[here]].setFocus(Qt.FocusReason.TabFocusReason)

    def _first_shown(self) -> list[NoteId]:
        kept = self._keys[: self._shown]
        return kept + [key for key in self._keys[self._shown :] if key == self._open]

    def _put(self, key: NoteId, words: NoteRowText) -> None:
        row = self.rows.get(key)
        if row is None:
            row = self.rows[key] = NoteRow(words, self)
            row.clicked.connect(self._on_pressed)
        elif row.content != words:
            row.say(words)

    def _arrange(self, order: list[NoteId]) -> None:
        """Bring the rows into order; the first one is what Tab reaches."""
        self._order = order
        place = 1
        for key in order:
            row = self.rows[key]
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.setVisible(key != self._open)
            place += 1
            if key == self._open:
                self._column.insertWidget(place, self.editor)
                place += 1
        self._tab_order()

    def _tab_order(self) -> None:
        reached = False
        for key in self._order:
            mine = key != self._open and not reached
            reached = reached or mine
            policy = Qt.FocusPolicy.StrongFocus if mine else Qt.FocusPolicy.ClickFocus
            self.rows[key].setFocusPolicy(policy)

    def _place_editor(self, now: Snapshot) -> None:
        """Refresh the open entry, or close it if its note is gone."""
        if self._open is None:
            return
        note = next((one for one in now.notes if one.id == self._open), None)
        if note is None:
            self._close(self._context_of(self._open))
        else:
            self.editor.show_note(note, now)

    def _context_of(self, gone: NoteId) -> NoteId | None:
        """Return the entry that takes the place of one that is gone, or the last above it."""
        staying = set(self._keys)
        at = self._order.index(gone)
        after = [*self._order[at + 1 :], *reversed(self._order[:at])]
        return next((key for key in after if key in staying), None)

    def _close(self, to: NoteId | None) -> None:
        """Close the open entry; a focus that was inside goes to the entry *to*."""
        inside = self.editor.isAncestorOf(QApplication.focusWidget() or self)
        self._shut()
        row = self.rows.get(to) if to is not None else None
        if inside and row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        elif inside:
            self.left.emit()

    def _shut(self) -> None:
        was, self._open = self._open, None
        self.editor.hide()
        self._column.removeWidget(self.editor)
        if was is not None and was in self.rows:
            self.rows[was].show()
        self._tab_order()

    def _on_pressed(self) -> None:
        pressed = self.sender()
        found = next((key for key, row in self.rows.items() if row is pressed), None)
        if found is not None:
            self.opened.emit(found)

    def _on_older(self) -> None:
        self._shown += _AT_ONCE * 2
        self._show_rows()
