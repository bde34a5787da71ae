"""What is said of findings."""

from dataclasses import replace
from pathlib import Path

from core.acts import walk
from core.counting.thread import UsedBy, pieces
from core.model.clock import Clock
from core.model.finding import EvidenceKind
from core.model.ids import ActionId
from core.model.plan import Action
from core.store.reading import snapshot
from core.wording.findings import EvidenceWords, uses_lines
from tests.counting.audits import snapshot_of
from tests.kinds import kinds_audit, kinds_point


def test_each_action_that_uses_a_finding_is_a_line_of_its_own() -> None:
    taught, put = Action("Teach the tool", ActionId(1)), Action("Put it in the form", ActionId(2))
    now = replace(snapshot_of("cin"), actions=(taught, put))
    assert uses_lines(now, UsedBy(actions=(taught, put))) == [
        ("Action 1", "Teach the tool"),
        ("Action 2", "Put it in the form"),
    ]


def test_a_judgement_in_words_is_told_by_its_words_and_its_reason(
    tmp_path: Path, clock: Clock
) -> None:
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        case, point = snapshot(file).cases[0].id, kinds_point(file, "5")
        walk.give_value(file, case, point, "He sleeps on the sofa.")
        walk.give_reason(file, case, point, "The school saw it.")
        walk.agree(file, case, point)
        now = snapshot(file)
    (piece,) = (one for one in pieces(now) if one.kind is EvidenceKind.JUDGEMENT)
    told = EvidenceWords(now, {}).of(piece)
    assert told.text == "He sleeps on the sofa. The school saw it."
