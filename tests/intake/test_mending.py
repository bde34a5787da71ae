"""Rows whose cells moved are told in which ways they fit, and are read again as they are put."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intake.matching.row_moves import MoveKind, RowMove, moves_in, moves_text, row_key
from core.intake.mending import (
    misplaced,
    moved,
    read_cells,
    ways_to_mend,
)
from core.model.draft.match import ROW_MOVED
from core.model.draft.returns import Cells, ReturnDraft
from core.wording.moved_rows import change_lines, move_words
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
    once = moved(cells, RowMove(MoveKind.JOINED, 6))
    assert once[6] == ("2 comments", "seen, in May")
    both = moved(once, RowMove(MoveKind.JOINED, 8))
    assert not misplaced(both, cin())
    entry, why = read_cells(both, 2, cin())
    assert entry is not None
    assert entry.comments == {"2": "seen, in May", "3": "later, yes"}
    assert not why
    right = moved(both, RowMove(MoveKind.RIGHT, 3))
    assert moved(right, RowMove(MoveKind.LEFT, 3)) == both
    assert {text for _, text in right} == {*dict(both).values(), ""}


def test_no_step_is_offered_that_leaves_nobody_named() -> None:
    cells = (
        *(("Case", "Child C"), ("Agency", "School"), ("2", "")),
        *(("3", "Yes"), ("10", "No"), ("", "Yes")),
    )
    assert [way.words for way in ways_to_mend(cells, cin())] == [
        "The blank under 2 is one too many"
    ]


moves = st.builds(RowMove, st.sampled_from(MoveKind), st.integers(0, 9), st.integers(1, 4))


@given(st.lists(moves, max_size=5))
def test_steps_are_kept_and_read_as_they_were(steps: list[RowMove]) -> None:
    assert moves_in(moves_text(steps)) == tuple(steps)


@given(st.lists(st.sampled_from(["", "Yes", "late"]), min_size=1, max_size=8), moves)
def test_a_step_says_where_each_cell_goes(texts: list[str], move: RowMove) -> None:
    after = move.texts(texts)
    for at, text in enumerate(texts):
        to = move.place(at)
        assert to is None or text in (after[to] if to < len(after) else "")
    gone = [text for at, text in enumerate(texts) if move.place(at) is None]
    assert len(gone) == (
        len(texts[move.at : move.at + move.by]) if move.kind is MoveKind.LEFT else 0
    )


@pytest.mark.parametrize(
    "kept", ["", "as it stands", "right 1", "right x 1", "up 1 1", "right -1 1"]
)
def test_a_text_that_is_no_steps_moves_nothing(kept: str) -> None:
    assert moves_in(kept) == ()


def test_a_row_is_put_right_in_its_file_with_what_is_wrong_in_it(tmp_path: Path) -> None:
    text = "case,agency,1a,1b,2,2 comments,3\nChild A,School,,Yes,No,#REF!,in May\n"
    path = text_file(tmp_path, text)
    (held,) = [one for one in batch_of([path], cin()).drafts[0].problems if one.entry]
    assert held.entry is not None
    key = row_key(held.entry.cells, held.row)
    agreed = {key: moves_text([RowMove(MoveKind.LEFT, 2)])}
    (draft,) = batch_of([path], replace(cin(), agreed=agreed)).drafts
    (row,) = draft.rows
    assert isinstance(row, ReturnDraft)
    assert (row.answers, row.comments) == ({"1a": "yes", "1b": "no"}, {"2": "in May"})
    (alone,) = draft.problems
    assert "#REF!" in alone.what
    assert alone.answer is not None
    assert alone.answer.item == "2"
    (said,) = [one for one in draft.matches if one.place == ROW_MOVED]
    assert said.label == "1 column to the left, from 1a on"


def test_it_is_told_how_far_cells_move_and_what_stands_where_then(tmp_path: Path) -> None:
    cells = cells_held(tmp_path, "09:00,Child A,School,,,Yes,No,Yes,in May,No,\n")
    one, two = ways_to_mend(cells, cin())
    assert one.words == "“in May, No” is one text (Comment on 3)"
    assert two.words == "The 2 blanks under 1a and 1b are too many"
    assert move_words(cells, two.cells, two.move.by) == "5 cells move 2 columns to the left."
    assert change_lines(cells, two.cells) == [
        *("1a: blank → “Yes”", "1b: blank → “No”", "Comment on 2: “No” → “in May”"),
        *("3: “Yes” → “No”", "Comment on 3: “in May” → blank", "–: “No” → blank"),
    ]


@pytest.mark.parametrize(
    ("row", "held"),
    [
        pytest.param("School,Child A,Yes,No,late,seen\n", True, id="one cell short from 1a on"),
        pytest.param("School,Child A,,Yes,No,partly,,Yes,\n", False, id="one word, rest in place"),
        pytest.param("School,Child A,,Yes,No,Yes,,partly,\n", False, id="the last word"),
        pytest.param("School,Child A,,Yes,No,partly,,,\n", False, id="nothing behind it"),
        pytest.param("School,Child A,,Yes,partly,Yes,,No,\n", False, id="pairs without comments"),
        pytest.param("School,Child A,,,Yes,No,Yes,late,No\n", True, id="a blank too many"),
    ],
)
def test_a_row_whose_answers_would_be_others_if_moved_waits_as_a_whole(
    tmp_path: Path, row: str, held: bool
) -> None:
    head = "agency,case,Note,1a,1b,2,2 comments,3,3 comments\n"
    (draft,) = batch_of([text_file(tmp_path, head + row)], cin()).drafts
    assert [one.row for one in draft.problems if one.holds_row_back] == ([2] if held else [])


@pytest.mark.parametrize(
    ("row", "held"),
    [
        pytest.param(
            "School,Child A,,Yes,No,Yes,Yes,,late\n", True, id="answers moved to the right"
        ),
        pytest.param("School,Child A,,Yes,No,Yes,,Yes,late\n", False, id="an answer for a comment"),
        pytest.param("School,Child A,Yes,Yes,No,Yes,Yes,,late\n", False, id="none is blank"),
    ],
)
def test_a_row_moved_to_the_right_is_known_by_an_answer_that_fell_among_the_comments(
    tmp_path: Path, row: str, held: bool
) -> None:
    head = "agency,case,1a,1b,2,3,2 comments,3 comments,4 comments\n"
    (draft,) = batch_of([text_file(tmp_path, head + row)], cin()).drafts
    assert [one.row for one in draft.problems if one.holds_row_back] == ([2] if held else [])
