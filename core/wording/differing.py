"""Which words of two texts differ, so that they can be tinted, and named where nothing is seen."""

import re
from difflib import SequenceMatcher

Stretch = tuple[int, int]
_WORDS = re.compile(r"\S+")
_LONGEST = 20_000
"""Letters from which on nothing is compared: the window would stand still."""


def differing(one: str, other: str) -> tuple[Stretch, ...]:
    """Return where *one* has words that *other* has not, as (start, end) in letters."""
    if len(one) + len(other) > _LONGEST:
        return ()
    mine, theirs = list(_WORDS.finditer(one)), _WORDS.findall(other)
    words = SequenceMatcher(None, [_bare(found[0]) for found in mine], list(map(_bare, theirs)))
    return tuple(
        (mine[start].start(), mine[end - 1].end())
        for kind, start, end, _, _ in words.get_opcodes()
        if kind in ("replace", "delete") and end > start
    )


def _bare(word: str) -> str:
    """Return a word without case and the marks around it."""
    return word.strip(".,;:!?“”\"'()").casefold()
