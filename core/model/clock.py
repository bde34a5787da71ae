"""Where the time comes from; tests bring their own."""

from collections.abc import Callable
from datetime import date, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the local time, without a zone, as the people in the room would say it."""
    return datetime.now()


def short_time(at: datetime) -> str:
    """Return the time as 10:42."""
    return f"{at:%H:%M}"


def long_date(at: date) -> str:
    """Return the date as 5 March 2014."""
    return f"{at.day} {at:%B %Y}"
