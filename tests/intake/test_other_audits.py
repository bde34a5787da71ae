"""The audits the sector runs beside the first five, each as a tool file that works."""

from collections import Counter
from pathlib import Path
from time import process_time

import pytest

from core.acts.tool import take_tool
from core.forms.tool_file import tool_toml
from core.forms.tool_table import tool_csv
from core.intake.tool import read_tool
from core.model.draft.tool import ToolDraft, draft_of
from core.model.tool import AnswerKind, Bearing
from core.store.file import WorkshopFile
from core.store.reading import read_tool as tool_in
from core.wording.tool_notes import NoteAbout, every_part, tool_notes

FOLDER = Path(__file__).parents[1] / "tools"
FILES = sorted(FOLDER.glob("*.toml"))
NAMES = [path.stem for path in FILES]
RIGHT_TO_SAY = {("early-help-scored", NoteAbout.EARNS_POINTS, "point")}
"""Notes that are meant: whoever owns that audit gives a point for what did not apply."""


def kinds(tool: ToolDraft) -> Counter[AnswerKind]:
    """Return how many lines of a tool want each kind of answer."""
    lines = [line for one in tool.questions for line in one.items or (one,)]
    return Counter(tool.kind_of(line.answers).kind for line in lines)


def other_audit(name: str) -> ToolDraft:
    return read_tool(FOLDER / f"{name}.toml")


def test_there_are_seventeen_and_more_and_each_is_called_as_its_file() -> None:
    assert len(FILES) > 17
    assert [read_tool(path).key for path in FILES] == NAMES
    assert len({read_tool(path).title for path in FILES}) == len(FILES)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_taken_into_an_audit_and_comes_back_the_same(name: str, tmp_path: Path) -> None:
    tool = other_audit(name)
    with WorkshopFile.create(tmp_path / "audit.casewalk") as file:
        take_tool(file, tool)
        assert draft_of(tool_in(file), tool.key, tool.title) == tool


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_back_from_both_kinds_of_file(name: str, tmp_path: Path) -> None:
    tool = other_audit(name)
    for end, text in ((".toml", tool_toml(tool)), (".csv", tool_csv(tool))):
        path = (tmp_path / name).with_suffix(end)
        path.write_text(text, encoding="utf-8", newline="")
        assert read_tool(path) == tool


@pytest.mark.parametrize("name", NAMES)
def test_every_wording_has_a_short_one_for_tables(name: str) -> None:
    for part in every_part(other_audit(name)):
        assert 0 < len(part.short) <= 44, part.key


def test_no_note_on_them_is_wrong() -> None:
    tools = [other_audit(name) for name in NAMES]
    found = {(one.key, note.about, note.at) for one in tools for note in tool_notes(one)}
    assert sum(len(tool.questions) for tool in tools) > 150
    assert found == RIGHT_TO_SAY


def test_scores_have_words_under_each_standard_and_are_added_up() -> None:
    tool = other_audit("section-11-self-assessment")
    scored = [one for one in tool.questions if one.answers == "score"]
    assert all(set(one.means) == {"three", "two", "one", "none"} for one in scored)
    assert [answer.points for answer in tool.answers_of("score")] == [3, 2, 1, 0, None]
    assert tool.questions[-1].working == "points"
    assert "Standard 1" in tool.questions[0].guidance


def test_a_survey_stands_beside_the_agencies_with_a_unit_of_its_own() -> None:
    tool = other_audit("section-11-and-staff")
    assert kinds(tool) == {AnswerKind.GRADES: 4, AnswerKind.NUMBER: 5}
    assert {tool.kind_of(name).unit for name in ("share", "heads")} == {"%", "staff"}


def test_days_are_measured_against_three_targets_in_working_days() -> None:
    tool = other_audit("core-groups-against-the-clock")
    periods = [held for held in tool.answer_kinds.values() if held.kind is AnswerKind.PERIOD]
    assert sorted((one.target, one.working_days) for one in periods) == [
        (5, True),
        (10, True),
        (15, True),
    ]


