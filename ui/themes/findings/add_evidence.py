"""What a finding can rest on, by theme, to be added with Enter; and a source from outside."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.counting.thread import MOST_PIECES
from core.model.finding import Source
from core.model.ids import ThemeId
from core.model.snapshot import Snapshot
from core.words import plural, tr
from ui.themes.findings.source_form import SourceForm
from ui.themes.lines import EvidenceRow, Lines
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.labels import small, subheading
from ui.widgets.overlay import Overlay
from ui.widgets.typed_words import mark_passing


class AddEvidence(Overlay):
    """Lists what is there of a theme; Enter rests the finding on a line and stays open.

    Signals:
        added: a line was chosen; carries its value.
        source_given: a document or survey was named; carries a `Source`.
        theme_chosen: another theme is to be listed; carries its number or None.
        words_changed: other words are looked for.
    """

    added = Signal(object)
    source_given = Signal(object)
    theme_chosen = Signal(object)
    words_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=760)
        self.setAccessibleName(tr("Add evidence"))
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
        self.field.textChanged.connect(self.words_changed)
        self.field.down.connect(self._on_down)
        self.field.entered.connect(self._on_first)
        self.field.left.connect(self.put_away)
        self.lines.entered_line.connect(self._on_entered)
        self.lines.left.connect(self.put_away)
        self.from_outside.clicked.connect(self._on_outside)
        self.source.given.connect(self._on_source)
        close.clicked.connect(self.put_away)

    def show_theme(self, now: Snapshot, theme_id: ThemeId | None) -> None:
        """Say of which theme it lists what can be added; None for all."""
        themes: list[tuple[object, str]] = [(one.id, one.title) for one in now.tool.themes]
        self.by_theme.set_choices([(None, tr("All themes")), *themes])
        self.by_theme.set_value(theme_id)
        self.source.show_questions(now.tool)

    def show_found(
        self, count: int, lines: Sequence[EvidenceRow], *, counting: bool = False
    ) -> None:
        """List what was found, of so many lines the first; *counting* says counts are to come."""
        self._show(_count_words(count, counting=counting), lines)

    def show_reading(self, done: int = 0, of: int = 0) -> None:
        """Say that words are being read before any can be found, and how far that is."""
        if not self.field.text().strip():
            return  # what is listed was not looked for
        self._show(
            tr("Reading what was said and written: {part} of {whole}…", part=done, whole=of)
            if of
            else tr("Reading what was said and written…"),
            [],
        )

    def _show(self, said: str, lines: Sequence[EvidenceRow]) -> None:
        self.said.setText(said)
        self.lines.show_lines(lines)
        self._show_list()

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


def _count_words(count: int, *, counting: bool) -> str:
    waited = tr("The counts are still being worked out.") if counting else ""
    if not count:
        return waited or tr("Nothing here that it does not rest on already.")
    words = tr("{pieces} that can be added", pieces=plural(count, "piece"))
    if count > MOST_PIECES:
        words = tr("{words}. Type words of one to find it: the first are listed.", words=words)
    return f"{words.rstrip('.')}. {waited}" if waited else words


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
