"""What can be done with the line the keyboard is at: a comment, or the theme above comments."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.ids import CaseId, ThemeId
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.model.tool import Theme
from core.words import tr
from ui.themes.notes import place_of, theme_choices
from ui.widgets.also_of import AlsoOf
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.choice import CheckBox
from ui.widgets.flow import FlowLayout
from ui.widgets.title_field import TitleField


class CommentActions(QWidget):
    """Acts on one comment; every wish carries the note.

    Signals:
        marking_requested: it may be shown to the room, or no longer; carries the note
            and the answer.
        show_requested: put this comment on the wall.
        filing_requested: it belongs under another theme; carries the note as it should be.
        sharing_requested: it is to belong to a further case, or no longer; carries the note
            and the case's number.
        visit_requested: go to where it was said.
    """

    marking_requested = Signal(object, bool)
    show_requested = Signal(object)
    filing_requested = Signal(object)
    sharing_requested = Signal(object, object)
    visit_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note: Note | None = None
        self.may = CheckBox(tr("May be shown to the room"))
        self.show_this = Button(tr("Show this"), ButtonKind.LINK, size=Size.SMALL)
        self.theme = DropChip(tr("Theme"), look=ChipLook.OUTLINE, prefix=tr("Theme: "))
        self.also = AlsoOf(ChipLook.OUTLINE)
        self.go = Button(tr("Go there"), ButtonKind.LINK, size=Size.SMALL)
        line = FlowLayout(self, gap=14, line_gap=4)
        parts: tuple[QWidget, ...] = (self.may, self.show_this, self.theme, self.also, self.go)
        for part in parts:
            line.addWidget(part)
        self.may.clicked.connect(self._on_may)
        self.show_this.clicked.connect(self._on_show)
        self.theme.chosen.connect(self._on_theme)
        self.also.chosen.connect(self._on_also)
        self.go.clicked.connect(self._on_go)

    def show_note(self, now: Snapshot, note: Note) -> None:
        """Act on another comment from now on."""
        self.note = note
        self.may.setChecked(note.chosen)
        self.theme.set_choices(theme_choices(now, note))
        self.theme.set_value(now.theme_of_note(note))
        self.also.show_note(now, note)
        self.go.setVisible(place_of(now, note) is not None)
        for part in (self.may, self.show_this, self.theme, self.go):
            part.setAccessibleDescription(note.text)

    def _on_may(self) -> None:
        if self.note is not None:
            self.marking_requested.emit(self.note, self.may.isChecked())

    def _on_show(self) -> None:
        if self.note is not None:
            self.show_requested.emit(self.note)

    def _on_go(self) -> None:
        if self.note is not None:
            self.visit_requested.emit(self.note)

    def _on_also(self, case_id: CaseId) -> None:
        if self.note is not None:
            self.sharing_requested.emit(self.note, case_id)

    def _on_theme(self, value: object) -> None:
        if self.note is not None:
            theme_id = ThemeId(value) if isinstance(value, int) else None
            self.filing_requested.emit(replace(self.note, theme_id=theme_id))


class ThemeActions(QWidget):
    """Acts on one theme; every wish carries it.

    Signals:
        show_requested: put the theme on the wall.
        renaming_requested: another title was typed; carries the title as well.
        removal_requested: the theme should go.
        left: a title was given, or given up.
    """

    show_requested = Signal(object)
    renaming_requested = Signal(object, str)
    removal_requested = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme | None = None
        self.show_this = Button(tr("Show this theme to the room"), size=Size.SMALL)
        self.rename_it = Button(tr("Rename"), ButtonKind.LINK, size=Size.SMALL)
        self.remove_it = Button(tr("Remove"), ButtonKind.LINK, size=Size.SMALL)
        self.field = TitleField(tr("Title of the theme"))
        self.field.hide()
        self._buttons = QWidget()
        line = FlowLayout(self._buttons, gap=14, line_gap=4)
        for part in (self.show_this, self.rename_it, self.remove_it):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for below in (self.field, self._buttons):
            column.addWidget(below)
        self.show_this.clicked.connect(self._on_show)
        self.rename_it.clicked.connect(self.rename)
        self.remove_it.clicked.connect(self._on_remove)
        self.field.given.connect(self._on_given)
        self.field.given_up.connect(self._on_given_up)

    def show_theme(self, theme: Theme) -> None:
        """Act on another theme from now on; a title being typed stays with its own."""
        if self.theme is None or theme.id != self.theme.id:
            self._stop()
        self.theme = theme
        self.remove_it.setVisible(theme.emerged)
        for part in (self.show_this, self.rename_it, self.remove_it):
            part.setAccessibleDescription(theme.title)

    def rename(self) -> None:
        """Let the title be typed."""
        if self.theme is not None:
            self.field.setText(self.theme.title)
            self._buttons.hide()
            self.field.show()
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Keep a title being typed."""
        if not self.field.isHidden():
            self._keep(self.field.text())

    def _stop(self) -> None:
        self.field.hide()
        self._buttons.show()

    def _keep(self, title: str) -> None:
        self._stop()
        if self.theme is not None and title.strip() != self.theme.title:
            self.renaming_requested.emit(self.theme, title)

    def _on_given(self, title: str) -> None:
        self._keep(title)
        self.left.emit()

    def _on_given_up(self) -> None:
        self._stop()
        self.left.emit()

    def _on_show(self) -> None:
        if self.theme is not None:
            self.show_requested.emit(self.theme)

    def _on_remove(self) -> None:
        if self.theme is not None:
            self.removal_requested.emit(self.theme)
