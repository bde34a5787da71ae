"""Takes a text apart into sentences, each with where it begins."""

import re
from collections.abc import Iterator
from typing import Final

_END: Final = re.compile(
    r"(?<![.\s][a-zA-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)[.!?]+[”\"')]*(?=\s)|\n+"
)

_LONGEST: Final = 1_000


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text with where each begins; blanks around them stay."""
    start = 0
    for end in (*(hit.end() for hit in _END.finditer(text)), len(text)):
        yield from _pieces(start, text[start:end])
        start = end


def _pieces(start: int, sentence: str) -> Iterator[tuple[int, str]]:
    """Yield a sentence, in pieces where nobody would call it one any more."""
    while sentence.strip():
        end = len(sentence)
        if end > _LONGEST:
            end = sentence.rfind(" ", 1, _LONGEST) if " " in sentence[1:_LONGEST] else _LONGEST
        yield start, sentence[:end]
        start, sentence = start + end, sentence[end:]
