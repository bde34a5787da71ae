"""An immediate concern's own questions: who was told, when, and what they did."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.clock import Clock, system_clock, tidy_time
from core.model.concern import told_at
from core.model.fault import NotYet
from core.model.ids import NoteId
from core.model.note import Note, NoteKind
from core.wording.people import told_when
from core.words import tr
from ui.theme import Tone
from ui.widgets.button import Button, Size
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small
from ui.widgets.typed_words import own_news_of


class PassingOn(QWidget):
    """Asks until all three are on record; or why the concern leaves the day open.

    Signals:
        passed_on: told, when and what was done, as far as typed; three strings.
        for_whom_changed: whom the concern is for; carries the words.
        carried: it is to stay open; carries the reason.
        taken_up: it is no longer to be carried as open.
        now_requested: the time is to be put in.
        recorded: Enter was pressed, and nothing is left to record.
        left: Esc was pressed in a field.
    """

    passed_on = Signal(str, str, str)
    for_whom_changed = Signal(str)
    carried = Signal(str)
    taken_up = Signal()
    now_requested = Signal()
    recorded = Signal()
    left = Signal()

    def __init__(self, clock: Clock = system_clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._raised = ""
        self.for_whom = _field(tr("For whom"), 2)
        self.told = _field(tr("Who was told, by role"), 2)
        self.told_at = _field(tr("When, such as 12:05"), 1, _is_time)
        self.problem = Label("", Text.SMALL, Tone.BAD)
        self.problem.hide()
        self.did = _field(tr("What they did"), 4)
        self.reason = _field(tr("Why it stays open, and who will settle it"), 4)
        self.now = Button(tr("Now"), size=Size.SMALL)
        self.carry = Button(tr("Carry as open"), size=Size.SMALL)
        self.state = Label(style=Text.SMALL_STRONG)
        self._note_id: NoteId | None = None
        self._kept_at = self._kept_words = ""
        self._carried = False
        self._lay_out()
        self._connect()

    def show_note(self, note: Note) -> None:
        """Show what is on record; what is not a time yet stays as it was typed."""
        if (note.id, note.told_at) != (self._note_id, self._kept_at):
            self._say_problem("")
        self._kept_at, self._raised = note.told_at, note.said_at
        self._kept_words = told_when(note)
        for field, text in (
            (self.for_whom, note.for_whom),
            (self.told, note.told),
            (self.told_at, self._kept_words),
            (self.did, note.did),
        ):
            if note.id != self._note_id:
                field.show_text(text)
            elif field is not self.told_at or self.problem.isHidden():
                field.follow(text)
        self._say(note)
        self.reason_part.setVisible(note.is_open)
        self.carry.setText(tr("Take it up again") if note.carried else tr("Carry as open"))
        self._carried = bool(note.carried)
        if note.carried or note.id != self._note_id:  # a reason belongs to its own concern
            self.reason.show_text(note.carried)
        self._note_id = note.id

    def own_news(self) -> AbstractContextManager[None]:
        """What is told meanwhile was asked for here: the words stay as they were typed."""
        return own_news_of(*self._fields())

    def mark_unsaved(self) -> None:
        """What was told could not be kept: tell it again when a field is left."""
        for field in self._record():
            field.mark_unsaved()

    def put_time(self, words: str) -> None:
        """Put the time in as if it had been typed."""
        self.told_at.setPlainText(words)
        self.told_at.flush()

    @property
    def half_typed(self) -> bool:
        """Whether a reason is typed, and not yet given for carrying the concern as open."""
        return bool(self.reason.toPlainText().strip()) and not self._carried

    def flush(self) -> None:
        """Keep what was typed since the last pause."""
        for field in self._fields():
            field.flush()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802
        """Put the focus in the first field that waits."""
        (self._waiting() or [self.told])[0].setFocus(reason)

    def _record(self) -> tuple[GrowingText, GrowingText, GrowingText]:
        return self.told, self.told_at, self.did

    def _fields(self) -> tuple[GrowingText, ...]:
        return self.for_whom, *self._record()

    def _waiting(self) -> list[GrowingText]:
        refused = [] if self.problem.isHidden() else [self.told_at]
        empty = (field for field in self._record() if not field.toPlainText().strip())
        return [*refused, *empty]

    def _say(self, note: Note) -> None:
        asked = (
            (tr("who was told"), note.told),
            ("when", note.told_at),
            (tr("what they did"), note.did),
        )
        missing = [words for words, said in asked if not said]
        if note.carried and missing:
            self.state.setText(tr("Carried as open."))
        elif missing:
            self.state.setText(tr("Still to record: {names}.", names=", ".join(missing)))
        else:
            self.state.setText(tr("Passed on."))
        self.state.set_tone(Tone.BAD if missing else Tone.GOOD)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.state)
        for field in (self.told, self.told_at, self.did, self.for_whom):
            column.addWidget(small(field.accessibleName()))
            if field is self.told_at:
                row = QHBoxLayout()
                row.addWidget(field, 1)
                row.addWidget(self.now)
                column.addLayout(row)
                column.addWidget(self.problem)
            else:
                column.addWidget(field)
        self.reason_part = QWidget()
        part = QVBoxLayout(self.reason_part)
        part.setContentsMargins(0, 4, 0, 0)
        part.setSpacing(4)
        part.addWidget(small(tr("Or: why it stays open, and who will settle it")))
        part.addWidget(self.reason)
        part.addWidget(self.carry, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reason_part)
        # No button between two fields: whoever types with eyes on paper would press it.
        order = (
            self.told,
            self.told_at,
            self.did,
            self.for_whom,
            self.reason,
            self.now,
            self.carry,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        for field in self._record():
            field.paused.connect(self._on_record)
        for field in self._fields():
            field.submitted.connect(self._on_next)
        self.for_whom.paused.connect(self._on_for_whom)
        for each in (*self._fields(), self.reason):
            each.escaped.connect(self.left)
        self.now.clicked.connect(self.now_requested)
        self.now.setAccessibleName(tr("Put in the time now"))
        self.carry.clicked.connect(self._on_carry)
        self.reason.submitted.connect(self._on_carry)

    def _on_record(self) -> None:
        at = self._time()
        self.passed_on.emit(self.told.toPlainText().strip(), at, self.did.toPlainText().strip())

    def _time(self) -> str:
        """Return when as it is kept; what is on record where it cannot be, and say so."""
        typed = self.told_at.toPlainText().strip()
        if typed in ("", self._kept_words):
            self._say_problem("")
            return self._kept_at if typed else ""
        try:
            found = told_at(typed, self._raised, self._clock())
        except NotYet as fault:
            kept = self._kept_words
            stays = tr("{kept} stays on record", kept=kept) if kept else tr("It was not recorded")
            self._say_problem(f"{fault.happened} {stays}. {fault.remedy}")
            return self._kept_at
        self._say_problem("")
        words = told_when(replace(_AT, told_at=found))
        if words != typed:
            self.told_at.show_text(words)
        return found

    def _say_problem(self, told: str) -> None:
        self.problem.setText(told)
        self.problem.setVisible(bool(told))
        self.told_at.setAccessibleDescription(told)

    def _on_next(self) -> None:
        self.flush()
        if self._waiting():
            self.setFocus()
        else:  # back in the first field, the next words would be typed behind a name
            self.recorded.emit()

    def _on_for_whom(self, words: str) -> None:
        self.for_whom_changed.emit(words.strip())

    def _on_carry(self) -> None:
        if self._carried:
            self.taken_up.emit()
        else:
            self.carried.emit(self.reason.toPlainText())


_AT: Final = Note(NoteKind.CONCERN, "")


def _field(name: str, most: int, whole: Callable[[str], bool] | None = None) -> GrowingText:
    return GrowingText(name, 1, most, enter_submits=True, whole=whole)


def _is_time(text: str) -> bool:
    """Return whether a time is typed to its end: 1:20 may yet become 1:205, or 12:05."""
    return text in ("", tidy_time(text))
