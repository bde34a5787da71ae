"""Reads the dates people write in Britain; a date that could be two is not guessed."""

from collections.abc import Iterable
from datetime import date

from core.intake.matching.days import in_halves
from core.model.clock import long_date
from core.model.dates import (
    day_and_month_swapped,
    iso_date,
    month_first,
    only_day_first,
    only_so,
    out_of_reach,
    turned,
)
from core.model.fault import shown
from core.wording.dates import no_date
from core.words import tr


class DateColumn:
    """The dates of one column: where one is month first, none that could be is read day first.

    In a workbook that is so of its dates too: it made them, and may have taken the month for the
    day.
    """

    def __init__(self, cells: Iterable[tuple[int, str]], in_workbook: bool = False) -> None:
        every = list(cells)
        self._may_be_swapped = in_workbook and not any(only_so(cell) for _, cell in every)
        self._month_first_at = next((row for row, cell in every if month_first(cell)), None)
        # a time told in halves of the day comes from a form that may be American
        halves = any(in_halves(cell) for _, cell in every)
        self._may_be_either = halves and not any(only_day_first(cell) for _, cell in every)

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
        if found is None and out_of_reach(written):
            faults.append(" ".join(no_date(written)))
            return ""
        if found is None:
            faults.append(
                tr("“{shown}” is not a date (write 5/3/2014 or 2014-03-05).", shown=shown(written))
            )
            return ""
        other = turned(written) or ""
        if self._may_be_swapped and self._month_first_at is not None:
            other = other or day_and_month_swapped(written) or ""
        two = self._either_day(written, found, other) if other not in ("", found) else ""
        faults += [two] * bool(two)
        return "" if two else found

    def _either_day(self, written: str, found: str, other: str) -> str:
        """Return what is wrong with a date that could be two; "" where the column says which."""
        days = " or ".join(long_date(date.fromisoformat(one)) for one in (found, other))
        if self._month_first_at is not None:
            return tr(
                "“{shown}” may be {names}, as row {month_first_at} "
                "has the month first: write {found} or {turned}.",
                shown=shown(written),
                names=days,
                month_first_at=self._month_first_at,
                found=found,
                turned=other,
            )
        if self._may_be_either:
            return tr(
                "“{shown}” may be {names}: write {found} or {turned}.",
                shown=shown(written),
                names=days,
                found=found,
                turned=other,
            )
        return ""
