"""How the plan is said: owners together, how late, how it stands."""

from datetime import date

import pytest

from core.counting.plan import due_counts, progress_of
from core.model.audit import Audit
from core.model.case import Agency
from core.model.ids import ActionId, AgencyId, RecommendationId
from core.model.plan import Action, ActionOwner, ActionStatus, Recommendation
from core.model.snapshot import Snapshot
from core.wording.plan import answered_words, due_line, due_words, owners_words, progress_words

TODAY = date(2014, 10, 8)
NOW = Snapshot(
    Audit("x"),
    agencies=(
        Agency("Social care", AgencyId(1)),
        Agency("School nursing", AgencyId(2)),
        Agency("Police", AgencyId(3)),
    ),
)


def owner(agency: int | None = None, role: str = "", *, leads: bool = False) -> ActionOwner:
    """Return an owner."""
    return ActionOwner(
        ActionId(1),
        agency_id=AgencyId(agency) if agency else None,
        role=role,
        leads=leads,
    )


@pytest.mark.parametrize(
    ("owners", "words"),
    [
        ([], ""),
        ([owner(1), owner(2), owner(3)], "Social care, School nursing and Police"),
        ([owner(2), owner(1, leads=True)], "Social care with School nursing"),
        ([owner(1, "team manager")], "Social care, team manager"),
        ([owner(role="business manager", leads=True)], "business manager"),
        ([ActionOwner(ActionId(1), everyone=True)], "all agencies"),
    ],
)
def test_owners_stand_with_whoever_leads_and_otherwise_side_by_side(
    owners: list[ActionOwner], words: str
) -> None:
    assert owners_words(NOW, owners) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2014-09-30", "8 days over"),
        ("2014-10-08", "Today"),
        ("2014-10-24", "In 16 days"),
        ("", "Not begun"),
        ("next year", "Not begun"),
    ],
)
def test_a_date_is_said_from_today(due: str, words: str) -> None:
    assert due_words(Action("x", due=due), TODAY) == words


def test_a_plan_stands_as_its_actions_are_due() -> None:
    dues = ("2014-09-30", "2014-10-31", "2015-01-01", "", "2014-01-01")
    actions = [Action("x", ActionId(n), due=due) for n, due in enumerate(dues, 1)]
    actions.append(Action("x", ActionId(6), due="2014-01-01", status=ActionStatus.CLOSED))
    words = progress_words(progress_of(actions, TODAY))
    assert words == (
        "6 actions: 1 closed · 2 overdue · 1 due this month · 1 later · 1 without a date"
    )
    rows = [(one.due, one.status.value, one.withdrawn) for one in actions]
    assert due_line(*due_counts(rows, TODAY)) == "2 overdue, 1 due this month"
    assert due_line(0, 0) == ""


def test_what_was_answered_says_by_whom_and_when() -> None:
    one = Recommendation(
        "x", RecommendationId(1), answered="a flag", answered_by="the health board"
    )
    assert answered_words(one) == "Already answered by the health board: a flag"
    assert answered_words(Recommendation("x")) == ""
