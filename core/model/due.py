"""By when a return is asked for: a day, or so many working days after it was asked."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.model.dates import iso_date
from core.model.working_days import WorkingDays

_IN_WORKING_DAYS: Final = re.compile(
    r"(?:in |within |\+ ?)?(\d{1,3}) ?(?:working days?|wd)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DueBy:
    """A day (ISO), or working days after asking; neither says no day."""

    day: str = ""
    working_days: int | None = None

    def after(self, asked: str, calendar: WorkingDays) -> str:
        """Return the ISO day for what was asked on a day.

        Raises ValueError where working days are to be counted from a day nobody gave.
        """
        if self.working_days is None:
            return self.day
        return calendar.after(date.fromisoformat(asked), self.working_days).isoformat()


def due_by(written: str) -> DueBy | None:
    """Return what "21 March 2014" or "10 working days" says; None for neither."""
    found = _IN_WORKING_DAYS.fullmatch(written.strip())
    if found is not None:
        return DueBy(working_days=int(found[1]))
    day = iso_date(written.strip()) if written.strip() else ""
    return None if day is None else DueBy(day)
