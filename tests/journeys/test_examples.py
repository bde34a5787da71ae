"""The two examples that are over: opened from the start screen, looked at, exported."""

from pathlib import Path

from tests.journeys.facilitator import Facilitator
from tests.journeys.leaving import leave_with_everything
from tests.journeys.test_a_year_later import judge_the_last


def look_at(facilitator: Facilitator, card: str, done: str) -> None:
    """Open an example, and look at it in Walk, at the end of the day and in Themes."""
    facilitator.press_button(card)
    facilitator.await_(lambda: facilitator.window.audit is not None)
    assert done in facilitator.bar
    facilitator.press("Ctrl+Shift+9")
    assert facilitator.sees("What came of it") or facilitator.sees("heard")
    facilitator.press("Ctrl+3")
    assert facilitator.sees("What the returns and the room say")


def test_an_example_of_43_meetings_is_looked_at(facilitator: Facilitator) -> None:
    """That each of its documents is whole as PDF, tests/golden knows."""
    look_at(facilitator, "Meetings in two places", "All 43 meetings done")


def test_an_example_that_is_over_is_looked_at_in_every_stage_and_leaves(
    facilitator: Facilitator, home: Path
) -> None:
    look_at(facilitator, "Three families", "All 3 families done")
    facilitator.press("Ctrl+2", "Ctrl+PgUp")
    judge_the_last(facilitator)
    facilitator.press("Ctrl+4")
    assert "Family M" in " ".join(facilitator.paper())
    leave_with_everything(facilitator, home / "Documents" / "leaving")
    out = facilitator.page.session.now.recommendations
    assert 0 not in {one.number for one in out}, "the numbers stay from now on"
