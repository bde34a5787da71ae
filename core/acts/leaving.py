"""Settling what must be settled before documents leave, and taking that back."""

from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.leaving import DecisionKind, LeavingDecision
from core.store.file import WorkshopFile
from core.words import tr


def replace_words(file: WorkshopFile, words: str, instead: str) -> Changed | None:
    """Say words otherwise wherever they stand, now and later."""
    return _decide(file, LeavingDecision(DecisionKind.REPLACE, words.strip(), instead.strip()))


def accept(file: WorkshopFile, key: str, because: str) -> Changed | None:
    """Let one thing stay as it is. Raises NotYet without a reason."""
    if not because.strip():
        raise NotYet(
            tr("It has no reason yet."),
            tr("Nothing was changed."),
            tr("Say in a few words why it may stay as it is."),
        )
    return _decide(file, LeavingDecision(DecisionKind.ACCEPT, key, because.strip()))


def leave_out(file: WorkshopFile, key: str) -> Changed | None:
    """Leave the text of one thing out of the documents."""
    return _decide(file, LeavingDecision(DecisionKind.LEAVE_OUT, key))


def settle(file: WorkshopFile, kind: DecisionKind, about: str, text: str = "") -> Changed | None:
    """Settle one thing in one of the three ways; `about` and *text* as `LeavingDecision` has it."""
    match kind:
        case DecisionKind.REPLACE:
            return replace_words(file, about, text)
        case DecisionKind.ACCEPT:
            return accept(file, about, text)
        case DecisionKind.LEAVE_OUT:
            return leave_out(file, about)


def take_decision_back(file: WorkshopFile, decision: LeavingDecision) -> Changed | None:
    """Take one decision back; what it settled is to be settled again."""
    held = file.get(LeavingDecision, decision.id)
    if held is None:
        return None
    with file.act(tr("take back what was settled")) as act:
        file.remove(held)
    return act.news


def _decide(file: WorkshopFile, decision: LeavingDecision) -> Changed | None:
    if not decision.about:
        return None
    where = ("kind = ? AND about = ?", (decision.kind.value, decision.about))
    if any(one.text == decision.text for one in file.all(LeavingDecision, *where)):
        return None
    with file.act(tr("settle what leaves")) as act:
        for one in file.all(LeavingDecision, *where):
            file.remove(one)
        file.put(decision)
    return act.news
