"""How long the thread of a finding takes that rests on very much."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from core.acts.findings import add_finding, rest_on
from core.counting.thread import MOST_PIECES, EvidencePiece, not_used_yet, pieces, what_uses
from core.model.finding import EvidenceNamed, Finding
from core.model.ids import FindingId
from core.model.snapshot import Snapshot
from core.queries.findings import comments_named, comments_under
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.findings import EvidenceWords, uses_lines
from tests.bench.big import build_big
from tests.bench.figures import Figure, at_most, taking_turns


def bench_thread(rounds: int = 15) -> list[Figure]:
    """Measure what is read and said of a finding with 500 pieces of its theme, up and down."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "big.casewalk"
        build_big(path)
        with WorkshopFile.open(path) as file:
            finding = _finding(file)
            work = partial(_thread, file, snapshot(file), finding)
            (times,) = taking_turns(rounds, work)
    named = f"thread of a finding, {MOST_PIECES} pieces"
    return [at_most(named, times[0] * 1000, "ms", 50)]


def _finding(file: WorkshopFile) -> Finding:
    theme_id = snapshot(file).tool.themes[0].id
    add_finding(file, Finding("What the evidence adds up to", theme_id=theme_id))
    finding, now = file.all(Finding)[0], snapshot(file)
    there = pieces(now, comments_under(file, now, theme_id))
    found = [one for one in there if one.theme_id == theme_id][:MOST_PIECES]
    assert len(found) == MOST_PIECES
    nobody = FindingId(0)
    rest_on(file, finding.id, [EvidenceNamed(nobody, one.kind, one.row_id) for one in found])
    return finding


def _thread(file: WorkshopFile, now: Snapshot, finding: Finding) -> object:
    evidence = now.evidence_on(finding.id)
    read = {one.id: one for one in comments_under(file, now, finding.theme_id)}
    read |= {one.id: one for one in comments_named(file, evidence)}
    there = tuple(pieces(now, read.values()))
    words = EvidenceWords(now, {one.id: one.text for one in read.values()})
    known = {(one.kind, one.row_id): one for one in there}
    down = [
        words.of(known.get((one.kind, one.row_id), EvidencePiece(one.kind, one.row_id)))
        for one in evidence
    ]
    return (
        uses_lines(now, what_uses(now, finding)),
        down,
        not_used_yet(now, there, finding.theme_id),
    )
