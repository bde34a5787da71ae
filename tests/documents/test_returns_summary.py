"""Long checklists in words: the two that fewest agencies have, the rest in one breath."""

import pytest

from core.counting.returns_summary import ReturnsSummary
from core.model.audit import Audit
from core.model.ids import AgencyId, AnswerSetId, CaseId, ItemId, QuestionId, ThemeId
from core.model.snapshot import AnswerRow, Snapshot
from core.model.tool import Item, Point, Question, Tool
from core.wording.returns import case_returns_words
from tests.counting.audits import example
from tests.documents.audits import NO, YES, tool


def split(met: tuple[int, ...], returns: int = 4) -> str:
    """The words for a checklist of items met by so many of the returns."""
    answers = tool().answers
    question = Question("1", "Held?", "Held", ThemeId(1), AnswerSetId(1), QuestionId(1), 1, True)
    items = tuple(
        Item(QuestionId(1), f"1{at}", f"Item {at}", f"Item {at}", AnswerSetId(1), ItemId(at), at)
        for at in range(1, len(met) + 1)
    )
    rows = tuple(
        AnswerRow(CaseId(1), AgencyId(agency), ItemId(at), YES if agency <= count else NO)
        for at, count in enumerate(met, 1)
        for agency in range(1, returns + 1)
    )
    now = Snapshot(Audit("T"), Tool(answers=answers, questions=(question,), items=items))
    summary = ReturnsSummary(now.tool, rows)
    return case_returns_words(summary, CaseId(1), Point(QuestionId(1)))


@pytest.mark.parametrize(
    ("met", "said"),
    [
        pytest.param((4, 4, 4, 4, 4), "4 of 4 for all 5", id="all held by everyone"),
        pytest.param((4, 2, 4, 4, 4), "item 2 2 of 4, 4 of 4 for the other 4", id="one short"),
        pytest.param(
            (3, 4, 1, 2, 4),
            "item 3 1 of 4, item 4 2 of 4, at least 3 of 4 for the other 3",
            id="the two fewest in the tool's order",
        ),
        pytest.param((3, 1), "item 1 3 of 4, item 2 1 of 4", id="a short checklist in full"),
    ],
)
def test_a_checklist_in_words(met: tuple[int, ...], said: str) -> None:
    assert split(met) == said


def test_a_blank_is_told_apart_also_where_items_are_said_in_one_breath() -> None:
    full = example("cin")[0]
    child_d = next(case for case in full.now.cases if case.reference == "Child D")
    returns = ReturnsSummary(full.now.tool, full.answers)
    assert case_returns_words(returns, child_d.id, full.now.tool.points[0]) == (
        "plan on the agency's file 1 of 4, meeting record on file 1 of 4, "
        "at least 2 of 4 for the other 5 (father or male carer 1 blank)"
    )


@pytest.mark.parametrize(
    ("met", "said"),
    [
        pytest.param((1, 2, 3), "item 1 1 of 4, item 2 2 of 4, item 3 3 of 4", id="three in full"),
        pytest.param(
            (1, 2, 3, 3), "item 1 1 of 4, item 2 2 of 4, 3 of 4 for the other 2", id="four not"
        ),
        pytest.param(
            (2, 2, 2, 4),
            "item 1 2 of 4, item 2 2 of 4, at least 2 of 4 for the other 2",
            id="of equals the first two",
        ),
    ],
)
def test_more_than_three_items_are_not_named_in_full(met: tuple[int, ...], said: str) -> None:
    assert split(met) == said
