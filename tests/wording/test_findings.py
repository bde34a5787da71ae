"""What is said of findings."""

from core.counting.thread import UsedBy
from core.model.plan import Action
from core.wording.findings import uses_lines


def test_actions_that_use_a_finding_are_sentences_one_after_the_other() -> None:
    uses = UsedBy(actions=(Action("Teach the tool twice a term."), Action("Put it in the form")))
    assert uses_lines(uses, {}) == [
        ("2 actions", "Teach the tool twice a term. Put it in the form.")
    ]
