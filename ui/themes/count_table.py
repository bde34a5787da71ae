"""The lines of the counting table as values, from what was answered: no widget, for a job."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from core.counting.answers_read import AnswersRead, ReturnsCounted, returns_counted
from core.counting.count_lines import CountLine, count_lines, with_late, with_moves
from core.counting.evidence import dependency_of, item_returns
from core.counting.late import period_items
from core.model.ids import ItemId
from core.model.progress import Progress, unreported
from core.model.snapshot import Snapshot
from ui.themes.filters import Filters


@dataclass(frozen=True, slots=True)
class TableLines:
    """The lines, and of how many usable returns they are."""

    lines: tuple[CountLine, ...]
    usable: int


def table_lines(
    now: Snapshot,
    filters: Filters,
    narrowed: Collection[ItemId],
    read: AnswersRead,
    _progress: Progress = unreported,
) -> TableLines:
    """Return the lines of the table, those of some items *narrowed* to their dependency."""
    found = returns_counted(now, read, filters.agency_id, filters.of_returns)
    room = filters.room(now)
    lines = count_lines(
        room, found.counts, found.usable, filters.theme_id, found.values, found.apart
    )
    late = _with_late(found, room, list(lines), filters, read)
    moved = _with_moves(found, filters.among(now), late, filters, read)
    return TableLines(
        tuple(_narrow(found, one, narrowed, filters, read) for one in moved), found.usable
    )


def _with_late(
    found: ReturnsCounted,
    room: Snapshot,
    lines: list[CountLine],
    filters: Filters,
    read: AnswersRead,
) -> list[CountLine]:
    """Name at each line what took longer than its target."""
    items = period_items(room.tool)
    if not items:
        return lines
    agency = filters.agency_id
    rows = [one for one in read.values_of(items) if agency in (None, one.agency_id)]
    kept = room if not filters.of_returns else replace(room, usable=found.kept.usable)
    return with_late(kept, lines, rows, found.apart)


def _with_moves(
    found: ReturnsCounted,
    now: Snapshot,
    lines: list[CountLine],
    filters: Filters,
    read: AnswersRead,
) -> list[CountLine]:
    """Say of each line with grades which way the room went from what the returns said."""
    graded = [one.item.id for one in lines if one.scale is not None and one.item is not None]
    if not graded:
        return lines
    agency, usable = filters.agency_id, found.kept.usable
    given = [
        row
        for row in read.rows(graded)
        if agency in (None, row.agency_id) and (row.case_id, row.agency_id) in usable
    ]
    return with_moves(now, lines, given, found.apart)


def _narrow(
    found: ReturnsCounted,
    line: CountLine,
    narrowed: Collection[ItemId],
    filters: Filters,
    read: AnswersRead,
) -> CountLine:
    """Count only the returns that fulfil the line's dependency, where that was asked for."""
    item = line.item
    if item is None or line.depends is None or item.id not in narrowed:
        return line
    agency, depends = filters.agency_id, dependency_of(found.kept.tool, item)
    items = {item.id, depends.on.id} if depends is not None else {item.id}
    rows = [one for one in read.rows(items) if agency in (None, one.agency_id)]
    returns = item_returns(found.kept, item, rows, agency, narrowed=True, apart=found.apart)
    return replace(line, narrowed=True, counted=returns.counted)
