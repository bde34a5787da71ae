"""An audit of 43 meetings in two places with two reviewers, set up from nothing."""

from datetime import datetime
from pathlib import Path
from shutil import copyfile

from core.documents.recommendations import counted_words
from core.files import EXAMPLES, TOOLS
from core.model.concluded import recommendation_numbers
from core.model.judgement import JudgementState
from core.wording.owners import owners_words
from tests.journeys.facilitator import Facilitator, focused, name_of

HELD = EXAMPLES / "meetings"


def make(facilitator: Facilitator, home: Path) -> None:
    """Make the audit with a tool that was written as a file."""
    tool = home / "our-tool.toml"
    copyfile(TOOLS / "core-group-meetings.toml", tool)
    facilitator.press("Ctrl+N")
    facilitator.say("Meetings, north and south")
    facilitator.tab_to("Audit tool")
    facilitator.say("From")
    facilitator.name_file(tool)
    facilitator.tab_to("Where to keep it")
    facilitator.write(str(home / "Documents" / "meetings.casewalk"))
    facilitator.tab_to("With a passphrase")
    facilitator.press("Right")
    facilitator.press_button("Make the audit")
    facilitator.await_(lambda: facilitator.window.audit is not None)


def bring_in(facilitator: Facilitator, home: Path, name: str) -> None:
    """Bring one of the lists in."""
    listed = home / name
    copyfile(HELD / name, listed)
    facilitator.press("Ctrl+I")
    facilitator.name_file(listed)
    facilitator.await_(lambda: name_of(focused()).startswith("Bring in"))
    facilitator.press("Space")


def recommend(facilitator: Facilitator) -> None:
    """Write four recommendations under each of seven themes: joint owners, all, and one nested."""
    facilitator.press("Ctrl+3", "Ctrl+3")
    for at in range(7):
        facilitator.press("Ctrl+Shift+M")
        facilitator.say(f"Invite everybody {at}")
        theme = facilitator.page.session.now.tool.themes[at].title
        facilitator.press_button("Theme")
        facilitator.choose(theme)
        for role in ("Board chair", "Health"):
            facilitator.tab_to("Role of the owner")
            facilitator.say(role)
            facilitator.press("Return")
        facilitator.press_button("One under it")
        facilitator.say(f"Ask them when they can {at}")
        facilitator.press("Ctrl+Shift+M")
        facilitator.say(f"Write it down {at}")
        facilitator.press_button("Add an owner")
        facilitator.choose("All agencies")
        facilitator.press("Ctrl+Shift+M")
        facilitator.say(f"Look again {at}")
    facilitator.pause()


def test_a_meetings_audit_is_set_up_from_nothing_with_a_tool_file(
    facilitator: Facilitator, home: Path
) -> None:
    facilitator.watch.now = datetime(2023, 11, 15, 9, 20)
    make(facilitator, home)
    session = facilitator.page.session
    assert session.now.tool.themes[0].key == "attendance"

    facilitator.press("Ctrl+Shift+1")
    facilitator.tab_to("What is audited, one of them")
    facilitator.write("meeting")
    facilitator.press("Tab")
    for name in ("cases.csv", "requests.csv", "returns.csv"):
        bring_in(facilitator, home, name)
    now = session.now
    assert {name: len(cases) for name, cases in now.groups().items()} == {"North": 24, "South": 19}
    assert [one.name for one in now.agencies] == ["Reviewer 1", "Reviewer 2"]
    assert "reviewer" in [one.name for one in now.attributes]
    assert (len(now.requests), len(now.usable)) == (49, 49)

    facilitator.press("Ctrl+2")
    assert facilitator.question.startswith("Meeting 1")
    assert facilitator.sees("Meeting 43")
    facilitator.press("Alt+1", "Ctrl+Return", "Alt+3", "Ctrl+Return")
    assert [one.state for one in session.now.judgements] == [JudgementState.AGREED] * 2
    facilitator.press("Ctrl+3")
    assert facilitator.sees("49 usable")

    recommend(facilitator)
    now = session.now
    numbers = sorted(
        recommendation_numbers(now).values(), key=lambda at: [*map(int, at.split("."))]
    )
    assert len(numbers) == 28
    assert len([one for one in numbers if "." in one]) == 7
    assert counted_words(now) == "28 recommendations under 7 themes"
    joint = {owners_words(now, now.owners_of_recommendation(one.id)) for one in now.recommendations}
    assert joint == {"", "Board chair and Health", "all agencies"}
    assert facilitator.sees("28 recommendations")
