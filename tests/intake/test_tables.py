"""Tables as agencies keep them: nothing is left out unsaid, nothing is made up."""

from pathlib import Path

import pytest

from core.intake.contents import contents_of
from core.intake.read import drafts_of, read
from core.model.draft.returns import AnyDraft, DoubtKind, DraftKind, ReturnDraft
from core.model.fault import Unreadable
from tests.intake.files import cin, text_file, workbook
from tests.intake.workbooks import packed, xlsx

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = "case,agency,3,3 comments\n"


def what(path: Path) -> list[str]:
    return [problem.what for problem in read(path, cin()).problems]


def remarks(path: Path) -> tuple[str, ...]:
    return read(path, cin()).remarks


def answered(draft: AnyDraft) -> list[tuple[str, dict[str, str]]]:
    return [(row.case, row.answers) for row in draft.rows if isinstance(row, ReturnDraft)]


def sheet(rows: dict[int, list[str]], more: str = "", hidden: tuple[int, ...] = ()) -> str:
    """Return a sheet of texts; "=" is a formula without a value, "#..." an error cell."""
    told = ""
    for number, cells in rows.items():
        inside = ""
        for at, cell in enumerate(cells):
            place = f'r="{chr(65 + at)}{number}"'
            if cell == "=":
                inside += f"<c {place}><f>A1</f></c>"
            elif cell == '=""':
                inside += f'<c {place} t="str"><f>A1</f><v></v></c>'
            elif cell.startswith("#"):
                inside += f'<c {place} t="e"><v>{cell}</v></c>'
            elif cell:
                inside += f'<c {place} t="inlineStr"><is><t>{cell}</t></is></c>'
        seen = ' hidden="1"' if number in hidden else ""
        told += f'<row r="{number}"{seen}>{inside}</row>'
    before, _, after = more.partition("|")
    return f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{told}</sheetData>{after}</worksheet>'


def kept(folder: Path, *sheets: str, hidden: tuple[str, ...] = ()) -> Path:
    path = folder / "camhs.xlsx"
    path.write_bytes(packed({f"Sheet {at}": one for at, one in enumerate(sheets, 1)}, hidden))
    return path


HEADINGS = ["case", "agency", "completed on", "1a", "1b"]
FIRST = ["Child A", "School", "10/3/2014", "Yes", "No"]
SECOND = ["Child B", "Police", "11/3/2014", "No", "No"]


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!"])
def test_an_error_cell_is_no_blank_and_no_answer(tmp_path: Path, error: str) -> None:
    path = kept(tmp_path, sheet({1: HEADINGS, 2: ["Child A", "School", "", error, "No"]}))
    assert answered(read(path, cin())) == [("Child A", {"1b": "no"})]
    assert what(path) == [f"“1a” holds the error {error} instead of a value."]


@pytest.mark.parametrize(
    "error", ["#N/A", "#REF!", "Err:502", "########", "#NV", "#BEZUG!", "#¡DIV/0!", "#N/D"]
)
def test_an_error_that_was_saved_as_text_is_one_too(tmp_path: Path, error: str) -> None:
    path = text_file(tmp_path, f"{HEAD}Child A,School,yes,{error}\n")
    assert what(path) == [f"“3 comments” holds the error {error} instead of a value."]


def test_a_formula_without_a_value_holds_its_row_back_and_one_that_gives_nothing_does_not(
    tmp_path: Path,
) -> None:
    rows = {1: HEADINGS, 2: ["Child A", "School", "", "=", "No"], 3: [*SECOND[:3], '=""', "No"]}
    path = kept(tmp_path, sheet(rows))
    assert answered(read(path, cin())) == [("Child B", {"1b": "no"})]
    assert what(path)[0].startswith("“1a” is a formula without a value: open the file in Excel")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("D2:D3", "“1a” is merged with row 2 (“Yes”)"),
        ("A2:A3", "“case” is merged with row 2 (“Child A”)"),
        ("C2:C3", "“completed on” is merged with row 2 (“10/3/2014”)"),
    ],
    ids=["an answer", "a case", "a date"],
)
def test_a_row_below_a_merged_cell_is_held_back(tmp_path: Path, place: str, said: str) -> None:
    merged = f'|<mergeCells><mergeCell ref="{place}"/></mergeCells>'
    path = kept(tmp_path, sheet({1: HEADINGS, 2: FIRST, 3: SECOND}, merged))
    assert [case for case, _ in answered(read(path, cin()))] == ["Child A"]
    assert said in what(path)[0]


