"""The middle of Walk: the question, and the big buttons always in sight."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.case import Case
from core.model.ids import CaseId
from core.model.snapshot import Position, Snapshot
from core.model.tool import Point
from core.words import tr
from ui.theme import app_theme
from ui.walk.foot import Foot
from ui.walk.judgement import BETWEEN
from ui.walk.painted_scroll import PaintedHead
from ui.walk.question import QuestionBody
from ui.walk.question_head import QuestionHead
from ui.walk.revisions import Revision
from ui.walk.settled_text import SettledText
from ui.widgets.laid_out import LaidOutOnce
from ui.widgets.scroll import Scroll, bring_message_into_sight

_GAP = 10
_CLOSE_UNDER = 700
"""Height in px at usual text under which all is set closer."""
_LOW_UNDER = 420
"""Height in px at usual text under which the headings of the agencies leave a reason their room."""
_ANY_HEIGHT = 16_777_215
"""Qt's own greatest: as if none had been set."""


class WalkMiddle(QWidget):
    """Head, body and foot; where all does not fit the body scrolls between them.

    Then the answers stand in the foot: the question, the answers and Agree
    are never out of sight. Only where there is not even room for all the answers
    do they scroll, and a long question is cut.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.body, self.foot = QuestionHead(self), QuestionBody(self), Foot(self)
        self.card, self.settled = self.body.card, self.body.settled
        self._verdict = ""
        self._at: tuple[CaseId, Point] | None = None
        self._once = LaidOutOnce(self, self.head, self.foot, self.body, self.card)
        self._scroll = Scroll(self.body, tr("What the agencies and the room say"), follows=False)
        held = QWidget()
        self._slot = QVBoxLayout(held)
        self._slot.setContentsMargins(0, 0, 0, 0)
        self._slot.setSpacing(BETWEEN)
        self._head = PaintedHead()
        self._lent = Scroll(held, follows=False)
        self._lent.hide()
        self._tight = self._over = False
        self.card.reason.textChanged.connect(self._on_reason_typed)
        self.card.reason.installEventFilter(self)
        self.card.answers.marked.connect(self._on_marked)
        self._theme = app_theme(self)
        self._theme.follow(self._show_first_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 14, 22, 12)
        column.setSpacing(_GAP)
        column.addWidget(self.head)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._head)
        said.addWidget(self._scroll, 1)
        column.addLayout(said, 1)
        column.addWidget(self._lent)
        column.addWidget(self.foot)

    def show_question(
        self,
        now: Snapshot,
        case: Case,
        point: Point,
        positions: tuple[Position, ...],
        settled: SettledText | None = None,
        revision: Revision | None = None,
    ) -> None:
        """Show a case and question with where the agencies stand: open, *settled* or changed."""
        self._verdict = settled.verdict if settled is not None else ""
        bar, before, self._at = self._scroll.verticalScrollBar(), self._at, (case.id, point)
        at = bar.value() if before == self._at else 0  # at another question the agencies come first
        with self.body.giving_place(), self._once.changing():
            self.head.show_question(now, case, point)
            self.body.show_question(now, case, point, positions, settled, revision)
            self.foot.show_place(now, case.id, point)
            self._fit()
        bar.setValue(at)  # Qt scrolled to where it took the focus while nothing had its place yet

    def bring_reason_into_sight(self) -> None:
        """Once everything stands, show the whole reason where it is cut.

        Where it is out of sight altogether the agencies stay in sight instead,
        until something is typed, or somebody goes there by Tab.
        """
        QTimer.singleShot(0, self, self._show_cut_reason)

    def _show_cut_reason(self) -> None:
        if not self.card.reason.visibleRegion().isEmpty():
            self._show_reason()

    def _on_reason_typed(self) -> None:
        self._give_room_to_reason()
        self._show_reason()

    def _give_room_to_reason(self) -> None:
        """Where there is little height, put the headings of the agencies away while one types."""
        if self._over and self._head.isHidden() != self._is_written:
            self._fit()
            QTimer.singleShot(0, self, self._show_cut_reason)  # once that room is there

    @property
    def _is_written(self) -> bool:
        """Whether a reason is being typed where there is little height."""
        reason, low = self.card.reason, self.height() < self._theme.px(_LOW_UNDER)
        return low and reason.hasFocus() and bool(reason.toPlainText())

    def _show_reason(self) -> None:
        if self.card.reason.hasFocus():
            self._scroll.ensureWidgetVisible(self.card.reason, 0, _GAP)

    def least_height(self, width: int) -> int:
        """Return the height at which the question, the answers and Agree are whole."""
        between = self.card.asked_height + self._scroll.minimumSizeHint().height()
        return self._around(width - 44) + between + 26 + 3 * _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out anew what fits; the first view that is asked for stays in sight."""
        super().resizeEvent(event)
        self._fit()
        self._show_first_view()

    def _show_first_view(self) -> None:
        """Show the row that has the keyboard, where text grew or the window got smaller."""
        first, focus = self.body.first, self.focusWidget()
        if first is not None and focus is not None and first.isAncestorOf(focus):
            bring_message_into_sight(focus)

    def event(self, event: QEvent) -> bool:
        """Find out anew what fits when something inside grew or shrank."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the reason into sight for whoever goes to it by Tab."""
        if isinstance(event, QFocusEvent):
            QTimer.singleShot(0, self, self._give_room_to_reason)
        by_tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in by_tab:
            QTimer.singleShot(0, self, self._show_reason)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Lend the answers to the foot where the body would scroll; take them back after."""
        width = self.width() - 44
        close = self.height() < self._theme.px(_CLOSE_UNDER)
        self.head.set_close(close)
        self.card.set_close(close)
        self.body.set_close(close)
        body = self.body.least_height(width)
        if self._tight:
            body += self.card.asked_height + _GAP + self.card.reason.fontMetrics().lineSpacing()
        rest = self._around(width)
        over = body + rest + 26 + 3 * _GAP > self.height()
        tight = over and self.card.asked is not None
        if tight != self._tight:
            self._tight = tight
            if tight:
                self.card.move_answers_to(self._slot)
            else:
                self.card.take_answers_back()
            self._lent.setVisible(tight)
        self.body.set_spread(over)
        self._over = over
        self._say_about()
        area = self.body.area if over and not self._is_written else None
        if tight and area is not None and self._cuts_answers(width, area.head_height):
            area = None
        self._head.show_head(area)
        self._share(width)

    def _cuts_answers(self, width: int, headings: int) -> bool:
        """Return whether the answers would have to scroll under *headings* of the agencies."""
        room = self.height() - 26 - 3 * _GAP - self.foot.sizeHint().height() - headings
        least = min(self._head_height(width), self.head.least_height(width, 2))
        return least + min(self.card.asked_height, self.card.answers.line_height) >= room

    def _say_about(self) -> None:
        """Say in the head what was agreed, or whom it is about, where that may be out of sight."""
        self.head.show_verdict((self._verdict or self.card.about) if self._over else "")

    def _share(self, width: int) -> None:
        """Share the height among question, body and answers where it is not enough for all."""
        if not self._tight:
            self.head.setMinimumHeight(0)
            self.head.setMaximumHeight(_ANY_HEIGHT)
            self._scroll.setMinimumHeight(0)
            return
        answers, whole = self.card.answers, self._head_height(width)
        room = self.height() - 26 - 3 * _GAP - self.foot.sizeHint().height()
        room -= 0 if self._head.isHidden() else self._head.height()
        left, wanted = room - self._scroll.minimumSizeHint().height(), self.card.asked_height
        head = min(whole, max(self.head.least_height(width, 2), left - wanted))
        lent = min(wanted, max(answers.line_height, left - head))
        if head + lent >= room:  # a few lines are all there is: the focus is elsewhere then
            head = min(whole, self.head.least_height(width, 1))
            lent = max(1, min(lent, room - head - 1))
        self.head.setFixedHeight(head)
        self._lent.setFixedHeight(lent)
        self._scroll.setMinimumHeight(max(1, min(room - head - lent, room - left)))

    def _on_marked(self) -> None:
        """Once everything stands, show the answer that was chosen."""
        QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        chosen = self.card.answers.chosen_button
        if self._tight and chosen is not None:
            self._lent.ensureWidgetVisible(chosen, 0, 0)

    def _around(self, width: int) -> int:
        """Return the height of head and foot."""
        return self._head_height(width) + self.foot.sizeHint().height()

    def _head_height(self, width: int) -> int:
        head = self.head.heightForWidth(width) if self.head.hasHeightForWidth() else 0
        return max(head, self.head.minimumSizeHint().height())
