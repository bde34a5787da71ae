"""The counting table: its head, a line for each item, and the keys that walk over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import thread_time
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

from core.counting.count_lines import CountLine
from core.words import tr
from ui.theme import SECONDARY, FontWeight, app_theme
from ui.themes.columns import ColumnSpan, columns
from ui.themes.count_row import CountRow, Shown
from ui.widgets.card import Card
from ui.widgets.paint import words
from ui.widgets.qt_answers import painted

_A_MOMENT: Final = 0.02
"""For how many seconds rows are made before the window may paint and hear keys again."""


@dataclass(frozen=True, slots=True)
class HeadWords:
    """What stands over the columns, and below in small what they count."""

    returns: str = ""
    returns_unit: str = ""
    share: str = ""
    share_base: str = ""
    room: str = ""
    room_unit: str = ""
    room_share: str = ""


class CountTable(Card):
    """Lines of counts; Tab goes over the numbers of one line, Up and Down change the line.

    Signals:
        evidence_requested: a number was pressed; carries what it selects.
        pointed: the pointer or the focus came to a number; carries what it selects, or None.
        drawn_off: a number was taken hold of; carries what it selects.
        narrowing_requested: only where, or no longer; carries the item's number.
        moved: the keyboard is on another line; carries the `CountLine`.
    """

    evidence_requested = Signal(object)
    pointed = Signal(object)
    drawn_off = Signal(object)
    narrowing_requested = Signal(object)
    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self.column.setSpacing(0)
        self.column.setContentsMargins(0, 0, 0, 1)
        self.head = _Head()
        self.column.addWidget(self.head)
        self.rows: list[CountRow] = []
        self._shown = 0
        self._at = 0
        self._all: tuple[CountLine, ...] = ()
        self._look = Shown()
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._on_later)

    @property
    def lines(self) -> list[CountRow]:
        """The rows that are shown."""
        return self.rows[: self._shown]

    @property
    def is_whole(self) -> bool:
        """Whether every line is shown already."""
        return self._shown == len(self._all)

    @property
    def line(self) -> CountLine | None:
        """The line the keyboard is on, or would come to."""
        return self.rows[self._at].line if self._at < self._shown else None

    def show_lines(self, lines: Sequence[CountLine], head: HeadWords, look: Shown) -> None:
        """Show other lines in the rows there are; missing ones are made a few at a time."""
        self.head.show_words(head, look.returns, look.room)
        self._all = tuple(lines)
        self._look = look
        self._fill(0)

    def focus_line(self) -> bool:
        """Put the focus on the line's first number; return False where there is none."""
        stops = self.rows[self._at].stops() if self._at < self._shown else []
        if stops:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(stops)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with the rows that are missing."""
        super().showEvent(event)
        if not self.is_whole:
            self._later.start()

    def _fill(self, start: int) -> None:
        """Show the lines from *start* on, with as many new rows as the eye will not wait for."""
        self.setUpdatesEnabled(False)
        at, until = start, thread_time() + _A_MOMENT
        while at < len(self._all) and (self._is_shown(at) or thread_time() < until):
            if at == len(self.rows):
                self._add_row()
            self.rows[at].show_line(self._all[at], self._look)
            if self.rows[at].isHidden():
                self.rows[at].show()
            at += 1
        for row in self.rows[at:]:
            row.hide()
        self._shown = at
        self._settle(min(self._at, max(0, at - 1)))
        # before anything is painted: rows that just came would squeeze those that are there
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.setUpdatesEnabled(True)
        if at < len(self._all) and self.isVisible():
            self._later.start()

    def _is_shown(self, at: int) -> bool:
        """Return whether a row is there and says what was counted before."""
        return at < len(self.rows) and not self.rows[at].isHidden()

    def _on_later(self) -> None:
        if self.isVisible():
            self._fill(self._shown)

    def _add_row(self) -> None:
        row = CountRow()
        row.evidence_requested.connect(self.evidence_requested)
        row.pointed.connect(self.pointed)
        row.drawn_off.connect(self.drawn_off)
        row.narrowing_requested.connect(self.narrowing_requested)
        row.stepped.connect(self._on_stepped)
        row.entered.connect(self._on_entered)
        self.rows.append(row)
        self.column.addWidget(row)

    def _settle(self, at: int) -> None:
        """Let Tab stop at one line only; the first with a number where *at* has none."""
        if at < self._shown and not self.rows[at].stops():
            at = next((n for n, row in enumerate(self.lines) if row.stops()), at)
        self._at = at
        for number, row in enumerate(self.lines):
            row.take_tab(number == at)

    def _on_entered(self) -> None:
        row = self.sender()
        if isinstance(row, CountRow) and row in self.rows:
            at = self.rows.index(row)
            if at != self._at:
                self.rows[self._at].take_tab(False)
                row.take_tab(True)
                self._at = at
                self.moved.emit(row.line)

    def _on_stepped(self, by: int) -> None:
        row = self.sender()
        if not isinstance(row, CountRow):
            return
        at = self.rows.index(row) + by
        while 0 <= at < self._shown and not self.rows[at].stops():
            at += by
        if 0 <= at < self._shown:
            self._focus_next(row, self.rows[at])

    def _focus_next(self, old: CountRow, new: CountRow) -> None:
        """Put the focus on the number of *new* in the same column as in *old*."""
        focus = QApplication.focusWidget()
        left = focus.geometry().right() if focus in old.stops() and focus is not None else 0
        goal = min(new.stops(), key=lambda stop: abs(stop.geometry().right() - left))
        goal.setFocus(Qt.FocusReason.TabFocusReason)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(new, 0, 24)


class _Head(QWidget):
    """The words over the columns."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = app_theme(self)
        self._words, self._shown = HeadWords(), (True, True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme.follow(self._restyle)

    def show_words(self, said: HeadWords, returns: bool, room: bool) -> None:
        """Say something else over the columns."""
        self._words, self._shown = said, (returns, room)
        parts = [said.returns, said.returns_unit, said.share, said.share_base] if returns else []
        if room:
            parts += [said.room, said.room_unit, said.room_share, said.share_base]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Return two lines of small print."""
        return QSize(320, round(2 * self._theme.metrics(SECONDARY).height() + 16))

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words where the columns stand."""
        painter = QPainter(self)
        held = columns(self.width(), self._theme, *self._shown)
        said = self._words
        if not held.stacked:
            self._say(painter, held.question, tr("Question"), "")
        if self._shown[0]:
            self._say(painter, held.returns, said.returns, said.returns_unit)
            self._say(painter, held.share, said.share, said.share_base, right=True)
        if self._shown[1]:
            self._say(painter, held.room, said.room, said.room_unit)
            self._say(painter, held.room_share, said.room_share, said.share_base, right=True)
        painter.end()

    def _say(
        self, painter: QPainter, span: ColumnSpan, strong: str, below: str, right: bool = False
    ) -> None:
        colours, height = self._theme.colours, self._theme.metrics(SECONDARY).height()
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        first = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        where = QRectF(span.left - (8 if right else 0), 8, span.width + (4 if right else 0), height)
        if not below:
            where.moveTop((self.height() - height) / 2)
        words(painter, where, strong, first, colours.secondary, align)
        second = where.translated(0, height)
        words(painter, second, below, self._theme.font(SECONDARY), colours.secondary, align)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
