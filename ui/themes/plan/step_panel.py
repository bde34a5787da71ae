"""The recommendation or action one stands on, at the right: its words, owners, date, progress."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.counting.plan import due_state
from core.model.clock import date_text
from core.model.concluded import (
    action_numbers,
    concluded,
    finding_numbers,
    recommendation_numbers,
)
from core.model.dates import iso_date
from core.model.ids import ActionId
from core.model.plan import Action, ActionEntry, ActionStatus, Recommendation
from core.model.snapshot import Snapshot
from core.wording.dates import no_date
from core.wording.drafts import StepWords
from core.wording.plan import due_words, entry_words, moved_words
from core.words import tr
from ui.program.actions import spec_of
from ui.theme import Tone
from ui.themes.lines import EvidenceRow, Lines
from ui.themes.plan.owners import OwnersField
from ui.themes.row_actions import TitleField
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import Chip, ChipLook, DropChip
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small, subheading
from ui.widgets.scroll import Scroll

_ACTION_FIELDS: Final = (
    ("text", tr("Action"), 2),
    ("measure", tr("Measure"), 1),
    ("proposed_by", tr("Proposed by"), 1),
    ("accepted_by", tr("Accepted by"), 1),
    ("answer", tr("What the agency answers"), 1),
)
_RECOMMENDATION_FIELDS: Final = (
    ("text", tr("Recommendation"), 2),
    ("answered", tr("Already answered: what was done"), 1),
    ("answered_by", tr("By whom"), 1),
    ("answered_on", tr("When"), 1),
)


class FieldsOf(QWidget):
    """Fields of one thing, kept as they are typed.

    Signals:
        field_typed: the typing paused; carries the thing as it is to be and the field's name.
    """

    field_typed = Signal(object, object)

    def __init__(self, named: Sequence[tuple[str, str, int]]) -> None:
        super().__init__()
        self._value: Any = None
        self.fields: dict[str, GrowingText] = {}
        self._labels: dict[str, Label] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name, words, least in named:
            field = GrowingText(words, least=least, most=5)
            field.paused.connect(self._on_paused)
            self.fields[name] = field
            self._labels[name] = Label(words, Text.SMALL)
            column.addWidget(self._labels[name])
            column.addWidget(field)

    def show_value(self, value: Any) -> None:
        """Show another thing, or what became of this one."""
        same = self._value is not None and self._value.id == value.id
        if not same:
            self.flush()
        self._value = value
        for name, field in self.fields.items():
            (field.follow if same else field.show_text)(getattr(value, name))

    def offer(self, name: str, offered: bool) -> None:
        """Offer a field only where it belongs."""
        self.fields[name].setVisible(offered)
        self._labels[name].setVisible(offered)

    def flush(self) -> None:
        """Keep what was typed."""
        for field in self.fields.values():
            field.flush()

    def _on_paused(self, text: str) -> None:
        sender = self.sender()
        name = next((name for name, field in self.fields.items() if field is sender), None)
        if self._value is not None and name is not None:
            typed: dict[str, Any] = {name: text}
            self._value = replace(self._value, **typed)
            self.field_typed.emit(self._value, name)


class ActionPanel(QWidget):
    """One action: words, owners, date, what was noted, and how it is closed.

    Signals:
        owners_changed: carries the owners as they are to be.
        date_moved: carries the new date (ISO or empty) and the reason.
        progress_given: carries what was noted.
        closing_requested: carries what was done and what shows that it worked.
        reopening_requested: carries the reason.
        removal_requested: carries the reason, empty where its number never went out.
        words_typed: words stand that are not entered yet, or no longer; carries the action's
            number and the `StepWords`.
    """

    words_typed = Signal(object, object)
    owners_changed = Signal(object)
    date_moved = Signal(str, str)
    progress_given = Signal(str)
    closing_requested = Signal(str, str)
    reopening_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action: Action | None = None
        self._typed: dict[ActionId, StepWords] = {}
        self._asks: Callable[[str], None] | None = None
        self._entries: Sequence[ActionEntry] = ()
        self.title = subheading()
        self.due_said = Label("", Text.SMALL_STRONG)
        self.words = FieldsOf(_ACTION_FIELDS)
        self.owners = OwnersField()
        self.due = GrowingText(
            tr("Due"),
            least=1,
            most=1,
            hint=tr("30 September 2014"),
            enter_submits=True,
            whole=_when_left,
        )
        self.moved = small()
        self.done = GrowingText(tr("What was done"), least=1, most=4, hint=tr("What was done"))
        self.shows = GrowingText(
            tr("What shows that it worked"),
            least=1,
            most=4,
            hint=tr("A re-audit, dip sample or figure"),
        )
        self.close_it = Button(tr("Close with evidence"), ButtonKind.PRIMARY, size=Size.SMALL)
        self.missing = small()
        self.reopen = Button(tr("Open it again, because…"), ButtonKind.LINK, size=Size.SMALL)
        self.remove_it = Button(tr("Remove"), ButtonKind.LINK, size=Size.SMALL)
        self.reason = TitleField(tr("Reason"))
        self.reason.hide()
        self.progress = GrowingText(
            tr("Progress"),
            least=2,
            most=5,
            hint=tr("How it goes on"),
            keys=spec_of("note_progress").caps,
        )
        self.keep = Button(tr("Keep"), keys=spec_of("agree").caps, size=Size.SMALL)
        self.entries = Lines(tr("What was noted"))
        self._lay_out()
        self._connect()

    def show_action(self, now: Snapshot, action: Action, today: date) -> None:
        """Show an action, or what became of it; words on their way stay."""
        same = self.action is not None and self.action.id == action.id
        if not same:
            self._hold()
            self.reason.hide()
            words = self._typed.get(action.id, StepWords())
            for field, text in zip(self._unentered, _texts(words), strict=True):
                field.show_text(text)
        self.action = action
        number = action_numbers(now).get(action.id, 0)
        above = recommendation_numbers(now)
        title = tr("Action {number}", number=number)
        if action.recommendation_id in above:
            under = above[action.recommendation_id]
            title = tr("{title} · recommendation {under}", title=title, under=under)
        elif action.case_id is not None and action.case_id in now.case:
            title = f"{title} · {now.case[action.case_id].reference}"
        self.title.setText(title)
        self.due_said.setText(due_words(action, today))
        self.due_said.set_tone(_DUE_TONES.get(due_state(action, today)))
        self.words.show_value(action)
        self.words.offer("answer", action.recommendation_id is None)
        self.owners.show_owners(now, now.owners_of_action(action.id))
        (self.due.follow if same else self.due.show_text)(date_text(action.due))
        entries = now.entries_on(action.id)
        self._show_moved(entries)
        closed = action.status is ActionStatus.CLOSED
        if closed:
            self.done.follow(action.done)
            self.shows.follow(action.shows)
        for field in (self.done, self.shows):
            field.setReadOnly(closed)
        self.close_it.setVisible(not closed)
        self.reopen.setVisible(closed)
        self.remove_it.setText(_leaving_words(action.number, action.withdrawn))
        self._say_missing()
        told = [entry_words(one) for one in reversed(entries)]
        self.entries.show_lines([EvidenceRow("", what, when) for what, when in told])
        self.entries.setVisible(bool(told))

    def _show_moved(self, entries: Sequence[ActionEntry]) -> None:
        self._entries = entries
        self.moved.setText(moved_words(entries))
        self.moved.setVisible(bool(self.moved.text()))

    def flush(self) -> None:
        """Keep what was typed."""
        self.words.flush()
        self.due.flush()
        self._hold()

    def go_on_with(self, typed: Mapping[ActionId, StepWords]) -> None:
        """Have again what was typed and not entered, of each action."""
        self._typed = dict(typed)

    @property
    def _unentered(self) -> tuple[GrowingText, GrowingText, GrowingText]:
        """The fields whose words only a step of the user's enters."""
        return self.progress, self.done, self.shows

    def _hold(self) -> None:
        """Have the words not entered with their action, whichever one stands on next."""
        action = self.action
        if action is None:
            return
        progress, done, shows = (one.toPlainText() for one in self._unentered)
        closed = action.status is ActionStatus.CLOSED
        words = StepWords(progress) if closed else StepWords(progress, done, shows)
        if words != self._typed.get(action.id, StepWords()):
            self._typed[action.id] = words
            self.words_typed.emit(action.id, words)

    def keep_progress(self) -> None:
        """Keep what was typed of its progress, with today's date."""
        text = self.progress.toPlainText().strip()
        if text:
            self.progress.show_text("")
            self.progress_given.emit(text)
            self._hold()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 10, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.due_said)
        column.addWidget(self.words)
        column.addWidget(self.owners)
        column.addWidget(Label(tr("Due"), Text.SMALL))
        column.addWidget(self.due)
        column.addWidget(self.moved)
        column.addWidget(self.reason)
        column.addWidget(subheading(tr("Progress")))
        column.addWidget(self.progress)
        line = QHBoxLayout()
        line.addWidget(self.keep)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.entries)
        column.addWidget(subheading(tr("Closing it")))
        for field in (self.done, self.shows):
            column.addWidget(field)
        column.addWidget(self.missing)
        ways = QWidget()
        flow = FlowLayout(ways, gap=8, line_gap=6)
        for way in (self.close_it, self.reopen, self.remove_it):
            flow.addWidget(way)
        column.addWidget(ways)
        column.addStretch(1)

    def _connect(self) -> None:
        self.owners.owners_changed.connect(self.owners_changed)
        self.due.paused.connect(self._on_due)
        self.due.submitted.connect(self._on_due)
        self.keep.clicked.connect(self.keep_progress)
        for field in (self.done, self.shows):
            field.textChanged.connect(self._say_missing)
        for field in self._unentered:
            field.paused.connect(self._hold)
        self.close_it.clicked.connect(self._on_close)
        self.reopen.clicked.connect(self._on_reopen)
        self.remove_it.clicked.connect(self._on_remove)
        self.reason.given.connect(self._on_reason)
        self.reason.given_up.connect(self._on_given_up)

    def _say_missing(self) -> None:
        """Say what closing still needs: the button is never grey."""
        done, shows = self.done.toPlainText().strip(), self.shows.toPlainText().strip()
        words = ""
        if self.action is not None and self.action.is_open and (done or shows):
            words = "" if shows else tr("Closing it also needs what shows that it worked.")
            words = words if done else tr("Closing it also needs what was done.")
        self.missing.setText(words)
        self.missing.setVisible(bool(words))

    def _on_due(self, text: str) -> None:
        text = text.strip()
        iso = iso_date(text) if text else ""
        if self.action is None or iso == self.action.due:
            return
        if iso is None:
            self.moved.setText(" ".join(no_date(text)))
            self.moved.show()
        elif self.action.due:
            self.moved.setText(tr("It is not moved before you say why."))
            self.moved.show()
            self._ask(tr("The date is moved, because…"), self._move_to(iso))
        else:
            self.date_moved.emit(iso, "")

    def _move_to(self, iso: str) -> Callable[[str], None]:
        def tell(reason: str) -> None:
            self.date_moved.emit(iso, reason)

        return tell

    def _ask(self, hint: str, tell: Callable[[str], None]) -> None:
        """Ask for a reason; *tell* is told it."""
        self._asks = tell
        self.reason.clear()
        self.reason.setPlaceholderText(hint)
        self.reason.setAccessibleName(hint)
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason(self, reason: str) -> None:
        asks = self._asks
        if asks is not None and reason.strip():
            self._asks = None
            self.reason.hide()
            asks(reason)

    def _on_given_up(self) -> None:
        """Let things be as they were: the date too, where it was to be moved."""
        self.reason.hide()
        self._asks = None
        if self.action is not None:
            self.due.show_text(date_text(self.action.due))
            self._show_moved(self._entries)
            self.due.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_close(self) -> None:
        self.closing_requested.emit(self.done.toPlainText(), self.shows.toPlainText())

    def _on_reopen(self) -> None:
        self._ask(tr("It is open again, because…"), self._tell_reopening)

    def _tell_reopening(self, reason: str) -> None:
        self.reopening_requested.emit(reason)

    def _on_remove(self) -> None:
        if self.action is not None and self.action.number and not self.action.withdrawn:
            self._ask(tr("Withdrawn, because…"), self._tell_removal)
        else:
            self._tell_removal("")

    def _tell_removal(self, reason: str) -> None:
        self.removal_requested.emit(reason)


