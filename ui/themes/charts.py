"""The counts drawn: each chart with its table, saved as a file or shown to the room."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from core.charts.answers import answers_chart
from core.charts.before_after import before_after_chart, comparable
from core.charts.chart import Chart
from core.charts.earlier import earlier_chart
from core.charts.matrix import matrix_chart
from core.charts.response import response_chart
from core.charts.since_then import since_chart
from core.counting.asking import NotAsked, usable_pairs
from core.counting.before_after import BeforeAfter, before_after, compared_item
from core.counting.collation import ItemCount, collate
from core.counting.earlier import apart_at, earlier_at
from core.counting.judgements import PathwayRow, anything_judged, pathway_matrix
from core.counting.live_number import LiveNumber
from core.counting.narrowing import AGENCY, Narrowing, Within
from core.counting.since_then import compared_shares
from core.model.access import AccessKind
from core.model.case import Agency, AnswerGiven, Case, CaseAttribute, Request, Return
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.fault import WorkshopError
from core.model.ids import ItemId
from core.model.judgement import Judgement
from core.model.snapshot import AnswerRow, Snapshot
from core.model.tool import Answer, Item, Point, Question, Theme
from core.queries.returns import answers_to, counts
from core.room import ShownChart
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.program.files import ask_to_save, documents
from ui.theme import app_theme
from ui.themes.chart_card import ChartCard
from ui.themes.chart_files import KINDS, save_chart
from ui.themes.chart_on_wall import (
    answers_on_wall,
    earlier_on_wall,
    matrix_on_wall,
    moved_on_wall,
    response_on_wall,
    since_on_wall,
)
from ui.themes.evidence import left_unasked
from ui.themes.filters import Filters
from ui.themes.numbers import NumberPointed, usable_within
from ui.themes.view import AROUND, View
from ui.themes.view_switch import ViewSwitch
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option

_BESIDE: Final = 1100
"""From which width of the view on charts stand in two columns, at the usual text size."""

_AROUND_BOTH: Final = 110
"""What the cards' margins and the bar take of the width."""

_LOOKS: Final = (Option(False, tr("Colour")), Option(True, tr("Black and white")))


@dataclass(frozen=True, slots=True)
class _Counted:
    """What usable returns answered, who was not asked, and how many returns that are."""

    rows: tuple[ItemCount, ...]
    apart: NotAsked
    usable: int


