"""A question that is asked only where another was judged so is passed over where it was not."""

from dataclasses import replace

import pytest

from core.counting.conditions import (
    Fulfilment,
    asked_points,
    condition_at,
    first_open,
    is_open,
    passed_over,
)
from core.counting.pace import pace_of
from core.model.audit import Audit
from core.model.case import Case
from core.model.ids import (
    AnswerId,
    AnswerSetId,
    CaseId,
    ItemId,
    JudgementId,
    QuestionId,
    ThemeId,
)
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Answer, AnswerSet, Bearing, Item, Point, Question, Theme, Tool
from tests.counting.day import at

SET = AnswerSetId(1)
YES = Answer(SET, "yes", "Yes", Bearing.MET, AnswerId(1))
NO = Answer(SET, "no", "No", Bearing.NOT_MET, AnswerId(2), 1)
CHILD = CaseId(1)
AGREED, PARKED = JudgementState.AGREED, JudgementState.PARKED
NOT_AGREED, DRAFT = JudgementState.NOT_AGREED, JudgementState.DRAFT


def question(number: int, checklist: bool = False) -> Question:
    return Question(f"{number}", "?", "?", ThemeId(1), SET, QuestionId(number), number, checklist)


def item(number: int, only_where: int | None = None, at: int | None = None) -> Item:
    tie = (None, None) if only_where is None else (ItemId(only_where), YES.id)
    place = QuestionId(number if at is None else at)
    return Item(place, f"{number}", "?", "?", SET, ItemId(number), number, *tie)


def tool(questions: tuple[Question, ...], items: tuple[Item, ...]) -> Tool:
    return Tool((Theme("T", ThemeId(1)),), (AnswerSet("s", SET),), (YES, NO), questions, items)


# 2 only where 1 is Yes, 3 only where 2 is Yes.
CHAIN = tool(
    (question(1), question(2), question(3)), (item(1), item(2, only_where=1), item(3, only_where=2))
)
FIRST, SECOND, THIRD = CHAIN.points


def judged(number: int, state: JudgementState, answer: Answer | None = None) -> Judgement:
    answer_id = None if answer is None else answer.id
    return Judgement(
        CHILD, QuestionId(number), JudgementId(number), state=state, answer_id=answer_id
    )


def audit(*judgements: Judgement, asked: Tool = CHAIN) -> Snapshot:
    return Snapshot(Audit("A"), asked, cases=(Case("Child A", CHILD),), judgements=judgements)


@pytest.mark.parametrize(
    ("first", "wanted", "over"),
    [
        pytest.param((), Fulfilment.OPEN, False, id="nothing said yet"),
        pytest.param((judged(1, DRAFT, NO),), Fulfilment.OPEN, False, id="a draft decides nothing"),
        pytest.param((judged(1, PARKED, NO),), Fulfilment.OPEN, False, id="parked"),
        pytest.param((judged(1, AGREED, YES),), Fulfilment.MET, False, id="it is so"),
        pytest.param((judged(1, AGREED, NO),), Fulfilment.NOT_MET, True, id="it is not"),
        pytest.param((judged(1, NOT_AGREED),), Fulfilment.NOT_AGREED, False, id="not agreed"),
    ],
)
def test_what_the_room_agreed_on_the_other_question_decides(
    first: tuple[Judgement, ...], wanted: Fulfilment, over: bool
) -> None:
    now = audit(*first)
    condition = condition_at(now, CHILD, SECOND)
    assert condition is not None
    assert (condition.key, condition.wanted, condition.fulfilment) == ("1", YES, wanted)
    assert passed_over(now, CHILD, SECOND) is over
    assert condition_at(now, CHILD, FIRST) is None


def test_what_rests_on_a_question_that_is_passed_over_is_passed_over_with_it() -> None:
    now = audit(judged(1, AGREED, NO))
    assert passed_over(now, CHILD, THIRD)
    assert first_open(now, CHILD) is None
    assert asked_points(now, CHILD) == 1
    assert pace_of(now, at("11:00")).done == 1


@pytest.mark.parametrize("state", [DRAFT, AGREED, NOT_AGREED, PARKED])
def test_one_that_was_judged_all_the_same_counts(state: JudgementState) -> None:
    answer = None if state is NOT_AGREED else YES
    now = audit(judged(1, AGREED, NO), judged(2, state, answer))
    assert not passed_over(now, CHILD, SECOND)
    assert is_open(now, CHILD, SECOND) is (state is DRAFT)


def test_words_alone_do_not_make_it_asked() -> None:
    words = replace(judged(2, JudgementState.NOT_REACHED), reason="It came up all the same.")
    assert passed_over(audit(judged(1, AGREED, NO), words), CHILD, SECOND)


def test_a_line_that_is_not_judged_by_itself_decides_nothing() -> None:
    asked = tool(
        (question(1, checklist=True), question(2)),
        (item(1, at=1), item(5, at=1), item(2, only_where=5)),
    )
    found = condition_at(audit(judged(1, AGREED, NO), asked=asked), CHILD, Point(QuestionId(2)))
    assert found is not None
    assert found.fulfilment is Fulfilment.NOT_JUDGED


def test_two_that_rest_on_each_other_are_both_asked() -> None:
    asked = tool((question(1), question(2)), (item(1, only_where=2), item(2, only_where=1)))
    assert asked_points(audit(asked=asked), CHILD) == 2
