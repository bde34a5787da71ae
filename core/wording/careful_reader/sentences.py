"""Takes a text apart into sentences, each with where it begins."""

import re
from collections.abc import Iterator
from typing import Final

_END: Final = re.compile(
    r"(?<![.\s][a-zA-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)[.!?]+[”\"')]*(?=\s)|\n+"
)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text with where each begins; blanks around them stay."""
    start = 0
    for hit in _END.finditer(text):
        if text[start : hit.end()].strip():
            yield start, text[start : hit.end()]
        start = hit.end()
    if text[start:].strip():
        yield start, text[start:]
