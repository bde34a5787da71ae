"""One statement over the rounds, drawn: one's own line, and others' beside it where released."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from core.charts.chart import Chart, ChartTable
from core.counting.collation import percent
from core.model.drawing import (
    Anchor,
    Dot,
    Drawing,
    DrawingStop,
    Lettering,
    Paint,
    Rectangle,
    Shape,
    Stroke,
)
from core.programme.compare import ComparedRound, Trend, TrendPoint, WordsSpan
from core.programme.compared_words import (
    base_words,
    break_words,
    few_words,
    others_words,
    round_words,
    share_words,
    whose_words,
)
from core.programme.others import ALL, NOBODY_ELSE, REGION, OthersFigures, ReleasedShare
from core.words import tr

_WIDE, _HIGH = 780.0, 360.0
_LEFT, _RIGHT, _TOP, _FOOT = 56.0, 30.0, 52.0, 34.0
_MOST_LABELS: Final = 10
_DASH: Final = 6.0
_CELLS: Final = ((REGION, Paint.PARTLY), (ALL, Paint.QUIET))

Placed = tuple[float, float]


def trend_chart(
    trend: Trend, rounds: Sequence[ComparedRound], others: OthersFigures = NOBODY_ELSE
) -> Chart:
    """Draw a statement over the rounds it was asked in; the table says the same, newest first."""
    drawn = _Drawn(trend, rounds, others)
    caption = " · ".join(filter(None, (base_words(trend.by), few_words(trend.readings))))
    table = ChartTable(drawn.head, tuple(drawn.rows()))
    drawing = Drawing(_WIDE, _HIGH, tuple(drawn.shapes()), tuple(drawn.stops()))
    empty = "" if trend.compares else tr("Its answers say neither met nor not met.")
    return Chart("trend", trend.asked.words, caption, drawing, table, empty)


class _Drawn:
    """Where everything of one chart stands."""

    def __init__(
        self, trend: Trend, rounds: Sequence[ComparedRound], others: OthersFigures
    ) -> None:
        self._trend, self._rounds, self._others = trend, rounds, others
        self._points = [(span, one) for span in trend.spans for one in span.readings]
        self._whose = _CELLS if others.are_there else ()

    @property
    def head(self) -> tuple[str, ...]:
        names = tuple(self._name(who) for who, _ in self._whose)
        return (tr("Round"), tr("Yours"), *names)

    def _name(self, who: str) -> str:
        return whose_words(self._others, who)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows of the table, with a row where two spans may not be compared."""
        spans = self._trend.spans
        for at in range(len(spans) - 1, -1, -1):
            for one in reversed(spans[at].readings):
                cells = (self._other_words(who, spans[at], one) for who, _ in self._whose)
                yield (round_words(one.at, self._rounds), share_words(one.met, one.base), *cells)
            if at:
                said = break_words(spans[at - 1], spans[at], mapped=at in self._trend.mapped)
                yield (said, *("" for _ in self.head[1:]))

    def _other_words(self, who: str, span: WordsSpan, one: TrendPoint) -> str:
        return others_words(self._others, who, span, one.at)

    def _x(self, at: int) -> float:
        wide = _WIDE - _LEFT - _RIGHT
        return _LEFT + wide * (at + 0.5) / max(len(self._points), 1)

    def _y(self, met: int, base: int) -> float:
        return _HIGH - _FOOT - (_HIGH - _TOP - _FOOT) * met / base

    def shapes(self) -> Iterator[Shape]:
        yield from self._ground()
        for who, paint in self._whose:
            yield from self._other_line(who, paint)
        yield from self._own_line()
        yield from self._labels()

    def _ground(self) -> Iterator[Shape]:
        for share in (0, 25, 50, 75, 100):
            y = self._y(share, 100)
            yield Stroke(((_LEFT, y), (_WIDE - _RIGHT, y)), Paint.LINE)
            yield Lettering(_LEFT - 8, y, f"{share}%", Paint.QUIET, anchor=Anchor.END)
        every = 2 if len(self._points) > _MOST_LABELS else 1
        wide = (_WIDE - _LEFT - _RIGHT) / max(len(self._points), 1) * every - 6
        for at, (_, one) in enumerate(self._points):
            if at % every == 0:
                words = round_words(one.at, self._rounds)
                place = (self._x(at), _HIGH - 12)
                yield Lettering(*place, words, anchor=Anchor.MIDDLE, width=wide, size=12)
        yield from self._breaks()

    def _breaks(self) -> Iterator[Shape]:
        at = 0
        for number, span in enumerate(self._trend.spans[:-1], 1):
            at += len(span.counts)
            middle = (self._x(at - 1) + self._x(at)) / 2
            for x in (middle - 7, middle + 7):
                yield from _dashed(((x, 6), (x, _HIGH - _FOOT)), Paint.QUIET, 1.2)
            mapped = number in self._trend.mapped
            words = tr("words changed, compared by the office") if mapped else tr("words changed")
            yield Lettering(middle + 14, 12, words, Paint.QUIET, size=12)

    def _own_line(self) -> Iterator[Shape]:
        at = 0
        for span in self._trend.spans:
            placed = []
            for one in span.readings:
                if one.base:
                    placed.append((self._x(at), self._y(one.met, one.base)))
                at += 1
            if len(placed) > 1:
                yield Stroke(tuple(placed), Paint.ACCENT, 3)
            for x, y in placed:
                yield Dot(x, y, 6.5, Paint.ACCENT)
                yield Dot(x, y, 3.8, Paint.CARD)

    def _other_line(self, who: str, paint: Paint) -> Iterator[Shape]:
        """Draw another's line: it ends where a year is hidden, and begins anew behind it."""
        run: list[Placed] = []
        for at, (span, one) in enumerate(self._points):
            begins = one is span.readings[0] or one == span.readings[0]
            share = self._others.at(who, span.asked.same, one.at.year)
            if begins or not _is_there(share):
                yield from _joined(run, who, paint)
                run = []
            if share is not None and share.base:
                run.append((self._x(at), self._y(share.met, share.base)))
        yield from _joined(run, who, paint)

    def _labels(self) -> Iterator[Shape]:
        """Letter one's own shares, above a peak and below a valley, every second of many."""
        shares = [one.met / one.base if one.base else 0.0 for _, one in self._points]
        every = 2 if len(self._points) > _MOST_LABELS else 1
        wide = (_WIDE - _LEFT - _RIGHT) / max(len(self._points), 1) * every
        for at, (_, one) in enumerate(self._points):
            if not one.base or at % every:
                continue
            near = shares[max(0, at - 1) : at + 2]
            above = shares[at] >= sum(near) / len(near) or shares[at] < 0.08
            y = self._y(one.met, one.base) + (-20 if above else 20)
            share = percent(one.met, one.base)
            said = share_words(one.met, one.base) if wide > 96 else f"{share}%"
            yield Lettering(self._x(at), y, said, Paint.ACCENT, True, Anchor.MIDDLE, size=12)

    def stops(self) -> Iterator[DrawingStop]:
        """Yield a stop a round, which says all lines there."""
        wide = (_WIDE - _LEFT - _RIGHT) / max(len(self._points), 1)
        for at, (span, one) in enumerate(self._points):
            said = [round_words(one.at, self._rounds), share_words(one.met, one.base)]
            for who, _ in self._whose:
                words = self._other_words(who, span, one)
                said.append(tr("{name}: {words}", name=self._name(who), words=words))
            x = self._x(at) - wide / 2
            yield DrawingStop(x, _TOP, wide, _HIGH - _TOP - _FOOT, ", ".join(said))


def _is_there(share: ReleasedShare | None) -> bool:
    return share is not None and bool(share.base)


def _joined(run: Sequence[Placed], who: str, paint: Paint) -> Iterator[Shape]:
    if who == REGION:
        yield from _dashed(run, paint, 2.2)
        for x, y in run:
            corners = ((x - 6, y + 5), (x, y - 6), (x + 6, y + 5), (x - 6, y + 5))
            yield Stroke(corners, paint, 3)
    else:
        if len(run) > 1:
            yield Stroke(tuple(run), paint, 1.6)
        for x, y in run:
            yield Rectangle(x - 4.5, y - 4.5, 9, 9, paint, radius=0)


def _dashed(points: Sequence[Placed], paint: Paint, width: float) -> Iterator[Shape]:
    for (x, y), (to_x, to_y) in pairwise(points):
        long = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
        parts = max(int(long / _DASH), 1)
        for at in range(0, parts, 2):
            a, b = at / parts, min((at + 1) / parts, 1)
            begin = (x + (to_x - x) * a, y + (to_y - y) * a)
            end = (x + (to_x - x) * b, y + (to_y - y) * b)
            yield Stroke((begin, end), paint, width)
