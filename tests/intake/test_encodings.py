"""Text as other programs leave it: odd encodings, line ends, quotation marks and limits."""

from pathlib import Path

import pytest

from core.intake.contents import contents_of
from core.intake.disk import LARGEST
from core.intake.grid import Row
from core.intake.read import drafts_of, read
from core.intake.tables import read_grid
from core.model.draft.returns import ReturnDraft
from core.model.fault import Unreadable
from tests.intake.files import cin, text_file

TEXT = "Case,Agency,3 comments\nChild A,École,“plain” – £5\n"
RETURN = (ReturnDraft("Child A", "School", answers={"3": "yes"}),)


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["without a mark", "with a mark"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_byte_text_is_read_either_way_round(tmp_path: Path, encoding: str, mark: str) -> None:
    grid = read_grid(text_file(tmp_path, mark + TEXT, encoding=encoding))
    assert grid.headings == ("Case", "Agency", "3 comments")
    assert grid.rows == (Row(2, ("Child A", "École", "“plain” – £5")),)
    assert grid.remarks == ()


def test_four_bytes_a_letter_with_their_mark_are_text(tmp_path: Path) -> None:
    grid = read_grid(text_file(tmp_path, TEXT, encoding="utf-32"))
    assert grid.rows == (Row(2, ("Child A", "École", "“plain” – £5")),)


def test_half_a_sign_at_the_end_holds_its_answer_back_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "cut.csv"
    text = "case,agency,1a,3\nChild A,School,no,yes\nChild B,School,yes,no"
    path.write_bytes(text.encode("utf-16")[:-1])
    draft = read(path, cin())
    assert draft.rows == (
        ReturnDraft("Child A", "School", answers={"1a": "no", "3": "yes"}),
        ReturnDraft("Child B", "School", answers={"1a": "yes"}, unread={"3": "n\ufffd"}),
    )
    assert [problem.row for problem in draft.problems] == [3]


def test_zeros_that_a_disk_left_behind_a_text_hold_its_last_row_back(tmp_path: Path) -> None:
    path = tmp_path / "full.csv"
    path.write_bytes(b"case,agency,3\nChild A,School,yes\nChild B,School,no\n" + b"\x00" * 512)
    draft = read(path, cin())
    assert draft.rows == RETURN
    assert [(one.row, "zero byte" in one.what) for one in draft.problems] == [(3, True)]


def test_the_line_drawn_below_headings_is_no_row(tmp_path: Path) -> None:
    text = "| Case | Agency | 3 |\n|:-----|-------:|---|\n| Child A | School | yes |\n"
    draft = read(text_file(tmp_path, text), cin())
    assert (draft.rows, draft.problems) == (RETURN, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_letters_are_enough_to_tell_two_byte_text(tmp_path: Path, encoding: str) -> None:
    assert read_grid(text_file(tmp_path, "GP", encoding=encoding)).headings == ("GP",)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x00" * 64, id="nothing but zeros"),
        pytest.param(b"c\x00", id="a single letter in two bytes"),
        pytest.param(b"\x00c", id="a single letter the other way round"),
        pytest.param("case,agency".encode("utf-32-le"), id="four bytes a letter"),
        pytest.param("case,agency".encode("utf-32-be"), id="four bytes the other way round"),
        pytest.param("case,agency\n".encode("utf-16-le")[:-1], id="cut within a letter"),
        pytest.param("case,agency\n".encode("utf-16-be")[:-1], id="cut the other way round"),
        pytest.param(b"\x00a\x00bc\x00d\x00", id="zeros that change places"),
        pytest.param(b"a\x00b\x00\x00c\x00d", id="zeros that change places again"),
        pytest.param(b"a\x00b\x00cd", id="zeros that stop"),
        pytest.param(b"\x00a\x00bcd", id="zeros that stop, the other way round"),
    ],
)
def test_zero_bytes_that_make_no_text_are_never_guessed(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "camhs.csv"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match="is not a CSV or Excel file") as refused:
        read_grid(path)
    assert refused.value.remedy.startswith("Save it as CSV, or as an Excel workbook")


def test_old_line_ends_of_a_mac_are_line_ends(tmp_path: Path) -> None:
    path = text_file(tmp_path, 'case,agency,3,3 comments\rChild A,School,yes,"one\rtwo"\r')
    draft = read(path, cin())
    assert draft.rows == (
        ReturnDraft("Child A", "School", answers={"3": "yes"}, comments={"3": "one\ntwo"}),
    )