def test_an_answer_that_is_one_cell_over_several_rows_is_proposed_for_each(tmp_path: Path) -> None:
    merged = '|<mergeCells><mergeCell ref="D2:D3"/></mergeCells>'
    below = [*SECOND[:3], "", *SECOND[4:]]
    path = kept(tmp_path, sheet({1: HEADINGS, 2: FIRST, 3: below}, merged))
    draft = read(path, cin())
    assert [case for case, _ in answered(draft)] == ["Child A"]
    both = draft.accepting({DoubtKind.PROPOSED}).rows
    assert [row.answers["1a"] for row in both] == ["yes", "yes"]  # type: ignore[union-attr]
    assert not draft.accepting({DoubtKind.PROPOSED}).problems


def test_two_answers_merged_side_by_side_hold_their_row_back(tmp_path: Path) -> None:
    merged = '|<mergeCells><mergeCell ref="D2:E2"/></mergeCells>'
    path = kept(tmp_path, sheet({1: HEADINGS, 2: [*FIRST[:4], ""], 3: SECOND}, merged))
    assert "“1b” is merged with “1a” (“Yes”)" in what(path)[0]
    assert len(read(path, cin()).rows) == 1


def test_merged_cells_above_the_headings_and_beside_the_table_say_nothing(tmp_path: Path) -> None:
    merged = '|<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="G2:G4"/></mergeCells>'
    path = kept(tmp_path, sheet({1: ["Returns"], 3: HEADINGS, 4: FIRST}, merged))
    draft = read(path, cin())
    assert (len(draft.rows), draft.problems) == (1, ())
    assert draft.remarks == ("Row 1 above the headings (“Returns”) was passed over.",)


def test_hidden_rows_and_columns_are_read_and_named(tmp_path: Path) -> None:
    columns = '<cols><col min="5" max="5" hidden="1"/></cols>|'
    path = kept(tmp_path, sheet({1: HEADINGS, 2: FIRST, 3: SECOND}, columns, hidden=(3,)))
    draft = read(path, cin())
    assert len(draft.rows) == 2
    assert draft.remarks == (
        "Row 3 is hidden in the workbook (filtered out, perhaps); it was read all the same.",
        "Hidden in the workbook, and read all the same: “1b”.",
    )


def test_every_sheet_with_returns_is_read_and_its_rows_are_named_by_it(tmp_path: Path) -> None:
    wrong = ["Child B", "Police", "", "perhaps", "No"]
    path = kept(tmp_path, sheet({1: HEADINGS, 2: FIRST}), sheet({1: HEADINGS, 2: wrong}))
    first, second = drafts_of(contents_of(path), cin())
    assert answered(first) == [("Child A", {"1a": "yes", "1b": "no"})]
    assert second.problems[0].sentence == (
        "One answer in row 2 of camhs.xlsx, sheet “Sheet 2” was held back: "
        "“perhaps” is not an answer to question 1a, which offers Yes and No."
    )


def test_a_hidden_sheet_with_returns_is_named_as_left_out(tmp_path: Path) -> None:
    table = sheet({1: HEADINGS, 2: FIRST})
    path = kept(tmp_path, table, sheet({1: HEADINGS, 2: SECOND}), hidden=("Sheet 2",))
    (problem,) = read(path, cin()).problems
    assert problem.sentence == (
        "camhs.xlsx: the sheet “Sheet 2” is hidden and was not read, "
        "though it speaks of this audit's cases."
    )
    assert not problem.holds_row_back


def test_a_sheet_of_other_things_is_only_remarked_on(tmp_path: Path) -> None:
    guide = [["How to fill this in"], ["Question", "What it means"]]
    path = tmp_path / "camhs.xlsx"
    path.write_bytes(xlsx({"Returns": [HEADINGS, FIRST], "Guide": guide}))
    draft = read(path, cin())
    assert draft.problems == ()
    assert draft.remarks == ("The sheet “Guide” has no column “case” and was passed over.",)


