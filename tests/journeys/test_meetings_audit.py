"""An audit of 43 meetings in two places with two reviewers, from nothing to its recommendations."""

import csv
from datetime import datetime
from pathlib import Path

from core.documents.recommendations import counted_words
from core.files import EXAMPLES
from core.model.agenda import AgendaKind
from core.model.concluded import recommendation_numbers
from core.model.judgement import JudgementState
from core.model.meeting import MeetingKind
from core.wording.owners import owners_words
from tests.journeys.facilitator import Facilitator, focused, name_of
from tests.journeys.leaving import leave_with_everything
from tests.journeys.test_any_audit import call_it, make
from tests.journeys.test_new_audit import paste

HELD = EXAMPLES / "meetings"
PANEL = "09:30\t15\tWelcome\n09:45\t150\tMeetings read twice\n12:15\t45\tLunch\n13:00\t90\tThemes"
PRACTITIONERS = "13:45\t20\tWelcome\n14:05\t60\tMeetings\n15:05\t40\tWhat would help"
FOLLOWING = (
    "Practitioners, north\tpractitioners\t21 November 2023\t13:45\t15:45\tChildren's centre\n"
    "Feedback to both places\t\t24 January 2024"
)


def copied(name: str, *columns: str) -> str:
    """Return columns of a list as a spreadsheet copies them, headings included."""
    with (HELD / name).open(encoding="utf-8-sig") as listed:
        rows = list(csv.DictReader(listed))
    headed = {one: "Meeting" if one == "case" else one for one in columns}
    return "\n".join("\t".join(row[one] for one in columns) for row in [headed, *rows])


def bring_in(facilitator: Facilitator, block: str, *ticked: str) -> None:
    """Paste a list where it belongs, say yes to what is asked, and take it in."""
    paste(facilitator, block)
    facilitator.await_(lambda: name_of(focused()).startswith("Bring in"))
    for words in ticked:
        facilitator.press_button(words)
    facilitator.press_button("Bring in")


def ask(facilitator: Facilitator, reviewer: str, place: str) -> None:
    """Ask a reviewer about every meeting of one place."""
    facilitator.press_button("Ask by rule")
    facilitator.take("Which agencies are asked", reviewer)
    facilitator.take("About which meetings", place)
    facilitator.tab_to("Due back")
    facilitator.say("29 working days")
    facilitator.press("Return")


def go_back_to(facilitator: Facilitator, name: str) -> None:
    """Press Shift+Tab until the focus is on what is called so."""
    for _ in range(20):
        if name_of(focused()) == name:
            return
        facilitator.press("Shift+Tab")
    raise AssertionError(name)


def plan_meetings(facilitator: Facilitator) -> None:
    """Plan the panel, then the others, one with an agenda, people and meetings of its own."""
    facilitator.press("Ctrl+Shift+8")
    paste(facilitator, PANEL)
    facilitator.press("Escape")
    facilitator.press_button("Another meeting of the audit…")
    paste(facilitator, FOLLOWING)
    facilitator.press("Escape")
    go_back_to(facilitator, "Meeting of the audit")
    facilitator.take("Meeting of the audit", "Practitioners, north")
    assert facilitator.sees("Ready for “Practitioners, north”?")
    facilitator.press("Ctrl+Shift+8")
    paste(facilitator, PRACTITIONERS)
    facilitator.press("Escape")
    go_back_to(facilitator, "Agenda")
    facilitator.press("Right", "Tab")
    assert name_of(focused()) == "People"
    paste(facilitator, "Chair of core groups\tReviewer 1\t\t\tMeeting 12\nHealth visitor")


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


def test_a_meetings_audit_is_set_up_held_and_concluded_by_the_screens_alone(
    facilitator: Facilitator, home: Path
) -> None:
    facilitator.watch.now = datetime(2023, 9, 4, 9, 20)
    make(facilitator, home, "Meetings, north and south", "Core")
    session = facilitator.page.session
    call_it(facilitator, "meeting")
    facilitator.tab_to("Day")
    facilitator.write("15 November 2023")
    facilitator.press("Tab", "Ctrl+Shift+4")
    bring_in(facilitator, copied("cases.csv", "case", "pathway", "papers", "outline", "reviewer"))
    facilitator.press("Ctrl+Shift+5")
    paste(facilitator, "Reviewer 1\nReviewer 2")
    facilitator.press("Ctrl+Shift+7")
    ask(facilitator, "Reviewer 1", "North")
    ask(facilitator, "Reviewer 2", "South")
    assert len(session.now.requests) == 43
    plan_meetings(facilitator)
    now = session.now
    assert {name: len(cases) for name, cases in now.groups().items()} == {"North": 24, "South": 19}
    assert [one.name for one in now.attributes] == ["reviewer"]
    first, last = now.meetings
    assert (first.kind, last.kind) == (MeetingKind.PRACTITIONERS, MeetingKind.FEEDBACK)
    assert {one.kind for one in now.agenda if one.meeting_id == first.id} >= {
        AgendaKind.OPENING,
        AgendaKind.CASES,
    }

    path = facilitator.page.path
    facilitator.press("Ctrl+W")
    facilitator.watch.now = datetime(2023, 11, 15, 9, 20)
    facilitator.open(path)  # on the panel's day, so it is the panel
    session = facilitator.page.session
    facilitator.press("Ctrl+Shift+7")
    bring_in(facilitator, (HELD / "returns.csv").read_text("utf-8-sig"), "Take in what nobody")
    facilitator.await_(lambda: len(session.now.usable) == 49)

    facilitator.press("Ctrl+2")
    assert facilitator.question.startswith("Meeting 1")
    facilitator.press("Alt+1", "Ctrl+Return")
    facilitator.press("Alt+3", "Ctrl+Return")
    facilitator.take("Meeting of the audit", "Practitioners, north")
    facilitator.press("Alt+PgDown", "Alt+1", "Ctrl+Return")
    held = session.now.judgements
    assert [one.state for one in held] == [JudgementState.AGREED] * 3
    assert [one.meeting_id for one in held] == [None, None, first.id]
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
    leave_with_everything(facilitator, home / "Documents" / "all")
