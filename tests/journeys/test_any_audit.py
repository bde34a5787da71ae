"""Three audits set up from nothing by the screens: families one by one, Section 11, three cases."""

from datetime import datetime
from pathlib import Path
from shutil import copyfile

from core.model.judgement import JudgementState
from tests.intake.test_other_audits import FOLDER
from tests.journeys.facilitator import Facilitator, focused, name_of
from tests.journeys.test_new_audit import paste
from ui.audit.session import WorkshopSession

FAMILIES = "\n".join(f"Family {number}" for number in range(1, 5))
PEOPLE = "\n".join(
    f"Family {number}\t{role}\t{age}"
    for number in range(1, 5)
    for role, age in (("child", "9"), ("child", "4"), ("mother", ""), ("father", ""))
)


def make(facilitator: Facilitator, home: Path, title: str, tool: str) -> None:
    """Make an audit without a passphrase, from a tool that comes along or from a file."""
    facilitator.press("Ctrl+N")
    facilitator.say(title)
    facilitator.tab_to("Audit tool")
    if tool.endswith(".toml"):
        facilitator.say("From")
        facilitator.name_file(Path(copyfile(FOLDER / tool, home / tool)))
    else:
        facilitator.say(tool)
    facilitator.tab_to("Where to keep it")
    facilitator.write(str(home / "Documents" / f"{title}.casewalk"))
    facilitator.tab_to("With a passphrase")
    facilitator.press("Right")
    facilitator.press_button("Make the audit")
    facilitator.await_(lambda: facilitator.window.audit is not None)


def call_it(facilitator: Facilitator, word: str) -> None:
    """Say in The audit what is audited."""
    facilitator.press("Ctrl+Shift+1")
    facilitator.tab_to("What is audited, one of them")
    facilitator.write(word)
    facilitator.press("Tab")


def begin(
    facilitator: Facilitator, home: Path, title: str, tool: str, word: str, listed: str
) -> WorkshopSession:
    """Make an audit of what is called by a word, with these in its list."""
    facilitator.watch.now = datetime(2024, 3, 5, 9, 20)
    make(facilitator, home, title, tool)
    call_it(facilitator, word)
    facilitator.press("Ctrl+Shift+4")
    paste(facilitator, listed)
    return facilitator.page.session


def test_a_graded_deep_dive_asks_about_each_child_and_parent_of_four_families(
    facilitator: Facilitator, home: Path
) -> None:
    tool = "families-in-depth.toml"
    session = begin(facilitator, home, "Families in depth", tool, "family", FAMILIES)
    facilitator.press("Escape", "Shift+Tab", "Right", "Tab")
    assert name_of(focused()).startswith("People in")
    paste(facilitator, PEOPLE)
    assert len(session.now.case_people) == 16

    facilitator.press("Ctrl+2")
    assert facilitator.question.startswith("Family 1")
    assert facilitator.sees("Child 1, 9 years")
    facilitator.press("Alt+1", "Alt+2", "Ctrl+Return")  # in part: each child, and agreed
    facilitator.press("Alt+2", "Ctrl+Return")
    facilitator.press("F5", "Alt+1")
    assert facilitator.sees("Father")
    facilitator.press("Alt+2", "Ctrl+Return")
    held = session.now.judgements
    assert [one.state for one in held] == [JudgementState.AGREED] * 3
    assert facilitator.answer("Family 1", "2") == "Good"
    assert "father" not in facilitator.wall.casefold()
    facilitator.press("Alt+3", "Ctrl+Return", "Alt+3", "Ctrl+Return")
    facilitator.press("Ctrl+3")
    assert facilitator.sees(
        "Yes 1 (50.0%) · In part 1 (50.0%) · No 0 · Don't know 0 · of 2 children"
    )
    assert facilitator.sees("of 2 parents one by one")


def test_organisations_score_themselves_and_the_room_moderates(
    facilitator: Facilitator, home: Path
) -> None:
    both = "Town council\nHospital trust"
    session = begin(facilitator, home, "Section 11 this year", "Section", "organisation", both)
    facilitator.press("Ctrl+Shift+5")
    paste(facilitator, "Itself")
    listed = home / "requests.csv"
    listed.write_text(
        "case,agency,status\nTown council,Itself,waiting\nHospital trust,Itself,waiting\n"
    )
    facilitator.press("Ctrl+I")
    facilitator.name_file(listed)
    facilitator.await_(lambda: name_of(focused()).startswith("Bring in"))
    facilitator.press("Space")
    assert len(session.now.requests) == 2
    facilitator.press("Ctrl+Shift+7")
    for _ in range(2):
        facilitator.press_button("Type the return in")
        facilitator.press("Return", *"12231221")
        facilitator.press_button("The rest is blank")
        facilitator.press_button("Enter the return")
        facilitator.press("Down")
    assert len(session.now.returns) == 2

    facilitator.press("Ctrl+2")
    assert facilitator.question.startswith("Town council")
    facilitator.press("Alt+1", "Ctrl+Return", "Alt+3", "Ctrl+Return")
    facilitator.press("Ctrl+3")
    assert facilitator.sees("the room went up in 0, down in 1 and said the same in 0")


def test_a_three_case_audit_is_set_up_with_its_people_walked_and_what_was_heard_kept(
    facilitator: Facilitator, home: Path
) -> None:
    three = "Family K\nFamily L\nFamily M"
    session = begin(facilitator, home, "Three families", "Neglect", "family", three)
    facilitator.press("Ctrl+Shift+5")
    paste(facilitator, "Health visiting\nSchools")
    facilitator.press("Ctrl+Shift+8", "Escape")
    facilitator.tab_to("Agenda")
    facilitator.press("Right", "Tab")
    assert name_of(focused()) == "People"
    paste(facilitator, "Health visitor\tHealth visiting\t\t\tFamily K")
    now = session.now
    assert [now.case[one].reference for one in now.comes_for(now.participants[0].id)] == [
        "Family K"
    ]

    facilitator.press("Ctrl+2")
    assert facilitator.question.startswith("Family K")
    for answer in ("Alt+1", "Alt+2", "Alt+3"):
        facilitator.press(answer, "Ctrl+Return")
    facilitator.press("Ctrl+K")
    facilitator.say("Nursery wrote every week")
    facilitator.press("Return")
    assert [one.state for one in session.now.judgements] == [JudgementState.AGREED] * 3
    assert session.now.notes[0].case_id == session.now.cases[0].id
    facilitator.press("Ctrl+3")
    assert facilitator.sees("3 families")
    facilitator.press("Ctrl+4")
    assert facilitator.sees("Family summaries")
