"""What is read back to the room before it agrees: the sentence that will be printed."""

from collections.abc import Sequence

from core.model.judgement import DifferingView, Judgement
from core.model.snapshot import Snapshot
from core.wording.labels import sentence
from core.wording.people import differing_words
from core.wording.values import answer_in_full
from core.words import tr


def read_back_words(now: Snapshot, judgement: Judgement, views: Sequence[DifferingView]) -> str:
    """Return "The room agrees: No. Because: … School nursing saw it differently."."""
    said = tr("The room does not agree.")
    if judgement.answered:
        answer = answer_in_full(now.tool, judgement)
        said = sentence(tr("The room agrees: {answer}", answer=answer))
    reason = " ".join(judgement.reason.split())
    because = sentence(tr("Because: {reason}", reason=reason)) if reason else ""
    return " ".join(filter(None, (said, because, *differing_words(now, views))))
