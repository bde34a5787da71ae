"""The cases on the left of Walk: where the room is, what is done, and how the day goes."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from core.acts.day_time import drop_session
from core.counting.conditions import DECIDES_WHAT_IS_ASKED
from core.model.agenda import AgendaEntry, Visit
from core.model.audit import Audit
from core.model.case import Case, Request, Return
from core.model.changed import Changed
from core.model.hand_out import HandBack, HandOut
from core.model.ids import CaseId
from core.model.judgement import DifferingView, Judgement
from core.model.meeting import Meeting, MeetingCase
from core.model.note import Note, NoteCase, NoteKind
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.meeting_choice import MeetingChoice
from ui.theme import app_theme
from ui.walk.case_row import CaseRow, day_so_far, listed
from ui.walk.case_rows import CaseRowLayout, CaseRows, Index, padded, row_width
from ui.walk.day_so_far import DaySoFarBlock
from ui.widgets.focus_ring import FocusRing
from ui.widgets.from_outside import PressFromOutside
from ui.widgets.labels import small
from ui.widgets.row_list import ROW, RowDelegate

_RESTS_ON = (
    Case,
    Judgement,
    Request,
    Return,
    Audit,
    DifferingView,
    Meeting,
    MeetingCase,
    HandOut,
    HandBack,
    *DECIDES_WHAT_IS_ASKED,
)


class CaseList(QWidget):
    """Cases by pathway or team, and below them the day so far.

    Up and Down look along the list, Enter or a press goes to a case.

    Signals:
        chosen: the room goes to a case; carries its `CaseId`. It is there already.
    """

    chosen = Signal(object)

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view = _CaseView()
        self.day = DaySoFarBlock()
        self.nothing = small(tr("No {cases} yet. They are added in Prepare."))
        self.meeting = MeetingChoice(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 14)
        column.setSpacing(8)
        self.nothing.setContentsMargins(20, 0, 16, 0)
        beside = QVBoxLayout()  # the scroll bar stands in the margin
        beside.setContentsMargins(10, 0, 0, 0)
        beside.addWidget(self.view)
        which = QVBoxLayout()
        which.setContentsMargins(14, 0, 14, 0)
        which.addWidget(self.meeting)
        column.addLayout(which)
        column.addWidget(self.nothing)
        column.addLayout(beside, 1)
        column.addWidget(self.day)
        column.addStretch()
        self.view.entered_case.connect(self._on_chosen)
        self.day.chosen.connect(self._on_chosen)
        self.day.give_up_requested.connect(self._on_given_up)
        self.day.timer.timeout.connect(self._show_pace)
        context.cursor.case_changed.connect(self._on_case_changed)
        context.session.changed.connect(self._on_changed)
        context.session.meeting_chosen.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the cases and the day as they stand."""
        now = self._context.session.now
        self.view.rows.show_rows(listed(now))
        self.view.show_here(self._context.cursor.case_id)
        self.nothing.setVisible(not now.cases)
        self.view.setVisible(bool(now.cases))
        self.day.setVisible(bool(now.cases))
        self.day.show_day(day_so_far(now))
        self._show_pace()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802
        """Put the focus on the case the room is at."""
        self.view.setFocus(reason)

    def _show_pace(self) -> None:
        if self._context.session.now.cases:
            self.day.show_pace(self._context.pace())

    def _on_given_up(self, entry: AgendaEntry) -> None:
        self._context.session.do(lambda file: drop_session(file, entry))

    def _on_chosen(self, case: CaseId) -> None:
        self._context.cursor.go(case)
        self.chosen.emit(case)

    def _on_case_changed(self) -> None:
        self.view.show_here(self._context.cursor.case_id)
        self._show_pace()

    def _on_changed(self, news: Changed) -> None:
        if news.touches(*_RESTS_ON) or _raises(news):
            self.refresh()
        elif news.touches(AgendaEntry, Visit):
            self._show_pace()


