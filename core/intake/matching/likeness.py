"""How alike two wordings are, for proposals: what is only alike never enters by itself."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from core.model.names import normalised

LIKELY: Final = 0.72
"""From here on one wording is proposed for another."""
_CLEARLY: Final = 0.08
"""By so much the best has to be ahead of the next."""
_WORD: Final = re.compile(r"[^\W_]+")
SMALL: Final = frozenset(
    (
        *("the", "a", "an", "of", "is", "are", "was", "were", "in", "on", "to", "and", "or"),
        *("for", "it", "its", "this", "that", "there", "with", "by", "at", "do", "does"),
        *("did", "has", "have"),
    )
)
"""Words that are in every wording."""
_TURNED: Final = frozenset(("not", "no", "never", "without", "nobody", "none", "neither", "nor"))
_ONE_AMISS: Final = 0.8
_FEW_WORDS: Final = 3
_ENDINGS: Final = ("ings", "ing", "ors", "ers", "or", "er", "es", "ed", "s", "e")
_STEM: Final = 4


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Return a wording's words as they are compared: no marks, no apostrophes, "_" is a space."""
    return tuple(_WORD.findall(normalised(text).replace("'", "")))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a word without its usual ending: "visitor" and "visiting" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


def likeness(one: str, other: str) -> float:
    """Return how alike two wordings are, from 0 to 1: by their words, and by their letters."""
    first, second = _telling(one), _telling(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    shared = 2 * len(first & second) / (len(first) + len(second))
    letters = SequenceMatcher(None, " ".join(words_of(one)), " ".join(words_of(other)), False)
    if letters.real_quick_ratio() < LIKELY or letters.quick_ratio() < LIKELY:
        return shared
    return max(shared, letters.ratio())


def is_worded_as(written: str, wording: str) -> bool:
    """Return whether a text has no telling word that a wording lacks, but for a letter amiss.

    A "not" is such a word, wherever only one of the two has it.
    """
    own, words = set(words_of(written)), set(words_of(wording))
    if own & _TURNED != words & _TURNED:
        return False
    left = _telling(written) - _telling(wording)
    return all(_is_spelt_like(one, _telling(wording)) for one in left)


def shares_words(written: str, wording: str) -> bool:
    """Return whether a text has a telling word of a wording, or too few words to tell."""
    own = _telling(written)
    left = _telling(wording)
    return len(own) < _FEW_WORDS or any(one in left or _is_spelt_like(one, left) for one in own)


def _is_spelt_like(word: str, others: Iterable[str]) -> bool:
    return len(word) >= _STEM and any(
        SequenceMatcher(None, word, other, False).ratio() >= _ONE_AMISS for other in others
    )


@lru_cache(maxsize=4096)
def _telling(text: str) -> frozenset[str]:
    words = words_of(text)
    return frozenset(map(stem, (word for word in words if word not in SMALL) if words else ()))


def likeliest(written: str, named: Mapping[str, Iterable[str]], least: float = LIKELY) -> str:
    """Return the one key of *named* whose wordings are clearly the most like; else ""."""
    found = sorted(
        ((max((likeness(written, one) for one in all_), default=0.0), key))
        for key, all_ in named.items()
    )
    if not found or found[-1][0] < least:
        return ""
    if len(found) > 1 and found[-1][0] - found[-2][0] < _CLEARLY:
        return ""
    return found[-1][1]


def initials(name: str) -> frozenset[str]:
    """Return what a name is shortened to: of its words, with and without the small ones."""
    words = words_of(name)
    great = [word for word in words if word not in SMALL]
    short = {"".join(word[0] for word in found) for found in (words, great) if len(found) > 1}
    return frozenset(short)
