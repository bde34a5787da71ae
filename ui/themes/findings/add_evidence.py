"""What a finding can rest on, by theme, to be added with Enter; and a source from outside."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.counting.thread import MOST_PIECES
from core.model.finding import Source
from core.model.ids import ThemeId
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.words import plural, tr
from ui.themes.findings.source_form import SourceForm
from ui.themes.lines import EvidenceRow, Lines
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.labels import small, subheading
from ui.widgets.overlay import Overlay
from ui.widgets.typed_words import mark_passing

_A_TURN: Final = 300
"""Lines read at a time: some ten milliseconds."""


class AddEvidence(Overlay):
    """Lists what is there of a theme; Enter rests the finding on a line and stays open.

    Signals:
        added: a line was chosen; carries its value.
        source_given: a document or survey was named; carries a `Source`.
        theme_chosen: another theme is to be listed; carries its number or None.
    """

    added = Signal(object)
    source_given = Signal(object)
    theme_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=760)
        self.setAccessibleName(tr("Add evidence"))
        self._lines: list[EvidenceRow] = []
        self._words: list[str] = []
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(lambda: self._read_on(_A_TURN))
        self.by_theme = DropChip(tr("Theme"), look=ChipLook.OUTLINE)
        self.field = _Field()
        self.lines = Lines(tr("Evidence to add"), shows_current=True)
        self.said = small()
        self.from_outside = Button(tr("A document or survey…"), ButtonKind.LINK, size=Size.SMALL)
        self.source = SourceForm()
        self.source.hide()
        close = Button(tr("Done"), ButtonKind.QUIET, "Esc", Size.SMALL)
        top = QHBoxLayout()
        top.addWidget(subheading(tr("Add evidence")))
        top.addWidget(self.by_theme)
        top.addStretch(1)
        top.addWidget(close)
        self.column.addLayout(top)
        self.column.addWidget(self.field)
        self.column.addWidget(self.said)
        self.column.addWidget(self.lines, 1)
        self.column.addWidget(self.from_outside, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.source)
        self.column.addStretch()
        self.by_theme.chosen.connect(self.theme_chosen)
        self.field.textChanged.connect(self._show_matching)
        self.field.down.connect(self._on_down)
        self.field.entered.connect(self._on_first)
        self.field.left.connect(self.put_away)
        self.lines.entered_line.connect(self._on_entered)
        self.lines.left.connect(self.put_away)
        self.from_outside.clicked.connect(self._on_outside)
        self.source.given.connect(self._on_source)
        close.clicked.connect(self.put_away)

    def show_evidence(
        self, now: Snapshot, theme_id: ThemeId | None, lines: Sequence[EvidenceRow]
    ) -> None:
        """List what can be added, of one theme or of all."""
        themes: list[tuple[object, str]] = [(one.id, one.title) for one in now.tool.themes]
        self.by_theme.set_choices([(None, tr("All themes")), *themes])
        self.by_theme.set_value(theme_id)
        self.source.show_questions(now.tool)
        self._lines, self._words = list(lines), []
        if len(lines) > MOST_PIECES:
            self._reading.start()  # before anybody types a word
        self._show_matching()

    def open(self) -> None:
        """Come to the front looking for nothing; a source that was begun is there still."""
        self.field.clear()
        self._show_source(self.source.is_begun)
        super().open()

    def let_source_go(self) -> None:
        """Have the form empty and away, its source is entered; the keyboard stays here."""
        self._show_source(False)
        self.source.clear()

    def take_focus(self) -> None:
        """Put the focus in the field, or where a source was begun."""
        field = self.source.title if self.field.isHidden() else self.field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_source(self, shown: bool) -> None:
        """Have the form in place of the list, or the list again: there may not be room for both.

        What comes takes the focus before the other goes, for without it all of this would go.
        """
        listed: tuple[QWidget, ...] = (self.field, self.said)
        comes, goes = ((self.source,), listed) if shown else (listed, (self.source,))
        for part in comes:
            part.show()
        if self.isVisible():
            first = self.source.title if shown else self.field
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in goes:
            part.hide()
        self._show_list()
        self.from_outside.setText(tr("Back to the list") if shown else tr("A document or survey…"))

    def _show_list(self) -> None:
        self.lines.setVisible(bool(self.lines.lines) and self.source.isHidden())

    def height_at(self, _width: int) -> int:
        """Return most of the page: the list fills it."""
        above = self.parentWidget()
        return above.height() if above is not None else 0

    def _show_matching(self) -> None:
        wanted = normalised(self.field.text()).split()
        found = self._lines
        if wanted:
            self._read_on(len(self._lines))
            found = [
                line
                for line, said in zip(self._lines, self._words, strict=True)
                if line.heading or all(word in said for word in wanted)
            ]
        shown = [
            one
            for at, one in enumerate(found)
            if not one.heading or (at + 1 < len(found) and not found[at + 1].heading)
        ]
        count = sum(not one.heading for one in shown)
        self.said.setText(_count_words(count))
        self.lines.show_lines(shown[:MOST_PIECES])
        self._show_list()

    def _read_on(self, most: int) -> None:
        """Put the words of some more lines as they are compared."""
        read = len(self._words)
        more = self._lines[read : read + most]
        self._words += [normalised(f"{one.title} {one.text}") for one in more]
        if len(self._words) == len(self._lines):
            self._reading.stop()

    def _on_down(self) -> None:
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_first(self) -> None:
        at = self.lines.at
        if at is not None and at.value is not None:
            self.added.emit(at.value)

    def _on_entered(self, value: object) -> None:
        if value is not None:
            self.added.emit(value)

    def _on_outside(self) -> None:
        self._show_source(self.source.isHidden())

    def _on_source(self, source: Source) -> None:
        self.source_given.emit(source)


def _count_words(count: int) -> str:
    if not count:
        return tr("Nothing here that it does not rest on already.")
    words = tr("{pieces} that can be added", pieces=plural(count, "piece"))
    if count <= MOST_PIECES:
        return words
    return tr("{words}. Type words of one to find it: the first are listed.", words=words)


class _Field(QLineEdit):
    """Where words are typed; Down, Enter and Esc belong to the list.

    Signals:
        down: Down was pressed.
        entered: Enter was pressed.
        left: Esc was pressed.
    """

    down = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark_passing(self)
        self.setAccessibleName(tr("Find evidence"))
        self.setPlaceholderText(tr("Find evidence by its words"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand Down, Enter and Esc on."""
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Down: self.down.emit,
            Qt.Key.Key_Return: self.entered.emit,
            Qt.Key.Key_Enter: self.entered.emit,
            Qt.Key.Key_Escape: self.left.emit,
        }
        hand_on = keys.get(Qt.Key(event.key()))
        if hand_on is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            hand_on()
