"""What was settled before documents left is kept, said anew, and can be taken back."""

import pytest

from core.acts.leaving import accept, leave_out, replace_words, take_decision_back
from core.model.fault import NotYet
from core.model.leaving import DecisionKind, LeavingDecision
from core.store.file import WorkshopFile


def test_a_decision_is_kept_once_and_what_is_said_last_holds(file: WorkshopFile) -> None:
    assert replace_words(file, " Callum ", "[the child]") is not None
    assert replace_words(file, "Callum", "[the child]") is None
    replace_words(file, "Callum", "he")
    leave_out(file, "1c964060")
    held = [(one.kind, one.about, one.text) for one in file.all(LeavingDecision)]
    assert held == [
        (DecisionKind.REPLACE, "Callum", "he"),
        (DecisionKind.LEAVE_OUT, "1c964060", ""),
    ]


def test_nothing_is_accepted_without_a_reason(file: WorkshopFile) -> None:
    with pytest.raises(NotYet):
        accept(file, "1c964060", "  ")
    assert accept(file, "1c964060", "The family agreed") is not None


def test_a_decision_can_be_taken_back_and_the_taking_back_undone(file: WorkshopFile) -> None:
    leave_out(file, "1c964060")
    (held,) = file.all(LeavingDecision)
    take_decision_back(file, held)
    assert file.all(LeavingDecision) == []
    file.undo()
    assert file.all(LeavingDecision) == [held]
