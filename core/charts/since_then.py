"""An earlier audit in three columns: what was to develop, has improved, goes on."""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest

from core.charts.chart import ROW, WIDE, Chart, ChartTable, high_for, joined, lettered
from core.counting.collation import Base, ItemCount, percent
from core.counting.earlier import ComparableCount
from core.counting.live_number import Counted, LiveNumber
from core.counting.since_then import ComparedShare, CountAndBase, compared_shares, since_then
from core.model.drawing import Drawing, DrawingStop, Lettering, Paint, Shape, Stroke
from core.model.ids import ItemId
from core.wording.numbers import listed, percent_text
from core.words import tr, word_for

_HIGH, _HEAD, _GAP = 42.0, 30.0, 12.0
Column = tuple[str, Sequence[ComparedShare], Callable[[ComparedShare], str]]
_COLUMN = (WIDE - 2 * _GAP) / 3


def since_chart(
    rows: Sequence[ItemCount], before: Mapping[ItemId, Sequence[ComparableCount]], base: Base
) -> Chart:
    """Draw what an earlier audit found wanting, what moved by a return or more, what stays."""
    shares = compared_shares(rows, before, base)
    columns = _columns(shares)
    shapes: list[Shape] = []
    stops: list[DrawingStop] = []
    lowest = _HEAD + _HIGH
    for at, (head, held, words) in enumerate(columns):
        left = at * (_COLUMN + _GAP)
        shapes.append(Lettering(left, _HEAD / 2, head, strong=True, width=_COLUMN))
        line = ((left, _HEAD - 3), (left + _COLUMN, _HEAD - 3))
        shapes.append(Stroke(line, Paint.ACCENT, 2))
        top = _HEAD
        for one in held:
            named, said = _named(one), words(one)
            high = high_for([named], _COLUMN)  # one line of it is as high as what is said below
            shapes += lettered(named, left, top + high / 2, _COLUMN)
            at_foot = top + high + 5
            shapes.append(Lettering(left, at_foot, said, Paint.QUIET, width=_COLUMN, size=12))
            high += _HIGH - ROW
            spoken = f"{head}: {named}, {said}"
            stops.append(DrawingStop(left, top, _COLUMN, high, spoken, _number(one, base)))
            top += high
        lowest = max(lowest, top)
    drawing = Drawing(WIDE, lowest, tuple(shapes), tuple(stops))
    cells = ([f"{named}: {said}" for named, said in held] for _, held in since_columns(shares))
    table = ChartTable(
        tuple(head for head, _, _ in columns), tuple(zip_longest(*cells, fillvalue=""))
    )
    audits = dict.fromkeys(one.earlier.earlier.title for one in shares)
    rule = tr("to develop: half or fewer; improved: by a return or more")
    caption = joined(listed(list(audits)), word_for(base), rule)
    empty = "" if any(held for _, held, _ in columns) else tr("Nothing to tell in three columns.")
    return Chart("since", tr("Since the earlier audit"), caption, drawing, table, empty)


def since_columns(
    shares: Sequence[ComparedShare],
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the three columns: under each head what is in it, with its share in words."""
    return tuple(
        (head, tuple((_named(one), words(one)) for one in held))
        for head, held, words in _columns(shares)
    )


def since_by_question(
    shares: Sequence[ComparedShare],
) -> tuple[tuple[str, Mapping[ItemId, str]], ...]:
    """Return the three columns: under each head, by what is asked, its share in words."""
    return tuple(
        (head, {one.row.item.id: words(one) for one in held})
        for head, held, words in _columns(shares)
    )


def _columns(shares: Sequence[ComparedShare]) -> tuple[Column, ...]:
    found = since_then(shares)
    return (
        (tr("Was to develop"), found.to_develop, _then_words),
        (tr("Has improved"), found.improved, _both_words),
        (tr("Goes on"), found.goes_on, _now_words),
    )


def _named(one: ComparedShare) -> str:
    return f"{one.row.item.key} {one.row.item.short}"


def _then_words(one: ComparedShare) -> str:
    return tr("{share} then", share=_share(one.then))


def _now_words(one: ComparedShare) -> str:
    return tr("{share} now", share=_share(one.now))


def _both_words(one: ComparedShare) -> str:
    then = percent_text(percent(*one.then))
    return tr("{then}, now {now_is}", then=then, now_is=_share(one.now))


def _share(share: CountAndBase) -> str:
    count, of = share
    return tr(
        "{percent} ({count} of {of})", percent=percent_text(percent(*share)), count=count, of=of
    )


def _number(one: ComparedShare, base: Base) -> LiveNumber:
    item = one.row.item
    return LiveNumber(Counted.RETURNS, item.question_id, item.id, (one.row.lead.id,), base)
