"""Rows whose cells moved are told in which ways they fit, and are read again as they are put."""

from pathlib import Path

import pytest

from core.intake.mending import (
    joined,
    misplaced,
    moved_left,
    moved_right,
    read_cells,
    ways_to_mend,
)
from core.model.draft.returns import Cells
from tests.intake.files import batch_of, cin, text_file

HEAD = "Start time,case,agency,1a,1b,2,2 comments,3,3 comments\n"


def cells_held(folder: Path, row: str) -> Cells:
    (draft,) = batch_of([text_file(folder, HEAD + row)], cin()).drafts
    (problem,) = [one for one in draft.problems if one.entry is not None]
    assert problem.entry is not None
    return problem.entry.cells


@pytest.mark.parametrize(
    ("row", "fits"),
    [
        pytest.param(
            "09:00,Child A,School,Yes,Yes,Yes,seen, in May,Yes,later, yes\n",
            0,
            id="two commas too many are more than one step",
        ),
        pytest.param("09:00,Child A,School,,Yes,No,Yes,in May,No,\n", 2, id="a blank too many"),
        pytest.param("Child A,School,Yes,No,Yes,in May,No,\n", 1, id="the first cell is missing"),
    ],
)
def test_a_step_after_which_all_fits_is_offered(tmp_path: Path, row: str, fits: int) -> None:
    cells = cells_held(tmp_path, row)
    assert misplaced(cells, cin())
    ways = ways_to_mend(cells, cin())
    assert len(ways) == fits
    for way in ways:
        entry, why = read_cells(way.cells, 2, cin())
        assert entry is not None
        assert not why
        assert (entry.case, entry.agency) == ("Child A", "School")
        assert entry.answers["3"] == "no"
        assert entry.comments["2"].endswith("in May")


def test_cells_move_and_none_is_lost(tmp_path: Path) -> None:
    cells = cells_held(tmp_path, "09:00,Child A,School,Yes,Yes,Yes,seen, in May,Yes,later, yes\n")
    once = joined(cells, 6)
    assert once[6] == ("2 comments", "seen, in May")
    both = joined(once, 8)
    assert not misplaced(both, cin())
    entry, why = read_cells(both, 2, cin())
    assert entry is not None
    assert entry.comments == {"2": "seen, in May", "3": "later, yes"}
    assert not why
    assert moved_left(moved_right(both, 3), 3) == both
    assert {text for _, text in moved_right(both, 3)} == {*dict(both).values(), ""}


def test_no_step_is_offered_that_leaves_nobody_named() -> None:
    cells = (
        *(("Case", "Child C"), ("Agency", "School"), ("2", "")),
        *(("3", "Yes"), ("10", "No"), ("", "Yes")),
    )
    assert [way.words for way in ways_to_mend(cells, cin())] == [
        "The blank under 2 is one too many"
    ]
