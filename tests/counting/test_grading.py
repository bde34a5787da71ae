"""Grades that sum others up, worked out where the tool says how, over a real audit."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts.tool_words import reword_question
from core.counting.count_lines import count_lines, with_moves
from core.counting.grades import Moves
from core.counting.grading import WorkedOut, points_of, summed_up, worked_out
from core.model.asking import Clause
from core.model.case import Case
from core.model.clock import Clock
from core.model.grading import Working
from core.model.ids import AnswerSetId
from core.model.judgement import Judgement
from core.model.tool import Answer, AnswerKind, AnswerSet, Item, Point, Question
from core.queries.returns import answers_to, counts
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.grades import line_grades_words, points_words, summed_up_words
from tests.graded import agree, graded_audit


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """The Section 11 audit."""
    with graded_audit(tmp_path / "graded.casewalk", clock) as opened:
        yield opened


def overall(file: WorkshopFile) -> Question:
    return file.all(Question, "key = '9'")[0]


def found(file: WorkshopFile, case: int, working: Working) -> WorkedOut | None:
    with file.act("work it out"):
        file.put(replace(overall(file), working=working))
    now = snapshot(file)
    return worked_out(now, now.cases[case].id, Point(overall(file).id))


def test_a_grade_of_the_whole_sums_up_every_question(file: WorkshopFile) -> None:
    tool = snapshot(file).tool
    below = summed_up(tool, Point(overall(file).id))
    assert [tool.key_at(point) for point in below] == list("12345678")
    assert summed_up(tool, below[0]) == ()


@pytest.mark.parametrize(
    ("working", "label"),
    [(Working.POINTS, "Sound"), (Working.WORST, "Uneven"), (Working.ALL_MET, "Uneven")],
)
def test_a_grade_is_worked_out_as_the_tool_says(
    file: WorkshopFile, working: Working, label: str
) -> None:
    result = found(file, 0, working)
    assert result is not None
    assert result.answer is not None
    assert (result.answer.label, result.missing) == (label, 0)


def test_a_grade_that_is_given_is_never_worked_out(file: WorkshopFile) -> None:
    assert found(file, 0, Working.NONE) is None


def test_a_total_says_what_an_honest_count_says_beside_it(file: WorkshopFile) -> None:
    result = found(file, 0, Working.POINTS)
    assert result is not None
    assert points_words(result.points) == (
        "14 of 24 points (counted by what was met: 6 of the 7 that applied)"
    )


def test_points_for_what_did_not_apply_are_told(file: WorkshopFile) -> None:
    with file.act("let it earn"):
        for one in file.all(Answer, "key = 'not_applicable'"):
            file.put(replace(one, points=3))
    result = found(file, 0, Working.POINTS)
    assert result is not None
    assert "3 of the points are for what did not apply" in points_words(result.points)
    assert (result.points.earned, result.points.from_off_scale) == (17, 3)


def test_nothing_answered_earns_nothing() -> None:
    assert points_of([(None, ())]).possible == 0


def test_what_a_grade_sums_up_is_said_with_what_is_still_open(file: WorkshopFile) -> None:
    now = snapshot(file)
    words = summed_up_words(now, now.cases[1].id, Point(overall(file).id))
    assert words.startswith("Sums up 1 In place · 2 In place · 3 In place · 4 open")
    assert "with 5 still open" in words


def test_the_room_is_counted_against_what_each_said_of_itself(file: WorkshopFile) -> None:
    now = snapshot(file)
    lines = count_lines(now, counts(file), len(now.usable))
    items = [one.item.id for one in lines if one.item is not None]
    moved = {one.key: one for one in with_moves(now, lines, answers_to(file, items))}
    assert moved["1"].moved == Moves(worse=1, same=1)
    assert moved["2"].moved == Moves(better=1, same=1)
    words = line_grades_words(moved["1"])
    assert "in place or better 66.7% (2 of 3 returns)" in words
    assert "Against 2 returns the room went up in 0, down in 1 and said the same in 1" in words


def test_typing_at_a_grade_keeps_it_one(file: WorkshopFile) -> None:
    reword_question(file, replace(overall(file), text="How do you stand?"))
    assert overall(file).working is Working.POINTS
    agree(file, "School", "9", "strong")


def test_what_is_measured_or_not_asked_keeps_no_grade_open(file: WorkshopFile) -> None:
    """Else the grade of a theme that asks for a date as well would never be worked out."""
    one, two = (file.all(Question, f"key = '{key}'")[0] for key in "12")
    with file.act("ask for a number, and not of every case"):
        number = AnswerSetId(file.put(AnswerSet("visits", kind=AnswerKind.NUMBER)))
        file.put(replace(one, answer_set_id=number))
        for item in file.all(Item, "question_id = ?", (one.id,)):
            file.put(replace(item, answer_set_id=number))
        case = replace(file.all(Case)[0], pathway="elsewhere")
        file.put(case)
        file.put(Clause(question_id=two.id, attribute="pathway", value="nowhere"))
        for held in file.all(Judgement, "question_id = ?", (two.id,)):
            file.remove(held)
    tool, point = snapshot(file).tool, Point(overall(file).id)
    assert [tool.key_at(below) for below in summed_up(tool, point)] == list("2345678")
    result = found(file, 0, Working.WORST)
    assert result is not None
    assert result.answer is not None
    assert result.missing == 0
    assert "2 " not in summed_up_words(snapshot(file), case.id, point)
