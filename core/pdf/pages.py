"""Flowables onto pages: what goes where, and what a second page says again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from core.documents.blocks import Section
from core.model.house_style import PLAIN, HouseStyle
from core.pdf.flowables import Flowable, continued_flowable
from core.pdf.footnotes import FootLines, height_of
from core.pdf.section_flowables import section_flowables
from core.pdf.structure import TAGS, Element
from core.pdf.style import PORTRAIT, TOP, Paper, Style, styles_of

_UNDER_HEAD = 5.0


_ABOVE_TITLE = 26.0
_MOSTLY_FREE = 0.35
"""A longer section goes on on a page of which so much is free: with less it has hardly begun."""


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
    notes: tuple[FootLines, ...] = ()


def _page(found: Sequence[Flowable], section: Section) -> Page:
    return Page(tuple(_stacked(found)), section.foot, tuple(_notes(found)))


def pages_of(
    section: Section, root: Element, look: HouseStyle = PLAIN, paper: Paper = PORTRAIT
) -> Iterator[Page]:
    """Yield the pages of a section, each once it is full; its elements go under *root*.

    What does not fit one page is set closer, in two steps; what still does not fit
    goes on, set normally, on a page headed "(continued)"; one that is to have several pages at
    most is set closer for that too. A logo of the *look* stands at its title.
    """
    styles, room = styles_of(look, paper), paper.bottom - TOP
    for boxed in (True, False) if section.boxed else (False,):
        for style in styles:
            tree = Element(TAGS[section.role])
            flowables = section_flowables(section, style, tree, look.logo, boxed=boxed)
            found = _on_one_page(flowables, room)
            if found is not None:
                root.kids.append(tree)
                yield _page(found, section)
                return
    for style in styles if section.pages > 1 else ():
        tree = Element(TAGS[section.role])
        flowables = section_flowables(section, style, tree, look.logo)
        pages = list(islice(_parted(flowables, section, style), section.pages + 1))
        if len(pages) <= section.pages:
            root.kids.append(tree)
            yield from pages
            return
    tree = Element(TAGS[section.role])
    root.kids.append(tree)
    yield from _parted(section_flowables(section, styles[0], tree, look.logo), section, styles[0])


def going_on(
    section: Section, last: Page, root: Element, look: HouseStyle = PLAIN, paper: Paper = PORTRAIT
) -> Iterator[Page] | None:
    """Return the pages of a section that begins on the *last* one, that page with it first.

    None where there is too little room: it is to begin on a page of its own.
    """
    style, tree = styles_of(look, paper)[0], Element(TAGS[section.role])
    begun, room = [one.flowable for one in last.placed], paper.bottom - TOP
    section = replace(section, foot=last.foot or section.foot)
    whole = _on_one_page(_spaced(section_flowables(section, style, tree, None)), room, begun)
    if whole is not None:
        root.kids.append(tree)
        return iter((_page(whole, section),))
    if room - _height(begun) < room * _MOSTLY_FREE:
        return None
    tree = Element(TAGS[section.role])
    root.kids.append(tree)
    return _parted(_spaced(section_flowables(section, style, tree, None)), section, style, begun)


def _spaced(flowables: Iterable[Flowable]) -> Iterator[Flowable]:
    """Yield them with air above their title and under it, as they have it at a page's top."""
    for at, flowable in enumerate(flowables):
        least = (_ABOVE_TITLE, _UNDER_HEAD)[at] if at < 2 else 0.0
        yield replace(flowable, before=max(flowable.before, least))


def _on_one_page(
    flowables: Iterable[Flowable], room: float, begun: Sequence[Flowable] = ()
) -> list[Flowable] | None:
    """Return them if they fit one page, below what is *begun* there already.

    No more are laid out than show that they do not.
    """
    found = list(begun)
    height = _stack(found)
    for flowable in flowables:
        height += _before(len(found), flowable) + flowable.height
        found.append(flowable)
        if height + height_of(_notes(found)) > room:
            return None
    return found


def _height(found: Sequence[Flowable]) -> float:
    return _stack(found) + height_of(_notes(found))


def _stack(found: Sequence[Flowable]) -> float:
    return sum(_before(at, flowable) + flowable.height for at, flowable in enumerate(found))


def _notes(found: Iterable[Flowable]) -> list[FootLines]:
    return [note for flowable in found for note in flowable.notes]


def _stacked(found: Sequence[Flowable]) -> Iterator[Placement]:
    y = TOP
    for at, flowable in enumerate(found):
        y += _before(at, flowable)
        yield Placement(flowable, y)
        y += flowable.height


def _before(at: int, flowable: Flowable) -> float:
    """Return the space above a flowable; there is always some under the head of a page."""
    return max(flowable.before, _UNDER_HEAD) if at == 1 else flowable.before


def _parted(
    flowables: Iterable[Flowable], section: Section, style: Style, begun: Sequence[Flowable] = ()
) -> Iterator[Page]:
    again = continued_flowable(section, style)
    page = list(begun)
    for group in _joined(_groups(flowables), style.paper.bottom - TOP - again.height):
        if page and _height(page) + _height(group) > style.paper.bottom - TOP:
            yield _page(page, section)
            page = [] if group[0].begins else [again]
        if len(page) == 1 and page[0] is again and group[0].again:
            page.append(group[0].again)
        page += group
    yield _page(page, section)


def _joined(groups: Iterable[list[Flowable]], room: float) -> Iterator[list[Flowable]]:
    """Yield groups with those they are to be together with, as far as a page has room."""
    whole: list[Flowable] = []
    for group in groups:
        if whole and not (whole[-1].together and _height_apart([*whole, *group]) <= room):
            yield whole
            whole = []
        whole = [*whole, *group]
    if whole:
        yield whole


def _height_apart(found: Sequence[Flowable]) -> float:
    """Return how high they are on a page of their own, with what is said again at its top."""
    again = found[0].again
    return _height(found) + (again.height + again.before if again is not None else 0.0)


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
