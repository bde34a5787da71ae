"""Grades: their order, bands, the middle one, and how far two lie apart."""

from hypothesis import given
from hypothesis import strategies as st

from core.counting.grades import GradeCount, Moves, Scale, best_first, grade_count, moves
from core.model.bearing import Bearing
from core.model.ids import AnswerId, AnswerSetId
from core.model.tool import Answer


def grade(at: int, label: str, bearing: Bearing, band: str = "") -> Answer:
    return Answer(AnswerSetId(1), label.lower(), label, bearing, AnswerId(at), at, band)


OUTSTANDING = grade(1, "Outstanding", Bearing.MET)
GOOD = grade(2, "Good", Bearing.MET, "Good or better")
IMPROVE = grade(3, "Requires improvement", Bearing.PARTLY)
INADEQUATE = grade(4, "Inadequate", Bearing.NOT_MET)
UNSURE = grade(5, "Not enough to say", Bearing.UNKNOWN)
NONE = grade(6, "Not applicable", Bearing.NOT_APPLICABLE)
ANSWERS = (OUTSTANDING, GOOD, IMPROVE, INADEQUATE, UNSURE, NONE)
SCALE = Scale(best_first(ANSWERS))


def test_what_is_no_grade_is_not_on_the_scale() -> None:
    assert SCALE.grades == (OUTSTANDING, GOOD, IMPROVE, INADEQUATE)
    assert SCALE.place(UNSURE) is None
    assert SCALE.steps(UNSURE, GOOD) is None


def test_a_scale_that_begins_with_the_worst_is_turned_round() -> None:
    assert best_first(tuple(reversed(ANSWERS))) == SCALE.grades


def test_a_scale_that_has_nothing_to_do_with_quality_stays_as_it_is() -> None:
    harm = tuple(grade(at, word, Bearing.NOT_APPLICABLE) for at, word in enumerate("abc", 1))
    assert best_first((*harm, UNSURE)) == harm


def test_a_band_takes_in_every_better_grade() -> None:
    (band,) = SCALE.bands
    assert (band.name, band.grades) == ("Good or better", (OUTSTANDING, GOOD))
    counted = grade_count(SCALE, ((OUTSTANDING, 1), (GOOD, 5), (IMPROVE, 5), (UNSURE, 9)))
    assert counted is not None
    assert (counted.in_band(band), counted.base) == (6, 11)


def test_steps_say_which_way_and_how_far() -> None:
    assert SCALE.steps(IMPROVE, OUTSTANDING) == 2
    assert SCALE.steps(GOOD, INADEQUATE) == -2
    assert SCALE.spread((GOOD, INADEQUATE, None, UNSURE)) == 2
    assert SCALE.spread((GOOD, UNSURE)) is None


def test_moves_are_counted_of_those_graded_twice() -> None:
    pairs = ((GOOD, IMPROVE), (GOOD, GOOD), (IMPROVE, GOOD), (None, GOOD), (UNSURE, GOOD))
    assert moves(SCALE, pairs) == Moves(better=1, worse=1, same=1)


@given(st.lists(st.integers(0, 3), max_size=9))
def test_the_middle_has_as_many_on_either_side(places: list[int]) -> None:
    counts = tuple(places.count(at) for at in range(4))
    found = GradeCount(SCALE, counts)
    if not places:
        assert found.middle == ()
        return
    low, high = SCALE.place(found.middle[0]), SCALE.place(found.middle[-1])
    assert low is not None
    assert high is not None
    assert 2 * sum(place <= low for place in places) >= len(places)
    assert 2 * sum(place >= high for place in places) >= len(places)
    beside = sum(place < low for place in places), sum(place > high for place in places)
    assert found.around_middle == beside
    assert [one for one in found.given if one not in SCALE.grades] == []
