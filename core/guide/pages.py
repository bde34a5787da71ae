"""The pages of the guide in their order, and what stands under each of their headings."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from core.files import HELP, SCRIPT, command_line
from core.guide.text import HEADINGS, BlockKind, TextBlock, blocks
from core.words import tr

PAGES: Final[dict[str, str]] = {
    "guide": tr("A day with Casewalk"),
    "numbers": tr("What each number means"),
    "room": tr("The room screen"),
    "words": tr("Words people use"),
    "questions": tr("The audit tool, field by field"),
    "tools": tr("Audit tools as files"),
    "programme": tr("Rounds beside one another"),
    "trust": tr("What you can rely on"),
    "it": tr("For IT"),
    "data-protection": tr("For a data protection officer"),
    "changes": tr("What has changed"),
}
"""Each page by its key, in the order in which one would read them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands under one heading of a page, without what stands under the next."""

    page: str
    heading: str
    blocks: tuple[TextBlock, ...]


@cache
def page(key: str) -> tuple[TextBlock, ...]:
    """Return a page. Raises KeyError for one that there is not."""
    if key not in PAGES:
        raise KeyError(key)
    text = (HELP / f"{key}.md").read_text(encoding="utf-8")
    return blocks(text.replace(f"python {SCRIPT}", command_line()))


@cache
def _by_place() -> dict[str, tuple[str, str]]:
    return {
        place: (key, block.words) for key in PAGES for block in page(key) for place in block.places
    }


def page_for(place: str) -> tuple[str, str]:
    """Return the page and the heading about a place, such as "prepare forms"; else about the whole.

    The words of a place go from the whole to its part. Without any it is the first page.
    """
    words = place.split()
    while words:
        if found := _by_place().get(" ".join(words)):
            return found
        words.pop()
    return next(iter(PAGES)), ""


@cache
def passages(key: str) -> tuple[Passage, ...]:
    """Return a page heading by heading; an entry of the words people use is one by itself."""
    found: list[tuple[str, list[TextBlock]]] = []
    for block in page(key):
        if block.kind in HEADINGS:
            found.append((block.words, []))
        elif key == "words" and block.kind is BlockKind.ENTRY:
            found.append((block.words.partition(":")[0], [block]))
        else:
            found[-1][1].append(block)
    return tuple(Passage(key, heading, tuple(under)) for heading, under in found if under)
