"""Finds streets, schools and other places by name, which say where somebody lives or is known."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from core.model.names import normalised
from core.review.texts import DocumentText
from core.words import tr

_NAME: Final = r"(?:St\.?\s+)?(?:[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*\s+){1,3}"
_NUMBER: Final = r"\d{1,4}[a-zA-Z]?,?\s+"
_PATTERNS: Final = (
    (
        re.compile(
            rf"(?:\b{_NUMBER})?\b(?P<name>{_NAME})"
            r"(?:Road|Rd|Street|Lane|Avenue|Ave|Crescent|Terrace|Gardens|Grove|Mews)\b"
        ),
        tr("a street"),
    ),
    (
        re.compile(
            rf"(?:\b[Ff]lat\s+\d+,?\s+|\b{_NUMBER})(?P<name>{_NAME})"
            r"(?:Close|Drive|Court|Place|Square|Row|Rise|Walk|Way|Hill|Park|Green|View|House|Estate)\b"
        ),
        tr("a street"),
    ),
    (
        re.compile(
            rf"\b(?P<name>{_NAME})(?:School|Academy|College|Nursery|Pre-?school|Sixth\s+Form)\b"
        ),
        tr("a school"),
    ),
    (
        re.compile(
            rf"\b(?P<name>{_NAME})(?:Surgery|Hospital|Hostel|Refuge|Hospice|Infirmary"
            r"|(?:Medical|Health|Community|Family|Youth|Children[’']s)\s+(?:Centre|Hub)"
            r"|(?:Children[’']s|Care|Nursing)\s+Home)\b"
        ),
        tr("a place by its name"),
    ),
)
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
a&e gp child case team agency main side back front own different mainstream residential foster""",
    )
)


def named_places(
    text: DocumentText, own: str, most: int | None = 1
) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the streets, schools and other places a text names, each with what it is.

    *own* is what the audit calls its agencies and itself, in small letters: that is no find.
    Of each kind there are at most *most*.
    """
    for pattern, what in _PATTERNS:
        found = (hit for hit in pattern.finditer(text.text) if _tells_where(hit, own))
        for hit in islice(found, most):
            yield hit, what


def _tells_where(hit: re.Match[str], own: str) -> bool:
    words = {normalised(word) for word in hit["name"].split()}
    return not words <= _NO_NAMES and normalised(hit.group()) not in own
