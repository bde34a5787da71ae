"""Workbooks of before 2007 come in like any other."""

from pathlib import Path

import pytest

from core.intake.contents import sheets_in
from core.intake.file_reader import FileReader
from core.intake.returns import returns_in
from core.intake.sheets import Contents
from core.intake.tables import grids_of
from core.model.draft.returns import ReturnDraft
from core.model.fault import Unreadable
from tests.intake.files import cin

BOOK = Path(__file__).parents[1] / "data" / "before-2007.xls"


def test_its_days_numbers_and_words_are_read_in_the_process_that_reads_files() -> None:
    with FileReader() as reader:
        contents = reader.read(BOOK)
    assert [sheet.head.hidden for sheet in contents.sheets] == [False, True]
    (grid,) = grids_of(contents, cin())
    assert returns_in(grid, cin()).rows == (
        ReturnDraft(
            *("Child A", "School", "2014-03-11"),
            {"1a": "yes", "2": "no", "3": "yes"},
            {"3": "Seen, then not"},
        ),
        ReturnDraft(
            *("Child B", "Police", "2014-03-12"),
            {"1a": "no", "2": "not_applicable"},
            {"3": "12"},
        ),
    )


def test_a_document_of_that_time_is_none() -> None:
    with pytest.raises(Unreadable, match="it is a document of before 2007"):
        sheets_in(
            "letter.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
        )


def test_a_broken_one_is_refused_in_a_sentence() -> None:
    data = bytearray(BOOK.read_bytes())
    data[512:900] = b"\xff" * 388
    with pytest.raises(Unreadable, match="is not an Excel workbook that can be read"):
        sheets_in("old.xls", bytes(data))
    assert Contents("old.xls").sheets == ()
