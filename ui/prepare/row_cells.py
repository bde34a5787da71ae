"""A row that waits, cell by cell under what its columns ask for, and moved from there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.intake.matching.row_moves import MoveKind, RowMove
from core.intake.mending import misplaced, moved, ways_to_mend
from core.intake.vocabulary import Vocabulary
from core.model.draft.returns import Cells
from core.model.fault import shown
from core.wording.moved_rows import asked_words
from core.words import tr
from ui.widgets.button import Button, Size
from ui.widgets.entry_list import EntryList, ListEntry
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text

_LINES = 9


class RowCells(QWidget):
    """Shows how a row's cells stand; what fits nowhere is marked, and one step may mend it all.

    Without *ways* that step is offered elsewhere.

    Signals:
        changed: the cells are to stand otherwise; carries them, and the step that does it.
    """

    changed = Signal(object, object)

    def __init__(
        self,
        cells: Cells,
        vocabulary: Vocabulary,
        name: str,
        *,
        ways: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cells = cells
        wrong = set(misplaced(cells, vocabulary))
        found = ways_to_mend(cells, vocabulary) if wrong and ways else ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.ways = [Button(one.words, size=Size.SMALL) for one in found]
        if found:
            column.addWidget(Label(tr("All of it fits, if"), Text.SMALL))
        for button, way in zip(self.ways, found, strict=True):
            button.clicked.connect(
                lambda _on=False, way=way: self.changed.emit(way.cells, way.move)
            )
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.list = _CellList(name)
        self.list.show_entries([_entry(at, one, at in wrong) for at, one in enumerate(cells)])
        self.list.go_to(min(wrong, default=0))
        column.addWidget(self.list)
        self.keys = FlowLayout(gap=6, line_gap=6)
        self.left, self.right, self.join = (
            self._key(tr("Move up from here"), tr("Del"), MoveKind.LEFT),
            self._key(tr("Move down from here"), tr("Ins"), MoveKind.RIGHT),
            self._key(tr("Join with the next"), "J", MoveKind.JOINED),
        )
        self.list.key_pressed.connect(self._on_key)
        self.list.moved.connect(self._show_what_fits)
        column.addLayout(self.keys)
        self._show_what_fits()

    def _key(self, words: str, keys: str, kind: MoveKind) -> Button:
        button = Button(words, keys=keys, size=Size.SMALL)
        button.clicked.connect(lambda: self._step(kind))
        self.keys.addWidget(button)
        return button

    @property
    def at(self) -> int:
        """The cell the keyboard is at."""
        found = self.list.current.value if self.list.current is not None else None
        return found if isinstance(found, int) else -1

    def _show_what_fits(self) -> None:
        """A cell that says something is not moved over: a blank gives way, or one beyond them."""
        texts = [text for _, text in self._cells]
        here = 0 <= self.at < len(texts)
        self.left.setEnabled(here and not (texts[self.at] and self._cells[self.at][0]))
        self.right.setEnabled(here)
        self.join.setEnabled(here and self.at + 1 < len(texts))

    def _step(self, kind: MoveKind) -> None:
        if 0 <= self.at < len(self._cells):
            move = RowMove(kind, self.at)
            self.changed.emit(moved(self._cells, move), move)

    def _on_key(self, key: int) -> None:
        pressed = {Qt.Key.Key_Delete: self.left, Qt.Key.Key_Insert: self.right}
        (pressed.get(Qt.Key(key), self.join)).click()

    def begin(self) -> None:
        """Take the focus at the first thing that may mend it."""
        first: Sequence[QWidget] = (*self.ways, self.list)
        first[0].setFocus(Qt.FocusReason.OtherFocusReason)


class _CellList(EntryList):
    """Signals:
    key_pressed: a key that moves cells was pressed; carries it.
    """

    key_pressed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move cells with Delete, Insert and J."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_J):
            self.key_pressed.emit(event.key())
            return
        super().keyPressEvent(event)


def _entry(at: int, cell: tuple[str, str], wrong: bool) -> ListEntry:
    heading, text = cell
    asked = asked_words(heading)
    words = ((f"{asked}  ", False), (shown(text) if text else tr("blank"), wrong))
    below = tr("does not fit here") if heading else tr("stands under no heading")
    return ListEntry(words, below if wrong else "", at)
