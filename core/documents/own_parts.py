"""A document as the user has it: parts left out, moved, or introduced in the user's own words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from core.documents.blocks import (
    FIXED,
    Block,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    TextSpan,
    Words,
)
from core.documents.footnotes import on_one_line, with_notes
from core.documents.typed import typed
from core.model.own_document import CASE_PARTS, START, DocumentPart
from core.words import tr

Own = Mapping[str, DocumentPart]
"""What is one's own of a document, by the key of the part."""

T = TypeVar("T")

_NUMBER: Final = re.compile(r"^(?:\d+|[A-Z])(?:\.\d+)*  ")


_APPENDIX: Final = re.compile(r"^[A-Z]  ")
_LONGEST: Final = 70
"""How many letters of an entry its title among the parts has."""


@dataclass(frozen=True, slots=True)
class PartOffered:
    """A part as a list of them names it; it moves among those of its `group`.

    One `within` another stands under it: a theme in a chapter.
    """

    key: str
    title: str
    group: str = ""
    within: bool = False


def parts_offered(*documents: Document) -> tuple[PartOffered, ...]:
    """Return the parts of a document in any of these states, the words before all others first."""
    found = {START: PartOffered(START, tr("At the start"))}
    for document in documents:
        for section in document.sections:
            for one in _offered_in(section):
                found.setdefault(one.key, one)
    return tuple(sorted(found.values(), key=lambda one: one.key.startswith(CASE_PARTS)))


def _offered_in(section: Section) -> Iterator[PartOffered]:
    """Yield the parts of a section; on the pages of single cases headings are of all of them."""
    chapter = "" if section.part.startswith(CASE_PARTS) else section.part
    if section.part:
        group = "appendix" if _APPENDIX.match(section.title) else "chapter"
        yield PartOffered(section.part, without_number(section.title), group)
    above = chapter
    for block in section.blocks:
        if isinstance(block, Heading) and block.part not in ("", FIXED):
            yield PartOffered(block.part, without_number(block.text), chapter, bool(chapter))
            above = block.part
        elif isinstance(block, Entries):
            for key, words in zip(block.parts, block.entries, strict=bool(block.parts)):
                if key:
                    title = "".join(span.text for span in words)
                    yield PartOffered(key, shortened(title), above, bool(above))


def shortened(title: str) -> str:
    """Return the words of an entry as a list of parts has room for them."""
    words = " ".join(title.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]}…"


def without_number(title: str) -> str:
    """Return a title or heading of the report without the number it happens to have."""
    return _NUMBER.sub("", title)


def part_titles(document: Document) -> dict[str, str]:
    """Return the part that each title or heading of a document begins, by its words."""
    found = {}
    for section in document.sections:
        if section.part:
            found[section.title] = section.part
        for block in section.blocks:
            if isinstance(block, Heading) and block.part not in ("", FIXED):
                found.setdefault(block.text, block.part)
    return found


def in_own_order(shipped: Sequence[str], own: Own) -> list[str]:
    """Return parts in the user's order; one that has no place follows what it is shipped after."""
    placed = sorted(
        (key for key in shipped if key in own and own[key].position),
        key=lambda key: own[key].position,
    )
    for at, key in enumerate(shipped):
        if key not in placed:
            before = next((one for one in reversed(shipped[:at]) if one in placed), None)
            placed.insert(placed.index(before) + 1 if before is not None else 0, key)
    return placed


def kept_in_order(shipped: Sequence[str], own: Own) -> list[str]:
    """Return the parts that are not left out, in the user's order: for what counts its parts."""
    return [key for key in in_own_order(shipped, own) if not left_out(key, own)]


def left_out(key: str, own: Own) -> bool:
    """Return whether a part is left out."""
    return key in own and own[key].left_out


