"""The access log, printed on demand: who opened the audit, and what left it or was erased."""

from collections.abc import Sequence

from core.documents.blocks import Column, Document, Paragraph, Section, Table, TextSpan
from core.documents.heads import running_head
from core.model.access import AccessEntry
from core.model.audit import Audit
from core.model.clock import date_text
from core.wording.access import access_words
from core.words import plural, tr

_WHAT_IT_IS = tr(
    "Openings for writing, what was written to files outside the audit, and what was erased. "
    "It cannot be undone or changed in Casewalk. Looking at an audit that somebody else has open, "
    "and copying the file itself, leave no line."
)


def access_log(audit: Audit, entries: Sequence[AccessEntry], day: str) -> Document:
    """Compose it; *day* is when it was printed, as an ISO date."""
    head = running_head(audit, tr("access log"))
    columns = (Column(tr("When"), 3), Column(tr("Who"), 3), Column(tr("What"), 8))
    rows = tuple(
        (
            (TextSpan(f"{date_text(one.at)}, {one.at[11:16]}"),),
            (TextSpan(one.who),),
            (TextSpan(access_words(one)),),
        )
        for one in entries
    )
    blocks = (Paragraph((TextSpan(_WHAT_IT_IS),)), Table(columns, rows))
    facts = tr("{lines}, printed on {day}", lines=plural(len(entries), "line"), day=date_text(day))
    section = Section(tr("Access log"), facts, blocks)
    return Document("access", head, head, audit.marking, (section,))
