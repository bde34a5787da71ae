"""What a finding rests on and could rest on: read from the file once for all who show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.counting.thread import EvidencePiece, pieces
from core.model.finding import EvidenceNamed, Finding
from core.queries.findings import comments_named, comments_under
from core.wording.findings import EvidenceWords
from ui.audit.session import WorkshopSession


@dataclass(frozen=True, slots=True)
class EvidenceRead:
    """A finding, the evidence it names, every piece there is for it, and how each is put."""

    finding: Finding
    evidence: Sequence[EvidenceNamed]
    pieces: Sequence[EvidencePiece]
    words: EvidenceWords


def read_evidence(session: WorkshopSession, finding: Finding) -> EvidenceRead:
    """Return what there is for a finding, with the comments of its theme and those it names."""
    now = session.now
    evidence = now.evidence_on(finding.id)
    under = session.read(lambda file: comments_under(file, now, finding.theme_id))
    named = session.read(lambda file: comments_named(file, evidence))
    every = {one.id: one for one in (*under, *named)}
    found = tuple(pieces(now, every.values()))
    texts = {one.id: one.text for one in every.values()}
    return EvidenceRead(finding, evidence, found, EvidenceWords(now, texts))