def test_a_sheet_that_speaks_of_the_cases_in_other_words_is_left_out_and_named(
    tmp_path: Path,
) -> None:
    path = tmp_path / "back.xlsx"
    path.write_bytes(xlsx({"Returns": [HEADINGS, FIRST], "More": [["Child", "1a"], ["Child C"]]}))
    assert what(path) == ["“back.xlsx, sheet “More”” has no column “agency”."]


def test_further_headings_in_another_order_count_for_the_rows_below(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "Case,Agency,1a,1b\nChild A,School,Yes,No\n\nCase,Agency,1b,1a\nChild B,School,Yes,No\n",
    )
    (draft,) = drafts_of(contents_of(path), cin())
    assert answered(draft) == [
        ("Child A", {"1a": "yes", "1b": "no"}),
        ("Child B", {"1b": "yes", "1a": "no"}),
    ]
    assert draft.remarks == ("Row 4 holds other headings; the rows below it were read under them.",)


def test_the_same_headings_again_are_passed_over_and_a_return_again_is_named(
    tmp_path: Path,
) -> None:
    row = "Child A,School,yes,\n"
    path = text_file(tmp_path, f"{HEAD}{row}{HEAD}{row}")
    assert remarks(path) == (
        "Row 3 repeats the headings and was passed over.",
        "Row 4 is row 2 again: it counts once.",
    )
    path = text_file(tmp_path, f"{HEAD}{row}{HEAD}Child A,School,no,\n")
    assert what(path) == ["the return of “School” for “Child A” is already in row 2."]


