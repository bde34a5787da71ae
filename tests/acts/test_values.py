"""What the room says as a number, a date, a period, words or several answers at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.acts import tool_answers, tool_new, tool_parts, walk
from core.acts.put_aside import parts_with, use_of
from core.model.aside import AnswerAside, JudgementAside
from core.model.case import ValueGiven
from core.model.fault import NotYet, WorkshopError
from core.model.judgement import Judgement, JudgementState
from core.model.tool import Answer, AnswerSet, Item, Question
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.conftest import NOON
from tests.kinds import kinds_audit, kinds_point
from tests.small import case_id


@pytest.fixture
def kinds(tmp_path: Path) -> Iterator[WorkshopFile]:
    with kinds_audit(tmp_path / "kinds.casewalk", lambda: NOON) as file:
        yield file


def judged(file: WorkshopFile) -> Judgement:
    (found,) = file.all(Judgement)
    return found


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("1", "child_in_need early_help"),
        ("2", "12"),
        ("3", "2014-03-05"),
        ("4", "2014-03-03/2014-03-20"),
        ("5", "He sleeps on the sofa."),
    ],
)
def test_a_value_is_a_draft_then_agreed_and_taken_back(
    kinds: WorkshopFile, key: str, value: str
) -> None:
    case, point = case_id(kinds, "Child A"), kinds_point(kinds, key)
    with pytest.raises(NotYet):
        walk.agree(kinds, case, point)
    walk.give_value(kinds, case, point, value)
    assert (judged(kinds).state, judged(kinds).value) == (JudgementState.DRAFT, value)
    assert walk.give_value(kinds, case, point, value) is None
    walk.agree(kinds, case, point)
    assert judged(kinds).state is JudgementState.AGREED
    assert walk.agree(kinds, case, point) is None
    assert check(kinds) == []
    walk.mark_not_agreed(kinds, case, point)
    assert judged(kinds).value == ""
    kinds.undo()
    walk.park(kinds, case, point)
    walk.reopen(kinds, case, point)
    assert (judged(kinds).state, judged(kinds).value) == (JudgementState.DRAFT, value)
    walk.give_value(kinds, case, point, "")
    assert kinds.all(Judgement) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("1", "early_help child_in_need"),
        ("1", "yes"),
        ("2", "1,200"),
        ("2", "twelve"),
        ("3", "5/3/2014"),
        ("4", "2014-03-20/2014-03-03"),
        ("4", "2014-03-20"),
        ("5", "  "),
        ("6", "yes"),
    ],
)
def test_nothing_is_kept_that_is_no_value(kinds: WorkshopFile, key: str, value: str) -> None:
    with pytest.raises(ValueError, match="as it is kept"):
        walk.give_value(kinds, case_id(kinds, "Child A"), kinds_point(kinds, key), value)
    assert kinds.all(Judgement) == []


def test_typing_a_value_is_one_step_of_undo(kinds: WorkshopFile) -> None:
    case, point = case_id(kinds, "Child A"), kinds_point(kinds, "2")
    for value in ("1", "12", "120"):
        walk.give_value(kinds, case, point, value)
    assert judged(kinds).value == "120"
    kinds.undo()
    assert kinds.all(Judgement) == []


def test_a_question_that_goes_puts_its_values_aside_in_words(kinds: WorkshopFile) -> None:
    case, point = case_id(kinds, "Child A"), kinds_point(kinds, "4")
    walk.give_value(kinds, case, point, "2014-03-03/2014-03-20")
    question = kinds.all(Question, "key = '4'")[0]
    use = use_of(kinds, parts_with(read_tool(kinds), question))
    assert (use.answers, use.judgements) == (2, 1)
    tool_parts.remove_part(kinds, question, confirmed=True)
    words = [one.words for one in kinds.all(AnswerAside)]
    assert words == [
        "3 March to 17 March 2014, 10 working days",
        "3 March to 20 March 2014, 13 working days, late",
    ]
    assert kinds.all(JudgementAside)[0].answer == words[1]
    assert check(kinds) == []
    kinds.undo()
    assert len(kinds.all(ValueGiven)) == 11


def test_an_answer_of_several_that_goes_puts_what_was_said_with_it_aside(
    kinds: WorkshopFile,
) -> None:
    early = kinds.all(Answer, "key = 'early_help'")[0]
    with pytest.raises(WorkshopError):
        tool_parts.remove_part(kinds, early)
    tool_parts.remove_part(kinds, early, confirmed=True)
    assert [one.words for one in kinds.all(AnswerAside)] == ["Child in need, Early help"]
    assert check(kinds) == []


def test_other_answers_of_another_kind_put_values_aside_and_a_copy_keeps_them(
    kinds: WorkshopFile,
) -> None:
    plans, visits = (kinds.all(Question, "key = ?", (key,))[0] for key in "12")
    tool_answers.use_own_answers(kinds, plans)
    assert kinds.all(Question, "key = '1'") == [plans], "they are its own already"
    tool_answers.use_answers(kinds, visits, plans.answer_set_id, confirmed=True)
    aside = ["12 visits", "3 visits", "1,200.5 visits"]
    assert [one.words for one in kinds.all(AnswerAside)] == aside
    kept = len(kinds.all(ValueGiven))
    tool_answers.use_own_answers(kinds, plans)
    own = kinds.all(AnswerSet, "key = 'answers_1'")[0]
    assert own.kind.value == "several"
    assert len(kinds.all(ValueGiven)) == kept
    assert [one.words for one in kinds.all(AnswerAside)] == aside
    assert check(kinds) == []
    assert kinds.all(Item, "key = '1'")[0].answer_set_id == own.id
    assert tool_new.FIRST_ANSWERS
