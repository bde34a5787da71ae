"""A list of things said or written, each leading to its case and question."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme import BODY, SECONDARY, AppTheme, FontWeight, Tone
from ui.widgets.paint import box, words
from ui.widgets.painted_list import Index, PaintedList
from ui.widgets.prose import Prose, StyledText

LINE = Qt.ItemDataRole.UserRole + 1
_PAD = 8
_BAR = 4


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One thing: its title, the words, and small print with a sign in its tone.

    `value` is what `entered_line` carries; a `heading` stands over others and is not pressed.
    """

    title: str = ""
    text: str = ""
    small: str = ""
    sign: str = ""
    tone: Tone = Tone.PLAIN
    value: object = None
    heading: bool = False

    @property
    def spoken(self) -> str:
        """All of it, to be read out."""
        return ". ".join(part for part in (self.title, self.text, self.small) if part)


class Lines(PaintedList):
    """Shows `EvidenceRow`s. Up and Down look along them, Enter or a press enters one.

    Signals:
        entered_line: Enter or a press on a line; carries its value.
        at_changed: the keyboard is at another line.
        left: Esc was pressed.
    """

    entered_line = Signal(object)
    at_changed = Signal()
    left = Signal()
    focus_radius = 6.0

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.rows = _Model()
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self._theme, self))
        self.setAccessibleDescription("Up and Down look along them, Enter goes there")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._on_pressed)

    @property
    def lines(self) -> tuple[EvidenceRow, ...]:
        """What is shown."""
        return self.rows.lines

    @property
    def at(self) -> EvidenceRow | None:
        """The line the keyboard is at."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, EvidenceRow) else None

    def show_lines(self, lines: Sequence[EvidenceRow]) -> None:
        """Show others; the keyboard stays with the same thing where it is still there."""
        if tuple(lines) == self.lines:
            return
        value = self.at.value if self.at is not None else None
        self.rows.show_lines(tuple(lines))
        places = [n for n, line in enumerate(lines) if not line.heading]
        at = next((n for n in places if lines[n].value == value), places[0] if places else None)
        if at is not None:
            self.setCurrentIndex(self.rows.index(at))
        self.at_changed.emit()

    def focus_rect(self) -> QRect:
        """Return the line the keyboard is at, for the focus ring."""
        index = self.currentIndex()
        shown = self.viewport().rect()
        where = self.visualRect(index) if index.isValid() else shown
        return where.adjusted(4, 4, -4, -4) & shown.adjusted(4, 4, -4, -4)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell that the keyboard is at another line."""
        super().currentChanged(current, previous)
        self.at_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter a line with Enter or Space; leave with Esc."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and plain == Qt.KeyboardModifier.NoModifier:
            self._on_pressed(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the ring on the line."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def minimumSizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(self._theme.px(160), self._theme.px(96))

    def _on_pressed(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, EvidenceRow) and not line.heading:
            self.entered_line.emit(line.value)


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[EvidenceRow, ...] = ()

    def show_lines(self, lines: tuple[EvidenceRow, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are; a line holds none."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, or its words to be read out."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return line.spoken if role in spoken else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings be passed over."""
        if not index.isValid() or self.lines[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: AppTheme, view: Lines) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the words at the view's width."""
        line = index.data(LINE)
        width = self._view.viewport().width()
        if not isinstance(line, EvidenceRow):
            return QSize(width, 0)
        height = sum(part.height + 2 for part in self._parts(line, width)) + 2 * _PAD
        return QSize(width, round(height + (8 if line.heading else 6)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the bar in its tone and the words."""
        line = index.data(LINE)
        if not isinstance(line, EvidenceRow):
            return
        where = QRect(option.rect)
        hot = option.state & QStyle.StateFlag.State_MouseOver
        painter.save()
        ground = QRectF(where).adjusted(0, 0, -4, -6)
        if not line.heading:
            self._ground(painter, line, ground, hot=bool(hot))
        left, top = ground.left() + self._left(line), ground.top() + _PAD
        if line.heading:
            top += 6
        for part in self._parts(line, where.width()):
            part.draw(painter, left, top)
            top += part.height + 2
        painter.restore()

    def _ground(self, painter: QPainter, line: EvidenceRow, where: QRectF, hot: bool) -> None:
        colours, wash = self._theme.colours, self._theme.wash(line.tone)
        ground = colours.hover if hot else colours.card
        box(painter, where, 6, ground, colours.line, colours.hairline)
        painter.save()
        painter.setClipRect(QRectF(where.left(), where.top(), _BAR, where.height()))
        bar = colours.stripe if line.tone is Tone.WARN else wash.fill
        box(painter, where, 6, bar)
        painter.restore()
        if line.sign:
            side = float(self._theme.px(18))
            sign = QRectF(where.left() + _BAR + 8, where.top() + _PAD, side, side)
            font = self._theme.font(BODY, FontWeight.BOLD)
            words(painter, sign, line.sign, font, wash.ink)

    def _left(self, line: EvidenceRow) -> float:
        if line.heading:
            return 0.0
        return _BAR + 10.0 + (self._theme.px(20) if line.sign else 0)

    def _parts(self, line: EvidenceRow, width: int) -> list[Prose]:
        colours, inner = self._theme.colours, width - self._left(line) - 18
        strong = self._theme.font(BODY, FontWeight.BOLD if line.heading else FontWeight.SEMIBOLD)
        said = (
            StyledText(line.title, strong, colours.ink),
            StyledText(line.text, self._theme.font(), colours.ink),
            StyledText(line.small, self._theme.font(SECONDARY), colours.secondary),
        )
        return [Prose([part], inner) for part in said if part.text]
