"""The table of returns as it is seen: one chip a cell, painted once for each kind."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.counting.replies import Reply
from core.model.ids import AgencyId, CaseId
from core.words import tr
from ui.prepare.replies import PairRole, RepliesModel, ReplyRole, TallyRole
from ui.prepare.reply_chip import paint_reply
from ui.theme import BODY, SECONDARY, AppTheme, FontWeight, app_theme
from ui.widgets.from_outside import PressFromOutside
from ui.widgets.item_grounds import ItemDelegate
from ui.widgets.paint import box, most_letters, without_end, without_middle, words, words_width
from ui.widgets.plain_grid import make_plain, set_heading_font
from ui.widgets.qt_answers import painted

_Index = QModelIndex | QPersistentModelIndex
_HEADING_LINES = 3


class ReturnsMatrix(QTableView):
    """Cases by agencies; the arrow keys move over the cells, Shift with them chooses several.

    A heading, or Space on a total, chooses all of its cells.

    Signals:
        chosen: another cell is current, or others are chosen; carries the current one as
            (case, agency), or None on a total.
        opened: Enter was pressed on a cell, or it was pressed twice.
        resized: the table wants another height, see `wanted_height`.
    """

    chosen = Signal(object)
    opened = Signal()
    resized = Signal()
    focus_radius = 8.0

    def __init__(self, model: RepliesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._outside = PressFromOutside(self, self.clicked.emit)
        self._replies = model
        self._needs: list[float] = []
        self._widths: dict[str, float] = {}
        self._several = False
        self._wanted = 0
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(self._theme, self))
        self.headings = _Headings(self._theme, self)
        self.setHorizontalHeader(self.headings)
        self.setAccessibleName(tr("Returns by {case} and agency"))
        self.setAccessibleDescription(
            tr(
                "Arrow keys move, Shift with them chooses several, Ctrl A all; "
                "Enter opens what can be done"
            )
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        make_plain(self)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(True)
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(self._fit)
        self.doubleClicked.connect(self._on_double_clicked)
        self._theme.follow(self._apply_theme)
        self._apply_theme()

    @property
    def pair(self) -> tuple[CaseId, AgencyId] | None:
        """The case and agency of the current cell."""
        found = self.currentIndex().data(PairRole)
        return found if isinstance(found, tuple) else None

    @property
    def pairs(self) -> tuple[tuple[CaseId, AgencyId], ...]:
        """The cases and agencies of the chosen cells, case by case; none of a total."""
        places = sorted((at.row(), at.column()) for at in self.selectedIndexes())
        found = (self._replies.index(*place).data(PairRole) for place in places)
        return tuple(pair for pair in found if isinstance(pair, tuple))

    @property
    def has_several(self) -> bool:
        """Whether more than one cell is chosen."""
        return self._several

    def choose(self, pair: tuple[CaseId, AgencyId]) -> None:
        """Make the cell of a case and an agency current."""
        place = self._replies.place(*pair)
        if place.isValid():
            self.setCurrentIndex(place)

    def choose_all(self, pairs: Iterable[tuple[CaseId, AgencyId]]) -> None:
        """Choose the cells of several cases and agencies, the first of them current."""
        places = [place for pair in pairs if (place := self._replies.place(*pair)).isValid()]
        if not places:
            return
        self.setCurrentIndex(places[0])
        chosen = QItemSelection()
        for place in places:
            chosen.select(place, place)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def focus_rect(self) -> QRect:
        """Return the current cell, which has the focus."""
        rect = self.visualRect(self.currentIndex())
        return rect.adjusted(3, 3, -3, -3) if rect.isValid() else self.viewport().rect()

    def wanted_height(self) -> int:
        """Return the height at which nothing has to scroll."""
        rows = self.verticalHeader().length()
        bar = self.horizontalScrollBar()
        beside = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return self.horizontalHeader().height() + rows + beside + 2

    def minimumSizeHint(self) -> QSize:
        """Return room for the headings and two rows."""
        head = self.horizontalHeader().sizeHint().height()
        return QSize(self._theme.px(240), head + 2 * self.verticalHeader().defaultSectionSize())

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Tell which cell is current."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.chosen.emit(self.pair)

    def selectionChanged(  # noqa: N802
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell that several cells are chosen, or are no more."""
        super().selectionChanged(selected, deselected)
        self._outside.look_at(selected)
        self.viewport().update()
        several = len(self.pairs) > 1
        if several or self._several:
            self._several = several
            self.chosen.emit(self.pair)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, choose all a total is of with Space; leave letters to the window."""
        if event.key() == Qt.Key.Key_Space and self.pair is None:
            self._choose_counted()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
            return
        if event.text().strip() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_width()

    def updateGeometries(self) -> None:  # noqa: N802
        """Tell of the room it wants once Qt has worked out how high the headings are."""
        super().updateGeometries()
        wanted = self.wanted_height()
        if wanted != self._wanted:
            self._wanted = wanted
            self.resized.emit()

    def _choose_counted(self) -> None:
        """Choose the cells that the total under the cursor counts."""
        at = self.currentIndex()
        rows, columns = self._replies.rowCount() - 1, self._replies.columnCount() - 1
        if at.isValid() and at.row() < rows:
            self.selectRow(at.row())
        elif at.isValid() and at.column() < columns:
            self.selectColumn(at.column())
        else:
            self.selectAll()

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _apply_theme(self) -> None:
        self._widths.clear()
        self._fit()

    def _fit(self) -> None:
        metrics = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD)
        self.verticalHeader().setDefaultSectionSize(round(max(metrics.height() + 24, 40)))
        set_heading_font(self.verticalHeader(), self._theme.font(BODY, FontWeight.SEMIBOLD))
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().setFixedWidth(self._names_width())
        self._needs = [self._needed(column) for column in range(self._replies.columnCount())]
        self._share_width()
        self.resized.emit()

    def _names_width(self) -> int:
        font = self._theme.font(BODY, FontWeight.SEMIBOLD)
        names = [
            str(self._replies.headerData(row, Qt.Orientation.Vertical) or "")
            for row in range(self._replies.rowCount())
        ]
        widest = max((words_width(name, font) for name in names), default=0.0)
        return round(min(widest + 16, self._theme.px(180)))

    def _share_width(self) -> None:
        """Give every column what it needs, then share the rest alike."""
        needs = self._needs
        room = self.width() - self.verticalHeader().width() - 4
        if self.verticalScrollBar().isVisibleTo(self):  # also while nobody sees the table
            room -= self.verticalScrollBar().sizeHint().width()
        self._put_totals(first=sum(needs) > room)
        spare = max(0.0, (room - sum(needs)) / max(len(needs), 1))
        for column, need in enumerate(needs):
            self.setColumnWidth(column, int(need + min(spare, self._theme.px(56))))

    def _put_totals(self, first: bool) -> None:
        """Where the table has to scroll sideways, the totals stand first, to be seen at once."""
        header, last = self.horizontalHeader(), self._replies.columnCount() - 1
        goal = 0 if first else last
        if last > 0 and header.visualIndex(last) != goal:
            header.moveSection(header.visualIndex(last), goal)

    def _needed(self, column: int) -> float:
        heading = str(self._replies.headerData(column, Qt.Orientation.Horizontal) or "")
        texts = self._replies.texts_in(column)
        chip = max((self._wide(text) + 9 for text in texts), default=0.0)
        word = max((self._wide(part) for part in heading.split()), default=0.0)
        return max(chip, word) + 6

    def _wide(self, text: str) -> float:
        """Return the width of a text, measured once a text size."""
        if text not in self._widths:
            font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
            self._widths[text] = words_width(text, font)
        return self._widths[text]


class _Headings(QHeaderView):
    """Agencies' names, broken over lines, standing on the table."""

    def __init__(self, theme: AppTheme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        """Return the height of the longest name, broken at its width."""
        texts = [(self._text(at), self.sectionSize(at) - 6) for at in range(self.count())]
        tallest = max((self._tall(*text) for text in texts), default=0.0)
        lines = min(max(tallest, self._line()), _HEADING_LINES * self._line())
        return QSize(super().sizeHint().width(), round(lines + 12))

    @painted
    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802
        """Paint one name."""
        if not rect.isValid():
            return
        painter.save()
        painter.setFont(self._theme.font(SECONDARY, FontWeight.SEMIBOLD))
        painter.setPen(self._theme.colours.secondary)
        inner = rect.adjusted(3, 2, -3, -6)
        painter.drawText(inner, self._flags(), self.shown(logical, inner.width()))
        painter.restore()

    def shown(self, logical: int, width: float) -> str:
        """Return a name as far as its lines reach; with its end where another begins alike."""
        text = self._text(logical)
        most = _HEADING_LINES * self._line() + 1
        if self._tall(text, width) <= most:
            return text
        found = self._cut(text, width, without_end)
        others = (self._text(at) for at in range(self.count()) if at != logical)
        alike = any(other.startswith(found.rstrip("…")) for other in others)
        return self._cut(text, width, without_middle) if alike else found

    def _cut(self, text: str, width: float, cut: Callable[[str, int], str]) -> str:
        most = _HEADING_LINES * self._line() + 1
        kept = most_letters(len(text), lambda kept: self._tall(cut(text, kept), width) <= most)
        return cut(text, kept)

    def _tall(self, text: str, width: float) -> float:
        metrics = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD)
        return metrics.boundingRect(QRectF(0, 0, width, 1000), self._flags(), text).height()

    def _line(self) -> float:
        return self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height()

    def _text(self, logical: int) -> str:
        return str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")

    def _flags(self) -> int:
        align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        return align.value | Qt.TextFlag.TextWordWrap.value