class ChartsView(View):
    """Answers by question on the left; response, by team, before and after beside it."""

    rests_on = frozenset(
        {AnswerGiven, Return, Request, Judgement, Case, Agency, Theme}
        | {Question, Item, Answer, CaseAttribute, EarlierAudit, EarlierCount}
    )
    counts = True
    opens_lens = True
    by_agency = True
    by_base = True
    by_meeting = True

    def __init__(
        self, context: AuditContext, showing: RoomPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._showing = showing
        self.look = ViewSwitch(tr("How charts look"), _LOOKS)
        keys = ("answers", "response", "matrix", "before-after", "earlier", "since")
        self.cards = {key: ChartCard(shows=True) for key in keys}
        self._theme = app_theme(self)
        self._lay_out()
        self.look.chosen.connect(self._on_look)
        for card in self.cards.values():
            card.pointed.connect(self._on_pointed)
            card.entered.connect(self._on_entered)
            card.drawn_off.connect(self.carry)
            card.save_requested.connect(self._on_save_requested)
            card.show_requested.connect(self._on_show_requested)
        self._theme.changed.connect(self._arrange)

    def refresh(self, filters: Filters) -> None:
        """Draw the counts anew."""
        self.filters = filters
        for chart in self.charts():
            self.cards[chart.key].show_chart(chart)
        earlier = bool(self.context.session.now.earlier_counts)
        for key in ("earlier", "since"):
            self.cards[key].setVisible(earlier and not self._narrowing())
        self._arrange()

    def charts(self, letters: bool = True) -> list[Chart]:
        """Return every chart of what is looked at; for the room without *letters*."""
        now, filters, found = self.context.session.now, self.filters, self._counted()
        rows, apart = found.rows, found.apart
        here, whole = self._here, not self._narrowing()  # an earlier audit is known as a whole only
        return [
            answers_chart(now, rows, filters.base, self._narrowing(), found.usable),
            earlier_chart(rows if whole else (), earlier_at(now), filters.base, apart_at(now)),
            since_chart(rows if whole else (), earlier_at(now), filters.base),
            response_chart(now),
            matrix_chart(now, self._matrix(filters.room(now)), here),
            before_after_chart(now, self._moved(filters.seen(now), apart), letters, here),
        ]

    def take_focus(self) -> bool:
        """Take the focus to the first chart."""
        canvas = self.cards["answers"].canvas
        if canvas.isVisible():
            canvas.setFocus(Qt.FocusReason.TabFocusReason)
        return canvas.isVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one column where there is no room for two."""
        super().resizeEvent(event)
        self._arrange()

    # What is drawn

    def _counted(self) -> "_Counted":
        session, agency = self.context.session, self.filters.agency_id
        now, usable = session.now, usable_within(session, self.filters.only)
        kept = now if usable is None else replace(now, usable=usable)
        apart = left_unasked(session, agency, usable)
        return _Counted(self._rows(kept, apart), apart, len(usable_pairs(kept, agency)))

    def _rows(self, kept: Snapshot, apart: NotAsked) -> tuple[ItemCount, ...]:
        filters, returns = self.filters, None
        if filters.only:
            numbers = kept.returns
            returns = [one.id for one in numbers if (one.case_id, one.agency_id) in kept.usable]
        agency = filters.agency_id
        found = self.context.session.read(lambda file: counts(file, agency, returns=returns))
        usable = len(usable_pairs(kept, agency))
        rows = collate(kept.tool, found, usable, apart)
        questions = kept.tool.question
        return tuple(
            row
            for row in rows
            if filters.theme_id in (None, questions[row.item.question_id].theme_id)
        )

    @property
    def _here(self) -> tuple[Within, ...]:
        meeting = self.filters.meeting
        return (meeting,) if meeting is not None else ()

    def _narrowing(self) -> Narrowing:
        agency, only = self.filters.agency_id, self.filters.only
        own = (Within(AGENCY, str(agency)),) if agency is not None else ()
        return Narrowing(only.where, tuple(dict.fromkeys((*own, *only.within))))

    def _shown(self, now: Snapshot, point: Point) -> bool:
        theme = self.filters.theme_id
        return theme in (None, now.tool.question[point.question_id].theme_id)

    def _matrix(self, now: Snapshot) -> list[PathwayRow]:
        if not anything_judged(now):
            return []
        rows = pathway_matrix(now)
        return [
            replace(row, cells=tuple(one for one in row.cells if self._shown(now, one.point)))
            for row in rows
        ]

    def _moved(self, now: Snapshot, apart: NotAsked) -> list[BeforeAfter]:
        points = [one for one in now.tool.points if self._shown(now, one)]
        items = [item.id for one in points if (item := compared_item(now.tool, one)) is not None]
        if not items or not now.returns:
            return []
        answers = self.context.session.read(lambda file: answers_to(file, items))
        by_item: dict[ItemId, list[AnswerRow]] = {}
        for row in answers:
            by_item.setdefault(row.item_id, []).append(row)
        found = []
        for point in points:
            item = compared_item(now.tool, point)
            if item is not None:
                one = before_after(now, point, by_item.get(item.id, ()), apart)
                found += [one] if one is not None and comparable(one) else []
        return found

    # Laying out

    def _lay_out(self) -> None:
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(*AROUND)
        whole.setSpacing(10)
        whole.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(14)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, keys in (
            (left, ("answers", "matrix", "earlier")),
            (right, ("response", "before-after", "since")),
        ):
            column.setSpacing(14)
            for key in keys:
                column.addWidget(self.cards[key])
            column.addStretch()
            self._columns.addLayout(column, 1)
        whole.addLayout(self._columns)
        whole.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(content, tr("Charts"), steady=True))

    def _needs(self) -> int:
        """Return how wide two columns are at least: the widest drawing of each."""
        least = {key: card.canvas.minimumSizeHint().width() for key, card in self.cards.items()}
        first = max(least[key] for key in ("answers", "matrix", "earlier"))
        second = max(least[key] for key in ("response", "before-after", "since"))
        return first + second + self._theme.px(_AROUND_BOTH)

    def _arrange(self) -> None:
        wide = self.width() >= max(_BESIDE * self._theme.scale, self._needs())
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(across if wide else down)

    # News

    def _on_look(self, as_printed: bool) -> None:
        for card in self.cards.values():
            card.canvas.show_as_printed(as_printed)

    def show_room(self) -> bool:
        """Put the chart that the keyboard is at on the wall; once more, what comes after."""
        at = self.focusWidget()
        shown = (key for key, card in self.cards.items() if at and card.isAncestorOf(at))
        key = next(shown, None) if at is not None and at.hasFocus() else None
        if key is not None:
            self._on_show_requested(key)
        return key is not None

    def _on_pointed(self, number: LiveNumber | None) -> None:
        self.pointed.emit(NumberPointed(number) if number is not None else None)

    def _on_entered(self, number: LiveNumber) -> None:
        self.lens_requested.emit(NumberPointed(number))

    def _on_save_requested(self, chart: Chart) -> None:
        suggested = documents() / f"{chart.key}.svg"
        ask_to_save(self, tr("Save this chart"), suggested, partial(self.save, chart), KINDS)

    def _on_show_requested(self, key: str) -> None:
        """Put one chart on the wall as counts, alone; asked once more, what comes after."""
        parts, room = self._on_wall(key), self.context.room
        shown = next((at for at, one in enumerate(parts) if one == room.scene), -1)
        at = (shown + 1) % len(parts)
        if self._showing.chart(parts, at) and len(parts) > 1:
            self.context.give_notice(
                tr(
                    "Part {number} of {count} is on the room screen. "
                    "A clicker, or Show once more, goes on.",
                    number=at + 1,
                    count=len(parts),
                )
            )

    def _on_wall(self, key: str) -> list[ShownChart]:
        """Return a chart as the parts the room can see."""
        drawn, counted = self._counted(), self.charts(letters=False)
        chart = next(one for one in counted if one.key == key)
        now, base, rows = self.context.session.now, self.filters.base, drawn.rows
        shares = compared_shares(rows, earlier_at(now), base)
        match key:
            case "answers":
                return answers_on_wall(chart, rows, base)
            case "response":
                return response_on_wall(now, chart)
            case "matrix":  # a group of one case is told of that case
                kept = [row for row in self._matrix(self.filters.room(now)) if not row.single]
                return matrix_on_wall(matrix_chart(now, kept, self._here))
            case "before-after":
                return moved_on_wall(chart, self._moved(self.filters.seen(now), drawn.apart))
            case "earlier":
                return earlier_on_wall(chart, rows, shares, apart_at(now))
        return since_on_wall(chart, shares)

    def save(self, chart: Chart, target: Path) -> None:
        """Write a chart to a file, and say how that went."""
        try:
            save_chart(chart, target, bool(self.look.value))
        except WorkshopError as fault:
            self.context.show_fault(fault)
            return
        self.context.session.access.note(AccessKind.EXPORTED, chart.key)
        self.context.give_notice(tr("Saved as “{name}”.", name=target.name))
