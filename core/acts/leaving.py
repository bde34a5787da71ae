"""Settling what must be settled before documents leave, and taking that back."""

from dataclasses import replace

from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.leaving import DecisionKind, LeavingDecision
from core.store.file import WorkshopFile
from core.words import tr


def settle(file: WorkshopFile, *decisions: LeavingDecision) -> Changed | None:
    """Settle one thing, or several at once: said otherwise, accepted, or left out.

    Raises NotYet where it would be accepted without a reason, or said in the same words.
    """
    sound = [_sound(one) for one in decisions]
    with file.act(tr("settle what leaves")) as act:
        for one in sound:
            _decide(file, one)
    return act.news


def _sound(decision: LeavingDecision) -> LeavingDecision:
    about, text = decision.about.strip(), decision.text.strip()
    if decision.kind is DecisionKind.ACCEPT and not text:
        raise NotYet(
            tr("It has no reason yet."),
            tr("Nothing was changed."),
            tr("Say in a few words why it may stay as it is."),
        )
    said_otherwise = decision.kind in (DecisionKind.REPLACE, DecisionKind.CHANGE)
    if said_otherwise and text.casefold() == about.casefold():
        raise NotYet(
            tr("These are the words that stand there already."),
            tr("Nothing was changed."),
            tr("Say it in other words, or accept it with a reason."),
        )
    return replace(decision, about=about, text=text)


def take_decision_back(file: WorkshopFile, decision: LeavingDecision) -> Changed | None:
    """Take one decision back; what it settled is to be settled again."""
    held = file.get(LeavingDecision, decision.id)
    if held is None:
        return None
    with file.act(tr("take back what was settled")) as act:
        file.remove(held)
    return act.news


def _decide(file: WorkshopFile, decision: LeavingDecision) -> None:
    if not decision.about:
        return
    where = ("kind = ? AND about = ?", (decision.kind.value, decision.about))
    held = file.all(LeavingDecision, *where)
    if any((one.text, one.whom) == (decision.text, decision.whom) for one in held):
        return
    for one in held:
        file.remove(one)
    file.put(decision)
