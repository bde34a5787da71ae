"""Charts as they stand in a table on paper: one small drawing a row, told apart in grey as well.

What is met is filled and what is not outlined, so a photocopy reads the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.charts.before_after import dots
from core.charts.chart import sign
from core.counting.before_after import BeforeAfter
from core.counting.collation import ItemCount
from core.counting.since_then import CountAndBase
from core.model.bearing import Bearing
from core.model.drawing import Anchor, Drawing, Lettering, Paint, Pattern, Rectangle, Shape
from core.model.tool import Answer
from core.wording.labels import in_sentence
from core.wording.lens import moved_words
from core.words import later, tr

WIDE: Final = 230.0
HIGH: Final = 17.0
_BAR: Final = 9.0
_GAP, _LETTER, _SIGNED = 2.0, 7.4, 18.0
_FILL: Final = {
    Bearing.MET: (Paint.MET, Pattern.PLAIN, None, Paint.ON_FILL),
    Bearing.PARTLY: (Paint.PARTLY, Pattern.HATCHED, None, Paint.ON_FILL),
    Bearing.NOT_MET: (Paint.CARD, Pattern.PLAIN, Paint.NOT_MET, Paint.NOT_MET),
    Bearing.NOT_APPLICABLE: (Paint.OFF, Pattern.PLAIN, Paint.QUIET, Paint.INK),
    Bearing.UNKNOWN: (Paint.UNKNOWN, Pattern.DOTTED, None, Paint.ON_FILL),
}
_CALLED: Final = {
    Bearing.MET: later("{answer} filled"),
    Bearing.PARTLY: later("{answer} hatched"),
    Bearing.NOT_MET: later("{answer} outlined"),
    Bearing.NOT_APPLICABLE: later("{answer} pale"),
    Bearing.UNKNOWN: later("{answer} dotted"),
}


@dataclass(frozen=True, slots=True)
class RowDrawing:
    """A drawing for one row, and the words that say all that it shows."""

    drawing: Drawing
    words: str


def answer_bar(row: ItemCount) -> RowDrawing:
    """Draw what was answered in the order of its set, then who gave none."""
    parts: list[tuple[int, Answer | None]] = [
        (count, answer) for answer, count in row.counts if count
    ]
    parts += [(row.blank, None)] * bool(row.blank)
    least = [_LETTER * len(str(count)) + 5 for count, _ in parts]
    whole = sum(count for count, _ in parts) or 1
    free = WIDE - _GAP * max(len(parts) - 1, 0) - sum(least) - 1
    shapes, left = list[Shape](), 0.5
    for (count, answer), narrow in zip(parts, least, strict=True):
        wide = narrow + max(free, 0.0) * count / whole
        shapes += _stretch(count, answer, left, wide, narrow)
        left += wide + _GAP
    said = ", ".join(
        f"{count} {in_sentence(answer.label) if answer else tr('no answer')}"
        for count, answer in parts
    )
    return RowDrawing(Drawing(WIDE, HIGH, tuple(shapes)), said or tr("no answer"))


def _stretch(
    count: int, answer: Answer | None, left: float, wide: float, narrow: float
) -> Iterator[Shape]:
    high, middle, centre = HIGH - 1, left + wide / 2, HIGH / 2
    if answer is None:
        yield Rectangle(left, 0.5, wide, high, edge=Paint.QUIET, dashed=True, radius=0)
        yield _number(count, middle, Paint.QUIET)
        return
    fill, pattern, edge, ink = _FILL[answer.bearing]
    yield Rectangle(left, 0.5, wide, high, fill, pattern, edge, radius=0)
    if answer.bearing is Bearing.NOT_APPLICABLE or wide < narrow + _SIGNED:
        yield _number(count, middle, ink)
        return
    yield from sign(answer.bearing, middle - narrow / 2 - 3, centre, 8, ink)
    yield _number(count, middle + 6, ink)


def _number(count: int, x: float, paint: Paint) -> Lettering:
    return Lettering(x, HIGH / 2, str(count), paint, strong=True, anchor=Anchor.MIDDLE, size=12)


def bars_called(rows: Sequence[ItemCount]) -> str:
    """Return which answer is drawn how, of those that were given."""
    given = [answer for row in rows for answer, count in row.counts if count]
    told = dict.fromkeys(tr(_CALLED[one.bearing], answer=in_sentence(one.label)) for one in given)
    if any(row.blank for row in rows):
        told[tr("no answer dashed")] = None
    said = ", ".join(told)
    return said[:1].upper() + said[1:]


def move_drawing(one: BeforeAfter) -> RowDrawing:
    """Draw in how many cases most agencies said so, and the room agreed so."""
    shapes = tuple(dots(one, HIGH / 2, 8.0, WIDE - 8.0))
    return RowDrawing(Drawing(WIDE, HIGH, shapes), moved_words(one))


def then_and_now(then: CountAndBase, now_is: CountAndBase, words: str) -> RowDrawing:
    """Draw what an earlier audit counted as an outline, and under it what this one does, filled."""
    shapes = list[Shape]()
    for top, (count, base), fill in ((1.0, then, Paint.CARD), (_BAR + 4, now_is, Paint.ACCENT)):
        shapes.append(Rectangle(0.5, top, WIDE - 1, _BAR, Paint.PALE, radius=0))
        wide = (WIDE - 1) * count / base
        shapes.append(Rectangle(0.5, top, wide, _BAR, fill, edge=Paint.ACCENT, radius=0))
    return RowDrawing(Drawing(WIDE, 2 * _BAR + 5, tuple(shapes)), words)


def labels_of(rows: Iterable[ItemCount]) -> list[str]:
    """Return what the answers of some rows are called, in the order of their sets."""
    return list(dict.fromkeys(answer.label for row in rows for answer, _ in row.counts))
