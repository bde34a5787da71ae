"""What becomes of a hypothesis: the evidence for and against it, and its outcome with a reason."""

from collections.abc import Sequence
from dataclasses import replace

from core.acts.fields import typed_field
from core.model.audit import Hypothesis
from core.model.changed import Changed
from core.model.finding import EvidenceKind, HypothesisEvidence
from core.model.ids import NEW
from core.store.file import WorkshopFile
from core.words import tr


def weigh(
    file: WorkshopFile, hypothesis_id: int, evidence: Sequence[HypothesisEvidence]
) -> Changed | None:
    """Put evidence on its side of a hypothesis; what stands on the other side changes sides."""
    held = file.all(HypothesisEvidence, "hypothesis_id = ?", (hypothesis_id,))
    known = {_named(one): one for one in held}
    last = max((one.position for one in held), default=-1)
    with file.act(tr("weigh evidence for a hypothesis")) as act:
        for at, one in enumerate(evidence, last + 1):
            there = known.get(_named(one))
            if there is not None:
                file.put(replace(there, side=one.side))
            else:
                file.put(replace(one, id=NEW, hypothesis_id=hypothesis_id, position=at))
    return act.news


def take_from_hypothesis(file: WorkshopFile, evidence: HypothesisEvidence) -> Changed | None:
    """Take one piece of evidence from a hypothesis."""
    with file.act(tr("take evidence from a hypothesis")) as act:
        file.remove(evidence)
    return act.news


def settle_hypothesis(file: WorkshopFile, hypothesis: Hypothesis) -> Changed | None:
    """Keep what became of a hypothesis and why; typing the reason is one step of undo."""
    known = file.get(Hypothesis, hypothesis.id) or hypothesis
    typed = typed_field(known, hypothesis)
    merge = f"hypothesis {hypothesis.id} {typed}" if typed else ""
    with file.act(tr("say what became of a hypothesis"), merge) as act:
        file.put(hypothesis)
    return act.news


def _named(one: HypothesisEvidence) -> tuple[EvidenceKind, int, str]:
    return one.kind, one.row_id, one.count
