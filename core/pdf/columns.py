"""What stands beside one another: facts in a strip, lists in columns, parts with an aside, boxes.

Each is one flowable, which a page takes whole; what is too high for that stands one below the
other, as everything else does.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.documents.blocks import Aside, Entries, Heading, Role, TextLook, TextSpan, Words
from core.pdf.canvas import PageCanvas
from core.pdf.flowables import Flowable, draw_layout, entry_flowables, parts
from core.pdf.footnotes import FootLines
from core.pdf.structure import NO_BULLETS, Element
from core.pdf.style import INK, LINE, Style, typed_style
from core.pdf.text.faces import Weight
from core.pdf.text.lines import TextLayout, layout_text
from core.pdf.text.runs import TextStyle

_GAP: Final = 18.0
_BETWEEN: Final = 10.0
_HIGHEST: Final = 400.0
"""What is higher is not set in columns: so much of a page can always be had."""
_EDGE: Final = 33.0
"""The room for a number at the edge."""
_ASIDE: Final = 0.34
"""The share of the width an aside takes."""
_BAR: Final = 2.2
_PAD: Final = 9.0


@dataclass(frozen=True, slots=True)
class Stack:
    """Flowables one below the other."""

    found: tuple[Flowable, ...]

    @property
    def height(self) -> float:
        """How high they are; there is no space above the first."""
        return sum(one.height + (one.before if at else 0.0) for at, one in enumerate(self.found))

    @property
    def notes(self) -> tuple[FootLines, ...]:
        """Their footnotes."""
        return tuple(note for one in self.found for note in one.notes)

    def draw(self, canvas: PageCanvas, y: float) -> None:
        """Draw them from *y* down."""
        for at, one in enumerate(self.found):
            y += one.before if at else 0.0
            one.draw(canvas, y)
            y += one.height


def _columns(style: Style, count: int, gap: float = _GAP) -> list[Style]:
    across = (style.width - gap * (count - 1)) / count
    return [style.column(at * (across + gap), across) for at in range(count)]


def strip_flowables(block: Entries, style: Style, parent: Element) -> Iterator[Flowable]:
    """Yield facts beside one another, the first words of each large, a rule under them."""
    whole = Element("trial")
    held = whole.child(block.role, NO_BULLETS)
    columns = _columns(style, max(len(block.entries), 1))
    found = [
        _fact(words, column, held.child(Role.LIST_ENTRY).within("LBody"))
        for words, column in zip(block.entries, columns, strict=True)
        if words
    ]
    height = max((one.height for one in found), default=0.0) + 8 * style.air
    if height > _HIGHEST:
        yield from entry_flowables(block, style, parent)
        return
    _keep(whole, parent)

    def draw(canvas: PageCanvas, y: float) -> None:
        for one in found:
            one.draw(canvas, y)
        canvas.rule(style.left, y + height, style.width, LINE, 0.8)

    yield Flowable(height, draw, before=6 * style.air)


def _fact(words: Words, style: Style, body: Element) -> Stack:
    first, *rest = words
    size = style.heading * 1.3
    bold = typed_style(TextStyle(Weight.BOLD, size, INK), first.typed)
    large = layout_text([(first.text, bold)], style.width)
    small = layout_text(style.typed(tuple(rest), style.cell), style.width)
    return Stack(
        (_lines(large, size * 1.25, style, body), _lines(small, style.cell * 1.3, style, body))
    )


def _lines(layout: TextLayout, lead: float, style: Style, owner: Element) -> Flowable:
    def draw(canvas: PageCanvas, y: float) -> None:
        draw_layout(canvas, layout, style.left, y, style.width, lead, owner)

    return Flowable(lead * len(layout.lines), draw)


def column_flowables(block: Entries, style: Style, parent: Element) -> Iterator[Flowable]:
    """Yield entries in two columns, read down the left one and then down the right one."""
    half, narrow = (len(block.entries) + 1) // 2, _columns(style, 2)
    sides = block.entries[:half], block.entries[half:]
    whole = Element("trial")
    stacks = [
        Stack(tuple(_ruled(replace(block, entries=side), column, whole)))
        for side, column in zip(sides, narrow, strict=True)
    ]
    height = max(one.height for one in stacks)
    if height > _HIGHEST:
        yield from entry_flowables(block, style, parent)
        return
    _keep(whole, parent)

    def draw(canvas: PageCanvas, y: float) -> None:
        for one in stacks:
            one.draw(canvas, y)

    notes = tuple(note for one in stacks for note in one.notes)
    yield Flowable(height, draw, before=6 * style.air, notes=notes)


def _ruled(block: Entries, style: Style, parent: Element) -> Iterator[Flowable]:
    """Yield entries with a rule under each, all of them in one list."""
    for one in entry_flowables(block, style, parent):
        height = one.height + 4 * style.air

        def draw(canvas: PageCanvas, y: float, one: Flowable = one, height: float = height) -> None:
            one.draw(canvas, y)
            canvas.rule(style.left, y + height, style.width, LINE, 0.6)

        yield replace(one, height=height, draw=draw)


def _keep(trial: Element, parent: Element) -> None:
    """Put what was laid out on trial where it belongs; the lists of columns are one list."""
    first, *others = trial.kids
    for one in others:
        if isinstance(first, Element) and isinstance(one, Element):
            first.kids += one.kids
    parent.kids.append(first)


def aside_flowables(block: Aside, style: Style, parent: Element) -> Iterator[Flowable]:
    """Yield an aside by itself, a bar at its edge."""
    column = style.column(_PAD, style.width - _PAD)
    lead = (TextSpan(block.lead, TextLook.QUIET),)
    lines = (
        layout_text(column.typed(one, style.body), column.width) for one in (lead, block.words)
    )
    layout = TextLayout(tuple(line for one in lines for line in one.lines))
    owner, high = parent.child(block.role), style.body * style.lead
    for at, part in enumerate(parts(layout)):
        one = _lines(part, high, column, owner)

        def draw(canvas: PageCanvas, y: float, one: Flowable = one) -> None:
            canvas.block(style.left, y, _BAR, one.height, style.accent)
            one.draw(canvas, y)

        yield replace(one, draw=draw, before=0.0 if at else 8 * style.air)


def numbered_flowable(
    heading: Heading,
    asides: Sequence[Aside],
    under: Callable[[Style, Element], Iterable[Flowable]],
    style: Style,
    parent: Element,
) -> Flowable | None:
    """Return a part with its number large at the edge and its asides beside it; None if too high.

    What stands *under* its heading is laid out in the column there is for it.
    """
    aside = (style.width - _EDGE) * _ASIDE if asides else 0.0
    column = style.column(_EDGE, style.width - _EDGE - aside - (_GAP if asides else 0.0))
    right_column = style.column(style.width - aside, aside)
    trial = Element("trial")
    number, _, title = heading.text.partition("  ")
    owner = trial.child(heading.role)
    bold = TextStyle(Weight.BOLD, style.heading, INK)
    name = layout_text([(title, typed_style(bold, heading.typed))], column.width)
    head = _lines(name, style.heading * 1.3, column, owner)
    middle = Stack((head, *under(column, trial)))
    right = Stack(
        tuple(one for block in asides for one in aside_flowables(block, right_column, trial))
    )
    height = max(middle.height, right.height) + 20 * style.air
    if height > _HIGHEST:
        return None
    parent.kids += trial.kids
    size = style.heading * 1.6
    large = layout_text([(number, TextStyle(Weight.BOLD, size, style.accent))], _EDGE)

    def draw(canvas: PageCanvas, y: float) -> None:
        canvas.rule(style.left, y, style.width, LINE, 0.8)
        top = y + 10 * style.air
        draw_layout(canvas, large, style.left, top - 2, _EDGE, size, owner)
        middle.draw(canvas, top)
        right.draw(canvas, top)

    before, notes = 4 * style.air, middle.notes
    return Flowable(height, draw, before, bookmark=heading.text, notes=notes)


def boxed_flowables(
    groups: Sequence[Callable[[Style], Iterable[Flowable]]], style: Style
) -> Iterator[Flowable]:
    """Yield parts as boxes, two beside one another; the last alone where their count is odd."""
    for at in range(0, len(groups), 2):
        pair = groups[at : at + 2]
        columns = _columns(style, len(pair), _BETWEEN)
        inner = [one.column(_PAD, one.width - 2 * _PAD) for one in columns]
        found = [Stack(tuple(group(one))) for group, one in zip(pair, inner, strict=True)]
        yield _boxes(found, columns, style)


def _boxes(found: Sequence[Stack], columns: Sequence[Style], style: Style) -> Flowable:
    pad = _PAD * style.air
    height = max(one.height for one in found) + 2 * pad
    marks = tuple(stack.found[0].bookmark for stack in found)

    def draw(canvas: PageCanvas, y: float) -> None:
        for one, column in zip(found, columns, strict=True):
            canvas.frame(column.left, y, column.width, height, LINE)
            canvas.rule(column.left, y, column.width, style.accent, 2)
            one.draw(canvas, y + pad)

    before, notes = _BETWEEN * style.air, tuple(note for one in found for note in one.notes)
    return Flowable(height, draw, before, bookmarks=marks, notes=notes)
