"""Excel workbooks: which sheet counts, what a typed cell says, and what is refused at the door."""

import zipfile
from pathlib import Path

import pytest

from core.intake.grid import Row
from core.intake.read import read
from core.intake.tables import read_grid
from core.model.draft.returns import ReturnDraft
from core.model.fault import Unreadable
from tests.intake.files import cin, workbook
from tests.intake.workbooks import Typed, packed, sheet_of, xlsx

MEGABYTE = 1 << 20
OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kept(folder: Path, data: bytes) -> Path:
    path = folder / "camhs.xlsx"
    path.write_bytes(data)
    return path


def test_a_sheet_whose_headings_stand_lower_is_still_the_one_with_cases(tmp_path: Path) -> None:
    lower: list[list[Typed]] = [[None], ["Case", None, "Agency"], ["Child A"]]
    grid = read_grid(kept(tmp_path, xlsx({"Read me": [["How to"]], "Return": lower})))
    assert (grid.headings, grid.headed_at) == (("Case", "", "Agency"), 2)
    assert grid.rows == (Row(3, ("Child A", "", "")),)


def test_of_two_sheets_with_cases_the_first_is_read(tmp_path: Path) -> None:
    data = xlsx({"Now": [["case"], ["Child A"]], "Before": [["case"], ["Child B"]]})
    assert read_grid(kept(tmp_path, data)).rows == (Row(2, ("Child A",)),)


def test_a_word_in_a_sheets_body_makes_it_no_list_of_cases(tmp_path: Path) -> None:
    data = xlsx({"Return": [["Agency"], ["School"]], "Notes": [["Words"], ["case"]]})
    assert read_grid(kept(tmp_path, data)).headings == ("Agency",)


def test_a_workbook_with_nothing_but_hidden_sheets_is_empty(tmp_path: Path) -> None:
    data = xlsx({"Old": [["case"], ["Child A"]]}, hidden=["Old"])
    with pytest.raises(Unreadable, match="is empty"):
        read_grid(kept(tmp_path, data))


def test_rows_are_numbered_as_excel_numbers_them(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [[None], [None, "Case", "Agency", 3], [None], [None, "Child A", "School", "perhaps"]],
    )
    draft = read(path, cin())
    assert [(problem.row, problem.what) for problem in draft.problems] == [
        (4, "“perhaps” is not an answer to question 3, which offers Yes, No and Not applicable.")
    ]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(12.0, "12", id="a whole number has no point"),
        pytest.param(-3.0, "-3", id="below nothing"),
        pytest.param(1.5, "1.5", id="a half keeps its point"),
        pytest.param(123456789012.0, "123456789012", id="a long number is written out"),
        pytest.param(True, "True", id="a tick"),
    ],
)
def test_a_number_is_read_as_it_is_shown(tmp_path: Path, number: float, said: str) -> None:
    assert read_grid(workbook(tmp_path, [["case"], [number]])).rows == (Row(2, (said,)),)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(41703, "2014-03-05", id="a day"),
        pytest.param(41703.6, "2014-03-05", id="a day and a time"),
        pytest.param(0.5, None, id="a time alone"),
    ],
)
def test_a_date_cell_is_the_day_it_shows(tmp_path: Path, number: float, said: str | None) -> None:
    cells = {"A1": "case", "B1": "agency", "C1": "completed on", "D1": "3"}
    sheet = sheet_of(cells | {"A2": "Child A", "B2": "School", "C2": number, "D2": "Yes"})
    data = packed({"Returns": sheet.replace('<c r="C2">', '<c r="C2" s="1">')})
    draft = read(kept(tmp_path, data), cin())
    if said is None:
        assert draft.rows == ()
        assert "“12:00:00” is not a date" in draft.problems[0].what
    else:
        assert draft.rows == (ReturnDraft("Child A", "School", said, {"3": "yes"}),)


