"""The map: where the agencies differ, a way to go there, and what orders the rest of the day."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.acts.case_order import order_cases
from core.acts.walk import adopt_together
from core.model.agenda import Visit
from core.model.changed import Changed
from core.model.ids import CaseId
from core.model.progress import Progress, unreported
from core.model.snapshot import Snapshot
from core.model.tool import Point, Question
from core.queries.cuts import packed_answers_about
from core.queries.returns import values_given
from core.wording.divergence import row_words
from core.words import plural, tr
from ui.audit.clicker_keys import answer_clicker
from ui.audit.context import AuditContext
from ui.audit.positions import positions_at
from ui.audit.room_presenter import RoomPresenter
from ui.program.jobs import Job
from ui.theme import Tone, app_theme
from ui.walk.map.foot import MapFoot
from ui.walk.map.grid import MapGrid
from ui.walk.map.legend import MapLegend
from ui.walk.map.offered import OfferedOrder, point_of
from ui.walk.map.reading import ReadTogether
from ui.walk.map.shown_map import ShownMap, found_in, shown_map
from ui.walk.map.side import MapSide
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, Label, Text
from ui.widgets.panel_side import PanelSide
from ui.widgets.side_panel import SidePanel
from ui.widgets.tags import Tag

_AT_ONCE: Final = 800
"""Cells up to which the map is worked out on the window's thread: it takes a few ms."""

_LEAST_WITH_LEGEND: Final = 420
"""Height in px at usual text under which the legend falls away."""

_STILL: Final = {Visit}
"""What the map says nothing of."""