class _CellDelegate(ItemDelegate):
    """Paints a chip from a store of ready-made ones, so that a large table scrolls smoothly."""

    def __init__(self, theme: AppTheme, parent: ReturnsMatrix) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = parent
        self._made: dict[tuple[Reply, int, int], QPixmap] = {}
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        """Make the chips anew; connected itself, the store would outlive the delegate."""
        self._made.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        tally = index.data(TallyRole)
        if tally is not None:
            self._paint_tally(painter, rect, index)
            return
        reply = Reply(index.data(ReplyRole))  # Qt hands back a plain str
        painter.drawPixmap(rect.topLeft(), self._chip(reply, rect.width(), rect.height()))
        among = self._view.has_several and self._view.selectionModel().isSelected(index)
        if among or (index == self._view.currentIndex() and not self._view.hasFocus()):
            mark = QRectF(rect).adjusted(3, 3, -3, -3)
            box(painter, mark, 8, None, self._theme.colours.link, 2)

    def _paint_tally(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        colours = self._theme.colours
        model = index.model()
        last = index.row() == model.rowCount() - 1
        weight = (
            FontWeight.SEMIBOLD if index.column() == model.columnCount() - 1 else FontWeight.REGULAR
        )
        if last:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), colours.line)
        ink = colours.ink if weight is FontWeight.SEMIBOLD else colours.secondary
        middle = Qt.AlignmentFlag.AlignHCenter
        font = self._theme.font(SECONDARY, weight)
        words(painter, QRectF(rect), str(index.data()), font, ink, middle)

    def _chip(self, reply: Reply, width: int, height: int) -> QPixmap:
        key = (reply, width, height)
        if key not in self._made:
            ratio = self._view.devicePixelRatioF()
            sheet = QPixmap(round(width * ratio), round(height * ratio))
            sheet.setDevicePixelRatio(ratio)
            sheet.fill(Qt.GlobalColor.transparent)
            painter = QPainter(sheet)
            paint_reply(painter, QRectF(3, 4, width - 6, height - 8), reply, self._theme)
            painter.end()
            self._made[key] = sheet
        return self._made[key]
