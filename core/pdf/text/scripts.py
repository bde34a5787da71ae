"""Which language words in another script are most likely in, for readers that speak them."""

import unicodedata
from typing import Final

_LANGUAGES: Final = {
    "ARABIC": "ar",
    "BENGALI": "bn",
    "CYRILLIC": "und-Cyrl",
    "DEVANAGARI": "hi",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "TAMIL": "ta",
}
_FIRST_OTHER: Final = "\u0370"
_ONLY_IN_URDU: Final = frozenset("ٹڈڑںےۓہھ")


def language(text: str) -> str:
    """Return the language tag (BCP 47) of a run in another script; empty for Latin letters.

    A script that many languages share names the script alone: "und-Cyrl".
    """
    if text.isascii() or max(text) < _FIRST_OTHER:
        return ""
    for letter in text:
        if letter >= _FIRST_OTHER and unicodedata.category(letter).startswith("L"):
            script = unicodedata.name(letter, "").partition(" ")[0]
            found = _LANGUAGES.get(script, "")
            return "ur" if found == "ar" and not _ONLY_IN_URDU.isdisjoint(text) else found
    return ""
