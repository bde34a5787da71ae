"""The dates people write in Britain, read one by one; which of two a column means is not asked."""

import re
from datetime import date, datetime
from typing import Final

from core.model.clock import MONTHS

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""The years a date of an audit can lie in: the life of the oldest, and of what is kept longest."""

MONTHS_A_YEAR: Final = 12

_TIME: Final = re.compile(
    r"(?:T|,?\s+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?"
    r"(?:\s?(?:Z|UTC|GMT|BST)?\s?(?:[+-]\d{1,2}(?::?\d{2})?)?)?$",
    re.IGNORECASE,
)
_ISO: Final = re.compile(r"(?P<year>\d{4})([/.-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_UK: Final = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d{2})")
_NAMED: Final = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<month>[a-z]{3,9})\.?,?[\s-]+(?P<year>\d{4}|\d{2})",
    re.IGNORECASE,
)
_MONTH_NAMED_FIRST: Final = re.compile(
    r"(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_WEEKDAY: Final = re.compile(
    r"(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+(?=\d|[a-z]{3})",
    re.IGNORECASE,
)
_LONGEST_TEXT: Final = 80
_MONTHS: Final = tuple(month.casefold() for month in MONTHS)


def kept_day(iso: str) -> date | None:
    """Return a day as it is kept; None for nothing, and for what we never wrote."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def kept_moment(iso: str) -> datetime | None:
    """Return a time as it is kept, by this place's clocks; None for nothing, or no time of ours."""
    try:
        return datetime.fromisoformat(iso).replace(tzinfo=None)
    except ValueError:
        return None


def iso_date(written: str) -> str | None:
    """Return the date as 2014-03-05, "" for nothing written, None when it is no date.

    Day before month, as in Britain; a year of two digits is in this century;
    a time behind the date, with or without its zone, is left out, and so is the day of
    the week before it.
    """
    text = _bare(written)
    if not text:
        return "" if not written.strip() else None
    for shape in (_ISO, _UK, _NAMED, _MONTH_NAMED_FIRST):
        found = shape.fullmatch(text)
        if found:
            return _checked(found["year"], found["month"], found["day"])
    return None


def day_within(written: str) -> str:
    """Return the one day that stands among other words, as "Completed 11 March 2014"; else ""."""
    if len(written) > _LONGEST_TEXT:
        return ""
    days = {
        day
        for shape in (_ISO, _UK, _NAMED)
        for found in re.finditer(rf"(?<![\w/.-]){shape.pattern}(?![\w/-])", written, re.IGNORECASE)
        if (day := _checked(found["year"], found["month"], found["day"]))
    }
    return days.pop() if len(days) == 1 else ""


def out_of_reach(written: str) -> bool:
    """Return whether something is a date, in a year no audit has to do with."""
    text = _bare(written)
    for shape in (_ISO, _UK, _NAMED, _MONTH_NAMED_FIRST):
        found = shape.fullmatch(text)
        if found:
            day = _read(found["year"], found["month"], found["day"])
            return day is not None and not within_reach(day.year)
    return False


def within_reach(year: int) -> bool:
    """Return whether a date of an audit can lie in a year."""
    return FIRST_YEAR <= year <= LAST_YEAR


def month_first(written: str) -> str | None:
    """Return the ISO date that something is only with the month before the day."""
    return turned(written) if iso_date(written) is None else None


def only_day_first(written: str) -> bool:
    """Return whether a date in figures can have its day first only."""
    return bool(_UK.fullmatch(_bare(written))) and turned(written) is None


def turned(written: str) -> str | None:
    """Return a date in figures read with the month before the day."""
    found = _UK.fullmatch(_bare(written))
    return _checked(found["year"], found["day"], found["month"]) if found else None


def day_and_month_swapped(written: str) -> str | None:
    """Return the other day that a date of a workbook's cell may have been: 3 May for 5 March.

    A workbook opened in Britain makes 3 May of what was written as 03/05 for 5 March, and leaves
    as it stands what has no thirteenth month. None where no other day can be meant.
    """
    found = _ISO.fullmatch(_bare(written))
    other = _checked(found["year"], found["day"], found["month"]) if found else None
    return other if other != iso_date(written) else None


def only_so(written: str) -> bool:
    """Return whether a date of a workbook's cell can be no other with day and month swapped."""
    found = _ISO.fullmatch(_bare(written))
    return found is not None and int(found["day"]) > MONTHS_A_YEAR


def _bare(written: str) -> str:
    """Return a date without the time behind it, and the day of the week before it."""
    text = _TIME.sub("", written.strip())
    day = _WEEKDAY.match(text)
    return text[day.end() :] if day is not None else text


def _checked(year: str, month: str, day: str) -> str | None:
    found = _read(year, month, day)
    return found.isoformat() if found is not None and within_reach(found.year) else None


def _read(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else _month(month)
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError:
        return None


def _month(name: str) -> int:
    """Return 1 to 12 for a month's name or its first three letters (sept too), else 0."""
    wanted = name.casefold()
    for number, month in enumerate(_MONTHS, start=1):
        if wanted in (month, month[:3]) or (number == 9 and wanted == "sept"):
            return number
    return 0