class DivergenceMapPage(QWidget):
    """Made when it is first asked for; worked out anew when it is shown and after each act.

    Signals:
        left: back to the question the room was at.
        question_chosen: the room is to go there; the cursor has been moved.
    """

    is_page = True
    left = Signal()
    question_chosen = Signal()

    def __init__(
        self, context: AuditContext, showing: RoomPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._showing = context, showing
        self._theme = app_theme(self)
        self._order = OfferedOrder()
        self._stale = True
        self._arriving = False
        self._counting = False
        self._to_read = False
        self.title = Label(tr("Where the agencies differ"), Text.HEADING, wrap=False)
        self._about = ElidedLabel("", Text.BODY)
        self.forecast = Tag()
        self.grid = MapGrid()
        self.legend = MapLegend()
        self.nothing = Label(tr("Nothing to compare: this audit has no returns."), Text.BODY)
        self.reading = ReadTogether()
        self._foot = MapFoot()
        self.back, self.keep, self.take = self._foot.back, self._foot.keep, self._foot.take
        self._lay_out()
        self._connect()

    # What it is asked for

    def expect_begin(self) -> None:
        """Work nothing out when it comes into sight: `begin` does at once."""
        self._stale = False

    def begin(self) -> None:
        """Show the map at the question the room is at."""
        self._arriving = True
        self._to_read = False
        self._middle.setCurrentWidget(self._map)
        self.refresh()
        self.take_focus()

    def read_together(self) -> None:
        """Read out together what all say alike; there already, nothing more."""
        if self.is_reading:
            return
        if self._counting:
            self._to_read = True  # once it is known what is alike
            return
        if not self._order.found.alike:
            self._context.give_notice(
                tr("There is nothing on which all returns say the same and nobody has begun.")
            )
            return
        self._middle.setCurrentWidget(self.reading)
        self.reading.begin()
        self._on_reading_changed()

    @property
    def is_reading(self) -> bool:
        """Whether what is alike is being read out."""
        return self._middle.currentWidget() is self.reading

    def step(self) -> None:
        """Take the one big step that is drawn: adopt what is left, or take the order."""
        if self._counting:
            self._context.give_notice(tr("The map is still being worked out."))
        elif self.is_reading:
            self._adopt()
        else:
            self._take_order()

    def show_room(self) -> bool:
        """Show what is read out on the wall; of the map itself there is nothing to show."""
        if self.is_reading:
            if self.reading.adopted:
                self._showing.together(self.reading.shown, self.reading.step)
            else:
                self._context.give_notice(tr("Nothing is left to read out."))
            return True  # where the room screen has no display yet, this waits for one
        self._context.give_notice(
            tr("The map stays here: it says what is on the forms before the room has spoken.")
        )
        return True

    def take_focus(self) -> None:
        """Put the keyboard on the map, or on what is read out."""
        on_map = self.grid if self._can_compare else self.back
        shown = self.reading.list if self.is_reading else on_map
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, news: Changed) -> None:
        """Work the map out anew after an act; while it is out of sight it waits."""
        if news.kinds <= _STILL:
            return
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Work the map out anew and show it; wishes and typed minutes stay."""
        session, self._stale, self._counting = self._context.session, False, True
        now, at, wishes = session.now, session.clock(), self._order
        cases = [case.id for case in now.cases]
        packed = session.read(lambda file: packed_answers_about(file, cases))
        values = session.read(values_given)

        def work(_progress: Progress) -> tuple[Snapshot, ShownMap]:
            order = replace(wishes, found=found_in(now, packed, values))
            return now, shown_map(now, order, at)

        if len(now.listed_cases) * len(now.tool.questions) <= _AT_ONCE:
            self._on_counted(work(unreported))
            return
        job = Job(work, weighty=True)
        job.done.connect(self._on_counted)
        job.broke.connect(self._on_broke)
        job.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was done meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what only explains where there is little room."""
        super().resizeEvent(event)
        self._show_foot()

    def minimumSizeHint(self) -> QSize:
        """Return little: the map scrolls."""
        return QSize(480, 300)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc; while something is read out a clicker goes through it."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
        elif not self.is_reading or not answer_clicker(event, self._context, self.reading.step):
            super().keyPressEvent(event)

    # Steps

    def _take_order(self) -> None:
        session, order = self._context.session, self._order
        if not order.rows or not self._can_compare:
            return
        first, minutes = order.rows[0].case.id, order.minutes(session.now, session.clock())
        if session.do(lambda file: order_cases(file, order.cases, minutes, in_one_list=True)):
            self._forget_wishes()
            self._context.cursor.go(first)
            self.question_chosen.emit()

    def _forget_wishes(self) -> None:
        self._order = OfferedOrder(self._order.found)

    def _adopt(self) -> None:
        adopted, objected = self.reading.adopted, self.reading.objected
        if self._context.session.do(lambda file: adopt_together(file, adopted, objected)):
            words = plural(len(adopted), tr("judgement"), tr("judgements"))
            self._context.give_notice(tr("{words} adopted together.", words=words))
            self._leave_reading()

    def _leave_reading(self) -> None:
        self._middle.setCurrentWidget(self._map)
        self._showing.follow_together()
        self._show_foot()
        self.take_focus()

    # Showing

    @property
    def _can_compare(self) -> bool:
        return bool(self._context.session.now.usable)

    @property
    def _question(self) -> Question | None:
        at = self.grid.current_question
        return self._order.found.questions[at] if at is not None else None

    def _show(self, shown: ShownMap | None = None) -> None:
        """Show the map as it was worked out, or anew where what is wished for is another."""
        now, at, found = self._context.session.now, self._context.session.clock(), self._order.found
        if shown is None or shown.order != self._order:
            shown = shown_map(now, self._order, at)
        self.grid.show_rows(shown.heads, shown.rows)
        self.grid.setVisible(self._can_compare)
        self._panel.setVisible(self._can_compare)
        self.nothing.setVisible(not self._can_compare)
        self._about.setText(shown.about)
        self.side.show_alike(now, found.alike)
        self.side.show_minutes(*shown.minutes)
        forecast = shown.forecast
        self.forecast.setVisible(forecast is not None)
        if forecast is not None:
            self.forecast.show_text(forecast[0], Tone.GOOD if forecast[1] else Tone.WARN)
        if self.is_reading and not found.alike:
            self._leave_reading()
        else:
            self.reading.show_alike(now, found.alike)
            self._showing.follow_together()
        self._show_foot()
        self._on_pointed()

    def _show_foot(self) -> None:
        roomy = self.height() > self._theme.px(_LEAST_WITH_LEGEND)
        self.legend.setVisible(self._can_compare and roomy)
        if self.is_reading:
            self._foot.show_reading(len(self.reading.adopted))
            return
        now, case_id = self._context.session.now, self._context.cursor.case_id
        back_to = now.case[case_id].reference if case_id in now.case else ""
        rows = self._order.rows if self._can_compare else []
        first, narrow = rows[0].case.reference if rows else "", self._theme.folds(self.width())
        self._foot.show_order(back_to, first, narrow=narrow)

    def _show_answers(self, case_id: CaseId, point: Point) -> None:
        session = self._context.session
        if case_id in session.now.case and point in session.now.tool.points:
            positions = positions_at(session, case_id, point)
            self.side.show_place(session.now, case_id, point, positions)

    def _point_at_place(self) -> None:
        place = self._context.cursor
        keys = [one.id for one in self._order.found.questions]
        at = keys.index(place.point.question_id) + 1 if place.point is not None else 1
        if place.case_id is not None:
            self.grid.go_to(place.case_id, at)

    # News

    def _on_counted(self, answer: tuple[Snapshot, ShownMap]) -> None:
        """Show what was worked out, unless the audit has changed meanwhile: then it is anew."""
        now, shown = answer
        if self._context.session.is_closed:
            return
        if now is not self._context.session.now:
            self.refresh()
            return
        self._order = replace(self._order, found=shown.order.found)
        self._counting = False
        self._show(shown)
        if self._arriving:
            self._arriving = False
            self._point_at_place()
        if self._to_read:
            self._to_read = False
            if self.isVisible():
                self.read_together()

    def _on_broke(self, error: Exception) -> None:
        raise error

    def _on_pointed(self) -> None:
        """Show at the right what is said where the keyboard is."""
        now, case_id, question = self._context.session.now, self.grid.current_case, self._question
        if self.is_reading or self._counting or case_id is None or case_id not in now.case:
            return
        if question is not None:
            self._show_answers(case_id, point_of(now, case_id, question))
        else:
            row = next((one for one in self._order.found.open if one.case.id == case_id), None)
            said = row_words(row) if row is not None else tr("done")
            self.side.show_case(now.case[case_id], said)

    def _on_entered(self) -> None:
        now, at = self._context.session.now, self.reading.current if self.is_reading else None
        case_id, question = self.grid.current_case, self._question
        if self._counting:
            return  # what stands there may be gone
        if at is not None:
            self._context.cursor.go(at.case_id, at.point)
        elif case_id is not None:
            point = point_of(now, case_id, question) if question is not None else None
            self._context.cursor.go(case_id, point)
        else:
            return
        self.question_chosen.emit()

    def _on_moved(self, case_id: CaseId, row: int) -> None:
        if not self._counting:
            self._order = self._order.moved(case_id, row)
            self._show()

    def _on_minutes_typed(self, case_id: CaseId, minutes: int) -> None:
        self._order = self._order.with_minutes(case_id, minutes)
        if not self._counting:
            self._show()

    def _on_back(self) -> None:
        if self.is_reading:
            self._leave_reading()
        else:
            self._forget_wishes()
            self.left.emit()

    def _on_reading_changed(self) -> None:
        at = self.reading.current
        if self.is_reading and at is not None:
            self._show_answers(at.case_id, at.point)
        self._show_foot()
        self._showing.follow_together()

    # Making

    def _lay_out(self) -> None:
        self._panel = SidePanel(
            tr("What they say"), PanelSide.RIGHT, 320, parent=self, folds_first=True
        )
        self.side = MapSide(self._panel)
        self._panel.hold(self.side)
        self._middle = QStackedWidget()
        self._map = self._made_map()
        self._middle.addWidget(self._map)
        self._middle.addWidget(self.reading)
        column = QVBoxLayout()
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(self._middle, 1)
        column.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self._panel)

    def _made_map(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.title)
        head.addWidget(self._about, 1)
        head.addWidget(self.forecast)
        column.addLayout(head)
        column.addWidget(self.legend)
        card = Card(margin=12)
        card.column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        card.column.addWidget(self.grid, 1)
        column.addWidget(card, 1)
        return made

    def _connect(self) -> None:
        grid = self.grid
        grid.pointed.connect(self._on_pointed)
        grid.entered_cell.connect(self._on_entered)
        grid.moved.connect(self._on_moved)
        grid.minutes_typed.connect(self._on_minutes_typed)
        self.side.go_requested.connect(self._on_entered)
        self.side.read_requested.connect(self.read_together)
        self.reading.changed.connect(self._on_reading_changed)
        self.reading.left.connect(self._on_back)
        self.back.clicked.connect(self._on_back)
        self.keep.clicked.connect(self._on_back)
        self.take.clicked.connect(self.step)
