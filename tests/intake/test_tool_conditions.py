"""Conditions as a tool's file says them: read, written, and what does not hold together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intake.tool import first_fault
from core.model.asking import Relation
from core.model.draft.condition import ClauseDraft, condition_in, condition_text
from core.model.draft.tool import KindDraft, QuestionDraft
from core.model.tool import AnswerKind
from tests.asked import ASKED_TOOL

WORDS = st.text(min_size=1, max_size=12).filter(lambda text: text == " ".join(text.split()))
PARTS = st.builds(ClauseDraft, WORDS, WORDS, st.sampled_from(Relation), st.booleans())
CONDITIONS = st.lists(
    st.lists(PARTS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3
).map(tuple)


@given(CONDITIONS)
def test_any_condition_reads_back_to_the_same(
    condition: tuple[tuple[ClauseDraft, ...], ...],
) -> None:
    assert condition_in(condition_text(condition)) == condition


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ()),
        ("1f = yes", ((ClauseDraft("1f", "yes"),),)),
        ("1f=yes", ((ClauseDraft("1f", "yes"),),)),
        (
            "1 = yes AND 2 != no or its age >= 12",
            (
                (ClauseDraft("1", "yes"), ClauseDraft("2", "no", Relation.IS_NOT)),
                (ClauseDraft("age", "12", Relation.AT_LEAST, of_case=True),),
            ),
        ),
        (
            'its "Level of plan" = "Health and care"',
            ((ClauseDraft("Level of plan", "Health and care", of_case=True),),),
        ),
        (
            "its Level of plan = North East",
            ((ClauseDraft("Level of plan", "North East", of_case=True),),),
        ),
    ],
)
def test_a_condition_is_read_as_a_person_writes_it(
    text: str, read: tuple[tuple[ClauseDraft, ...], ...]
) -> None:
    assert condition_in(text) == read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 yes", "cannot be read at “1 yes”"),
        ("1 = yes and", "cannot be read"),
        ('1 = "yes', "cannot be read"),
        ("1 = yes = no", "cannot be read"),
        ("9 = yes", "rests on question “9”, which nobody answers"),
        ("1 = maybe", "rests on the answer “maybe” to question “1”, which is not there"),
        ("1 >= yes", "can only say that an answer is (=) or is not (!=)"),
        ("4 >= many", "compares with “many”, which is no number"),
        ("its age >= old", "compares with “old”, which is no number"),
        ("2 = yes", "2 depends on itself"),
    ],
)
def test_a_condition_that_does_not_hold_together_is_named(text: str, said: str) -> None:
    one, two, *others = ASKED_TOOL.questions
    tool = replace(ASKED_TOOL, questions=(one, replace(two, asked_where=text), *others))
    assert said in first_fault(tool)


def test_the_tool_of_these_tests_holds_together() -> None:
    assert first_fault(ASKED_TOOL) == ""


def test_a_theme_cannot_rest_on_its_own_question_nor_anything_on_words() -> None:
    plan, school = ASKED_TOOL.themes
    tool = replace(ASKED_TOOL, themes=(replace(plan, asked_where="1 = yes"), school))
    assert "plan depends on itself" in first_fault(tool)
    said = QuestionDraft("7", "In words?", "plan", "said")
    last = replace(ASKED_TOOL.questions[1], asked_where="7 = yes")
    tool = replace(
        ASKED_TOOL,
        questions=(ASKED_TOOL.questions[0], last, *ASKED_TOOL.questions[2:], said),
        answer_kinds={**ASKED_TOOL.answer_kinds, "said": KindDraft(AnswerKind.WORDS)},
    )
    assert "answered in words" in first_fault(tool)


def test_a_comment_is_asked_for_on_an_answer_there_is() -> None:
    *others, last = ASKED_TOOL.questions
    tool = replace(ASKED_TOOL, questions=(*others, replace(last, comment_on=("never",))))
    assert "asks for a comment on “never”" in first_fault(tool)
