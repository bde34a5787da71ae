"""Reads workbooks of before 2007 (.xls), with a library that reads nothing but their cells."""

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from core.intake.cells import CellGatherer
from core.intake.kinds import damaged, locked, too_large
from core.intake.limits import MOST_CELLS, MOST_ROWS
from core.intake.old_looks import SheetLooks, looks_of
from core.intake.sheets import Worksheet


def old_workbook_sheets(source: str, data: bytes, tick: Callable[[], None]) -> list[Worksheet]:
    """Return the sheets in their order. Raises Unreadable where it cannot be read."""
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    found: list[Worksheet] = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        looks = looks_of(data, tick)
        looks += [SheetLooks()] * (len(book.sheets_metadata) - len(looks))
        for about, look in zip(book.sheets_metadata, looks, strict=False):
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            hidden = about.visible is not SheetVisibleEnum.Visible
            sheet = book.get_sheet_by_name(about.name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise too_large(source)
            cells = CellGatherer(source, about.name, hidden)
            rows = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    if (number, column) not in look.unvalued:
                        cells.put(number, column, _shown(value))
                tick()
            _put_looks(cells, look)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
                cells.merge(top + 1, left, bottom + 1, right)
            found.append(cells.sheet(tick))
    except PasswordError as error:
        raise locked(source) from error
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(source) from error
    return found


def _put_looks(cells: CellGatherer, look: SheetLooks) -> None:
    cells.hidden_rows |= look.hidden_rows
    cells.hidden_columns |= look.hidden_columns
    for note in look.notes:
        cells.note(*note)
    for row, column in sorted(look.struck):
        cells.strike(row, column)
    for (row, column), text in sorted(look.errors.items()):
        cells.put(row, column, text)
    for row, column in sorted(look.unvalued):
        cells.put_unvalued(row, column)


def _shown(value: object) -> str:
    """Return what a cell holds as it stands in a workbook of today."""
    match value:
        case bool():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
        case datetime():
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else value.isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value)
