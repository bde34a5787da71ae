"""Every row of a file stands in the strip as what becomes of it."""

from pathlib import Path

from core.intake.contents import contents_of
from core.intake.read import drafts_of
from tests.intake.files import cin, text_file
from ui.prepare.row_strip import RowState, cells_of, strip_words

TABLE = """case,agency,1a,2
Child A,School,yes,no
Child B,Police,yes,perhaps
Child C,School,Y,no
Child Z,School,yes,no
Child A,School,yes,no
"""


def test_each_row_is_told_as_what_becomes_of_it(tmp_path: Path) -> None:
    (draft,) = drafts_of(contents_of(text_file(tmp_path, TABLE)), cin())
    cells = cells_of(draft)
    assert [(one.number, one.state) for one in cells] == [
        (2, RowState.ENTERS),
        (3, RowState.LACKING),
        (4, RowState.WAITS),
        (5, RowState.WAITS),
        (6, RowState.AGAIN),
    ]
    assert strip_words(cells) == (
        "2 of 4 returns can come in as it stands. Nothing is in yet.",
        "1 whole · 1 but for an answer · 2 rows wait · 1 there already",
    )
