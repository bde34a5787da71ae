"""Headings of a few words of somebody's own, known by words that only one question has."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Final

from core.intake.matching.likeness import SMALL, stem, words_of
from core.intake.others_words import COMMENT_WORDS
from core.model.names import NameIndex

_MOST: Final = 14
"""Words: whoever writes more of their own writes a sentence."""
_SHARE: Final = 0.5
"""So many of a heading's telling words have to be the question's."""
_MANY: Final = 4
"""Telling words of which half are not enough: as many say something else."""
_SHORTEST: Final = 4
_LONG: Final = 7
"""Letters: from here on one amiss makes no other word."""
_PLAIN: Final = frozenset(
    map(
        stem,
        (
            *("agency", "agencies", "case", "child", "children", "file", "record", "records"),
            *("question", "answer", "audit", "return", "there", "your", "their", "evidence"),
            *(
                "date",
                "dates",
                "time",
                "name",
                "number",
                "status",
                "about",
                "with",
                "what",
                "which",
                "when",
                "where",
                "from",
                "been",
                "other",
            ),
        ),
    )
)
"""Words that stand in many a heading and tell no question from another."""


class TellingWords:
    """Which words of an audit's questions only one of them has."""

    def __init__(self, wordings: Mapping[str, Iterable[str]]) -> None:
        self._wordings = wordings

    @cached_property
    def _stems(self) -> Mapping[str, frozenset[str]]:
        return {
            key: frozenset[str]().union(*map(_stems, texts))
            for key, texts in self._wordings.items()
        }

    @cached_property
    def _often(self) -> Counter[str]:
        return Counter(one for stems in self._stems.values() for one in stems)

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(one for one in self._often if len(one) >= _LONG)

    def question(self, heading: str) -> str:
        """Return the one question that has most of a heading's words, one of them alone; or ""."""
        if len(words_of(heading)) > _MOST:
            return ""
        asked = frozenset(map(self._spelt, _stems(heading)))
        if not asked:
            return ""
        shared = {key: asked & stems for key, stems in self._stems.items()}
        most = max(map(len, shared.values()), default=0)
        best = [key for key, one in shared.items() if len(one) == most]
        few = most < _SHARE * len(asked) or (len(asked) >= _MANY and 2 * most == len(asked))
        if few or not most or len(best) != 1:
            return ""
        alone = any(self._often[one] == 1 for one in shared[best[0]])
        return best[0] if alone else ""

    def _spelt(self, one: str) -> str:
        """Return a long word as the questions have it, where one letter of it is amiss."""
        if one in self._often or len(one) < _LONG:
            return one
        return self._index.near(one) or one


def without_comment_words(heading: str) -> str:
    """Return what "Comments on supervision" speaks of: "supervision"; "" where it is no comment."""
    words = words_of(heading)
    if not {*words} & COMMENT_WORDS:
        return ""
    return " ".join(word for word in words if word not in COMMENT_WORDS)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(
        found
        for word in words_of(text)
        if len(word) >= _SHORTEST and word not in SMALL and (found := stem(word)) not in _PLAIN
    )
