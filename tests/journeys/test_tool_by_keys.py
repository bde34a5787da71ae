"""A tool that uses all that a tool can, built in the window by keys alone."""

from datetime import datetime
from pathlib import Path
from typing import Final

from core.intake.tool import read_tool
from core.model.bearing import Bearing
from core.model.draft.tool import OnlyWhere, draft_of
from core.model.grading import GradeOf, Working
from core.model.judgement import Layer
from core.model.tool import AnswerKind
from core.wording.tool_notes import every_part
from tests.journeys.facilitator import Facilitator
from tests.journeys.test_any_audit import answer_by, ask, call_it, make
from tests.journeys.test_new_audit import paste

GRADES: Final = "Strong\nGood\nNeeds to improve\nPoor\nNot enough to say"
CHILD: Final = "Each child, born or not"
WELL_TO_BADLY: Final = [Bearing.MET, Bearing.PARTLY, Bearing.NOT_MET]


def write(facilitator: Facilitator, name: str, text: str) -> None:
    """Go to a field by Tab and type over what stands there."""
    facilitator.tab_to(name)
    facilitator.write(text)


def tick(facilitator: Facilitator, *names: str) -> None:
    """Go to ticks by Tab and press each."""
    for name in names:
        facilitator.press_button(name)


def rest_on(
    facilitator: Facilitator, what: str, how: str, value: str, button: str = "Add a condition"
) -> None:
    """Add a part to a condition by keys: what it rests on, how it has to be, and to what."""
    facilitator.press_button(button)
    facilitator.take("What it rests on", what)
    facilitator.take("How it has to be", how)
    if value[:1].isdecimal():
        write(facilitator, "Which value", value)
        facilitator.press("Tab")
    else:
        facilitator.take("Which answer", value)


def ask_each(facilitator: Facilitator, text: str, kind: str, about: str = CHILD) -> None:
    """Ask one more question about each person."""
    ask(facilitator, text, kind)
    facilitator.take("About whom it is asked", about)


def begin(facilitator: Facilitator, home: Path) -> None:
    """Make an audit of families with a standard and two agencies, and come to its tool."""
    facilitator.watch.now = datetime(2024, 3, 5, 9, 20)
    make(facilitator, home, "Journeys", "An")
    call_it(facilitator, "family")
    facilitator.tab_to("Standards")
    facilitator.press("Ctrl+Home")
    paste(facilitator, "3.2\tA plan is shared with all it names.")
    facilitator.press("Escape", "Ctrl+Shift+5")
    paste(facilitator, "Police\nHealth")
    facilitator.press("Ctrl+Shift+2")


def ask_about_each(facilitator: Facilitator) -> None:
    """Ask in the first theme about each person, in every way there is."""
    facilitator.press("Up", "Return")
    facilitator.write("Each child heard")
    facilitator.press("Escape", "Down", "Return")
    facilitator.say("Was this child spoken with alone?")
    answer_by(
        facilitator, "One of these for each person", "Yes\nPartly\nNo\nToo young to ask\nUnclear"
    )
    facilitator.take("About whom it is asked", CHILD)
    write(facilitator, "Name of the answer set in files", "each_child")
    tick(facilitator, "No")
    write(facilitator, "Short, for tables and charts", "Spoken with alone")
    ask_each(facilitator, "How many times was this child seen?", "A number for each person")
    write(facilitator, "Least it may be", "0")
    write(facilitator, "Most it may be", "99")
    ask_each(facilitator, "When was this child first seen?", "A date for each person")
    ask_each(facilitator, "What is this person's life like?", "Words for each person", "Everybody")
    ask_each(facilitator, "From the call to first help", "A period for each person")
    write(facilitator, "Most days it may take", "20")
    tick(facilitator, "Working days")
    ask(facilitator, "How well is this child's story told?", "A grade for each person", GRADES)
    facilitator.take("About whom it is asked", CHILD)
    write(facilitator, "“Good” and every better one are called", "Good or better")
    write(facilitator, "What “Strong” means here", "In their own words")
    facilitator.press("Escape")


