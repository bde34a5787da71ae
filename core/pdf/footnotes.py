"""Footnotes as lines at the foot of a page, and how much of it they take."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.documents.blocks import Footnote
from core.pdf.text.lines import Line, TextLayout, layout_text
from core.pdf.text.runs import TextStyle
from core.pdf.typed import NoteStyle

ABOVE: Final = 16.0
"""The space between the words of a page and its footnotes, with the rule in it."""
UNDER_RULE: Final = 5.0
_GAP: Final = 3.5


@dataclass(frozen=True, slots=True)
class FootLines:
    """A footnote laid out: its number, and beside that its words in so much *room*."""

    note: Footnote
    number: Line
    layout: TextLayout
    indent: float
    room: float
    lead: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.lead * max(1, len(self.layout.lines))


def notes_in(layout: TextLayout) -> Iterator[Footnote]:
    """Yield the footnotes whose numbers stand in some lines."""
    for line in layout.lines:
        yield from (one.style.note for one in line.pieces if isinstance(one.style, NoteStyle))


def foot_lines(note: Footnote, number: TextStyle, words: TextStyle, across: float) -> FootLines:
    """Return a footnote laid out on a page so far *across*."""
    (shown,) = layout_text([(str(note.number), number)], across).lines
    indent = shown.width + _GAP
    layout = layout_text([(note.words, words)], across - indent)
    return FootLines(note, shown, layout, indent, across - indent, words.size * 1.34)


def height_of(notes: Sequence[FootLines]) -> float:
    """Return how much of a page footnotes take."""
    return sum(one.height for one in notes) + ABOVE if notes else 0.0


def stacked(notes: Iterable[FootLines], bottom: float) -> Iterator[tuple[FootLines, float]]:
    """Yield footnotes with their tops, the last ending at the *bottom*."""
    held = list(notes)
    top = bottom - sum(one.height for one in held)
    for one in held:
        yield one, top
        top += one.height
