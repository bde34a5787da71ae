"""Where the note-taker types what was just said; Enter keeps it and the box is free again."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.ids import NEW, NoteId, ThemeId
from core.model.note import Note, NoteKind, Stance
from core.model.snapshot import Snapshot
from core.words import tr
from ui.walk.heard.kinds import KindPicker
from ui.walk.heard.place_picker import Elsewhere, PlacePicker, places
from ui.walk.heard.said_by import ShortField, SpeakerField
from ui.walk.heard.words import STANCES, NoteContext, Speaker
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import DropChip
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.segmented import Option, Segmented

_NEW: Final = "new"
"""The choice of a theme that is yet to be added."""


class NewNote(QWidget):
    """Asks what was said, what it is, and by whom.

    A note belongs to where the room was when its first letter was typed, or to
    the day as a whole where it was begun from another stage; the place stands
    there before Enter, and what is chosen holds for one note.

    Signals:
        kept: Enter was pressed; carries the new `Note`. Call `clear` once it is in.
        leave_requested: Esc was pressed.
        theme_requested: a theme that emerged is to be added; carries its title.
        paused: typing stopped for a moment, or what belongs to the words was chosen.
    """

    kept = Signal(object)
    leave_requested = Signal()
    theme_requested = Signal(str)
    paused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = self._began_at = NoteContext()
        self._elsewhere: Elsewhere | None = None
        self._place_chosen = False
        self._now: Snapshot | None = None
        self._theme_chosen = False
        self.kind = KindPicker(letters=True)
        self.text = GrowingText(
            tr("What was said?"),
            2,
            7,
            hint=tr("What was said?"),
            keys=tr("Ctrl K"),
            enter_submits=True,
        )
        self.place = PlacePicker()
        self.theme = DropChip(tr("Theme"), prefix=tr("Theme: "))
        self.new_theme = ShortField(
            tr("A theme that emerged in the room"), tr("Title of the new theme")
        )
        self.new_theme.hide()
        self.said_by = SpeakerField()
        self.keep = Button("", ButtonKind.QUIET, "↵", Size.SMALL)
        self.keep.setAccessibleName(tr("Keep what was said"))
        self.keep.setAccessibleDescription(tr("Key: Enter"))
        self.keep.setToolTip(tr("Keep what was said (Enter)"))
        self.wording = Segmented(
            tr("Wording"), [Option(False, tr("Summary")), Option(True, tr("Quote"))]
        )
        self.stance = DropChip(tr("What the comment does"), STANCES)
        self.for_whom = GrowingText(
            tr("For whom?"), 1, 3, tr("For whom? A role"), enter_submits=True
        )
        self._lay_out()
        self._connect()
        self._fit_kind()

    @property
    def note(self) -> Note:
        """The note as typed so far."""
        kind, speaker = self.kind.kind, self.said_by.speaker
        comment, concern = kind is NoteKind.COMMENT, kind is NoteKind.CONCERN
        theme = self.theme.value
        stance, said_at = self.stance.value, self.place.value
        return Note(
            kind,
            self.text.toPlainText(),
            NoteId(NEW),
            said_at.case_id,
            said_at.question_id,
            ThemeId(theme) if isinstance(theme, int) else None,
            speaker.role,
            speaker.agency_id,
            verbatim=comment and self.wording.value is True,
            stance=stance if comment and isinstance(stance, Stance) else Stance.UNSAID,
            for_whom=self.for_whom.toPlainText().strip() if concern else "",
            item_id=said_at.item_id,
        )

    def show_audit(self, now: Snapshot) -> None:
        """Offer the themes, roles and agencies of the audit."""
        self._now = now
        self._began_at = self._began_at.within(now)
        themes: list[tuple[object, str]] = [(theme.id, theme.title) for theme in now.tool.themes]
        self.theme.set_choices([(None, "none"), *themes, (_NEW, tr("a new theme…"))])
        self.said_by.show_people(now)
        self._follow()

    def show_place(self, here: NoteContext) -> None:
        """The room is somewhere else; what is half typed stays where it was said."""
        if here != self._here and not self._is_begun:
            self._elsewhere = None
        self._here = here
        self._follow()

    def choose_theme(self, theme_id: ThemeId) -> None:
        """File what is typed under a theme, as if it had been chosen."""
        self._theme_chosen = True
        self.theme.set_value(theme_id)

    def go_on_with(self, note: Note, now: Snapshot) -> None:
        """Hold what was being typed when the audit was closed, where it was said."""
        self._began_at = NoteContext(note.case_id, note.question_id, note.item_id).within(now)
        if note.case_id is None:
            self._elsewhere = Elsewhere(note.theme_id)
        self.kind.set_kind(note.kind)
        self.text.show_text(note.text)
        self.for_whom.show_text(note.for_whom)
        self.wording.set_value(note.verbatim)
        self.stance.set_value(note.stance)
        self.said_by.set_speaker(now, Speaker(note.role, note.agency_id))
        if note.theme_id in now.tool.theme:
            self.choose_theme(note.theme_id)
        self._fit_kind()
        self._show_place()

    def begin(self, elsewhere: Elsewhere | None) -> None:
        """Be begun from Walk, or from *elsewhere*; what is half typed keeps its place."""
        if not self._is_begun:
            self._elsewhere = elsewhere
            self._place_chosen = False
            self._follow()

    def begin_with_strengths(self, strengths: bool) -> None:
        """Ask for a strength of the case as a whole, unless something is half typed."""
        if strengths and not self._is_begun and self._now is not None:
            self.kind.set_kind(NoteKind.STRENGTH)
            self._fit_kind()
            self.place.show_places(
                self._now, places(self._here, self._began_at, None), self._began_at.case
            )
            self._place_chosen = True

    def clear(self) -> None:
        """Be ready for the next note, of the same kind; a concern is followed by a comment."""
        self.text.clear()
        self.for_whom.clear()
        self._theme_chosen = self._place_chosen = False
        if self.for_whom.hasFocus():  # which goes with the concern
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.kind.kind is NoteKind.CONCERN:
            self.kind.set_kind(NoteKind.COMMENT)
        self.wording.set_value(False)
        self.stance.set_value(Stance.UNSAID)
        self.said_by.hide()
        if self._now is not None:
            self.said_by.set_speaker(self._now, Speaker())
        self._fit_kind()
        self._follow()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802
        """Put the focus where words are typed."""
        self.text.setFocus(reason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        chips = FlowLayout(gap=6, line_gap=6)
        for chip in (self.theme, self.said_by.chip):
            chips.addWidget(chip)
        self._comment = QWidget()
        comment = FlowLayout(self._comment, gap=6, line_gap=6)
        comment.addWidget(self.wording)
        comment.addWidget(self.stance)
        last = QHBoxLayout()
        last.addWidget(self._comment, 1)
        last.addStretch()
        last.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.kind)
        column.addWidget(self.text)
        column.addWidget(self.for_whom)
        column.addWidget(self.place)
        column.addLayout(chips)
        column.addWidget(self.new_theme)
        column.addWidget(self.said_by)
        column.addLayout(last)

    def _connect(self) -> None:
        self.text.submitted.connect(self._on_submitted)
        self.text.escaped.connect(self.leave_requested)
        self.text.textChanged.connect(self._on_text_changed)
        self.for_whom.submitted.connect(self._on_submitted)
        self.for_whom.escaped.connect(self.text.setFocus)
        self.keep.clicked.connect(self._on_submitted)
        self.kind.chosen.connect(self._on_kind)
        self.theme.chosen.connect(self._on_theme)
        self.place.chosen.connect(self._on_place)
        self.said_by.changed.connect(self._on_speaker)
        self.said_by.done.connect(self.text.setFocus)
        self.new_theme.given.connect(self._on_new_theme)
        self.new_theme.left.connect(self._on_theme_left)
        for field in (self.text, self.for_whom):
            field.paused.connect(lambda _text: self.paused.emit())
        for chosen in (
            *(self.kind.chosen, self.theme.chosen, self.place.chosen, self.said_by.changed),
            *(self.wording.chosen, self.stance.chosen),
        ):
            chosen.connect(lambda _value: self.paused.emit())

    @property
    def _is_begun(self) -> bool:
        return bool(self.text.toPlainText().strip())

    def _follow(self) -> None:
        """Stand at the place of the room, unless something is half typed."""
        if not self._is_begun and self._began_at != self._here:
            self._began_at = self._here
            self._theme_chosen = self._place_chosen = False
        self._show_place()

    def _show_place(self) -> None:
        now = self._now
        if now is None:
            return
        offered = places(self._here, self._began_at, self._elsewhere)
        usual = self._began_at if self._elsewhere is None else NoteContext()
        kept = self._place_chosen and self.place.value in offered
        self.place.show_places(now, offered, self.place.value if kept else usual)
        if not self._theme_chosen:
            self.theme.set_value(self.place.value.theme(now))

    def _fit_kind(self) -> None:
        self._comment.setVisible(self.kind.kind is NoteKind.COMMENT)
        self.for_whom.setVisible(self.kind.kind is NoteKind.CONCERN)

    def _on_submitted(self) -> None:
        self.kept.emit(self.note)

    def _on_text_changed(self) -> None:
        self._follow()

    def _on_kind(self) -> None:
        self._fit_kind()

    def _on_theme(self, theme: object) -> None:
        """Go on to who said it, or to the title of a theme that is new."""
        self._theme_chosen = theme != _NEW
        self.new_theme.setVisible(theme == _NEW)
        (self.new_theme if theme == _NEW else self.said_by.chip).setFocus()

    def _on_new_theme(self, title: str) -> None:
        if title:
            self.theme_requested.emit(title)

    def _on_theme_left(self) -> None:
        self.new_theme.hide()
        self.new_theme.clear()
        self._show_place()
        self.said_by.chip.setFocus()

    def _on_speaker(self) -> None:
        if not self.said_by.isVisible():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_place(self) -> None:
        self._place_chosen = True
        if self._now is not None and not self._theme_chosen:
            self.theme.set_value(self.place.value.theme(self._now))
