"""The list against the sample: two bars a value, to one scale, with the numbers beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.counting.collation import percent
from core.counting.drawn import CurrentSample
from core.counting.sampling import Stratum
from core.wording.sample import share_words, stratum_words
from core.words import tr
from ui.theme import SECONDARY, FontWeight, Tone, app_theme
from ui.widgets.entry_list import EntryHeading
from ui.widgets.paint import box, words, words_width
from ui.widgets.prose import Prose, StyledText
from ui.widgets.qt_answers import painted
from ui.widgets.row_list import RowLayout, RowList, RowLook

_BAR = 11.0
_GAP = 4.0
_NAME, _NUMBERS = 0.22, 0.55
"""Shares of the width for a value's name, and at most for its numbers; bars have the rest."""


@dataclass(frozen=True, slots=True)
class StratumRow:
    """One value: how much of the list it is, and of the sample, in words and parts of 1.

    `widest` are the longest words of all rows, so that the bars stand in one column;
    `faded` is after a change.
    """

    stratum: Stratum
    on_list: str
    in_sample: str
    part_of_list: float
    part_of_sample: float
    spoken: str
    widest: str = ""
    faded: bool = False

    @property
    def reachable(self) -> bool:
        """Always."""
        return True


class BarsLegend(QWidget):
    """Which bar is which: grey for the list, the accent for the sample."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._theme.follow(self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Upper bar the list, lower bar the sample"))

    def sizeHint(self) -> QSize:
        """Return both colours with their words."""
        font = self._theme.font(SECONDARY)
        wide = sum(words_width(text, font) + 38 for text, _ in self._parts())
        return QSize(round(wide), round(self._theme.metrics(SECONDARY).height() + 4))

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them side by side."""
        painter = QPainter(self)
        font, left = self._theme.font(SECONDARY), 0.0
        for text, fill in self._parts():
            box(painter, QRectF(left, self.height() / 2 - 5, 18, 10), 3, fill)
            wide = words_width(text, font) + 2
            where = QRectF(left + 24, 0, wide, self.height())
            words(painter, where, text, font, self._theme.colours.secondary)
            left += wide + 36
        painter.end()

    def _parts(self) -> tuple[tuple[str, QColor], ...]:
        colours = self._theme.colours
        return (tr("the list"), colours.faint), (tr("the sample"), colours.accent)


class StratumBars(RowList):
    """As high as all its rows: the page scrolls, the bars do not."""

    def __init__(self) -> None:
        super().__init__(tr("The sample against the list"), _StratumLayout(app_theme()))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sample(self, sample: CurrentSample, faded: bool) -> None:
        """Show every value of every column."""
        made = [_row(one, sample, faded) for one in sample.strata]
        widest = max((row.in_sample for row in made), key=len, default="")
        rows: list[EntryHeading | StratumRow] = []
        for at, heading in enumerate(sample.headings):
            rows.append(EntryHeading(heading))
            rows += [replace(row, widest=widest) for row in made if row.stratum.column == at]
        self.set_rows(rows)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the rows are at this width."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return room for the words beside the bars."""
        return QSize(self._theme.px(240), self.minimumHeight())

    def _restyle(self) -> None:
        super()._restyle()
        self._fit()

    def _fit(self) -> None:
        high = self.content_height(max(self.viewport().width(), 200)) + 2
        if high != self.minimumHeight():
            self.setFixedHeight(high)


class _StratumLayout(RowLayout):
    def height(self, row: EntryHeading | StratumRow, _width: int, first: bool) -> int:
        line = self._theme.metrics(SECONDARY).height()
        if isinstance(row, EntryHeading):
            return round(line + (6 if first else 18))
        return round(2 * max(line, _BAR + _GAP) + 12)

    def paint(
        self,
        painter: QPainter,
        where: QRectF,
        row: EntryHeading | StratumRow,
        look: RowLook,
    ) -> None:
        colours = self._theme.colours
        line = self._theme.metrics(SECONDARY).height()
        if isinstance(row, EntryHeading):
            under = QRectF(where.left(), where.bottom() - line - 2, where.width(), line)
            font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
            words(painter, under, row.text, font, colours.secondary)
            return
        if look.current:
            box(painter, where, 6, colours.hover)
        name, middle, numbers = self._parts(where, row.widest)
        (called,) = self.kept(row, round(name.width()), lambda: self._called(row, name.width()))
        called.draw(painter, name.left(), name.center().y() - called.height / 2)
        sample = colours.faint if row.faded else colours.accent
        top = where.center().y() - _BAR - _GAP / 2
        self._bar(painter, middle, top, row.part_of_list, colours.faint)
        self._bar(painter, middle, top + _BAR + _GAP, row.part_of_sample, sample)
        self._numbers(painter, numbers, row)

    def _called(self, row: StratumRow, width: float) -> tuple[Prose, ...]:
        strong = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        text = StyledText(row.stratum.value, strong, self._theme.colours.ink)
        return (Prose([text], width, most=2),)

    def _parts(self, where: QRectF, widest: str) -> tuple[QRectF, QRectF, QRectF]:
        inner = where.adjusted(6, 0, -6, 0)
        strong = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        right = min(words_width(widest, strong) + 4, inner.width() * _NUMBERS)
        left = inner.width() * _NAME
        name = QRectF(inner.left(), inner.top(), left - 8, inner.height())
        numbers = QRectF(inner.right() - right, inner.top(), right, inner.height())
        middle = QRectF(
            name.right() + 8, inner.top(), numbers.left() - name.right() - 20, inner.height()
        )
        return name, middle, numbers

    def _bar(self, painter: QPainter, where: QRectF, top: float, part: float, fill: QColor) -> None:
        track = QRectF(where.left(), top, where.width(), _BAR)
        box(painter, track, 3, self._theme.colours.track)
        if part:
            box(painter, QRectF(track.left(), top, track.width() * part, _BAR), 3, fill)

    def _numbers(self, painter: QPainter, where: QRectF, row: StratumRow) -> None:
        colours = self._theme.colours
        line = self._theme.metrics(SECONDARY).height()
        plain = self._theme.font(SECONDARY)
        strong = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        first = QRectF(where.left(), where.center().y() - line, where.width(), line)
        words(painter, first, row.on_list, plain, colours.secondary)
        ink = colours.secondary if row.faded else colours.link
        if not row.stratum.met:
            ink = self._theme.wash(Tone.WARN).ink
        words(painter, first.translated(0, line), row.in_sample, strong, ink)


def _row(one: Stratum, sample: CurrentSample, faded: bool) -> StratumRow:
    rate = percent(one.listed, sample.total)
    return StratumRow(
        one,
        tr("List {listed} of {total} · {rate}%", listed=one.listed, total=sample.total, rate=rate),
        tr(
            "Sample {drawn} of {size} · {share}",
            drawn=one.drawn,
            size=sample.size,
            share=share_words(one),
        ),
        one.listed / max(sample.total, 1),
        one.drawn / max(sample.size, 1),
        f"{one.value}: {stratum_words(one, sample)}",
        faded=faded,
    )


def rows_of(bars: StratumBars) -> Sequence[StratumRow]:
    """Return the values shown, without their headings."""
    return [row for row in bars.rows if isinstance(row, StratumRow)]
