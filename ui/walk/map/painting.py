"""How cells and headings of the map are painted: dark is split, pale unsure, dashed missing."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from core.words import tr
from ui.theme import BODY, SECONDARY, SUBHEADING, AppTheme, FontWeight, draw_sign, sign_of
from ui.walk.map.cells import CellLook, ShownCell, ShownHead
from ui.widgets.paint import box, words, words_width
from ui.widgets.row_list import RowLayout, RowLook

_RADIUS: Final = 6.0
_GAP: Final = 3.0
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
LEAST_SHORT: Final = 62
"""Width in px at usual text under which a column's heading is its number alone."""


class MapLayout(RowLayout):
    """Paints every cell of the map."""

    def paint(self, painter: QPainter, where: QRectF, row: ShownCell, look: RowLook) -> None:
        """Paint one cell."""
        match row.look:
            case CellLook.NAME:
                self._paint_name(painter, where, row)
            case CellLook.MINUTES:
                self._paint_minutes(painter, where, row)
            case CellLook.SETTLED:
                self._paint_settled(painter, where, row)
            case CellLook.EMPTY:
                pass
            case _:
                self._paint_box(painter, where.adjusted(_GAP, _GAP, -_GAP, -_GAP), row, look)

    def _paint_box(self, painter: QPainter, where: QRectF, cell: ShownCell, look: RowLook) -> None:
        colours = self._theme.colours
        dashed = cell.look is CellLook.MISSING
        fill, ink, edge = {
            CellLook.SPLIT: (colours.accent, colours.on_accent, None),
            CellLook.UNSURE: (colours.accent_tint, colours.ink, None),
            CellLook.MISSING: (colours.card, colours.secondary, colours.faint),
            CellLook.ALIKE: (colours.card, colours.ink, colours.line),
        }[cell.look]
        if look.hot and edge is not None:
            fill = colours.hover
        box(painter, where, _RADIUS, fill, edge, colours.hairline, dashed=dashed)
        strong = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        said = self._fitting(cell.parts, where.width() - 6)
        upper = where
        if cell.below and said:
            upper = QRectF(where.left(), where.top() + 3, where.width(), where.height() / 2 - 3)
        words(painter, upper, said, strong, ink, _CENTRE)
        if cell.below:
            lower = QRectF(upper)
            if said:
                lower.moveTop(where.center().y() - 1)
            words(painter, lower, cell.below, self._theme.font(SECONDARY), ink, _CENTRE)

    def _fitting(self, parts: tuple[str, ...], wide: float) -> str:
        """Return as many counts as there is room for: the last ones stand at the side alone."""
        strong = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        for count in range(len(parts), 1, -1):
            for between in ("  ", " "):
                said = between.join(parts[:count])
                if words_width(said, strong) <= wide:
                    return said
        return parts[0] if parts else ""

    def _paint_name(self, painter: QPainter, where: QRectF, cell: ShownCell) -> None:
        colours = self._theme.colours
        strong, small = self._theme.font(BODY, FontWeight.SEMIBOLD), self._theme.font(SECONDARY)
        if len(cell.parts) == 1:  # a heading
            heading = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
            words(painter, where.adjusted(4, 0, 0, 0), cell.parts[0], heading, colours.secondary)
            return
        at = self._theme.px(20)
        words(painter, QRectF(where.left() + 4, where.top(), at, where.height()), cell.parts[0],
              small, colours.secondary)  # fmt: skip
        inner = where.adjusted(at + 6, 0, -6, 0)
        line = self._theme.metrics(BODY).height()
        below = self._theme.metrics(SECONDARY).height()
        both = cell.below and line + below <= where.height()
        top = where.center().y() - (line + (below if both else 0)) / 2
        name = QRectF(inner.left(), top, inner.width(), line)
        words(painter, name, cell.parts[1], strong, colours.ink, name=True)
        if both:
            under = QRectF(inner.left(), top + line, inner.width(), below)
            words(painter, under, cell.below, small, colours.secondary)

    def _paint_minutes(self, painter: QPainter, where: QRectF, cell: ShownCell) -> None:
        colours = self._theme.colours
        large = self._theme.font(SUBHEADING, FontWeight.BOLD)
        small = self._theme.font(SECONDARY)
        wide = words_width(cell.below, small)
        right = where.adjusted(0, 0, -10, 0)
        words(painter, right, cell.below, small, colours.secondary, Qt.AlignmentFlag.AlignRight)
        number = right.adjusted(0, 0, -wide - 5, 0)
        words(painter, number, cell.parts[0], large, colours.ink, Qt.AlignmentFlag.AlignRight)

    def _paint_settled(self, painter: QPainter, where: QRectF, cell: ShownCell) -> None:
        sign = sign_of(cell.bearing)
        if cell.bearing is None or sign is None:
            said = cell.parts[0] if cell.parts else cell.spoken
            small = self._theme.font(SECONDARY)
            words(painter, where.adjusted(2, 0, -2, 0), said, small, self._theme.colours.secondary,
                  _CENTRE)  # fmt: skip
            return
        side = self._theme.px(14)
        at = QRectF(where.center().x() - side / 2, where.center().y() - side / 2, side, side)
        draw_sign(painter, sign, at, self._theme.wash(cell.bearing).ink)


def paint_head(painter: QPainter, where: QRectF, head: ShownHead, theme: AppTheme) -> None:
    """Paint a column's heading: its number over a few words, from below upwards."""
    colours = theme.colours
    strong, small = theme.font(SECONDARY, FontWeight.SEMIBOLD), theme.font(SECONDARY)
    line = theme.metrics(SECONDARY).height()
    if not head.short:
        low = QRectF(where.left() + 4, where.bottom() - line - 6, where.width() - 10, line)
        side = Qt.AlignmentFlag.AlignRight if head.at_right else Qt.AlignmentFlag.AlignLeft
        words(painter, low, head.key, small, colours.secondary, side)
        return
    wordy = where.width() >= theme.px(LEAST_SHORT)
    said = _two_lines(head.short, small, where.width() - 6) if wordy else ()
    top = where.bottom() - 6 - line * (1 + len(said))
    words(painter, QRectF(where.left(), top, where.width(), line), head.key, strong, colours.ink,
          _CENTRE)  # fmt: skip
    for at, text in enumerate(said, 1):
        below = QRectF(where.left() + 3, top + at * line, where.width() - 6, line)
        words(painter, below, text, small, colours.secondary, _CENTRE)
    if head.always:
        wide = min(words_width(tr("always"), strong) + 12, where.width())
        chip = QRectF(where.center().x() - wide / 2, top - line - 3, wide, line + 2)
        box(painter, chip, chip.height() / 2, colours.accent_tint)
        words(painter, chip, tr("always"), strong, colours.link, _CENTRE)


def _two_lines(text: str, font: QFont, wide: float) -> tuple[str, ...]:
    """Return words in at most two lines; the second is cut where it is painted."""
    first, rest = "", text.split()
    while rest and words_width(f"{first} {rest[0]}".strip(), font) <= wide:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        first, rest = rest[0], rest[1:]
    return (first, " ".join(rest)) if rest else (first,)
