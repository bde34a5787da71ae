"""Counts: the returns and the room side by side, a line for each item."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.counting.collation import room_count
from core.model.case import Agency, AnswerGiven, Case, Request, Return
from core.model.ids import ItemId, ThemeId
from core.model.judgement import Judgement
from core.model.snapshot import Snapshot
from core.model.tool import Answer, AnswerSet, Bearing, Item, Question, Theme
from core.queries.returns import counts
from core.wording.numbers import Unit
from ui.audit.context import AuditContext
from ui.themes.agreement_line import AgreementLine
from ui.themes.evidence import Evidence, counted_of, returns_evidence, room_evidence, splits
from ui.themes.figures import (
    CountLine,
    Filters,
    ReturnsWish,
    RoomWish,
    count_lines,
    grouped_by,
    has_judgements,
    lead_label,
    responses_of,
)
from ui.themes.legend import Legend
from ui.themes.nothing import NothingYet
from ui.themes.table import CountTable, HeadWords
from ui.themes.view import AROUND, View
from ui.widgets.labels import small
from ui.widgets.scroll import Scroll

_NO_RETURNS: Final = "No returns are in this audit, so only what the room judged is counted."
_NO_JUDGEMENTS: Final = (
    "The room has agreed nothing yet: its column appears with the first judgement in Walk."
)
_ALL_EVIDENCE: Final = (
    "The room's numbers here hold what was agreed on incomplete papers or evidence as well; "
    "“By {}” leaves it out."
)
_DASHED: Final = {
    (True, True): "Returns: left blank. The room: not agreed or parked",
    (True, False): "Left blank",
    (False, True): "Not agreed or parked",
    (False, False): "",
}


class CountingView(View):
    """The counting table with its legend, and how far the agencies agree."""

    rests_on = frozenset(
        {AnswerGiven, Return, Request, Judgement, Case, Agency, Theme}
        | {Question, Item, Answer, AnswerSet}
    )
    counts = True
    by_agency = True
    by_base = True

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._recut: set[ItemId] = set()
        self.table = CountTable()
        self.legend = Legend()
        self.missing = small()
        self.agreement = AgreementLine()
        self.nothing = NothingYet()
        self._stack = QStackedWidget()
        self._stack.addWidget(Scroll(self._content(), "Counts", steady=True))
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.table.asked.connect(self._on_asked)
        self.table.recut.connect(self._on_recut)
        self.table.moved.connect(self._on_moved)
        self.agreement.requested.connect(self._on_splits)
        self.agreement.broke.connect(self._on_broke)

    def refresh(self, filters: Filters) -> None:
        """Count again and say it in the lines there are."""
        self.filters = filters
        now = self.context.session.now
        returns, room = bool(now.returns), has_judgements(now)
        if not now.tool.points or not (returns or room):
            self._say_nothing(now)
            return
        self._stack.setCurrentIndex(0)
        lines = self._lines(now)
        self.table.show_lines(lines, filters.base, self._head(now, lines), returns, room)
        missing = "" if returns and room else _NO_RETURNS if room else _NO_JUDGEMENTS
        if any(room_count(now, point, complete_only=True).left_out for point in now.tool.points):
            missing = f"{missing} {_ALL_EVIDENCE.format(grouped_by(now))}".strip()
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.legend.show_answers(_answers(lines), _DASHED[returns, room])
        self._show_agreement()

    def take_focus(self) -> bool:
        """Take the focus to the first number."""
        return self._stack.currentIndex() == 0 and self.table.focus_line()

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme chosen, or that of the line the keyboard is on."""
        line = self.table.line
        own = line.question.theme_id if line is not None else None
        return self.filters.theme_id or own

    def evidence(self, wish: ReturnsWish | RoomWish) -> Evidence:
        """Return what is behind a number."""
        session = self.context.session
        if isinstance(wish, RoomWish):
            return room_evidence(session.now, wish, None)
        agency, base = self.filters.agency_id, self.filters.base
        return returns_evidence(session, session.now, wish, agency, base)

    # Making

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*AROUND)
        column.setSpacing(10)
        for part in (self.missing, self.table, self.legend, self.agreement):
            column.addWidget(part)
        column.addStretch()
        return content

    def _lines(self, now: Snapshot) -> list[CountLine]:
        session, agency = self.context.session, self.filters.agency_id
        usable = responses_of(now, agency).usable
        lines = count_lines(
            now, session.read(lambda file: counts(file, agency)), usable, self.filters.theme_id
        )
        return [
            replace(line, recut=True, counted=counted_of(session, now, line.item, agency, True))
            if line.item is not None and line.item.id in self._recut
            else line
            for line in lines
        ]

    def _head(self, now: Snapshot, lines: list[CountLine]) -> HeadWords:
        agency, base = self.filters.agency_id, self.filters.base
        usable = Unit.RETURNS.of(responses_of(now, agency).usable)
        whose = now.agency[agency].short or now.agency[agency].name if agency else ""
        lead = lead_label(lines)
        return HeadWords(
            "Returns",
            f"{usable} from {whose}" if whose else f"{usable.replace(' ', ' usable ', 1)}",
            lead or "Leading answer",
            base.value,
            "The room",
            Unit.CASES.of(len(now.cases)),
            f"Agreed {lead.lower()}" if lead else "Agreed",
        )

    def _say_nothing(self, now: Snapshot) -> None:
        self._stack.setCurrentIndex(1)
        if not now.tool.points:
            self.nothing.say(
                "There is nothing to count yet",
                "This audit has no questions. Choose an audit tool under Prepare (Ctrl+1).",
            )
            return
        self.nothing.say(
            "There is nothing to count yet",
            "Bring returns in with Ctrl+I, or agree the first judgement in Walk (Ctrl+2). "
            "Both are counted here as they come.",
        )

    # Agreement

    def _show_agreement(self) -> None:
        item = self._compared()
        self.agreement.setVisible(item is not None)
        if item is not None:
            session = self.context.session
            self.agreement.show_item(session, session.now, item)

    def _compared(self) -> Item | None:
        """Return the item of the keyboard's line, or of the first line with returns."""
        rows = (row.line for row in self.table.lines)
        lines = [line for line in (self.table.line, *rows) if line is not None]
        return next((line.item for line in lines if line.counted is not None), None)

    # News

    def _on_asked(self, wish: ReturnsWish | RoomWish) -> None:
        self.asked.emit(partial(self.evidence, wish))

    def _on_recut(self, item_id: ItemId) -> None:
        self._recut ^= {item_id}
        self.refresh(self.filters)

    def _on_moved(self, _line: CountLine) -> None:
        self._show_agreement()

    def _on_splits(self) -> None:
        item = self._compared()
        if item is not None:
            self.asked.emit(partial(self._splits, item))

    def _on_broke(self, error: Exception) -> None:
        raise error

    def _splits(self, item: Item) -> Evidence:
        found = splits(self.context.session, self.context.session.now, item)
        title = f"{item.key} · {item.short}: how agencies stand"
        return Evidence(title, f"{Unit.CASES.of(len(found))} with answers", found)


def _answers(lines: list[CountLine]) -> tuple[Answer, ...]:
    """Return every answer that can stand in a bar of the lines, as they come."""
    found: dict[int, Answer] = {}
    for line in lines:
        told = line.counted.counts if line.counted is not None else ()
        for answer, _ in (*told, *(line.room.counts if line.room is not None else ())):
            found.setdefault(answer.id, answer)
    order = list(Bearing)
    return tuple(sorted(found.values(), key=lambda answer: order.index(answer.bearing)))
