"""Finds names that are no words: initials, another script, letters set apart."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from core.model.names import normalised
from core.review.remark import Remark, RemarkKind, in_its_sentence, remark_at
from core.review.texts import DocumentText
from core.wording.given_names import GIVEN_NAMES
from core.words import tr

_INITIALS: Final = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){2,3}(?!\w)")
_TAKEN_APART: Final = re.compile(
    r"(?<![\w'’-])(?:[^\W\d_](?:[ \t.*_-][^\W\d_]){3,}|[^\W\d_]+-[ \t]*\n[ \t]*[^\W\d_]+)"
    r"(?![\w'’-])"
)
"""A word with its letters set apart, and one that was parted at the end of a line."""
_NO_INITIALS: Final = frozenset(
    {"UK", "US", "NB", "GP", "AM", "PM", "EG", "IE", "DOB", "NHS", "CV"}
)
"""What is shortened with full stops and names nobody."""
_NUMBER_BEFORE: Final = re.compile(r"\d\s?$")
_OTHER_LETTER: Final = (
    "\u0370-\u1dff\u2c00-\u2c5f\u2c80-\u2dff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefc"
)
_OTHER_SCRIPT: Final = re.compile(rf"[{_OTHER_LETTER}](?:[\s\u200c\u200d'’-]*[{_OTHER_LETTER}])+")
"""A stretch of words in a script that is not ours."""


def in_other_forms(text: DocumentText, *, each: bool) -> Iterator[Remark]:
    """Yield initials, stretches in another script, and given names that are taken apart.

    With *each* every one of them is told, not the first of its form alone.
    """
    for found in islice(_TAKEN_APART.finditer(text.text), None if each else 1):
        whole = re.sub(r"[\s\u00ad.*_-]", "", found.group())
        if normalised(whole) in GIVEN_NAMES:
            yield named_at(text, *found.span())
    for found in islice(_INITIALS.finditer(text.text), None if each else 1):
        short = re.sub(r"[.\s]", "", found.group())
        clock = short in ("AM", "PM") and not _NUMBER_BEFORE.search(text.text[: found.start()])
        if short not in _NO_INITIALS or clock:
            yield named_at(text, found.start(), found.start() + len(found.group().rstrip()))
    for found in islice(_OTHER_SCRIPT.finditer(text.text), None if each else 1):
        around = in_its_sentence(text.text, *found.span())
        said = tr("{said} is in another script: have it read by somebody who can.", said=around)
        yield remark_at(text, RemarkKind.NAME, said, found.group())


def named_at(text: DocumentText, start: int, end: int) -> Remark:
    """Return the remark on what stands there, without the ending that says whose."""
    said = in_its_sentence(text.text, start, end)
    words = tr("{said} may name somebody.", said=said)
    return remark_at(text, RemarkKind.NAME, words, re.sub(r"['’]s$", "", text.text[start:end]))
