"""Parts of a text by the script they are in: their language, and which way they run."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

_PLAIN: Final = "\u0370"
"""Every letter before this one is Latin."""

_NOT_PLAIN: Final = re.compile(
    "[\u0370-\u1fff\u200e\u200f\u202a-\u202e\u2066-\u2069\u2c00-\U0010ffff]"
)
"""What may be of another script, or turn a text round; dashes, quotes and signs are not."""

_LANGUAGES: Final = (
    ("\u0370", "\u03ff", "el"),
    ("\u1f00", "\u1fff", "el"),
    ("\u0590", "\u05ff", "he"),
    ("\u0900", "\u097f", "hi"),
    ("\u0980", "\u09ff", "bn"),
    ("\u0a00", "\u0a7f", "pa"),
    ("\u0a80", "\u0aff", "gu"),
    ("\u0b80", "\u0bff", "ta"),
)
"""Scripts that tell their language; Cyrillic does not, nor does Arabic tell it from Urdu."""

_BACKWARDS: Final = frozenset({"R", "AL", "RLE", "RLO", "RLI"})


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """A stretch of a text; `language` is empty where it is the document's own or not known."""

    text: str
    language: str = ""
    backwards: bool = False


def is_in_latin(text: str) -> bool:
    """Return whether a text is in one script, the document's own, and runs its way."""
    return not _NOT_PLAIN.search(text)


def script_parts(text: str) -> Iterator[ScriptPart]:
    """Yield the parts of a text; signs and spaces between belong to what comes before."""
    if is_in_latin(text):
        yield ScriptPart(text)
        return
    kinds: list[tuple[str, bool]] = []
    last = ("", False)
    for letter in text:
        last = _kind(letter) or last
        kinds.append(last)
    for (language, backwards), found in groupby(zip(text, kinds, strict=True), lambda one: one[1]):
        yield ScriptPart("".join(letter for letter, _ in found), language, backwards)


def runs_backwards(text: str) -> bool:
    """Return whether a paragraph begins in a script that is read from right to left."""
    if text.isascii():
        return False
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L" or kind in _BACKWARDS:
            return kind in _BACKWARDS
    return False


def _kind(letter: str) -> tuple[str, bool] | None:
    """Return language and direction of a letter; None of what is in no script."""
    if letter >= _PLAIN:
        for first, last, language in _LANGUAGES:
            if first <= letter <= last:
                return language, unicodedata.bidirectional(letter) in _BACKWARDS
    direction = unicodedata.bidirectional(letter)
    if direction in _BACKWARDS:
        return "", True
    return ("", False) if direction == "L" else None
