"""The measures, cuts and colours of the page, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.documents import answer_looks
from core.documents.blocks import BoxKind, Footnote, TextLook, Words
from core.documents.web_links import with_addresses
from core.model.drawing import COLOUR, Paint, colours_for
from core.model.house_style import PLAIN, HouseStyle, tint_of
from core.model.tool import Bearing
from core.model.typed_text import TypedText
from core.pdf.canvas import colour
from core.pdf.footnotes import FootLines, foot_lines
from core.pdf.text.faces import Weight
from core.pdf.text.runs import TextStyle
from core.pdf.typed import NoteStyle, TypedStyle

PAGE_WIDTH = 595.28
PAGE_HEIGHT = 841.89
LEFT = 46.0
WIDTH = PAGE_WIDTH - 2 * LEFT
HEAD_BASELINE = 50.5
TOP = 62.0
BOTTOM = 784.0
FOOT_RULE = 794.5
FOOT_BASELINE = 809.0

INK = colour("#14212B")
QUIET = colour("#4A5A67")
LINE = colour("#D5DDE3")
ACCENT = colour("#0B5C7A")
WARNING = colour("#8A2F0F")
WARNING_TINT = colour("#FBE6DD")
WARNING_EDGE = colour("#B8431A")

BOXES: dict[BoxKind, tuple[str, str]] = {
    BoxKind.WARNING: (WARNING_TINT, WARNING_EDGE),
    BoxKind.CAVEAT: (colour("#FFFAEB"), colour("#B99100")),
}
"""Tint and edge of a box that is the same whatever the accent is."""

PAINTS: Mapping[Paint, str] = {paint: colour(code) for paint, code in COLOUR.items()}
"""What a drawing is painted with on paper."""

TINTS: dict[Bearing | None, tuple[str, str]] = {
    bearing: (colour(tint), colour(ink)) for bearing, (tint, ink) in answer_looks.TINTS.items()
}
"""Tint and ink of a pill."""

SMALL = TextStyle(Weight.REGULAR, 8.0, QUIET)


@dataclass(frozen=True, slots=True)
class Paper:
    """A page and the room on it, in points; y is measured down from its top edge."""

    width: float = PAGE_WIDTH
    height: float = PAGE_HEIGHT

    @property
    def room(self) -> float:
        """How wide lines are."""
        return self.width - 2 * LEFT

    @property
    def bottom(self) -> float:
        """Where words end."""
        return self.height - (PAGE_HEIGHT - BOTTOM)

    @property
    def foot_rule(self) -> float:
        """Where the line over the foot is."""
        return self.height - (PAGE_HEIGHT - FOOT_RULE)

    @property
    def foot(self) -> float:
        """The baseline of the foot."""
        return self.height - (PAGE_HEIGHT - FOOT_BASELINE)


PORTRAIT = Paper()
LANDSCAPE = Paper(PAGE_HEIGHT, PAGE_WIDTH)


@dataclass(frozen=True)
class Style:
    """Sizes for one density; `air` scales the space between things."""

    paper: Paper = PORTRAIT
    left: float = LEFT
    across: float = 0.0
    """How wide a column is that is not as wide as the page."""

    body: float = 9.5
    cell: float = 9.0
    heading: float = 11.5
    title: float = 22.0
    lead: float = 1.42
    air: float = 1.0
    accent: str = ACCENT
    tint: str = colour("#E3F0F5")
    paints: Mapping[Paint, str] = field(default_factory=lambda: PAINTS)

    @property
    def width(self) -> float:
        """How wide lines are."""
        return self.across or self.paper.room

    def column(self, left: float, across: float) -> "Style":
        """Return the same for a column that begins *left* from the edge of the words."""
        return replace(self, left=self.left + left, across=across)

    def box(self, kind: BoxKind) -> tuple[str, str]:
        """Return tint and edge of a box."""
        return (self.tint, self.accent) if kind is BoxKind.FINDING else BOXES[kind]

    def type_of(self, look: TextLook, size: float) -> TextStyle:
        """Return how words of a look are set at a size."""
        if look is TextLook.CALL:
            return TextStyle(Weight.BOLD, size, self.accent)
        if look is TextLook.TAG:
            return TagStyle(Weight.BOLD, size - 0.5, self.accent, self.tint)
        return _TYPES[look](size)

    def typed(self, words: Words, size: float) -> list[tuple[str, TextStyle]]:
        """Return words with how they are set; an address of the web leads there."""
        found = []
        for span in words:
            if span.footnote:
                found.append((span.text, self._note_style(span.footnote, size)))
                continue
            style = typed_style(self.type_of(span.look, size), span.typed)
            for text, address in with_addresses(span.text):
                if address:
                    found.append((text, replace(style, colour=self.accent, address=address)))
                elif text:
                    found.append((text, style))
        return found

    def foot_lines(self, note: Footnote) -> FootLines:
        """Return a footnote as it stands at the foot of the page."""
        size = self.body - 1.2
        number = TextStyle(Weight.BOLD, size * 0.8, self.accent)
        return foot_lines(note, number, TextStyle(Weight.REGULAR, size, INK), self.paper.room)

    def _note_style(self, note: Footnote, size: float) -> TextStyle:
        return NoteStyle(Weight.BOLD, size * 0.72, self.accent, note, size * 0.34)


@dataclass(frozen=True, slots=True)
class TagStyle(TextStyle):
    """How a tag is set: on a ground of its own."""

    ground: str


def typed_style(style: TextStyle, typed: TypedText | None) -> TextStyle:
    """Return how words are set, known by where somebody typed them."""
    if typed is None:
        return style
    return TypedStyle(style.weight, style.size, style.colour, typed)


_TYPES = {
    TextLook.PLAIN: lambda size: TextStyle(Weight.REGULAR, size, INK),
    TextLook.STRONG: lambda size: TextStyle(Weight.BOLD, size, INK),
    TextLook.ITALIC: lambda size: TextStyle(Weight.ITALIC, size, INK),
    TextLook.QUIET: lambda size: TextStyle(Weight.REGULAR, size, QUIET),
    TextLook.WARNING: lambda size: TextStyle(Weight.BOLD, size, WARNING),
}

NORMAL = Style()
CLOSE = Style(body=9.1, cell=8.7, heading=11.0, title=21.0, lead=1.36, air=0.78)
TIGHT = Style(body=8.8, cell=8.4, heading=10.5, title=20.0, lead=1.28, air=0.5)
"""Steps closer together, for what would otherwise spill a little onto a second page."""


def styles_of(look: HouseStyle, paper: Paper = PORTRAIT) -> tuple[Style, Style, Style]:
    """Return the three steps in the colour of a look, on a paper."""
    if look.accent == PLAIN.accent:
        if paper == PORTRAIT:
            return NORMAL, CLOSE, TIGHT
        return (
            replace(NORMAL, paper=paper),
            replace(CLOSE, paper=paper),
            replace(TIGHT, paper=paper),
        )
    paints = {paint: colour(code) for paint, code in colours_for(look.accent).items()}
    accent, tint = colour(look.accent), colour(tint_of(look.accent))
    normal, close, tight = (
        replace(one, paints=paints, accent=accent, tint=tint, paper=paper)
        for one in (NORMAL, CLOSE, TIGHT)
    )
    return normal, close, tight
