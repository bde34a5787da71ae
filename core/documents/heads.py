"""What stands at the head of every page: which audit, whose, of which day, and what this is."""

from core.model.audit import Audit
from core.model.clock import said_date


def running_head(audit: Audit, document: str) -> str:
    """Return "Child in Need plans · Northshire · 12 March 2014 · case summaries"."""
    parts = (audit.title, audit.partnership, said_date(audit.day), document)
    return " · ".join(" ".join(part.split()) for part in parts if part.strip())
