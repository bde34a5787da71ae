"""Files made to harm, a few of each format; `python -m tests.intake.hostile` is the long form."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intake.contents import sheets_in
from core.intake.file_reader import FileReader
from core.intake.read import drafts_of
from core.intake.sheets import Contents, SheetHead, SheetRow, Worksheet
from core.model.draft.returns import DoubtKind, DraftKind, ReturnDraft
from core.model.fault import Unreadable
from tests.intake.files import cin
from tests.intake.hostile import GOOD, tried
from tests.rounds import rounds

SEED = 7


@pytest.mark.parametrize("kind", GOOD)
def test_a_hostile_file_is_read_or_refused_in_three_sentences(kind: str, tmp_path: Path) -> None:
    with FileReader() as reader:
        tally = tried(kind, SEED, rounds(4), reader, tmp_path)
    assert not tally.wrong


FIRST = (b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xd0\xcf\x11\xe0")


@given(st.sampled_from(FIRST), st.binary(max_size=400))
def test_no_bytes_end_in_anything_but_sheets_or_sentences(first: bytes, rest: bytes) -> None:
    with suppress(Unreadable):
        sheets_in("file", first + rest)


def test_a_sheet_of_marks_that_nobody_sees_is_empty() -> None:
    sheet = Worksheet(SheetHead("R"), (SheetRow(1, ("\u200b", "\x00")),))
    with pytest.raises(Unreadable, match="is empty"):
        drafts_of(Contents("r.docx", (sheet,)), cin())


WORDS = (
    *("", "", "", "Case", "Agency", "Child A", "A", "Case B", "School", "CSC", "Police comments"),
    *("1a", "1a [Yes]", "2", "2 comments", "Comments", "Question", "Answer", "Yes", "No", "x"),
    *("Yes - but late", "N/A", "perhaps", "Completed on", "3/25/2014", "41709", "Total", "—", "-"),
    "Has the case been talked through in supervision, and does the file show it?",
)
ROW = st.lists(st.sampled_from(WORDS), max_size=7)


@given(st.lists(ROW, min_size=2, max_size=9))
def test_a_table_of_any_shape_ends_in_returns_of_this_audit_or_in_sentences(
    rows: list[list[str]],
) -> None:
    known = cin(("School", "Police", "Children's Social Care"))
    sheet = Worksheet(
        SheetHead("R"), tuple(SheetRow(at, tuple(row)) for at, row in enumerate(rows, 1))
    )
    with suppress(Unreadable):
        for draft in drafts_of(Contents("r.xlsx", (sheet,)), known, DraftKind.RETURNS):
            assert all(one.sentence for one in draft.problems)
            for row in draft.accepting(set(DoubtKind)).rows:
                assert isinstance(row, ReturnDraft)
                assert row.case in known.cases
                assert row.agency in known.agencies
                assert row.says_something
                choices = known.items
                assert all(choices[key].find(said) == said for key, said in row.answers.items())
