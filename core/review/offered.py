"""The words offered in place of what must be settled, and how a decision is told."""

import re
from collections.abc import Iterable
from dataclasses import replace

from core.model.audience import Audience
from core.model.leaving import DecisionKind, LeavingDecision
from core.model.snapshot import Snapshot
from core.review.leaving import Unsettled
from core.review.remark import RemarkKind
from core.review.settled import Settled
from core.wording.audiences import readers_words
from core.words import tr


def offered_words(one: Unsettled, now: Snapshot) -> str:
    """Return words to say instead; they stand in brackets, so that a quotation stays honest."""
    match one.remark.kind:
        case RemarkKind.NAME:
            return tr("[name]")
        case RemarkKind.DETAIL if _is_case(one, now):
            return tr("[{a case}]")
        case RemarkKind.DETAIL | RemarkKind.SINGLED_OUT:
            return tr("[detail left out]")
        case _:
            return _in_words(one.words)


def decision_on(
    one: Unsettled, kind: DecisionKind, text: str, audience: Audience, now: Snapshot
) -> LeavingDecision:
    """Return how one thing is settled for an audience.

    A name is a name for every reader, and so is what tells where somebody lives; a number, or
    which case it was, is held up only for some.
    """
    about = one.words if kind in (DecisionKind.REPLACE, DecisionKind.CHANGE) else one.key
    is_detail = one.remark.kind is RemarkKind.DETAIL and not _is_case(one, now)
    everywhere = (one.remark.kind is RemarkKind.NAME and kind is not DecisionKind.LEAVE_OUT) or (
        is_detail and kind is DecisionKind.REPLACE
    )
    decided, whom = LeavingDecision(kind, about, text), audience.kind
    return decided if everywhere else replace(decided, whom=whom.value)


def holds_words(decision: LeavingDecision) -> str:
    """Return in a sentence where a decision will hold."""
    readers = readers_words(decision)
    if decision.kind is DecisionKind.CHANGE:
        return tr("Its documents say that details were changed. What was real stays here.")
    if decision.kind is DecisionKind.REPLACE and readers:
        return tr("For {readers}; others keep these words.", readers=readers)
    if decision.kind is DecisionKind.REPLACE:
        return tr("In every document, the panel’s too, and in what is written later.")
    if readers:
        return tr("It then stays for {readers}, until its words change.", readers=readers)
    return tr("It then stays for every reader, until its words change.")


def _is_case(one: Unsettled, now: Snapshot) -> bool:
    return one.words in {case.reference for case in now.cases}


def accept_words(one: Unsettled) -> str:
    """Return what the button says that lets one thing stay."""
    if one.remark.kind is RemarkKind.NAME:
        return tr("Not a name, because…")
    return tr("Accept, because…")


def decision_words(decision: LeavingDecision, decided: Iterable[Unsettled]) -> str:
    """Return what was decided, with what it was about where that is still found."""
    said, readers = _decision_words(decision, decided), readers_words(decision)
    return tr("{said} For {readers}.", said=said, readers=readers) if readers else said


def _decision_words(decision: LeavingDecision, decided: Iterable[Unsettled]) -> str:
    if decision.kind is DecisionKind.CHANGE:
        return tr("Changed: “{words}” to “{instead}”.", words=decision.about, instead=decision.text)
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
        (len(settled.change), tr("changed in a story")),
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
