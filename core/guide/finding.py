"""Finds what somebody asks about in the guide, whatever they call it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from core.guide.pages import PAGES, Passage, passages

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MOST: Final = 20
_OF_LITTLE_WEIGHT: Final = frozenset(
    (
        *("a", "an", "and", "are", "by", "do", "does", "for", "how", "i", "in", "is", "it", "my"),
        *("of", "on", "or", "the", "to", "what", "where", "with", "you"),
    )
)
_ENDINGS: Final = ("ing", "ed", "es", "s")
_LAST: Final = ("changes",)
"""Pages that tell of everything there is; what explains it goes before them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that answers, and the piece of it that does so best."""

    passage: Passage
    excerpt: str


def find(query: str) -> list[Found]:
    """Return the passages in which every word asked for begins a word, the best first."""
    asked = _words(query)
    asked = [word for word in asked if word not in _OF_LITTLE_WEIGHT] or asked
    if not asked:
        return []
    scored = [(score, found) for score, found in _scored([_stem(word) for word in asked])]
    scored.sort(key=lambda pair: -pair[0])
    return [found for _, found in scored[:_MOST]]


def _scored(asked: list[str]) -> Iterator[tuple[int, Found]]:
    for key in PAGES:
        for passage in passages(key):
            heading = _words(f"{passage.heading} {PAGES[key]}")
            texts = [(block.words, _words(block.words)) for block in passage.blocks]
            everything = [*heading, *(word for _, words in texts for word in words)]
            if all(_begins(one, everything) for one in asked):
                in_heading = sum(3 * _begins(one, heading) + (one in heading) for one in asked)
                best = max(texts, key=lambda pair: sum(_begins(one, pair[1]) for one in asked))
                yield in_heading - 2 * (key in _LAST), Found(passage, best[0])


def _begins(asked: str, words: list[str]) -> bool:
    return any(word.startswith(asked) for word in words)


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _stem(word: str) -> str:
    """Cut an ending off, so that "erasing" finds "erased"; short words stay as they are."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
