"""Two questions in one, found and taken apart."""

import re
from typing import Final

_JOINED: Final = re.compile(
    r",? (?:and|or) (?:also )?(?=(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would"
    r"|should|how|why|whether)\b)",
    re.IGNORECASE,
)
"""As in "is the plan current, and does the family know it"."""

_DONE: Final = re.compile(
    r"\b(?P<first>\w{2,}(?:ed|ten|ken)(?: \w{2,4})?) and (?:then )?(?=\w{2,}(?:ed|ten|ken)\b)", re.I
)
"""As in "asked for and acted on", "recorded, shared and reviewed"."""

_ASKED_TWICE: Final = re.compile(r"\?\s*(?=\S.*\?)", re.DOTALL)

# Pairs the field treats as one thing, and words that only look like what was done.
_ONE_THING: Final = re.compile(
    r"\b(?:abused and neglected|looked after and accommodated|need and (?:need|red))\b", re.I
)


def asks_twice(text: str) -> bool:
    """Return whether a wording asks two things."""
    rules = (_JOINED, _DONE, _ASKED_TWICE)
    return not _ONE_THING.search(text) and any(rule.search(text) for rule in rules)


def halves(text: str) -> tuple[str, str]:
    """Return a wording that asks two things as two that ask one each."""
    for rule in (_ASKED_TWICE, _JOINED):
        found = rule.search(text)
        if found:
            return _asked(text[: found.start()]), _asked(text[found.end() :])
    done = _DONE.search(text)
    if done is None:
        return text, text
    first = done.group("first")
    return _asked(text[: done.start()] + first), _asked(text[: done.start()] + text[done.end() :])


def _asked(half: str) -> str:
    bare = half.strip().rstrip("?,;. ").strip()
    return f"{bare[:1].upper()}{bare[1:]}?"
