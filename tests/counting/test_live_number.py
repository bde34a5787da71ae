"""A number written into a sentence: kept as text, counted anew, never saying more than its list."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.collation import Base, collate
from core.counting.live_number import Counted, LiveNumber, items_to_read, live_count, live_number
from core.counting.narrowing import AnsweredSo, Within
from core.model.ids import AnswerId, CaseId, QuestionId
from core.model.snapshot import FullSnapshot
from core.model.tool import Item
from core.wording.live_number import live_words, moved_words
from tests.counting.audits import example, snapshot_of


def cin() -> FullSnapshot:
    return example("cin")[0]


def item(key: str) -> Item:
    return next(one for one in cin().now.tool.items if one.key == key)


def answer(key: str, label: str) -> AnswerId:
    allowed = cin().now.tool.answers_of(item(key).answer_set_id)
    return next(one.id for one in allowed if one.key == label)


def returns_number(key: str, label: str = "yes", base: Base = Base.APPLICABLE) -> LiveNumber:
    one = item(key)
    return LiveNumber(Counted.RETURNS, one.question_id, one.id, (answer(key, label),), base)


def room_number(key: str) -> LiveNumber:
    question = next(one for one in cin().now.tool.questions if one.key == key)
    allowed = cin().now.tool.answers_of(question.answer_set_id)
    return LiveNumber(Counted.CASES, question.id, answer_ids=(allowed[0].id,))


def said(number: LiveNumber) -> str:
    everything = cin()
    found = live_count(everything.now, number, everything.answers)
    assert found is not None
    return live_words(everything.now, found)


def test_a_number_says_its_share_with_count_base_and_unit() -> None:
    assert said(returns_number("2")) == "66.7% (14 of 21 returns where applicable)"
    assert said(returns_number("2", base=Base.ALL)) == "60.9% (14 of 23 returns, all answers)"
    assert said(LiveNumber(Counted.REQUESTS)) == "75.7% (28 of 37 requests)"


def test_what_narrows_a_number_is_said_with_it() -> None:
    plan = AnsweredSo(item("1f").id, (answer("1f", "yes"),))
    narrowed = replace(returns_number("8"), where=(plan,))
    assert said(narrowed).endswith("returns where applicable), only where 1f is yes")
    found = live_count(cin().now, narrowed, cin().answers)
    assert found is not None
    assert found.elsewhere == 10
    care = cin().now.agencies[0]
    one = replace(returns_number("2"), within=(Within("agency", str(care.id)),))
    assert said(one) == "42.9% (3 of 7 returns where applicable), Social care only"


def test_not_applicable_is_counted_of_all_answers() -> None:
    assert said(returns_number("2", "not_applicable")) == "8.7% (2 of 23 returns, all answers)"


def test_every_number_is_what_the_counting_table_says() -> None:
    everything, counts = example("cin")
    for row in collate(everything.now.tool, counts, 24):
        for one, _ in row.counts:
            for base in Base:
                number = replace(returns_number("1a"), item_id=row.item.id, answer_ids=(one.id,))
                found = live_count(everything.now, replace(number, base=base), everything.answers)
                assert found is not None
                assert found.count == row.count(one)
                assert found.base == row.base(found.number.base)
                assert len(found.blank) == row.blank


def test_what_the_room_agreed_is_a_number_of_cases() -> None:
    now = cin().now
    found = live_count(now, room_number("5"))
    assert found is not None
    assert (found.count, found.base, len(found.blank)) == (1, 3, 5)
    assert live_words(now, found) == "33.3% (1 of 3 cases where applicable)"


def test_a_single_case_is_told_in_words_and_no_base_is_never_nought() -> None:
    now = snapshot_of("tier2")
    point = now.tool.points[0]
    lead = now.tool.answers_at(point)[0]
    alone = LiveNumber(
        Counted.CASES,
        point.question_id,
        answer_ids=(lead.id,),
        within=(Within("pathway", "School panel"),),
    )
    found = live_count(now, alone)
    assert found is not None
    assert live_words(now, found) == "nothing agreed in Case 28"
    nobody = live_count(replace(cin().now, usable=frozenset()), returns_number("2"), ())
    assert nobody is not None
    assert live_words(cin().now, nobody) == "No return answers this where it applies"


def test_a_number_of_what_is_no_longer_there_is_none() -> None:
    now = cin().now
    assert live_count(now, LiveNumber(Counted.RETURNS, QuestionId(999)), ()) is None
    assert live_count(now, LiveNumber(Counted.CASES, QuestionId(999))) is None
    gone = replace(returns_number("2"), within=(Within("case", "999"),))
    assert live_count(now, gone, ()) is None
    assert live_count(now, replace(returns_number("2"), answer_ids=(AnswerId(999),)), ()) is None


numbers = st.builds(
    LiveNumber,
    st.sampled_from(Counted),
    st.none() | st.integers(1, 99).map(QuestionId),
    answer_ids=st.lists(st.integers(1, 99).map(AnswerId), max_size=3).map(tuple),
    base=st.sampled_from(Base),
    within=st.lists(st.builds(Within, st.text(), st.text()), max_size=2).map(tuple),
    complete_only=st.booleans(),
)


@given(numbers)
def test_a_number_comes_back_from_its_text(number: LiveNumber) -> None:
    assert live_number(number.text) == number


@pytest.mark.parametrize("text", ["", "{", "[]", '{"counted":"children"}'])
def test_a_text_that_is_no_number_is_none(text: str) -> None:
    assert live_number(text) is None


def test_a_late_return_moves_a_number_and_both_are_said() -> None:
    everything = cin()
    case = CaseId(next(iter(everything.now.usable))[0])
    fewer = replace(
        everything.now, usable=frozenset(p for p in everything.now.usable if p[0] != case)
    )
    found = live_count(everything.now, returns_number("2"), everything.answers)
    before = live_count(fewer, returns_number("2"), everything.answers)
    assert found is not None
    assert before is not None
    assert before.base < found.base
    assert moved_words(everything.now, "71.4%", found) == (
        "was 71.4%, is now 66.7% (14 of 21 returns where applicable)"
    )


def test_what_is_to_be_read_for_a_number_is_its_own_item_and_what_narrows_it() -> None:
    plan = AnsweredSo(item("1f").id, (answer("1f", "yes"),))
    number = replace(returns_number("8"), where=(plan,))
    tool = cin().now.tool
    assert items_to_read(tool, [number, room_number("5")]) == {item("8").id, item("1f").id}
    assert items_to_read(tool, [room_number("5")]) == frozenset()
