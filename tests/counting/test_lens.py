"""The lens: who said what, who is left out, and what the room made of it, in agreement."""

from dataclasses import fields, replace

import pytest

from core.counting.before_after import Majority, before_after, compared_item
from core.counting.collation import Base
from core.counting.lens import Lens, case_letters, lens
from core.counting.live_number import Counted, LiveNumber
from core.counting.narrowing import AnsweredSo, Within
from core.model.case import Case
from core.model.ids import CaseId
from core.model.judgement import JudgementState
from core.model.tool import Point
from core.wording.lens import column_words, lens_words, letter_words, move_words
from tests.counting.test_live_number import answer, cin, item, returns_number, room_number


def shown(number: LiveNumber) -> Lens:
    found = lens(cin().now, number, cin().answers)
    assert found is not None
    return found


def test_the_lens_says_every_part_of_a_number() -> None:
    said = lens_words(cin().now, shown(returns_number("2")))
    assert (said.title, said.strong, said.counted) == (
        "Behind the number · question 2",
        "66.7%",
        "14 of 21 returns",
    )
    assert said.unit == (
        "Overseen in supervision: yes, where the question applies. "
        "A return is one agency's file on one case. On all answers: 60.9% (14 of 23)."
    )
    question = item("2")
    asked = replace(question, short="Was it overseen?")
    now = cin().now
    tool = replace(
        now.tool, items=tuple(asked if one == question else one for one in now.tool.items)
    )
    told = lens_words(replace(now, tool=tool), shown(returns_number("2"))).unit
    assert told.startswith("Was it overseen? Yes, where the question applies. ")
    assert said.left_out == "Left out: 2 not applicable, 1 with no answer."
    assert said.moved == (
        "Most yes in 5 of 8, split in 2; agreed yes in 2 of 8, nothing agreed in 5"
    )
    assert said.sentence == "66.7% (14 of 21 returns where applicable)"


def test_every_return_stands_once_by_agency_and_by_what_it_said() -> None:
    found = shown(returns_number("2"))
    now = cin().now
    assert [column_words(one) for one in found.columns] == ["Yes 14", "No 7", "Left out 3"]
    letters = case_letters(now)
    table = {
        now.short_name(now.agency[row.agency_id]): [
            "".join(letters[one] for one in cell) for cell in row.cells
        ]
        for row in found.rows
        if row.agency_id is not None
    }
    assert table["Social care"] == ["ABD", "CEFH", ""]
    assert table["School"] == ["DEFG", "", "AC"]
    assert sum(len(cell) for row in found.rows for cell in row.cells) == len(now.usable)
    assert letter_words(now, found.columns[0], *found.columns[0].members[0]) == (
        "Child A, Social care: yes."
    )


def test_of_one_case_alone_no_part_of_the_lens_tells_a_rate() -> None:
    alone = (Within("case", str(cin().now.cases[0].id)),)
    found = shown(replace(returns_number("2"), within=alone))
    said = lens_words(cin().now, found)
    assert (found.interval, said.firm, said.rests) == (None, "", "")
    assert said.counted
    assert "%" not in " ".join(getattr(said, one.name) for one in fields(said))


def test_what_cannot_be_said_says_why() -> None:
    requests = lens_words(cin().now, shown(LiveNumber(Counted.REQUESTS)))
    assert requests.strong == "75.7%"
    assert requests.moved == "Not a judgement, so the room agreed nothing on it."
    line = lens_words(cin().now, shown(returns_number("1f")))
    assert line.moved.startswith("Not compared: the agencies answer this line by line")
    plan = AnsweredSo(item("1f").id, (answer("1f", "yes"),))
    narrowed = lens_words(cin().now, shown(replace(returns_number("8"), where=(plan,))))
    assert "Counted only where 1f is yes; 10 returns left out." in narrowed.unit
    assert narrowed.moved == "Not compared: only some of the returns are counted here."
    nobody = lens(replace(cin().now, usable=frozenset()), returns_number("2"), ())
    assert nobody is not None
    said = lens_words(cin().now, nobody)
    assert (said.strong, said.counted) == ("No return answers this where it applies", "")
    assert said.firm.startswith("Too few to say")


def test_the_rooms_number_names_its_cases() -> None:
    found = shown(room_number("5"))
    said = lens_words(cin().now, found)
    assert said.counted == "1 of 3 cases"
    assert [column_words(one) for one in found.columns] == ["Yes 1", "No 2", "Left out 5"]
    assert said.left_out == "Left out: 5 with nothing agreed."
    assert [row.agency_id for row in found.rows] == [None]


def point(key: str) -> Point:
    question = next(one for one in cin().now.tool.questions if one.key == key)
    return Point(question.id)


def test_before_and_after_add_up_and_an_even_split_is_neither() -> None:
    now = cin().now
    found = before_after(now, point("2"), cin().answers)
    assert found is not None
    assert (found.before, found.split, found.after) == (5, 2, 2)
    assert (found.settled.before, found.settled.after, len(found.settled.cases)) == (1, 2, 3)
    kinds = [one.majority for one in found.cases]
    assert kinds.count(Majority.SPLIT) == 2
    assert found.before + found.split <= len(now.cases)
    moved = [move_words(now, one) for one in found.moves]
    assert moved == [("B", "split", "yes"), ("C", "split", "no")]
    assert [found.towards(one) for one in found.moves] == [1, -1]
    assert all(one.state is JudgementState.AGREED for one in found.moves)


def test_a_checklist_judged_as_one_is_not_compared() -> None:
    assert compared_item(cin().now.tool, point("1")) is None
    assert before_after(cin().now, point("1"), cin().answers) is None


@pytest.mark.parametrize(
    ("references", "letters"),
    [
        (["Child A", "Child B"], ["A", "B"]),
        (["Case 1", "Case 12"], ["1", "12"]),
        (["Child A", "Family B"], ["Child A", "Family B"]),
        (["A", "Child B"], ["A", "Child B"]),
    ],
)
def test_cases_are_told_apart_by_what_differs(references: list[str], letters: list[str]) -> None:
    cases = tuple(Case(name, CaseId(at)) for at, name in enumerate(references, 1))
    now = replace(cin().now, cases=cases)
    assert list(case_letters(now).values()) == letters


def test_both_bases_are_seen_from_either() -> None:
    every = lens_words(cin().now, shown(returns_number("2", base=Base.ALL)))
    assert every.unit.endswith("Where applicable: 66.7% (14 of 21).")
    same = lens_words(cin().now, shown(returns_number("1a")))
    assert same.unit.endswith("On the other base it is the same.")
