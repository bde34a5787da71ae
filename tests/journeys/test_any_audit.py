"""Audits set up from nothing by the screens: families one by one with a tool of their own,
Section 11 with moderation, three cases."""

from datetime import datetime
from pathlib import Path
from shutil import copyfile

from core.model.draft.tool import draft_of
from core.model.judgement import JudgementState
from core.wording.tool_notes import NoteAbout, tool_notes
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


GRADES = "Outstanding\nGood\nRequires improvement\nInadequate\nNot enough to say"


def ask(facilitator: Facilitator, text: str, kind: str, answers: str = "") -> None:
    """Ask one more question after the one that is chosen, with answers of its own."""
    facilitator.press("Escape")
    facilitator.press_button("Add a question")
    facilitator.say(text)
    answer_by(facilitator, kind, answers)


def answer_by(facilitator: Facilitator, kind: str, answers: str = "") -> None:
    """Say what kind of answer the chosen question wants, and paste what is offered."""
    facilitator.press_button("Make your own")
    if answers:
        facilitator.press("Ctrl+Home")
        paste(facilitator, answers)
    facilitator.take("Kind of answer", kind)


def make_a_tool(facilitator: Facilitator) -> None:
    """Make a tool in the window that asks in every way there is."""
    facilitator.press("Ctrl+Shift+2", "Up", "Return")
    facilitator.write("Each child")
    facilitator.press("Escape", "Down", "Return")
    facilitator.say("Is this child's life told?")
    answer_by(facilitator, "One of these for each person", "Yes\nNo\nIn part\nDon't know")
    facilitator.take("About whom it is asked", "Each child")
    ask(facilitator, "How well are they helped?", "A grade on a scale", GRADES)
    facilitator.take("What this question is the grade of", "The grade of its theme")
    facilitator.tab_to("Headings of texts")
    facilitator.say("Good practice; To develop")

    facilitator.press("Escape")
    facilitator.press_button("Add a theme")
    facilitator.write("The family")
    ask(facilitator, "Was this parent spoken with?", "One of these for each", "Yes\nNo")
    facilitator.take("About whom it is asked", "Each parent")
    ask(facilitator, "How many visits?", "A number")
    facilitator.tab_to("What the number counts")
    facilitator.say("visits")
    ask(facilitator, "When was the plan agreed?", "A date")
    ask(facilitator, "How soon did they meet?", "A period")
    facilitator.tab_to("Most days it may take")
    facilitator.say("15")
    facilitator.press_button("Working days")
    ask(facilitator, "Who helped?", "Several of these", "School\nHealth\nA relative")
    ask(facilitator, "What would help now?", "Words only")
    facilitator.press_button("Add a condition")
    facilitator.take("What it rests on", "How well are they helped?")
    facilitator.take("Which answer", "Inadequate")
    ask(facilitator, "How good is the help?", "A grade on a scale", GRADES)
    facilitator.take("What this question is the grade of", "The grade of the whole")
    facilitator.take("How often it is judged", "Own, then moderated")
    facilitator.press_button("Each agency's own part")
    facilitator.press("Escape")


