"""What is said of values, and of each person, in words: with the base it is of."""

from dataclasses import replace

from core.counting.value_counts import ValueCount
from core.model.bearing import Bearing
from core.model.ids import AnswerId, AnswerSetId
from core.model.tool import Answer, AnswerKind, AnswerSet
from core.model.working_days import WorkingDays
from core.wording.kinds import kind_in_brief
from core.wording.numbers import Unit
from core.wording.value_counts import value_count_words

HELD = AnswerSet("grade", AnswerSetId(1), AnswerKind.EACH_GRADE, unit="children")
GRADES = tuple(
    Answer(HELD.id, key, key.capitalize(), bearing, AnswerId(at), at, band)
    for at, (key, bearing, band) in enumerate(
        (
            ("strong", Bearing.MET, ""),
            ("good", Bearing.MET, "Good or better"),
            ("poor", Bearing.NOT_MET, ""),
            ("unclear", Bearing.UNKNOWN, ""),
        ),
        start=1,
    )
)
COUNT = ValueCount(HELD, GRADES, ("1=strong 2=poor 3=unclear",), 0, WorkingDays())


def test_a_band_is_a_share_of_those_who_have_a_grade() -> None:
    said = value_count_words(COUNT, Unit.RETURNS)
    assert "Unclear 1 (33.3%)" in said
    assert "Good or better 1 of 2 grades (50.0%)" in said
    all_graded = replace(COUNT, values=("1=strong 2=poor",))
    assert "Good or better 1 (50.0%)" in value_count_words(all_graded, Unit.RETURNS)


def test_of_one_case_its_people_are_counted_and_no_share_is_told() -> None:
    said = value_count_words(COUNT, Unit.RETURNS, alone=True)
    assert said.startswith("Strong 1 · Good 0 · Poor 1 · Unclear 1 · of 3 answers about children")
    assert "%" not in said


def test_what_was_asked_of_nobody_has_no_base_of_nothing() -> None:
    unasked = replace(COUNT, values=(), not_asked=2)
    assert value_count_words(unasked, Unit.RETURNS) == "not asked of 2 returns"
    assert value_count_words(replace(unasked, blank=1), Unit.RETURNS) == (
        "0 of 1 return · blank 1 · not asked of 2 returns"
    )


def test_a_kind_in_brief_says_the_target_or_whom_first() -> None:
    period = AnswerSet("days", kind=AnswerKind.PERIOD, target=10, working_days=True)
    assert kind_in_brief(period) == "Period, at most 10 working days"
    assert kind_in_brief(HELD) == "Grades: each child"
    assert kind_in_brief(AnswerSet("n", kind=AnswerKind.NUMBER, unit="visits")) == (
        "A number of visits"
    )
