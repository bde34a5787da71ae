"""Audit tools: those that come along are whole, and a fault names the entry."""

from pathlib import Path

import pytest

from core.files import TOOLS
from core.intake.shipped import find_tool, shipped_tools
from core.intake.tool import read_tool
from core.model.draft.tool import OnlyWhere
from core.model.fault import Unreadable
from core.model.tool import Bearing

SOUND = """
key = "small"
title = "A small tool"
themes = [{ key = "file", title = "The file" }]
[answer_sets]
yes_no = [
    { key = "yes", label = "Yes", bearing = "met" },
    { key = "no", label = "No", bearing = "not met" },
]
[[questions]]
key = "1"
text = "Is it there?"
theme = "file"
answers = "yes_no"
items = [{ key = "1a", text = "The first" }, { key = "1b", text = "The second" }]
[[questions]]
key = "2"
text = "Is it good?"
theme = "file"
answers = "yes_no"
only_where = { item = "1a", answer = "yes" }
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "small.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_tool_of_2014_has_17_items_in_11_questions() -> None:
    tool = find_tool("children-in-need")
    assert [question.key for question in tool.questions] == [str(n) for n in range(1, 12)]
    assert sum(len(question.items) or 1 for question in tool.questions) == 17
    assert [theme.title for theme in tool.themes] == [
        "Records",
        "Background",
        "The child's daily life",
        "The plan",
        "Working together",
    ]
    by_theme = {
        theme.key: [q.key for q in tool.questions if q.theme == theme.key] for theme in tool.themes
    }
    assert by_theme == {
        "records": ["1", "2"],
        "background": ["9"],
        "daily-life": ["3", "4", "5", "6"],
        "plan": ["7", "8", "10"],
        "together": ["11"],
    }


def test_the_answers_of_2014_are_those_each_question_allows() -> None:
    tool = find_tool("children-in-need")
    allowed = {
        question.key: [answer.key for answer in tool.answer_sets[question.answers]]
        for question in tool.questions
    }
    assert allowed["5"] == ["yes", "no"]
    assert allowed["6"] == ["yes", "no", "not_applicable"]
    assert allowed["8"] == ["yes", "no", "dont_know", "not_applicable"]
    assert allowed["9"] == ["yes", "no", "dont_know"]


def test_a_yes_to_anything_to_raise_is_never_painted_as_met() -> None:
    tool = find_tool("children-in-need")
    yes = tool.answer_sets[tool.questions[10].answers][0]
    assert (yes.key, yes.bearing) == ("yes", Bearing.PARTLY)
    assert "at once" in tool.questions[10].guidance


def test_the_tool_of_2011_has_the_seven_statements() -> None:
    tool = find_tool("targeted-support")
    assert [question.short for question in tool.questions] == [
        "Referral appropriate",
        "Risk factors identified and assessed",
        "Threshold criteria applied accurately",
        "Actions proportionate to need",
        "Held at the right tier",
        "Consultation with tier 3",
        "Safeguarding issues acted on",
    ]


def test_the_general_tool_has_grades_a_judged_checklist_and_a_dependency() -> None:
    tool = find_tool("general-case-audit")
    bearings = {answer.bearing for answer in tool.answer_sets["grade"]}
    assert bearings == set(Bearing)
    assert tool.questions[0].items_judged
    assert any(question.only_where == OnlyWhere("1c", "yes") for question in tool.questions)


def test_every_tool_that_comes_along_is_asked_for_by_its_own_key() -> None:
    assert set(shipped_tools()) == {find_tool(name).key for name in shipped_tools()}
    assert all((TOOLS / f"{name}.toml").exists() for name in shipped_tools())


def test_a_tool_of_ones_own_is_read(tmp_path: Path) -> None:
    tool = read_tool(written(tmp_path, SOUND))
    assert tool.questions[0].items[0].answers == "yes_no"
    assert tool.questions[1].short == "Is it good?"
    assert tool.questions[1].only_where == OnlyWhere("1a", "yes")
    assert find_tool(str(tmp_path / "small.toml")) == tool
    assert find_tool("Plans for Children in need") == find_tool("children-in-need")


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('key = "small"', "", "“key” is missing"),
        (
            'text = "Is it good?"',
            "text = 5",
            "questions 2, text, a text in quotes is wanted, and a whole number",
        ),
        ('bearing = "met"', 'bearing = "splendid"', "“splendid” is not one of the words"),
        ('title = "A small tool"', 'titel = "A small tool"', "“titel” is not known here"),
        ('key = "2"', 'key = "1a"', "the question “1a” is there twice"),
        ('key = "2"', 'key = "Case"', "“Case” heads another column"),
        ('key = "2"', 'key = " "', "has no key: give it a number"),
        ('theme = "file"\nanswers', 'theme = "none"\nanswers', "names the theme “none”"),
        ('answers = "yes_no"\nonly', 'answers = "grades"\nonly', "the answer set “grades”"),
        ('item = "1a"', 'item = "1z"', "depends on the answer “yes” to question “1z”"),
        ('answer = "yes"', 'answer = "maybe"', "depends on the answer “maybe”"),
        ('item = "1a"', 'item = "2"', "depends on itself"),
        ('key = "no"', 'key = "blank"', "“blank” in the answer set “yes_no”"),
        ('key = "no"', 'key = "yes"', "the answer “yes” is twice"),
        ('label = "No"', 'label = " YES "', "the answer “yes” is twice"),
        ('label = "No"', 'label = ""', "has no label"),
        ('title = "A small tool"', 'title = ""', "must say something"),
        ("[[questions]]", "[[questions", "it is not TOML"),
    ],
)
def test_a_fault_names_the_entry(tmp_path: Path, was: str, now: str, said: str) -> None:
    assert was in SOUND
    with pytest.raises(Unreadable) as refused:
        read_tool(written(tmp_path, SOUND.replace(was, now, 1)))
    assert said in refused.value.happened
    assert refused.value.safe
    assert refused.value.remedy


def test_items_judged_needs_items(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="has no items that could be judged"):
        read_tool(written(tmp_path, SOUND + "items_judged = true\n"))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unreadable, match="not text in UTF-8"):
        read_tool(path)


def test_a_name_nobody_gave_lists_those_there_are() -> None:
    with pytest.raises(Unreadable) as refused:
        find_tool("no-such-tool")
    assert "children-in-need" in refused.value.remedy
