"""What stands aside because the tool no longer asks it, in words."""

from core.model.aside import AnswerAside, JudgementAside
from core.model.note import quoted
from core.wording.labels import sentence
from core.words import tr, word_for


def answer_aside_words(one: AnswerAside) -> str:
    """Return "1c Father, male carer or partner: Yes", a comment in quotation marks."""
    said = quoted(one.words) if one.comment else one.words
    return f"{one.key}  {one.asked}: {said}"


def judgement_aside_words(one: JudgementAside) -> str:
    """Return what the room said, how far it got, why, and who saw it otherwise."""
    state = tr("The room, {state}", state=word_for(one.state))
    told = [f"{one.key}  {one.asked}", f"{state}: {one.answer}" if one.answer else state]
    told += [one.reason, one.views]
    return " ".join(sentence(part) for part in told if part)
