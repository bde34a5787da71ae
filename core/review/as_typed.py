"""What may say who somebody is, as it is being typed: a full name, date of birth, NHS number."""

import re
from collections.abc import Iterator
from typing import Final

from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.review.capitals import AuditWords
from core.review.details import births, nhs_numbers
from core.review.english import CALENDAR, SURNAMES_AND_WORDS, is_english, is_nearly_english
from core.review.remark import in_its_sentence
from core.review.signs import TITLE, near
from core.wording.given_names import GIVEN_NAMES, PLACE_WORDS
from core.words import tr

_BETWEEN: Final = re.compile(r"[ \t]+(?:[A-Z]\.?[ \t]+){0,2}")
"""What stands between two names: a blank, or initials."""

_NEXT: Final = re.compile(r"[ \t]+(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)")

_FAMILIES: Final = frozenset(
    re.split(
        r"\s+",
        """abbot abbott archer armour carpenter carter chandler cooper draper dyer fowler fuller
harper hawk holmes khan mason mercer miller moor moore nelson palmer parker parsons
peacock pitt pratt proctor reeve reeves rogers sawyer skinner slater smith sutton tanner
taylor thatcher turner tyler waite waller webb wheeler woodman""",
    )
)
"""Words nobody puts behind a given name but as a family's: in small letters too it is a name."""

_TITLED: Final = re.compile(r"\b(?:mr|mrs|ms|dr)\.?[ \t]+(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)")
"""A title in small letters, and what stands behind it."""

_NOT_DONE: Final = re.compile(r"(?P<verb>\w{2,})nt|cant|wont|dont")
"""What is written without its apostrophe: didnt, wasnt."""

_DOING: Final = re.compile(r"\w+(?:ed|ing)")
"""How a word ends that says what somebody did, whether a list has it or not: "whatsapped"."""

_SHORTENED: Final = frozenset({"admin", "alloc", "appts", "assmt", "convo", "strat", "strats"})
"""How notes shorten words; none of them is a family's name."""

_LEAST: Final = 3
_LEAST_IN_SMALL: Final = 5
"""From how many letters on a word that is no English is a family's name: shorter ones are mostly
shortened, as mgm and prev are."""


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
            said = in_its_sentence(text, *nhs.span())
            yield _ended(tr("This looks like an NHS number: {said}.", said=said))
        if birth := next(births(text), None):
            said = in_its_sentence(text, *birth)
            yield _ended(tr("This looks like a date of birth: {said}.", said=said))
        if names and (name := next(self.full_names(text), None)):
            said = in_its_sentence(text, *name)
            yield _ended(tr("This looks like somebody's name: {said}.", said=said))

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
            elif _is_given(text[start:end]) and (family := self._end_of_family(text, end)):
                yield start, family
        for hit in _TITLED.finditer(text):
            if self._is_no_word(normalised(hit["word"])):
                yield hit.span("word")

    def _end_of_family(self, text: str, end: int) -> int:
        """Return where a family's name ends behind a given one, however typed; 0 for none."""
        behind = _NEXT.match(text, end)
        if behind is None or _is_place(text, behind.end()):
            return 0
        word = normalised(behind["word"])
        if word in PLACE_WORDS | CALENDAR:
            return 0
        named = word in _FAMILIES or (word in SURNAMES_AND_WORDS and behind["word"][0].isupper())
        least = _LEAST if behind["word"].istitle() else _LEAST_IN_SMALL
        return behind.end() if named or self._is_no_word(word, least) else 0

    def _is_no_word(self, word: str, least: int = _LEAST) -> bool:
        """Return whether a word is neither English, nor a slip, nor one of the audit's own."""
        plain = re.sub(r"['’][ds]$", "", word)
        if len(plain) < least or self._words.knows(plain) or plain in _SHORTENED:
            return False
        if _DOING.fullmatch(plain):
            return False
        if (hit := _NOT_DONE.fullmatch(plain)) and (hit["verb"] is None or is_english(hit["verb"])):
            return False
        return not any(is_english(one) or is_nearly_english(one) for one in plain.split("-"))


def _ended(sentence: str) -> str:
    """Return a sentence with one full stop, where what it quotes at its end has its own."""
    return sentence.removesuffix(".") if sentence.endswith(".”.") else sentence


def _is_given(word: str) -> bool:
    plain = normalised(word)
    return plain in GIVEN_NAMES or GIVEN_NAMES.issuperset(plain.split("-"))


def _is_place(text: str, end: int) -> bool:
    """Return whether the word behind makes a place or a service of the names before it."""
    behind = _NEXT.match(text, end)
    whose = text[:end].endswith(("'s", "’s"))  # what is somebody's is called after nobody
    return behind is not None and not whose and normalised(behind["word"]) in PLACE_WORDS
