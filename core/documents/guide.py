"""The guide as a document, to be printed or to be passed on to who has no Casewalk."""

from core.documents.blocks import Block, Document, Entries, Heading, Paragraph, Section, TextSpan
from core.guide.pages import PAGES, page
from core.guide.text import BlockKind, TextBlock
from core.words import tr


def guide() -> Document:
    """Compose the guide, a section a page; the pictures are in the program alone."""
    title = tr("Casewalk: the guide")
    sections = tuple(_section(key) for key in PAGES)
    return Document("guide", title, title, "", sections)


def _section(key: str) -> Section:
    made: list[Block] = []
    entries: list[str] = []
    for block in page(key):
        if block.kind is not BlockKind.ENTRY and entries:
            made.append(_list(entries))
            entries = []
        if block.kind is BlockKind.ENTRY:
            entries.append(block.words)
        elif block.kind not in (BlockKind.TITLE, BlockKind.PICTURE):
            made.append(_block(block))
    if entries:
        made.append(_list(entries))
    return Section(PAGES[key], "", tuple(made))


def _block(block: TextBlock) -> Block:
    if block.kind is BlockKind.HEADING:
        return Heading(block.words, band=True)
    if block.kind is BlockKind.SUBHEADING:
        return Heading(block.words)
    return Paragraph((TextSpan(block.words),))


def _list(entries: list[str]) -> Entries:
    return Entries(tuple((TextSpan(words),) for words in entries))
