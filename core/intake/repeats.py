"""Groups that a form repeats, on a sheet of their own: each beside what its form says once."""

from collections.abc import Sequence
from typing import Final

from core.intake.sheets import SheetHead, SheetRow, Worksheet
from core.model.names import cleaned, normalised

_OWN, _PARENT, _PARENT_SHEET = "_index", "_parent_index", "_parent_table_name"
_OF_THE_TOOL: Final = (_PARENT, _PARENT_SHEET, _OWN)


def with_repeats_joined(sheets: Sequence[Worksheet]) -> tuple[Worksheet, ...]:
    """Return sheets in which each row of a repeated group has what its form says once.

    A form of which no group came stays on its own sheet, so that nothing is left out.
    """
    found = list(sheets)
    for at, sheet in enumerate(found):
        head = _head(sheet)
        if _PARENT not in head:
            continue
        over = _parent_of(sheet, head, found)
        if over is None:
            continue
        found[at], found[over] = _joined(sheet, found[over])
    return tuple(one for one in found if len(one.rows) > 1 or one in sheets)


def _head(sheet: Worksheet) -> list[str]:
    first = next((row for row in sheet.rows if any(map(cleaned, row.cells))), None)
    return [normalised(cell) for cell in first.cells] if first is not None else []


def _parent_of(sheet: Worksheet, head: Sequence[str], among: Sequence[Worksheet]) -> int | None:
    """Return which sheet a repeated group belongs to: the one it names, else the first."""
    could_be = [
        at for at, one in enumerate(among) if one is not sheet and _OWN in _head(one) and one.rows
    ]
    named = (
        {_at(row, head.index(_PARENT_SHEET)) for row in sheet.rows[1:]}
        if (_PARENT_SHEET in head)
        else set()
    )
    by_name = [at for at in could_be if among[at].head.name in named]
    return next(iter(by_name or could_be), None)


def _joined(sheet: Worksheet, over: Worksheet) -> tuple[Worksheet, Worksheet]:
    """Return a group's rows with their form's cells before them, and the forms without any."""
    head, above = _head(sheet), _head(over)
    of_form = {_at(row, above.index(_OWN)): row for row in over.rows[1:]}
    taken = [at for at, one in enumerate(above) if one not in head and one not in _OF_THE_TOOL]
    own = [at for at, one in enumerate(head) if one not in (_PARENT, _PARENT_SHEET)]
    used: set[str] = set()
    rows: list[SheetRow] = []
    for place, row in enumerate(sheet.rows):
        number = _at(row, head.index(_PARENT)) if place else ""
        form = of_form.get(number) if place else over.rows[0]
        used |= {number} if form is not None else set()
        before = tuple(_at(form, at) if form is not None else "" for at in taken)
        rows.append(SheetRow(row.number, (*before, *(_at(row, at) for at in own)), row.hidden))
    left = tuple(row for number, row in of_form.items() if number not in used)
    joined = Worksheet(SheetHead(sheet.head.name, sheet.head.hidden), tuple(rows))
    return joined, Worksheet(over.head, (over.rows[0], *left))


def _at(row: SheetRow, at: int) -> str:
    return cleaned(row.cells[at]) if at < len(row.cells) else ""
