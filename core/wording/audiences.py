"""Who documents are written for, in words: on screen, in the names of files, in the log."""

from typing import Final

from core.model.audience import Audience, AudienceKind
from core.model.leaving import LeavingDecision
from core.model.published import PROGRAMME
from core.model.snapshot import Snapshot
from core.wording.numbers import listed
from core.words import later, tr

_GETS: Final = {
    AudienceKind.PANEL: later("Everything, with {cases} by their references."),
    AudienceKind.BOARD: later("Counts, with care: no {case} by its reference, no outline."),
    AudienceKind.AGENCY: later(
        "Its own returns, how its part was judged, what it has to do, and what is for all. "
        "Never who said a comment."
    ),
    AudienceKind.PRACTITIONERS: later(
        "What is for all: no small number of one agency, and no {case} by its reference "
        "unless the audit allows it."
    ),
    AudienceKind.PUBLIC: later("Words in place of numbers, and nothing of single {cases}."),
}
_FOR: Final = {
    AudienceKind.PANEL: "",
    AudienceKind.BOARD: tr("for the board"),
    AudienceKind.PRACTITIONERS: tr("for practitioners"),
    AudienceKind.PUBLIC: tr("for the public"),
}


_READERS: Final = {
    AudienceKind.PANEL: later("the panel"),
    AudienceKind.BOARD: later("the board"),
    AudienceKind.AGENCY: later("single agencies"),
    AudienceKind.PRACTITIONERS: later("practitioners"),
    AudienceKind.PUBLIC: later("the public"),
}


def gets_words(audience: Audience) -> str:
    """Return in a sentence what an audience is told."""
    return tr(_GETS[audience.kind])


def readers_words(decision: LeavingDecision) -> str:
    """Return for whom a decision holds: "practitioners and the public"; "" for every reader."""
    if not decision.whom:
        return ""
    if decision.whom == PROGRAMME:
        return tr("a programme")
    return listed([tr(_READERS[one]) for one in AudienceKind if decision.holds_for(one)])


def for_words(audience: Audience, now: Snapshot) -> str:
    """Return "for the board" or "for School nursing"; nothing for the panel."""
    if audience.kind is not AudienceKind.AGENCY:
        return _FOR[audience.kind]
    agency = now.agency.get(audience.agency_id) if audience.agency_id is not None else None
    name = agency.name if agency else tr("one agency")
    if audience.checks_facts:
        return tr("for {agency} to check", agency=name)
    return tr("for {agency}", agency=name)
