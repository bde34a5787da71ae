"""Answers by question: a bar a question, each answer with its fill, pattern, sign and number."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.charts.chart import ROW, WIDE, Chart, ChartTable, high_for, joined, lettered, sign
from core.counting.collation import Base, ItemCount
from core.counting.live_number import Counted, LiveNumber
from core.counting.narrowing import Narrowing
from core.model.bearing import Bearing
from core.model.drawing import (
    FILLS,
    Anchor,
    Drawing,
    DrawingStop,
    Lettering,
    Paint,
    Rectangle,
    Shape,
)
from core.model.snapshot import Snapshot
from core.model.tool import Answer
from core.wording.labels import in_sentence
from core.wording.live_number import narrowing_words
from core.wording.numbers import Unit, percent_text
from core.words import tr, word_for

_KEY, _BAR, _BASE = 34.0, 214.0, WIDE
_NAME = _BAR - _KEY - 8
_LEAST, _SIGN, _FIGURE = 16.0, 9.0, 7.5
"""The least width of a stretch; a sign's side, and how wide a figure is."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One stretch of a bar; without an answer it is who gave none."""

    count: int
    answer: Answer | None


def answers_chart(
    now: Snapshot, rows: Sequence[ItemCount], base: Base, narrowing: Narrowing, usable: int
) -> Chart:
    """Draw what usable returns answered, question by question."""
    shapes: list[Shape] = []
    marks: list[DrawingStop] = []
    room = _counts_room(rows, base)
    top = 0.0
    for row in rows:
        high = high_for([row.item.short], _NAME)
        shapes += _row(row, base, top, high, room)
        number = LiveNumber(
            Counted.RETURNS,
            row.item.question_id,
            row.item.id,
            (row.lead.id,),
            base,
            narrowing.where,
            narrowing.within,
        )
        marks.append(DrawingStop(0, top, WIDE, high, _spoken(row, base), number))
        top += high
    drawing = Drawing(WIDE, max(top, ROW), tuple(shapes), tuple(marks))
    empty = "" if usable else _empty(now)
    unit = Unit.RETURNS.of(usable).replace(" ", " usable ", 1)
    caption = joined(unit, word_for(base), narrowing_words(now, narrowing))
    table = _table(rows, base)
    return Chart("answers", tr("Answers by question"), caption, drawing, table, empty)


def _empty(now: Snapshot) -> str:
    asked = len(now.requests)
    if not asked:
        return tr("No usable return yet: nobody is asked.")
    back = sum(map(now.counts_as_returned, now.requests))
    if not back:
        return tr("No usable return yet: {asked} asked, none in.", asked=asked)
    return tr("No usable return yet: {asked} asked, {back} in.", asked=asked, back=back)


def _counts_room(rows: Sequence[ItemCount], base: Base) -> float:
    """Return how much room the counts at the end need: "14 of 21", "206 of 617"."""
    most = max((len(str(row.base(base))) for row in rows), default=1)
    return 36 + 2 * _FIGURE * max(most, 2)


def _row(row: ItemCount, base: Base, top: float, high: float, room: float) -> list[Shape]:
    middle = top + high / 2
    share = row.percent(row.lead, base)
    counts = tr("{count} of {of}", count=row.count(row.lead), of=row.base(base))
    return [
        Lettering(0, middle, row.item.key, Paint.QUIET, width=_KEY - 4),
        *lettered(row.item.short, _KEY, middle, _NAME),
        *_bar(row, middle - ROW / 2, _BASE - room),
        Lettering(_BASE - room, middle, percent_text(share), strong=True, anchor=Anchor.END),
        Lettering(_BASE, middle, counts, Paint.QUIET, anchor=Anchor.END, width=room - 6),
    ]


def _bar(row: ItemCount, top: float, share: float) -> list[Shape]:
    """Draw the answers given in the order of their set, then who gave none, up to its *share*."""
    parts = [_Part(count, answer) for answer, count in row.counts if count]
    parts += [_Part(row.blank, None)] * bool(row.blank)
    whole = sum(part.count for part in parts)
    least = [max(_LEAST, 4 + _FIGURE * len(str(part.count))) for part in parts]
    free = share - 62 - _BAR - 2 * max(len(parts) - 1, 0) - sum(least)
    left, shapes = _BAR, list[Shape]()
    for part, need in zip(parts, least, strict=True):
        wide = need + free * part.count / whole
        shapes += _stretch(part, left, top + 3, wide)
        left += wide + 2
    return shapes


def _stretch(part: _Part, left: float, top: float, wide: float) -> list[Shape]:
    high, middle = ROW - 6, left + wide / 2
    if part.answer is None:
        box = Rectangle(left, top, wide, high, edge=Paint.QUIET, dashed=True)
        return [box, _number(part.count, middle, top + high / 2, Paint.QUIET)]
    bearing = part.answer.bearing
    fill, pattern = FILLS[bearing]
    off = bearing is Bearing.NOT_APPLICABLE
    ink = Paint.INK if off else Paint.ON_FILL
    box = Rectangle(left, top, wide, high, fill, pattern, Paint.QUIET if off else None)
    centre = top + high / 2
    figures = _FIGURE * len(str(part.count))
    taken = _SIGN + 3 + figures
    if wide < taken + 7 or off:
        return [box, _number(part.count, middle, centre, ink)]
    begins = middle - taken / 2
    return [
        box,
        *sign(bearing, begins + _SIGN / 2, centre, _SIGN, ink),
        _number(part.count, begins + taken - figures / 2, centre, ink),
    ]


def _number(count: int, x: float, y: float, paint: Paint) -> Lettering:
    return Lettering(x, y, str(count), paint, strong=True, anchor=Anchor.MIDDLE, size=12)


def _spoken(row: ItemCount, base: Base) -> str:
    said = ", ".join(f"{count} {in_sentence(answer.label)}" for answer, count in row.counts)
    blank = tr(", {blank} no answer", blank=row.blank) if row.blank else ""
    if row.not_asked:
        blank += tr(", {not_asked} not asked", not_asked=row.not_asked)
    share = percent_text(row.percent(row.lead, base))
    return tr(
        "{key}, {short}: {said}{blank}. {lead} {share}, {base}",
        key=row.item.key,
        short=row.item.short,
        said=said,
        blank=blank,
        lead=row.lead.label,
        share=share,
        base=word_for(base),
    )


def _table(rows: Sequence[ItemCount], base: Base) -> ChartTable:
    labels = list(dict.fromkeys(answer.label for row in rows for answer, _ in row.counts))
    unasked = any(row.not_asked for row in rows)
    apart = (tr("No answer"), *[tr("Not asked")] * unasked)
    head = (tr("Question"), *labels, *apart, tr("Share"), tr("Base"))
    lines = []
    for row in rows:
        given = {answer.label: str(count) for answer, count in row.counts}
        share = percent_text(row.percent(row.lead, base))
        lines.append(
            (
                f"{row.item.key} {row.item.short}",
                *(given.get(label, "") for label in labels),
                str(row.blank),
                *[str(row.not_asked)] * unasked,
                f"{row.lead.label} {share}",
                str(row.base(base)),
            )
        )
    return ChartTable(head, tuple(lines))
