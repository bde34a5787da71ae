"""Every word a document says, in the order it is read: what a file read back is held against."""

from collections.abc import Iterator

from core.documents.blocks import (
    AnswerPill,
    Aside,
    Block,
    Box,
    Cell,
    ContentsList,
    Document,
    DrawnCell,
    DrawnFigure,
    Entries,
    Heading,
    Paragraph,
    Section,
    Table,
    Words,
)
from core.documents.footnotes import notes_of


def document_words(document: Document) -> Iterator[str]:
    """Yield the words of every section; foot lines and what stands on every page are not among."""
    for section in document.sections:
        yield from section_words(section)


def section_words(section: Section) -> Iterator[str]:
    """Yield title, facts and the words of each block, then the footnotes by their numbers."""
    yield from text_words(section)
    for note in notes_of(section):
        yield str(note.number)
        yield note.words


def text_words(section: Section) -> Iterator[str]:
    """Yield the words of a section without what its footnotes say."""
    yield section.title
    yield section.facts
    for block in section.blocks:
        yield from block_words(block)


def block_words(block: Block) -> Iterator[str]:
    """Yield the words of one block; of a table its headings and then row after row.

    What a drawing says is no word of the text: it is told in its place.
    """
    match block:
        case Heading():
            yield block.text
            yield block.opposite
        case Paragraph():
            yield block.number
            yield plain_words(block.words)
        case Box():
            yield plain_words(block.words)
        case Aside():
            yield block.lead
            yield plain_words(block.words)
        case DrawnFigure():
            yield block.title
            yield block.caption
        case ContentsList():
            yield from (line.text for line in block.lines)
        case Entries():
            yield from map(plain_words, block.entries)
        case Table():
            yield block.title
            yield block.caption
            yield from (column.title for column in block.columns)
            for row in block.rows:
                for cell in row:
                    yield from _cell_words(cell)


def drawn_words(block: Block) -> Iterator[str]:
    """Yield what is told in place of the drawings of a block."""
    if isinstance(block, DrawnFigure):
        yield block.words
    elif isinstance(block, Table):
        yield from (cell.words for row in block.rows for cell in row if isinstance(cell, DrawnCell))


def plain_words(words: Words) -> str:
    """Return words without their looks."""
    return "".join(span.text for span in words)


def _cell_words(cell: Cell) -> Iterator[str]:
    if isinstance(cell, AnswerPill):
        yield cell.word
        yield cell.note
    elif not isinstance(cell, DrawnCell):
        yield plain_words(cell)
