"""Finds streets, schools and other places by name, which say where somebody lives or is known."""

import re
from collections.abc import Iterator
from itertools import dropwhile, islice
from typing import Final

from core.model.names import normalised
from core.review.english import EVERY_DAY, is_english
from core.review.texts import DocumentText
from core.words import tr

_NAME: Final = r"(?:St\.?\s+)?(?:[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*\s+){1,3}"
_LONG_NAME: Final = r"(?:[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*\s+){2,3}"
_NUMBER: Final = r"\d{1,4}[a-zA-Z]?,?\s+"
_ROADS: Final = "Road|Rd|Street|Lane|Avenue|Ave|Crescent|Terrace|Gardens|Grove|Mews"
_YARDS: Final = (
    "Close|Drive|Court|Place|Square|Row|Rise|Walk|Way|Hill|Park|Green|View|House|Estate|Fold|Bank"
)
_LIVES: Final = r"\b(?:lives?|lived|living|resid\w+|moved|address(?:\s+is)?|home|flat|house)\s+"
_PLACE: Final = tr("a place by its name")
_PATTERNS: Final = (
    (re.compile(rf"(?:\b{_NUMBER})?\b(?P<name>{_NAME})(?:{_ROADS})\b"), tr("a street")),
    (
        re.compile(rf"(?:\b[Ff]lat\s+\d+,?\s+|\b{_NUMBER})(?P<name>{_NAME})(?:{_YARDS})\b"),
        tr("a street"),
    ),
    (
        re.compile(
            rf"(?:\b{_NUMBER}|{_LIVES}(?:(?:at|in|on|to|near|off|of)\s+)?)"
            rf"(?P<name>(?:[a-z’'-]+\s+){{1,2}})(?:{_ROADS.lower()})\b"
        ),
        tr("a street"),
    ),
    (
        re.compile(rf"{_LIVES}(?:at|to|is)\s+\d{{1,4}}[a-z]?,?\s+(?P<name>The\s+[A-Z][a-z]+)"),
        tr("a street"),
    ),
    (re.compile(r"\b[Ff]lat\s+(?P<name>\d+[a-zA-Z]?)\b"), tr("a street")),
    (
        re.compile(
            rf"\b(?P<name>{_NAME})(?:School|Academy|College|Nursery|Pre-?school|Sixth\s+Form)\b"
        ),
        tr("a school"),
    ),
    (
        re.compile(
            r"\b(?P<name>[Ss]t\.?\s+[a-z’']+\s+)(?:[a-z]+\s+){0,2}(?:school|primary|academy|nursery)\b"
        ),
        tr("a school"),
    ),
    (
        re.compile(
            rf"\b(?P<name>{_NAME})(?:Surgery|Hospital|Hostel|Refuge|Hospice|Infirmary"
            r"|(?:Medical|Health|Community|Family|Youth|Children[’']s)\s+(?:Centre|Hub)"
            r"|(?:Children[’']s|Care|Nursing)\s+Home)\b"
        ),
        _PLACE,
    ),
    (
        re.compile(
            rf"\b(?P<name>{_LONG_NAME})(?:surgery|hospital|hostel|refuge|hospice"
            r"|[Pp]ub|[Mm]osque|[Gg]urdwara|[Ss]ynagogue|[Ll]eisure\s+[Cc]entre)\b"
        ),
        _PLACE,
    ),
)
_BY_A_STRANGE_NAME: Final = (
    (re.compile(rf"\b(?P<name>{_NAME})(?:{_YARDS})\b"), tr("a street")),
    (
        re.compile(
            rf"\b(?P<name>{_NAME})(?:Primary|Juniors?|Infants|High|Secondary|Grammar|Comprehensive)\b"
        ),
        tr("a school"),
    ),
    (
        re.compile(
            r"\b(?:[Aa]ttend(?:s|ed|ing)?|[Pp]upils?\s+at|on\s+roll\s+at|goes\s+to|went\s+to)\s+"
            r"(?P<name>[A-Z][^\W\d_]+(?:\s+[A-Z][^\W\d_]+){1,3})"
        ),
        tr("a school"),
    ),
)
"""What is a place only where its name is no everyday word."""
_NO_NAMES: Final = frozenset(
    re.split(
        r"\s+",
        """the a an her his their our my your this that these those when where if as at in on by for
from to with no not one all both each every any some but and or so then there what which who whose
while after before since until because although though only even also is was it he she they we i
primary secondary junior infant infants high grammar special community church catholic private
local new old first middle upper lower boarding independent free state sixth form further education
day general district cottage acute teaching mental health social care police family service services
children's youth early years head teacher safeguarding lead designated named nursing nursery school
see seen saw sees asked told visited left joined started starts attends attended moved moves went
spoke rang wrote excluded returned referred known met meets lives lived works worked changed changes
invited send sent contact contacted call called during between near outside inside around via
a&e gp child case team agency main side back front own different mainstream residential foster
virtual""",
    )
)


def named_places(
    text: DocumentText, own: str, most: int | None = 1
) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the streets, schools and other places a text names, each with what it is.

    *own* is what the audit calls its agencies and itself, in small letters: that is no find.
    Of each kind there are at most *most*.
    """
    ends: list[tuple[int, int]] = []
    for patterns, tells in ((_PATTERNS, _tells_where), (_BY_A_STRANGE_NAME, _is_strange)):
        for pattern, what in patterns:
            found = (hit for hit in pattern.finditer(text.text) if tells(hit, own))
            for hit in islice(found, most):
                if not any(start <= hit.start() < end for start, end in ends):
                    ends.append(hit.span())
                    yield hit, what


def _tells_where(hit: re.Match[str], own: str) -> bool:
    if normalised(hit.group()) in own:
        return False
    words = {normalised(word) for word in hit["name"].split()}
    if hit["name"].islower():  # in small letters any of them may say that it is none
        return words.isdisjoint(_NO_NAMES)
    return not words <= _NO_NAMES or hit.group()[0].isdigit()


def _is_strange(hit: re.Match[str], own: str) -> bool:
    words = [normalised(word.rstrip(".")) for word in hit["name"].split()]
    words = list(dropwhile(_NO_NAMES.__contains__, words))
    kinds = _NO_NAMES.intersection(words) | EVERY_DAY.intersection(words)
    known = all(is_english(part) or part in kinds for word in words for part in word.split("-"))
    return not known and not kinds and normalised(hit.group()) not in own
