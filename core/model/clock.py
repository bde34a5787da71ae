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


def tidy_time(text: str) -> str | None:
    """Return a time someone wrote, as 9.30, 930 or 09:30, as 09:30; None if it is none."""
    plain = text.strip().replace(".", ":")
    if plain.isdecimal() and len(plain) in (3, 4):
        plain = f"{plain[:-2]}:{plain[-2:]}"
    hours, _, minutes = plain.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal()) or len(hours) > 2 or len(minutes) != 2:
        return None
    told = int(hours), int(minutes)
    return f"{told[0]:02}:{told[1]:02}" if told[0] < 24 and told[1] < 60 else None
