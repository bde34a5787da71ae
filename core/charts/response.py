"""How requests came back, by agency and by case: a square a request."""

from collections.abc import Sequence

from core.charts.chart import ROW, Chart, ChartTable, high_for, joined, lettered, sign
from core.counting.collation import responses
from core.counting.live_number import Counted, LiveNumber
from core.counting.narrowing import AGENCY, Within
from core.model.bearing import Bearing
from core.model.case import Request
from core.model.drawing import Dot, Drawing, DrawingStop, Lettering, Paint, Rectangle, Shape
from core.model.snapshot import Snapshot
from core.wording.numbers import Unit, percent_text
from core.words import tr

_NAMES, _SIDE, _GAP, _MOST = 132.0, 16.0, 3.0, 12
_NAME = _NAMES - 20
"""Where it is drawn small its letters are not: they take more of the room there is."""
_SAID = 150.0


def response_chart(now: Snapshot) -> Chart:
    """Draw every request as usable, in without a form filled in, or not in."""
    agencies = [
        (now.short_name(one), [each for each in now.requests if each.agency_id == one.id], one.id)
        for one in now.agencies
    ]
    cases = [(one.reference, list(now.requests_for(one.id)), None) for one in now.cases]
    left = [line for line in agencies if line[1]]
    right = [line for line in cases if line[1]]
    widest = min(max((len(line[1]) for line in [*left, *right]), default=1), _MOST)
    each = _NAMES + widest * (_SIDE + _GAP) + _SAID
    shapes: list[Shape] = []
    marks: list[DrawingStop] = []
    lowest = ROW
    for across, lines in ((0.0, left), (each + 20, right)):
        top = 0.0
        for name, requests, agency_id in lines:
            high = high_for([name], _NAME)
            shapes += _line(now, name, requests, across, top + high / 2, widest)
            within = (Within(AGENCY, str(agency_id)),) if agency_id is not None else ()
            number = LiveNumber(Counted.REQUESTS, within=within) if agency_id else None
            said = f"{name}: {_words(now, requests)}"
            marks.append(DrawingStop(across, top, each, high, said, number))
            top += high
        lowest = max(lowest, top)
    told = responses(now)
    drawing = Drawing(2 * each + 20, lowest, tuple(shapes), tuple(marks))
    caption = joined(
        tr("{requests}, {back} in", requests=Unit.REQUESTS.of(told.requests), back=told.returned),
        percent_text(told.rate) if told.rate is not None else "",
        tr("tick: usable; half: in, no form filled in; dashed: not in"),
    )
    table = ChartTable(
        (tr("Who"), tr("Asked"), tr("In"), tr("Usable")),
        tuple((name, *map(str, _counts(now, held))) for name, held, _ in [*left, *right]),
    )
    empty = "" if now.requests else tr("Nobody is asked yet.")
    title = tr("Response by agency and by {case}")
    return Chart("response", title, caption, drawing, table, empty)


def _counts(now: Snapshot, requests: Sequence[Request]) -> tuple[int, int, int]:
    back = sum(map(now.counts_as_returned, requests))
    usable = sum((one.case_id, one.agency_id) in now.usable for one in requests)
    return len(requests), back, usable


def _words(now: Snapshot, requests: Sequence[Request]) -> str:
    asked, back, usable = _counts(now, requests)
    said = tr("{back} of {asked} in", back=back, asked=asked)
    return said if usable == back else tr("{said}, {usable} usable", said=said, usable=usable)


def _line(
    now: Snapshot,
    name: str,
    requests: Sequence[Request],
    left: float,
    middle: float,
    widest: int,
) -> list[Shape]:
    shapes: list[Shape] = [*lettered(name, left, middle, _NAME)]
    order = sorted(requests, key=lambda one: (_state(now, one), one.id))
    if len(order) <= _MOST:
        for at, one in enumerate(order):
            x = left + _NAMES + at * (_SIDE + _GAP)
            shapes += _square(_state(now, one), x, middle - _SIDE / 2)
    else:
        shapes += _bar([_state(now, one) for one in order], left + _NAMES, middle, widest)
    said = left + _NAMES + widest * (_SIDE + _GAP) + 6
    return [*shapes, Lettering(said, middle, _words(now, requests), Paint.QUIET, width=_SAID - 6)]


def _bar(states: Sequence[int], left: float, middle: float, widest: int) -> list[Shape]:
    """Draw many requests as one bar: usable filled, in without a form pale, not in dashed."""
    whole, top = widest * (_SIDE + _GAP) - _GAP, middle - _SIDE / 2
    shapes: list[Shape] = []
    for state, fill in enumerate((Paint.MET, Paint.PALE, None)):
        wide = whole * states.count(state) / len(states)
        if wide:
            edge = None if fill is Paint.MET else Paint.QUIET
            shapes.append(Rectangle(left, top, wide, _SIDE, fill, edge=edge, dashed=fill is None))
        left += wide
    return shapes


def _state(now: Snapshot, one: Request) -> int:
    """Return 0 for usable, 1 for in but not usable, 2 for not in."""
    if (one.case_id, one.agency_id) in now.usable:
        return 0
    return 1 if now.counts_as_returned(one) else 2


def _square(state: int, x: float, y: float) -> list[Shape]:
    middle = (x + _SIDE / 2, y + _SIDE / 2)
    if state == 0:
        box = Rectangle(x, y, _SIDE, _SIDE, Paint.MET)
        return [box, *sign(Bearing.MET, *middle, 8, Paint.ON_FILL)]
    if state == 1:
        ring = Dot(*middle, 4.5, None, Paint.INK)
        half = Rectangle(middle[0] - 4, y + 4, 4, _SIDE - 8, Paint.INK, radius=0)
        return [Rectangle(x, y, _SIDE, _SIDE, edge=Paint.QUIET), half, ring]
    return [Rectangle(x, y, _SIDE, _SIDE, edge=Paint.QUIET, dashed=True)]
