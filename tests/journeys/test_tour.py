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
            facilitator.press("Alt+1")
            tour.next.setFocus()
        facilitator.press("Return")
    assert fronts == ["prepare", "walk", "walk", "themes", "report"]
    assert page.tour is None
    assert not [one for one in page.findChildren(Tour) if one.isVisible()]