def test_headings_in_two_lines_are_read_as_one(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Case,Agency,Records,\n,,1a,1b\nChild A,School,Yes,No\n")
    assert answered(read(path, cin())) == [("Child A", {"1a": "yes", "1b": "no"})]
    assert remarks(path) == ("Rows 1 and 2 were read as headings in two lines.",)


@pytest.mark.parametrize("above", ["Returns of the spring audit\nFor the workshop\n", "#TYPE X\n"])
def test_words_above_the_headings_are_passed_over_and_named(tmp_path: Path, above: str) -> None:
    path = text_file(tmp_path, f"{above}{HEAD}Child A,School,yes,\n")
    draft = read(path, cin())
    assert len(draft.rows) == 1
    assert draft.remarks[0].endswith("passed over.")
    assert above.splitlines()[0] in draft.remarks[0]


@pytest.mark.parametrize(
    "below",
    [
        "Total,,24,\n",
        "Total Yes,,3,\n",
        "Please send it back by the end of March.,,,\n",
        "* x,,,\n",
    ],
)
def test_totals_and_notes_under_a_table_are_passed_over_and_named(
    tmp_path: Path, below: str
) -> None:
    path = text_file(tmp_path, f"{HEAD}Child A,School,yes,\n{below}")
    draft = read(path, cin())
    assert (len(draft.rows), draft.problems) == (1, ())
    assert draft.remarks[0].startswith(f"Row 3 (“{below.partition(',')[0]}”) looks like a ")


def test_a_total_makes_no_case(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,age\nChild A,6\nChild B,7\nTotal,2\n")
    draft = read(path, cin())
    assert (draft.kind, len(draft.rows)) == (DraftKind.CASES, 2)
    assert draft.remarks == ("Row 4 (“Total”) looks like a total and was passed over.",)


def test_a_case_nobody_knows_is_never_taken_for_a_note(tmp_path: Path) -> None:
    path = text_file(tmp_path, f"{HEAD}Child Z,,,\n")
    assert what(path) == ["“Child Z” is not a case in this audit. No agency is named."]


@pytest.mark.parametrize(
    "end", ["Child B,School,N", "Child B,Sch", "Child B,School,no,fine\nChild C,School"]
)
def test_a_file_cut_short_holds_its_last_row_back(tmp_path: Path, end: str) -> None:
    path = text_file(tmp_path, f"{HEAD}Child A,School,no,fine\n{end}")
    assert what(path)[-1].startswith(
        "the file ends in the middle of this row: it seems to be cut short."
    )


def test_a_last_cell_that_is_only_a_beginning_was_cut(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,1a,3\nChild A,School,No,No\nChild B,School,Yes,N")
    assert len(what(path)) == 1
    whole = text_file(tmp_path, "case,agency,1a,3\nChild A,School,N,Y\nChild B,School,Y,N")
    assert what(whole) == []


def test_a_row_that_ends_early_is_named_and_one_filled_up_is_not(tmp_path: Path) -> None:
    path = text_file(tmp_path, f"{HEAD}Child A,School,yes\nChild B,School,no,\n")
    assert len(read(path, cin()).rows) == 2
    assert remarks(path) == (
        "Row 2 ends before the last column; what is missing was taken as blank.",
    )


def test_a_quotation_mark_that_draws_in_other_rows_is_seen(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        f'{HEAD}Child A,School,yes,"He said\nChild B,School,no,fine\nChild C,School,no,"\n',
    )
    assert "a quotation mark in it does not close where it should" in what(path)[0]


def test_a_comment_of_several_lines_is_no_damage(tmp_path: Path) -> None:
    path = text_file(tmp_path, f'{HEAD}Child A,School,yes,"One, two\nthree"\n')
    assert what(path) == []


def test_a_zero_byte_holds_its_row_back_and_no_other(tmp_path: Path) -> None:
    path = text_file(tmp_path, f"{HEAD}Child A,School,yes,a\x00b\nChild B,School,no,fine\n")
    assert what(path) == ["“3 comments” holds a zero byte, so part of it may be lost."]
    assert len(read(path, cin()).rows) == 1


def test_letters_of_a_wrong_encoding_are_pointed_out_by_row(tmp_path: Path) -> None:
    path = text_file(tmp_path, f"{HEAD}Child A,School,yes,cafÃ©\nChild B,School,no,fine\n")
    assert remarks(path) == (
        "Row 2: letters such as “Ã©” (row 2) come of a wrong encoding; check the words there.",
    )


def test_rows_of_an_old_encoding_leave_the_others_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "camhs.csv"
    new, old = "Child A,School,yes,café\n", "Child B,School,no,café\n"
    path.write_bytes(HEAD.encode() + new.encode() + old.encode("cp1252"))
    rows = [row for row in read(path, cin()).rows if isinstance(row, ReturnDraft)]
    assert [row.comments["3"] for row in rows] == ["café", "café"]
    assert remarks(path)[0].endswith("(row 3).")


def test_marks_nobody_sees_do_not_hold_a_row_back(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "\ufeff\ufeffCase,Agency,1a\u200b\nChild A\u200b,\u202aPolice\u202c,\u200eYes\n"
    )
    assert answered(read(path, cin())) == [("Child A", {"1a": "yes"})]


def test_a_mark_nobody_sees_is_named_where_it_stands_for_something(tmp_path: Path) -> None:
    path = text_file(tmp_path, f"{HEAD}Child\u00adX,School,yes,\n")
    assert what(path) == [
        "“ChildX” is not a case in this audit. “case” holds a mark that cannot be seen."
    ]


def test_a_forms_own_columns_are_no_rows_held_back(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "ID,Start time,Email,case,agency,3,spare\n1,9:00,a@b,Child A,School,yes,\n"
    )
    draft = read(path, cin())
    assert (draft.problems, draft.held_back) == ((), 0)
    assert draft.remarks == (
        "The columns “ID”, “Start time”, “Email”, “spare” say nothing of the audit "
        "and were passed over.",
    )


def test_no_message_is_longer_than_four_hundred_letters(tmp_path: Path) -> None:
    wrong = ",".join(["something that is no answer at all"] * 17)
    keys = "1a,1b,1c,1d,1e,1f,1g,2,3,4,5,6,7,8,9,10,11"
    path = text_file(tmp_path, f"case,agency,{keys}\nChild Z,Nobody,{wrong}\n")
    (problem,) = read(path, cin()).problems
    assert len(problem.what) <= 400
    assert problem.what.endswith("more)")


def test_the_row_that_was_taken_for_the_headings_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as found:
        read(workbook(tmp_path, [[None], ["Pupil", "Who"], ["Child A", "GP"]]), cin())
    assert found.value.remedy.startswith("Row 2 was taken for the headings.")
