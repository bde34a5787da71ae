"""A note opened in its place: its words, what it is, where it belongs and who said it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.clock import Clock, system_clock
from core.model.ids import AgencyId, CaseId, MeetingId, NoteId, ThemeId
from core.model.note import Note, NoteKind, Stance
from core.model.snapshot import Snapshot
from core.model.tool import Point, Tool
from core.wording.careful_reader.mark import ReaderMark
from core.wording.meetings import meetings_called
from core.words import tr
from ui.theme import Tone
from ui.walk.heard.challenged import ChallengedField
from ui.walk.heard.kinds import KindPicker
from ui.walk.heard.said_by import SpeakerField
from ui.walk.heard.words import STANCES, Speaker
from ui.widgets.also_of import AlsoOf
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.choice import CheckBox
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text
from ui.widgets.marks import KIND_MARKS
from ui.widgets.passing_on import PassingOn
from ui.widgets.segmented import Option, Segmented
from ui.widgets.text_marks import stretch, warned


class NoteEditor(Card):
    """Edits one note; every change is a wish of its own, nothing waits for a button.

    Words that could not be kept are in `unkept`, and shown with their note until they are.

    Signals:
        changed: words, kind, place or speaker are others; carries the `Note`.
        shared: it is to belong to a further case, or no longer; carries its number.
        shown: another note is in front, or what became of this one; carries the `Note`.
        chosen_for_room: whether the room may be shown it; carries True or False.
        removed: it is to be taken away.
        closed: Done or Esc was pressed.
        recorded: a concern was passed on, and nothing is left to record.
    """

    is_page = True
    changed = Signal(object)
    shared = Signal(object)
    shown = Signal(object)
    chosen_for_room = Signal(bool)
    removed = Signal()
    closed = Signal()
    recorded = Signal()

    def __init__(self, clock: Clock = system_clock, parent: QWidget | None = None) -> None:
        super().__init__(margin=10, parent=parent)
        self._note = Note(NoteKind.COMMENT, "")
        self.unkept: dict[NoteId, str] = {}
        self.text = GrowingText(tr("What was said"), 2, 10, enter_submits=True)
        self.read = Label("", Text.SMALL, Tone.WARN)
        self.read.hide()
        self.kind, self.whom = KindPicker(), ChallengedField()
        self.case = DropChip(tr("{Case}"), prefix=tr("{Case}: "))
        self.also = AlsoOf()
        self.question = DropChip(tr("Question"), prefix=tr("Question: "))
        self.theme = DropChip(tr("Theme"), prefix=tr("Theme: "))
        self.meeting = DropChip(tr("Meeting"), prefix=tr("Meeting: "))
        self.said_by = SpeakerField()
        self.wording = Segmented(
            tr("Wording"), [Option(False, tr("Summary")), Option(True, tr("Quote"))]
        )
        self.stance = DropChip(tr("What the comment does"), STANCES, ChipLook.OUTLINE)
        self.for_room = CheckBox(tr("May be shown to the room"))
        self.passing_on = PassingOn(clock)
        self.remove = Button(tr("Remove"), ButtonKind.QUIET, size=Size.SMALL)
        self.done = Button(tr("Done"), ButtonKind.SECONDARY, "Esc", Size.SMALL)
        self._lay_out()
        self._connect()

    @property
    def note(self) -> Note:
        """The note as it is in the file."""
        return self._note

    def show_note(self, note: Note, now: Snapshot) -> None:
        """Show a note, or what became of it; the cursor stays where it is."""
        same, self._note = note.id == self._note.id, note
        if same:
            self.text.follow(note.text)
        else:
            self.text.show_text(self.unkept.get(note.id, note.text))
        if note.id in self.unkept:
            self.text.mark_unsaved()
        challenge = note.kind is NoteKind.CHALLENGE
        self.kind.setVisible(not challenge)  # between whom it was, no other kind could say
        self.whom.setVisible(challenge)
        self.whom.show_challenge(now, note)
        if not challenge:
            self.kind.set_kind(note.kind)
        self._show_place(note, now)
        self.said_by.set_speaker(now, Speaker(note.role, note.agency_id))
        self.wording.set_value(note.verbatim)
        self.stance.set_value(note.stance)
        self.for_room.setChecked(note.chosen)
        self.passing_on.show_note(note)
        self._comment.setVisible(note.kind is NoteKind.COMMENT)
        self.passing_on.setVisible(note.kind is NoteKind.CONCERN)
        tone = KIND_MARKS[note.kind].tone
        self.set_tone(tone if tone is Tone.BAD else Tone.ACCENT)
        self.shown.emit(note)

    def show_read(self, marks: Sequence[ReaderMark]) -> None:
        """Underline the words that do not fit, and say below why of what misleads most."""
        if not marks and self.read.isHidden():
            return
        text = self.text.toPlainText()
        self.text.mark([(stretch(self.text, mark.start, mark.end), warned) for mark in marks])
        self.read.setText(marks[0].told(text) if marks else "")
        self.read.setVisible(bool(marks))

    @contextmanager
    def own_news(self) -> Iterator[None]:
        """What is told meanwhile was asked for here: the words stay as they were typed."""
        with self.text.own_news(), self.passing_on.own_news():
            yield

    def mark_unsaved(self) -> None:
        """The words could not be kept: they stay with their note, whichever is opened."""
        words = self.text.toPlainText()
        self.text.mark_unsaved()
        if words.strip():
            self.unkept[self._note.id] = words

    def flush(self) -> None:
        """Keep what was typed since the last pause."""
        self.text.flush()
        self.passing_on.flush()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802
        """Put the focus in the words, or where a concern waits for an answer."""
        concern = self._note.kind is NoteKind.CONCERN
        (self.passing_on if concern and self._note.is_open else self.text).setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
            return
        super().keyPressEvent(event)

    def _show_place(self, note: Note, now: Snapshot) -> None:
        tool = now.tool
        cases: list[tuple[object, str]] = [(case.id, case.reference) for case in now.cases]
        self.case.set_choices([(None, tr("the day as a whole")), *cases])
        self.case.set_value(note.case_id)
        self.also.show_note(now, note)
        self.question.set_choices([(None, "none"), *_questions(tool)])
        self.question.set_value(_point_of(note))
        themes: list[tuple[object, str]] = [(theme.id, theme.title) for theme in tool.themes]
        self.theme.set_choices([(None, "none"), *themes])
        self.theme.set_value(note.theme_id)
        self.meeting.set_choices(meetings_called(now))
        self.meeting.set_value(note.meeting_id)
        self.meeting.setVisible(bool(now.meetings))

    def _lay_out(self) -> None:
        self._comment = QWidget()
        comment = FlowLayout(self._comment, gap=6, line_gap=6)
        for part in (self.wording, self.stance, self.for_room):
            comment.addWidget(part)
        places = FlowLayout(gap=6, line_gap=6)
        chips = (self.case, self.also, self.question, self.theme, self.meeting)
        for chip in (*chips, self.said_by.chip):
            places.addWidget(chip)
        last = QHBoxLayout()
        last.addWidget(self.remove)
        last.addStretch()
        last.addWidget(self.done)
        self.column.addWidget(self.text)
        self.column.addWidget(self.read)
        self.column.addWidget(self.passing_on)
        self.column.addWidget(self.kind)
        self.column.addWidget(self.whom)
        self.column.addLayout(places)
        self.column.addWidget(self.said_by)
        self.column.addWidget(self._comment)
        self.column.addLayout(last)

    def _connect(self) -> None:
        self.text.paused.connect(self._on_text)
        self.text.submitted.connect(self._on_close)
        self.text.escaped.connect(self._on_close)
        self.kind.chosen.connect(self._on_kind)
        self.case.chosen.connect(self._on_case)
        self.also.chosen.connect(self._on_also)
        self.question.chosen.connect(self._on_question)
        self.theme.chosen.connect(self._on_theme)
        self.meeting.chosen.connect(self._on_meeting)
        self.said_by.changed.connect(self._on_speaker)
        self.whom.chosen.connect(self._on_whom)
        self.said_by.done.connect(self.text.setFocus)
        self.wording.chosen.connect(self._on_wording)
        self.stance.chosen.connect(self._on_stance)
        self.for_room.clicked.connect(self.chosen_for_room)
        self.passing_on.for_whom_changed.connect(self._on_for_whom)
        self.passing_on.recorded.connect(self.recorded)
        self.passing_on.left.connect(self._on_close)
        self.remove.clicked.connect(self.removed)
        self.done.clicked.connect(self._on_close)

    def _tell(self, **changes: Any) -> None:
        note = replace(self._note, **changes)
        if note != self._note:
            self.changed.emit(note)

    def _on_text(self, text: str) -> None:
        self.unkept.pop(self._note.id, None)
        self._tell(text=text.strip())

    def _on_kind(self, kind: NoteKind) -> None:
        self.flush()
        comment = kind is NoteKind.COMMENT
        self._tell(
            kind=kind,
            chosen=self._note.chosen and comment,
            verbatim=self._note.verbatim and comment,
            stance=self._note.stance if comment else Stance.UNSAID,
        )

    def _on_case(self, case: CaseId | None) -> None:
        self._tell(case_id=case)

    def _on_also(self, case: CaseId) -> None:
        self.flush()
        self.shared.emit(case)

    def _on_question(self, point: Point | None) -> None:
        self._tell(
            question_id=None if point is None else point.question_id,
            item_id=None if point is None else point.item_id,
        )

    def _on_theme(self, theme: ThemeId | None) -> None:
        self._tell(theme_id=theme)

    def _on_meeting(self, meeting_id: MeetingId | None) -> None:
        self._tell(meeting_id=meeting_id)

    def _on_speaker(self, speaker: Speaker) -> None:
        self._tell(role=speaker.role, agency_id=speaker.agency_id)

    def _on_whom(self, agency_id: AgencyId) -> None:
        self._tell(challenged_id=agency_id)

    def _on_wording(self, verbatim: bool) -> None:
        self._tell(verbatim=verbatim)

    def _on_stance(self, stance: Stance) -> None:
        self._tell(stance=stance)

    def _on_for_whom(self, words: str) -> None:
        self._tell(for_whom=words)

    def _on_close(self) -> None:
        self.flush()
        self.closed.emit()


def _questions(tool: Tool) -> list[tuple[Point, str]]:
    """Return the questions, each with those of its lines that the room judges by themselves."""
    order: list[Point] = []
    for question in tool.questions:
        lines = (Point(question.id, item.id) for item in tool.items_of(question.id))
        order += [Point(question.id), *(lines if question.items_judged else ())]
    return [(point, f"{tool.key_at(point)}. {tool.short_at(point)}") for point in order]


def _point_of(note: Note) -> Point | None:
    return None if note.question_id is None else Point(note.question_id, note.item_id)
