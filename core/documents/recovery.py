"""The recovery sheet: a second key to one locked audit, to be printed and kept apart from it."""

from collections.abc import Sequence

from core.documents.blocks import (
    Box,
    Column,
    Document,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
)
from core.documents.heads import running_head
from core.model.audit import Audit
from core.model.clock import date_text
from core.words import tr


def recovery_sheet(audit: Audit, lines: Sequence[str], day: str) -> Document:
    """Compose the sheet; *lines* are the key's, *day* is when it was made, as an ISO date."""
    head = running_head(audit, tr("recovery sheet"))
    rows = tuple(
        ((TextSpan(str(number)),), (TextSpan(line, TextLook.STRONG),))
        for number, line in enumerate(lines, start=1)
    )
    blocks = (
        Box((TextSpan(_WARNING),)),
        Table((Column(tr("Line"), 1), Column(tr("Key"), 7)), rows),
        Paragraph((TextSpan(_HOW),)),
        Paragraph((TextSpan(_UNTIL),)),
    )
    facts = tr("made on {day}", day=date_text(day))
    section = Section(tr("Recovery sheet"), facts, blocks)
    return Document("recovery", head, head, audit.marking, (section,))


_WARNING = tr(
    "This is a key. Whoever has it and the file can read the audit without its passphrase. "
    "Keep it where neither the file nor the computer is: in a safe, say, or a sealed envelope."
)
_HOW = tr(
    "To open the audit with it, choose “Use the recovery sheet” where the passphrase is asked "
    "for, and type the four lines. Blanks and capitals do not matter; the last two signs of a "
    "line tell a slip in it. Then choose another passphrase."
)
_UNTIL = tr(
    "It opens this audit and its copies until the passphrase is changed. After that it opens "
    "older copies only, and a new sheet is needed."
)
