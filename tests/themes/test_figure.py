"""A number of the counting table keeps its counts, however long what they count is called."""

import pytest

from ui.theme import BODY, app_theme
from ui.themes.figure import with_its_counts
from ui.widgets.paint import words_width


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("In place and tested in 11 of 37", "11 of 37"),
        ("outstanding, 2 of 8", "2 of 8"),
        ("Grade 2 in 1 of 3", "1 of 3"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_what_is_counted_gives_way_and_the_counts_stay(said: str, counts: str) -> None:
    face = app_theme().font(BODY)
    whole = words_width(said, face)
    for share in (0.5, 0.7, 0.9):
        told = with_its_counts(said, face, whole * share)
        assert told.endswith(counts)
        assert words_width(told, face) <= max(whole * share, words_width(counts, face)) + 1
    assert with_its_counts(said, face, whole + 1) == said


@pytest.mark.usefixtures("qapp")
def test_what_ends_in_no_counts_is_left_to_be_cut_as_ever() -> None:
    assert (
        with_its_counts("1 open, 1 not asked", app_theme().font(BODY), 20) == "1 open, 1 not asked"
    )
