"""A number as it stands in somebody's sentence, and not as the end of a longer one."""

import re


def has_number(text: str, shown: str) -> bool:
    """Return whether a number stands in a text: "1 of 12 cases" is not in "11 of 12 cases"."""
    return bool(shown) and _number(shown).search(text) is not None


def with_number(text: str, shown: str, instead: str) -> str:
    """Return a text with other words wherever a number stands in it."""
    return _number(shown).sub(lambda _: instead, text) if shown else text


def _number(shown: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(shown)}(?!\w)")
