"""One practitioner comment: the words, who said them, and whether the room may see them."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.ids import ThemeId
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.wording.people import comment_words
from ui.themes.notes import about, place_of, theme_choices
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import rule
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.choice import CheckBox
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, small
from ui.widgets.marks import NOT_SORTED, STANCE_MARKS
from ui.widgets.tags import Tag


class CommentRow(QWidget):
    """Says one comment; every wish about it carries the note.

    Signals:
        chosen: whether it may be shown to the room was changed; carries the note
            and the answer.
        show_requested: put this comment on the wall.
        filed: it belongs under another theme; carries the note as it should be.
        visit_requested: go to where it was said; carries a `EvidenceTarget`.
    """

    chosen = Signal(object, bool)
    show_requested = Signal(object)
    filed = Signal(object)
    visit_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note: Note | None = None
        self._place: object = None
        self._rests_on: tuple[object, ...] = (None,) * 4
        self.text = Label("")
        self.about = small()
        self.stance = Tag()
        self.may = CheckBox("May be shown to the room")
        self.show_this = Button("Show this", ButtonKind.LINK, size=Size.SMALL)
        self.go = Button("Go there", ButtonKind.LINK, size=Size.SMALL)
        self.theme = DropChip("Filed under", look=ChipLook.OUTLINE, prefix="Theme: ")
        self._lay_out()
        self.may.clicked.connect(self._on_may)
        self.show_this.clicked.connect(self._on_show)
        self.go.clicked.connect(self._on_go)
        self.theme.chosen.connect(self._on_theme)

    def say(self, now: Snapshot, note: Note) -> None:
        """Say another comment; nothing is done where it and what it names are the same."""
        rests_on = (note, now.tool, now.cases, now.agencies)
        if all(new is old for new, old in zip(rests_on, self._rests_on, strict=True)):
            return
        self._rests_on = rests_on
        self.note, self._place = note, place_of(now, note)
        said = comment_words(note)
        self.text.setText(said)
        self.about.setText(about(now, note))
        mark = STANCE_MARKS[note.stance]
        said_stance = f"{mark.sign} {note.stance.word or NOT_SORTED}".strip()
        self.stance.show_text(said_stance, mark.tone)
        self.may.setChecked(note.chosen)
        self.theme.set_choices(theme_choices(now, note))
        self.theme.set_value(now.theme_of_note(note))
        self.go.setVisible(self._place is not None)
        for part in (self.may, self.show_this, self.go, self.theme):
            part.setAccessibleDescription(said)

    def _lay_out(self) -> None:
        controls = QWidget()
        line = FlowLayout(controls, gap=14, line_gap=4)
        parts: tuple[QWidget, ...] = (self.stance, self.may, self.show_this, self.theme, self.go)
        for part in parts:
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        for below in (rule(), self.text, self.about, controls):
            column.addWidget(below)

    def _on_may(self) -> None:
        if self.note is not None:
            self.chosen.emit(self.note, self.may.isChecked())

    def _on_show(self) -> None:
        if self.note is not None:
            self.show_requested.emit(self.note)

    def _on_go(self) -> None:
        self.visit_requested.emit(self._place)

    def _on_theme(self, value: object) -> None:
        if self.note is not None:
            theme_id = ThemeId(value) if isinstance(value, int) else None
            self.filed.emit(replace(self.note, theme_id=theme_id))
