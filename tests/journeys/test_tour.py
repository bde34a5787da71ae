"""Who opens Casewalk for the first time is shown round in five steps, and may leave at any."""

from tests.journeys.facilitator import Facilitator, focused
from ui.audit.tour import Tour


def test_five_steps_by_enter_through_the_stages_and_one_works_meanwhile(
    facilitator: Facilitator,
) -> None:
    facilitator.press_button("Show me round in five steps")
    facilitator.await_(lambda: facilitator.window.audit is not None)
    page = facilitator.page
    tour = page.tour
    assert tour is not None
    fronts = []
    for step in range(1, 6):
        facilitator.await_(lambda: focused() is tour.next)
        assert tour.place.text() == f"{step} of 5"
        fronts.append(page.workspace.stages.front)
        if step == 2:
            facilitator.walk.take_focus()
            facilitator.press("Alt+1")
            assert focused() is not tour.next
            facilitator.press("Esc")  # nothing else wants it
        facilitator.press("Return")
    assert fronts == ["prepare", "walk", "walk", "themes", "report"]
    assert page.tour is None
    assert not [one for one in page.findChildren(Tour) if one.isVisible()]


def test_esc_leaves_it_from_where_one_works_and_the_work_goes_on(facilitator: Facilitator) -> None:
    facilitator.press_button("Show me round in five steps")
    facilitator.await_(lambda: facilitator.window.audit is not None)
    tour = facilitator.page.tour
    assert tour is not None
    facilitator.await_(lambda: focused() is tour.next)
    facilitator.press("Return", "Ctrl+2")
    facilitator.walk.take_focus()
    facilitator.press("Esc")
    assert focused() is tour.next
    facilitator.press("Esc")
    assert facilitator.page.tour is None
    assert facilitator.page.workspace.stages.front == "walk"
