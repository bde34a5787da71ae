"""The rows of a file at a glance: what enters, lacks an answer, waits, or is there already."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.model.draft.returns import AnyDraft, DoubtKind, LaterRow, ReturnDraft, RowKey
from core.words import later, plural, tr
from ui.theme import RING, RING_INK, SECONDARY, FontWeight, Tone, app_theme
from ui.widgets.paint import box, words
from ui.widgets.qt_answers import painted

MOST_ROWS: Final = 60
"""Over so many rows nobody looks for one in a strip."""
_WIDE: Final = 26
_GAP: Final = 5
_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter


class RowState(StrEnum):
    """What becomes of a row of a file."""

    ENTERS = "enters"
    LACKING = "lacks an answer"
    WAITS = "waits"
    AGAIN = "counted once"
    SECOND = "beside another"


@dataclass(frozen=True, slots=True)
class RowCell:
    """One row of the file, and what becomes of it."""

    number: int
    state: RowState


def cells_of(
    draft: AnyDraft,
    accepted: Collection[DoubtKind] = (),
    stands: Mapping[RowKey, bool] | None = None,
    later: Mapping[RowKey, LaterRow] = MappingProxyType({}),
) -> tuple[RowCell, ...]:
    """Return what becomes of every row of a table of returns, in the order of the file.

    Nothing where a row's number tells no return from another: several agencies may stand side
    by side in it, and several sheets have a row of that number.
    *accepted* and *stands* are what was said of its doubts (see `Draft.accepting`).
    """
    numbers = _numbers(draft)
    if len({*numbers}) < len(numbers):
        return ()
    if accepted or stands or later:
        draft = draft.accepting(accepted, stands, later)
    found: dict[int, RowState] = {}
    for problem in draft.problems:
        if problem.holds_row_back or problem.second:
            found[problem.row] = RowState.SECOND if problem.second else RowState.WAITS
    for doubt in draft.doubts:
        found[doubt.row] = RowState.WAITS
    for row in draft.rows:
        if isinstance(row, ReturnDraft) and row.row:
            found[row.row] = RowState.LACKING if row.unread else RowState.ENTERS
    found |= dict.fromkeys(draft.again, RowState.AGAIN)
    found |= {key[1]: RowState.AGAIN for key, this in (stands or {}).items() if not this}
    return tuple(RowCell(number, found[number]) for number in sorted(found))


def _numbers(draft: AnyDraft) -> list[int]:
    """Return the row of every return of a draft, whatever becomes of it."""
    taken = [row.row for row in draft.rows if isinstance(row, ReturnDraft)]
    held = [one.row for one in draft.problems if one.holds_row_back]
    return [*taken, *held, *(one.row for one in draft.doubts), *draft.again]


def strip_words(cells: tuple[RowCell, ...]) -> tuple[str, str]:
    """Return "22 of 24 returns can come in. Nothing is in yet." and what becomes of the rows."""
    many = {state: sum(one.state is state for one in cells) for state in RowState}
    enters = many[RowState.ENTERS] + many[RowState.LACKING]
    whole = len(cells) - many[RowState.AGAIN] - many[RowState.SECOND]
    told = (
        (many[RowState.ENTERS], tr("{count} whole", count=many[RowState.ENTERS])),
        (many[RowState.LACKING], tr("{count} but for an answer", count=many[RowState.LACKING])),
        (
            many[RowState.WAITS],
            tr("{rows}", rows=plural(many[RowState.WAITS], "row waits", "rows wait")),
        ),
        (many[RowState.AGAIN], tr("{count} there already", count=many[RowState.AGAIN])),
        (many[RowState.SECOND], tr("{count} kept beside", count=many[RowState.SECOND])),
    )
    head = tr(
        "{enters} of {whole} can come in as sent. Nothing is in yet.",
        enters=enters,
        whole=plural(whole, "return"),
    )
    if cells and many[RowState.AGAIN] == len(cells):
        head = tr("All of it is there already.")
    return head, " · ".join(text for count, text in told if count)


_SAID: Final = {
    RowState.ENTERS: later("comes in whole"),
    RowState.LACKING: later("comes in but for an answer"),
    RowState.WAITS: later("waits"),
    RowState.AGAIN: later("is there already"),
    RowState.SECOND: later("is kept beside another"),
}
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class RowStrip(QWidget):
    """A cell a row with its number; to a screen reader in words.

    The arrow keys walk the rows, Enter or a click opens one.

    Signals:
        opened: a row is to be seen with its cells; carries its number.
    """

    opened = Signal(int)

    def __init__(self, cells: tuple[RowCell, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = app_theme(self)
        self._theme.follow(self.updateGeometry)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Rows of the file"))
        self.show_cells(cells)

    def show_cells(self, cells: tuple[RowCell, ...]) -> None:
        """Show what becomes of the rows now."""
        self._cells = cells
        self._at = min(self._at, max(len(cells) - 1, 0))
        self.setAccessibleDescription(strip_words(cells)[1])
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows with the arrow keys; Enter opens one."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and key in _STEPS:
            self._go(self._at + _STEPS[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self._cells) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the row under the pointer."""
        wide, high = self._theme.px(_WIDE) + _GAP, self._high() + _GAP
        at = int(event.position().y() // high) * self._in_line(self.width())
        at += int(event.position().x() // wide)
        if at < len(self._cells):
            self._go(at)
            self._open()

    def _go(self, at: int) -> None:
        self._at = min(max(at, 0), len(self._cells) - 1)
        cell = self._cells[self._at]
        self.setAccessibleName(
            tr("Row {number} {state}", number=cell.number, state=tr(_SAID[cell.state]))
        )
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    def _open(self) -> None:
        if self._cells:
            self.opened.emit(self._cells[self._at].number)

    def hasHeightForWidth(self) -> bool:
        """The cells go on in further lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        lines = -(-len(self._cells) // self._in_line(width))
        return round(lines * self._high() + (lines - 1) * _GAP)

    def sizeHint(self) -> QSize:
        """Return room for some cells in a line."""
        return QSize(400, self.heightForWidth(400))

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every cell as what becomes of its row."""
        painter = QPainter(self)
        wide, high, line = self._theme.px(_WIDE), self._high(), self._in_line(self.width())
        for at, cell in enumerate(self._cells):
            across, down = at % line, at // line
            where = QRectF(across * (wide + _GAP), down * (high + _GAP), wide, high)
            self._paint_cell(painter, where, cell)
            if at == self._at and self.hasFocus():
                box(painter, where, 5, None, RING_INK, 4)
                box(painter, where, 5, None, RING, 2)
        painter.end()

    def _paint_cell(self, painter: QPainter, where: QRectF, cell: RowCell) -> None:
        colours, good = self._theme.colours, self._theme.wash(Tone.GOOD)
        ink = colours.secondary
        match cell.state:
            case RowState.ENTERS:
                box(painter, where, 5, good.tint, None)
                ink = good.ink
            case RowState.LACKING:
                warn = self._theme.wash(Tone.WARN)
                box(painter, where, 5, warn.tint, warn.edge, 2)
                ink = warn.ink
            case RowState.WAITS:
                box(painter, where, 5, colours.card, colours.ink, 1, dashed=True)
                ink = colours.ink
            case RowState.AGAIN | RowState.SECOND:
                box(painter, where, 5, self._theme.wash(Tone.PLAIN).tint, None)
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        words(painter, where, str(cell.number), font, ink, _MIDDLE)
        if cell.state is RowState.AGAIN:
            painter.setPen(QPen(ink, 1))
            half = where.center().y()
            painter.drawLine(QPointF(where.left() + 4, half), QPointF(where.right() - 4, half))

    def _high(self) -> float:
        return float(self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 8)

    def _in_line(self, width: int) -> int:
        return max(1, int((width + _GAP) // (self._theme.px(_WIDE) + _GAP)))
