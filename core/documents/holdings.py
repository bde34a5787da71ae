"""Everything held on one case, printed for an access request, with other people marked."""

from collections.abc import Callable, Iterator
from itertools import groupby

from core.documents.blocks import (
    Block,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.heads import running_head
from core.model.audit import Audit
from core.model.clock import date_text
from core.model.holdings import CaseHoldings, HoldingField, HoldingRow
from core.wording.erased import kind_of_row
from core.words import plural, tr

Marks = Callable[[str], bool]
"""Whether a text may say who somebody else is."""


def holdings_document(audit: Audit, holdings: CaseHoldings, day: str, marks: Marks) -> Document:
    """Compose it; *day* is when it was printed, *marks* finds names and details in a text."""
    head = running_head(audit, tr("held on one {case}"))
    blocks = [Paragraph((TextSpan(_HOW),)), *_rows(holdings.rows, marks)]
    if holdings.drafts:
        blocks += [Heading(tr("Typed and not entered")), _listed(holdings.drafts, marks)]
    if holdings.elsewhere:
        blocks.append(Heading(tr("Texts about something else that name it")))
        blocks += _rows(holdings.elsewhere, marks)
    acts = plural(holdings.acts, "entry", "entries")
    blocks.append(Heading(tr("The history")))
    history = tr(
        "{acts} of the audit's history tell how the rows above came about: what was changed or "
        "taken back since is there, and can be seen under File, Go back to how it was.",
        acts=acts,
    )
    blocks.append(Paragraph((TextSpan(history),)))
    title = tr("Held on {reference}", reference=holdings.reference)
    facts = tr("printed on {day}", day=date_text(day))
    return Document("held", head, head, audit.marking, (Section(title, facts, tuple(blocks)),))


_HOW = tr(
    "What is marked “about others” names or may name somebody else: who said it, an agency, or "
    "a name or detail found in the words. Not every such word can be found: read each text before "
    "this leaves, and take out what is not for whoever asked."
)


def _rows(rows: tuple[HoldingRow, ...], marks: Marks) -> Iterator[Block]:
    for table, found in groupby(rows, key=lambda row: row.table):
        yield Heading(kind_of_row(table))
        yield Entries(tuple(_words(row, marks) for row in found))


def _words(row: HoldingRow, marks: Marks) -> Words:
    spans: list[TextSpan] = []
    for one in row.fields:
        spans.append(TextSpan(f"{_called(one)}: ", TextLook.QUIET))
        spans.append(TextSpan(f"{one.text} "))
        if one.other or marks(one.text):
            spans.append(TextSpan(tr("[about others] "), TextLook.WARNING))
    return tuple(spans) or (TextSpan(tr("A row without words")),)


def _called(one: HoldingField) -> str:
    return one.column.removesuffix("_id").replace("_", " ")


def _listed(texts: tuple[str, ...], marks: Marks) -> Entries:
    fields = (HoldingRow("drafts", (HoldingField("words", text),)) for text in texts)
    return Entries(tuple(_words(row, marks) for row in fields))