def test_a_workbook_under_a_password_is_said_to_be_so(tmp_path: Path) -> None:
    parts = ("Root Entry", "EncryptionInfo", "EncryptedPackage")
    data = OLD_CONTAINER + b"".join(part.encode("utf-16-le").ljust(128, b"\0") for part in parts)
    with pytest.raises(Unreadable) as refused:
        read_grid(kept(tmp_path, data.ljust(2048, b"\xff")))
    assert refused.value.sentences == (
        "“camhs.xlsx” is protected with a password. Nothing was taken in from it. "
        "Save it without the password and bring it in again."
    )


def test_a_workbook_of_the_old_kind_is_not_taken_for_a_locked_one(tmp_path: Path) -> None:
    data = OLD_CONTAINER + b"".join(
        part.encode("utf-16-le").ljust(128, b"\0") for part in ("Root Entry", "Workbook")
    )
    with pytest.raises(Unreadable, match="is not an Excel workbook that can be read") as refused:
        read_grid(kept(tmp_path, data))
    assert ".xlsx" in refused.value.remedy


@pytest.mark.parametrize(
    "place",
    [
        pytest.param('r="XFD1048576"', id="the last corner"),
        pytest.param("r = ' xfd1048576'", id="spaced, in small letters and single marks"),
        pytest.param('r="AA115000"', id="a column of two letters"),
        pytest.param('r="ZZ4300"', id="the last column of two letters"),
    ],
)
def test_places_that_make_millions_of_cells_are_refused(tmp_path: Path, place: str) -> None:
    sheet = sheet_of({"A1": "case", "B2": "x"}).replace('r="B2"', place)
    with pytest.raises(Unreadable) as refused:
        read_grid(kept(tmp_path, packed({"Far": sheet})))
    assert refused.value.sentences == (
        "“camhs.xlsx” is far larger inside than a return would be. "
        "Nothing was taken in from it. "
        "Copy the rows you need into a new workbook and bring that in."
    )


@pytest.mark.parametrize("cut", [1, 6, 9, 13])
def test_a_far_place_is_seen_wherever_the_reading_breaks_off(tmp_path: Path, cut: int) -> None:
    start, end = sheet_of({"A1": "case", "XFD1048576": "x"}).split(' r="XFD')
    padding = " " * (MEGABYTE - len(start.encode()) - cut)
    with pytest.raises(Unreadable, match="far larger inside"):
        read_grid(kept(tmp_path, packed({"Far": f'{start}{padding} r="XFD{end}'})))


def test_parts_that_claim_to_be_large_together_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "camhs.xlsx"
    with zipfile.ZipFile(path, "w") as parts:
        for at in range(1, 4):
            parts.writestr(f"xl/media/image{at}.png", b"")
            parts.infolist()[-1].file_size = 51 * MEGABYTE
    with pytest.raises(Unreadable, match="far larger inside"):
        read_grid(path)


@pytest.mark.parametrize(
    "place",
    ["C1000000", "ZZ4200", "A112000", "a112000"],
    ids=["to the cell", "wide", "tall", "small"],
)
def test_what_a_sheet_may_claim_is_counted_by_its_letters_and_rows(
    tmp_path: Path, place: str
) -> None:
    sheets = {"Returns": sheet_of({"A1": "case"}), "Old": sheet_of({place: "x"})}
    grid = read_grid(kept(tmp_path, packed(sheets, hidden=["Old"])))
    assert grid.headings == ("case",)


@pytest.mark.parametrize(
    ("more", "said"), [(0, "is not an Excel workbook"), (1, "far larger inside")]
)
def test_a_workbook_may_claim_150_megabytes_and_not_a_byte_more(
    tmp_path: Path, more: int, said: str
) -> None:
    path = tmp_path / "camhs.xlsx"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("xl/workbook.xml", b"")
        parts.infolist()[-1].file_size = 150 * MEGABYTE + more
    with pytest.raises(Unreadable, match=said):
        read_grid(path)
