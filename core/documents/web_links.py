"""Addresses of the web in what was typed: where a document has links, they lead there."""

import re
from collections.abc import Iterator
from typing import Final

_ADDRESS: Final = re.compile(
    r"(?<![\w@/.])(?:https?://|www\.)[^\s<>\"“”‘’{}|\\^`\[\]]+", re.IGNORECASE
)
_ENDS: Final = ".,;:!?'…"
"""What stands after an address at the end of a sentence, and is none of it."""


def leads_somewhere(text: str) -> bool:
    """Return whether an address may stand in a text: nearly always none does."""
    return "://" in text or "www." in text.lower()


def with_addresses(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text in parts, each with where it leads; "" where it leads nowhere."""
    if not leads_somewhere(text):
        yield text, ""
        return
    at = 0
    for hit in _ADDRESS.finditer(text):
        said = _without_end(hit[0])
        if not re.search(r"\w\.\w|://\w", said):
            continue
        if hit.start() > at:
            yield text[at : hit.start()], ""
        yield said, said if "://" in said else f"https://{said}"
        at = hit.start() + len(said)
    if at < len(text):
        yield text[at:], ""


def _without_end(said: str) -> str:
    """Return an address without the stop or the bracket that closes the words around it."""
    before = ""
    while said != before:
        before = said
        said = said.rstrip(_ENDS)
        if said.endswith(")") and said.count("(") < said.count(")"):
            said = said[:-1]
    return said
