"""Before and after: in how many cases most agencies said so, and the room agreed so."""

from collections.abc import Sequence

from core.charts.chart import ROW, Chart, ChartTable, high_for, joined, lettered
from core.counting.before_after import BeforeAfter
from core.counting.collation import on_the_scale
from core.counting.lens import case_letters
from core.counting.live_number import Counted, LiveNumber
from core.counting.narrowing import Narrowing, Within
from core.model.drawing import Dot, Drawing, DrawingStop, Lettering, Paint, Shape, Stroke
from core.model.snapshot import Snapshot
from core.wording.labels import in_sentence
from core.wording.lens import moved_words
from core.wording.live_number import narrowing_words
from core.words import tr

_WIDE, _LINE, _END, _MOVES = 590.0, 214.0, 334.0, 470.0


def before_after_chart(
    now: Snapshot,
    found: Sequence[BeforeAfter],
    letters: bool = True,
    within: tuple[Within, ...] = (),
) -> Chart:
    """Draw what agencies said and the room agreed; without *letters* only how many moved.

    Only of what the room has agreed: like beside like; *within* a meeting what it agreed there.
    """
    found = [one.settled for one in found]
    shapes: list[Shape] = []
    marks: list[DrawingStop] = []
    top = 0.0
    for one in found:
        key, short = now.tool.key_at(one.point), now.tool.short_at(one.point)
        high = high_for([short], _LINE - 40)
        middle = top + high / 2
        shapes += [
            Lettering(0, middle, key, Paint.QUIET, width=26),
            *lettered(short, 30, middle, _LINE - 40),
            *dots(one, middle, _LINE, _END),
            Lettering(_END + 14, middle, _counts(one), strong=True, width=_MOVES - _END - 20),
            Lettering(_MOVES, middle, _moves(now, one, letters), width=_WIDE - _MOVES),
        ]
        at_point, answer = (one.point.question_id, one.point.item_id), (one.lead.id,)
        number = LiveNumber(Counted.CASES, *at_point, answer, within=within)
        said = tr("{key}, {short}: {moved}", key=key, short=short, moved=moved_words(one))
        marks.append(DrawingStop(0, top, _WIDE, high, said, number))
        top += high
    drawing = Drawing(_WIDE, max(top, ROW), tuple(shapes), tuple(marks))
    leads = {one.lead.label for one in found}
    named = in_sentence(leads.pop()) if len(leads) == 1 else tr("the answer named")
    caption = joined(
        tr("{Cases} with {answer}, of those agreed", answer=named),
        tr("ring: most agencies said; dot: the room agreed"),
        tr("an even split is neither"),
        narrowing_words(now, Narrowing(within=within)),
    )
    empty = (
        "" if found else tr("Nothing to compare yet: it needs returns and what the room agreed.")
    )
    table = _table(now, found, letters)
    return Chart("before-after", tr("Before and after"), caption, drawing, table, empty)


def dots(one: BeforeAfter, middle: float, start: float, end: float) -> list[Shape]:
    """Draw both counts on a line of all cases: before as a ring, after as a dot."""
    every = max(len(one.cases), 1)

    def place(count: int) -> float:
        return start + (end - start) * count / every

    before, after = place(one.before), place(one.after)
    steps = range(every + 1) if every <= 20 else range(0)
    return [
        Stroke(((start, middle), (end, middle)), Paint.LINE),
        *(Stroke(((place(n), middle - 3), (place(n), middle + 3)), Paint.LINE) for n in steps),
        Stroke(((before, middle), (after, middle)), Paint.INK, 2),
        Dot(before, middle, 6, Paint.CARD, Paint.INK),
        Dot(after, middle, 4, Paint.ACCENT),
    ]


def _counts(one: BeforeAfter) -> str:
    return tr(
        "{before} to {after} of {every}",
        before=one.before,
        after=one.after,
        every=len(one.cases),
    )


def _moves(now: Snapshot, one: BeforeAfter, letters: bool) -> str:
    up = [each for each in one.moves if one.towards(each) > 0]
    down = [each for each in one.moves if one.towards(each) < 0]
    if not up and not down:
        return tr("no move")
    called = case_letters(now)

    def named(moves: Sequence[object]) -> str:
        if not letters or len(moves) > 6:
            return str(len(moves))
        return ", ".join(called[each.case.id] for each in one.moves if each in moves)

    parts = [tr("to: {named}", named=named(up))] if up else []
    return "  ".join([*parts, *([tr("from: {named}", named=named(down))] if down else [])])


def _table(now: Snapshot, found: Sequence[BeforeAfter], letters: bool) -> ChartTable:
    rows = tuple(
        (
            f"{now.tool.key_at(one.point)} {now.tool.short_at(one.point)}",
            *moved_cells(now, one, letters),
        )
        for one in found
    )
    return ChartTable(moved_head(), rows)


def moved_head() -> tuple[str, ...]:
    """Return what stands over the columns of before and after."""
    return (
        tr("Question"),
        tr("Most agencies said so"),
        tr("Split"),
        tr("The room agreed so"),
        tr("Moved"),
    )


def moved_cells(now: Snapshot, one: BeforeAfter, letters: bool) -> tuple[str, ...]:
    """Return the cells of a row of before and after, behind what it is of."""
    counts = (one.before, one.split, one.after)
    return (*(_of_cases(one, count) for count in counts), _moves(now, one, letters))


def _of_cases(one: BeforeAfter, count: int) -> str:
    return tr("{count} of {of}", count=count, of=len(one.cases))


def comparable(found: BeforeAfter) -> bool:
    """Return whether both sides have anything to compare."""
    said = any(one.before and on_the_scale(one.before[0]) for one in found.cases)
    return said and any(one.after is not None for one in found.cases)
