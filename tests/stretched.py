"""Casewalk with every text 40% longer, as other languages are: `python -m tests.stretched`.

Walks every page at 1280 x 720 and prints the words that are cut there.
"""

import json
import os
import sys
from functools import cache
from math import ceil
from string import Formatter
from typing import Final

from core.words import Language, use_language

LONGER: Final = 0.4


class Stretched(Language):
    """Every text with its own words again at its end, whoever asks for it."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Final = set[str]()
        """Each text that was asked for so far, as long as it became."""

    def translated(self, text: str, asked_by: str) -> str:
        """Return a text that is longer by two fifths, without a placeholder more."""
        del asked_by
        longer = stretched(text)
        self.shown.add(longer)
        return longer


@cache
def stretched(text: str) -> str:
    """Return a text with words of its own again; one word becomes a longer word."""
    plain = "".join(part for part, *_ in Formatter().parse(text)).strip(" .…:&“”")
    more = ceil(len(plain) * LONGER)
    if not plain or not any(letter.isalpha() for letter in plain):
        return text
    between = " " if " " in plain else ""
    added = (plain.replace("&", "") * 2)[:more].strip().lower()
    end = text[-1] if text.endswith(("…", ".", ":")) else ""
    bare = text.removesuffix(end).rstrip()
    return f"{bare}{between}{added}{end}{text[len(bare) + len(end) :]}"


def main() -> None:
    """Lengthen every text before the window is loaded, and look."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    language = Stretched()
    use_language(language)
    from tests.stretched_walk import cut_words

    found = cut_words(language.shown)
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
