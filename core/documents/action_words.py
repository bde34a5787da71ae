"""What an action says on paper: its words, whence it comes, what is answered, who accepted it."""

from core.documents.blocks import TextLook, TextSpan, Words
from core.documents.typed import typed
from core.model.plan import Action
from core.model.snapshot import Snapshot
from core.wording.labels import sentence
from core.wording.plan import carried_words, proposed_words
from core.words import tr


def action_words(now: Snapshot, action: Action) -> Words:
    """Return an action, its case, what the agency answers, who accepted it, whence it came here."""
    words = [typed(action, "text")]
    case = now.case.get(action.case_id) if action.case_id is not None else None
    if case is not None:
        words.append(TextSpan(f" ({case.reference})", TextLook.QUIET))
    if action.answer and action.recommendation_id is None:
        words.append(TextSpan(tr(" The agency answers: "), TextLook.QUIET))
        words.append(typed(action, "answer", TextLook.QUIET))
    for said in (sentence(proposed_words(action)), sentence(carried_words(action))):
        if said:
            words.append(TextSpan(f" {said}", TextLook.QUIET))
    return tuple(words)
