"""Audit tools that do not hold together: the first thing wrong is named, in plain words."""

from datetime import date
from pathlib import Path

import pytest

from core.acts.prepare import set_audit
from core.acts.tool import take_tool
from core.intake.judgements import read_judgements
from core.intake.read import read
from core.intake.shipped import find_tool, shipped_tools
from core.intake.tool import read_tool
from core.intake.vocabulary import Vocabulary, vocabulary_of
from core.model.audit import Audit
from core.model.draft.returns import JudgementDraft
from core.model.draft.tool import OnlyWhere
from core.model.fault import Unreadable
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.intake.files import text_file
from tests.intake.test_tool import SOUND, written

ITEMS = '[{ key = "1a", text = "The first" }, { key = "1b", text = "The second" }]'
YES_OR_NO = SOUND[SOUND.index("yes_no = [") : SOUND.index("[[questions]]")]


def words_of(folder: Path, tool: str) -> Vocabulary:
    """The words of an audit with a tool of one's own and the case "Child A"."""
    with WorkshopFile.create(folder / "own.casewalk") as file:
        with file.act("begin"):
            set_audit(file, Audit("An audit"))
            take_tool(file, read_tool(written(folder, tool)))
        return vocabulary_of(snapshot(file), {}, date(2014, 4, 9))


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('key = "small"', 'key = " "', "its key and its title must say something"),
        ('title = "A small tool"', 'title = " "', "its key and its title must say something"),
        ('title = "The file"', 'title = "x", sign = "y"', "in themes 1, “sign” is not known here"),
        ('answer = "yes" }', 'answer = "yes", or = "no" }', "only_where, “or” is not known here"),
        ('key = "2"', 'key = "2"\nweight = 3', "in questions 2, “weight” is not known here"),
        (
            '{ key = "file", title = "The file" }',
            '{ key = "file", title = "The file" }, { key = "file", title = "Again" }',
            "the theme “file” is there twice",
        ),
        (YES_OR_NO, "yes_no = []\n", "the answer set “yes_no” has no answers"),
        ('answers = "yes_no"\nonly_where', "only_where", "in questions 2, “answers” is missing"),
        (
            '"Yes", bearing = "met"',
            '"Yes", bearing = "met", colour = "red"',
            "in answer_sets, yes_no 1, “colour” is not known here",
        ),
        ('text = "The second" }', 'txt = "x" }', "in questions 1, items 2, “txt” is not known"),
        ('{ item = "1a", answer', "{ answer", "in questions 2, only_where, “item” is missing"),
        ('text = "The second"', 'text = " "', "question 1b has no text"),
        ('{ key = "1b"', '{ key = ""', "the question “The second” has no key: give it a number"),
        ('key = "1b"', 'key = "Completed  On"', "“Completed  On” heads another column"),
        ('key = "1b"', 'key = "1A"', "the question “1a” is there twice"),
        (
            'text = "The second"',
            'text = "The second", answers = "grades"',
            "question 1b names the answer set “grades”, which is not there",
        ),
        (
            'text = "The second"',
            'text = "The second", only_where = { item = "1b", answer = "no" }',
            "question 1b depends on itself",
        ),
        (
            'item = "1a", answer = "yes"',
            'item = "1", answer = "yes"',
            "question 2 depends on the answer “yes” to question “1”, which is not there",
        ),
        ('label = "No"', 'label = " "', "the answer “no” in the answer set “yes_no” has no label"),
    ],
)
def test_what_does_not_hold_together_is_named(
    tmp_path: Path, was: str, now: str, said: str
) -> None:
    assert was in SOUND
    with pytest.raises(Unreadable) as refused:
        read_tool(written(tmp_path, SOUND.replace(was, now, 1)))
    assert refused.value.happened.startswith("“small.toml” cannot be used as an audit tool: ")
    assert said in refused.value.happened
    assert refused.value.safe == "Nothing was taken in from it."
    assert refused.value.remedy == "Correct the file and choose it again."


def test_a_tool_without_a_question_is_none(tmp_path: Path) -> None:
    head = SOUND[: SOUND.index("[[questions]]")]
    with pytest.raises(Unreadable, match="it has no questions"):
        read_tool(written(tmp_path, head.replace("themes", "questions = []\nthemes", 1)))


