"""From which side words are read: each paragraph by its own first strong letter."""

import re
from typing import Final
from unicodedata import bidirectional

_LEFTWARDS: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters of the scripts that are read from right to left."""


def read_leftwards(text: str) -> bool:
    """Return whether a paragraph is read from right to left: its first letter decides."""
    if not has_leftward_letters(text):
        return False
    kinds = (bidirectional(letter) for letter in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def has_leftward_letters(text: str) -> bool:
    """Return whether any letter belongs to a script read from right to left."""
    return not text.isascii() and _LEFTWARDS.search(text) is not None
