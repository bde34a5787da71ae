"""Earlier audits beside this one: what is asked in the same words, like only with like."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from core.charts.chart import Chart, ChartTable, high_for, joined, lettered
from core.counting.collation import Base, ItemCount, percent
from core.counting.earlier import ApartFigure, ComparableCount
from core.counting.live_number import Counted, LiveNumber
from core.counting.since_then import compared_shares, moved_returns
from core.model.drawing import (
    Anchor,
    Drawing,
    DrawingStop,
    Lettering,
    Paint,
    Rectangle,
    Shape,
)
from core.model.ids import ItemId
from core.wording.earlier import apart_words
from core.wording.numbers import listed, number, percent_text
from core.words import tr, word_for

_HIGH, _WIDE = 44.0, 580.0
_KEY, _WHEN, _BAR, _END, _SAID = 30.0, 196.0, 236.0, 318.0, 450.0
_MOST_NAMED = 12


Apart = Mapping[ItemId, Sequence[ApartFigure]]
_NOTHING_APART: Apart = {}


def earlier_chart(
    rows: Sequence[ItemCount],
    before: Mapping[ItemId, Sequence[ComparableCount]],
    base: Base,
    apart: Apart = _NOTHING_APART,
) -> Chart:
    """Draw this audit's returns beside those of the last one that asked the same.

    What an earlier one gives that must not be compared stands below, with why.
    """
    shapes: list[Shape] = []
    marks: list[DrawingStop] = []
    lines: list[tuple[str, ...]] = []
    shares = compared_shares(rows, before, base)
    compared = [(each.row, each.earlier) for each in shares]
    top = 0.0
    for each in shares:
        row, one, then, now_is = each.row, each.earlier, each.then, each.now
        high, moved = _high(row), difference_words(then, now_is)
        shapes += _lines(row, then, now_is, moved, top + high / 2)
        told = _table_row(row, one, then, now_is, moved)
        lines.append(told)
        answer = (row.lead.id,)
        value = LiveNumber(Counted.RETURNS, row.item.question_id, row.item.id, answer, base)
        marks.append(DrawingStop(0, top, _WIDE, high, ", ".join(told), value))
        top += high
    told_apart = [(row, one) for row in rows for one in apart.get(row.item.id, ())]
    for row, figure in told_apart:
        shapes += _apart(row, figure, top + _high(row) / 2)
        top += _high(row)
        lines.append(_apart_row(row, figure, base))
    drawing = Drawing(_WIDE, max(top, _HIGH), tuple(shapes), tuple(marks))
    beside = [*((row, one.earlier) for row, one in compared)]
    beside += [(row, one.earlier) for row, one in told_apart]
    audits = dict.fromkeys(audit.title for _, audit in beside)
    there = {row.item.id for row, _ in beside}
    left = [row.item.key for row in rows if row.item.id not in there]
    caption = joined(listed(list(audits)), word_for(base), _not_compared(left if there else []))
    head = (tr("Question"), tr("Earlier audit"), tr("Then"), tr("Now"), tr("Difference"))
    empty = "" if compared or told_apart else tr("Nothing was asked earlier in the same words.")
    title = tr("Earlier audit, side by side")
    return Chart("earlier", title, caption, drawing, ChartTable(head, tuple(lines)), empty)


def _high(row: ItemCount) -> float:
    return high_for([row.item.short], _WHEN - _KEY - 8, _HIGH)


def difference_words(then: tuple[int, int], now_is: tuple[int, int]) -> str:
    """Tell a difference in returns of today's number: "four returns fewer", "under one return"."""
    moved = moved_returns(then, now_is)
    whole = Decimal(abs(moved).numerator) / Decimal(abs(moved).denominator)
    if moved == 0:
        return tr("the same")
    if whole < 1:
        return tr("under one return")
    far = int(whole.quantize(Decimal(1), ROUND_HALF_UP))
    if far == 1:
        return tr("one return more") if moved > 0 else tr("one return fewer")
    if moved > 0:
        return tr("{far} returns more", far=number(far))
    return tr("{far} returns fewer", far=number(far))


def _lines(
    row: ItemCount, then: tuple[int, int], now_is: tuple[int, int], moved: str, middle: float
) -> list[Shape]:
    return [
        Lettering(0, middle, row.item.key, Paint.QUIET, width=_KEY - 4),
        *lettered(row.item.short, _KEY, middle, _WHEN - _KEY - 8),
        *_bar(tr("then"), then, middle - 10, None),
        *_bar(tr("now"), now_is, middle + 10, Paint.ACCENT),
        Lettering(_SAID, middle, moved, strong=True, width=_WIDE - _SAID, size=12),
    ]


def _bar(when: str, share: tuple[int, int], y: float, fill: Paint | None) -> list[Shape]:
    """Draw one share: what was, as an outline; what is, filled."""
    count, base = share
    wide = (_END - _BAR) * count / base
    counts = tr("{count} of {of}", count=count, of=base)
    return [
        Lettering(_WHEN, y, when, Paint.QUIET),
        Rectangle(_BAR, y - 6, _END - _BAR, 12, Paint.PALE),
        Rectangle(_BAR, y - 6, wide, 12, fill or Paint.CARD, edge=Paint.ACCENT),
        Lettering(_END + 48, y, percent_text(percent(*share)), strong=True, anchor=Anchor.END),
        Lettering(_SAID - 8, y, counts, Paint.QUIET, anchor=Anchor.END, size=12),
    ]


def _table_row(
    row: ItemCount,
    one: ComparableCount,
    then: tuple[int, int],
    now_is: tuple[int, int],
    moved: str,
) -> tuple[str, ...]:
    shares = [share_words(each) for each in (then, now_is)]
    return (f"{row.item.key} {row.item.short}", one.earlier.title, *shares, moved)


def _apart(row: ItemCount, figure: ApartFigure, middle: float) -> list[Shape]:
    """Draw no bar, but why there is none."""
    said = f"{figure.earlier.title}: {apart_words(figure)}"
    first, _, because = said.partition(", ") if figure.because else (said, "", "")
    lines = [(first, middle - 9), (because, middle + 9)] if because else [(said, middle)]
    return [
        Lettering(0, middle, row.item.key, Paint.QUIET, width=_KEY - 4),
        *lettered(row.item.short, _KEY, middle, _WHEN - _KEY - 8),
        *(
            Lettering(_WHEN, y, text, Paint.QUIET, width=_WIDE - _WHEN, size=12)
            for text, y in lines
        ),
    ]


def _apart_row(row: ItemCount, figure: ApartFigure, base: Base) -> tuple[str, ...]:
    now_is = share_words((row.count(row.lead), row.base(base)))
    named = f"{row.item.key} {row.item.short}"
    return named, figure.earlier.title, apart_words(figure), now_is, ""


def share_words(each: tuple[int, int]) -> str:
    """Return "58.3% (14 of 24)"."""
    share = percent_text(percent(*each))
    return tr("{percent} ({count} of {of})", percent=share, count=each[0], of=each[1])


def _not_compared(left: Sequence[str]) -> str:
    """Name what was not asked then in the same words, or had no answer to compare."""
    if not left:
        return ""
    if len(left) > _MOST_NAMED:
        return tr("{count} not asked then in the same words", count=len(left))
    return tr("not asked then in the same words: {keys}", keys=listed(left))
