"""What is to be two pages and is longer: how many it is, and which lessons do not fit."""

from collections.abc import Iterator
from typing import Final

from core.documents.blocks import Heading
from core.documents.briefing import lessons
from core.documents.catalogue import compose
from core.documents.own_parts import without_number
from core.documents.words_in_order import block_words
from core.model.snapshot import FullSnapshot
from core.pdf.pages import pages_of
from core.pdf.structure import TAGS, Element
from core.review.remark import Remark, RemarkKind
from core.wording.numbers import listed
from core.words import plural, tr

_MOST: Final = 2


def too_long(full: FullSnapshot) -> Iterator[Remark]:
    """Yield that the learning briefing is over two pages, with the length of what stands after."""
    if not lessons(full.now):
        return
    document = compose("briefing", full)
    (section,) = document.sections
    pages = list(pages_of(section, Element(TAGS[document.role])))
    if len(pages) <= _MOST:
        return
    fits = {mark for page in pages[:_MOST] for one in page.placed for mark in one.flowable.marks}
    over: dict[str, int] = {}
    at = ""
    for block in section.blocks:
        if isinstance(block, Heading):
            at = block.text
        if at and at not in fits:
            over[at] = over.get(at, 0) + sum(map(len, block_words(block)))
    said = [
        tr("“{title}” by {over}", title=without_number(title), over=plural(letters, "letter"))
        for title, letters in over.items()
    ]
    told = tr("The learning briefing has {pages}, not two.", pages=plural(len(pages), "page"))
    further = tr("Over it goes {parts}.", parts=listed(said)) if said else ""
    yield Remark(RemarkKind.TOO_LONG, False, " ".join(filter(None, (told, further))))
