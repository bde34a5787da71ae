"""The last day is played in a copy: what was done comes again, faster than it was."""

from pathlib import Path

import pytest

from core.counting.timetable import DayPhase
from core.model.judgement import Judgement
from tests.journeys.facilitator import Facilitator, focused, name_of
from ui.audit.outcome import ActOutcome
from ui.audit.rehearsal import Rehearsal

_PASSPHRASE = "correct horse battery staple"


def test_the_tier_2_example_opens_with_a_day_that_can_be_played_in_a_copy(
    facilitator: Facilitator, tier2: Path
) -> None:
    facilitator.watch.now = facilitator.watch.now.replace(hour=20)
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
    assert 0 < some < whole, "as much as was done till then"
    assert facilitator.question.startswith("Case ")
    assert facilitator.page.context.pace().phase is DayPhase.RUNNING, "as of the hour played"
    assert facilitator.sees("60 times as fast")
    facilitator.press("Space")
    assert not strip.timer.isActive()
    facilitator.press_button("Next step")
    assert len(facilitator.page.session.now.judgements) > some
    while facilitator.page.session.redo_step is not None:
        strip.next.click()
    assert facilitator.sees("The rehearsal is over.")
    assert len(facilitator.page.session.now.judgements) == whole


def _rehearse(facilitator: Facilitator, passphrase: str = "") -> Rehearsal:
    facilitator.window.menus["rehearse"].trigger()
    facilitator.await_(lambda: facilitator.window.audit is None)
    if passphrase:
        facilitator.await_(lambda: name_of(focused()) == "Passphrase")
        facilitator.say(passphrase)
        facilitator.press("Return")
    facilitator.await_(lambda: facilitator.window.audit is not None)
    facilitator.keep_keyboard()
    strip = facilitator.page.workspace.rehearsal
    assert strip is not None
    return strip


def _play(strip: Rehearsal, beats: int) -> None:
    for _ in range(beats):
        if strip.timer.isActive():
            strip.timer.timeout.emit()


def test_one_that_is_locked_is_there_again_where_it_was(
    facilitator: Facilitator, tier2: Path
) -> None:
    facilitator.open(tier2)
    facilitator.page.session.key.change(_PASSPHRASE)
    facilitator.rest()
    strip = _rehearse(facilitator, _PASSPHRASE)
    facilitator.press("Space")
    _play(strip, 12)
    at, path = facilitator.page.session.redo_step, facilitator.page.path
    some = len(facilitator.page.session.now.judgements)
    assert some > 0
    facilitator.press("Ctrl+Shift+L")
    facilitator.await_(lambda: facilitator.window.audit is None)
    facilitator.await_(lambda: name_of(focused()) == "Passphrase")
    facilitator.say(_PASSPHRASE)
    facilitator.press("Return")
    facilitator.await_(lambda: facilitator.window.audit is not None)
    facilitator.keep_keyboard()
    assert facilitator.page.path == path
    assert facilitator.page.is_example, "it is still a copy that is thrown away"
    assert facilitator.sees("This is a copy.")
    assert facilitator.page.session.redo_step == at
    assert len(facilitator.page.session.now.judgements) == some


def test_it_pauses_out_of_sight_and_where_a_step_is_refused(
    facilitator: Facilitator, tier2: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facilitator.open(tier2)
    strip = _rehearse(facilitator)
    facilitator.press("Space")
    assert strip.timer.isActive()
    facilitator.press("Ctrl+W")
    assert not strip.timer.isActive(), "nothing is played while one is asked"
    assert facilitator.sees("Keep what you did in the rehearsal?")
    assert facilitator.sees("the audit it was made from is as it was")
    facilitator.press("Escape")
    facilitator.press_button("Play")
    facilitator.press("Ctrl+Shift+L")
    assert not strip.timer.isActive(), "nothing is played while it is hidden"
    facilitator.press("Return")
    facilitator.keep_keyboard()
    monkeypatch.setattr(facilitator.page.session, "redo", lambda: ActOutcome.REFUSED)
    strip.play.click()
    _play(strip, 1)
    assert not strip.timer.isActive(), "a refusal is not said twice a second"


def test_where_no_day_can_be_played_nothing_is_copied_and_the_audit_stays_open(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.window.menus["rehearse"].trigger()
    facilitator.rest()
    assert facilitator.page.path == cin
    assert "There is no day in this audit that could be played" in facilitator.message
