"""The slip of a table: the four words that open its file, to be carried apart from it."""

from core.documents.blocks import (
    Box,
    Document,
    Paragraph,
    Section,
    TextLook,
    TextSpan,
)
from core.documents.heads import running_head
from core.model.audit import Audit
from core.model.clock import date_text
from core.words import tr


def slip(audit: Audit, table: str, passphrase: str, day: str) -> Document:
    """Compose the slip; *day* is an ISO date. It names no file and no place where one lies."""
    head = running_head(audit, tr("slip"))
    blocks = (
        Box((TextSpan(passphrase, TextLook.STRONG),)),
        Paragraph((TextSpan(_APART),)),
        Paragraph((TextSpan(_AFTER),)),
    )
    facts = tr("for {table}, {day}", table=table, day=date_text(day))
    return Document("slip", head, head, audit.marking, (Section(table, facts, blocks),))


_APART = tr(
    "Carry this apart from what it opens: this with one person, that with another. Nobody needs "
    "it twice: type the four words with single blanks when you are asked."
)
_AFTER = tr("Hand it back at the end of the day.")
