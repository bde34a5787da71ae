"""A hypothesis is weighed: evidence on two sides, an outcome, and what it does not rest on."""

from dataclasses import replace

from core.acts import hypotheses, prepare
from core.model.audit import Hypothesis, Outcome
from core.model.finding import EvidenceKind, EvidenceSide, Finding, HypothesisEvidence
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.findings import unborne_words, weighed_words


def test_evidence_stands_on_one_side_and_goes_with_what_it_names(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "add", [Hypothesis("Fathers are not in the plan")])
    with file.act("write a finding"):
        finding = file.put(Finding("Fathers are named in few plans."))
    tested = file.all(Hypothesis)[0]
    named = HypothesisEvidence(tested.id, EvidenceKind.FINDING, finding)
    hypotheses.weigh(file, tested.id, [named])
    against = replace(named, side=EvidenceSide.AGAINST)
    hypotheses.weigh(file, tested.id, [against])
    now = snapshot(file)
    assert [one.side for one in now.evidence_of(tested.id)] == [EvidenceSide.AGAINST]
    assert weighed_words(now, tested) == "Against it: 1 finding."
    settled = replace(tested, outcome=Outcome.SUPPORTED)
    hypotheses.settle_hypothesis(file, settled)
    assert unborne_words(now, settled).startswith("It is called supported, and nothing stands")
    with file.act("remove the finding"):
        file.remove(file.all(Finding)[0])
    assert not snapshot(file).hypothesis_evidence
    file.undo()
    assert len(snapshot(file).hypothesis_evidence) == 1
    with file.act("remove the hypothesis"):
        file.remove(file.all(Hypothesis)[0])
    assert not snapshot(file).hypothesis_evidence
    assert check(file) == []
