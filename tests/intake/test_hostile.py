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
from core.model.fault import Unreadable
from tests.intake.files import cin
from tests.intake.hostile import GOOD, tried
from tests.rounds import rounds

SEED = 7


@pytest.mark.parametrize("kind", GOOD)
def test_a_hostile_file_is_read_or_refused_in_three_sentences(kind: str, tmp_path: Path) -> None:
    with FileReader() as reader:
        tally = tried(kind, SEED, rounds(8), reader, tmp_path)
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
