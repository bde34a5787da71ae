"""The counts drawn: each chart with its table, saved as a file or shown to the room."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from core.charts.chart import Chart
from core.counting.conditions import DECIDES_WHAT_IS_ASKED
from core.counting.live_number import LiveNumber
from core.counting.narrowing import is_of_one_case
from core.model.access import AccessKind
from core.model.audit import Audit
from core.model.case import Agency, AnswerGiven, Case, Request, Return
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.fault import WorkshopError
from core.model.judgement import Judgement
from core.room import ShownChart
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.program.files import ask_to_save, documents
from ui.theme import app_theme
from ui.themes.background_count import AnswersKept, BackgroundCount
from ui.themes.chart_card import ChartCard
from ui.themes.chart_files import KINDS, save_chart
from ui.themes.charted import Charted, charted, narrowing, on_wall
from ui.themes.filters import Filters
from ui.themes.numbers import NumberPointed
from ui.themes.view import AROUND, View
from ui.themes.view_switch import ViewSwitch
from ui.widgets.labels import Label
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option

_BESIDE: Final = 1100
"""From which width of the view on charts stand in two columns, at the usual text size."""

_AROUND_BOTH: Final = 110
"""What the cards' margins and the bar take of the width."""

_LONG: Final = 1_000
"""Milliseconds after which it is told how far the counting is."""

_LOOKS: Final = (Option(False, tr("Colour")), Option(True, tr("Black and white")))


class ChartsView(View):
    """Answers by question on the left; response, by team, before and after beside it."""

    rests_on = frozenset(
        {AnswerGiven, Return, Request, Judgement, Case, Agency, EarlierAudit, EarlierCount, Audit}
        | DECIDES_WHAT_IS_ASKED
    )
    counts = True
    opens_lens = True
    by_agency = True
    by_base = True
    by_meeting = True
    by_group = True

    def __init__(
        self,
        context: AuditContext,
        showing: RoomPresenter,
        answers: AnswersKept,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._showing, self._answers = showing, answers
        self._counting = BackgroundCount(context.session, answers, self)
        self._to_wall = BackgroundCount(context.session, answers, self)
        self._for_wall = ""
        self._begun = QElapsedTimer()
        self._is_stopped = False
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
        self._theme.follow(self._arrange)
        self._counting.found.connect(self._show_charts)
        self._counting.progress.connect(self._on_progress)
        self._to_wall.found.connect(self._show_on_wall)
        for count in (self._counting, self._to_wall):
            count.failed.connect(context.show_fault)

    def refresh(self, filters: Filters) -> None:
        """Draw the counts anew; of a large audit they come in a moment.

        Meanwhile nothing stands there that other filters counted.
        """
        other, self.filters = filters != self.filters, filters
        alone = is_of_one_case(self.context.session.now, filters.of_returns.within)
        self.alone.setVisible(alone)
        for part in (self.look, self._charts):
            part.setVisible(not alone)
        if alone:  # whatever was drawn would be a rate of one
            self._counting.stop()
            self._to_wall.stop()
            return
        work = partial(charted, self.context.session.now, filters)
        earlier = bool(self.context.session.now.earlier_counts)
        for key in ("earlier", "since"):
            self.cards[key].setVisible(earlier and not narrowing(filters))
        if self._answers.is_much:
            for card in self.cards.values():
                if other or card.chart is None:
                    card.wait()
            self._begun.start()
            self._counting.begin(work)
        else:
            self._counting.stop()
            self._show_charts(work(self._answers.read_now()))
        if self._to_wall.running:
            self._on_show_requested(self._for_wall)  # as it is now, not as it was

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was stopped."""
        super().showEvent(event)
        if self._is_stopped:
            self._is_stopped = False
            self.refresh(self.filters)

    def hideEvent(self, event: QHideEvent) -> None:
        """Count nothing that nobody sees, and put nothing late on the wall."""
        super().hideEvent(event)
        self._to_wall.stop()
        if self._counting.running:
            self._is_stopped = True
            self._counting.stop()

    def _show_charts(self, found: Charted) -> None:
        for chart in found.charts:
            self.cards[chart.key].show_chart(chart)
        self._arrange()

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

    def _on_progress(self, done: int, of: int) -> None:
        if self._begun.elapsed() > _LONG:
            for card in self.cards.values():
                card.say_progress(done, of)

    # Laying out

    def _lay_out(self) -> None:
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(*AROUND)
        whole.setSpacing(10)
        whole.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.alone = Label(
            tr("One {case} only. It is told by its counts, under Counts; no chart of it is drawn.")
        )
        self.alone.hide()
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
        self._charts = QWidget()
        self._charts.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.alone)
        whole.addWidget(self._charts)
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
        work = partial(on_wall, self.context.session.now, self.filters, key)
        if self._answers.is_much:
            self._for_wall = key
            self._to_wall.begin(work)
        else:
            self._show_on_wall(work(self._answers.read_now()))

    def _show_on_wall(self, parts: list[ShownChart]) -> None:
        room = self.context.room
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

    def save(self, chart: Chart, target: Path) -> None:
        """Write a chart to a file, and say how that went."""
        try:
            save_chart(chart, target, bool(self.look.value))
        except WorkshopError as fault:
            self.context.show_fault(fault)
            return
        self.context.session.access.note(AccessKind.EXPORTED, chart.key)
        self.context.give_notice(tr("Saved as “{name}”.", name=target.name))
