"""A section as flowables: which block is drawn how, and what belongs together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from core.documents.blocks import (
    Arranged,
    Aside,
    Block,
    Box,
    ContentsList,
    DrawnFigure,
    Entries,
    Heading,
    Paragraph,
    Section,
    Table,
)
from core.model.house_style import Logo
from core.pdf.columns import (
    aside_flowables,
    boxed_flowables,
    column_flowables,
    numbered_flowable,
    strip_flowables,
)
from core.pdf.contents import contents_flowables
from core.pdf.drawing import figure_flowables
from core.pdf.flowables import (
    Flowable,
    box_flowables,
    entry_flowables,
    heading_flowable,
    paragraph_flowables,
    title_flowable,
)
from core.pdf.structure import Element
from core.pdf.style import Style
from core.pdf.table import table_flowables


def section_flowables(
    section: Section, style: Style, tree: Element, logo: Logo | None, *, boxed: bool = False
) -> Iterator[Flowable]:
    """Yield a section from its title to its end; *boxed*, its parts as boxes."""
    yield title_flowable(section, style, tree, logo)
    groups = list(_groups(section.blocks))
    if boxed:
        before = (group for group in groups if not isinstance(group[0], Heading))
        for group in before:
            yield from _together(group, style, tree)
        parts = [group for group in groups if isinstance(group[0], Heading)]
        yield from boxed_flowables([partial(_box, group, tree) for group in parts], style)
        return
    for group in groups:
        yield from _numbered(group, style, tree) or _together(group, style, tree)


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the blocks by the heading they stand under, with it; those before the first alone."""
    group: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and group:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _box(group: Sequence[Block], tree: Element, style: Style) -> Iterator[Flowable]:
    for block in group:
        yield from _flowables(block, style, tree)


def _numbered(group: Sequence[Block], style: Style, tree: Element) -> list[Flowable]:
    """Return a part with a number as one flowable; nothing where it is none, or too high."""
    heading, *others = group
    if not isinstance(heading, Heading) or not heading.numbered:
        return []
    asides = [one for one in others if isinstance(one, Aside)]
    rest = [one for one in others if not isinstance(one, Aside)]
    found = numbered_flowable(
        heading, asides, lambda column, trial: _box(rest, trial, column), style, tree
    )
    return [found] if found is not None else []


def _together(group: Sequence[Block], style: Style, tree: Element) -> Iterator[Flowable]:
    """Yield the blocks under a heading, those bound to one another that stay on one page.

    A quiet line under the heading stays with what it is about.
    """
    together = drawn = False
    for at, (block, after) in enumerate(pairwise((*group, None))):
        if block is None:
            continue
        if isinstance(block, Heading):
            together = block.together
        found = _flowables(block, style, tree)
        tabled = isinstance(block, DrawnFigure) and isinstance(after, Table)
        short = isinstance(block, Table) and block.is_short(of_figure=drawn)
        if together or tabled or short:  # a chart and its table are one figure
            found = _bound(found, ends=after is None if together else not tabled)
        elif at == 1 and isinstance(block, Paragraph) and block.is_quiet and after is not None:
            found = _bound(found, ends=False)
        yield from found
        drawn = tabled


def _bound(found: Iterable[Flowable], *, ends: bool) -> Iterator[Flowable]:
    """Yield flowables bound to one another, and to what comes after unless a part *ends* here."""
    held = list(found)
    for at, flowable in enumerate(held):
        yield replace(flowable, together=not ends or at < len(held) - 1)


def _flowables(block: Block, style: Style, tree: Element) -> Iterable[Flowable]:
    match block:
        case Heading():
            return (heading_flowable(block, style, tree),)
        case Paragraph():
            return paragraph_flowables(block, style, tree)
        case Entries(arranged=Arranged.STRIP):
            return strip_flowables(block, style, tree)
        case Entries(arranged=Arranged.COLUMNS):
            return column_flowables(block, style, tree)
        case Entries():
            return entry_flowables(block, style, tree)
        case Aside():
            return aside_flowables(block, style, tree)
        case Box():
            return box_flowables(block, style, tree)
        case Table():
            return table_flowables(block, style, tree)
        case DrawnFigure():
            return figure_flowables(block, style, tree)
        case ContentsList():
            return contents_flowables(block, style, tree)
