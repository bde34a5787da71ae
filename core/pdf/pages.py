"""Strips onto pages: what goes where, and what a second page says again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.documents.blocks import Block, Box, Entries, Heading, Paragraph, Section, Table
from core.pdf.flowables import (
    Strip,
    box_strips,
    entry_strips,
    heading_strip,
    paragraph_strips,
    title_strip,
)
from core.pdf.style import BOTTOM, CLOSE, NORMAL, TIGHT, TOP, Style
from core.pdf.table import table_strips

_ROOM = BOTTOM - TOP
_UNDER_HEAD = 5.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and the height on the page where it starts."""

    strip: Strip
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page between its head and its foot."""

    placed: tuple[Placed, ...]
    foot: str


def pages_of(section: Section) -> list[Page]:
    """Return the pages of a section.

    What does not fit one page is set closer, in two steps; what still does not fit
    goes on, set normally, on a page headed "(continued)".
    """
    for style in (NORMAL, CLOSE, TIGHT):
        found = _all_strips(section, style)
        if _height(found) <= _ROOM:
            return [Page(tuple(_stacked(found)), section.foot)]
    return list(_parted(_all_strips(section, NORMAL), section))


def _all_strips(section: Section, style: Style) -> list[Strip]:
    head = title_strip(section, style, continued=False)
    return [head, *(strip for block in section.blocks for strip in _strips(block, style))]


def _strips(block: Block, style: Style) -> Iterable[Strip]:
    match block:
        case Heading():
            return (heading_strip(block, style),)
        case Paragraph():
            return paragraph_strips(block, style)
        case Entries():
            return entry_strips(block, style)
        case Box():
            return box_strips(block, style)
        case Table():
            return table_strips(block, style)


def _height(found: list[Strip]) -> float:
    return sum(_before(at, strip) + strip.height for at, strip in enumerate(found))


def _stacked(found: list[Strip]) -> Iterator[Placed]:
    y = TOP
    for at, strip in enumerate(found):
        y += _before(at, strip)
        yield Placed(strip, y)
        y += strip.height


def _before(at: int, strip: Strip) -> float:
    """Return the space above a strip; there is always some under the head of a page."""
    return max(strip.before, _UNDER_HEAD) if at == 1 else strip.before


def _parted(found: list[Strip], section: Section) -> Iterator[Page]:
    again = title_strip(section, NORMAL, continued=True)
    page: list[Strip] = []
    for group in _groups(found):
        if page and _height(page) + _height(group) > _ROOM:
            yield Page(tuple(_stacked(page)), section.foot)
            page = [again]
        if len(page) == 1 and page[0] is again and group[0].again:
            page.append(group[0].again)
        page += group
    yield Page(tuple(_stacked(page)), section.foot)


def _groups(found: list[Strip]) -> Iterator[list[Strip]]:
    """Yield what must stay on one page together: a heading with what follows it."""
    group: list[Strip] = []
    for strip in found:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group
