"""The identity sheet: who is behind the references that one agency was asked about.

It is made of what a key file holds, for that agency alone, and goes apart from the forms.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from core.documents.blocks import (
    Block,
    Box,
    Column,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.heads import running_head
from core.model.audit import Audit
from core.model.clock import date_text
from core.model.identities import AgencySheet
from core.words import later, plural, tr

_MOST_ACROSS: Final = 5
"""Columns that stand beside each other on a page; of more each person is a list."""

_APART = later(
    "This sheet says who somebody is. Keep it apart from the forms and from what you send back, "
    "show it to nobody who does not look for the file, and destroy it once the forms are back."
)
_HOW = later(
    "Find your agency's own file by what stands here, and fill in the form of that number by its "
    "reference alone: write no name, date of birth or number on it."
)


def identity_sheet(audit: Audit, sheet: AgencySheet, day: str) -> Document:
    """Compose the sheet of one agency; *day* is when it was made, as an ISO date."""
    head = running_head(audit, tr("who the forms are about"))
    count = plural(sheet.count, "{case}", "{cases}")
    facts = tr("{count}, made on {day}", count=count, day=date_text(day))
    blocks = (Box((TextSpan(tr(_APART)),)), Paragraph((TextSpan(tr(_HOW)),)), *_people(sheet))
    title = tr("Who the forms are about: {agency}", agency=sheet.agency)
    return Document("identities", head, head, audit.marking, (Section(title, facts, blocks),))


def _people(sheet: AgencySheet) -> Iterator[Block]:
    if len(sheet.columns) <= _MOST_ACROSS:
        own = (Column(name, 4) for name in sheet.columns)
        rows = (
            (str(line.form), line.reference, *(text or "–" for text in line.cells))
            for line in sheet.lines
        )
        yield Table(
            (Column(tr("Form"), 1.5), Column(tr("Reference"), 3), *own),
            tuple(tuple((TextSpan(text),) for text in row) for row in rows),
        )
        return
    for (form, reference), lines in groupby(sheet.lines, key=lambda one: (one.form, one.reference)):
        yield Heading(tr("Form {number}: {reference}", number=form, reference=reference))
        for line in lines:
            pairs = zip(sheet.columns, line.cells, strict=True)
            yield Entries(tuple(_known(name, text) for name, text in pairs if text), bullets=False)


def _known(name: str, text: str) -> Words:
    return (TextSpan(tr("{name}: ", name=name), TextLook.QUIET), TextSpan(text))
