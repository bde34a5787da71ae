"""Flowables onto pages: what goes where, and what a second page says again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.documents.blocks import (
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
from core.model.house_style import PLAIN, HouseStyle, Logo
from core.pdf.contents import contents_flowables
from core.pdf.drawing import figure_flowables
from core.pdf.flowables import (
    Flowable,
    box_flowables,
    continued_flowable,
    entry_flowables,
    heading_flowable,
    paragraph_flowables,
    title_flowable,
)
from core.pdf.structure import TAGS, Element
from core.pdf.style import PORTRAIT, TOP, Paper, Style, styles_of
from core.pdf.table import table_flowables

_UNDER_HEAD = 5.0
_SHORT = 12
"""So many rows of a chart's table stay on its page; more go on over several."""
_SHORTER = 5
"""So many rows of any other table are never parted."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A flowable and the height on the page where it starts."""

    flowable: Flowable
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page between its head and its foot."""

    placed: tuple[Placement, ...]
    foot: str


def pages_of(
    section: Section, root: Element, look: HouseStyle = PLAIN, paper: Paper = PORTRAIT
) -> Iterator[Page]:
    """Yield the pages of a section, each once it is full; its elements go under *root*.

    What does not fit one page is set closer, in two steps; what still does not fit
    goes on, set normally, on a page headed "(continued)". A logo of the *look* stands at its title.
    """
    styles, room = styles_of(look, paper), paper.bottom - TOP
    for style in styles:
        tree = Element(TAGS[section.role])
        found = _on_one_page(_all_flowables(section, style, tree, look.logo), room)
        if found is not None:
            root.kids.append(tree)
            yield Page(tuple(_stacked(found)), section.foot)
            return
    tree = Element(TAGS[section.role])
    root.kids.append(tree)
    yield from _parted(_all_flowables(section, styles[0], tree, look.logo), section, styles[0])


def _all_flowables(
    section: Section, style: Style, tree: Element, logo: Logo | None
) -> Iterator[Flowable]:
    yield title_flowable(section, style, tree, logo)
    together = drawn = False
    for block, after in pairwise((*section.blocks, None)):
        if block is None:
            continue
        if isinstance(block, Heading):
            together = block.together
        found = _flowables(block, style, tree)
        ends = after is None or isinstance(after, Heading)
        tabled = isinstance(block, DrawnFigure) and isinstance(after, Table)
        most = _SHORT if drawn else _SHORTER
        short = isinstance(block, Table) and len(block.rows) <= most
        if together or tabled or short:  # a chart and its table are one figure
            found = _bound(found, ends=ends if together else not tabled)
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
        case Entries():
            return entry_flowables(block, style, tree)
        case Box():
            return box_flowables(block, style, tree)
        case Table():
            return table_flowables(block, style, tree)
        case DrawnFigure():
            return figure_flowables(block, style, tree)
        case ContentsList():
            return contents_flowables(block, style, tree)


def _on_one_page(flowables: Iterable[Flowable], room: float) -> list[Flowable] | None:
    """Return them if they fit one page; no more are laid out than show that they do not."""
    found: list[Flowable] = []
    height = 0.0
    for flowable in flowables:
        height += _before(len(found), flowable) + flowable.height
        if height > room:
            return None
        found.append(flowable)
    return found


def _height(found: Sequence[Flowable]) -> float:
    return sum(_before(at, flowable) + flowable.height for at, flowable in enumerate(found))


def _stacked(found: Sequence[Flowable]) -> Iterator[Placement]:
    y = TOP
    for at, flowable in enumerate(found):
        y += _before(at, flowable)
        yield Placement(flowable, y)
        y += flowable.height


def _before(at: int, flowable: Flowable) -> float:
    """Return the space above a flowable; there is always some under the head of a page."""
    return max(flowable.before, _UNDER_HEAD) if at == 1 else flowable.before


def _parted(flowables: Iterable[Flowable], section: Section, style: Style) -> Iterator[Page]:
    again = continued_flowable(section, style)
    page: list[Flowable] = []
    for group in _joined(_groups(flowables), style.paper.bottom - TOP - again.height):
        if page and _height(page) + _height(group) > style.paper.bottom - TOP:
            yield Page(tuple(_stacked(page)), section.foot)
            page = [again]
        if len(page) == 1 and page[0] is again and group[0].again:
            page.append(group[0].again)
        page += group
    yield Page(tuple(_stacked(page)), section.foot)


def _joined(groups: Iterable[list[Flowable]], room: float) -> Iterator[list[Flowable]]:
    """Yield groups with those they are to be together with, as far as a page has room."""
    whole: list[Flowable] = []
    for group in groups:
        if whole and not (whole[-1].together and _height(whole) + _height(group) <= room):
            yield whole
            whole = []
        whole = [*whole, *group]
    if whole:
        yield whole


def _groups(flowables: Iterable[Flowable]) -> Iterator[list[Flowable]]:
    """Yield what must stay on one page together: a heading with what follows it."""
    group: list[Flowable] = []
    for flowable in flowables:
        group.append(flowable)
        if not flowable.keep:
            yield group
            group = []
    if group:
        yield group
