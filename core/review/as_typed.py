"""What may say who somebody is, as it is being typed: a full name, date of birth, NHS number."""

import re
from collections.abc import Iterator
from typing import Final

from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.review.capitals import AuditWords
from core.review.details import births, nhs_numbers
from core.review.english import CALENDAR, SURNAMES_AND_WORDS
from core.review.remark import in_its_sentence
from core.review.signs import TITLE, near
from core.wording.given_names import GIVEN_NAMES
from core.words import tr

_BETWEEN: Final = re.compile(r"[ \t]+(?:[A-Z]\.?[ \t]+){0,2}")
"""What stands between two names: a blank, or initials."""

_NEXT: Final = re.compile(r"[ \t]+(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)")
_PLACES: Final = frozenset(
    re.split(
        r"\s+",
        """academy avenue centre clinic close college council court crescent drive gardens grove
hall hospital house infirmary lane lodge medical nursery park place practice primary project road
school service services square street surgery team trust unit view ward way wing""",
    )
)
"""Behind a name they make a place of it: the Thomas Reed Centre."""


class TypedDetails:
    """Knows an audit's own words, so that what is no part of them stands out in a text."""

    def __init__(self, now: Snapshot) -> None:
        self._now = now
        self._words = AuditWords(now, ())

    def knows(self, now: Snapshot) -> bool:
        """Return whether these are still the audit's own words."""
        old = self._now
        return old is now or (old.tool, old.agencies, old.cases) == (
            now.tool,
            now.agencies,
            now.cases,
        )

    def found_in(self, text: str, *, names: bool = True) -> Iterator[str]:
        """Yield a sentence for each kind found; without *names* they belong where it is typed."""
        if (nhs := next(nhs_numbers(text), None)) is not None:
            yield tr(
                "This looks like an NHS number: {said}.", said=in_its_sentence(text, *nhs.span())
            )
        if birth := next(births(text), None):
            yield tr("This looks like a date of birth: {said}.", said=in_its_sentence(text, *birth))
        if names and (name := next(self.full_names(text), None)):
            yield tr("This looks like somebody's name: {said}.", said=in_its_sentence(text, *name))

    def full_names(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a given name and a family's stand together, or a title and a name."""
        found = sorted(self._words.names_in(text))
        behind = [*found[1:], (len(text), len(text))]
        for (start, end), (then, until) in zip(found, behind, strict=False):
            if TITLE.search(near(text, start, end)[0]):
                yield start, end
            elif then < len(text) and _BETWEEN.fullmatch(text[end:then]):
                if not _is_place(text, until):
                    yield start, until
            elif _is_given(text[start:end]) and (family := _end_of_family(text, end)):
                yield start, family


def _is_given(word: str) -> bool:
    return normalised(word) in GIVEN_NAMES


def _is_place(text: str, end: int) -> bool:
    """Return whether the word behind makes a place or a service of the names before it."""
    behind = _NEXT.match(text, end)
    return behind is not None and normalised(behind["word"]) in _PLACES


def _end_of_family(text: str, end: int) -> int:
    """Return where a family's name ends that is a word as well; 0 where none stands there."""
    behind = _NEXT.match(text, end)
    if behind is None:
        return 0
    word = normalised(behind["word"])
    if (
        word not in SURNAMES_AND_WORDS
        or word in _PLACES | CALENDAR
        or not behind["word"][0].isupper()
    ):
        return 0
    return 0 if _is_place(text, behind.end()) else behind.end()
