"""Pathways in words with their counts; a single case without any number."""

from dataclasses import replace

from core.counting.judgements import pathway_matrix
from core.model.audit import Audit
from core.model.case import Case
from core.model.ids import AnswerId, AnswerSetId, CaseId, ItemId, QuestionId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import AnswerKind, Item
from core.wording.pathways import pathway_in_words
from tests.counting.audits import ANSWER, ONE_ITEM, snapshot_of

YES, DK = ANSWER["yes"], ANSWER["dont_know"]


def test_a_pathway_with_one_case_is_told_without_numbers() -> None:
    now = snapshot_of("tier2")
    rows = {row.pathway: pathway_in_words(now, row) for row in pathway_matrix(now)}
    assert rows["School panel"] == (
        "One case came this way (Case 28, with incomplete papers). Nothing was agreed on it."
    )
    assert "%" not in "".join(rows.values())
    assert "Referral appropriate: yes in all but one (8 of 9 cases)." in rows["Partnership triage"]
    assert rows["First response team"].startswith("Referral appropriate: yes in a few")


def single(state: JudgementState, answer: AnswerId | None) -> str:
    """Return what is told of a pathway with one case and one judgement."""
    tool, case = ONE_ITEM, Case("Child A", CaseId(1), pathway="Panel")
    judgement = Judgement(case.id, tool.questions[0].id, state=state, answer_id=answer)
    now = Snapshot(Audit("One"), tool, cases=(case,), judgements=(judgement,))
    return pathway_in_words(now, pathway_matrix(now)[0])


def test_of_a_single_case_what_was_agreed_is_told_and_nothing_else() -> None:
    agreed = single(JudgementState.AGREED, DK.id)
    assert agreed == "One case came this way (Child A). The room agreed: A: don't know."
    nothing = "One case came this way (Child A). Nothing was agreed on it."
    assert single(JudgementState.DRAFT, YES.id) == nothing
    assert single(JudgementState.PARKED, YES.id) == nothing
    assert single(JudgementState.NOT_AGREED, None) == nothing


def test_a_pathway_nothing_was_agreed_on_says_so() -> None:
    cases = tuple(Case(f"Child {n}", CaseId(n), pathway="Panel") for n in (1, 2))
    now = Snapshot(Audit("Two"), ONE_ITEM, cases=cases)
    assert pathway_in_words(now, pathway_matrix(now)[0]) == "Nothing has been agreed yet."


def test_a_question_that_has_no_shares_is_no_theme_that_is_left_out() -> None:
    number = replace(ONE_ITEM.answer_sets[0], id=AnswerSetId(9), kind=AnswerKind.NUMBER)
    counted = replace(ONE_ITEM.questions[0], id=QuestionId(9), key="9", answer_set_id=number.id)
    tool = replace(
        ONE_ITEM,
        answer_sets=(*ONE_ITEM.answer_sets, number),
        questions=(*ONE_ITEM.questions, counted),
        items=(*ONE_ITEM.items, Item(counted.id, "9", "9", "9", number.id, ItemId(9))),
    )
    now = Snapshot(Audit("One"), tool, cases=(Case("Child A", CaseId(1), pathway="Panel"),))
    told = pathway_in_words(now, pathway_matrix(now)[0])
    assert told.endswith("(Child A). Nothing was agreed on it.")
