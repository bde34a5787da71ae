"""How a partnership's documents look is kept in the audit, and taken back."""

import pytest

from core.acts import house_style as acts
from core.model.fault import NotYet
from core.model.house_style import (
    ACCENT,
    HouseKind,
    HousePart,
    SheetStyle,
    WordSheet,
    can_be_read,
    colour_in,
    contrast,
    house_style,
    kept_sheet,
    least_shown,
    png,
    tags_cases,
    tint_of,
)
from core.store.file import WorkshopFile

LOGO = png(3, 2, bytes(range(18)))
SHEET = WordSheet((SheetStyle("heading 1"),), 11906, 16838, 1000, 1000, 1200, 1200)


def test_each_thing_is_kept_once_and_taken_back_by_undo(file: WorkshopFile) -> None:
    acts.set_logo(file, "old.png", png(1, 1, b"abc").hex(), "Old")
    acts.set_logo(file, "crest.png", LOGO.hex(), " The crest of Northshire ")
    acts.set_colour(file, "7a1f3d")
    acts.set_template(file, "Council.dotx", kept_sheet(SHEET))
    look = house_style(file.all(HousePart))
    assert look.logo is not None
    assert (look.logo.png, look.logo.words) == (LOGO, "The crest of Northshire")
    assert (look.logo.width, look.logo.height) == (3, 2)
    assert (look.accent, look.sheet) == ("#7A1F3D", SHEET)

    file.undo()
    assert house_style(file.all(HousePart)).sheet is None
    acts.remove_from_look(file, HouseKind.LOGO)
    acts.set_colour(file, "  ")
    assert file.all(HousePart) == []


def test_what_is_not_there_is_removed_without_a_step_of_undo(file: WorkshopFile) -> None:
    assert acts.set_colour(file, " ") is None
    assert all(acts.remove_from_look(file, kind) is None for kind in HouseKind)


def test_words_for_the_logo_are_one_step_of_undo(file: WorkshopFile) -> None:
    acts.set_logo(file, "crest.png", LOGO.hex(), "")
    for words in ("T", "The", "The crest"):
        acts.describe_logo(file, words)
    assert [one.words for one in file.all(HousePart)] == ["The crest"]
    file.undo()
    assert [one.words for one in file.all(HousePart)] == [""]


def test_what_is_no_colour_is_refused_in_three_parts(file: WorkshopFile) -> None:
    with pytest.raises(NotYet) as caught:
        acts.set_colour(file, "claret")
    assert caught.value.happened == "“claret” is no colour."
    assert all((caught.value.safe, caught.value.remedy))
    assert file.all(HousePart) == []


def test_which_numbers_are_not_told_is_five_unless_it_is_said_otherwise(
    file: WorkshopFile,
) -> None:
    assert least_shown(file.all(HousePart)) == 5
    acts.set_least_shown(file, " 8 ")
    acts.set_tags(file, told=True)
    assert least_shown(file.all(HousePart)) == 8
    assert tags_cases(file.all(HousePart))
    for words in ("2", "21", "few", "8.5", "٨", "-8"):
        with pytest.raises(NotYet) as caught:
            acts.set_least_shown(file, words)
        assert "from 3 to 20" in caught.value.remedy
    assert least_shown(file.all(HousePart)) == 8
    acts.set_least_shown(file, "")
    acts.set_tags(file, told=False)
    assert file.all(HousePart) == []
    assert least_shown([HousePart(HouseKind.LEAST_SHOWN, words="none")]) == 5


def test_a_colour_takes_the_place_of_ours_only_where_it_can_be_read() -> None:
    assert colour_in(" 0b5c7a ") == ACCENT
    assert colour_in("#0b5c7a1") == colour_in("red") == ""
    assert contrast("#FFFFFF") == pytest.approx(1)
    assert contrast("#000000") == pytest.approx(21)
    assert can_be_read("#767676")
    assert not can_be_read("#777777")
    assert house_style([HousePart(HouseKind.COLOUR, words="#FFCC00")]).accent == ACCENT
    assert tint_of("#000000") == "#E2E2E2"


@pytest.mark.parametrize(
    "content",
    ["", "zz", LOGO[:-1].hex(), LOGO[:40].hex(), png(900, 1, bytes(2700)).hex(), LOGO.hex() + "00"],
)
def test_what_is_no_logo_of_ours_is_left_away(content: str) -> None:
    parts = [HousePart(kind, content=content) for kind in (HouseKind.LOGO, HouseKind.TEMPLATE)]
    look = house_style(parts)
    assert (look.logo, look.sheet) == (None, None)
