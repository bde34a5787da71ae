"""Returns: which agency sent what for which case, what is still out, and how files come in."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.counting.collation import percent
from core.counting.replies import Pair, Replies, Reply, replies
from core.model.aside import AnswerAside, JudgementAside
from core.model.audit import Audit
from core.model.case import (
    Agency,
    AnswerGiven,
    BroughtIn,
    Case,
    KeptText,
    Request,
    Return,
    ValueGiven,
    WaitingAnswer,
    WorkedWith,
)
from core.model.ids import AgencyId, CaseId
from core.model.return_aside import AsideState, ReturnAside
from core.wording.numbers import Unit, listed
from core.wording.readiness import PreparationPart
from core.wording.requests import longest_overdue_words
from core.wording.returns import not_here_words
from core.words import later, plural, tr
from ui.audit.context import AuditContext
from ui.prepare.ask_by_rule import AskByRule
from ui.prepare.chosen_panel import ChosenPanel
from ui.prepare.columns import requests_shape
from ui.prepare.drop_area import DropArea
from ui.prepare.legend import ReplyLegend
from ui.prepare.matrix import ReturnsMatrix
from ui.prepare.numbers_view import NumbersView
from ui.prepare.part import PreparePart
from ui.prepare.replies import RepliesModel
from ui.prepare.reply_panel import ReplyPanel
from ui.prepare.table_editor import TableEditor, TableKind
from ui.prepare.typed_return import HalfTyped
from ui.prepare.waiting_returns import WaitingReturns
from ui.theme import Sign, Tone, app_theme
from ui.widgets.bars import ProgressBar
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option, Segmented
from ui.widgets.tags import Pill

NO_AGENCIES = later(
    "There are no agencies yet. Bring in a list of requests (case, agency, asked, due), or "
    "name the agencies; then they can be asked here, one by one or by rule."
)
NO_CASES = later(
    "There are no {cases} yet. Bring a list of {cases} in, or type the first one under {Cases}; "
    "then this table shows who was asked about which {case} and what came back."
)
NO_REQUESTS = later(
    "No requests yet. Type the {case} and the agency in the first row, with the date by which "
    "the return is due; or paste a block from a spreadsheet."
)


_LARGE: Final = 1.5
_MOST_BEGUN: Final = 4
_PAGES: Final = ("table", "list", "numbers", "waiting")


class ReturnsPart(PreparePart):
    """The table of returns, or the same as a list to type into.

    Signals:
        dropped: files or folders to bring in, as a list of paths.
        folder_requested: a whole folder is to be chosen.
        typing_requested: a return is to be typed in; carries (case, agency).
        going_on_requested: files that were read, and not brought in, are to be seen again.
    """

    dropped = Signal(object)
    folder_requested = Signal()
    typing_requested = Signal(object)
    going_on_requested = Signal()
    rests_on = frozenset(
        {
            Case,
            Agency,
            Request,
            Return,
            AnswerGiven,
            ValueGiven,
            BroughtIn,
            WaitingAnswer,
            WorkedWith,
            ReturnAside,
            Audit,
            AnswerAside,
            JudgementAside,
        }
    )

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._found: Replies | None = None
        self.rate = Pill()
        self.bring = Button(tr("Bring returns in…"), ButtonKind.PRIMARY)
        self.bring.clicked.connect(self.files_requested)
        self._waiting = 0
        self.which = Segmented(tr("Show as"), _views(0))
        self.which.chosen.connect(self._on_which)
        heading = self.put_heading(tr("Returns"), self.rate)
        self.by_rule = Button(tr("Ask by rule…"), size=Size.SMALL)
        self.by_rule.clicked.connect(self._on_by_rule)
        ways = FlowLayout(gap=12)  # with large text they go on below
        for way in (self.which, self.bring):
            ways.addWidget(way)
        heading.addLayout(ways)
        self._bar = ProgressBar(tr("Returns in"))
        self._numbers = Label("", Text.SMALL)
        self._stack = QStackedWidget()
        self._stack.addWidget(Scroll(self._make_table()))  # a low window has room for little
        self._stack.addWidget(self._make_list())
        self.numbers = NumbersView(context)
        self.numbers.chosen.connect(self._on_number)
        self._stack.addWidget(Scroll(self.numbers))
        self.waiting = WaitingReturns(context)
        self._stack.addWidget(self.waiting)
        self.rule = AskByRule(context)
        self.rule.ended.connect(self._on_rule_ended)
        self.column.addWidget(self.rule)
        self.column.addWidget(self._bar)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._numbers, 1, Qt.AlignmentFlag.AlignVCenter)
        below.addStretch(0)
        below.addWidget(self.by_rule, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(below)
        self.column.addWidget(self._stack, 1)
        self.column.addStretch(0)
        self.panel = ReplyPanel(context)
        self.several = ChosenPanel(context)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.panel)
        self._sides.addWidget(self.several)
        self.side = self._sides
        self.panel.typing_requested.connect(self.typing_requested)
        app_theme(self).follow(self._fit_card)

    def _make_table(self) -> QWidget:
        self.model = RepliesModel(self)
        self.matrix = ReturnsMatrix(self.model)
        self.matrix.chosen.connect(self._on_chosen)
        self.matrix.opened.connect(self._on_opened)
        self.matrix.resized.connect(self._fit_card)
        self._card = Card(margin=10)
        self._card.column.addWidget(self.matrix)
        self._empty = Label("")
        self._to_cases = Button(tr("Go to the {cases}"))
        self._to_cases.clicked.connect(self._on_to_cases)
        self._to_agencies = Button(tr("Go to the agencies"))
        self._to_agencies.clicked.connect(self._on_to_agencies)
        self._legend = ReplyLegend()
        self._drop = DropArea()
        self._drop.dropped.connect(self.dropped)
        self._drop.folder_requested.connect(self.folder_requested)
        self.going_on = Button("", sign=Sign.FORWARD)
        self.going_on.clicked.connect(self.going_on_requested)
        self.going_on.hide()
        self.again = Button("", sign=Sign.FORWARD)
        self.again.clicked.connect(self.files_requested)
        self.again.hide()
        self._begun = FlowLayout(gap=8)
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._empty)
        column.addWidget(self._to_cases, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._to_agencies, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._card, 1000)
        column.addWidget(self._legend)
        column.addLayout(self._begun)
        column.addWidget(self.going_on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._drop)
        column.addStretch(1)
        return table

    def show_files_waiting(self, names: str, before: Sequence[str] = ()) -> None:
        """Offer to go on with files that were read, by what they are called; "" for none.

        Those put off *before*, when the audit was open last, are to be chosen again.
        """
        self.going_on.setText(tr("Go on bringing in {names}", names=names))
        self.going_on.setVisible(bool(names))
        called = listed(list(before[:3])) if len(before) < 4 else plural(len(before), "file")
        self.again.setText(tr("Choose {names} again: what you said is kept", names=called))
        self.again.setVisible(bool(before))

    def show_half_typed(self, begun: Sequence[HalfTyped]) -> None:
        """Offer to go on with returns that were begun: "Child B, Police: 13 of 17 typed"."""
        clear_layout(self._begun)
        for one in begun[:_MOST_BEGUN]:
            link = Button(one.words, size=Size.SMALL, sign=Sign.FORWARD)
            pair = (one.case_id, one.agency_id)
            link.clicked.connect(lambda _on=False, pair=pair: self.typing_requested.emit(pair))
            self._begun.addWidget(link)
            link.show()

    def _make_list(self) -> QWidget:
        session = self.context.session
        kind = TableKind[Request]("request", "requests", self._named, lambda: session.now.requests)
        self.sheet = TableEditor[Request](
            self.context, kind, requests_shape(lambda: session.now), tr(NO_REQUESTS)
        )
        self.sheet.chosen.connect(self._on_listed)
        return self.sheet

    def refresh(self) -> None:
        """Show where every request stands today."""
        session = self.context.session
        now = session.now
        self._found = replies(now, session.clock().date())
        self.model.show(now, self._found)
        if self._stack.currentIndex() == 1:
            self.sheet.refresh()
        if self._stack.currentIndex() == 2:
            self.numbers.refresh()
        self._show_waiting(len(now.returns_waiting))
        shown = bool(now.cases) and bool(now.agencies)
        self._empty.setText(tr(NO_AGENCIES if now.cases else NO_CASES))
        self._empty.setVisible(not shown)
        self._to_cases.setVisible(not now.cases)
        self._to_agencies.setVisible(bool(now.cases) and not now.agencies)
        self.by_rule.setVisible(shown and not session.read_only and self.rule.isHidden())
        if not self.rule.isHidden():
            self.rule.show_audit(now)
        self._card.setVisible(shown)
        self._legend.setVisible(shown and self.rule.isHidden())
        self._legend.show_replies(self._found)
        self._show_numbers(self._found)
        self.panel.brought_in.show_files(now)
        self._show_panel()
        self._fit_card()

    def _show_waiting(self, count: int) -> None:
        """Offer the returns that wait, as long as there are any."""
        here = self._stack.currentIndex() == 3
        if count != self._waiting:
            self._waiting = count
            self.which.set_options(_views(count))
            if here and not count:
                self._on_which("table")
                return
            self.which.set_value(_PAGES[self._stack.currentIndex()])
        if here:
            self.waiting.refresh()

    @property
    def sheet_in_view(self) -> str:
        """The table, the list, the numbers or what waits."""
        return _PAGES[self._stack.currentIndex()]

    def show_sheet_again(self, sheet: str) -> None:
        """Show the returns as they were shown, but for what waits: that may have been mended."""
        if sheet in _PAGES and sheet != "waiting":
            self.which.set_value(sheet)
            self._on_which(sheet)

    def show_waiting(self) -> None:
        """Show the returns that wait to be mended."""
        self.which.set_value("waiting")
        self._on_which("waiting")

    def begin(self) -> None:
        """Go on in the table; where it is empty, at the first thing to press."""
        if self._stack.currentIndex() == 1:
            self.sheet.begin()
        elif self._stack.currentIndex() == 2:
            self.numbers.begin()
        elif self._stack.currentIndex() == 3:
            self.waiting.begin()
        elif self._card.isHidden():
            self.bring.setFocus()
        else:
            if not self.matrix.currentIndex().isValid():
                self.matrix.setCurrentIndex(self.model.index(0, 0))
            self.matrix.setFocus()

    def leave(self) -> None:
        """Keep an open cell."""
        self.sheet.leave()

    def show_list(self) -> None:
        """Show the requests as a list to type into."""
        self.which.set_value("list")
        self._on_which("list")

    def choose(self, pair: tuple[CaseId, AgencyId]) -> None:
        """Make the cell of a case and an agency current."""
        self.matrix.choose(pair)

    def _show_numbers(self, found: Replies) -> None:
        total = found.total
        rate = percent(total.here, total.requested)
        for shown in (self.rate, self._bar, self._numbers):
            shown.setVisible(rate is not None)
        if rate is not None:
            self.rate.show_words(tr("{words} in", words=total.words), f"{rate}%")
            self.rate.setAccessibleName(
                tr(
                    "{rate}% of requests in: {here} of {requested}",
                    rate=rate,
                    here=total.here,
                    requested=total.requested,
                )
            )
        self._bar.show_parts(total.here, total.requested)
        session = self.context.session
        late = (found.request[pair] for pair in found.pairs(Reply.OVERDUE))
        said = longest_overdue_words(late, session.clock().date(), session.now.tool.calendar)
        self._numbers.setText(" · ".join(filter(None, (_in_words(found), said))))

    def _pair(self) -> tuple[CaseId, AgencyId] | None:
        if self._stack.currentIndex() == 1:
            row = self.sheet.current
            return (row.case_id, row.agency_id) if row is not None else None
        return self.matrix.pair

    def _named(self, request: Request) -> str:
        now = self.context.session.now
        case, agency = now.case.get(request.case_id), now.agency.get(request.agency_id)
        if case is None or agency is None:
            return tr("a request")
        return tr(
            "the request to {agency} about {reference}",
            agency=agency.name,
            reference=case.reference,
        )

    def _on_which(self, which: str) -> None:
        pair = self._pair()
        if (which == "list") != (self._stack.currentIndex() == 1):
            self.context.change_part()
        if which == "list":
            self.sheet.refresh()
        if which == "numbers":
            self.numbers.refresh()
        if which == "waiting":
            self.waiting.refresh()
        self._stack.setCurrentIndex(_PAGES.index(which))
        if which == "table" and pair is not None:
            self.matrix.choose(pair)
        self._show_panel()

    def show_aside(self, row_id: int) -> None:
        """Show a return that waits, or the cell beside which one is kept."""
        found = [one for one in self.context.session.now.returns_aside if one.id == row_id]
        if any(one.state is AsideState.WAITING for one in found):
            self.which.set_value("waiting")
            self._on_which("waiting")
            self.waiting.show_first(row_id)
            return
        self.which.set_value("table")
        self._on_which("table")
        for one in found:
            if one.case_id is not None and one.agency_id is not None:
                self.matrix.choose((one.case_id, one.agency_id))

    def show_kept(self, row_id: int) -> None:
        """Show the cell of the return that a text is kept with."""
        kept = self.context.session.read(lambda file: file.get(KeptText, row_id))
        self.which.set_value("table")
        self._on_which("table")
        if kept is not None:
            self.matrix.choose((kept.case_id, kept.agency_id))

    def _on_number(self, pairs: Sequence[Pair]) -> None:
        """Show the cells behind a number, all chosen, so that something can be done to them."""
        self.which.set_value("table")
        self._on_which("table")
        self.matrix.choose_all(pairs)
        self.matrix.setFocus()

    def _on_chosen(self, _pair: object) -> None:
        self._show_panel()

    def _on_listed(self, _request: object) -> None:
        self._show_panel()

    def _show_panel(self) -> None:
        if self._found is None:
            return
        pairs = self.matrix.pairs if self._stack.currentIndex() == 0 else ()
        if len(pairs) > 1:
            self.several.show_pairs(pairs, self._found)
            self._sides.setCurrentWidget(self.several)
            return
        self.panel.show_pair(self._pair(), self._found)
        self._sides.setCurrentWidget(self.panel)

    def _on_opened(self) -> None:
        several = self._sides.currentWidget() is self.several
        if several or self.matrix.pair is not None:
            self.side_requested.emit()
            (self.several if several else self.panel).begin()

    def _on_by_rule(self) -> None:
        self.rule.open()
        self._show_foot(False)

    def _on_rule_ended(self) -> None:
        self.rule.hide()
        self._show_foot(True)
        self.begin()

    def _show_foot(self, shown: bool) -> None:
        """Leave the room to the rule and its table while it is being made."""
        self._drop.setVisible(shown)
        self._legend.setVisible(shown and not self._card.isHidden())
        self._numbers.setVisible(shown and bool(self._numbers.text()))
        self.by_rule.setVisible(shown)
        # With large text there is no room for both.
        self._stack.setVisible(shown or app_theme().scale < _LARGE)

    def _on_to_cases(self) -> None:
        self.part_requested.emit(PreparationPart.CASES)

    def _on_to_agencies(self) -> None:
        self.part_requested.emit(PreparationPart.AGENCIES)

    def _fit_card(self) -> None:
        """Be no higher than the table, so that what is below stays near it."""
        self._card.setMaximumHeight(self.matrix.wanted_height() + 20)


def _views(waiting: int) -> list[Option]:
    """Return how returns can be looked at; those that wait only where there are some."""
    found = [
        Option("table", tr("Table")),
        Option("list", tr("List")),
        Option("numbers", tr("Numbers")),
    ]
    if waiting:
        found.append(Option("waiting", tr("Waiting: {count}", count=waiting), Tone.WARN))
    return found


def _in_words(found: Replies) -> str:
    """Return the three numbers, what is only marked as returned, and what is still out."""
    total = found.total
    parts = [
        tr("{count} made", count=Unit.REQUESTS.of(total.requested)),
        tr("{returned} returned", returned=total.returned),
        tr("{usable} usable", usable=total.usable),
    ]
    if total.not_here:
        parts.append(not_here_words(total.not_here))
    out = found.count(Reply.SENT, Reply.OVERDUE)
    if out:
        parts.append(tr("{out} still out", out=out))
    if found.to_ask:
        parts.append(tr("{count} worked with, not asked", count=found.to_ask))
    if found.unasked:
        parts.append(tr("{count} more came in unasked", count=Unit.RETURNS.of(len(found.unasked))))
    return " · ".join(parts)
