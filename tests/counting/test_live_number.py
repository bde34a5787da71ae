"""A number written into a sentence: kept as text, counted anew, never saying more than its list."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts import bring_in, walk
from core.counting.asking import EVERYTHING_ASKED
from core.counting.collation import Base, collate
from core.counting.lens import lens
from core.counting.live_number import (
    Counted,
    LiveNumber,
    items_to_read,
    live_count,
    live_number,
    values_to_read,
)
from core.counting.narrowing import AnsweredSo, Narrowing, Within
from core.counting.thread import numbers_of_theme, tallies_of
from core.model.case import Case
from core.model.clock import Clock
from core.model.draft.returns import Draft, ReturnDraft
from core.model.finding import Source
from core.model.ids import AnswerId, CaseId, QuestionId, SourceId, ThemeId
from core.model.snapshot import FullSnapshot, ValueRow
from core.model.tool import Item
from core.queries.returns import values_given
from core.store.reading import snapshot
from core.wording.careful_reader.audit import audit_bases
from core.wording.careful_reader.read import read_carefully
from core.wording.findings import count_title
from core.wording.lens import lens_words
from core.wording.live_number import live_words, moved_words, narrowing_words
from tests.counting.audits import example, snapshot_of
from tests.kinds import kinds_audit, kinds_point
from tests.people import people_audit


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


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("4", "children at home: 4 only"),
        ("3-5", "children at home: 3-5 only"),
        ("Yes", "children at home: Yes only"),
        ("North", "North only"),
    ],
)
def test_a_group_that_says_nothing_by_itself_is_named_with_what_it_is_of(
    group: str, words: str
) -> None:
    narrowing = Narrowing(within=(Within("children at home", group),))
    assert narrowing_words(cin().now, narrowing) == words


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


def staff_survey(count: int = 452) -> Source:
    source = Source("Staff survey", SourceId(90), base=457, unit="staff", count=count)
    return replace(source, dated="2014-03-05")


def test_what_is_neither_a_return_nor_a_case_has_its_own_base_and_unit() -> None:
    now = replace(cin().now, sources=(staff_survey(),))
    told = {}
    for number in tallies_of(now, None):
        found = live_count(now, number)
        assert found is not None
        told[count_title(now, found)] = live_words(now, found)
    assert told == {
        "Judgements of the room that are met": "48.4% (15 of 31 judgements where applicable)",
        "Requests returned": "75.7% (28 of 37 requests)",
        "Agencies that sent a usable return": "90.0% (9 of 10 agencies asked)",
        "People who were there": "86.7% (13 of 15 people expected)",
        "Families heard": "60.0% (3 of 5 families asked)",
        "Staff survey, 5 March 2014": "98.9% (452 of 457 staff)",
    }
    bases = audit_bases(now, (), (), EVERYTHING_ASKED)
    for words in told.values():  # the careful reader lets them stand
        assert not read_carefully(f"It was {words}.", bases), words


def test_a_tally_follows_what_it_counts_and_is_none_without_it() -> None:
    now = replace(cin().now, sources=(staff_survey(),))
    survey = LiveNumber(Counted.SOURCE, source_id=SourceId(90))
    found = live_count(replace(now, sources=(staff_survey(400),)), survey)
    assert found is not None
    assert live_words(now, found) == "87.5% (400 of 457 staff)"
    assert live_count(replace(now, sources=()), survey) is None
    one_less = replace(now, families_asked=now.families_asked[1:])
    heard = [live_count(each, LiveNumber(Counted.FAMILIES)) for each in (now, one_less)]
    assert [one and one.base for one in heard] == [5, 4]
    gone = LiveNumber(Counted.JUDGEMENTS, theme_id=ThemeId(99))
    assert live_count(now, gone) is None


def test_judgements_met_are_those_of_each_question_together() -> None:
    now = cin().now
    for theme in (None, *(one.id for one in now.tool.themes)):
        whole = live_count(now, LiveNumber(Counted.JUDGEMENTS, theme_id=theme))
        assert whole is not None
        each = [
            live_count(now, number)
            for number in numbers_of_theme(now, theme)
            if number.counted is Counted.CASES
        ]
        parts = [(one.count, one.base) for one in each if one is not None]
        assert (whole.count, whole.base) == tuple(map(sum, zip(*parts, strict=True)))
    shown = lens(now, LiveNumber(Counted.JUDGEMENTS))
    assert shown is not None
    assert "By question: 1 (0 of 3), 2 (2 of 3)" in lens_words(now, shown).left_out


def test_periods_in_time_and_people_one_by_one_are_counted_as_the_room_agreed(
    tmp_path: Path, clock: Clock
) -> None:
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        point = kinds_point(file, "4")
        for case, ends in zip(file.all(Case), ("28", "05"), strict=True):
            walk.give_value(file, case.id, point, f"2014-03-03/2014-03-{ends}")
            walk.agree(file, case.id, point)
        now = snapshot(file)
    agreed = [one for one in numbers_of_theme(now, None) if one.counted is Counted.IN_TIME]
    found = [live_count(now, one) for one in agreed]
    assert [one and (count_title(now, one), live_words(now, one)) for one in found] == [
        ("The room on 4 · First core group: in time", "50.0% (1 of 2 periods agreed)")
    ]


def test_periods_in_time_as_returns_give_them_follow_each_return_and_name_who_is_late(
    tmp_path: Path, clock: Clock
) -> None:
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        number = next(
            one
            for one in numbers_of_theme(snapshot(file), None)
            if one.counted is Counted.GIVEN_IN_TIME
        )
        assert number.item_id in values_to_read(snapshot(file).tool, [number])
        assert live_number(number.text) == number
        told, rests = [], list[str]()
        for given in ("2014-03-03/2014-03-05", "not provided", None):
            late = ReturnDraft("Child B", "Police", answers={"4": given} if given else {})
            bring_in.take_returns(file, Draft("late.csv", (late,)))
            full = FullSnapshot(snapshot(file), values=values_given(file))
            shown = lens(full.now, number, values=full.values)
            assert shown is not None
            told.append(live_words(full.now, shown.found))
            words = lens_words(full.now, shown)
            assert count_title(full.now, shown.found) == "4 · First core group: in time"
            assert words.left_out == "Late: Child A (Police) 13 working days."
            assert (
                words.firm == "Too few to say: how firm a share is can be told from 5 periods on."
            )
            rests.append(words.rests)
        police = next(one for one in full.now.agencies if one.name == "Police")
        only = replace(number, within=(Within("agency", str(police.id)),))
        found = live_count(full.now, only, values=full.values)
    assert told == [
        "66.7% (2 of 3 periods given in returns)",
        "50.0% (1 of 2 periods given in returns)",
        "50.0% (1 of 2 periods given in returns)",
    ]
    assert rests[0] == "Without any one period: 50.0% (1 of 2) to 100.0% (2 of 2)."
    assert found is not None
    assert live_words(full.now, found) == "0 of 1 period given in returns, Police only"


def test_several_at_once_are_counted_of_returns_and_of_cases_and_people_of_answers(
    tmp_path: Path, clock: Clock
) -> None:
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        for case in file.all(Case):
            walk.give_value(file, case.id, kinds_point(file, "1"), "early_help")
            walk.agree(file, case.id, kinds_point(file, "1"))
        full = FullSnapshot(snapshot(file), values=values_given(file))
    told = {}
    for number in numbers_of_theme(full.now, None):
        shown = lens(full.now, number, values=full.values)
        assert shown is not None
        if number.counted in (Counted.GIVEN_SO, Counted.ONE_BY_ONE):
            assert lens_words(full.now, shown).strong == f"{shown.found.percent}%"
            assert (number.counted is Counted.GIVEN_SO) == bool(
                values_to_read(full.now.tool, [number])
            )
            told[count_title(full.now, shown.found)] = live_words(full.now, shown.found)
    assert told == {
        "1 · Plans: child in need": "66.7% (2 of 3 returns)",
        "1 · Plans: protection, or review of it": "33.3% (1 of 3 returns)",
        "1 · Plans: early help": "33.3% (1 of 3 returns)",
        "The room on 1 · Plans: child in need": "0.0% (0 of 2 cases)",
        "The room on 1 · Plans: protection, or review of it": "0.0% (0 of 2 cases)",
        "The room on 1 · Plans: early help": "100.0% (2 of 2 cases)",
    }
    bases = audit_bases(full.now, (), (), EVERYTHING_ASKED)
    for words in told.values():  # the careful reader lets them stand
        assert not read_carefully(f"It was {words}.", bases), words


def test_answers_about_each_child_are_counted_one_by_one_as_returns_give_them(
    tmp_path: Path, clock: Clock
) -> None:
    with people_audit(tmp_path / "people.casewalk", clock) as file:
        nobody = [ReturnDraft("Child A", one, answers={"3": "yes"}) for one in ("Health", "Police")]
        bring_in.take_returns(file, Draft("returns.csv", tuple(nobody)))
        now = snapshot(file)
    pairs, seen = sorted(now.usable), now.tool.items[0]
    values = [
        ValueRow(*pair, seen.id, f"0=yes {one}")
        for pair, one in zip(pairs, ("1=no", "1=yes 2=yes"), strict=True)
    ]
    number = next(one for one in numbers_of_theme(now, None) if one.counted is Counted.GIVEN_SO)
    found = live_count(now, number, values=values)
    assert found is not None
    assert live_words(now, found) == "80.0% (4 of 5 answers about children)"
    assert count_title(now, found) == "1 · Seen alone: yes, one by one"


def test_a_number_that_came_before_its_kind_is_kept_letter_by_letter() -> None:
    assert LiveNumber(Counted.REQUESTS).text == (
        '{"counted":"requests","question_id":null,"item_id":null,"answer_ids":[],'
        '"base":"where applicable","where":[],"within":[],"complete_only":false}'
    )
    tally = LiveNumber(Counted.SOURCE, source_id=SourceId(3))
    assert live_number(tally.text) == tally
