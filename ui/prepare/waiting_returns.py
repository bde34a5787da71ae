"""Returns that are held back as a whole: what each says, why it waits, and what lets it in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.acts.putting_off import can_enter, enter_all
from core.acts.returns_aside import (
    Chosen,
    keep_as_second,
    leave_out,
    put_cells_right,
    settle_return,
)
from core.intake.mending import read_cells
from core.intake.vocabulary import Vocabulary, vocabulary_of
from core.model.clock import date_text
from core.model.draft.returns import Cells
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.names import normalised
from core.model.return_aside import ReturnAside, cells_of, parts_of
from core.model.snapshot import Snapshot
from core.queries.returns import return_sizes
from core.wording.first_views import HIDDEN
from core.wording.returns_aside import (
    case_since,
    contents_words,
    place_words,
    reason_words,
    size_words,
)
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.prepare.fields import LineField
from ui.prepare.row_cells import RowCells
from ui.prepare.words import typed_past_date
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll
from ui.widgets.table.shape import Misfit

_MOST_SHOWN: Final = 20
_BLANK: Final = -1


@dataclass
class _Mending:
    """What was chosen so far for a return that waits: kept while the list is shown anew."""

    case: CaseId | None = None
    agency: str = ""
    day: str | None = None
    answers: dict[ItemId, AnswerId | None] = field(default_factory=dict)
    nil: bool | None = None
    shows_cells: bool = False


class WaitingReturnCard(Card):
    """One return that waits: its words and why, what it lacks, and what can be done.

    Signals:
        entered: it is to come in; carries the return, the case, the agency, the answers,
            whether it is a nil return, None where its file leaves no doubt, and its day.
        kept_second: it is a second reader's; carries the return, the case and the agency.
        left_out: it is not to come in at all; carries the return.
        cells_requested: its cells are to be shown, or not.
        cells_changed: its cells are to stand otherwise; carries the return and its cells.
    """

    entered = Signal(object)
    kept_second = Signal(object)
    left_out = Signal(object)
    cells_requested = Signal()
    cells_changed = Signal(object)

    def __init__(
        self,
        aside: ReturnAside,
        mending: _Mending,
        now: Snapshot,
        today: date,
        words: Callable[[], Vocabulary] = Vocabulary,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._aside, self._mending, self._now, self._today = aside, mending, now, today
        self._words = words
        self.column.addWidget(Label(place_words(aside), Text.STRONG))
        self._since = case_since(aside, now.listed_cases)
        about = self._since.id if self._since is not None else aside.case_id
        hidden = about is not None and now.hides_any(about)
        said = HIDDEN if hidden else contents_words(aside)
        self.column.addWidget(Label(said, Text.SMALL))
        why = reason_words(aside, self._since) or tr("Nothing holds it back.")
        self.column.addWidget(Label(why, Text.SMALL, Tone.WARN if aside.reason else Tone.GOOD))
        self.cells: RowCells | None = None
        self.show_cells = Button(
            tr("Fold its cells") if mending.shows_cells else tr("Put its cells right…"),
            ButtonKind.LINK,
            size=Size.SMALL,
        )
        self.show_cells.setVisible(bool(aside.cells) and not hidden)
        self.show_cells.clicked.connect(self._on_cells)
        self.column.addWidget(self.show_cells, 0, Qt.AlignmentFlag.AlignLeft)
        if mending.shows_cells and not hidden:
            self._put_cells()
        self.case = self._make_case()
        self.agency = self._make_agency()
        self.day = self._make_day()
        self.nil = self._make_nil()
        self.answers = self._make_answers()
        self._there = Label("", Text.SMALL)
        self.enter = Button(tr("Enter the return"), ButtonKind.PRIMARY, size=Size.SMALL)
        self.second = Button(tr("Keep as a second reader's"), size=Size.SMALL)
        self.leave = Button(tr("Leave it out"), ButtonKind.LINK, size=Size.SMALL)
        self._lay_out()
        self.enter.clicked.connect(self._on_enter)
        self.second.clicked.connect(self._on_second)
        self.leave.clicked.connect(lambda: self.left_out.emit(self._aside))
        self._show_what_fits()

    def _put_cells(self) -> None:
        """Show the row as it stands in its file, to be put right."""
        name = tr("The cells of {place}", place=place_words(self._aside))
        self.cells = RowCells(cells_of(self._aside.cells), self._words(), name)
        self.cells.changed.connect(lambda cells, _: self.cells_changed.emit((self._aside, cells)))
        self.column.addWidget(self.cells)

    def _on_cells(self) -> None:
        self._mending.shows_cells = not self._mending.shows_cells
        self.cells_requested.emit()

    def _make_case(self) -> Choice:
        choice = Choice(tr("{Case}, of {place}", place=place_words(self._aside)))
        choice.setPlaceholderText(tr("Choose…"))
        for one in self._now.listed_cases:
            choice.addItem(one.reference, one.id)
        known = self._aside.case_id if self._aside.case_id in self._now.case else None
        known = self._since.id if self._since is not None else known
        choice.set_value(self._mending.case or known)
        choice.currentIndexChanged.connect(self._on_case)
        return choice

    def _make_agency(self) -> Choice:
        choice = Choice(tr("Agency, of {place}", place=place_words(self._aside)))
        choice.setPlaceholderText(tr("Choose…"))
        for one in self._now.agencies:
            choice.addItem(one.name, one.name)
        written = self._aside.agency_written.strip()
        names = {normalised(one.name): one.name for one in self._now.agencies}
        if written and normalised(written) not in names:
            choice.addItem(tr("A new agency: {written}", written=written), written)
        choice.set_value(self._mending.agency or names.get(normalised(written)))
        choice.currentIndexChanged.connect(self._on_agency)
        return choice

    def _make_day(self) -> LineField:
        name = tr("Completed on, of {place}", place=place_words(self._aside))
        field = LineField(name, lambda text: date_text(typed_past_date(text, self._today)))
        field.setPlaceholderText(tr("such as 10 March 2014"))
        known = date_text(self._aside.completed)
        field.show_text(known if self._mending.day is None else self._mending.day)
        field.textEdited.connect(self._on_day)
        return field

    def _make_nil(self) -> Choice | None:
        """Return the choice between the two that a return says at once; None of any other."""
        if not self._aside.says_both:
            return None
        choice = Choice(tr("What holds, of {place}", place=place_words(self._aside)))
        choice.setPlaceholderText(tr("Choose…"))
        choice.addItem(tr("Its {size}", size=size_words(self._aside)), False)
        choice.addItem(tr("No record is held: what it answers goes"), True)
        choice.set_value(self._mending.nil)
        choice.currentIndexChanged.connect(self._on_nil)
        return choice

    def _make_answers(self) -> dict[ItemId, Choice]:
        found: dict[ItemId, Choice] = {}
        for number, written in parts_of(self._aside.unread).items():
            item = self._now.tool.item.get(ItemId(number))
            if item is None:
                continue
            choice = Choice(tr("Question {key}: “{written}”", key=item.key, written=written))
            choice.setPlaceholderText(tr("Let it wait"))
            for answer in self._now.tool.answers_of(item.answer_set_id):
                choice.addItem(answer.label, answer.id)
            choice.addItem(tr("Leave it blank"), _BLANK)
            if item.id in self._mending.answers:
                chosen = self._mending.answers[item.id]
                choice.set_value(_BLANK if chosen is None else chosen)
            else:
                choice.set_value(None)
            choice.currentIndexChanged.connect(self._on_answer)
            found[item.id] = choice
        return found

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, QWidget]] = [(tr("{Case}"), self.case), (tr("Agency"), self.agency)]
        rows += [(tr("Completed on"), self.day)]
        rows += [(tr("What holds"), self.nil)] if self.nil is not None else []
        rows += [(choice.accessibleName(), choice) for choice in self.answers.values()]
        for at, (name, choice) in enumerate(rows):
            grid.addWidget(Label(name, Text.SMALL), at, 0)
            grid.addWidget(choice, at, 1)
        self.column.addLayout(grid)
        self.column.addWidget(self.day.problem)
        self.column.addWidget(self._there)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.enter, self.second, self.leave):
            foot.addWidget(button)
        foot.addStretch(1)
        self.column.addLayout(foot)

    def _on_case(self) -> None:
        self._mending.case = self.case.currentData()
        self._show_what_fits()

    def _on_agency(self) -> None:
        self._mending.agency = self.agency.currentData() or ""
        self._show_what_fits()

    def _on_day(self, typed: str) -> None:
        self._mending.day = typed

    def _on_nil(self) -> None:
        self._mending.nil = self.nil.currentData() if self.nil is not None else None
        self._show_what_fits()

    def _on_answer(self) -> None:
        self._mending.answers = self._chosen()

    def _chosen(self) -> dict[ItemId, AnswerId | None]:
        picked = {item: choice.currentData() for item, choice in self.answers.items()}
        return {
            item: None if found == _BLANK else found
            for item, found in picked.items()
            if found is not None
        }

    @property
    def _pair(self) -> tuple[CaseId, AgencyId] | None:
        """Where a return stands already that it would take the place of."""
        agencies = {one.name: one.id for one in self._now.agencies}
        case, agency = self.case.currentData(), agencies.get(self.agency.currentData() or "")
        if case is None or agency is None or not self._now.has_return(case, agency):
            return None
        return case, agency

    def _show_what_fits(self) -> None:
        ready = self.case.currentData() is not None and bool(self.agency.currentData())
        ready = ready and (self.nil is None or self.nil.currentData() is not None)
        beyond = any(text and not heading for heading, text in cells_of(self._aside.cells))
        self.enter.setEnabled(ready and not beyond)
        self.enter.setToolTip(
            tr("Put its cells right first: something in the row stands under no heading.")
            if beyond
            else ""
        )
        there = self._pair is not None
        self.second.setVisible(there)
        self._there.setVisible(there)
        self._there.setText(
            tr("A return stands there already: it is kept beside this one.") if there else ""
        )
        self.enter.setText(tr("Let this one stand") if there else tr("Enter the return"))

    @property
    def row_id(self) -> int:
        """Which of the returns that wait it is."""
        return self._aside.id

    def begin_at_cells(self) -> None:
        """Take the focus at the cells, or where they are shown from."""
        if self.cells is not None and self._aside.reason:
            self.cells.begin()
        elif self.cells is not None and self.enter.isEnabled():
            self.enter.setFocus()
        else:
            self.show_cells.setFocus()

    @property
    def wanted(self) -> Choice:
        """The first choice that wants an answer before it can enter."""
        choices = [self.case, self.agency, *([self.nil] if self.nil is not None else [])]
        return next((one for one in choices if one.currentData() is None), self.case)

    def _on_enter(self) -> None:
        case, agency = self.case.currentData(), self.agency.currentData()
        nil = self.nil.currentData() if self.nil is not None else None
        try:
            day = typed_past_date(self.day.text(), self._today)
        except Misfit:  # said beside the field, which is left as it was typed
            self.day.setFocus()
            return
        self.entered.emit((self._aside, case, agency, self._chosen(), nil, day))

    def _on_second(self) -> None:
        if self._pair is not None:
            self.kept_second.emit((self._aside, *self._pair))


class WaitingReturns(QWidget):
    """The returns that wait, one card each, the oldest first."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._mending: dict[int, _Mending] = {}
        self._first: int | None = None
        self.cards: list[WaitingReturnCard] = []
        self._about = Label("", Text.SMALL)
        self.enter_whole = Button("", size=Size.SMALL)
        self.enter_whole.clicked.connect(self._on_enter_whole)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(3, 3, 8, 3)
        below.addLayout(self._list)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addWidget(self.enter_whole, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Scroll(inside, tr("Returns that wait")), 1)

    def refresh(self) -> None:
        """Show what waits now; what was chosen and not entered yet stays chosen."""
        session = self._context.session
        held = session.now.returns_waiting
        waiting = sorted(held, key=lambda one: one.id != self._first)
        self._mending = {one.id: self._mending.get(one.id, _Mending()) for one in waiting}
        clear_layout(self._list)
        self.cards = []
        for one in waiting[:_MOST_SHOWN]:
            today = session.clock().date()
            card = WaitingReturnCard(one, self._mending[one.id], session.now, today, self._words)
            card.cells_requested.connect(partial(self._on_cells_requested, one.id))
            card.cells_changed.connect(self._on_cells_changed)
            card.setEnabled(not session.read_only)
            card.entered.connect(self._on_entered)
            card.kept_second.connect(self._on_second)
            card.left_out.connect(self._on_left_out)
            self.cards.append(card)
            self._list.addWidget(card)
        more = len(waiting) - len(self.cards)
        said = tr(
            "{count} not in yet. Each enters as one step, which Alt+Z takes back.",
            count=plural(len(waiting), "return is", "returns are"),
        )
        rest = tr(" {more} more are shown as these are settled.", more=more) if more > 0 else ""
        cases = session.now.listed_cases
        since = sum(case_since(one, cases) is not None for one in waiting)
        again = tr(" Brought in again, a file enters at once as far as nothing else holds it back.")
        self._about.setText(said + rest + (again if since > 1 else ""))
        whole = len(self._whole())
        self.enter_whole.setVisible(whole > 1 and not session.read_only)
        self.enter_whole.setText(tr("Enter the {count} that nothing holds back", count=whole))

    def _whole(self) -> list[ReturnAside]:
        """Those that wait for nothing but a yes, and take no other's place."""
        now = self._context.session.now
        names = {normalised(one.name): one.id for one in now.agencies}
        found = [one for one in now.returns_waiting if can_enter(now.cases, one)]
        free = []
        for one in found:
            agency = names.get(normalised(one.agency_written))
            if one.case_id is not None and (
                agency is None or not now.has_return(one.case_id, agency)
            ):
                free.append(one)
        return free

    def _on_enter_whole(self) -> None:
        whole = self._whole()
        self._context.session.do(lambda file: enter_all(file, whole))
        self.begin()

    def show_first(self, row_id: int) -> None:
        """Let one return stand above the others, wherever it is in the list, and begin there."""
        self._first = row_id
        self.refresh()
        self.begin()

    def begin(self) -> None:
        """Go on at the first thing to choose."""
        if self.cards:
            card = self.cards[0]
            (card.enter if card.enter.isEnabled() else card.wanted).setFocus()

    def _words(self) -> Vocabulary:
        """The audit's words, for a row that is read once more."""
        session = self._context.session
        return vocabulary_of(session.now, session.read(return_sizes), session.clock().date())

    def _on_cells_requested(self, row_id: int) -> None:
        self.refresh()
        card = next((one for one in self.cards if one.row_id == row_id), None)
        if card is not None:
            card.begin_at_cells()

    def _on_cells_changed(self, wish: tuple[ReturnAside, Cells]) -> None:
        """Read the row once more with its cells as they were put; it goes on waiting."""
        aside, cells = wish
        row, why = read_cells(cells, aside.row, self._words())
        if row is None:
            self._context.give_notice(tr("So it would say nothing: {why}", why=why))
            return
        self._context.session.do(lambda file: put_cells_right(file, aside, row, why))
        self._on_cells_requested(aside.id)

    def _on_entered(self, wish: tuple[ReturnAside, CaseId, str, Chosen, bool | None, str]) -> None:
        self._context.session.do(lambda file: settle_return(file, *wish))
        self.begin()

    def _on_second(self, wish: tuple[ReturnAside, CaseId, AgencyId]) -> None:
        aside, case, agency = wish
        self._context.session.do(lambda file: keep_as_second(file, aside, case, agency))
        self.begin()

    def _on_left_out(self, aside: ReturnAside) -> None:
        self._context.session.do(lambda file: leave_out(file, aside))
        self.begin()
