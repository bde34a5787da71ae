"""The figures of a document by their places, and which of them changed since it last left.

A place is kept as a number that holds no word; a figure as its numbers alone. So what is kept
says nothing of anybody, and is small.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from core.documents.blocks import (
    AnswerPill,
    Aside,
    Block,
    Box,
    Cell,
    Document,
    DrawnCell,
    Entries,
    Paragraph,
    Table,
    Words,
)
from core.documents.heads import blocks_about
from core.documents.own_parts import without_number
from core.documents.words_in_order import plain_words

_DATE: Final = re.compile(r"\b\d{1,2} [^\W\d_]{3,} \d{4}\b|\b\d{1,2}:\d{2}\b|\b\d{4}-\d\d-\d\d\b")
_NUMBER: Final = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?%?(?!\w)")
_LONGEST: Final = 140
"""Letters of a place or a figure that are told."""


@dataclass(frozen=True, slots=True)
class DocumentFigure:
    """Some numbers at one place of a document: where, and the words they stand in there."""

    where: str
    text: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureMoved:
    """A figure that is another than when the document last left."""

    where: str
    before: str
    text: str


def figures_in(document: Document) -> dict[str, DocumentFigure]:
    """Return the figures of a document by the number of their place; a date is none."""
    found: dict[str, DocumentFigure] = {}
    met: Counter[str] = Counter()
    for section in document.sections:
        for block, about in blocks_about(section):
            for place, text in _texts(block):
                bare = _DATE.sub("…", text)
                numbers = tuple(_NUMBER.findall(bare))
                if not numbers:
                    continue
                where = f"{_bare(about)}|{place or _NUMBER.sub('#', bare)}"
                met[where] += 1
                told = place or _short(text)
                key = sha256(f"{where}|{met[where]}".encode("utf-8", "replace")).hexdigest()[:10]
                found[key] = DocumentFigure(told, _short(text), numbers)
    return found


def figures_text(document: Document) -> str:
    """Return the figures of a document as they are kept."""
    held = {key: " ".join(one.numbers) for key, one in figures_in(document).items()}
    return json.dumps(held, separators=(",", ":"))


def figures_moved(document: Document, kept: str) -> tuple[FigureMoved, ...]:
    """Return which figures are others than those *kept*; what is new or gone is none of them."""
    try:
        before: Mapping[str, str] = json.loads(kept or "{}")
    except json.JSONDecodeError:
        return ()
    return tuple(
        FigureMoved(one.where, _in_words_now(one, before[key].split()), one.text)
        for key, one in figures_in(document).items()
        if key in before and before[key] != " ".join(one.numbers)
    )


def _in_words_now(now: DocumentFigure, before: list[str]) -> str:
    """Return numbers from before in the words they stand in now, where they are as many."""
    if len(before) != len(now.numbers):
        return ", ".join(before)
    held = iter(before)
    dates = [found.span() for found in _DATE.finditer(now.text)]

    def put(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in dates)
        return found[0] if inside else next(held, found[0])

    return _NUMBER.sub(put, now.text)


def _texts(block: Block) -> Iterator[tuple[str, str]]:
    """Yield each text that may hold a figure, with its row and column where it has them."""
    match block:
        case Paragraph() | Box() | Aside():
            yield from _span_texts(block.words)
        case Entries():
            for words in block.entries:
                yield from _span_texts(words)
        case Table():
            for row in block.rows:
                first = _cell_text(row[0])
                for column, cell in zip(block.columns[1:], row[1:], strict=True):
                    yield f"{_short(first)}: {column.title}", _cell_text(cell)


def _span_texts(words: Words) -> Iterator[tuple[str, str]]:
    """Yield words without the numbers of footnotes, then what each of those says."""
    yield "", plain_words(tuple(one for one in words if not one.footnote))
    for one in words:
        if one.footnote:
            yield "", one.footnote.words


def _cell_text(cell: Cell) -> str:
    if isinstance(cell, AnswerPill):
        return f"{cell.word} {cell.note}".strip()
    if isinstance(cell, DrawnCell):
        return ""  # the cells beside it hold its numbers
    return plain_words(cell)


def _bare(about: str) -> str:
    """Return the title and heading a block stands under without their numbers."""
    return ": ".join(without_number(part) for part in about.split(": "))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
