"""The day's clock: breaks, minutes of a case, and what the forecast says will be missed."""

from datetime import datetime, timedelta
from pathlib import Path

from core.counting.pace import spent_today
from core.model.agenda import Visit
from core.model.case import Case
from core.store.file import WorkshopFile
from tests.journeys.conftest import MORNING, Rooms
from tests.journeys.facilitator import Facilitator, texts

A_GLANCE = timedelta(seconds=20)
"""How long the bar may take to say what was measured last."""


def day(facilitator: Facilitator) -> str:
    """Return what the block below the cases says."""
    return " | ".join(texts(facilitator.walk.cases.day))


def agree_all(facilitator: Facilitator, minutes: int) -> None:
    """Agree every open question of the case in front, the time spread over them."""
    facilitator.work(minutes)
    for _ in facilitator.page.session.now.tool.points:
        facilitator.press("Alt+1", "Ctrl+Return")


def test_the_bar_tells_the_minutes_of_the_case_and_the_file_keeps_them(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    assert "Case 3 of 8 0 min of 25" in facilitator.bar
    facilitator.work(9)
    facilitator.wait(A_GLANCE)
    assert "Case 3 of 8 9 min of 25" in facilitator.bar

    facilitator.press("Alt+PgDown")
    facilitator.work(4)
    facilitator.wait(A_GLANCE)
    assert "Case 4 of 8 4 min of 25" in facilitator.bar
    facilitator.press("Alt+PgUp")
    assert "Case 3 of 8 9 min of 25" in facilitator.bar
    facilitator.press("Ctrl+W")

    with WorkshopFile.open(cin, clock=facilitator.watch) as file:
        case = {one.reference: one.id for one in file.all(Case)}
        spent = spent_today(file.all(Visit), facilitator.watch.now)
    assert round(spent[case["Child D"]]) == 9
    assert round(spent[case["Child H"]]) == 4


def test_time_is_not_counted_while_another_stage_is_in_front(at_work: Facilitator) -> None:
    at_work.work(3)
    at_work.press("Ctrl+1")
    at_work.work(4)
    at_work.press("Ctrl+2")
    at_work.work(2)
    at_work.wait(A_GLANCE)
    assert "5 min of 25" in at_work.bar


def test_the_break_is_announced_and_said_while_it_is_on(
    facilitator: Facilitator, tier2: Path
) -> None:
    facilitator.watch.now = MORNING.replace(hour=10, minute=50)
    facilitator.open(tier2)
    assert "Break in 10 min" in day(facilitator)
    facilitator.work(10)
    assert "Break until 11:10" in day(facilitator)
    facilitator.wait(timedelta(minutes=25))
    assert "Lunch in 1 h 5 min" in day(facilitator)


def test_a_slow_day_says_which_pathway_would_be_missed_and_which_case_to_take(
    facilitator: Facilitator, tier2: Path
) -> None:
    facilitator.watch.now = datetime.combine(MORNING.date(), datetime.min.time()) + timedelta(
        hours=14, minutes=40
    )
    facilitator.open(tier2)
    now = facilitator.page.session.now
    if facilitator.page.context.cursor.first_open(now.cases[-1].id) is None:
        raise AssertionError("the example leaves something to walk")
    said = day(facilitator)
    assert "would be missed" in said, said
    assert "next: nobody has seen" in said
    assert "At this pace" in facilitator.bar


def test_what_the_returns_say_tells_how_long_a_case_will_be_talked_through_once_it_is_shown(
    at_work: Facilitator,
) -> None:
    pace = at_work.page.context.pace()
    assert pace.current is not None
    assert pace.next_case is not None
    expected = (pace.current.talk, pace.next_case.talk)
    assert 1.0 not in expected
    at_work.window.menus["ask_first"].trigger()
    at_work.wait(A_GLANCE)
    pace = at_work.page.context.pace()
    assert pace.current is not None
    assert pace.current.reference == "Child D"
    assert abs(pace.current.talk - 1.0) < abs(expected[0] - 1.0), "what is hidden is as usual"
    at_work.press("Alt+Z")


def test_an_open_audit_only_looked_at_is_given_back(at_work: Facilitator, rooms: Rooms) -> None:
    assert at_work.walk.isVisible()
    assert rooms.give_back("cin")
