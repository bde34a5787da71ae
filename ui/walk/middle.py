"""The middle of Walk: the question, and the big buttons always in sight."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.case import Case
from core.model.snapshot import Position, Snapshot
from core.model.tool import Point
from ui.walk.foot import Foot
from ui.walk.question import QuestionBody, QuestionHead
from ui.widgets.scroll import Scroll

_GAP = 10


class WalkMiddle(QWidget):
    """Head, body and foot; where all does not fit the body scrolls between them.

    Then the answers stand in the foot: the question, the answers and Agree
    are never out of sight.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.body, self.foot = QuestionHead(self), QuestionBody(self), Foot(self)
        self.card = self.body.card
        self._scroll = Scroll(self.body, "What the agencies and the room say")
        self._slot = QVBoxLayout()
        self._tight = False
        self.card.reason.textChanged.connect(self._show_reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 14, 22, 12)
        column.setSpacing(_GAP)
        column.addWidget(self.head)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._slot)
        column.addWidget(self.foot)

    def show_question(
        self, now: Snapshot, case: Case, point: Point, positions: tuple[Position, ...]
    ) -> None:
        """Show a case and question with where the agencies stand."""
        self.head.show_question(now, case, point)
        self.body.show_question(now, case, point, positions)
        self.foot.show_place(now, case.id, point, self.card.asked)

    def bring_reason_into_sight(self) -> None:
        """Once everything stands, show the whole reason where it is cut.

        Where it is out of sight altogether the agencies stay in sight instead,
        until something is typed.
        """
        QTimer.singleShot(0, self, self._show_cut_reason)

    def _show_cut_reason(self) -> None:
        if not self.card.reason.visibleRegion().isEmpty():
            self._show_reason()

    def _show_reason(self) -> None:
        if self.card.reason.hasFocus():
            self._scroll.ensureWidgetVisible(self.card.reason, 0, _GAP)

    def least_height(self, width: int) -> int:
        """Return the height at which the question, the answers and Agree are whole."""
        between = self.card.answers.height() + self._scroll.minimumSizeHint().height()
        return self._around(width - 44) + between + 26 + 3 * _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out anew what fits."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Find out anew what fits when something inside grew or shrank."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Lend the answers to the foot where the body would scroll; take them back after."""
        width = self.width() - 44
        body = self.body.heightForWidth(width)
        if self._tight:
            body += self.card.answers.height() + _GAP + self.card.reason.fontMetrics().lineSpacing()
        rest = self._around(width)
        tight = body + rest + 26 + 3 * _GAP > self.height()
        if tight != self._tight:
            self._tight = tight
            if tight:
                self.card.lend_answers(self._slot)
            else:
                self.card.take_answers_back()

    def _around(self, width: int) -> int:
        """Return the height of head and foot."""
        head = self.head.heightForWidth(width) if self.head.hasHeightForWidth() else 0
        return max(head, self.head.minimumSizeHint().height()) + self.foot.sizeHint().height()
