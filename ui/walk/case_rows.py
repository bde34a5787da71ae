"""The cases as painted rows under their pathway or team: one view, however many there are."""

from typing import Any, Final, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView

from core.model.ids import CaseId
from core.words import tr
from ui.theme import BODY, SECONDARY, AppTheme, FontWeight, Sign, Tone, draw_sign
from ui.walk.case_row import CaseRow, GroupHeading
from ui.widgets.item_grounds import ListModel
from ui.widgets.paint import CONTROL_RADIUS, box, words
from ui.widgets.prose import Prose, StyledText
from ui.widgets.row_list import ROW, RowLayout, RowLook
from ui.widgets.tags import draw_state

Index = QModelIndex | QPersistentModelIndex
Row = GroupHeading | CaseRow


class PlacedRow(NamedTuple):
    """A heading or a case, and whether the room is at it."""

    row: Row
    here: bool


_LEFT: Final = 10
_MOST_HEIGHTS: Final = 2_000
"""Rows whose heights are known at a time: those that were changed are forgotten with the rest."""


class CaseRows(ListModel):
    """Headings and cases in the order of the list; knows where the room is."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._here: CaseId | None = None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many headings and cases there are."""
        return 0 if parent.isValid() else len(self._rows)

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows; where the same cases stay, only what differs is told."""
        if [_same(row) for row in rows] != [_same(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        changed = [at for at, row in enumerate(rows) if row != self._rows[at]]
        for at in changed:  # the others stay the very same, so that what is known of them does
            self._rows[at] = rows[at]
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))

    def show_here(self, case: CaseId | None) -> None:
        """Mark the case the room is at."""
        was, self._here = self._here, case
        for row in (self.row_of(was), self.row_of(case)):
            if row is not None:
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_at(self, at: int) -> Row:
        """Return what stands in a row."""
        return self._rows[at]

    def row_of(self, case: CaseId | None) -> int | None:
        """Return where a case is listed."""
        for at, row in enumerate(self._rows):
            if isinstance(row, CaseRow) and row.id == case:
                return at
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a row can be chosen: headings cannot."""
        if isinstance(self._rows[index.row()], GroupHeading):
            return Qt.ItemFlag.ItemNeverHasChildren
        chosen = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return chosen | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's words, or the row itself and whether the room is there."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        here = isinstance(row, CaseRow) and row.id == self._here
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words if isinstance(row, GroupHeading) else row.reference
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(row, here)
            case Qt.ItemDataRole.AccessibleDescriptionRole if isinstance(row, CaseRow):
                cases = [one.id for one in self._rows if isinstance(one, CaseRow)]
                return tr("{number} of {count}", number=cases.index(row.id) + 1, count=len(cases))
            case Qt.ItemDataRole.ToolTipRole if isinstance(row, CaseRow):
                return f"{row.reference}: {row.words}"
            case _ if role == ROW:
                return PlacedRow(row, here)
        return None


def _same(row: Row) -> object:
    return row.words if isinstance(row, GroupHeading) else row.id


def _spoken(row: Row, here: bool) -> str:
    if isinstance(row, GroupHeading):
        return row.words
    said = f"{row.reference}, {row.spoken}"
    return tr("{said}, open now", said=said) if here else said