def ask_of_some(facilitator: Facilitator) -> None:
    """Ask in a second theme, of some only, a checklist and all other kinds."""
    facilitator.press_button("Add a theme")
    facilitator.write("Help")
    write(facilitator, "Headings of texts", "Good practice; To develop")
    tick(facilitator, "Health")
    rest_on(facilitator, "its age", "is at least", "3")
    ask(
        facilitator,
        "Which of these took part?",
        "One of these answers",
        "Took part\nSent word\nDid not",
    )
    facilitator.press("Tab", "Ctrl+Home", "Right", "Right")
    for words in ("met", "partly", "not met"):
        facilitator.say(words)
        facilitator.press("Return")
    facilitator.press("Escape")
    facilitator.tab_to("Lines")
    facilitator.press("Ctrl+Home")
    paste(facilitator, "7a\tPolice\tPolice\n7b\tThe school\tSchool")
    facilitator.press("Ctrl+Home", "Escape")
    tick(facilitator, "Make your own answers for line 7a")
    facilitator.press("Escape")
    facilitator.tab_to("Lines")
    facilitator.press("Ctrl+Home", "Escape")
    rest_on(facilitator, "1 Spoken", "is not", "No", "Add a condition, line 7a")
    facilitator.tab_to("As a whole")
    facilitator.press("Right")
    write(facilitator, "Guidance", "By the minutes alone.")

    ask_in_other_kinds(facilitator)


def ask_in_other_kinds(facilitator: Facilitator) -> None:
    """Ask for a number, a date, a period, several answers and words, each where something is so."""
    ask(facilitator, "How many came?", "A number")
    write(facilitator, "What the number counts", "people")
    ask(facilitator, "When was it written down?", "A date")
    rest_on(facilitator, "8 How many", "is at least", "2")
    ask(facilitator, "From the meeting to its record", "A period")
    write(facilitator, "Most days it may take", "3")
    ask(facilitator, "Which plans followed?", "Several of these", "Need\nProtection")
    rest_on(facilitator, "9 When", "is at least", "31 March 2024")
    rest_on(facilitator, "its age", "is at most", "17", "Add another")
    facilitator.take("Together with the one above", "or")
    ask(facilitator, "What would the family say?", "Words only")
    tick(facilitator, "For the room only", "Always talked through")


def grade_it(facilitator: Facilitator) -> None:
    """Ask what earns points, and have a grade worked out from them, judged three times."""
    ask(facilitator, "Was the plan shared?", "One of these answers", "Yes\nNo")
    facilitator.take("Also counted where", "7b is Took part")
    write(facilitator, "Standards it cites", "3.2")
    tick(facilitator, "Takes comments", "The answers earn points")
    write(facilitator, "Points of “Yes”", "2")
    write(facilitator, "Number", "12b")
    ask(facilitator, "How good was the help?", "A grade on a scale", GRADES)
    facilitator.take("What this question is the grade of", "The grade of its theme")
    facilitator.take("How the grade is found", "From points")
    write(facilitator, "Points of “Good”", "1")
    facilitator.take("How often it is judged", "Own, then moderated, then chair")
    tick(facilitator, "Each agency's own part")
    write(facilitator, "Headings of texts", "Recommendation")
    facilitator.press("Escape")


def test_everything_a_tool_can_is_built_by_keys(facilitator: Facilitator, home: Path) -> None:
    begin(facilitator, home)
    ask_about_each(facilitator)
    ask_of_some(facilitator)
    grade_it(facilitator)
    saved = home / "journeys.toml"
    facilitator.press_button("Save this tool as a file")
    facilitator.name_file(saved)
    tool = read_tool(saved)
    assert tool == draft_of(facilitator.page.session.now.tool, tool.key, tool.title)
    assert {held.kind for held in tool.answer_kinds.values()} | {AnswerKind.CHOICE} == {*AnswerKind}
    found = {part.key: part for part in every_part(tool)}
    assert {key: part.asked_where for key, part in found.items() if part.asked_where} == {
        "7a": "1 != no",
        "9": "8 >= 2",
        "11": "9 >= 2024-03-31 or its age <= 17",
    }
    (_, second), asked = tool.themes, {one.key: one for one in tool.questions}
    assert (second.asked_where, second.asked_only_of) == ("its age >= 3", ("Health",))
    assert second.texts == ("Good practice", "To develop")
    assert [one.bearing for one in tool.answers_of("answers_7")][:3] == WELL_TO_BADLY
    assert (found["7a"].answers, found["7b"].answers) == ("answers_7a", "answers_7")
    assert asked["7"].items_judged
    assert asked["1"].comment_on == ("no",)
    assert asked["6"].means == {"strong": "In their own words"}
    assert tool.answers_of("answers_6")[1].band == "Good or better"
    assert (asked["12"].room_only, asked["12"].always_discussed) == (True, True)
    plan = asked["12b"]
    assert (plan.takes_comments, plan.cites) == (False, ("3.2",))
    assert plan.only_where == OnlyWhere("7b", "took_part")
    grade = asked["13"]
    assert (grade.grades, grade.working) == (GradeOf.THEME, Working.POINTS)
    assert grade.layers == (Layer.OWN, Layer.MODERATED, Layer.CHAIR)
    assert (grade.each_agency, grade.texts) == (True, ("Recommendation",))
    assert [one.points for one in tool.answers_of("answers_13_2")][:2] == [2, 1]
