"""Blocks as flowables: pieces of known height that a page takes whole."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from core.documents.blocks import Box, BoxKind, Entries, Heading, Paragraph, Role, Section
from core.model.house_style import Logo
from core.pdf.canvas import PageCanvas
from core.pdf.footnotes import FootLines, notes_in
from core.pdf.structure import BULLETS, NO_BULLETS, Element, figure
from core.pdf.style import (
    INK,
    LEFT,
    QUIET,
    TINTS,
    Style,
    TagStyle,
    typed_style,
)
from core.pdf.text.faces import Weight
from core.pdf.text.lines import Line, TextLayout, layout_text, measure, shortened
from core.pdf.text.runs import TextStyle
from core.words import tr

Draw = Callable[[PageCanvas, float], None]

_NUMBERED = 42.0
"""How far the words of a numbered paragraph stand from the edge."""

_LOGO_HIGH, _LOGO_WIDE, _BESIDE_LOGO = 51.0, 170.0, 14.0

_SIGNED, _SIGN = 14.0, 7.5
"""How far the words of an entry stand from the edge that has a sign there, and its size."""

_INSIDE = 7.0

_WHOLE = 12
_AT_A_TIME = 4
"""What has more than 12 lines may be parted between pages, 4 lines at a time."""


@dataclass(frozen=True, slots=True)
class Flowable:
    """Something of a fixed height; `before` is the space above it unless a page begins.

    `keep` binds it to the one after it, `together` does where a page has room for both;
    `again` is drawn first where a page begins with this one; `bookmark` is what the table of
    contents calls it; one that holds several parts has their `bookmarks`; its `notes` stand at
    the foot of its page; the title that `begins` a section is no heading within one.
    """

    height: float
    draw: Draw
    before: float = 0.0
    keep: bool = False
    again: "Flowable | None" = None
    bookmark: str = ""
    together: bool = False
    bookmarks: tuple[str, ...] = ()
    notes: tuple[FootLines, ...] = ()
    begins: bool = False

    @property
    def marks(self) -> tuple[str, ...]:
        """All that the table of contents calls it."""
        return (self.bookmark, *self.bookmarks) if self.bookmark else self.bookmarks


def draw_layout(
    canvas: PageCanvas,
    layout: TextLayout,
    x: float,
    y: float,
    width: float,
    lead: float,
    owner: Element | None,
    *,
    ends: bool = False,
) -> None:
    """Draw lines of words; one that reads from right to left *ends* at the right edge."""
    for at, line in enumerate(layout.lines):
        shift = width - line.width if ends or line.backwards else 0.0
        _draw_tags(canvas, line, x + shift, y + lead * (at + 0.5))
        canvas.text_line(line, x + shift, y + lead * (at + 0.72), owner)


def _draw_tags(canvas: PageCanvas, line: Line, x: float, middle: float) -> None:
    """Draw the grounds of the tags in a line, each under all its words."""
    for style, pieces in groupby(line.pieces, key=lambda piece: piece.style):
        if isinstance(style, TagStyle):
            found = list(pieces)
            left, right = found[0].x, found[-1].x + found[-1].width
            high = style.size * 1.4
            canvas.capsule(x + left - 3, middle - high / 2, right - left + 6, high, style.ground)


def feet(layout: TextLayout, style: Style) -> tuple[FootLines, ...]:
    """Return the footnotes of some lines as they stand at the foot of the page."""
    return tuple(map(style.foot_lines, notes_in(layout)))


def parts(layout: TextLayout) -> Iterator[TextLayout]:
    """Yield a long layout in parts that fit any page."""
    lines = layout.lines
    step = len(lines) if len(lines) <= _WHOLE else _AT_A_TIME
    for at in range(0, max(len(lines), 1), max(step, 1)):
        yield TextLayout(lines[at : at + step])


def title_flowable(
    section: Section, style: Style, parent: Element, logo: Logo | None = None
) -> Flowable:
    """Return the head of a section: a logo at its left, title, facts beside or under it, a rule."""
    large = TextStyle(Weight.BOLD, style.title, INK)
    small = TextStyle(Weight.REGULAR, 11.0, QUIET)
    lead = large.size * 1.18
    wide, high = logo_size(logo) if logo is not None else (0.0, 0.0)
    left = LEFT + wide + (_BESIDE_LOGO if wide else 0.0)
    width = LEFT + style.width - left
    names = layout_text([(section.title, large)], width)
    facts = " ".join(section.facts.split())  # what came from a cell may hold line breaks
    told = layout_text([(facts, small)], width)
    fits = len(told.lines) == 1 and told.width <= width - names.width - 10
    one_line = fits and len(names.lines) == 1 and not names.backwards
    under = TextLayout(()) if one_line else told
    words = len(names.lines) * lead + len(under.lines) * 15.0
    height = max(words, high)
    seen = figure(parent, logo.words) if logo is not None else None
    title = parent.child(Role.TITLE)
    more = parent.child(Role.PARAGRAPH) if told.lines else None

    def draw(canvas: PageCanvas, y: float) -> None:
        if seen is not None:
            with canvas.figure(seen):
                canvas.logo(LEFT, y, wide, high)
        top = y + (height - words) / 2
        draw_layout(canvas, names, left, top, width, lead, title)
        if one_line:
            canvas.text_line(told.lines[0], left + names.width + 10, top + lead * 0.72, more)
        draw_layout(canvas, under, left, top + len(names.lines) * lead, width, 15.0, more)
        canvas.rule(LEFT, y + height + 5.5, style.width, style.accent, 3)

    return Flowable(height + 7, draw, keep=True, bookmark=section.title, begins=True)


def logo_size(logo: Logo) -> tuple[float, float]:
    """Return how wide and high a logo is on paper: at most 60 mm and 18 mm."""
    scale = min(_LOGO_WIDE / logo.width, _LOGO_HIGH / logo.height)
    return logo.width * scale, logo.height * scale


def continued_flowable(section: Section, style: Style) -> Flowable:
    """Return the smaller head of a page on which a section goes on; it is not read out again."""
    large = TextStyle(Weight.BOLD, style.title * 0.7, INK)
    lead = large.size * 1.18
    names = layout_text([(tr("{section} (continued)", section=section.title), large)], style.width)
    height = len(names.lines) * lead

    def draw(canvas: PageCanvas, y: float) -> None:
        draw_layout(canvas, names, LEFT, y, style.width, lead, None)
        canvas.rule(LEFT, y + height + 5.5, style.width, style.accent, 3)

    return Flowable(height + 7, draw, keep=True)


def heading_flowable(block: Heading, style: Style, parent: Element) -> Flowable:
    """Return a heading, bound to what follows it."""
    if block.band:
        return _band_flowable(block, style, parent)
    lead = style.heading * 1.3
    bold = TextStyle(Weight.BOLD, style.heading, style.accent)
    layout = layout_text([(block.text, typed_style(bold, block.typed))], style.width)
    heading = parent.child(block.role)

    def draw(canvas: PageCanvas, y: float) -> None:
        draw_layout(canvas, layout, style.left, y, style.width, lead, heading)

    height = lead * len(layout.lines)
    return Flowable(height, draw, before=15 * style.air, keep=True, bookmark=block.text)


def _band_flowable(block: Heading, style: Style, parent: Element) -> Flowable:
    """Return a heading across the page in a tint; its note ends at the other edge."""
    lead, quiet = style.cell * 1.4, TextStyle(Weight.REGULAR, style.cell, QUIET)
    room = style.width - 2 * _INSIDE
    note = shortened(block.opposite, quiet, room / 3)
    wide = measure(note, quiet) + _INSIDE if note else 0.0
    bold = TextStyle(Weight.BOLD, style.cell + 1, style.accent)
    layout = layout_text([(block.text, typed_style(bold, block.typed))], room - wide)
    end = layout_text([(note, quiet)], wide)
    heading = parent.child(block.role)
    height = lead * max(len(layout.lines), 1) + 6

    def draw(canvas: PageCanvas, y: float) -> None:
        left = style.left + _INSIDE
        canvas.block(style.left, y, style.width, height, style.tint)
        draw_layout(canvas, layout, left, y + 3, room - wide, lead, heading)
        right = left + room - wide + _INSIDE
        draw_layout(canvas, end, right, y + 3, wide, lead, heading)

    return Flowable(height, draw, before=10 * style.air, keep=True, bookmark=block.text)


def paragraph_flowables(block: Paragraph, style: Style, parent: Element) -> Iterator[Flowable]:
    """Yield a paragraph, in parts where it is very long; what announces more stays with it."""
    indent = _NUMBERED if block.number else 0.0
    layout = layout_text(style.typed(block.words, style.body), style.width - indent)
    quiet = TextStyle(Weight.REGULAR, style.body, QUIET)
    number = layout_text([(block.number, quiet)], indent) if block.number else TextLayout(())
    words = parent.child(block.role)
    before = 8 * style.air
    leads = bool(block.words) and block.words[-1].text.endswith(":")
    for part in parts(layout):
        yield _text((number, part), indent, words, style, before, keep=leads)
        number, before = TextLayout(()), 0.0


def _text(
    numbered: tuple[TextLayout, TextLayout],
    indent: float,
    words: Element,
    style: Style,
    before: float,
    *,
    keep: bool,
) -> Flowable:
    """Return a part of a paragraph, with the number at its edge or none."""
    number, part = numbered
    lead = style.body * style.lead

    def draw(canvas: PageCanvas, y: float) -> None:
        draw_layout(canvas, number, style.left, y, indent, lead, words)
        draw_layout(canvas, part, style.left + indent, y, style.width - indent, lead, words)

    notes = feet(part, style)
    return Flowable(lead * len(part.lines), draw, before, keep=keep, notes=notes)


def none_alone(found: Iterable[Flowable]) -> Iterator[Flowable]:
    """Yield lines of a list or a table so that neither the first nor the last is alone on a page.

    The first stays with the second and the last with the one before it, where a page has room.
    """
    held: list[Flowable] = []
    first = True
    for flowable in found:
        if len(held) == 2:
            yield held.pop(0)
            first = False
        if held and first:
            held[0] = replace(held[0], together=True)
        held.append(flowable)
    if len(held) == 2:
        held[0] = replace(held[0], together=True)
    yield from held


def entry_flowables(block: Entries, style: Style, parent: Element) -> Iterator[Flowable]:
    """Yield each entry with its bullet or sign."""
    return none_alone(_entries(block, style, parent))


def _entries(block: Entries, style: Style, parent: Element) -> Iterator[Flowable]:
    indent = _indent(block)
    before = 5 * style.air
    entries = parent.child(block.role, BULLETS if block.bullets else NO_BULLETS)
    for words in block.entries:
        body = entries.child(Role.LIST_ENTRY).within("LBody")
        layout = layout_text(style.typed(words, style.body), style.width - indent)
        for at, part in enumerate(parts(layout)):
            yield _entry(part, body, block if at == 0 else None, style, indent, before)
            before = 0.0


def _indent(block: Entries) -> float:
    if block.sign is not None:
        return _SIGNED
    return 7.5 if block.bullets else 0.0


def _entry(
    part: TextLayout,
    body: Element,
    begins: Entries | None,
    style: Style,
    indent: float,
    before: float,
) -> Flowable:
    """Return a part of an entry, with what stands at its edge where the entry *begins*."""
    lead = style.body * style.lead
    shift = 0.0 if part.backwards else indent

    def draw(canvas: PageCanvas, y: float) -> None:
        if begins is not None and begins.sign is not None:
            x = style.left + (style.width - _SIGN if part.backwards else 0.0)
            ink = TINTS[begins.sign][1]
            canvas.sign(begins.sign, x, y + (lead - _SIGN) / 2, _SIGN, ink)
        elif begins is not None and begins.bullets:
            x = style.left + (style.width - 2.2 if part.backwards else 2.2)
            canvas.dot(x, y + lead * 0.5, 1.5, INK)
        draw_layout(canvas, part, style.left + shift, y, style.width - indent, lead, body)

    return Flowable(lead * len(part.lines), draw, before, notes=feet(part, style))


def box_flowables(block: Box, style: Style, parent: Element) -> Iterator[Flowable]:
    """Yield a tinted box, in parts where it is very long."""
    layout = layout_text(style.typed(block.words, style.body), style.width - 24)
    words = parent.child(block.role)
    pad = 6 * style.air
    before = 8 * style.air
    found = list(parts(layout))
    for at, part in enumerate(found):
        above, below = pad if at == 0 else 0.0, pad if at == len(found) - 1 else 0.0
        yield _boxed(part, words, style, (above, below), before, block.kind)
        before = 0.0


def _boxed(
    part: TextLayout,
    words: Element,
    style: Style,
    pads: tuple[float, float],
    before: float,
    kind: BoxKind,
) -> Flowable:
    (above, below), (tint, edge) = pads, style.box(kind)
    lead = style.body * style.lead
    height = lead * len(part.lines) + above + below
    tinted = height if below else height + 0.5  # no hairline where the next part follows

    def draw(canvas: PageCanvas, y: float) -> None:
        canvas.block(style.left, y, style.width, tinted, tint)
        canvas.block(style.left, y, 3, tinted, edge)
        draw_layout(canvas, part, style.left + 12, y + above, style.width - 24, lead, words)

    return Flowable(height, draw, before)
