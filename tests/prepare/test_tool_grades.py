"""Grades are made in the window: a scale, what each grade means, and what it sums up."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from core.acts.tool_answers import use_own_answers
from core.acts.tool_grades import grade_with, make_scale, say_meaning
from core.acts.tool_kinds import choose_kind
from core.acts.tool_parts import remove_part
from core.acts.tool_words import reword_answer
from core.model.fault import WorkshopError
from core.model.grading import GradeOf, Working
from core.model.tool import Answer, AnswerKind, AnswerSet, GradeMeaning, Question
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from ui.prepare.page import PreparePage
from ui.prepare.tool.grades_card import GradesCard
from ui.prepare.tool_part import ToolPart


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.TOOL


@pytest.fixture
def part(page: PreparePage) -> Iterator[ToolPart]:
    """The audit tool of the example."""
    page.show_part(PreparationPart.TOOL)
    found = page.front
    assert isinstance(found, ToolPart)
    yield found
    found.leave()


@pytest.fixture
def card(part: ToolPart) -> GradesCard:
    """The grades of question 5, which is answered yes or no."""
    tool = part.context.session.now.tool
    asked = next(one for one in tool.questions if one.key == "5")
    part.editor.go_to((Question, asked.id))
    return part.editor.question.grades


def held(part: ToolPart) -> Question:
    tool = part.context.session.now.tool
    return next(one for one in tool.questions if one.key == "5")


def test_grades_are_off_until_a_tool_asks_for_them(part: ToolPart, card: GradesCard) -> None:
    assert not card.scale.isChecked()
    assert card.meanings == {}
    assert card.working.isHidden()


def test_a_scale_its_band_points_and_meaning_are_typed(part: ToolPart, card: GradesCard) -> None:
    card.scale.click()
    session = part.context.session
    tool = session.now.tool
    yes = tool.answers_of(held(part).answer_set_id)[0]
    assert tool.answer_set[yes.answer_set_id].kind is AnswerKind.GRADES
    QTest.keyClicks(card.meanings[yes.id], "Every visit wrote it down")
    QTest.keyClicks(card.bands[yes.id], "Seen or better")
    QTest.keyClicks(card.points[yes.id], "2")
    card.flush()
    tool = session.now.tool
    assert tool.meaning(held(part).id, yes.id) == "Every visit wrote it down"
    assert (tool.answer[yes.id].band, tool.answer[yes.id].points) == ("Seen or better", 2)
    assert session.undo()
    assert tool.answer[yes.id].points == 2
    assert session.now.tool.answer[yes.id].points is None


def test_a_grade_for_each_person_has_its_meanings_and_bands_and_earns_nothing(
    part: ToolPart, card: GradesCard
) -> None:
    session = part.context.session
    session.do(lambda file: use_own_answers(file, held(part)))
    own = session.now.tool.answer_set[held(part).answer_set_id]
    session.do(lambda file: choose_kind(file, own, AnswerKind.EACH_GRADE, confirmed=True))
    yes = session.now.tool.answers_of(own.id)[0]
    QTest.keyClicks(card.bands[yes.id], "Seen or better")
    card.flush()
    assert session.now.tool.answer[yes.id].band == "Seen or better"
    assert (card.points, card.scale.isHidden(), card.earn.isHidden()) == ({}, True, True)


def test_answers_that_are_no_grades_earn_points_where_that_is_ticked(
    part: ToolPart, card: GradesCard
) -> None:
    assert card.points == {}
    card.earn.click()
    first = next(iter(card.points))
    session = part.context.session
    told = replace(session.now.tool.answer[first], label="Every time")
    session.do(lambda file: reword_answer(file, told))
    assert card.points[first].accessibleName() == "Points of “Every time”"
    QTest.keyClicks(card.points[first], "1")
    card.flush()
    assert session.now.tool.answer[first].points == 1
    assert not card.bands
    card.earn.click()
    assert session.now.tool.answer[first].points is None
    assert card.points == {}


def test_points_that_are_no_number_say_so_and_are_not_kept(
    part: ToolPart, card: GradesCard
) -> None:
    card.scale.click()
    first = next(iter(card.points.values()))
    first.setText("many")
    first.setModified(True)
    first.flush()
    assert "whole number" in first.misfit


def test_a_question_becomes_the_grade_of_its_theme_and_how_it_is_found_follows(
    part: ToolPart, card: GradesCard
) -> None:
    card.grade_of.change_requested.emit(GradeOf.THEME)
    card.working.change_requested.emit(Working.WORST)
    assert (held(part).grades, held(part).working) == (GradeOf.THEME, Working.WORST)
    assert not card.working.isHidden()
    card.grade_of.change_requested.emit(GradeOf.NOTHING)
    assert held(part).working is Working.NONE


def test_a_checklist_is_no_grade(cin_file: WorkshopFile) -> None:
    first = cin_file.all(Question, "key = '1'")[0]
    with pytest.raises(WorkshopError, match="a grade is one answer"):
        grade_with(cin_file, first, GradeOf.CASE)


def test_a_meaning_goes_with_its_question_and_comes_back(cin_file: WorkshopFile) -> None:
    asked = cin_file.all(Question, "key = '5'")[0]
    answer = cin_file.all(Answer, "answer_set_id = ?", (asked.answer_set_id,))[0]
    say_meaning(cin_file, asked, answer, "Written down")
    assert say_meaning(cin_file, asked, answer, "Written down") is None
    remove_part(cin_file, asked, confirmed=True)
    assert cin_file.all(GradeMeaning) == []
    cin_file.undo()
    assert [one.text for one in cin_file.all(GradeMeaning)] == ["Written down"]
    say_meaning(cin_file, asked, answer, " ")
    assert cin_file.all(GradeMeaning) == []


def test_a_choice_again_has_no_bands(cin_file: WorkshopFile) -> None:
    asked = cin_file.all(Question, "key = '5'")[0]
    (held,) = [one for one in cin_file.all(AnswerSet) if one.id == asked.answer_set_id]
    make_scale(cin_file, held, on=True)
    first = cin_file.all(Answer, "answer_set_id = ?", (held.id,))[0]
    with cin_file.act("band"):
        cin_file.put(replace(first, band="All good"))
    make_scale(cin_file, held, on=False)
    after = cin_file.get(Answer, first.id)
    assert after is not None
    assert after.band == ""
