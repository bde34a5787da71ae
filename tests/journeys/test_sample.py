"""Drawing the cases from nothing, with the keyboard alone."""

from pathlib import Path

from core.model.audit import Audit
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, name_of
from tests.sample_lists import CHILDREN
from ui.prepare.page import PreparePage
from ui.prepare.sample_part import SamplePart


def part(facilitator: Facilitator) -> SamplePart:
    page = facilitator.page.workspace.page("prepare")
    assert isinstance(page, PreparePage)
    assert isinstance(page.front, SamplePart)
    return page.front


def test_a_sample_is_drawn_replaced_and_taken_over_by_keys(
    facilitator: Facilitator, home: Path
) -> None:
    audit = home / "plans.casewalk"
    with WorkshopFile.create(audit) as file, file.act("begin"):
        file.put(Audit("Plans"))
    facilitator.open(audit)
    facilitator.press("Ctrl+Shift+3")
    facilitator.press("Space")
    listed = home / "eligible.csv"
    listed.write_bytes(CHILDREN.read_bytes())
    facilitator.name_file(listed)
    page = part(facilitator)
    facilitator.await_(lambda: page.intake.draft is not None)
    assert name_of(focused()) == "Bring 63 lines in"
    facilitator.press("Space")
    facilitator.write("8")
    facilitator.tab_to("Seed")
    facilitator.write("2014")
    facilitator.press_button("Draw")
    session = facilitator.page.session
    facilitator.await_(lambda: bool(session.now.draws))
    facilitator.await_(lambda: focused() is page.panel.list)
    assert facilitator.sees("8 of 63")
    facilitator.press("Down", "Down", "R")
    facilitator.say("Moved to another authority")
    facilitator.press("Escape")
    assert focused() is page.panel.list
    out = next(line for line in session.now.drawn_lines if not line.is_in)
    assert out.reason == "Moved to another authority"
    facilitator.press_button("Make these 8 the cases")
    assert [case.reference for case in session.now.cases] == [f"Case {one}" for one in "ABCDEFGH"]
    facilitator.press("Ctrl+2", "Ctrl+F")
    facilitator.say("another authority")
    facilitator.press("Return")
    assert facilitator.page.workspace.stages.front == "prepare"
    assert part(facilitator) is page
    facilitator.press("Alt+Z", "Alt+Z")
    assert session.now.cases == ()