@pytest.mark.parametrize("key", ["base", "blank", "No", "not met", "n/a", "nein!", "", "ö", "no\n"])
def test_an_answers_key_is_small_letters_and_digits(tmp_path: Path, key: str) -> None:
    written_key = key.replace("\n", "\\n")
    with pytest.raises(Unreadable) as refused:
        read_tool(written(tmp_path, SOUND.replace('key = "no"', f'key = "{written_key}"')))
    assert f"“{key}” in the answer set “yes_no” cannot be an answer's key" in refused.value.happened


def test_brackets_without_end_are_a_fault_and_no_crash(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="it is nested too deeply"):
        read_tool(written(tmp_path, "key = " + "[" * 20_000))


def test_a_tool_saved_with_a_mark_at_its_start_is_read(tmp_path: Path) -> None:
    marked = text_file(tmp_path, SOUND, "marked.toml", encoding="utf-8-sig")
    assert read_tool(marked) == read_tool(written(tmp_path, SOUND))


def test_a_line_may_have_answers_a_short_name_and_a_condition_of_its_own(tmp_path: Path) -> None:
    grades = 'grades = [{ key = "good", label = "Good", bearing = "met" }]\n[[questions]]'
    line = 'text = "The second", short = "2nd", answers = "grades", only_where = '
    text = SOUND.replace("[[questions]]", grades, 1)
    text = text.replace('text = "The second"', line + '{ item = "2", answer = "no" }')
    first, second = read_tool(written(tmp_path, text)).questions[0].items
    assert (first.answers, first.short, first.only_where) == ("yes_no", "The first", None)
    assert (second.answers, second.short, second.only_where) == (
        "grades",
        "2nd",
        OnlyWhere("2", "no"),
    )


def test_a_question_without_comments_has_no_column_for_them(tmp_path: Path) -> None:
    known = words_of(tmp_path, SOUND + "takes_comments = false\n")
    assert known.comments == {"1"}
    path = text_file(tmp_path, "case,agency,2,1 comments,2 comments\n")
    assert [problem.what for problem in read(path, known).problems] == [
        "the column “2 comments” is not among the questions of this audit tool, "
        "so nothing in it was taken in."
    ]


def test_a_wording_two_questions_share_finds_neither_and_a_key_goes_first(tmp_path: Path) -> None:
    shared = SOUND.replace('text = "Is it there?"', 'text = "2"\nshort = "Is it good?"')
    known = words_of(tmp_path, shared)
    assert known.point_names == {"1": "1", "2": "2"}


def test_a_short_name_that_repeats_the_wording_still_finds_its_question(tmp_path: Path) -> None:
    known = words_of(tmp_path, SOUND)
    assert known.point_names == {"1": "1", "2": "2", "is it there?": "1", "is it good?": "2"}


def test_a_judgement_is_matched_by_the_tools_own_wording(tmp_path: Path) -> None:
    known = words_of(tmp_path, SOUND)
    path = text_file(tmp_path, "case,statement,agreed\nChild A,IS IT  good?,No\n", "room.csv")
    assert read_judgements(path, known).problems[0].what == (
        "“Child A” is not a case in this audit."
    )
    with_case = Vocabulary(points=known.points, point_names=known.point_names, cases=("Child A",))
    assert read_judgements(path, with_case).rows == (JudgementDraft("Child A", "2", "no"),)


def test_the_tools_that_come_along_are_listed_by_their_titles() -> None:
    titles = list(shipped_tools().values())
    assert titles == ["General case audit", *sorted(titles[1:])]
    assert len(set(titles)) == len(titles) > 2


def test_a_tool_is_found_by_a_path_with_any_ending(tmp_path: Path) -> None:
    path = text_file(tmp_path, SOUND, "tool.txt")
    assert find_tool(str(path)).key == "small"
    with pytest.raises(Unreadable, match=r"There is no file “gone\.TOML” there"):
        find_tool(str(tmp_path / "gone.TOML"))


def test_a_path_that_leads_nowhere_is_no_tool(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="There is no audit tool") as refused:
        find_tool(str(tmp_path / "gone"))
    assert refused.value.safe == "Nothing was changed."
    assert refused.value.remedy == (
        f"Name one of {', '.join(sorted(shipped_tools()))}, or a file ending in .toml."
    )
