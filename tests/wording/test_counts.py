"""The counting table says which answer it counts, of what, and what stands beside it."""

from dataclasses import replace

from core.counting.collation import Base, ItemCount
from core.counting.count_lines import CountLine, leading_labels
from core.counting.judgements import RoomCount
from core.model.bearing import Bearing
from core.model.ids import AnswerId
from core.model.tool import Answer, Item
from core.wording.counts import (
    legend_words,
    line_name,
    names_its_answer,
    returns_head,
    returns_share,
    room_head,
    room_share,
)
from tests.counting.audits import ANSWER, ONE_ITEM

YES, NO = ANSWER["yes"], ANSWER["no"]
MET = replace(YES, key="met", label="Met", id=AnswerId(11))
PLAN = replace(YES, key="plan", label="CP plan", id=AnswerId(12))
GOOD_NO = replace(NO, bearing=Bearing.MET, id=AnswerId(13))
BAD_YES = replace(YES, bearing=Bearing.NOT_MET, id=AnswerId(14))
QUESTION, POINT = ONE_ITEM.questions[0], ONE_ITEM.points[0]


def line(key: str, *answers: Answer, not_agreed: int = 0, parked: int = 0) -> CountLine:
    """A line on which each answer was given and agreed twice."""
    counts = tuple((answer, 2) for answer in answers)
    item: Item = replace(ONE_ITEM.items[0], key=key, short="Held")
    room = RoomCount(POINT, counts, not_agreed, parked)
    return CountLine(key, "Held", QUESTION, item, POINT, ItemCount(item, counts, 1), room)


def test_where_all_lines_lead_with_one_answer_the_head_names_it() -> None:
    lines = [line("1", YES, NO), line("2", YES, NO)]
    assert (returns_head(lines), room_head(lines)) == ("Yes", "Agreed yes")
    assert not names_its_answer(lines)


def test_mixed_answer_sets_are_said_to_count_what_they_count_and_never_just_agreed() -> None:
    lines = [line("1", YES, NO), line("2", MET, NO, not_agreed=1)]
    assert (returns_head(lines), room_head(lines)) == ("Yes or met", "Agreed yes or met")
    assert names_its_answer(lines)
    assert room_share(lines[1], Base.ALL, named=True)[:2] == ("Met in 2 of 4", "1 not agreed")
    assert returns_share(lines[1], Base.ALL, named=True)[:2] == ("50.0%", "met, 2 of 4")


def test_with_many_leading_answers_each_line_names_its_own() -> None:
    labels = [replace(YES, label=f"Grade {at}", id=AnswerId(20 + at)) for at in range(4)]
    lines = [line(str(at), answer) for at, answer in enumerate(labels)]
    assert len(leading_labels(lines)) == 4
    assert (returns_head(lines), room_head(lines)) == ("The answer named", "Agreed as named")


def test_an_abbreviation_stays_one_over_the_columns_and_in_the_lines() -> None:
    lines = [line("1", YES), line("2", PLAN)]
    assert room_head(lines) == "Agreed yes or CP plan"
    assert "CP plan, 2 of 2" in returns_share(lines[1], Base.ALL, named=True).below


def test_a_number_is_read_out_with_its_question() -> None:
    found = line("3", YES, NO, not_agreed=1, parked=2)
    assert line_name(found) == "Question 3, Held"
    assert returns_share(found, Base.ALL, named=False).spoken == (
        "Question 3, Held, returns: Yes 50.0%, 2 of 4 returns, all answers"
    )
    assert room_share(found, Base.ALL, named=False).spoken == (
        "Question 3, Held, the room: agreed yes in 2 of 4 cases, all answers. "
        "1 not agreed, 2 parked of the cases"
    )


def test_the_legend_tells_apart_what_one_word_means_at_different_questions() -> None:
    lines = [line("1", YES, NO), line("2", YES, NO), line("11", BAD_YES, GOOD_NO)]
    assert legend_words(lines) == [
        ("Yes, or No at 11", Bearing.MET),
        ("No, or Yes at 11", Bearing.NOT_MET),
    ]


def test_the_legend_joins_answers_of_one_colour() -> None:
    assert legend_words([line("1", YES, NO), line("2", MET, NO)]) == [
        ("Yes or met", Bearing.MET),
        ("No", Bearing.NOT_MET),
    ]
