"""Workbooks of before 2007 come in like any other."""

from pathlib import Path
from struct import pack, pack_into, unpack_from

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intake.contents import sheets_in
from core.intake.file_reader import FileReader
from core.intake.old_looks import looks_in, looks_of
from core.intake.returns import returns_in
from core.intake.sheets import Contents
from core.intake.tables import grids_of
from core.model.draft.returns import ReturnDraft
from core.model.fault import Unreadable
from tests.intake.files import cin

LOOKS = Path(__file__).parents[1] / "data" / "hidden-and-struck.xls"
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


def test_what_is_hidden_or_struck_through_in_it_is_known() -> None:
    with FileReader() as reader:
        first, second = reader.read(LOOKS).sheets
    assert [row.number for row in first.rows if row.hidden] == [4]
    assert first.head.hidden_columns == (3,)
    struck = {row.number: row.struck for row in first.rows if row.struck}
    assert struck == {3: (2, 3), 5: (0, 1, 2, 3)}
    assert [row.number for row in second.rows if row.hidden] == [2]


@given(st.lists(st.tuples(st.integers(8, 5631), st.integers(0, 255)), max_size=40))
def test_a_container_that_is_broken_says_nothing_of_how_it_looks(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(LOOKS.read_bytes())
    for at, value in changes:
        data[at] = value
    for look in looks_of(bytes(data), lambda: None):
        assert all(row > 0 and column >= 0 for row, column in look.struck)


def test_a_chain_of_sectors_that_comes_round_again_ends() -> None:
    data = bytearray(LOOKS.read_bytes())
    table = (1 + unpack_from("<I", data, 76)[0]) * 512
    for at in range(128):
        pack_into("<I", data, table + 4 * at, 0)
    assert looks_of(bytes(data), lambda: None) == []


def records(*parts: tuple[int, bytes]) -> bytes:
    return b"".join(pack("<HH", kind, len(body)) + body for kind, body in parts)


def book(sheet: bytes, *said: tuple[int, bytes]) -> bytes:
    """A workbook's stream of one sheet, with what else is *said* of all of it."""

    def head(start: int) -> bytes:
        sheets = (0x0085, pack("<IH", start, 0))
        return records((0x0809, b"\0" * 16), *said, sheets, (0x000A, b""))

    return head(len(head(0))) + sheet


def test_a_note_on_a_cell_of_it_is_known() -> None:
    sheet = records(
        (0x0809, b"\0" * 16),
        (0x005D, pack("<HHHH", 0x15, 0x12, 0x19, 7)),
        (0x01B6, pack("<10xH", 8)),
        (0x003C, b"\0Not sure"),
        (0x001C, pack("<HHHH", 1, 27, 0, 7)),
        (0x000A, b""),
    )
    (look,) = looks_in(book(sheet), lambda: None)
    assert look.notes == [(2, 27, "Not sure")]


@pytest.mark.parametrize(
    ("file", "answers", "held"),
    [
        ("not-worked-out.xls", {}, {2, 3}),
        ("worked-out.xls", {2: {"1a": "yes", "3": "yes"}, 3: {"1a": "no", "2": "yes"}}, set()),
    ],
)
def test_a_formula_no_program_worked_out_is_no_blank_and_one_that_came_out_empty_is(
    file: str, answers: dict[int, dict[str, str]], held: set[int]
) -> None:
    with FileReader() as reader:
        contents = reader.read(BOOK.with_name(file))
    (grid,) = grids_of(contents, cin())
    draft = returns_in(grid, cin())
    whole = {4: {"1a": "yes", "2": "yes", "3": "no"}}
    assert {row.row: row.answers for row in draft.rows} == whole | answers
    assert {one.row for one in draft.problems} == held
    assert all("is a formula without a value" in one.what for one in draft.problems)


EMPTY, NOUGHT, SEVEN = b"\3\0\0\0\0\0\xff\xff", bytes(8), pack("<d", 7)
ENGINE = (0x01C1, pack("<HHI", 0x01C1, 0, 1))


@pytest.mark.parametrize(
    ("values", "said", "inside", "unvalued"),
    [
        pytest.param((EMPTY, NOUGHT), (), (), {(1, 0), (1, 1)}, id="a library's"),
        pytest.param((EMPTY, SEVEN), (), (), set(), id="one is worked out, so all are"),
        pytest.param((EMPTY, NOUGHT), (ENGINE,), (), set(), id="a program's"),
        pytest.param(
            *((EMPTY, SEVEN), (ENGINE,), ((0x005E, b"\0\0"),), {(1, 0)}),
            id="saved without working them out",
        ),
    ],
)
def test_who_worked_formulas_out_is_told_by_the_file(
    values: tuple[bytes, ...],
    said: tuple[tuple[int, bytes], ...],
    inside: tuple[tuple[int, bytes], ...],
    unvalued: set[tuple[int, int]],
) -> None:
    cells = [(0x0006, pack("<HHH", 0, at, 0) + value + bytes(8)) for at, value in enumerate(values)]
    sheet = records((0x0809, b"\0" * 16), *inside, *cells, (0x000A, b""))
    (look,) = looks_in(book(sheet, *said), lambda: None)
    assert look.unvalued == unvalued


def test_a_formula_in_it_that_failed_is_no_blank() -> None:
    data = BOOK.with_name("worked-out.xls").read_bytes()
    place, empty = pack("<HHH", 1, 3, 15), EMPTY
    assert data.count(place + empty) == 1
    data = data.replace(place + empty, place + b"\2\0\x2a\0\0\0\xff\xff")
    sheets = tuple(sheets_in("old.xls", data))
    (grid,) = grids_of(Contents("old.xls", sheets), cin())
    (problem,) = returns_in(grid, cin()).problems
    assert (problem.row, problem.what) == (2, "“2” holds the error #N/A instead of a value.")


def test_a_cell_of_it_with_an_error_is_told_from_one_with_a_yes() -> None:
    cells = [
        (0x0205, pack("<HHHBB", 4, at, 0, code, is_error))
        for at, (code, is_error) in enumerate([(1, 0), (0x17, 1), (0x2B, 1)])
    ]
    (look,) = looks_in(book(records((0x0809, b"\0" * 16), *cells, (0x000A, b""))), lambda: None)
    assert look.errors == {(5, 1): "#REF!", (5, 2): "#UNKNOWN!"}


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
