"""Labels and what was typed, as they stand inside a sentence and at its end."""

import re
from typing import Final

_NEXT_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")

_NOT_WITH_A_STOP: Final = "\u0590"
"""From here on: Hebrew, Arabic, the scripts of India and all that come after them."""


def in_sentence(label: str) -> str:
    """Return a label as it stands inside a sentence: "Yes" as "yes", "CP plan" as it is.

    A first word in capitals, such as GP, A&E or a grade, keeps them; so does I.
    """
    first, *rest = label.split(maxsplit=1) or [""]
    first = first.rstrip(":;,.)")
    article = first == "A" and rest and rest[0][:1].isalpha()
    if any(letter.isupper() for letter in first[1:]) or (len(first) == 1 and not article):
        return label
    return label[:1].lower() + label[1:]


def sentence(text: str) -> str:
    """Return the text with a full stop where it has no ending.

    Scripts that end a sentence with a sign of their own, or with none, are left alone.
    """
    text = text.strip()
    if not text or text[-1] in ".!?…”\"'’)" or text[-1] >= _NOT_WITH_A_STOP:
        return text
    return f"{text.rstrip(';:,')}."


def called(asked: str) -> str:
    """Return a question as a name in a sentence: its own end would end that."""
    return asked.rstrip(" ?.!…:;,") or asked


def headline(text: str) -> tuple[str, str]:
    """Return the first sentence as a heading has it, without its stop, and what follows it."""
    first, *rest = _NEXT_SENTENCE.split(text.strip(), maxsplit=1)
    return first.removesuffix("."), "".join(rest)
