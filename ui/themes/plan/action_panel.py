"""The action one stands on: its words, owners, date, progress, and how it is closed."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.counting.plan import DueState, due_state
from core.model.concluded import action_numbers, recommendation_numbers
from core.model.plan import Action
from core.model.snapshot import Snapshot
from core.wording.plan import carried_words, due_words
from core.words import tr
from ui.theme import Tone
from ui.themes.plan.action_closing import ActionClosing
from ui.themes.plan.action_date import ActionDate
from ui.themes.plan.action_progress import ActionProgress
from ui.themes.plan.owners import OwnersField
from ui.themes.plan.step_fields import StepFields
from ui.themes.plan.unentered_words import UnenteredWords
from ui.themes.reason_field import ReasonField
from ui.widgets.labels import Label, Text, small, subheading
from ui.widgets.typed_words import be_about

_FIELDS: Final = (
    ("text", tr("Action"), 2),
    ("measure", tr("Measure"), 1),
    ("proposed_by", tr("Proposed by"), 1),
    ("accepted_by", tr("Accepted by"), 1),
    ("answer", tr("What the agency answers"), 1),
)
_DUE_TONES: Final = {
    DueState.OVERDUE: Tone.BAD,
    DueState.THIS_MONTH: Tone.WARN,
    DueState.CLOSED: Tone.GOOD,
}


class ActionPanel(QWidget):
    """One action, part by part; what needs a reason is asked in one line for all of them.

    Signals:
        owners_changed: carries the owners as they are to be.
        date_moved: carries the new date (ISO or empty) and the reason.
        reopening_requested: carries the reason.
        removal_requested: carries the reason, empty where its number never went out.
    """

    owners_changed = Signal(object)
    date_moved = Signal(str, str)
    reopening_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action: Action | None = None
        self.title = subheading()
        self.due_said = Label("", Text.SMALL_STRONG)
        self.carried = small()
        self.words = StepFields(_FIELDS)
        self.owners = OwnersField()
        self.date = ActionDate()
        self.reason = ReasonField(tr("Reason"))
        self.progress = ActionProgress()
        self.closing = ActionClosing()
        self.unentered = UnenteredWords(
            self.progress.field, self.closing.done, self.closing.shows, self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 10, 12)
        column.setSpacing(8)
        for part in (self.title, self.due_said, self.carried, self.words, self.owners):
            column.addWidget(part)
        for below in (self.date, self.reason, self.progress, self.closing):
            column.addWidget(below)
        column.addStretch(1)
        self.owners.owners_changed.connect(self.owners_changed)
        self.date.date_given.connect(self._on_date)
        self.reason.given_up.connect(self.date.give_up)
        self.progress.keep.clicked.connect(self.keep_progress)
        self.closing.reopening_requested.connect(self._on_reopen)
        self.closing.removal_requested.connect(self._on_remove)

    def show_action(self, now: Snapshot, action: Action, today: date) -> None:
        """Show an action, or what became of it; words on their way stay."""
        if self.action is None or self.action.id != action.id:
            self.reason.hide()
        self.action = action
        be_about(self, action.id)
        self.unentered.show_action(action)
        self.title.setText(_title(now, action))
        self.due_said.setText(due_words(action, today))
        self.due_said.set_tone(_DUE_TONES.get(due_state(action, today)))
        self.carried.setText(carried_words(action))
        self.carried.setVisible(bool(action.earlier))
        self.words.show_value(action)
        self.words.offer("answer", action.recommendation_id is None)
        self.owners.show_owners(now, now.owners_of_action(action.id))
        entries = now.entries_on(action.id)
        self.date.show_date(action, entries)
        self.closing.show_action(action)
        self.progress.show_entries(entries)

    def flush(self) -> None:
        """Keep what was typed."""
        self.words.flush()
        self.date.due.flush()
        self.unentered.hold()

    def keep_progress(self) -> None:
        """Keep what was typed of its progress, with today's date."""
        self.progress.enter()
        self.unentered.hold()

    def _on_date(self, iso: str) -> None:
        if self.action is not None and self.action.due:
            self.reason.ask(partial(self._tell_date, iso), tr("The date is moved, because…"))
        else:
            self._tell_date(iso, "")

    def _tell_date(self, iso: str, reason: str) -> None:
        self.date_moved.emit(iso, reason)

    def _on_reopen(self) -> None:
        self.reason.ask(self._tell_reopening, tr("It is open again, because…"))

    def _tell_reopening(self, reason: str) -> None:
        self.reopening_requested.emit(reason)

    def _on_remove(self) -> None:
        if self.action is not None and self.action.number and not self.action.withdrawn:
            self.reason.ask(self._tell_removal, tr("Withdrawn, because…"))
        else:
            self._tell_removal("")

    def _tell_removal(self, reason: str) -> None:
        self.removal_requested.emit(reason)


def _title(now: Snapshot, action: Action) -> str:
    title = tr("Action {number}", number=action_numbers(now).get(action.id, 0))
    above = recommendation_numbers(now)
    if action.recommendation_id in above:
        under = above[action.recommendation_id]
        return tr("{title} · recommendation {under}", title=title, under=under)
    if action.case_id is not None and action.case_id in now.case:
        return f"{title} · {now.case[action.case_id].reference}"
    return title
