"""What the table says first where no key gives it: numbers, dates, periods, words, several."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import walk
from core.acts.first_views import give_first_view
from core.counting.first_views import first_table
from core.counting.view_moves import ViewMoves, view_moves
from core.model.audit import Audit
from core.model.case import Agency, Case
from core.model.clock import Clock
from core.model.first_views import FirstView
from core.model.judgement import Judgement
from core.model.tool import Point
from core.queries.returns import positions
from core.room import RevealScene, reveal_scene
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.first_views import first_counts_words
from tests.kinds import kinds_audit, kinds_point

SAID = {
    "1": ("child_in_need early_help", "child_in_need"),
    "2": ("12", "12"),
    "3": ("2014-03-05", "2014-03-06"),
    "4": ("2014-03-03/2014-03-17", "2014-03-03/2014-03-17"),
    "5": ("He sleeps on the sofa.", "He has his own bed."),
}


@pytest.fixture
def blind(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """Every kind of answer, in an audit that asks for first views."""
    with kinds_audit(tmp_path / "kinds.casewalk", clock) as file:
        with file.act("ask first"):
            file.put(replace(file.all(Audit)[0], asks_first=True))
        yield file


def _give(file: WorkshopFile, key: str) -> Point:
    """Let Health say the first and Police the second of what is said to a question."""
    case, point = file.all(Case)[0].id, kinds_point(file, key)
    for agency, value in zip(file.all(Agency), SAID[key], strict=False):
        last = agency.name == "Police"
        give_first_view(file, case, point, agency.id, None, value=value, is_last=last)
    return point


def _reveal(file: WorkshopFile, point: Point) -> RevealScene:
    now, case = snapshot(file), file.all(Case)[0].id
    found = reveal_scene(now, case, point, positions(file, now, case, point))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("key", "lines"),
    [
        ("1", [("Health", "Child in need, Early help", False), ("Police", "Child in need", False)]),
        ("2", [("Police", "12 visits", True), ("Health", "12 visits", False)]),
        ("3", [("Police", "6 March 2014", True), ("Health", "5 March 2014", False)]),
        ("4", [("Police", "10 working days", True)]),
        ("5", [("Health", "In words", False)]),
    ],
)
def test_it_is_laid_over_what_the_forms_say_and_who_moved_comes_first(
    blind: WorkshopFile, key: str, lines: list[tuple[str, str, bool]]
) -> None:
    scene = _reveal(blind, _give(blind, key))
    assert [(one.who, one.today, one.moved) for one in scene.lines][: len(lines)] == lines
    assert "sofa" not in repr(scene), "what is typed in words is not for the wall"
    assert "bed" not in repr(scene)


def test_it_is_kept_in_words_and_as_it_is_counted_and_what_became_of_it_is_told(
    blind: WorkshopFile,
) -> None:
    point, case = _give(blind, "2"), blind.all(Case)[0].id
    first = blind.all(FirstView)[0]
    assert (first.answer, first.answer_key) == ("12 visits", "12")
    table = first_table(snapshot(blind), case, point)
    assert [one.value for one in table.lines] == ["12", "12", ""]
    assert table.asks
    now = snapshot(blind)
    assert first_counts_words(now, case, point) == "First views: 12 visits (2)."
    views = now.first_views_at(case, point)
    assert [now.agency[one.agency_id].name for one in views] == ["Health", "Police"]
    walk.give_value(blind, case, point, "12")
    walk.agree(blind, case, point)
    assert view_moves(snapshot(blind)) == ViewMoves(1, 1, 2)
    walk.change_settled(blind, replace(blind_judgement(blind, point), value="3"), ())
    assert view_moves(snapshot(blind)) == ViewMoves(1, 0, 0, 0, 0, 2)


def blind_judgement(file: WorkshopFile, point: Point) -> Judgement:
    now = snapshot(file)
    held = now.judgement(now.cases[0].id, point)
    assert held is not None
    return held


def test_of_two_periods_that_took_as_long_the_days_are_shown(blind: WorkshopFile) -> None:
    case, point = blind.all(Case)[0].id, kinds_point(blind, "4")
    health, later = blind.all(Agency)[0].id, "2014-03-04/2014-03-18"
    give_first_view(blind, case, point, health, None, value=later, is_last=True)
    line = _reveal(blind, point).lines[0]
    assert (line.form, line.today) == ("3 March to 17 March", "4 March to 18 March")


def test_who_puts_it_in_other_words_has_not_moved(blind: WorkshopFile) -> None:
    case, point = blind.all(Case)[0].id, kinds_point(blind, "5")
    health, said = blind.all(Agency)[0].id, "The sofa is where he sleeps."
    give_first_view(blind, case, point, health, None, value=said, is_last=True)
    scene = _reveal(blind, point)
    assert [one.moved for one in scene.lines] == [False]
    assert scene.summary.startswith("Words are not compared: read them out. Police: ")
    walk.give_value(blind, case, point, "He has no bed.")
    walk.agree(blind, case, point)
    assert view_moves(snapshot(blind)) == ViewMoves()


def test_what_is_no_value_is_not_kept(blind: WorkshopFile) -> None:
    case, agency = blind.all(Case)[0].id, blind.all(Agency)[0].id
    with pytest.raises(ValueError, match="no number as it is kept"):
        give_first_view(blind, case, kinds_point(blind, "2"), agency, None, value="twelve")
    assert not blind.all(FirstView)
