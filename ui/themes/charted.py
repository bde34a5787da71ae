"""The charts of Themes as values, from what was answered and the audit as it was: no widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.charts.answers import answers_chart
from core.charts.before_after import before_after_chart, comparable
from core.charts.chart import Chart
from core.charts.earlier import earlier_chart
from core.charts.matrix import matrix_chart
from core.charts.response import response_chart
from core.charts.since_then import since_chart
from core.counting.answers_read import AnswersRead, returns_counted
from core.counting.before_after import (
    AnswersByCase,
    BeforeAfter,
    before_after_by_case,
    compared_item,
)
from core.counting.collation import ItemCount, collate
from core.counting.earlier import apart_at, earlier_at
from core.counting.judgements import PathwayRow, anything_judged, pathway_matrix
from core.counting.narrowing import AGENCY, Narrowing, Within
from core.counting.since_then import compared_shares
from core.model.ids import ItemId
from core.model.progress import Progress, unreported
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.room import ShownChart
from ui.themes.chart_on_wall import (
    answers_on_wall,
    earlier_on_wall,
    matrix_on_wall,
    moved_on_wall,
    response_on_wall,
    since_on_wall,
)
from ui.themes.filters import Filters


@dataclass(frozen=True, slots=True)
class Charted:
    """What usable returns answered, which way the room went from it, and every chart of that."""

    rows: tuple[ItemCount, ...]
    moved: Sequence[BeforeAfter]
    charts: tuple[Chart, ...]


def charted(
    now: Snapshot,
    filters: Filters,
    read: AnswersRead,
    progress: Progress = unreported,
    *,
    letters: bool = True,
) -> Charted:
    """Return every chart of what is looked at; for the room without *letters*."""
    found = returns_counted(now, read, filters.agency_id, filters.of_returns)
    tool, theme = now.tool, filters.theme_id
    counted = collate(tool, found.counts, found.usable, found.apart)
    rows = tuple(
        row for row in counted if theme in (None, tool.question[row.item.question_id].theme_id)
    )
    said = read.answered_by_case(filters.among(now), found.apart, progress) if now.returns else {}
    moved = _moved(filters, filters.among(now), said)
    base, only, here = filters.base, narrowing(filters), filters.of_room
    whole = () if only else rows  # an earlier audit is known as a whole only
    charts = (
        answers_chart(now, rows, base, only, found.usable),
        earlier_chart(whole, earlier_at(now), base, apart_at(now)),
        since_chart(whole, earlier_at(now), base),
        response_chart(now),
        matrix_chart(now, _matrix(filters, filters.room(now)), here),
        before_after_chart(now, moved, letters, here),
    )
    return Charted(rows, moved, charts)


def on_wall(
    now: Snapshot, filters: Filters, key: str, read: AnswersRead, progress: Progress = unreported
) -> list[ShownChart]:
    """Return one chart as the parts the room can see."""
    found = charted(now, filters, read, progress, letters=False)
    chart = next(one for one in found.charts if one.key == key)
    base, rows = filters.base, found.rows
    shares = compared_shares(rows, earlier_at(now), base)
    match key:
        case "answers":
            return answers_on_wall(chart, rows, base)
        case "response":
            return response_on_wall(now, chart)
        case "matrix":  # a group of one case is told of that case
            kept = [row for row in _matrix(filters, filters.room(now)) if not row.single]
            return matrix_on_wall(matrix_chart(now, kept, filters.of_room))
        case "before-after":
            return moved_on_wall(chart, found.moved)
        case "earlier":
            return earlier_on_wall(chart, rows, shares, apart_at(now))
    return since_on_wall(chart, shares)


def narrowing(filters: Filters) -> Narrowing:
    """Return what narrows the returns that are charted: the agency chosen, and all else."""
    agency, only = filters.agency_id, filters.of_returns
    own = (Within(AGENCY, str(agency)),) if agency is not None else ()
    return Narrowing(only.where, tuple(dict.fromkeys((*own, *only.within))))


def _shown(filters: Filters, now: Snapshot, point: Point) -> bool:
    return filters.theme_id in (None, now.tool.question[point.question_id].theme_id)


def _matrix(filters: Filters, now: Snapshot) -> list[PathwayRow]:
    if not anything_judged(now):
        return []
    rows = pathway_matrix(now)
    return [
        replace(row, cells=tuple(one for one in row.cells if _shown(filters, now, one.point)))
        for row in rows
    ]


def _moved(
    filters: Filters, now: Snapshot, said: Mapping[ItemId, AnswersByCase]
) -> list[BeforeAfter]:
    found: list[BeforeAfter] = []
    for point in now.tool.points if now.returns else ():
        item = compared_item(now.tool, point)
        if item is not None and _shown(filters, now, point):
            one = before_after_by_case(now, point, said.get(item.id, {}))
            found += [one] if one is not None and comparable(one) else []
    return found
