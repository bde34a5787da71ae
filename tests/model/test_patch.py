"""A snapshot brought up to date by rows keeps what it has worked out and need not again."""

from dataclasses import replace
from functools import cached_property

import pytest

from core.model.audit import Audit
from core.model.case import Case
from core.model.changed import RowChange
from core.model.ids import CaseId, JudgementId, NoteId, QuestionId
from core.model.judgement import Judgement
from core.model.note import Note, NoteKind
from core.model.patch import _LOOKUPS, StaleSnapshot, patched
from core.model.snapshot import Snapshot

NOW = Snapshot(
    Audit("A day"),
    cases=tuple(Case(f"Child {n}", id=CaseId(n), position=n) for n in (1, 2, 3)),
    judgements=tuple(
        Judgement(CaseId(n), QuestionId(1), id=JudgementId(n), reason="why") for n in (1, 2, 3)
    ),
)


def change(before: object, after: object) -> RowChange:
    row = before or after
    return RowChange(type(row), getattr(row, "id", 0), before, after)


def test_every_look_up_of_a_snapshot_says_what_it_rests_on() -> None:
    made = {name for name, one in vars(Snapshot).items() if isinstance(one, cached_property)}
    assert made == set(_LOOKUPS)


def test_what_rests_on_nothing_that_changed_is_the_very_same() -> None:
    _ = NOW.case, NOW.judgement(CaseId(1), NOW.judgements[0].point)
    after = patched(NOW, [change(None, Note(NoteKind.STRENGTH, "x", id=NoteId(1)))])
    assert after.case is NOW.case
    assert after._judgement_at is NOW._judgement_at
    assert [note.text for note in after.notes] == ["x"]
    assert NOW.notes == ()


def test_a_row_that_moved_stands_in_its_new_place() -> None:
    first = NOW.cases[0]
    moved = patched(NOW, [change(first, replace(first, position=9))])
    assert [case.reference for case in moved.cases] == ["Child 2", "Child 3", "Child 1"]
    assert moved.case[first.id].position == 9


def test_rows_that_swap_places_are_both_there() -> None:
    first, second = NOW.judgements[:2]
    one = replace(first, case_id=second.case_id)
    other = replace(second, case_id=first.case_id)
    _ = NOW.judgement(first.case_id, first.point), NOW.judgements_of(first.case_id)
    after = patched(NOW, [change(first, one), change(second, other)])
    assert after.judgement(first.case_id, first.point) is other
    assert after.judgement(second.case_id, second.point) is one
    assert after.judgements == (one, other, NOW.judgements[2])


def test_more_rows_than_can_be_put_in_one_by_one_are_sorted_in() -> None:
    new = [Case(f"Child {n}", id=CaseId(n), position=1000 - n) for n in range(4, 100)]
    after = patched(NOW, [change(None, case) for case in new] + [change(NOW.cases[1], None)])
    assert after.cases == (NOW.cases[0], NOW.cases[2], *reversed(new))


def test_where_nothing_shown_changed_the_snapshot_is_the_same_one() -> None:
    assert patched(NOW, []) is NOW


@pytest.mark.parametrize(
    "stale",
    [
        change(replace(NOW.judgements[0], reason="other words"), None),
        change(Judgement(CaseId(9), QuestionId(1), id=JudgementId(9)), None),
        change(None, NOW.judgements[1]),
    ],
)
def test_rows_that_are_not_as_the_act_found_them_are_never_guessed_at(stale: RowChange) -> None:
    with pytest.raises(StaleSnapshot):
        patched(NOW, [stale])
