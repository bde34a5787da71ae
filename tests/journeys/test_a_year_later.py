"""The second example: from its last judgement to actions, a year on, and into the next audit."""

from datetime import datetime
from pathlib import Path

from core.counting.thread import FindingState
from core.model.concluded import concluded, recommendation_numbers
from core.model.judgement import JudgementState
from core.model.plan import ActionStatus
from tests.journeys.facilitator import Facilitator
from tests.journeys.leaving import leave_with_everything
from tests.journeys.unconcluded import take_conclusions_out
from ui.themes.places import ThemePlaces
from ui.themes.plan.page import PlanPage

STATEMENTS = tuple(
    f"What {at} adds up to." for at in ("one", "two", "three", "four", "five", "six")
)
DUE = ("30 June 2014", "31 July 2014", "30 Sept 2014", "31 Oct 2014", "30 Nov 2014")
A_YEAR_LATER = datetime(2015, 4, 13, 9, 0)


def judge_the_last(facilitator: Facilitator) -> None:
    """Take what is in front up again, and agree it."""
    facilitator.press("Ctrl+2")
    cursor = facilitator.page.context.cursor
    case_id, point = cursor.case_id, cursor.point
    assert case_id is not None
    assert point is not None
    facilitator.press("F2", "Alt+1", "Ctrl+Return")
    held = facilitator.page.session.now.judgement(case_id, point)
    assert held is not None
    assert held.state is JudgementState.AGREED


def conclude(facilitator: Facilitator) -> ThemePlaces:
    """Write six findings on what the room judged, each with its challenge."""
    facilitator.press("Ctrl+3", "Ctrl+3")
    for statement in STATEMENTS:
        facilitator.press("Alt+N")
        facilitator.say(statement)
        facilitator.press("Alt+L", "Return", "Escape", "F8")
        facilitator.say("Who asks?")
    facilitator.pause()
    places = facilitator.page.workspace.page("themes")
    assert isinstance(places, ThemePlaces)
    assert len(concluded(facilitator.page.session.now)) == len(STATEMENTS)
    assert set(places.findings.states.of_all().values()) == {FindingState.READY}
    return places


def recommend(facilitator: Facilitator) -> None:
    """Write eight recommendations: five with an action that has a day, one answered already."""
    facilitator.press("Ctrl+3")
    for at in range(8):
        facilitator.press("Ctrl+Shift+M")
        facilitator.say(f"Change {at}")
        if at < len(DUE):
            facilitator.press("Ctrl+Shift+A")
            facilitator.say(f"Step {at}")
            facilitator.tab_to("Due")
            facilitator.write(DUE[at])
            facilitator.press("Return")
    facilitator.tab_to("Already answered: what was done")
    facilitator.say("Done in spring")
    facilitator.tab_to("By whom")
    facilitator.say("the health board")
    facilitator.pause()
    now = facilitator.page.session.now
    assert sorted(recommendation_numbers(now).values()) == [str(n) for n in range(1, 9)]
    assert [one.is_answered for one in now.recommendations] == [False] * 7 + [True]
    assert [bool(one.due) for one in now.actions] == [True] * len(DUE)


def close_three(facilitator: Facilitator) -> None:
    """Close the first three actions that are due, each with what shows that it worked."""
    places = facilitator.page.workspace.page("themes")
    assert isinstance(places, ThemePlaces)
    plan = places.place("actions")
    assert isinstance(plan, PlanPage)
    for _ in range(3):
        plan.step = None
        facilitator.press("F8")
        facilitator.tab_to("What was done")
        facilitator.say("Done.")
        facilitator.press("Tab")
        facilitator.say("Dip sample, May.")
        facilitator.press_button("Close with evidence")


def carry_the_plan_on(facilitator: Facilitator, earlier: Path) -> None:
    """Bring what is still open into this audit's plan, and close one of it here."""
    facilitator.press("Ctrl+3", "Ctrl+3", "Ctrl+3")
    facilitator.press_button("Open actions of an earlier audit")
    facilitator.name_file(earlier)
    facilitator.await_(lambda: len(facilitator.page.session.now.actions) == 2)
    facilitator.press_button("Say there that they go on here")
    facilitator.await_(lambda: facilitator.sees("they are withdrawn now, because they go on here"))
    assert facilitator.sees("2 overdue · 2 recommendations")
    facilitator.press("F8")
    facilitator.tab_to("What was done")
    facilitator.say("Done at last.")
    facilitator.press("Tab")
    facilitator.say("This audit.")
    facilitator.press_button("Close with evidence")
    assert facilitator.sees("1 closed · 1 overdue · 2 recommendations")


def test_the_second_example_is_concluded_monitored_and_followed_by_another(
    facilitator: Facilitator, tier2: Path, home: Path
) -> None:
    take_conclusions_out(tier2)
    facilitator.open(tier2)
    judge_the_last(facilitator)
    conclude(facilitator)
    recommend(facilitator)

    facilitator.press("Ctrl+W")
    facilitator.await_(lambda: facilitator.window.audit is None)
    facilitator.watch.now = A_YEAR_LATER
    facilitator.open(tier2)
    assert facilitator.sees("5 overdue · 8 recommendations")
    close_three(facilitator)
    standing = [one.status for one in facilitator.page.session.now.actions]
    assert standing == [ActionStatus.CLOSED] * 3 + [ActionStatus.NOT_BEGUN] * 2
    assert facilitator.sees("3 closed · 2 overdue · 8 recommendations")
    facilitator.press_button("Status report")
    printed = " ".join(facilitator.paper())
    assert "Dip sample, May." in printed
    assert "2 overdue" in printed
    leave_with_everything(facilitator, home / "Documents" / "all")

    facilitator.press("Ctrl+W")
    facilitator.await_(lambda: facilitator.window.audit is None)
    facilitator.rest()
    assert facilitator.sees("2 overdue")
    facilitator.press("Ctrl+N")
    facilitator.say("Tier 2 again")
    facilitator.tab_to("Where to keep it")
    facilitator.write(str(home / "Documents" / "again.casewalk"))
    facilitator.tab_to("With a passphrase")
    facilitator.press("Right")
    facilitator.press_button("Make the audit")
    facilitator.await_(lambda: facilitator.window.audit is not None)
    facilitator.press("Ctrl+Shift+1")
    facilitator.press_button("From its file")
    facilitator.name_file(tier2)
    facilitator.await_(lambda: bool(facilitator.page.session.now.earlier_audits))
    begun = [one.text for one in facilitator.page.session.now.hypotheses]
    assert begun == list(STATEMENTS)
    carry_the_plan_on(facilitator, tier2)
