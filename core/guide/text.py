"""Reads a page of the guide: headings, paragraphs, entries of lists, what is written out."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final


class BlockKind(Enum):
    """What a piece of a page is; the value is how its line begins."""

    TITLE = "# "
    HEADING = "## "
    SUBHEADING = "### "
    ENTRY = "- "
    WRITTEN_OUT = "```"
    PICTURE = "!["
    PARAGRAPH = ""


_PLACES: Final = re.compile(r"(.*?) *\{(.*)\}")
"""At the end of a heading: where one is when it is looked for."""
HEADINGS: Final = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.SUBHEADING)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One piece of a page; only what is written out has more than one line."""

    kind: BlockKind
    words: str
    places: tuple[str, ...] = ()
    """Of a heading: the places of the program that it is about, such as "prepare forms"."""
    picture: str = ""
    """Of a picture: its file within the help folder; the words say what is on it."""


def blocks(text: str) -> tuple[TextBlock, ...]:
    """Return the pieces of a page in order.

    A heading ends in the places it is about, between braces: `## Forms {prepare forms}`.
    """
    found: list[tuple[BlockKind, list[str]]] = []
    begun: BlockKind | None = None
    for line in text.splitlines():
        if begun is BlockKind.WRITTEN_OUT:
            if line.strip() == BlockKind.WRITTEN_OUT.value:
                begun = None
            else:
                found[-1][1].append(line)
            continue
        line = line.strip()
        kind = next(kind for kind in BlockKind if line.startswith(kind.value))
        if not line:
            begun = None
        elif kind is BlockKind.PARAGRAPH and begun in (BlockKind.PARAGRAPH, BlockKind.ENTRY):
            found[-1][1].append(line)
        else:
            words = line.removeprefix(kind.value)
            found.append((kind, [words] if kind is not BlockKind.WRITTEN_OUT else []))
            begun = None if kind in HEADINGS else kind
    return tuple(_block(kind, _joined(kind, lines)) for kind, lines in found)


def _block(kind: BlockKind, words: str) -> TextBlock:
    if kind is BlockKind.PICTURE:
        words, _, rest = words.partition("](")
        return TextBlock(kind, words, picture=rest.rstrip(")"))
    told = _PLACES.match(words) if kind in HEADINGS else None
    if told is None:
        return TextBlock(kind, words)
    places = tuple(one.strip() for one in told.group(2).split(","))
    return TextBlock(kind, told.group(1), places)


def _joined(kind: BlockKind, lines: list[str]) -> str:
    """Join a piece's lines; the marks around a command, in a sentence, are no words."""
    if kind is BlockKind.WRITTEN_OUT:
        return "\n".join(lines)
    return " ".join(lines).replace("`", "")
