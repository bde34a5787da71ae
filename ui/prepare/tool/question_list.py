"""The themes and questions of the audit tool, to go through and to change with the keyboard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from core.model.ids import QuestionId, ThemeId
from core.model.tool import Question, Theme, Tool
from core.model.tool_order import listed_themes
from core.words import plural, tr
from ui.theme import SECONDARY, FontWeight, Sign, Tone, app_theme, draw_sign
from ui.widgets.drawn_row import MovableRows, paint_grip
from ui.widgets.paint import CONTROL_RADIUS, box, words, words_width
from ui.widgets.painted_list import Index
from ui.widgets.row_list import ROW, RowLayout, RowList, RowLook

PartId = tuple[type[Theme] | type[Question], int]
"""A theme or a question by its number."""

_SIDE: Final = 10
_NUMBER: Final = 34
_BY: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with the number of its questions."""

    id: ThemeId
    title: str
    count: int

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return tr("Theme {title}, {count}", title=self.title, count=plural(self.count, "question"))

    @property
    def reachable(self) -> bool:
        """Always: a theme can be renamed, moved and taken away too."""
        return True

    @property
    def part(self) -> PartId:
        """What it stands for."""
        return Theme, self.id


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question by number and short wording, and how many notes there are on it."""

    id: QuestionId
    key: str
    short: str
    notes: int = 0

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        told = tr("Question {key}, {short}", key=self.key, short=self.short or tr("no wording yet"))
        return f"{told}, {plural(self.notes, 'note')}" if self.notes else told

    @property
    def reachable(self) -> bool:
        """Always."""
        return True

    @property
    def part(self) -> PartId:
        """What it stands for."""
        return Question, self.id


def tool_rows(tool: Tool, notes: Mapping[QuestionId, int]) -> tuple[ThemeRow | QuestionRow, ...]:
    """Return the rows of a tool, theme by theme."""
    rows: list[ThemeRow | QuestionRow] = []
    for theme, asked in listed_themes(tool):
        rows.append(ThemeRow(theme.id, theme.title, len(asked)))
        rows += [QuestionRow(one.id, one.key, one.short, notes.get(one.id, 0)) for one in asked]
    return tuple(rows)


class QuestionList(MovableRows, RowList):
    """One stop for Tab: arrows choose, Alt and arrows move, Enter goes into the wording.

    With the pointer a theme or question is drawn to another place.

    Signals:
        chosen: another theme or question is current; carries its `PartId`.
        entered: Enter was pressed: the fields are wanted.
        move_requested: the current one is to move; carries -1 (up) or 1 (down).
        drop_requested: one was drawn onto another; carries the `PartId` of both.
        copy_requested: a second one of it is wanted.
        removal_requested: it is to be taken out of the tool.
    """

    chosen = Signal(object)
    entered = Signal()
    move_requested = Signal(int)
    drop_requested = Signal(object, object)
    copy_requested = Signal()
    removal_requested = Signal()

    def __init__(self) -> None:
        self._quiet = True  # the view tells of a row while it is made
        super().__init__(tr("Themes and questions"), _ToolLayout(app_theme()))
        self.clicked.connect(lambda _: self.chosen.emit(self.part))
        self.doubleClicked.connect(lambda _: self.entered.emit())
        self._quiet = False

    @property
    def part(self) -> PartId | None:
        """The theme or question the keyboard is at."""
        row = self.current_row
        return row.part if isinstance(row, ThemeRow | QuestionRow) else None

    def show_rows(self, rows: Sequence[ThemeRow | QuestionRow], part: PartId | None) -> None:
        """Show a tool with one part current, without a signal."""
        self._quiet = True
        self.set_rows(rows)
        at = next((at for at, row in enumerate(rows) if row.part == part), None)
        if at is not None and at != self.currentIndex().row():
            self.go_to(at)
        self._quiet = False

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell what is current now."""
        super().currentChanged(current, previous)
        if not self._quiet and current.data(ROW) is not None:
            self.chosen.emit(self.part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, double, take away or go into the fields; letters find."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        key = Qt.Key(event.key())
        if plain == alt and key in _BY:
            self.move_requested.emit(_BY[key])
        elif plain == control and key == Qt.Key.Key_D:
            self.copy_requested.emit()
        elif not plain and key == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        elif not plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def put(self, row: int, onto: int) -> None:
        """Let a theme or question go over another."""
        one, other = self.rows[row].part, self.rows[onto].part
        if one != other:
            self.drop_requested.emit(one, other)

    def keyboardSearch(self, text: str) -> None:
        """Find the next row with a word that begins so, or a number."""
        wanted, count = text.casefold(), len(self.rows)
        start = self.currentIndex().row() + 1
        for step in range(count):
            at = (start + step) % count
            row = self.rows[at]
            named = row.title if isinstance(row, ThemeRow) else f"{row.key} {row.short}"
            if any(word.startswith(wanted) for word in named.casefold().split()):
                self.go_to(at)
                return


class _ToolLayout(RowLayout):
    """A theme small, a question by its number and short wording; one line each, cut."""

    def height(self, row: ThemeRow | QuestionRow, _width: int, first: bool) -> int:
        """Return a row's height."""
        if isinstance(row, ThemeRow):
            return round(self._theme.metrics(SECONDARY).height() + (10 if first else 18))
        return round(max(self._theme.metrics(SECONDARY + 1).height() + 14, 33))

    def paint(
        self, painter: QPainter, where: QRectF, row: ThemeRow | QuestionRow, look: RowLook
    ) -> None:
        """Paint the ground of the one that is met, and its words."""
        colours = self._theme.colours
        if look.current:
            edge = colours.link if colours.hairline > 1 else None
            box(painter, where, CONTROL_RADIUS, colours.accent_tint, edge)
        elif look.hot:
            box(painter, where, CONTROL_RADIUS, colours.hover)
        inside = where.adjusted(_SIDE, 0, -_SIDE, 0)
        if isinstance(row, ThemeRow):
            self._paint_theme(painter, inside, row)
        else:
            paint_grip(painter, self._theme, where.left(), where.center().y())
            self._paint_question(painter, inside, row, look.current)

    def _paint_theme(self, painter: QPainter, where: QRectF, row: ThemeRow) -> None:
        colours = self._theme.colours
        high = self._theme.metrics(SECONDARY).height() + 10
        line = QRectF(where.left(), where.bottom() - high, where.width(), high)
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        count = str(row.count)
        right = words_width(count, font)
        words(painter, line.adjusted(0, 0, -right - 8, 0), row.title, font, colours.secondary)
        at_right = Qt.AlignmentFlag.AlignRight
        words(painter, line, count, self._theme.font(SECONDARY), colours.secondary, at_right)

    def _paint_question(
        self, painter: QPainter, where: QRectF, row: QuestionRow, current: bool
    ) -> None:
        colours = self._theme.colours
        weight = FontWeight.SEMIBOLD if current else FontWeight.REGULAR
        font = self._theme.font(SECONDARY + 1, weight)
        number = self._theme.font(SECONDARY + 1, FontWeight.SEMIBOLD)
        wide = max(float(self._theme.px(_NUMBER)), words_width(row.key, number))
        at_right = Qt.AlignmentFlag.AlignRight
        key = QRectF(where.left(), where.top(), wide, where.height())
        words(painter, key, row.key, number, colours.ink, at_right)
        side = float(self._theme.px(15)) if row.notes else 0.0
        rest = where.adjusted(wide + 8, 0, -side - (6 if side else 0), 0)
        ink = colours.ink if row.short else colours.faint
        words(painter, rest, row.short or tr("No wording yet"), font, ink)
        if row.notes:
            place = QRectF(where.right() - side, where.center().y() - side / 2, side, side)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.wash(Tone.WARN).fill)
            painter.drawEllipse(place)
            inner = place.adjusted(3, 3, -3, -3)
            draw_sign(painter, Sign.ALERT, inner, colours.card, bold=1.4)
