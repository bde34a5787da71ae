"""A copy for one agency to check the facts in, by numbered lines; and what it corrected."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Final

from core.documents.blocks import (
    Aside,
    Block,
    Box,
    Cell,
    Column,
    Document,
    Entries,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
)
from core.documents.plain import line, table
from core.documents.report.chapter import Chapter
from core.model.audience import Audience
from core.model.own_document import Correction, CorrectionState
from core.model.snapshot import Snapshot
from core.wording.audiences import for_words
from core.wording.editions import correction_outcome
from core.words import tr

_ROWS: Final = 8
"""Rows of the sheet to write on: as many as a page takes."""


def accuracy_copy(document: Document, audience: Audience, now: Snapshot) -> Document:
    """Return a document with a number at every paragraph, entry and row, and a sheet at the end.

    What has a number of its own keeps it; quiet remarks have none.
    """
    numbers = count(1)
    sections = tuple(
        replace(one, blocks=tuple(_numbered(one.blocks, numbers))) for one in document.sections
    )
    whom = for_words(replace(audience, checks_facts=False), now)
    marking = tr("Factual accuracy copy {whom}", whom=whom)
    marking = " · ".join(part for part in (marking, document.marking) if part.strip())
    return replace(document, marking=marking, sections=(*sections, _sheet(audience, now)))


def _numbered(blocks: tuple[Block, ...], numbers: "count[int]") -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph(number="") if any(one.look is not TextLook.QUIET for one in block.words):
                yield replace(block, number=str(next(numbers)))
            case Entries():
                yield from (Paragraph(words, str(next(numbers))) for words in block.entries)
            case Box() | Aside():
                yield replace(block, words=(_number(numbers), *block.words))
            case Table():
                yield replace(block, rows=tuple(_row(row, numbers) for row in block.rows))
            case _:
                yield block


def _row(row: tuple[Cell, ...], numbers: "count[int]") -> tuple[Cell, ...]:
    first, *rest = row
    if not isinstance(first, tuple):
        return row
    return ((_number(numbers), *first), *rest)


def _number(numbers: "count[int]") -> TextSpan:
    return TextSpan(f"[{next(numbers)}]  ", TextLook.QUIET)


def _sheet(audience: Audience, now: Snapshot) -> Section:
    asked = tr(
        "Please check the facts, not the judgements. Name the number, what is not right, "
        "and where that can be seen. What comes back is recorded with what became of it."
    )
    columns = (
        Column(tr("Number"), 70.0),
        Column(tr("What is not right"), 218.0),
        Column(tr("What it should say, and where that is seen"), 215.0),
    )
    nothing = (TextSpan(""),)
    rows = ((nothing, nothing, nothing),) * _ROWS
    whom = for_words(audience, now)
    return Section(tr("Corrections"), whom, (line(asked), Table(columns, rows, least_lines=3)), "")


def add_corrections(chapter: Chapter, now: Snapshot) -> None:
    """Put what agencies corrected into a chapter, each with what came of it."""
    if not now.corrections:
        return
    settled = sum(one.state is not CorrectionState.OPEN for one in now.corrections)
    chapter.say(
        tr(
            "Agencies were given a copy to check its facts. What they said, and what came of it: "
            "{settled} of {total} settled.",
            settled=settled,
            total=len(now.corrections),
        )
    )
    columns = (
        (tr("Agency"), 95.0),
        (tr("Where"), 85.0),
        (tr("What it says"), 160.0),
        (tr("What came of it"), 163.0),
    )
    chapter.put(table(columns, (_correction(now, one) for one in now.corrections)))


def _correction(now: Snapshot, one: Correction) -> tuple[str, ...]:
    from core.documents.catalogue import heading_of  # the catalogue has the report, and it this

    agency = now.agency.get(one.agency_id)
    where = ", ".join(part for part in (heading_of(one.document), one.paragraph.strip()) if part)
    return (agency.name if agency else "", where, one.says.strip(), correction_outcome(one))
