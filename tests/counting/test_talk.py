"""What the returns say of a case tells how much it will be talked through, without an order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.acts import first_views, walk
from core.acts.prepare import set_audit
from core.counting.answers_read import cells_by_case
from core.counting.asking import deciding_items
from core.counting.case_progress import CaseProgress
from core.counting.pace import pace
from core.counting.talk import question_needs, talk_by_case
from core.model.agenda import Visit
from core.model.clock import Clock
from core.queries.cuts import answers_grouped, packed_answers_about
from core.queries.returns import values_given
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.counting.day import AGENDA, EIGHT, at, visit
from tests.counting.divergent import divergent_audit, map_of


@pytest.fixture
def apart(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with divergent_audit(tmp_path / "apart.casewalk", clock) as file:
        yield file


def _talk(file: WorkshopFile) -> list[float]:
    """Return the talk of Child A (of one mind), B (three apart) and C (one apart)."""
    now = snapshot(file)
    some = deciding_items(now.tool)
    found = question_needs(now, answers_grouped(file, True, False, some), values_given(file))
    talk = talk_by_case(now, found)
    return [talk.get(case.id, 1.0) for case in now.cases]


def test_answers_read_packed_are_the_cells_that_are_counted_in_the_file(
    apart: WorkshopFile,
) -> None:
    now = snapshot(apart)
    packed = packed_answers_about(apart, [case.id for case in now.cases])
    every = [item.id for item in now.tool.items]
    for one_by_one in ([], every[:1], every):
        counted = sorted(answers_grouped(apart, True, False, one_by_one))
        assert sorted(cells_by_case(packed, one_by_one)) == counted
        assert counted


def test_the_more_agencies_differ_the_more_talk_is_expected(apart: WorkshopFile) -> None:
    of_one_mind, torn, split_once = _talk(apart)
    assert of_one_mind < split_once < torn
    assert sum(_talk(apart)) == pytest.approx(3), "together as much as three usual cases"


def test_what_was_adopted_together_is_left_out_of_what_is_talked_through(
    apart: WorkshopFile,
) -> None:
    before = _talk(apart)
    walk.adopt_together(
        apart, [(one.case_id, one.point, one.answer.id) for one in map_of(apart).alike]
    )
    assert _talk(apart)[1] >= before[1]


def test_while_first_views_are_awaited_it_tells_nothing_of_what_is_hidden(
    apart: WorkshopFile,
) -> None:
    set_audit(apart, replace(snapshot(apart).audit, asks_first=True))
    assert set(_talk(apart)) == {1.0}
    now = snapshot(apart)
    torn, first = now.cases[1], now.tool.points[0]
    first_views.reveal(apart, torn.id, first)
    assert set(_talk(apart)) == {1.0}, "one that is revealed is as usual as all that are"
    second = now.tool.points[1]
    first_views.reveal(apart, torn.id, second)
    first_views.reveal(apart, now.cases[0].id, first)
    shown = _talk(apart)
    assert shown[1] > shown[2] > shown[0]


def _rest(cases: Sequence[CaseProgress], *took: int) -> float:
    """Return how long the rest takes once cases took so many minutes one after the other."""
    began, visits = at("10:00"), list[Visit]()
    for one, minutes in zip(cases, took, strict=False):
        ends = began + timedelta(minutes=minutes)
        visits.append(visit(one.id, f"{began:%H:%M}", f"{ends:%H:%M}"))
        began = ends
    done = [replace(one, settled=11 * (place < len(took))) for place, one in enumerate(cases)]
    found = pace(AGENDA, done, visits, began).rest
    assert found is not None
    return found.likely


def test_the_forecast_follows_it_as_far_as_the_cases_that_are_done_do() -> None:
    talk = (0.5, 1.5, 0.5, 1.5, 0.5, 1.5, 1, 1)
    cases = [replace(one, talk=share) for one, share in zip(EIGHT, talk, strict=True)]
    torn = [*cases[:7], replace(cases[7], talk=2.0)]
    followed = _rest(torn, 10, 30, 10, 30, 10, 30) / _rest(cases, 10, 30, 10, 30, 10, 30)
    alike = _rest(torn, 20, 20, 20, 20, 20, 20) / _rest(cases, 20, 20, 20, 20, 20, 20)
    contrary = _rest(torn, 30, 10, 30, 10, 30, 10) / _rest(cases, 30, 10, 30, 10, 30, 10)
    assert followed == pytest.approx(1.5, abs=0.1), "one as long as any, and one twice as long"
    assert alike == pytest.approx(1, abs=0.02)
    assert contrary == pytest.approx(1, abs=0.02)


def test_minutes_of_the_map_s_order_are_believed_as_cases_follow_them_and_a_plan_stands() -> None:
    minutes = (15, 35, 15, 35, 15, 35, 25, 25)
    cases = [
        replace(one, minutes=given, own_plan=True)
        for one, given in zip(EIGHT, minutes, strict=True)
    ]
    torn = [*cases[:7], replace(cases[7], minutes=50)]
    took = (25, 25, 25, 25, 25, 25)
    assert _rest(torn, *took) == pytest.approx(_rest(cases, *took), rel=0.02)
    planned = [*EIGHT[:7], replace(EIGHT[7], minutes=50, own_plan=True)]
    assert _rest(planned, *took) == pytest.approx(75, rel=0.02), "one that was typed is a plan"
