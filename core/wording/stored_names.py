"""The name of a file as an audit keeps it: one that looks like a person's is not kept."""

import re
from collections.abc import Iterable
from typing import Final

from core.model.names import normalised
from core.wording.given_names import GIVEN_NAMES, MONTH_NAMES, NAMES_AND_WORDS
from core.words import tr

_ENDING: Final = re.compile(r"\.[A-Za-z]{2,5}(?=, |$)")
_JOINED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONG: Final = 4
_OF_FILES: Final = frozenset(
    [
        "answers",
        "audit",
        "centre",
        "data",
        "export",
        "form",
        "forms",
        "hospital",
        "house",
        "list",
        "responses",
        "results",
        "return",
        "returns",
        "road",
        "school",
        "service",
        "services",
        "street",
        "survey",
        "table",
        "team",
    ]
)


def stored_name(source: str, known: Iterable[str]) -> str:
    """Return what is kept of a file's name; words of *known* texts are nobody's name."""
    if not _looks_like_a_person(source, frozenset(_folded(" ".join(known)))):
        return source
    ending = _ENDING.search(source)
    return tr("file named like a person") + (ending[0].lower() if ending else "")


def _looks_like_a_person(source: str, known: frozenset[str]) -> bool:
    stem = _ENDING.sub(" ", source)
    words = [word for word in _words(stem) if normalised(word) not in known]
    if any(_is_given(word) for word in words):
        return True
    if len(words) != 2 or not all(word[0].isupper() for word in words):
        return False
    names = set(_folded(" ".join(words)))
    return bool(names & (NAMES_AND_WORDS - MONTH_NAMES)) and not names & (_OF_FILES | MONTH_NAMES)


def _is_given(word: str) -> bool:
    longer = len(word) >= _LONG or (word[0].isupper() and not word.isupper())
    return longer and normalised(word) in GIVEN_NAMES


def _words(text: str) -> list[str]:
    return _WORD.findall(_JOINED.sub(" ", text))


def _folded(text: str) -> list[str]:
    return [normalised(word) for word in _words(text)]
