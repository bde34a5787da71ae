"""Where the time comes from; tests bring their own."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from core.words import tr

Clock = Callable[[], datetime]

_TIME: Final = r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?(?:\s*(?P<half>[ap])\.?m\.?)?"
_DAY: Final = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ ./-]+(?P<month>[a-z]{3,9}|\d{1,2})"
    r"(?:[ ,./-]+(?P<year>\d{4}))?(?!\d)"
)
_ISO: Final = r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ,]+(?P<time>\S.*))?"
_LONGEST: Final = 60

# Not strftime's: Qt makes those follow the computer's language.
MONTHS: Final = (
    tr("January"),
    tr("February"),
    tr("March"),
    tr("April"),
    tr("May"),
    tr("June"),
    tr("July"),
    tr("August"),
    tr("September"),
    tr("October"),
    tr("November"),
    tr("December"),
)


@cache
def _reader(pattern: str) -> re.Pattern[str]:
    """Return a pattern made when it is first asked for: the start reads nothing that is typed."""
    return re.compile(pattern, re.IGNORECASE)


def system_clock() -> datetime:
    """Return the local time, without a zone, as the people in the room would say it."""
    return datetime.now()


def short_time(at: datetime) -> str:
    """Return the time as 10:42."""
    return f"{at:%H:%M}"


def long_date(at: date) -> str:
    """Return the date as 5 March 2014."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def short_date(at: date, today: date) -> str:
    """Return the date as 30 Sep, with its year where that is not today's."""
    day = f"{at.day} {MONTHS[at.month - 1][:3]}"
    return day if at.year == today.year else f"{day} {at.year}"


def date_text(iso: str) -> str:
    """Return an ISO date, or the date of an ISO time, as 5 March 2014; anything else as it is."""
    try:
        return long_date(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso


def minute_of(text: str) -> int | None:
    """Return a time someone wrote as minutes since midnight; None if it is none.

    Understood are 9:30, 9.30, 0930, 930, 9:30 am and 2 pm; 24:00 is the end of the day.
    """
    found = _reader(_TIME).fullmatch(text.strip())
    if found is None or (found["minute"] is None and found["half"] is None):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    total = hour * 60 + minute
    return total if minute < 60 and total <= 24 * 60 else None


def time_at(minute: int) -> str:
    """Return a minute of the day as 09:30."""
    return f"{minute // 60:02}:{minute % 60:02}"


def tidy_time(text: str) -> str | None:
    """Return a time of day someone wrote (see minute_of) as 09:30; None if it is none."""
    minute = minute_of(text)
    return None if minute is None or minute == 24 * 60 else f"{minute // 60:02}:{minute % 60:02}"


def moment_of(text: str, today: date) -> str | None:
    """Return the ISO time, or day, that someone wrote; None if it is neither.

    A time alone is of *today*; "10 April 2014, 9:30", "2:15 pm, 10/4/2014" and
    "yesterday 16:00" name their day, and without a year the last such day.
    """
    plain = text.strip()
    if len(plain) > _LONGEST:
        return None
    time = tidy_time(plain)
    if time is not None:
        return f"{today.isoformat()}T{time}"
    for day, rest in _days_in(plain, today):
        time = tidy_time(rest.strip(" ,;")) if rest.strip(" ,;") else ""
        if time is not None:
            return f"{day.isoformat()}T{time}" if time else day.isoformat()
    return None


def _days_in(text: str, today: date) -> Iterator[tuple[date, str]]:
    """Yield every day that may be meant, with what stands beside it."""
    for word, back in (("today", 0), ("yesterday", 1)):
        if word in text.casefold():
            at = text.casefold().index(word)
            yield today - timedelta(days=back), _without_at(text[:at] + text[at + len(word) :])
    iso = _reader(_ISO).fullmatch(text)
    if iso is not None:
        with suppress(ValueError):
            yield date.fromisoformat(iso["day"]), iso["time"] or ""
    for at in range(len(text)):
        found = _reader(_DAY).match(text, at) if not text[at - 1 : at].isalnum() else None
        day = _day(found, today) if found is not None else None
        if found is not None and day is not None:
            yield day, _without_at(text[:at] + text[found.end() :])


def _without_at(rest: str) -> str:
    return re.sub(r"\bat\b", " ", rest, flags=re.IGNORECASE)


def _day(found: re.Match[str], today: date) -> date | None:
    name = found["month"].casefold()
    months = [at for at, one in enumerate(MONTHS, start=1) if one.casefold().startswith(name)]
    month = int(name) if name.isdecimal() else months[0] if months else 0
    try:
        if found["year"]:
            return date(int(found["year"]), month, int(found["day"]))
        day = date(today.year, month, int(found["day"]))
        return day if day <= today else day.replace(year=today.year - 1)
    except ValueError:
        return None