def own_paragraphs(part: DocumentPart | None) -> list[Words]:
    """Return the user's own words at a part; an empty line ends a paragraph."""
    if part is None:
        return []
    found = [one.strip() for one in re.split(r"\n\s*\n", on_one_line(part.words))]
    return [with_notes(typed(part, "words", said=one)) for one in found if one]


def with_start(document: Document, own: Own, title: str) -> Document:
    """Return a document that begins with the user's own words.

    They stand before the first heading of its first section; where every section is one of
    many alike, as the pages of single cases are, on a page of their own under its *title*. A
    document of which every part is left out says so: a page without a word is none.
    """
    words = () if left_out(START, own) else tuple(map(Paragraph, own_paragraphs(own.get(START))))
    if not document.sections:
        nothing = Paragraph((TextSpan(tr("All parts of this document are left out.")),))
        return replace(document, sections=(Section(title, "", words or (nothing,)),))
    if not words:
        return document
    first, *others = document.sections
    apart = (not one.part or one.part.startswith(CASE_PARTS) for one in others)
    if others and all(apart):
        return replace(document, sections=(Section(title, "", words), *document.sections))
    at = next((n for n, one in enumerate(first.blocks) if isinstance(one, Heading)), 0)
    blocks = (*first.blocks[:at], *words, *first.blocks[at:])
    return replace(document, sections=(replace(first, blocks=blocks), *others))


def with_own_parts(document: Document, own: Own) -> Document:
    """Return a document with its parts as the user has them."""
    if not own:
        return document
    sections = [
        replace(one, blocks=_introduced(_paragraphs(one.part, own), _arranged(one.blocks, own)))
        for one in document.sections
        if not left_out(one.part, own)
    ]
    return replace(document, sections=tuple(_moved(sections, [one.part for one in sections], own)))


def _paragraphs(key: str, own: Own) -> tuple[Block, ...]:
    return tuple(map(Paragraph, own_paragraphs(own.get(key))))


def _introduced(words: tuple[Block, ...], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (*words, *blocks)


def _arranged(blocks: Sequence[Block], own: Own) -> tuple[Block, ...]:
    """Return the blocks of a section with its parts as the user has them."""
    groups: list[list[Block]] = [[]]
    keys = [""]
    for block in blocks:
        if isinstance(block, Heading) and block.part:
            groups.append([block, *_paragraphs(block.part, own)])
            keys.append(block.part)
        elif isinstance(block, Entries) and block.parts:
            groups[-1] += _entries(block, own)
        else:
            groups[-1].append(block)
    kept = [(key, group) for key, group in zip(keys, groups, strict=True) if not left_out(key, own)]
    moved = _moved([group for _, group in kept], [key for key, _ in kept], own)
    return tuple(block for group in moved for block in group)


def _entries(block: Entries, own: Own) -> Iterator[Block]:
    """Yield a list with its entries as the user has them; nothing where none is left."""
    keys = list(block.parts)
    kept = [
        (key, (*words, *_gone_on(key, own)))
        for key, words in zip(keys, block.entries, strict=True)
        if not left_out(key, own)
    ]
    if kept:
        entries = tuple(_moved([words for _, words in kept], [key for key, _ in kept], own))
        yield replace(block, entries=entries, parts=())


def _gone_on(key: str, own: Own) -> Iterator[TextSpan]:
    for first, *others in own_paragraphs(own.get(key)) if key else ():
        yield first if first.footnote else replace(first, text=f" {first.text}")
        yield from others


def _moved(things: Sequence[T], keys: Sequence[str], own: Own) -> Iterable[T]:
    """Return what has a part in the user's order, in the places those have; the rest stays."""
    places = [at for at, key in enumerate(keys) if key not in ("", FIXED)]
    shipped = list(dict.fromkeys(keys[at] for at in places))
    order = in_own_order(shipped, own)
    sorted_in = sorted(places, key=lambda at: order.index(keys[at]))
    found = list(things)
    for at, taken in zip(places, sorted_in, strict=True):
        found[at] = things[taken]
    return found