def test_a_grade_for_each_area_and_one_for_the_whole() -> None:
    tool = other_audit("deep-dive")
    assert [one.grades for one in tool.questions] == ["theme"] * 6 + ["whole"]


def test_some_audits_are_words_only() -> None:
    assert set(kinds(other_audit("quality-of-a-review"))) == {AnswerKind.WORDS}
    assert len(other_audit("quality-of-a-review").questions) < 15
    tracked = kinds(other_audit("tracked-before-inspection"))
    assert set(tracked) == {AnswerKind.WORDS, AnswerKind.DATE, AnswerKind.PERIOD}


def test_harm_and_level_lie_off_the_scale() -> None:
    for name, answers in (("phases-of-care", "harm"), ("domestic-abuse-eight-cases", "level")):
        bearings = {one.bearing for one in other_audit(name).answers_of(answers)}
        assert bearings <= {Bearing.NOT_APPLICABLE, Bearing.UNKNOWN}


def test_a_yes_can_be_the_bad_news() -> None:
    again = other_audit("high-risk-conference").answers_of("again")
    assert (again[0].label, again[0].bearing) == ("Yes", Bearing.NOT_MET)


def test_a_scale_may_have_ten_steps() -> None:
    ten = other_audit("school-file-audit").answers_of("ten")
    assert [one.label for one in ten if one.label.isdecimal()] == [str(n) for n in range(10, 0, -1)]


def of_many(questions: int) -> str:
    head = (
        'key = "many"\ntitle = "Many"\nthemes = [{ key = "a", title = "A" }]\n'
        "[answer_sets]\nyes_no = [\n"
        '{ key = "yes", label = "Yes", bearing = "met" },\n'
        '{ key = "no", label = "No", bearing = "not met" },\n]\n'
    )
    one = (
        '[[questions]]\nkey = "{0}"\ntheme = "a"\n'
        'text = "Was step {0} taken?"\nanswers = "yes_no"\n'
    )
    return head + "".join(one.format(at + 1) for at in range(questions))


def seconds_to_load(folder: Path, questions: int) -> float:
    path = folder / f"{questions}.toml"
    path.write_text(of_many(questions), encoding="utf-8")
    took: list[float] = []
    for _ in range(3):
        began = process_time()
        with WorkshopFile.create(folder / f"{questions}-{len(took)}.casewalk") as file:
            take_tool(file, read_tool(path))
            assert len(tool_in(file).questions) == questions
        took.append(process_time() - began)
    return min(took)


def test_a_tool_of_2000_questions_is_in_an_audit_within_a_second(tmp_path: Path) -> None:
    few, many = seconds_to_load(tmp_path, 250), seconds_to_load(tmp_path, 2_000)
    assert many < 1
    assert many < 12 * few


def test_pages_are_asked_only_for_the_plans_a_child_is_on() -> None:
    asked = {one.key: one.asked_where for one in other_audit("school-file-audit").questions}
    assert asked["6"] == "5 = protection"
    assert asked["7"] == "5 = protection or 5 = need"


def test_a_stop_question_ends_the_form() -> None:
    after = other_audit("phases-of-care").questions[1:-1]
    assert all(one.asked_where for one in after)


def test_some_questions_are_the_rooms_or_only_some_agencies() -> None:
    board = other_audit("adults-board-self-assessment")
    assert {one.theme for one in board.questions if one.room_only} == {"challenge"}
    assert other_audit("core-groups-against-the-clock").questions[4].asked_only_of


def test_texts_and_layers_stand_where_those_audits_have_them() -> None:
    scored = other_audit("section-11-self-assessment").questions[1]
    assert scored.texts == ("Evidence", "To improve", "By when")
    assert scored.layers == ("own", "moderated")
    assert other_audit("phases-of-care").questions[-1].layers == ("own", "second reader")
