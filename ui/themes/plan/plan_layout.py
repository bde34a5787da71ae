"""The plan as a table: recommendation and action, owner, when it is due, how it stands."""

from dataclasses import dataclass
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from core.words import tr
from ui.theme import BODY, SECONDARY, AppTheme, FontWeight, app_theme
from ui.themes.lines import EvidenceRow
from ui.themes.table_rows import TableLayout
from ui.widgets.paint import words, words_width
from ui.widgets.prose import Prose, StyledText
from ui.widgets.qt_answers import painted

_MOST_STATUS: Final = 0.58
"""How much of a recommendation's row what it is answered by may take."""


@dataclass(frozen=True, slots=True)
class PlanRow(EvidenceRow):
    """A recommendation or an action as a row; `title`, `text` and `small` say it as a card.

    `above` is a recommendation, which has its owner at the right and no other column.
    """

    number: str = ""
    text_alone: str = ""
    owner: str = ""
    due: str = ""
    status: str = ""
    above: bool = False

    @property
    def tip(self) -> str:
        """Its owner, where that may be cut."""
        return self.owner if self.above else ""


@dataclass(frozen=True, slots=True)
class PlanColumns:
    """Where the columns begin, in px from the left."""

    words: float
    owner: float
    due: float
    status: float
    end: float


def plan_columns(theme: AppTheme, width: float) -> PlanColumns:
    """Return the columns of a plan so wide; what is left over is the words'."""
    end = width - 14
    status = end - theme.px(116)
    due = status - theme.px(84)
    owner = due - max(theme.px(120), 0.24 * width)
    return PlanColumns(theme.px(50), owner, due, status, end)


class PlanLayout(TableLayout):
    """Sets `PlanRow`s in their columns."""

    least: ClassVar[int] = 700

    def _styled(self, row: EvidenceRow) -> tuple[StyledText, ...]:
        if not isinstance(row, PlanRow):
            return ()
        weight = FontWeight.SEMIBOLD if row.above else FontWeight.REGULAR
        return (
            StyledText(row.text_alone, self._theme.font(BODY, weight), self._theme.colours.ink),
        )

    def _words_at(self, row: EvidenceRow, width: int) -> tuple[float, float]:
        columns = plan_columns(self._theme, width)
        left = columns.words + (self._theme.px(36) if row.indent else 0)
        if not isinstance(row, PlanRow) or not row.above:
            return left, columns.owner - left - 14
        beside = self._side_width(row, columns)
        return left, min(columns.end - beside, columns.end) - left - (16 if beside else 0)

    def _side_width(self, row: PlanRow, columns: PlanColumns) -> float:
        if row.status:
            most = max(_MOST_STATUS * (columns.end - columns.words), self._theme.px(330))
            return min(words_width(row.status, self._tag_font()) + 20, most)
        most = self._theme.px(250)
        return min(words_width(row.owner, self._theme.font(SECONDARY)), most)

    def _owners_in_lines(self, row: PlanRow, columns: PlanColumns) -> Prose | None:
        """Return who owns a recommendation where that is more than a line holds."""
        font, wide = self._theme.font(SECONDARY), self._side_width(row, columns)
        if row.status or words_width(row.owner, font) <= wide:
            return None
        return Prose([StyledText(row.owner, font, self._theme.colours.secondary)], wide, 3)

    def _side_height(self, row: EvidenceRow, width: int) -> float:
        if not isinstance(row, PlanRow):
            return 0.0
        if row.above:
            owners = self._owners_in_lines(row, plan_columns(self._theme, width))
            return owners.height if owners else self._pill_height() if row.status else 0.0
        owner = self._owner(row, width)
        return max(owner.height, self._pill_height())

    def _owner(self, row: PlanRow, width: int) -> Prose:
        columns = plan_columns(self._theme, width)
        font = self._theme.font(SECONDARY)
        wide = columns.due - columns.owner - 12
        return Prose([StyledText(row.owner, font, self._theme.colours.ink)], wide, 3)

    def _paint_side(self, painter: QPainter, where: QRectF, row: EvidenceRow) -> None:
        if not isinstance(row, PlanRow):
            return
        colours, small = self._theme.colours, self._theme.font(SECONDARY)
        width = round(where.width()) + 4
        columns = plan_columns(self._theme, width)
        left, line = self._words_at(row, width)[0], self._theme.metrics(BODY).height()
        first = QRectF(where.left(), where.top(), left - 12, line)
        weight = FontWeight.SEMIBOLD
        ink = colours.ink if row.above and not row.indent else colours.secondary
        right = Qt.AlignmentFlag.AlignRight
        words(painter, first, row.number, self._theme.font(BODY, weight), ink, right)
        if row.above:
            self._paint_owner_at_right(painter, where, row, columns)
            return
        self._owner(row, width).draw(painter, where.left() + columns.owner, where.top() + 1)
        due = QRectF(where.left() + columns.due, where.top(), columns.status - columns.due, line)
        words(painter, due, row.due, small, colours.ink)
        if row.status:
            at = QPointF(where.left() + columns.status, where.top() - 2)
            self._pill(painter, at, row.status, row.tone)

    def _paint_owner_at_right(
        self, painter: QPainter, where: QRectF, row: PlanRow, columns: PlanColumns
    ) -> None:
        wide = self._side_width(row, columns)
        left = where.left() + columns.end - wide
        if row.status:
            self._pill(painter, QPointF(left, where.top() - 2), row.status, row.tone, wide)
            return
        owners = self._owners_in_lines(row, columns)
        if owners is not None:
            owners.draw(painter, left, where.top() + 1)
            return
        line = QRectF(left, where.top(), wide, self._theme.metrics(BODY).height())
        right, ink = Qt.AlignmentFlag.AlignRight, self._theme.colours.secondary
        words(painter, line, row.owner, self._theme.font(SECONDARY), ink, right)


class PlanHead(QWidget):
    """The heads of the columns, above the plan; out of sight where it is set as cards."""

    def __init__(self, under: QAbstractItemView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = under.viewport()
        self._viewport.installEventFilter(self)
        self._theme = app_theme(self)
        self._theme.follow(self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the plan's width, which its scroll bar narrows."""
        if event.type() == QEvent.Type.Resize:
            self.updateGeometry()
            self.update()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Return a line and its margins."""
        wide = self._viewport.width() >= self._theme.px(PlanLayout.least)
        high = self._theme.metrics(SECONDARY).height() + 16 if wide else 0
        return QSize(100, round(high))

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the heads over their columns."""
        painter = QPainter(self)
        colours = self._theme.colours
        width = self._viewport.width()
        columns = plan_columns(self._theme, width)
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        whole = QRectF(0, 0, width - 4, self.height())
        painter.fillRect(whole, colours.card)
        hair = colours.hairline
        for part in (
            QRectF(whole.left(), whole.top(), whole.width(), hair),
            QRectF(whole.left(), whole.top(), hair, whole.height()),
            QRectF(whole.right() - hair, whole.top(), hair, whole.height()),
        ):
            painter.fillRect(part, colours.line)
        for left, text in (
            (columns.words, tr("Recommendation and action")),
            (columns.owner, tr("Owner")),
            (columns.due, tr("Due")),
            (columns.status, tr("Status")),
        ):
            where = QRectF(left, 0, whole.right() - left - 4, whole.height())
            words(painter, where, text, font, colours.secondary)
        painter.end()
