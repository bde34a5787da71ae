"""A number as it stands in somebody's sentence, and not as the end of a longer one."""

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import Final

_FIGURES: Final = re.compile(r"(?P<share>\d[\d.,]*%) \((?P<part>\d+ \w+ \d+)(?P<unit> [^\W\d]+)?")

_ALONE: Final = (r"(?<!% \()", r"(?! \(\d)")
"""Before and after half of a figure that stands by itself."""


def has_number(text: str, shown: str) -> bool:
    """Return whether a number stands in a text: "1 of 12 cases" is not in "11 of 12 cases"."""
    return bool(shown) and _number(shown).search(text) is not None


def with_number(text: str, shown: str, instead: str) -> str:
    """Return a text with other words wherever a number stands in it."""
    return _replaced(_number(shown), instead, text) if shown else text


def with_figures(text: str, shown: str, instead: str, others: Iterable[str] = ()) -> str:
    """Return a text with another number wherever that stands in it, shortened too.

    Of "66.7% (14 of 21 returns where applicable)" people write "66.7% (14 of 21)", "14 of 21"
    or "66.7%". What one of the *others* that are shown may as well mean stays, and so does
    half of another figure: "66.7% (2 of 3 cases)".
    """
    told = with_number(text, shown, instead)
    meant = {form for other in others for form in _forms(other)}
    for short, new in zip_longest(_forms(shown), _forms(instead)):
        if short and new and short not in meant:
            told = _replaced(_number(short, _ALONE), new, told)
    return told


def _forms(shown: str) -> tuple[str, ...]:
    """Return how a share is written for short, the longest first; nothing of what is none."""
    found = _FIGURES.match(shown)
    if found is None:
        return ()
    share, part, unit = found["share"], found["part"], found["unit"] or ""
    return f"{share} ({part}{unit})", f"{share} ({part})", f"{part}{unit}", part, share


def _replaced(number: re.Pattern[str], instead: str, text: str) -> str:
    return number.sub(lambda _: instead, text)


def _number(shown: str, alone: tuple[str, str] = ("", "")) -> re.Pattern[str]:
    before, after = alone
    return re.compile(rf"(?<!\w)(?<!\d[.,]){before}{re.escape(shown)}{after}(?!\w|[.,]\d)")
