"""How the plan is said: how late each action is, and how many stand so."""

from datetime import date

import pytest

from core.counting.plan import due_counts, progress_of
from core.model.ids import ActionId
from core.model.plan import Action, ActionStatus
from core.wording.plan import due_line, due_words, progress_words

TODAY = date(2014, 10, 8)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2014-09-30", "8 days over"),
        ("2014-10-08", "Today"),
        ("2014-10-24", "In 16 days"),
        ("2016-10-08", "In 731 days"),
        ("2062-10-24", "In over 47 years"),
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
