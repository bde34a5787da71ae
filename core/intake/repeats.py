"""Groups that a form repeats, on a sheet of their own: each beside what its form says once."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from core.intake.sheets import Contents, SheetHead, SheetRow, Worksheet
from core.model.names import cleaned, normalised

_PARENT_SHEET: Final = "_parent_table_name"
_PARENTS: Final = {"_parent_index": "_index", "parent_key": "key"}
"""Which column of a repeated group names which of its form's, as the tools head them."""
_OF_THE_TOOL: Final = (*_PARENTS, *_PARENTS.values(), _PARENT_SHEET)


def with_repeats_joined(sheets: Sequence[Worksheet]) -> tuple[Worksheet, ...]:
    """Return sheets in which each row of a repeated group has what its form says once.

    A form of which no group came stays on its own sheet, so that nothing is left out.
    """
    found = list(sheets)
    for at, sheet in enumerate(found):
        head = _head(sheet)
        parent = _parent_in(head)
        over = _parent_of(sheet, head, found) if parent else None
        if over is None:
            continue
        found[at], found[over] = _joined(sheet, found[over], parent)
    return tuple(one for one in found if len(one.rows) > 1 or one in sheets)


def with_groups_of_forms(contents: Sequence[Contents]) -> list[Contents]:
    """Return the files of a zip with each repeated group among the sheets of its form's file.

    Such a file is called as its form's with more behind it: "return.csv", "return-children.csv".
    """
    found = list(contents)
    for group in contents:
        parent = _parent_in(_head_of(group))
        if not parent:
            continue
        forms = [
            one
            for one in found
            if one is not group
            and _PARENTS[parent] in _head_of(one)
            and Path(group.source).stem.startswith(Path(one.source).stem)
        ]
        if not forms:
            continue
        form = max(forms, key=lambda one: len(one.source))
        named = (
            replace(one, head=replace(one.head, name=one.head.name or Path(group.source).stem))
            for one in group.sheets
        )
        found[found.index(form)] = replace(form, sheets=(*form.sheets, *named))
        found.remove(group)
    return found


def _head_of(contents: Contents) -> list[str]:
    return _head(contents.sheets[0]) if contents.sheets else []


def _parent_in(head: Sequence[str]) -> str:
    """Return the column that names a form, of the headings of a repeated group; else ""."""
    return next((one for one in _PARENTS if one in head), "")


def _head(sheet: Worksheet) -> list[str]:
    first = next((row for row in sheet.rows if any(map(cleaned, row.cells))), None)
    return [normalised(cell) for cell in first.cells] if first is not None else []


def _parent_of(sheet: Worksheet, head: Sequence[str], among: Sequence[Worksheet]) -> int | None:
    """Return which sheet a repeated group belongs to: the one it names, else the first."""
    could_be = [
        at
        for at, one in enumerate(among)
        if one is not sheet and one.rows and _PARENTS[_parent_in(head)] in _head(one)
    ]
    named = (
        {_at(row, head.index(_PARENT_SHEET)) for row in sheet.rows[1:]}
        if (_PARENT_SHEET in head)
        else set()
    )
    by_name = [at for at in could_be if among[at].head.name in named]
    return next(iter(by_name or could_be), None)


def _joined(sheet: Worksheet, over: Worksheet, parent: str) -> tuple[Worksheet, Worksheet]:
    """Return a group's rows with their form's cells before them, and the forms without any."""
    head, above = _head(sheet), _head(over)
    own_key = above.index(_PARENTS[parent])
    of_form = {_at(row, own_key): row for row in over.rows[1:]}
    taken = [at for at, one in enumerate(above) if one not in head and one not in _OF_THE_TOOL]
    own = [at for at, one in enumerate(head) if one not in (parent, _PARENT_SHEET)]
    used: set[str] = set()
    rows: list[SheetRow] = []
    for place, row in enumerate(sheet.rows):
        number = _at(row, head.index(parent)) if place else ""
        form = of_form.get(number) if place else over.rows[0]
        used |= {number} if form is not None else set()
        before = tuple(_at(form, at) if form is not None else "" for at in taken)
        rows.append(SheetRow(row.number, (*before, *(_at(row, at) for at in own)), row.hidden))
    left = tuple(row for number, row in of_form.items() if number not in used)
    joined = Worksheet(SheetHead(sheet.head.name, sheet.head.hidden), tuple(rows))
    return joined, Worksheet(over.head, (over.rows[0], *left))


def _at(row: SheetRow, at: int) -> str:
    return cleaned(row.cells[at]) if at < len(row.cells) else ""
