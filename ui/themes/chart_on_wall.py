"""A chart as the room may see it: drawn anew in parts of what can be read, counts for letters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Final, TypeVar

from core.charts.chart import Chart
from core.charts.earlier import difference_words
from core.charts.since_then import since_columns
from core.counting.answer_columns import NO_RETURN
from core.counting.before_after import BeforeAfter
from core.counting.collation import Base, ItemCount
from core.counting.earlier import ApartFigure
from core.counting.since_then import ComparedShare
from core.model.bearing import Bearing
from core.model.ids import AgencyId, ItemId
from core.model.snapshot import Snapshot
from core.room import (
    MOST_NAMED,
    ChartLine,
    ChartScene,
    MovedLine,
    MovedScene,
    RoomColumn,
    ShownChart,
    SinceScene,
    TableScene,
    ThenNowLine,
    ThenNowScene,
    chart_scene,
    table_scene,
)
from core.wording.earlier import apart_words
from core.words import tr

MOST_LINES: Final = 6
"""How many lines of bars, or of a table, can be read from the back."""
MOST_COLUMNS: Final = 4
_MOST_THEN_NOW: Final = 5
_MOST_SINCE: Final = 3

_UNIT: Final = re.compile(r"(\d+ of \d+) [^\W\d]+")
Rows = Sequence[Sequence[str]]
_InLines = TypeVar("_InLines", ChartScene, TableScene, MovedScene, ThenNowScene)


def answers_on_wall(chart: Chart, rows: Sequence[ItemCount], base: Base) -> list[ShownChart]:
    """Return the answers by question, a bar each."""
    whole = chart_scene(chart.title, _caption(chart), rows, base)
    return [*_in_parts(whole, MOST_LINES)]


def response_on_wall(now: Snapshot, chart: Chart) -> list[ShownChart]:
    """Return how requests came back: an agency a bar, and all as one where there are many."""
    asked = [one for one in now.agencies if any(each.agency_id == one.id for each in now.requests)]
    lines = [_response(now, one.id, now.short_name(one)) for one in asked]
    if len(asked) > MOST_NAMED:
        lines = [_response(now, None, tr("All agencies"))]
    return [ChartScene(tr("Response by agency"), _caption(chart), tuple(lines))]


def matrix_on_wall(chart: Chart) -> list[ShownChart]:
    """Return groups against statements: the way that takes fewer parts goes across."""
    heads: Sequence[str] = chart.table.head[1:]
    rows: Rows = [(row[0], *map(_on_wall, row[1:])) for row in chart.table.rows]
    if _parts(len(rows), len(heads)) > _parts(len(heads), len(rows)):
        heads, rows = [row[0] for row in rows], _turned(heads, rows)
    _, *said = _caption(chart).split(" · ")  # its title says who agreed
    parts: list[ShownChart] = []
    for left in range(0, len(heads), MOST_COLUMNS):
        across = slice(left, left + MOST_COLUMNS)
        kept = [(row[0], *row[1:][across]) for row in rows]
        scene = table_scene(chart.title, " · ".join(said), heads[across], kept)
        parts += _in_parts(scene, MOST_LINES)
    return parts


def moved_on_wall(chart: Chart, found: Sequence[BeforeAfter]) -> list[ShownChart]:
    """Return before and after; *chart* was drawn without letters."""
    lines = [
        MovedLine(row[0], one.before, one.after, len(one.cases), row[-1])
        for one, row in zip((one.settled for one in found), chart.table.rows, strict=True)
    ]
    return [*_in_parts(MovedScene(chart.title, _caption(chart), tuple(lines)), MOST_LINES)]


def earlier_on_wall(
    chart: Chart,
    rows: Sequence[ItemCount],
    shares: Sequence[ComparedShare],
    apart: Mapping[ItemId, Sequence[ApartFigure]],
) -> list[ShownChart]:
    """Return an earlier audit beside this one; words on why one is not compared stay here."""
    compared = [
        ThenNowLine(_named(one.row), one.then, one.now, difference_words(one.then, one.now))
        for one in shares
    ]
    left = [
        ThenNowLine(_named(row), None, None, apart_words(replace(one, because="")))
        for row in rows
        for one in apart.get(row.item.id, ())
    ]
    scene = ThenNowScene(chart.title, _caption(chart), (*compared, *left))
    return [*_in_parts(scene, _MOST_THEN_NOW)]


def since_on_wall(chart: Chart, shares: Sequence[ComparedShare]) -> list[ShownChart]:
    """Return an earlier audit in three columns."""
    columns = since_columns(shares)
    longest = max((len(lines) for _, lines in columns), default=0)
    parts = range(0, max(longest, 1), _MOST_SINCE)
    return [
        SinceScene(
            chart.title,
            _with_part(_caption(chart), at, _MOST_SINCE, longest),
            tuple((head, tuple(lines[at : at + _MOST_SINCE])) for head, lines in columns),
        )
        for at in parts
    ]


def _response(now: Snapshot, agency_id: AgencyId | None, label: str) -> ChartLine:
    asked = [one for one in now.requests if agency_id in (None, one.agency_id)]
    back = sum(map(now.counts_as_returned, asked))
    usable = sum((one.case_id, one.agency_id) in now.usable for one in asked)
    counted = (
        RoomColumn(usable, tr("Usable"), Bearing.MET),
        RoomColumn(back - usable, tr("In, no form filled in"), Bearing.PARTLY),
        RoomColumn(len(asked) - back, NO_RETURN, None),
    )
    counts = tr("{back} of {asked} in", back=back, asked=len(asked))
    return ChartLine(label, counts, tuple(one for one in counted if one.count > 0))


def _in_parts(whole: _InLines, most: int) -> Iterator[_InLines]:
    """Return a scene in parts of so many lines, each of which says which it is."""
    for at in range(0, max(len(whole.lines), 1), most):
        caption = _with_part(whole.caption, at, most, len(whole.lines))
        yield replace(whole, caption=caption, lines=whole.lines[at : at + most])


def _with_part(caption: str, at: int, most: int, count: int) -> str:
    if count <= most:
        return caption
    last = min(at + most, count)
    part = tr("{first} to {last} of {count}", first=at + 1, last=last, count=count)
    return f"{part} · {caption}" if caption else part


def _caption(chart: Chart) -> str:
    """Return a chart's caption without what its signs mean: on the wall there is a key."""
    return " · ".join(part for part in chart.caption.split(" · ") if ": " not in part)


def _on_wall(cell: str) -> str:
    """Return a cell with the unit left to the head above it, and no word of what is below."""
    return _UNIT.sub(r"\1", cell).partition(", ")[0]


def _named(row: ItemCount) -> str:
    return f"{row.item.key}  {row.item.short}"


def _parts(lines: int, columns: int) -> int:
    return ceil(lines / MOST_LINES) * ceil(columns / MOST_COLUMNS)


def _turned(heads: Sequence[str], rows: Rows) -> list[tuple[str, ...]]:
    return [(head, *(row[at] for row in rows)) for at, head in enumerate(heads, 1)]
