"""Where the agencies stand: nobody is lost between the columns, and agreement is never made up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.answer_columns import NO_ANSWER, NO_RETURN, answer_columns, offered
from core.model.case import Agency, Request, RequestStatus
from core.model.ids import (
    AgencyId,
    AnswerId,
    AnswerSetId,
    CaseId,
    ItemId,
    QuestionId,
    ThemeId,
)
from core.model.snapshot import Position
from core.model.tool import Answer, AnswerSet, Bearing, Item, Point, Question, Theme, Tool
from core.wording.returns import no_return_words

USUAL, GRADED = AnswerSetId(1), AnswerSetId(2)
YES = Answer(USUAL, "yes", "Yes", Bearing.MET, AnswerId(1))
NO = Answer(USUAL, "no", "No", Bearing.NOT_MET, AnswerId(2), 1)
WEAK = Answer(GRADED, "weak", "Weak", Bearing.NOT_MET, AnswerId(3))
GRADED_YES = Answer(GRADED, "yes", "Yes, good", Bearing.MET, AnswerId(4), 1)
QUESTION, LINE = QuestionId(1), ItemId(1)
POINT, JUDGED_LINE = Point(QUESTION), Point(QUESTION, LINE)
TOOL = Tool(
    (Theme("Records", ThemeId(1)),),
    (AnswerSet("usual", USUAL), AnswerSet("graded", GRADED)),
    (YES, NO, WEAK, GRADED_YES),
    (Question("1", "Is it there?", "There", ThemeId(1), USUAL, QUESTION, checklist=True),),
    (Item(QUESTION, "1a", "Is this line there?", "Line", GRADED, LINE),),
)


def at(number: int, answer: Answer | None, returned: bool = True) -> Position:
    return Position(Agency(f"Agency {number}", AgencyId(number)), answer, returned)


def lines(number: int, *answers: Answer | None, returned: bool = True) -> Position:
    inside = tuple((ItemId(n), answer) for n, answer in enumerate(answers, 1))
    return Position(Agency(f"Agency {number}", AgencyId(number)), None, returned, items=inside)


standing = st.lists(
    st.sampled_from([(YES, True), (NO, True), (None, True), (None, False)]), max_size=12
).map(lambda found: [at(n, *one) for n, one in enumerate(found, 1)])


@pytest.mark.parametrize(
    ("stand", "offer"),
    [
        pytest.param([at(1, YES), at(2, YES)], YES, id="all who returned say yes"),
        pytest.param([at(1, YES), at(2, YES), at(3, None, False)], YES, id="one never returned"),
        pytest.param([at(1, YES)], None, id="one agency alone agrees with nobody"),
        pytest.param([at(1, YES), at(2, None, False)], None, id="one alone, one never returned"),
        pytest.param([at(1, YES), at(2, NO)], None, id="they differ"),
        pytest.param([at(1, YES), at(2, None)], None, id="one left it blank"),
        pytest.param([at(1, None), at(2, None)], None, id="all left it blank"),
        pytest.param([], None, id="nobody was asked"),
        pytest.param([lines(1, NO, NO), lines(2, NO, NO)], NO, id="every line alike"),
        pytest.param([lines(1, YES, NO), lines(2, YES, YES)], None, id="one line differs"),
        pytest.param([lines(1, YES, None), lines(2, YES, YES)], None, id="one line blank"),
    ],
)
def test_an_answer_is_offered_only_where_all_agree(
    stand: list[Position], offer: Answer | None
) -> None:
    assert offered(TOOL, POINT, stand) == offer


def test_lines_answered_from_another_set_offer_the_answer_of_the_same_name() -> None:
    assert offered(TOOL, POINT, [lines(1, GRADED_YES), lines(2, GRADED_YES)]) == YES


def test_an_answer_the_question_does_not_allow_is_never_offered() -> None:
    assert offered(TOOL, POINT, [lines(1, WEAK, WEAK), lines(2, WEAK)]) is None


def test_a_judged_line_offers_from_its_own_answers() -> None:
    assert offered(TOOL, JUDGED_LINE, [at(1, WEAK), at(2, WEAK)]) == WEAK


@given(standing)
def test_what_is_offered_is_what_everyone_who_returned_said(stand: list[Position]) -> None:
    offer = offered(TOOL, POINT, stand)
    returned = [one.answer for one in stand if one.returned]
    alike = len(returned) >= 2 and None not in returned and len(set(returned)) == 1
    assert offer == (returned[0] if alike else None)


def test_no_answer_and_no_return_are_columns_of_their_own() -> None:
    found = answer_columns(TOOL, POINT, [at(1, YES), at(2, None), at(3, None, False)])
    assert [(one.label, len(one.positions)) for one in found] == [
        ("Yes", 1),
        ("No", 0),
        (NO_ANSWER, 1),
        (NO_RETURN, 1),
    ]


def test_a_judged_line_has_the_columns_of_its_own_answers() -> None:
    found = answer_columns(TOOL, JUDGED_LINE, [at(1, GRADED_YES)])
    assert [one.answer for one in found] == [WEAK, GRADED_YES, None, None]
    assert [len(one.positions) for one in found] == [0, 1, 0, 0]


@given(standing)
def test_every_agency_stands_in_exactly_one_column(stand: list[Position]) -> None:
    columns = answer_columns(TOOL, POINT, stand)
    found = [one for column in columns for one in column.positions]
    assert sorted(one.agency.id for one in found) == [one.agency.id for one in stand]
    for column in columns:
        assert {one.answer for one in column.positions} <= {column.answer}
        in_order = [one.agency.id for one in column.positions]
        assert in_order == sorted(in_order)


ASKED = Request(CaseId(1), AgencyId(1), asked="2014-03-05")


@pytest.mark.parametrize(
    ("request_", "why"),
    [
        pytest.param(None, "Not asked", id="nobody asked"),
        pytest.param(ASKED, "Requested 5 March 2014", id="waiting since a date"),
        pytest.param(replace(ASKED, asked=""), "Requested", id="waiting, the date is not known"),
        (replace(ASKED, status=RequestStatus.UNUSABLE), "Returned, no form filled in"),
        (replace(ASKED, status=RequestStatus.NIL), "Holds no record"),
        (replace(ASKED, status=RequestStatus.REFUSED), "Refused"),
        (replace(ASKED, status=RequestStatus.RETURNED), "Marked as returned, answers not here yet"),
        (replace(ASKED, status=RequestStatus.NO_RETURN), "Requested 5 March 2014"),
    ],
)
def test_why_there_is_nothing_from_an_agency_is_said(request_: Request | None, why: str) -> None:
    assert no_return_words(request_) == why
