"""Text as XML and HTML take it, and as it is compared when it is read back."""

import re
from typing import Final

_FORBIDDEN: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def sound(text: str) -> str:
    """Return text without the signs that XML forbids; every end of a line is one sign."""
    if text.isascii() and text.isprintable():
        return text
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def bare(words: str) -> str:
    """Return words without the spaces between: files differ in where they put them."""
    return "".join(words.split())
