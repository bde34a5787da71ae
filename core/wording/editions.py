"""What stands on every page of every document: its draft, or that it is final, and its marking."""

from core.model.audit import FINAL, Audit
from core.model.own_document import Correction, CorrectionState
from core.words import tr


def edition_words(edition: str) -> str:
    """Return "Draft 2" or "Final"; nothing where an audit says neither."""
    if edition == FINAL:
        return tr("Final")
    return tr("Draft {number}", number=edition) if edition else ""


def marking_words(audit: Audit) -> str:
    """Return "Draft 2 · Official-sensitive"."""
    parts = (edition_words(audit.edition), audit.marking)
    return " · ".join(part for part in parts if part.strip())


def exported_words(names: str, edition: str) -> str:
    """Return what the access log says of files that left: "report.pdf, draft 2"."""
    said = edition_words(edition)
    return ", ".join(part for part in (names, said[:1].lower() + said[1:]) if part)


def correction_outcome(one: Correction) -> str:
    """Return "Accepted." or "Not accepted: the file says April."; an open one is open."""
    said = {
        CorrectionState.OPEN: tr("Open"),
        CorrectionState.ACCEPTED: tr("Accepted"),
        CorrectionState.NOT_ACCEPTED: tr("Not accepted"),
    }[one.state]
    reason = one.reason.strip()
    return f"{said}: {reason}" if reason else said
