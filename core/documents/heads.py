"""What stands at the head of every page: which audit, whose, of which day, and what this is."""

from core.model.audit import Audit
from core.model.clock import date_text


def running_head(audit: Audit, document: str) -> str:
    """Return "Child in Need plans · Northshire · 12 March 2014 · case summaries"."""
    parts = (audit.title, audit.partnership, date_text(audit.day), document)
    return " · ".join(" ".join(part.split()) for part in parts if part.strip())
