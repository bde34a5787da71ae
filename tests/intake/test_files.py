"""Files of every making: encodings, separators, workbooks, and what is none of these."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intake.contents import sheets_in
from core.intake.sheets import Worksheet
from core.intake.tables import read_grid
from core.model.fault import Unreadable
from tests.intake.files import text_file, workbook
from tests.intake.workbooks import Typed, packed, sheet_of, xlsx

SMALL_WORKBOOK = xlsx({"Returns": [["case", "agency", 3]]})
TEXT = "Case,Agency,3 comments\nChild A,École,“plain” – £5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    grid = read_grid(text_file(tmp_path, TEXT, encoding=encoding))
    assert grid.headings == ("Case", "Agency", "3 comments")
    assert grid.rows[0].cells == ("Child A", "École", "“plain” – £5")
    assert bool(grid.remarks) is (encoding == "cp1252")


def test_an_old_encoding_is_said(tmp_path: Path) -> None:
    grid = read_grid(text_file(tmp_path, TEXT, encoding="cp1252"))
    assert "was read as Windows-1252" in grid.remarks[0]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found_by_the_headings(tmp_path: Path, separator: str) -> None:
    headings = separator.join(["Case", '"Agency, team; place"', "3"])
    path = text_file(tmp_path, f"{headings}\nChild A{separator}School{separator}Yes\n")
    grid = read_grid(path)
    assert grid.headings == ("Case", "Agency, team; place", "3")
    assert grid.rows[0].cells == ("Child A", "School", "Yes")


def test_empty_lines_above_the_headings_are_passed_over(tmp_path: Path) -> None:
    grid = read_grid(text_file(tmp_path, "\n,,\nCase,Agency\n\nChild A,School\n"))
    assert (grid.headed_at, grid.rows[0].number) == (3, 5)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n,,\n", "is empty"),
        (b"%PDF-1.7\nwhatever", "is a PDF that cannot be read"),
        (bytes(range(256)) * 20, "is not a CSV or Excel file"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "is not a CSV or Excel file"),
        (b"PK\x03\x04 not really", "not an Excel workbook"),
        (b'case,agency\n"Child A,School\n', "quotation marks in row 2"),
        (b"\x81\x8d\x8f\x90", "is not a CSV or Excel file"),
    ],
)
def test_what_is_no_list_gets_a_clear_fault(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "camhs.csv"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=said) as refused:
        read_grid(path)
    assert "Nothing was taken in" in refused.value.safe
    assert refused.value.remedy


def test_a_file_of_50_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(Unreadable, match="holds 50 MB"):
        read_grid(path)


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="has 30001 rows"):
        read_grid(text_file(tmp_path, "case\n" + "x\n" * 30_000))


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="There is no file"):
        read_grid(tmp_path / "gone.csv")
    with pytest.raises(Unreadable, match="is a folder"):
        read_grid(tmp_path)


def test_the_sheet_with_a_case_column_is_taken_before_the_first(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    returns: list[list[Typed]] = [["Case", "Agency"], ["Child A", "School"]]
    path.write_bytes(xlsx({"Read me": [["How to fill this in"]], "Return": returns}))
    assert read_grid(path).headings == ("Case", "Agency")


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "hidden.xlsx"
    path.write_bytes(xlsx({"Shown": [["Agency"]], "Old": [["Case"]]}, hidden=["Old"]))
    assert read_grid(path).headings == ("Agency",)


def test_one_cell_in_the_last_corner_does_not_take_all_memory(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    path.write_bytes(packed({"Far": sheet_of({"A1": "case", "XFD1048576": "x"})}))
    with pytest.raises(Unreadable, match="far larger inside"):
        read_grid(path)


def test_a_workbook_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * (151 * 1024 * 1024))
    with pytest.raises(Unreadable, match="far larger inside"):
        read_grid(path)


def test_a_cut_off_workbook_or_word_form_is_refused_as_what_it_was(tmp_path: Path) -> None:
    whole = workbook(tmp_path, [["case", "agency"], ["Child A", "School"]]).read_bytes()
    for name, said in (("cut.xlsx", "not an Excel workbook"), ("cut.docx", "not a Word document")):
        path = tmp_path / name
        path.write_bytes(whole[: len(whole) // 2])
        with pytest.raises(Unreadable, match=said):
            read_grid(path)


def test_any_other_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letters.zip"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("letter.txt", "Dear colleague")
    with pytest.raises(Unreadable, match="not an Excel workbook"):
        read_grid(path)


@given(st.binary(max_size=400))
def test_no_bytes_at_all_bring_the_reader_down(data: bytes) -> None:
    sheets: list[Worksheet] = []
    with suppress(Unreadable):  # the only way it may refuse
        sheets = sheets_in("any.csv", data)
    assert all(isinstance(cell, str) for one in sheets for row in one.rows for cell in row.cells)


@given(st.data())
def test_no_broken_workbook_brings_the_reader_down(data: st.DataObject) -> None:
    whole = bytearray(SMALL_WORKBOOK)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    sheets: list[Worksheet] = []
    with suppress(Unreadable):  # the only way it may refuse
        sheets = sheets_in("any.xlsx", bytes(whole))
    assert all(isinstance(cell, str) for one in sheets for row in one.rows for cell in row.cells)


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\r", exclude_categories=["Cs"]),
    max_size=12,
)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=6))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]]) -> None:
    import csv

    written = io.StringIO(newline="")
    csv.writer(written).writerows([["case", "agency"], *rows])
    (sheet,) = sheets_in("any.csv", written.getvalue().encode("utf-8-sig"))
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert [list(row.cells) for row in sheet.rows] == [["case", "agency"], *filled]
