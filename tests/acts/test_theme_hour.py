"""A theme hour is written, grouped, ranked and taken on; each is a step of undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.acts import theme_hour
from core.counting.theme_hour import HourResult, hour_result, voices_of
from core.model.clock import Clock
from core.model.fault import NotYet
from core.model.finding import EvidenceNamed, Finding
from core.model.note import Note
from core.model.theme_hour import HourCard, HourGroup, HourStage, HourVote, ThemeHour
from core.model.tool import Theme
from core.queries.search import HitKind, search
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.small import small_audit


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with small_audit(tmp_path / "audit.casewalk", clock) as held:
        yield held


def _hour(file: WorkshopFile, voices: int = 0) -> ThemeHour:
    theme_hour.begin_hour(file, "What should change first?", voices)
    (hour,) = file.all(ThemeHour)
    theme_hour.add_cards(file, hour.id, ["One chronology", " ", "Two pages at the start", "Alone"])
    for title, card in zip(("One story", "Minutes"), file.all(HourCard)[:2], strict=True):
        theme_hour.add_group(file, hour.id, title, card)
    return hour


def _result(file: WorkshopFile) -> HourResult:
    now = snapshot(file)
    return hour_result(now, now.theme_hours[0])


def test_points_are_given_by_place_and_equal_ones_share_a_rank(file: WorkshopFile) -> None:
    hour = _hour(file, voices=3)
    first, second = (one.id for one in file.all(HourGroup))
    theme_hour.give_points(file, hour, [first, second])
    theme_hour.give_points(file, hour, [second, first])
    found = _result(file)
    assert [(one.points, one.voices, one.rank) for one in found.groups] == [(9, 2, 1), (9, 2, 1)]
    assert (found.cards, len(found.alone), found.voices, found.all_in) == (3, 1, 2, False)
    theme_hour.give_points(file, hour, [second])
    assert [one.group.title for one in _result(file).ranked] == ["Minutes", "One story"]
    assert _result(file).all_in
    theme_hour.take_back_points(file, hour, 1)
    assert voices_of(snapshot(file), hour) == [(2, (second, first)), (3, (second,))]
    for wrong in ([], [first, first]):
        with pytest.raises(NotYet):
            theme_hour.give_points(file, hour, wrong)


def test_a_group_taken_on_is_a_theme_and_a_finding_on_its_cards_and_the_rest_is_kept(
    file: WorkshopFile,
) -> None:
    hour = _hour(file)
    group, other = file.all(HourGroup)
    theme_hour.give_points(file, hour, [group.id, other.id])
    theme_hour.take_on(file, hour, [group])
    (finding,) = file.all(Finding)
    theme = next(one for one in file.all(Theme) if one.title == "One story")
    assert (finding.text, finding.theme_id, theme.emerged) == ("One story", theme.id, True)
    (named,) = file.all(EvidenceNamed)
    note = file.get(Note, named.row_id)
    assert note is not None
    assert (note.text, note.theme_id, note.case_id) == ("One chronology", theme.id, None)
    taken, kept = file.all(HourGroup)
    assert taken.taken_at
    assert not kept.taken_at
    with pytest.raises(NotYet):
        theme_hour.take_on(file, hour, [taken])
    file.undo()
    assert not file.all(Finding)
    assert not file.all(HourGroup)[0].taken_at


def test_a_group_taken_apart_leaves_its_cards_and_takes_its_points(file: WorkshopFile) -> None:
    hour = _hour(file)
    group, other = file.all(HourGroup)
    theme_hour.give_points(file, hour, [group.id, other.id])
    theme_hour.remove_group(file, group)
    assert [one.group_id for one in file.all(HourVote)] == [other.id]
    assert len(_result(file).alone) == 2
    theme_hour.go_to_stage(file, hour, HourStage.RANKING)
    theme_hour.remove_hour(file, file.all(ThemeHour)[0])
    assert not file.all(HourCard)
    file.undo()
    assert len(file.all(HourCard)) == 3


def test_what_was_written_is_found(file: WorkshopFile) -> None:
    _hour(file)
    found = {hit.kind for words in ("chronology", "change first", "Minutes")
             for hit in search(file, words)}  # fmt: skip
    assert {HitKind.HOUR, HitKind.HOUR_GROUP, HitKind.HOUR_CARD} <= found