class RecommendationPanel(QWidget):
    """One recommendation: words, owners, the findings it follows from, who answered it.

    Signals:
        owners_changed: carries the owners as they are to be.
        theme_chosen: carries the number of the theme it is to stand under, or None.
        findings_chosen: carries the numbers of the findings it follows from.
        action_requested: an action under it is to be begun.
        nested_requested: a recommendation under it is to be begun.
        removal_requested: carries the reason, empty where its number never went out.
    """

    owners_changed = Signal(object)
    theme_chosen = Signal(object)
    findings_chosen = Signal(object)
    action_requested = Signal()
    nested_requested = Signal()
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recommendation: Recommendation | None = None
        self.title = subheading()
        self.under = DropChip(tr("Theme"), look=ChipLook.OUTLINE)
        self.words = FieldsOf(_RECOMMENDATION_FIELDS)
        self.owners = OwnersField()
        self._from = QWidget()
        self._flow = FlowLayout(self._from, gap=6, line_gap=6)
        self.action = Button(tr("New action"), keys=spec_of("new_action").caps, size=Size.SMALL)
        self.nested = Button(tr("One under it"), ButtonKind.LINK, size=Size.SMALL)
        self.remove_it = Button(tr("Remove"), ButtonKind.LINK, size=Size.SMALL)
        self.reason = TitleField(tr("Why it is withdrawn"), tr("Withdrawn, because…"))
        self.reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 10, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.under, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.words)
        column.addWidget(self.owners)
        self._from_said = Label(tr("From finding"), Text.SMALL)
        column.addWidget(self._from_said)
        column.addWidget(self._from)
        ways = QWidget()
        flow = FlowLayout(ways, gap=8, line_gap=6)
        for way in (self.action, self.nested, self.remove_it):
            flow.addWidget(way)
        column.addWidget(ways)
        column.addWidget(self.reason)
        column.addStretch(1)
        self.under.chosen.connect(self.theme_chosen)
        self.owners.owners_changed.connect(self.owners_changed)
        self.action.clicked.connect(self.action_requested)
        self.nested.clicked.connect(self.nested_requested)
        self.remove_it.clicked.connect(self._on_remove)
        self.reason.given.connect(self._on_reason)
        self.reason.given_up.connect(self.reason.hide)

    def show_recommendation(self, now: Snapshot, one: Recommendation) -> None:
        """Show a recommendation, or what became of it; words on their way stay."""
        if self.recommendation is None or self.recommendation.id != one.id:
            self.reason.hide()
        self.recommendation = one
        number = recommendation_numbers(now).get(one.id, "")
        self.title.setText(tr("Recommendation {number}", number=number))
        themes = [(theme.id, theme.title) for theme in now.tool.themes]
        self.under.set_choices([(None, tr("No theme")), *themes])
        self.under.set_value(one.theme_id)
        self.under.setVisible(one.parent_id is None and bool(themes))
        self.nested.setVisible(one.parent_id is None)
        self.words.show_value(one)
        self.owners.show_owners(now, now.owners_of_recommendation(one.id))
        self._show_findings(now, one)
        self.remove_it.setText(_leaving_words(one.number, one.withdrawn))

    def flush(self) -> None:
        """Keep what was typed."""
        self.words.flush()

    def _show_findings(self, now: Snapshot, one: Recommendation) -> None:
        links = now.recommendation_findings
        follows = {link.finding_id for link in links if link.recommendation_id == one.id}
        while (item := self._flow.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        numbers = finding_numbers(now)
        standing = concluded(now)
        for finding in standing:
            chip = Chip(str(numbers[finding.id]), finding.id, ChipLook.OUTLINE)
            chip.setCheckable(True)
            chip.setChecked(finding.id in follows)
            chip.setToolTip(finding.text)
            chip.setAccessibleName(tr("Finding {number}", number=numbers[finding.id]))
            chip.clicked.connect(self._on_finding)
            self._flow.addWidget(chip)
            chip.show()
        for part in (self._from, self._from_said):
            part.setVisible(bool(standing))

    def _on_finding(self) -> None:
        chips = self._from.findChildren(Chip)
        self.findings_chosen.emit([chip.value for chip in chips if chip.isChecked()])

    def _on_remove(self) -> None:
        one = self.recommendation
        if one is not None and one.number and not one.withdrawn:
            self.reason.clear()
            self.reason.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.removal_requested.emit("")

    def _on_reason(self, reason: str) -> None:
        if reason.strip():
            self.reason.hide()
            self.removal_requested.emit(reason)


class StepPanel(QStackedWidget):
    """The action or recommendation one stands on; nothing before there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = ActionPanel()
        self.recommendation = RecommendationPanel()
        self._scrolls = [Scroll(self.action), Scroll(self.recommendation)]
        for scroll in self._scrolls:
            self.addWidget(scroll)

    def show_action(self, now: Snapshot, action: Action, today: date) -> None:
        """Show an action."""
        self.setCurrentWidget(self._scrolls[0])
        self.action.show_action(now, action, today)

    def show_recommendation(self, now: Snapshot, one: Recommendation) -> None:
        """Show a recommendation."""
        self.setCurrentWidget(self._scrolls[1])
        self.recommendation.show_recommendation(now, one)

    def flush(self) -> None:
        """Keep what was typed."""
        self.action.flush()
        self.recommendation.flush()


def _when_left(_text: str) -> bool:
    """Return False: half of a date may be another date, so only leaving or Enter tells it."""
    return False


def _texts(words: StepWords) -> tuple[str, str, str]:
    return words.progress, words.done, words.shows


def _leaving_words(number: int, withdrawn: str) -> str:
    if withdrawn:
        return tr("Let it stand again")
    return tr("Withdraw, because…") if number else tr("Remove")


_DUE_TONES: Final = {
    "overdue": Tone.BAD,
    "due this month": Tone.WARN,
    "closed": Tone.GOOD,
}
