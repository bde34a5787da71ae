"""What a line of the access log says."""

from core.model.access import AccessEntry, AccessKind
from core.words import tr


def access_words(entry: AccessEntry) -> str:
    """Return what was done, with what it was about."""
    match entry.kind:
        case AccessKind.OPENED:
            return tr("Opened for writing")
        case AccessKind.EXPORTED:
            return tr("Exported: {about}", about=entry.about)
        case AccessKind.SHEET:
            return tr("A recovery sheet was made")
        case AccessKind.ANSWERED:
            return tr("Printed what is held on one {case}")
        case AccessKind.ERASED:
            return tr("Erased a {case} for good: {about}", about=entry.about)
