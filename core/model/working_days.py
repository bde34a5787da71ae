"""Which days are worked: Monday to Friday, without public holidays and the audit's days off.

The public holidays come from the library `holidays`, offline; it is imported when
working days are first counted.
"""

import sys
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Final

from core.model.dates import iso_date
from core.model.steps import DayOff, Nation

if TYPE_CHECKING:
    from holidays import HolidayBase

_SUBDIVISIONS: Final = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}
_FIRST_YEAR: Final = 1950
_LAST_YEAR: Final = 2100
"""Public holidays are known between these; a date outside is a slip of the pen."""
_ONE_BY_ONE: Final = 1_000
"""Working days that are counted one by one; a slip of the pen may make millions of them."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The days that are worked in a nation; `days_off` are the audit's own beside them."""

    nation: Nation = Nation.ENGLAND
    days_off: frozenset[date] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Return whether a day is neither a weekend, a public holiday nor a day off."""
        if day.weekday() >= 5 or day in self.days_off:
            return False
        return day not in public_holidays(self.nation, day.year)

    def between(self, begins: date, ends: date) -> int:
        """Return how many working days it took: the first day counts as none, the next as one."""
        free = (
            day
            for year in range(max(begins.year, _FIRST_YEAR), min(ends.year, _LAST_YEAR) + 1)
            for day in public_holidays(self.nation, year)
        )
        off = {day for day in (*free, *self.days_off) if begins < day <= ends}
        weekdays = _weekdays_until(ends) - _weekdays_until(begins)
        return weekdays - sum(day.weekday() < 5 for day in off)

    def _between_until(self, begins: date, ends: int) -> int:
        return self.between(begins, date.fromordinal(ends))

    def after(self, day: date, count: int) -> date:
        """Return the day *count* working days after another; 0 is that day itself.

        Where the calendar ends before, which only a slip of the pen comes near, its last day.
        """
        if count > _ONE_BY_ONE:
            reached, end = day.toordinal(), date.max.toordinal()
            days = range(reached, end)
            worked = partial(self._between_until, day)
            return date.fromordinal(reached + bisect_left(days, count, key=worked))
        found = day
        while count > 0 and found < date.max:
            found += timedelta(days=1)
            count -= self.is_worked(found)
        return found


def working_days_of(nation: Nation, days_off: Iterable[DayOff]) -> WorkingDays:
    """Return the working days of an audit."""
    days = (one.day for one in days_off if iso_date(one.day) == one.day != "")
    return WorkingDays(nation, frozenset(map(date.fromisoformat, days)))


def load_public_holidays() -> None:
    """Load the library, for whoever counts working days soon.

    It is done away from the window's thread; otherwise the first count does it.
    """
    public_holidays(Nation.ENGLAND, _FIRST_YEAR)


@cache
def public_holidays(nation: Nation, year: int) -> frozenset[date]:
    """Return the public holidays of one year; none in a year too far away to be meant."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return frozenset()
    return frozenset(_united_kingdom()(subdiv=_SUBDIVISIONS[nation], years=year))


@cache
def _united_kingdom() -> "type[HolidayBase]":
    """Load one country: the package of all of them would load 250 more, which nobody asks for.

    A folder for people without Python does not even have those.
    """
    packed = find_spec("holidays.countries")
    if packed is not None:
        sys.modules.setdefault(packed.name, module_from_spec(packed))  # there, and never run
    from holidays.countries.united_kingdom import UnitedKingdom

    return UnitedKingdom


def _weekdays_until(day: date) -> int:
    """Count the days from Monday to Friday up to a day, from a Monday long ago."""
    weeks, over = divmod(day.toordinal(), 7)  # 1 January of the year 1 was a Monday
    return 5 * weeks + min(over, 5)