def test_a_deep_dive_is_made_with_a_tool_of_its_own_and_asks_about_each_of_four_families(
    facilitator: Facilitator, home: Path
) -> None:
    session = begin(facilitator, home, "Families in depth", "An", "family", FAMILIES)
    make_a_tool(facilitator)
    tool = session.now.tool
    kinds = {one.id: (one.kind.value, one.unit) for one in tool.answer_sets}
    assert [kinds[one.answer_set_id] for one in tool.questions] == [
        ("each person", "children"),
        ("grades", ""),
        ("each person", "parents"),
        ("number", "visits"),
        ("date", ""),
        ("period", ""),
        ("several", ""),
        ("words", ""),
        ("grades", ""),
    ]
    assert {one.about for one in tool_notes(draft_of(tool))} == {NoteAbout.SAME_BEARING}
    facilitator.press("Ctrl+Shift+4", "Escape", "Shift+Tab", "Right", "Tab")
    assert name_of(focused()).startswith("People in")
    paste(facilitator, PEOPLE)
    assert len(session.now.case_people) == 16

    facilitator.press("Ctrl+2")
    assert facilitator.question.startswith("Family 1")
    assert facilitator.sees("Child 1, 9 years")
    facilitator.press("Alt+1", "Alt+3", "Ctrl+Return")  # in part: each child, and agreed
    facilitator.press("Alt+2", "Ctrl+Return")
    facilitator.press("F5", "Alt+1")
    assert facilitator.sees("Father")
    facilitator.press("Alt+2", "Ctrl+Return")
    held = session.now.judgements
    assert [one.state for one in held] == [JudgementState.AGREED] * 3
    assert facilitator.answer("Family 1", "2") == "Good"
    assert "father" not in facilitator.wall.casefold()
    facilitator.say("7")
    facilitator.press("Return")
    facilitator.say("3 May 2023")
    facilitator.press("Return")
    facilitator.say("3 May 2023")
    facilitator.press("Tab")
    facilitator.say("29 May 2023")
    facilitator.press("Return", "Alt+1", "Alt+3", "Ctrl+Return")
    assert facilitator.question.startswith("Family 1")
    assert "Question 9" in facilitator.question, "what would help is asked of the inadequate only"
    facilitator.press("Alt+3", "Ctrl+Return")
    assert len(session.now.judgements) == 8
    facilitator.press("Ctrl+3")
    assert facilitator.sees(
        "Yes 1 (50.0%) · No 0 · In part 1 (50.0%) · Don't know 0 · of 2 children"
    )
    assert facilitator.sees("of 2 parents one by one")
    assert facilitator.sees("The room: 7 visits")


def test_organisations_score_themselves_and_the_room_moderates(
    facilitator: Facilitator, home: Path
) -> None:
    both = "Town council\nHospital trust"
    session = begin(facilitator, home, "Section 11 this year", "Section", "organisation", both)
    facilitator.press("Ctrl+Shift+5")
    paste(facilitator, "Itself")
    facilitator.press("Ctrl+Shift+7")
    facilitator.press_button("Ask by rule")
    facilitator.press_button("Ask for 2 returns")
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


def test_a_scored_tool_with_conditions_joined_by_or_is_made_by_the_screens(
    facilitator: Facilitator, home: Path
) -> None:
    session = begin(facilitator, home, "Early help, scored", "An", "family", "Family 1\nFamily 2")
    facilitator.press("Ctrl+Shift+2", "Down", "Return")
    facilitator.say("Did the family agree?")
    answer_by(facilitator, "One of these answers", "No\nIn part\nYes")
    facilitator.press_button("The answers earn points")
    assert name_of(focused()) == "Points of “No”"
    facilitator.say("0")
    facilitator.press("Tab")
    facilitator.say("1")
    facilitator.press("Tab")
    facilitator.say("2")
    ask(facilitator, "How many visits?", "A number")
    ask(facilitator, "What would help now?", "Words only")
    facilitator.press_button("Add a condition")
    facilitator.take("What it rests on", "Did the family agree?")
    facilitator.take("Which answer", "No")
    facilitator.press_button("Add another")
    assert name_of(focused()) == "What it rests on", "Tab and the new part go on where they stand"
    facilitator.take("What it rests on", "How many visits?")
    facilitator.take("How it has to be", "is at most")
    facilitator.tab_to("Which value")
    facilitator.say("2")
    facilitator.press("Shift+Tab", "Shift+Tab", "Shift+Tab")
    facilitator.take("Together with the one above", "or")
    facilitator.press("Escape")
    tool = draft_of(session.now.tool)
    assert tool.questions[2].asked_where == "1 = no or 2 <= 2"
    answers = tool.answers_of(tool.questions[0].answers)
    assert [(one.label, one.points) for one in answers][:3] == [
        ("No", 0),
        ("In part", 1),
        ("Yes", 2),
    ]


def test_a_list_headed_by_the_audits_own_word_is_a_list_where_it_is_pasted(
    facilitator: Facilitator, home: Path
) -> None:
    session = begin(facilitator, home, "Homes far away", "An", "placement", "")
    facilitator.press("Ctrl+Shift+4")
    paste(facilitator, "Placement\tDistance\nOne\tfar\nTwo\tnear")
    assert not facilitator.page.session.now.cases
    facilitator.await_(lambda: facilitator.sees("Everything in these files fits."))
    facilitator.press("Ctrl+Return")
    facilitator.await_(lambda: bool(session.now.cases))
    assert [one.reference for one in session.now.cases] == ["One", "Two"]
    assert [one.name for one in session.now.attributes] == ["Distance"]
