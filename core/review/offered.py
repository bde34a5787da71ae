"""The words offered in place of what must be settled, and how a decision is told."""

import re
from collections.abc import Iterable

from core.model.leaving import DecisionKind, LeavingDecision
from core.model.snapshot import Snapshot
from core.review.leaving import Unsettled
from core.review.remark import RemarkKind
from core.review.settled import Settled
from core.words import tr


def offered_words(one: Unsettled, now: Snapshot) -> str:
    """Return words to say instead; they stand in brackets, so that a quotation stays honest."""
    match one.remark.kind:
        case RemarkKind.NAME:
            return tr("[name]")
        case RemarkKind.DETAIL if one.words in {case.reference for case in now.cases}:
            return tr("[{a case}]")
        case RemarkKind.DETAIL:
            return tr("[detail left out]")
        case _:
            return _in_words(one.words)


def accept_words(one: Unsettled) -> str:
    """Return what the button says that lets one thing stay."""
    if one.remark.kind is RemarkKind.NAME:
        return tr("Not a name, because…")
    return tr("Accept, because…")


def decision_words(decision: LeavingDecision, decided: Iterable[Unsettled]) -> str:
    """Return what was decided, with what it was about where that is still found."""
    if decision.kind is DecisionKind.REPLACE:
        return tr(
            "Replaced: “{words}” with “{instead}”.", words=decision.about, instead=decision.text
        )
    about = next((one.remark.text for one in decided if one.key == decision.about), "")
    if decision.kind is DecisionKind.LEAVE_OUT:
        return tr("Left out: {about}", about=about) if about else tr("A text is left out.")
    said = tr("Accepted: {about}", about=about) if about else tr("Accepted.")
    return tr("{said} Because: {reason}", said=said, reason=decision.text)


def settled_words(settled: Settled) -> str:
    """Return how many things were replaced, accepted and left out, each only where any was."""
    counted = (
        (len(settled.replace), tr("replaced")),
        (len(settled.accept), tr("accepted")),
        (len(settled.leave_out), tr("left out")),
    )
    return ", ".join(f"{count} {word}" for count, word in counted if count)


def _in_words(share: str) -> str:
    """Return a share of few in words that give no number away; nothing where it is no share."""
    hit = re.fullmatch(r"(\d+) (?:out )?of (?:the )?(\d+)", share)
    if hit is None or not int(hit[2]):
        return ""
    part = int(hit[1]) / int(hit[2])
    return tr("most") if part > 1 / 2 else tr("some")
