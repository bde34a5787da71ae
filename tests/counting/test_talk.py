"""What the returns say of a case tells how much it will be talked through, without an order."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import first_views, walk
from core.acts.prepare import set_audit
from core.counting.asking import deciding_items
from core.counting.pace import pace
from core.counting.talk import question_needs, talk_by_case
from core.model.clock import Clock
from core.queries.cuts import answers_grouped
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


def test_the_forecast_follows_it_as_far_as_the_cases_that_are_done_do() -> None:
    talk = dict(zip((one.id for one in EIGHT), (0.5, 1.5, 1, 1, 1, 1, 1, 1), strict=True))
    cases = [replace(one, talk=talk[one.id]) for one in EIGHT]
    cases[:2] = [replace(one, settled=11) for one in cases[:2]]
    followed = (visit(1, "10:00", "10:10"), visit(2, "10:10", "10:40"))
    only_torn = [replace(one, talk=2.0) if one.id == 3 else one for one in cases]
    usual = pace(AGENDA, cases, followed, at("10:40")).rest
    longer = pace(AGENDA, only_torn, followed, at("10:40")).rest
    assert usual is not None
    assert longer is not None
    assert usual.likely == pytest.approx(6 * 20)
    assert longer.likely == pytest.approx(7 * 20)
    contrary = (visit(1, "10:00", "10:30"), visit(2, "10:30", "10:40"))
    less = pace(AGENDA, only_torn, contrary, at("10:40")).rest
    assert less is not None
    assert less.likely < longer.likely
