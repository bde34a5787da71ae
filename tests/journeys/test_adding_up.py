"""From the last judgement of the day to findings, challenges and what should change, by keys."""

from pathlib import Path

from core.counting.thread import FindingState
from core.model.concluded import concluded
from tests.journeys.facilitator import Facilitator
from tests.journeys.leaving import leave_with_everything
from tests.journeys.test_a_year_later import judge_the_last, recommend
from tests.journeys.unconcluded import take_conclusions_out
from ui.report.page import ReportPage
from ui.themes.places import ThemePlaces

STATEMENTS = (
    *("Plans come late.", "Supervision is not on file.", "Views are heard."),
    *("Progress is checked.", "Agencies meet.", "Plans are silent on drugs."),
)


def test_six_findings_with_their_challenges_and_what_should_change(
    facilitator: Facilitator, cin: Path, home: Path
) -> None:
    take_conclusions_out(cin)
    facilitator.open(cin)
    judge_the_last(facilitator)
    facilitator.press("Ctrl+3", "Ctrl+3")
    for statement in STATEMENTS:
        facilitator.press("Alt+N")
        facilitator.say(statement)
        facilitator.press("Alt+L", "Return", "Escape")
        facilitator.press("F8")
        facilitator.say("How will the board know?")
    places = facilitator.page.workspace.page("themes")
    assert isinstance(places, ThemePlaces)
    now = facilitator.page.session.now
    assert [one.text for one in concluded(now)] == list(STATEMENTS)
    assert set(places.findings.states.of_all().values()) == {FindingState.READY}
    recommend(facilitator)
    facilitator.press("Ctrl+Shift+A")
    facilitator.say("Step 5")
    for field, words in (("Proposed by", "the school"), ("Accepted by", "the board")):
        facilitator.tab_to(field)
        facilitator.say(words)
    facilitator.press("Ctrl+Shift+K")
    facilitator.say("Begun in two agencies")
    facilitator.press("Ctrl+Return")
    now = facilitator.page.session.now
    assert [one.text for one in now.actions] == [f"Step {at}" for at in range(6)]
    assert [one.text for one in now.action_entries] == ["Begun in two agencies"]
    facilitator.press_button("Status report")
    report = facilitator.page.workspace.page("report")
    assert isinstance(report, ReportPage)
    assert report.isVisible()
    assert report.documents.shown == "status"
    printed = " ".join(" ".join(facilitator.paper()).split())
    assert "Begun in two agencies" in printed
    assert "Proposed by the school, accepted by the board." in printed
    facilitator.press("Ctrl+3", "Ctrl+F")
    facilitator.say("silent on drugs")
    facilitator.press("Return")
    assert places.front == "findings"
    assert places.findings.finding is not None
    assert places.findings.finding.text == STATEMENTS[-1]
    facilitator.press("Ctrl+2", "Ctrl+Shift+A")
    facilitator.say("Ring the school")
    facilitator.pause()
    action = facilitator.page.session.now.actions[-1]
    assert action.text == "Ring the school"
    assert action.case_id == facilitator.page.context.cursor.case_id
    assert action.recommendation_id is None
    leave_with_everything(facilitator, home / "Documents" / "all", concern=True)


def test_the_thread_is_gone_down_to_a_return_and_up_again_by_keys(
    facilitator: Facilitator, cin: Path
) -> None:
    take_conclusions_out(cin)
    facilitator.open(cin)
    facilitator.press("Ctrl+3", "Ctrl+3", "Alt+N")
    facilitator.say("Plans come late.")
    facilitator.press("Alt+L", "Return", "Escape")
    places = facilitator.page.workspace.page("themes")
    assert isinstance(places, ThemePlaces)
    finding = places.findings.finding
    assert finding is not None
    facilitator.tab_to("Rests on")
    facilitator.press("Return")
    assert places.front == "evidence"
    assert facilitator.sees("Behind the number")
    number = places.evidence.number_in_view()
    assert number is not None
    facilitator.press("Return")  # on the first letter: to that return
    cursor = facilitator.page.context.cursor
    assert facilitator.page.workspace.walk.isVisible()
    assert cursor.point is not None
    assert cursor.point.question_id == number.question_id
    facilitator.press("Alt+T")
    assert places.front == "findings"
    assert places.findings.isVisible()
    assert places.findings.finding == finding
