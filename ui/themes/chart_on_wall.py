"""A chart as the room may see it: its table, with counts in place of letters."""

import re
from collections.abc import Sequence
from typing import Final

from core.charts.chart import Chart
from core.model.snapshot import Snapshot
from core.room import TableScene, table_scene
from core.words import tr

MOST_BARS: Final = 7
"""How many lines of bars the room screen has at most."""
MOST_ROWS: Final = 6
"""How many lines of a table it has."""
_MOST_COLUMNS: Final = 4

_UNIT: Final = re.compile(r"(\d+ of \d+) [^\W\d]+")

Rows = Sequence[Sequence[str]]


def table_on_wall(now: Snapshot, chart: Chart) -> TableScene:
    """Return the table of a chart that was drawn without letters; no line is of one case.

    Many agencies are added up. Where there are more columns than can be read they become lines.
    """
    heads: Sequence[str] = chart.table.head[1:]
    cases = {one.reference for one in now.every_case}
    rows: Rows = [row for row in chart.table.rows if row[0] not in cases]
    if chart.key == "response" and len(rows) > MOST_ROWS:
        rows = [(tr("All agencies"), *_added(rows))]
    if len(heads) > _MOST_COLUMNS >= len(rows):
        heads, rows = [row[0] for row in rows], _turned(heads, rows)
    # What a ring or a dashed square means is of the drawing, and not of the table.
    said = [part for part in chart.caption.split(" · ") if ": " not in part]
    if chart.key == "matrix":  # its heads say of how many cases, its title who agreed
        said, rows = said[1:], [[_UNIT.sub(r"\1", cell) for cell in row] for row in rows]
    return table_scene(chart.title, " · ".join(said), heads, rows)


def can_be_read(scene: TableScene) -> bool:
    """Return whether all of it can be read from the back."""
    return len(scene.lines) <= MOST_ROWS and len(scene.heads) <= _MOST_COLUMNS


def _added(rows: Rows) -> list[str]:
    return [str(sum(map(int, column))) for column in list(zip(*rows, strict=True))[1:]]


def _turned(heads: Sequence[str], rows: Rows) -> list[tuple[str, ...]]:
    return [(head, *(row[at] for row in rows)) for at, head in enumerate(heads, 1)]