def _raises(news: Changed) -> bool:
    """Return whether a concern was raised, passed on or taken back."""
    if news.touches(NoteCase):
        return True
    if not news.touches(Note):
        return False
    changes = news.changes_of(Note)
    if changes is None:
        return True
    return any(one is not None and one.kind is NoteKind.CONCERN for pair in changes for one in pair)


class _CaseView(QListView):
    """The list itself.

    Signals:
        entered_case: Enter or a press on a case; carries its `CaseId`.
    """

    entered_case = Signal(object)

    def __init__(self) -> None:
        theme = app_theme()  # first: a new theme lays out every view there is
        super().__init__()
        self._theme = theme
        self._heights: list[int] = []
        self._outside = PressFromOutside(self, self.clicked.emit)
        self.rows = CaseRows()
        self.setModel(self.rows)
        self._rows_layout = CaseRowLayout(self._theme, self)
        self.setItemDelegate(RowDelegate(self._rows_layout, self, self._height))
        self.setAccessibleName(tr("{Cases}"))
        self.setAccessibleDescription(
            tr("Up and Down look along the list, Enter goes to the {case}")
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._on_pressed)
        self.verticalScrollBar().valueChanged.connect(self._move_ring)
        self._theme.follow(self._restyle)

    def show_here(self, case: CaseId | None) -> None:
        """Mark where the room is and keep it in sight."""
        self.rows.show_here(case)
        at = self.rows.row_of(case)
        if at is not None:
            self.setCurrentIndex(self.rows.index(at))
            self.scrollTo(self.currentIndex())
        self._move_ring()

    def focus_rect(self) -> QRect:
        """Return the row the keyboard is at, for the focus ring."""
        index = self.currentIndex()
        return padded(self.visualRect(index), self) if index.isValid() else self.viewport().rect()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Keep the keyboard's row in sight, and the ring around it."""
        super().currentChanged(current, previous)
        self._move_ring()

    def selectionChanged(  # noqa: N802
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Take what is chosen from outside for a press."""
        super().selectionChanged(selected, deselected)
        self._outside.look_at(selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the case with Enter or Space."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and plain == Qt.KeyboardModifier.NoModifier:
            self._on_pressed(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the ring on the row."""
        super().focusInEvent(event)
        self._move_ring()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:  # noqa: N802
        """Be no higher than the rows, so that what is below follows them."""
        super().doItemsLayout()
        self._heights = [self._height(at) for at in range(self.rows.rowCount())]
        last = self.visualRect(self.rows.index(self.rows.rowCount() - 1))
        rows = last.bottom() + 1 + self.verticalOffset() if last.isValid() else 0
        self.setMaximumHeight(max(rows + 4, self.minimumSizeHint().height()))

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:  # noqa: N802
        """Lay the rows out anew only where one is higher or lower now, and paint only those.

        Qt's list lays out and paints all of them for each: it asks every row for its height.
        """
        changed = range(first.row(), last.row() + 1)
        if [self._height(at) for at in changed] == self._heights[first.row() : last.row() + 1]:
            QAbstractItemView.dataChanged(self, first, last, roles)
        else:
            super().dataChanged(first, last, roles)

    def sizeHint(self) -> QSize:
        """Return all rows."""
        return QSize(self._theme.px(220), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return room for two cases."""
        return QSize(self._theme.px(120), self._theme.px(96))

    def _height(self, at: int) -> int:
        return self._rows_layout.height(self.rows.row_at(at), row_width(self), at == 0)

    def _on_pressed(self, index: QModelIndex) -> None:
        placed = index.data(ROW)
        if placed is not None and isinstance(placed.row, CaseRow):
            self.entered_case.emit(placed.row.id)

    def _move_ring(self) -> None:
        ring = self.window().findChild(FocusRing)
        if ring is not None and self.hasFocus():
            ring.follow()

    def _restyle(self) -> None:
        self._rows_layout.forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
