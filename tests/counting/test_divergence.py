"""How far agencies differ orders the day, and what all say alike is adopted together."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts import walk
from core.acts.case_order import order_cases
from core.acts.moderation import note_challenge
from core.counting.divergence import MapRow
from core.counting.minutes import minutes_to_read, needs, shared_minutes
from core.model.changed_answer import ChangedAnswer
from core.model.clock import Clock
from core.model.ids import CaseId
from core.model.judgement import Judgement, JudgementState, Together
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.divergence import alike_words, cell_words, row_words, together_words
from tests.counting.divergent import divergent_audit, map_of


@pytest.fixture
def apart(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with divergent_audit(tmp_path / "apart.casewalk", clock) as file:
        yield file


def _said(row: MapRow) -> list[str]:
    return [cell_words(cell) for cell in row.cells]


def test_cases_come_by_steps_apart_then_by_who_is_unsure_then_by_gaps(apart: WorkshopFile) -> None:
    found = map_of(apart)
    assert [row.case.reference for row in found.open] == ["Child B", "Child C", "Child A"]
    assert [row_words(row) for row in found.open] == ["3 split", "1 split", "nothing apart"]
    assert _said(found.open[0]) == [
        "somebody does not know: 1 Yes, 1 Don’t know",
        "they differ: 1 Good, 1 Poor",
        "they differ: 2 different",
        "1 of 2 differ",
        "nothing to compare",
        "nothing to compare",
    ]
    assert _said(found.open[1])[:3] == [
        "they differ: 1 Yes, 1 No",
        "something is missing: 1 Good, 1 blank",
        "nothing to compare",
    ]
    far = [cell.distance for cell in found.open[0].cells]
    assert far == [0, Fraction(2, 3), Fraction(1, 2), Fraction(1, 2), 0, 0]


def test_all_that_say_alike_is_offered_but_never_a_marked_question_or_a_grade_of_all(
    apart: WorkshopFile,
) -> None:
    now, found = snapshot(apart), map_of(apart)
    assert alike_words(now, found.alike) == (("Child A", "Q1, Q2, Q4a, Q4b"),)
    first = found.alike[0]
    walk.choose(apart, first.case_id, first.point, first.answer.id)
    now, found = snapshot(apart), map_of(apart)
    assert alike_words(now, found.alike) == (("Child A", "Q2, Q4a, Q4b"),), "one is begun"
    second, third = found.alike[1:]
    one, other = now.agencies[:2]
    note_challenge(apart, second.case_id, second.point, one.id, other.id)
    moved = ChangedAnswer(
        third.case_id, third.point.question_id, one.id, item_id=third.point.item_id
    )
    with apart.act("an agency says otherwise now"):
        apart.put(replace(moved, before="Yes", answer="No"))
    now, found = snapshot(apart), map_of(apart)
    assert alike_words(now, found.alike) == (("Child A", "Q2"),), "what is not alike any more"


def test_what_is_adopted_together_is_one_act_and_each_its_own_judgement(
    apart: WorkshopFile,
) -> None:
    alike = map_of(apart).alike
    objected = alike[-1]
    adopted = [(one.case_id, one.point, one.answer.id) for one in alike[:-1]]
    news = walk.adopt_together(apart, adopted, [(objected.case_id, objected.point)])
    assert news is not None
    assert news.label == "adopt 3 together"
    held = {one.point: one for one in apart.all(Judgement)}
    assert [held[one.point].state for one in alike[:-1]] == [JudgementState.AGREED] * 3
    assert held[objected.point].together is Together.OBJECTED
    assert held[objected.point].state is JudgementState.NOT_REACHED
    assert "3 of 3 judgements were adopted together" in together_words(snapshot(apart))
    assert map_of(apart).alike == (), "what was objected to is talked through"

    walk.agree(apart, objected.case_id, objected.point, objected.answer.id)
    assert "To 1 somebody objected" in together_words(snapshot(apart))
    walk.reopen(apart, alike[0].case_id, alike[0].point)
    assert "2 of 3 judgements were adopted" in together_words(snapshot(apart))
    for _ in range(3):
        apart.undo()
    assert apart.all(Judgement) == []


def test_what_was_begun_meanwhile_is_not_adopted_over(apart: WorkshopFile) -> None:
    first, second = map_of(apart).alike[:2]
    walk.park(apart, first.case_id, first.point)
    adopted = [(one.case_id, one.point, one.answer.id) for one in (first, second)]
    walk.adopt_together(apart, adopted)
    states = {one.point: one.state for one in apart.all(Judgement)}
    assert states == {first.point: JudgementState.PARKED, second.point: JudgementState.AGREED}
    assert walk.adopt_together(apart, adopted) is None


def test_an_order_across_pathways_is_one_list_until_they_are_grouped_again(
    apart: WorkshopFile,
) -> None:
    found, before = map_of(apart), [one.reference for one in snapshot(apart).listed_cases]
    assert before == ["Child A", "Child C", "Child B"], "under North, then South"
    offered = [row.case for row in found.open]
    order_cases(apart, offered, {offered[0].id: 40}, in_one_list=True)
    now = snapshot(apart)
    assert [one.reference for one in now.listed_cases] == ["Child B", "Child C", "Child A"]
    assert now.listed_cases[0].minutes == 40
    assert order_cases(apart, now.cases, in_one_list=True) is None, "they stand so already"
    apart.undo()
    assert [one.reference for one in snapshot(apart).listed_cases] == before


def test_a_case_the_room_is_through_with_says_how_it_left_each(apart: WorkshopFile) -> None:
    case = snapshot(apart).cases[0].id
    for point in snapshot(apart).tool.points:
        walk.park(apart, case, point)
    found = map_of(apart)
    assert [row.case.id for row in found.done] == [case]
    assert set(_said(found.done[0])) == {"parked"}


def test_minutes_go_where_agencies_differ_most_and_none_to_what_is_adopted(
    apart: WorkshopFile,
) -> None:
    found = map_of(apart)
    wanted = {row.case.id: needs(row, found.alike) for row in found.open}
    b, c, a = wanted
    shared = shared_minutes(100, wanted, {})
    assert sum(shared.values()) == 100
    assert shared[b] > shared[c] > shared[a]
    assert minutes_to_read(found.alike) == 2
    assert shared_minutes(100, wanted, {c: 60})[c] == 60
    assert sum(shared_minutes(100, wanted, {c: 60, a: 90}).values()) == 100


@given(
    st.integers(0, 600),
    st.lists(st.fractions(0, 40), min_size=1, max_size=12),
    st.dictionaries(st.integers(0, 11), st.integers(0, 700)),
)
def test_the_minutes_shared_are_always_all_that_is_left(
    left: int, weights: list[Fraction], typed: dict[int, int]
) -> None:
    wanted = {CaseId(at): weight for at, weight in enumerate(weights)}
    shared = shared_minutes(left, wanted, {CaseId(at): one for at, one in typed.items()})
    assert list(shared) == list(wanted)
    assert sum(shared.values()) == left
    assert min(shared.values()) >= 0
