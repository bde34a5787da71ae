"""The tally of codes: how often each stands for a reason, a comment or a remark."""

from core.counting.coding import code_counts
from core.documents.blocks import Document, Section
from core.documents.heads import running_head
from core.documents.plain import table
from core.model.snapshot import FullSnapshot
from core.wording.coding import tally_heads, tally_rows, tally_words
from core.words import tr

_WIDE = (183, 70, 80, 70, 50, 50)


def code_tally(full: FullSnapshot) -> Document:
    """Compose the tally of an audit's codes."""
    now = full.now
    columns = tuple(zip(tally_heads(), _WIDE, strict=True))
    head = running_head(now.audit, tr("codes"))
    blocks = (table(columns, tally_rows(code_counts(now))),)
    section = Section(
        tr("What reasons, comments and remarks speak of"),
        tally_words(now),
        blocks,
        tr("Coded by the facilitator with a list of their own, made while reading."),
    )
    return Document("codes", head, head, now.audit.marking, (section,))
