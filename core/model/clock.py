"""Where the time comes from; tests bring their own."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Final

Clock = Callable[[], datetime]

_TIME: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?(?:\s*(?P<half>[ap])\.?m\.?)?", re.IGNORECASE
)

# Not strftime's: Qt makes those follow the computer's language.
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def system_clock() -> datetime:
    """Return the local time, without a zone, as the people in the room would say it."""
    return datetime.now()


def short_time(at: datetime) -> str:
    """Return the time as 10:42."""
    return f"{at:%H:%M}"


def long_date(at: date) -> str:
    """Return the date as 5 March 2014."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def said_date(iso: str) -> str:
    """Return an ISO date, or the date of an ISO time, as 5 March 2014; anything else as it is."""
    try:
        return long_date(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso


def minute_of(text: str) -> int | None:
    """Return a time someone wrote as minutes since midnight; None if it is none.

    Understood are 9:30, 9.30, 0930, 930, 9:30 am and 2 pm; 24:00 is the end of the day.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None or (found["minute"] is None and found["half"] is None):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    told = hour * 60 + minute
    return told if minute < 60 and told <= 24 * 60 else None


def tidy_time(text: str) -> str | None:
    """Return a time of day someone wrote (see minute_of) as 09:30; None if it is none."""
    minute = minute_of(text)
    return None if minute is None or minute == 24 * 60 else f"{minute // 60:02}:{minute % 60:02}"
