"""Footnotes: what somebody wrote as “[note: …]” in their own words, told apart from them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Final

from core.documents.blocks import (
    Block,
    Document,
    Entries,
    Footnote,
    Paragraph,
    Section,
    TextSpan,
    Words,
)

MARKED: Final = ("[note: ", "]")
"""What stands before and behind a footnote where it is typed."""
_BEGINS: Final = re.compile(r"\s*\[\s*note\s*:", re.IGNORECASE)
_MOST: Final = 2000
"""Letters of footnotes one paragraph has at most: they stand on the page of their numbers."""


def on_one_line(text: str) -> str:
    """Return a text in which no footnote has a break: an empty line would end its paragraph."""
    return "".join(
        f"{MARKED[0]}{' '.join(said.split())}{MARKED[1]}" if apart else said
        for said, apart in _parted(text, as_typed=True)
    )


def apart(text: str) -> list[str]:
    """Return what is said before, between and behind the footnotes of a text, and what they say."""
    return [said for said, _ in _parted(text) if said.strip()]


def with_notes(said: TextSpan) -> Words:
    """Return words with the footnotes in them apart; too long ones stay, in round brackets."""
    parts = list(_parted(said.text))
    if not any(apart for _, apart in parts):
        return (said,)
    long = sum(len(text) for text, apart in parts if apart) > _MOST
    return tuple(
        replace(said, text="", footnote=Footnote(text))
        if apart and not long
        else replace(said, text=f" ({text})" if apart else text)
        for text, apart in parts
        if text
    )


def _parted(text: str, *, as_typed: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield a text in parts, each with whether it is a footnote; one never closed is none."""
    at = 0
    while (hit := _BEGINS.search(text, at)) and (end := _closes(text, hit.end())):
        begins = hit.end() - len(hit[0].lstrip()) if as_typed else hit.start()
        yield text[at:begins], False
        yield text[hit.end() : end].strip(), True
        at = end + 1
    yield text[at:], False


def _closes(text: str, start: int) -> int:
    """Return where the bracket closes that was open at *start*, others within it apart; else 0."""
    depth = 1
    for at in range(start, len(text)):
        depth += {"[": 1, "]": -1}.get(text[at], 0)
        if not depth:
            return at
    return 0


def counted_through(document: Document) -> Document:
    """Return a document with its footnotes numbered from its first page to its last."""
    if not any(notes_of(section) for section in document.sections):
        return document
    numbers = count(1)
    sections = tuple(
        replace(one, blocks=tuple(_counted(block, numbers) for block in one.blocks))
        for one in document.sections
    )
    return replace(document, sections=sections)


def _counted(block: Block, numbers: Iterator[int]) -> Block:
    match block:
        case Paragraph():
            return replace(block, words=_numbered(block.words, numbers))
        case Entries():
            return replace(block, entries=tuple(_numbered(one, numbers) for one in block.entries))
    return block


def _numbered(words: Words, numbers: Iterator[int]) -> Words:
    return tuple(_with_number(one, next(numbers)) if one.footnote else one for one in words)


def _with_number(one: TextSpan, number: int) -> TextSpan:
    assert one.footnote is not None
    return replace(one, text=str(number), footnote=replace(one.footnote, number=number))


def notes_of(section: Section) -> list[Footnote]:
    """Return the footnotes of a section, in their order."""
    return [note for block in section.blocks for note in _notes_in(block)]


def _notes_in(block: Block) -> Iterator[Footnote]:
    match block:
        case Paragraph():
            yield from (one.footnote for one in block.words if one.footnote)
        case Entries():
            yield from (one.footnote for words in block.entries for one in words if one.footnote)
