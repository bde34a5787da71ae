"""The last day is played in a copy: what was done comes again, faster than it was."""

from pathlib import Path

from core.model.judgement import Judgement
from tests.journeys.facilitator import Facilitator


def test_the_tier_2_example_opens_with_a_day_that_can_be_played_in_a_copy(
    facilitator: Facilitator, tier2: Path
) -> None:
    facilitator.open(tier2)
    with facilitator.in_file() as file:
        whole = len(file.all(Judgement))
    facilitator.window.menus["rehearse"].trigger()
    facilitator.await_(lambda: facilitator.window.audit is None)
    facilitator.await_(lambda: facilitator.window.audit is not None)
    facilitator.keep_keyboard()
    assert facilitator.page.path != tier2
    assert len(facilitator.page.session.now.judgements) == 0
    assert facilitator.sees("Rehearsal, 09:")
    facilitator.tab_to("Play")
    facilitator.press("Space")
    strip = facilitator.page.workspace.rehearsal
    assert strip is not None
    for _ in range(30):
        strip.timer.timeout.emit()
    some = len(facilitator.page.session.now.judgements)
    assert 0 < some < whole
    assert facilitator.question.startswith("Case ")
    facilitator.press("Space")
    assert not strip.timer.isActive()
    facilitator.press_button("Next step")
    assert len(facilitator.page.session.now.judgements) > some
    while facilitator.page.session.redo_step is not None:
        strip.next.click()
    assert facilitator.sees("The rehearsal is over.")
    assert len(facilitator.page.session.now.judgements) == whole
