"""Days as workbooks and Americans write them: what is likely of them, to be asked about."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from core.model.dates import (
    day_and_month_swapped,
    iso_date,
    month_first,
    only_day_first,
    only_so,
    turned,
)

_DAYS: Final = re.compile(r"[2-5]\d{4}(?:\.\d+)?")
_RUN_ON: Final = re.compile(r"(?:19|20)\d{6}")
_HALF_DAY: Final = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_DAY_0: Final = date(1899, 12, 30)
"""What a workbook counts its days from."""


def day_of_number(written: str) -> str:
    """Return the day that is written as a number: as a workbook keeps it, or "20140314"; or ""."""
    if _RUN_ON.fullmatch(written):
        return iso_date(f"{written[:4]}-{written[4:6]}-{written[6:]}") or ""
    if not _DAYS.fullmatch(written):
        return ""
    return (_DAY_0 + timedelta(days=int(written.partition(".")[0]))).isoformat()


def in_halves(written: str) -> bool:
    """Return whether a time is told in halves of the day: "9:10 AM"."""
    return _HALF_DAY.search(written) is not None


def days_month_first(cells: Iterable[str], in_workbook: bool = False) -> Mapping[str, str]:
    """Return the days of a column where one can only have its month first, and none its day.

    Where times are told in halves of the day the form that wrote them is likely American. In a
    workbook the others may be dates by now, with the month taken for the day.
    """
    every = set(cells)
    told = any(map(month_first, every)) or any(map(in_halves, every))
    if not told or any(map(only_day_first, every)):
        return {}
    found = {cell: day for cell in every if (day := turned(cell))}
    if in_workbook and not any(map(only_so, every)):
        found |= {cell: day for cell in every if (day := day_and_month_swapped(cell))}
    return found
