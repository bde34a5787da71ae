"""Where the time comes from; tests bring their own."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

Clock = Callable[[], datetime]


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
