"""What a finding rests on as a table: counts with their bar and share, answers as chips."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.theme import BODY, SECONDARY, FontWeight
from ui.themes.lines import EvidenceRow
from ui.themes.table_rows import TableLayout
from ui.widgets.bars import BarSegment, paint_stacked
from ui.widgets.paint import words, words_width
from ui.widgets.prose import StyledText


@dataclass(frozen=True, slots=True)
class RestsOnRow(EvidenceRow):
    """A piece of evidence as a row; `title`, `text` and `small` say it as a card.

    Of a count `parts` are the answers, `strong` and `below` its share and base, `about`
    what is counted; of a judgement `answer` is the chip and `text_alone` the reason.
    """

    parts: tuple[BarSegment, ...] = ()
    strong: str = ""
    below: str = ""
    about: str = ""
    answer: str = ""
    text_alone: str = ""


class RestsOnLayout(TableLayout):
    """Sets `RestsOnRow`s; what has neither bar nor chip is words alone."""

    least: ClassVar[int] = 540

    def _styled(self, row: EvidenceRow) -> tuple[StyledText, ...]:
        colours, small = self._theme.colours, self._theme.font(SECONDARY)
        strong = self._theme.font(BODY, FontWeight.SEMIBOLD)
        if isinstance(row, RestsOnRow) and row.parts:
            about = StyledText(row.about, small, colours.secondary)
            return StyledText(row.title, strong, colours.ink), about
        if isinstance(row, RestsOnRow) and row.answer:
            return (StyledText(row.text_alone, self._theme.font(), colours.ink),)
        ink = self._theme.wash(row.tone).ink if row.sign else colours.secondary
        return (
            StyledText(row.text, self._theme.font(), colours.ink),
            StyledText(" · ".join(p for p in (row.title, row.small) if p), small, ink),
        )

    def _words_at(self, row: EvidenceRow, width: int) -> tuple[float, float]:
        if isinstance(row, RestsOnRow) and row.parts:
            return 16.0, self._bar_left(width) - 28.0
        if isinstance(row, RestsOnRow) and row.answer:
            left = self._chip_left() + words_width(row.answer, self._tag_font()) + 34
            return left, width - left - 20
        return 16.0, width - 36.0

    def _bar_left(self, width: float) -> float:
        return width - self._theme.px(172) - self._bar_width(width) - 20

    def _bar_width(self, width: float) -> float:
        return max(self._theme.px(130), 0.28 * width)

    def _chip_left(self) -> float:
        return 16.0 + self._theme.px(132)

    def _side_height(self, row: EvidenceRow, _width: int) -> float:
        if isinstance(row, RestsOnRow) and row.answer:
            return self._pill_height()
        if isinstance(row, RestsOnRow) and row.parts:
            return self._theme.metrics(BODY).height() + self._theme.metrics(SECONDARY).height()
        return 0.0

    def _paint_side(self, painter: QPainter, where: QRectF, row: EvidenceRow) -> None:
        if not isinstance(row, RestsOnRow):
            return
        colours, strong = self._theme.colours, self._theme.font(BODY, FontWeight.SEMIBOLD)
        line = self._theme.metrics(BODY).height()
        if row.answer:
            title = QRectF(where.left() + 16, where.top(), self._theme.px(124), line)
            words(painter, title, row.about, strong, colours.ink, name=True)
            at = QPointF(where.left() + self._chip_left(), where.top() - 2)
            self._pill(painter, at, row.answer, row.tone)
        elif row.parts:
            width = where.width() + 4
            left, wide = where.left() + self._bar_left(width), self._bar_width(width)
            high = min(where.height(), line + 4)
            bar = QRectF(left, where.center().y() - high / 2, wide, high)
            paint_stacked(painter, bar, row.parts, self._theme)
            share = QRectF(bar.right() + 20, where.top(), self._theme.px(164), line)
            words(painter, share, row.strong, strong, colours.ink)
            base = share.translated(0, line)
            base.setHeight(self._theme.metrics(SECONDARY).height())
            words(painter, base, row.below, self._theme.font(SECONDARY), colours.secondary)
