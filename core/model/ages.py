"""Ages as they are typed: "10", "10 yrs", "4 1/2", "7 months", "under 1", "unborn"."""

import re
from typing import Final

_MOST: Final = 120
"""Nobody is older: what says more is a slip of the pen."""

_NUMBER: Final = r"(\d{1,4})(?:\.\d{1,2}|\s*[¼½¾]|\s+[1-9]/[1-9])?"
_MONTHS: Final = r"(?:months?|mths?|mos?|m)\.?"
_OLD: Final = r"(?:\s*(?:old|of\s+age))?"
_PLAIN: Final = re.compile(rf"(?:aged?\s+)?{_NUMBER}\s*(?:years?|yrs?\.?|yo|y/o|y)?{_OLD}")
_AND_MONTHS: Final = re.compile(
    rf"(?:aged?\s+)?(\d{{1,3}})\s*(?:years?|yrs?\.?|y)\s*(?:,|and|&)?\s*\d{{1,2}}\s*{_MONTHS}{_OLD}"
)
_SMALL: Final = (
    (re.compile(rf"(?:aged?\s+)?{_NUMBER}\s*{_MONTHS}{_OLD}"), 12),
    (re.compile(rf"(?:aged?\s+)?{_NUMBER}\s*(?:weeks?|wks?|w)\.?{_OLD}"), 52),
    (re.compile(rf"(?:aged?\s+)?{_NUMBER}\s*(?:days?|d)\.?{_OLD}"), 365),
)
_UNDER_ONE: Final = re.compile(
    r"(?:unborn|un-born|not yet born|newborn|new-born|new born)(?:\s+(?:baby|child))?"
    rf"|(?:under|less than|below|<)\s*(?:1|one|a)(?:\s*(?:years?|yrs?|y))?{_OLD}"
)
_OR_MALE: Final = re.compile(r"\d+\s*M")
"""“14M” is 14 months, or 14 and male: nobody can tell."""


def years_in(typed: str) -> int | None:
    """Return an age in completed years, 0 before the first; None for what says none."""
    if _OR_MALE.fullmatch(typed.strip()):
        return None
    said = " ".join(typed.casefold().split())
    if found := _PLAIN.fullmatch(said) or _AND_MONTHS.fullmatch(said):
        return _if_alive(int(found[1]))
    for pattern, in_a_year in _SMALL:
        if found := pattern.fullmatch(said):
            return _if_alive(int(found[1]) // in_a_year)
    return 0 if _UNDER_ONE.fullmatch(said) else None


def _if_alive(years: int) -> int | None:
    return years if years <= _MOST else None


def is_a_number_of(typed: str) -> bool:
    """Return whether an age is given by a number: bands have “under 1” among them too."""
    return typed[:1].isdecimal() and years_in(typed) is not None


def plain_age(typed: str) -> str:
    """Return the figure of an age that is given in years; any other as it is typed."""
    said = typed.strip()
    years = years_in(said)
    whole = years is not None and _PLAIN.fullmatch(" ".join(said.casefold().split()))
    return str(years) if whole else said
