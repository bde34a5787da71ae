"""What is said of findings."""

from dataclasses import replace

from core.counting.thread import UsedBy
from core.model.ids import ActionId
from core.model.plan import Action
from core.wording.findings import uses_lines
from tests.counting.audits import snapshot_of


def test_each_action_that_uses_a_finding_is_a_line_of_its_own() -> None:
    taught, put = Action("Teach the tool", ActionId(1)), Action("Put it in the form", ActionId(2))
    now = replace(snapshot_of("cin"), actions=(taught, put))
    assert uses_lines(now, UsedBy(actions=(taught, put))) == [
        ("Action 1", "Teach the tool"),
        ("Action 2", "Put it in the form"),
    ]