def test_a_heading_broken_over_two_lines_is_the_same_heading(tmp_path: Path) -> None:
    path = text_file(tmp_path, 'case,agency,"completed\non",3\nChild A,School,5/3/2014,yes\n')
    assert read(path, cin()).rows == (ReturnDraft("Child A", "School", "2014-03-05", {"3": "yes"}),)


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("\n", id="an empty line"),
        pytest.param(";;;\n", id="a line of separators"),
        pytest.param(" ; ;\t;\n\n", id="a line of separators and spaces"),
    ],
)
def test_empty_lines_above_do_not_decide_the_separator(tmp_path: Path, above: str) -> None:
    path = text_file(tmp_path, f"{above}Case;;Agency;3\nChild A;;School;yes\n")
    assert read(path, cin()).rows == RETURN


def test_commas_in_the_comments_do_not_decide_the_separator(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "3;Agency, of the service, asked;case;agency\nyes;a, b, c;Child A;School\n"
    )
    assert read(path, cin()).rows == RETURN


def test_without_a_case_column_the_most_cells_decide_the_separator(tmp_path: Path) -> None:
    assert read_grid(text_file(tmp_path, "name;age, now;team\n")).headings == (
        "name",
        "age, now",
        "team",
    )


def test_text_behind_a_closed_quotation_mark_names_its_row(tmp_path: Path) -> None:
    path = text_file(tmp_path, 'case,agency\nChild A,School\nChild B,"GP" and nurse\n')
    with pytest.raises(Unreadable) as refused:
        read_grid(path)
    assert refused.value.sentences == (
        "The quotation marks in row 3 of “camhs.csv” do not close. "
        "Nothing was taken in from it. "
        "Open it in the program it came from and save it as CSV again."
    )


def test_the_largest_file_is_20_megabytes_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    for size, said in ((LARGEST, "is not a CSV"), (LARGEST + 1, "20 MB is the most")):
        with path.open("wb") as file:
            file.truncate(size)
        with pytest.raises(Unreadable, match=said):
            read_grid(path)
    assert LARGEST == 20_971_520


def test_a_name_no_disk_can_hold_is_said_in_three_parts() -> None:
    with pytest.raises(Unreadable, match="cannot be read") as refused:
        read_grid(Path("a\0b.csv"))
    assert refused.value.safe == "Nothing was taken in from it."
    assert refused.value.remedy.startswith("Close it in other programs")


def test_the_last_row_that_is_read_is_the_20000th(tmp_path: Path) -> None:
    full = text_file(tmp_path, "case\n" + "x\n" * 19_999)
    assert len(read_grid(full).rows) == 19_999
    with pytest.raises(Unreadable, match="has 20001 rows; 20000 is the most"):
        read_grid(text_file(tmp_path, "case\n" + "x\n" * 20_000))


def test_empty_rows_are_not_counted_among_the_rows(tmp_path: Path) -> None:
    grid = read_grid(text_file(tmp_path, "case\n" + ",,\n" * 20_000 + "Child A\n"))
    assert grid.rows == (Row(20_002, ("Child A",)),)


@pytest.mark.parametrize(
    ("first", "by"),
    [("sep=;", ";"), ('"sep=;"', ";"), ("SEP=,", ","), ("sep=\t", "\t")],
    ids=["as Excel writes it", "in quotation marks", "in capitals", "a tab"],
)
def test_the_line_in_which_excel_names_the_separator_is_no_heading(
    tmp_path: Path, first: str, by: str
) -> None:
    rows = (("case", "note; with, all"), ("Child A", "yes"))
    told = "\r\n".join(by.join(f'"{cell}"' for cell in row) for row in rows)
    grid = read_grid(text_file(tmp_path, f"{first}\r\n{told}\r\n"))
    assert grid.headings == rows[0]
    assert [(row.number, row.cells) for row in grid.rows] == [(3, rows[1])]
    assert grid.headed_at == 2


def test_a_heading_that_only_begins_like_it_is_a_heading(tmp_path: Path) -> None:
    grid = read_grid(text_file(tmp_path, "sep=;case;agency\nx;Child A;GP\n"))
    assert grid.headings == ("sep=", "case", "agency")


@pytest.mark.parametrize("title", ["Our return", "Our return, of the nursery, in March"])
def test_a_title_above_the_headings_does_not_say_what_stands_between_cells(
    tmp_path: Path, title: str
) -> None:
    text = (
        f"{title}\n\nWhich child?;Which agency?;3;3 comments\nChild A;School;Yes;Late, and thin\n"
    )
    (draft,) = drafts_of(contents_of(text_file(tmp_path, text)), cin())
    (row,) = draft.rows
    assert isinstance(row, ReturnDraft)
    assert (row.answers, row.comments) == ({"3": "yes"}, {"3": "Late, and thin"})
