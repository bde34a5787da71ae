"""Whether two names may mean one agency or theme: asked, never taken for granted."""

from difflib import SequenceMatcher
from typing import Final

from core.model.names import normalised

_COMMON: Final = frozenset({"the", "of", "and", "for", "service", "services", "team", "teams", "s"})
_CLOSE: Final = 0.7


def look_alike(one: str, other: str, short: str = "", other_short: str = "") -> bool:
    """Return whether two names, or their short forms, may mean the same.

    One lies in the other, words that many names have left aside or not; they share another
    word and are close; or their short forms are one.
    """
    first, second = normalised(one), normalised(other)
    if not first or not second:
        return False
    if short and normalised(short) == normalised(other_short):
        return True
    if first in second or second in first:
        return True
    one_said, other_said = (set(name.split()) - _COMMON for name in (first, second))
    shared = one_said & other_said
    if shared in (one_said, other_said):
        return bool(shared)
    return bool(shared) and SequenceMatcher(None, first, second).ratio() > _CLOSE
