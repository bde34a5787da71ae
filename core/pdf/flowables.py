"""Blocks as strips: pieces of known height that a page takes whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.documents.blocks import Box, Entries, Heading, Paragraph, Section
from core.pdf.canvas import Sheet
from core.pdf.style import (
    ACCENT,
    INK,
    LEFT,
    QUIET,
    WARNING_EDGE,
    WARNING_TINT,
    WIDTH,
    Style,
)
from core.pdf.text.faces import Weight
from core.pdf.text.lines import Setting, measure, set_words
from core.pdf.text.runs import Type

Draw = Callable[[Sheet, float], None]

_WHOLE = 12
_AT_A_TIME = 4
"""What has more than 12 lines may be parted between pages, 4 lines at a time."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Something of a fixed height; `before` is the space above it unless a page begins.

    `keep` binds it to the strip after it; `again` is drawn first where a page
    begins with this strip.
    """

    height: float
    draw: Draw
    before: float = 0.0
    keep: bool = False
    again: "Strip | None" = None


def draw_setting(
    sheet: Sheet, setting: Setting, x: float, y: float, width: float, lead: float
) -> None:
    """Draw set words; a line that reads from right to left ends at the right edge."""
    for at, line in enumerate(setting.lines):
        shift = width - line.width if line.backwards else 0.0
        sheet.line_of_words(line, x + shift, y + lead * (at + 0.72))


def parts(setting: Setting) -> Iterator[Setting]:
    """Yield a long setting in parts that fit any page."""
    lines = setting.lines
    step = len(lines) if len(lines) <= _WHOLE else _AT_A_TIME
    for at in range(0, max(len(lines), 1), max(step, 1)):
        yield Setting(lines[at : at + step])


def title_strip(section: Section, style: Style, continued: bool) -> Strip:
    """Return the head of a section: title, facts beside or under it, a rule."""
    title = f"{section.title} (continued)" if continued else section.title
    large = Type(Weight.BOLD, style.title * (0.7 if continued else 1.0), INK)
    beside = Type(Weight.REGULAR, 11.0, QUIET)
    lead = large.size * 1.18
    names = set_words([(title, large)], WIDTH)
    facts = "" if continued else section.facts
    room = WIDTH - names.width - 10
    one_line = len(names.lines) == 1 and not names.backwards and measure(facts, beside) <= room
    under = set_words([(facts, beside)], WIDTH) if facts and not one_line else Setting(())
    height = len(names.lines) * lead + len(under.lines) * 15.0

    def draw(sheet: Sheet, y: float) -> None:
        draw_setting(sheet, names, LEFT, y, WIDTH, lead)
        if facts and one_line:
            line = set_words([(facts, beside)], WIDTH).lines[0]
            sheet.line_of_words(line, LEFT + names.width + 10, y + lead * 0.72)
        draw_setting(sheet, under, LEFT, y + len(names.lines) * lead, WIDTH, 15.0)
        sheet.rule(LEFT, y + height + 5.5, WIDTH, ACCENT, 3)

    return Strip(height + 7, draw, keep=True)


def heading_strip(block: Heading, style: Style) -> Strip:
    """Return a heading, bound to what follows it."""
    kind = Type(Weight.BOLD, style.heading, ACCENT)
    lead = style.heading * 1.3
    setting = set_words([(block.text, kind)], WIDTH)

    def draw(sheet: Sheet, y: float) -> None:
        draw_setting(sheet, setting, LEFT, y, WIDTH, lead)

    return Strip(lead * len(setting.lines), draw, before=15 * style.air, keep=True)


def paragraph_strips(block: Paragraph, style: Style) -> Iterator[Strip]:
    """Yield a paragraph, in parts where it is very long."""
    setting = set_words(style.typed(block.words, style.body), WIDTH)
    before = 8 * style.air
    for part in parts(setting):
        yield _text(part, LEFT, WIDTH, style.body * style.lead, before)
        before = 0.0


def _text(part: Setting, x: float, width: float, lead: float, before: float) -> Strip:
    def draw(sheet: Sheet, y: float) -> None:
        draw_setting(sheet, part, x, y, width, lead)

    return Strip(lead * len(part.lines), draw, before)


def entry_strips(block: Entries, style: Style) -> Iterator[Strip]:
    """Yield each entry with its bullet."""
    lead = style.body * style.lead
    indent = 7.5 if block.bullets else 0.0
    before = 5 * style.air
    for words in block.entries:
        setting = set_words(style.typed(words, style.body), WIDTH - indent)
        for at, part in enumerate(parts(setting)):
            yield _entry(part, indent, lead, before, dotted=block.bullets and at == 0)
            before = 0.0


def _entry(part: Setting, indent: float, lead: float, before: float, *, dotted: bool) -> Strip:
    shift = 0.0 if part.backwards else indent

    def draw(sheet: Sheet, y: float) -> None:
        if dotted:
            x = LEFT + WIDTH - 2.2 if part.backwards else LEFT + 2.2
            sheet.dot(x, y + lead * 0.5, 1.5, INK)
        draw_setting(sheet, part, LEFT + shift, y, WIDTH - indent, lead)

    return Strip(lead * len(part.lines), draw, before)


def box_strips(block: Box, style: Style) -> Iterator[Strip]:
    """Yield a tinted box, in parts where it is very long."""
    setting = set_words(style.typed(block.words, style.body), WIDTH - 24)
    lead = style.body * style.lead
    pad = 6 * style.air
    before = 8 * style.air
    found = list(parts(setting))
    for at, part in enumerate(found):
        above, below = pad if at == 0 else 0.0, pad if at == len(found) - 1 else 0.0
        yield _boxed(part, lead, above, below, before)
        before = 0.0


def _boxed(part: Setting, lead: float, above: float, below: float, before: float) -> Strip:
    height = lead * len(part.lines) + above + below
    tinted = height if below else height + 0.5  # no hairline where the next part follows

    def draw(sheet: Sheet, y: float) -> None:
        sheet.block(LEFT, y, WIDTH, tinted, WARNING_TINT)
        sheet.block(LEFT, y, 3, tinted, WARNING_EDGE)
        draw_setting(sheet, part, LEFT + 12, y + above, WIDTH - 24, lead)

    return Strip(height, draw, before)
