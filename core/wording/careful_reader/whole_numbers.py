"""Whole numbers as a text says them: in figures or spelt."""

import re
from typing import Final

_ONES: Final = re.findall(
    r"\w+",
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen""",
)
_TENS: Final = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
SPELT: Final = "|".join(
    [rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?", *reversed(_ONES), "hundred"]
)
WHOLE: Final = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|\b(?:{SPELT})\b)"
"""A whole number, in figures or spelt."""

_NUMBER: Final = re.compile(rf"(?<![\w.,/:]){WHOLE}(?!\s?%|[.:/]\d)", re.IGNORECASE)


def numbers_in(text: str) -> frozenset[int]:
    """Return every whole number of a text, in figures or spelt, but for percentages."""
    return frozenset(whole(hit.group()) for hit in _NUMBER.finditer(text))


def whole(said: str) -> int:
    """Return a whole number in figures or spelt: "1,200", "twenty-four"."""
    plain = said.casefold().replace(",", "").strip()
    if plain.isdecimal():
        return int(plain)
    parts = re.split(r"[- ]", plain)
    return sum(_spelt(part) for part in parts)


def _spelt(word: str) -> int:
    if word in _ONES:
        return _ONES.index(word)
    return 100 if word == "hundred" else 10 * (_TENS.index(word) + 2)
