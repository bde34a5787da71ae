"""Reads the dates people write in Britain; a date that could be two is not guessed."""

from collections.abc import Iterable
from datetime import date

from core.model.clock import long_date
from core.model.dates import iso_date, month_first, turned
from core.model.fault import shown
from core.words import tr


class DateColumn:
    """The dates of one column: where one is month first, none that could be is read day first."""

    def __init__(self, cells: Iterable[tuple[int, str]]) -> None:
        self._month_first_at = next((row for row, cell in cells if month_first(cell)), None)

    def read(self, written: str, faults: list[str]) -> str:
        """Return an ISO date or ""; what is no date, or could be two, is a fault."""
        other = month_first(written) or ""
        if other:
            faults.append(
                tr(
                    "“{shown}” has the month before the day: if it is {long_date}, write {other}.",
                    shown=shown(written),
                    long_date=long_date(date.fromisoformat(other)),
                    other=other,
                )
            )
            return ""
        found = iso_date(written)
        if found is None:
            faults.append(
                tr("“{shown}” is not a date (write 5/3/2014 or 2014-03-05).", shown=shown(written))
            )
            return ""
        other = turned(written) or ""
        if self._month_first_at is not None and other not in ("", found):
            days = (long_date(date.fromisoformat(one)) for one in (found, other))
            faults.append(
                tr(
                    "“{shown}” may be {names}, as row {month_first_at} "
                    "has the month first: write {found} or {turned}.",
                    shown=shown(written),
                    names=" or ".join(days),
                    month_first_at=self._month_first_at,
                    found=found,
                    turned=other,
                )
            )
            return ""
        return found