class CaseRowLayout(RowLayout):
    """Lays out headings and cases; the words below a name wrap where they must."""

    def __init__(self, theme: AppTheme, view: QListView) -> None:
        super().__init__(theme)
        self._view = view
        self._heights: dict[int, tuple[Row, int, int]] = {}

    def forget(self) -> None:
        """Lay everything out anew."""
        super().forget()
        self._heights.clear()

    def height(self, shown: Row, width: int, first: bool) -> int:
        """Return a row's height at the view's width.

        After each judgement the view asks for that of every row, of which one has changed.
        """
        known = self._heights.get(id(shown))
        if known is None or known[0] is not shown or known[1] != width:
            known = self._heights[id(shown)] = (shown, width, self._measured(shown, width, first))
            if len(self._heights) > _MOST_HEIGHTS:
                self._heights = {id(shown): known}
        return known[2]

    def _measured(self, shown: Row, width: int, first: bool) -> int:
        if isinstance(shown, GroupHeading):
            return round(self._heading(shown, width).height + (14 if first else 24))
        height = self._theme.metrics(BODY).height() + self._below(shown, width).height + 17
        return round(max(height, 48))

    def paint(self, painter: QPainter, where: QRectF, row: PlacedRow, look: RowLook) -> None:
        """Paint a heading or a case."""
        where.setWidth(row_width(self._view))
        if isinstance(row.row, GroupHeading):
            prose = self._heading(row.row, where.width())
            prose.draw(painter, where.left() + _LEFT, where.bottom() - 6 - prose.height)
        else:
            self._paint_case(painter, where, row.row, row.here, look.hot)

    def _paint_case(
        self, painter: QPainter, where: QRectF, row: CaseRow, here: bool, hot: bool
    ) -> None:
        colours, wash = self._theme.colours, self._theme.wash(Tone.GOOD)
        self._paint_ground(painter, where, here, hot)
        side = self._theme.px(20)
        mark = QRectF(where.left() + _LEFT, where.center().y() - side / 2, side, side)
        marks = (wash.fill, wash.on_fill, colours.link, colours.secondary)
        draw_state(painter, mark, row.state, marks)
        name = self._theme.font(BODY, FontWeight.SEMIBOLD if here else FontWeight.REGULAR)
        height = self._theme.metrics(BODY).height()
        below = self._below(row, where.width())
        top = where.center().y() - (height + below.height) / 2
        left = where.left() + self._text_left()
        line = QRectF(left, top, self._text_width(row, where.width()), height)
        words(painter, line, row.reference, name, colours.ink, name=True)
        below.draw(painter, left, top + height)
        if row.concerns:
            self._paint_concern(painter, where)

    def _paint_ground(self, painter: QPainter, where: QRectF, here: bool, hot: bool) -> None:
        colours = self._theme.colours
        if here:
            box(painter, where, CONTROL_RADIUS, colours.accent_tint)
            painter.save()
            painter.setClipRect(QRectF(where.left(), where.top(), 3, where.height()))
            box(painter, where, CONTROL_RADIUS, colours.link)
            painter.restore()
        elif hot:
            box(painter, where, CONTROL_RADIUS, colours.hover)

    def _paint_concern(self, painter: QPainter, where: QRectF) -> None:
        """Paint the mark of a concern that is not passed on yet."""
        wash, side = self._theme.wash(Tone.BAD), float(self._theme.px(20))
        disc = QRectF(where.right() - 10 - side, where.center().y() - side / 2, side, side)
        box(painter, disc, side / 2, wash.fill)
        inner = disc.adjusted(side * 0.22, side * 0.22, -side * 0.22, -side * 0.22)
        draw_sign(painter, Sign.ALERT, inner, wash.on_fill, bold=1.3)

    def _text_left(self) -> float:
        return _LEFT + self._theme.px(20) + 10

    def _text_width(self, row: CaseRow, width: float) -> float:
        right = self._theme.px(20) + 16 if row.concerns else 6
        return max(40.0, width - self._text_left() - right)

    def _below(self, row: CaseRow, width: float) -> Prose:
        return self._prose(row.words, self._text_width(row, width), FontWeight.REGULAR)

    def _heading(self, row: GroupHeading, width: float) -> Prose:
        return self._prose(row.words, width - 2 * _LEFT, FontWeight.SEMIBOLD)

    def _prose(self, words: str, width: float, weight: FontWeight) -> Prose:
        # A list of sixty asks for every height ten times while its page finds its size.
        def made() -> tuple[Prose, ...]:
            font = self._theme.font(SECONDARY, weight)
            part = StyledText(words, font, self._theme.colours.secondary)
            return (Prose([part], width, most=3),)

        (prose,) = self.kept((words, weight), round(width), made)
        return prose


def row_width(view: QListView) -> int:
    """Return the width of rows: the same with and without the scroll bar beside them."""
    return view.width() - view.verticalScrollBar().sizeHint().width()


def padded(rect: QRect, view: QListView) -> QRect:
    """Return where the focus ring goes around a row."""
    whole = QRect(rect)
    whole.setWidth(row_width(view))
    return whole.adjusted(3, 3, -3, -3)
