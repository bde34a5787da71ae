"""Cells that only show that nothing was chosen from a list: "Please select", "Choose an item."."""

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from core.intake.flaws import row_words
from core.intake.grid import Grid, Row
from core.model.fault import shown
from core.model.names import normalised
from core.words import tr

_PLACEHOLDER: Final = re.compile(
    r"[-–—<\[(.…\s]*(?:please\s+)?(?:"
    r"(?:select|choose|pick)(?:\s+(?:an?|one|your|the))?"
    r"(?:\s+(?:item|option|answer|value|response|choice|one))?"
    r"(?:\s+(?:from|in)\s+(?:the\s+)?(?:drop\s?-?down\s+)?(?:list|menu))?"
    r"|click(?:\s+or\s+tap)?(?:\s+here)?\s+to\s+(?:enter|choose|select|add)(?:\s+\w+){0,3}"
    r")[-–—>\])\s.:…]*",
    re.IGNORECASE,
)


def without_placeholders(grid: Grid, columns: Collection[int]) -> Grid:
    """Return a table in which such cells of some columns are blank; it is said which were."""
    told = {row.at(at) for row in grid.rows for at in columns}
    none = {one for one in told if one and _PLACEHOLDER.fullmatch(normalised(one))}
    if not none:
        return grid
    found: dict[str, list[int]] = {}
    rows = []
    for row in grid.rows:
        cells = list(row.cells)
        for at in columns:
            if row.at(at) in none:
                found.setdefault(row.at(at), []).append(row.number)
                cells[at] = ""
        rows.append(Row(row.number, tuple(cells)))
    said = (
        tr(
            "{rows}: “{written}” says that nothing was chosen, and was taken as blank.",
            rows=row_words(numbers),
            written=shown(written),
        )
        for written, numbers in found.items()
    )
    return replace(grid, rows=tuple(rows), remarks=(*grid.remarks, *said))
