"""What was settled before documents left is kept, said anew, and can be taken back."""

import pytest

from core.acts.leaving import settle, take_decision_back
from core.model.fault import NotYet
from core.model.leaving import DecisionKind, LeavingDecision
from core.store.file import WorkshopFile

LEFT_OUT = LeavingDecision(DecisionKind.LEAVE_OUT, "1c964060")


def test_a_decision_is_kept_once_and_what_is_said_last_holds(file: WorkshopFile) -> None:
    assert settle(file, LeavingDecision(DecisionKind.REPLACE, " Callum ", "[the child]"))
    assert settle(file, LeavingDecision(DecisionKind.REPLACE, "Callum", "[the child]")) is None
    settle(file, LeavingDecision(DecisionKind.REPLACE, "Callum", "he", whom="public"))
    settle(file, LEFT_OUT)
    held = [(one.kind, one.about, one.text, one.whom) for one in file.all(LeavingDecision)]
    assert held == [
        (DecisionKind.REPLACE, "Callum", "he", "public"),
        (DecisionKind.LEAVE_OUT, "1c964060", "", ""),
    ]


def test_nothing_is_accepted_without_a_reason(file: WorkshopFile) -> None:
    with pytest.raises(NotYet):
        settle(file, LeavingDecision(DecisionKind.ACCEPT, "1c964060", "  "))
    assert settle(file, LeavingDecision(DecisionKind.ACCEPT, "1c964060", "The family agreed"))


def test_nothing_is_said_otherwise_in_the_same_words(file: WorkshopFile) -> None:
    with pytest.raises(NotYet):
        settle(file, LeavingDecision(DecisionKind.REPLACE, "three families", " Three families "))
    assert file.all(LeavingDecision) == []


def test_a_decision_can_be_taken_back_and_the_taking_back_undone(file: WorkshopFile) -> None:
    settle(file, LEFT_OUT)
    (held,) = file.all(LeavingDecision)
    take_decision_back(file, held)
    assert file.all(LeavingDecision) == []
    file.undo()
    assert file.all(LeavingDecision) == [held]
