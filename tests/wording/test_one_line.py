"""An answer of any kind is typed in one line, and read back as it would be typed again."""

import pytest

from core.model.bearing import Bearing
from core.model.fault import NotYet
from core.model.household import CaseMember, PersonRole
from core.model.ids import AnswerId, AnswerSetId
from core.model.tool import Answer, AnswerKind, AnswerSet
from core.wording.one_line import line_again, line_hint, value_in_line

ANSWERS = tuple(
    Answer(AnswerSetId(1), key, label, Bearing.UNKNOWN, id=AnswerId(at))
    for at, (key, label) in enumerate((("home", "Home"), ("school", "School"), ("else", "Else")), 1)
)
PEOPLE = (CaseMember(0, PersonRole.CHILD), CaseMember(7, PersonRole.SIBLING, "brother"))


def _set(kind: AnswerKind) -> AnswerSet:
    return AnswerSet("a", kind=kind, unit="children" if kind.for_each else "")


@pytest.mark.parametrize(
    ("kind", "typed", "value", "again"),
    [
        (AnswerKind.NUMBER, "1,200", "1200", "1,200"),
        (AnswerKind.DATE, "5/3/2014", "2014-03-05", "5 March 2014"),
        (
            AnswerKind.PERIOD,
            "3/3/2014 to 5/3/2014",
            "2014-03-03/2014-03-05",
            "3 March 2014 to 5 March 2014",
        ),
        (AnswerKind.WORDS, " as it is ", "as it is", "as it is"),
        (AnswerKind.SEVERAL, "31", "home else", "1 3"),
        (AnswerKind.SEVERAL, "1, 3", "home else", "1 3"),
        (AnswerKind.EACH, "21", "0=school 7=home", "2 1"),
        (AnswerKind.EACH, "02", "7=school", "0 2"),
        (AnswerKind.EACH_NUMBER, "3; 12", "0=3 7=12", "3; 12"),
        (AnswerKind.EACH_DATE, "5/3/2014", "0=2014-03-05", "5 March 2014; "),
        (AnswerKind.NUMBER, "  ", "", ""),
    ],
)
def test_what_is_typed_is_kept_and_typed_again(
    kind: AnswerKind, typed: str, value: str, again: str
) -> None:
    held = _set(kind)
    found = value_in_line(held, ANSWERS, PEOPLE, typed)
    assert found == value
    assert line_again(held, ANSWERS, PEOPLE, found) == again
    assert value_in_line(held, ANSWERS, PEOPLE, again) == value


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        (AnswerKind.SEVERAL, "4", "“4” is not the number of an answer."),
        (AnswerKind.EACH, "121", "More was typed than there are people."),
        (AnswerKind.PERIOD, "3/3/2014", "The last day is missing."),
        (AnswerKind.NUMBER, "many", "“many” is not a number."),
    ],
)
def test_what_it_is_not_is_said(kind: AnswerKind, typed: str, says: str) -> None:
    with pytest.raises(NotYet, match=says):
        value_in_line(_set(kind), ANSWERS, PEOPLE, typed)


def test_where_nothing_was_said_the_line_is_empty() -> None:
    assert {line_again(_set(kind), ANSWERS, PEOPLE, "") for kind in AnswerKind} == {""}


def test_the_hint_says_what_the_numbers_stand_for_and_whose_turn_it_is() -> None:
    said = {kind: line_hint(_set(kind), ANSWERS, PEOPLE) for kind in AnswerKind}
    assert said[AnswerKind.SEVERAL] == "1 Home, 2 School, 3 Else"
    assert said[AnswerKind.EACH] == "1 Home, 2 School, 3 Else; one for each: the child; brother"
    assert said[AnswerKind.EACH_NUMBER].endswith("a semicolon between: the child; brother")
    assert said[AnswerKind.PERIOD].endswith("first day to last day")
