"""Comments in rows of their own, several answers in a cell, forms below forms: proposed, whole."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.intake.contents import contents_of
from core.intake.read import drafts_of
from core.intake.vocabulary import Choices
from core.model.draft.returns import DoubtKind, DraftKind, ReturnDraft
from core.model.tool import AnswerKind, AnswerSet
from tests.intake.files import cin, text_file, workbook
from tests.intake.test_odd_shapes import AGENCIES, SEEN, comes_in_right
from tests.intake.workbooks import Typed, packed, sheet_of, xlsx

HELPS = "Is it clear how what your agency does is meant to help this child?"
SAID = [
    ReturnDraft("Child A", "School", "", {"2": "yes", "3": "no"}, {"2": "In May", "3": "Not yet"}),
    ReturnDraft("Child D", "Police", "", {"2": "no", "3": "yes"}, {"3": "Good one"}),
]
PLAIN = [
    ReturnDraft("Child A", "School", "", {"2": "yes", "3": "no"}),
    ReturnDraft("Child D", "Police", "", {"2": "no", "3": "yes"}),
]
CARDS = [
    ReturnDraft("Child A", "School", "2014-03-11", {"2": "yes", "3": "no"}, {"2": "Late"}),
    ReturnDraft("Child D", "Police", "2014-03-12", {"2": "no", "3": "yes"}),
]

SHAPES: dict[str, tuple[Sequence[Sequence[Typed]], Sequence[ReturnDraft]]] = {
    "comments in a row below the answers, each row called so": (
        [
            ["Case", "Agency", "", "2", "3"],
            ["Child A", "School", "Answer", "Yes", "No"],
            ["", "", "Comment", "In May", "Not yet"],
            ["Child D", "Police", "Answer", "No", "Yes"],
            ["", "", "Comment", "", "Good one"],
        ],
        SAID,
    ),
    "comments in a row below that names case and agency again": (
        [
            ["Case", "Agency", "Row", "2", "3"],
            ["Child A", "School", "Response", "Yes", "No"],
            ["Child A", "School", "Comments:", "In May", "Not yet"],
            ["Child D", "Police", "Response", "No", "Yes"],
            ["Child D", "Police", "Comments:", "", "Good one"],
        ],
        SAID,
    ),
    "comments in a row below without a word for it": (
        [
            ["Case", "Agency", "2", "3"],
            ["Child A", "School", "Yes", "No"],
            ["", "", "In May", "Not yet"],
            ["Child D", "Police", "No", "Yes"],
            ["", "", "", "Good one"],
        ],
        SAID,
    ),
    "the word for it in the agency's place": (
        [
            ["Case", "Agency", "2", "3"],
            ["Child A", "School", "Yes", "No"],
            ["", "Comments", "In May", "Not yet"],
            ["Child D", "Police", "No", "Yes"],
            ["", "Comments", "", "Good one"],
        ],
        SAID,
    ),
    "answers in one cell behind their numbers": (
        [
            ["Case", "Agency", "Responses"],
            ["Child A", "School", "2: Yes; 3: No"],
            ["Child D", "Police", "2: No; 3: Yes"],
        ],
        PLAIN,
    ),
    "answers in one cell, a line each": (
        [
            ["Case", "Agency", "Answers"],
            ["Child A", "School", "Q2 Yes\nQ3 No"],
            ["Child D", "Police", "Q2 - No\nQ3 - Yes"],
        ],
        PLAIN,
    ),
    "answers in one cell between commas": (
        [
            ["Case", "Agency", "Answers"],
            ["Child A", "School", "2 Yes, 3 No"],
            ["Child D", "Police", "2 No, 3 Yes"],
        ],
        PLAIN,
    ),
    "ticks under the answers of each question": (
        [
            ["", "", SEEN, "", "", HELPS, "", ""],
            ["Case", "Agency", "Yes", "No", "Comments", "Yes", "No", "Comments"],
            ["Child A", "School", "x", "", "In May", "", "x", "Not yet"],
            ["Child D", "Police", "", "x", "", "1", "", "Good one"],
        ],
        SAID,
    ),
    "answer and comment under each question, names beside them": (
        [
            ["", "", "2", "", "3", ""],
            ["Case", "Agency", "Answer", "Comment", "Answer", "Comment"],
            ["Child A", "School", "Yes", "In May", "No", "Not yet"],
            ["Child D", "Police", "No", "", "Yes", "Good one"],
        ],
        SAID,
    ),
    "forms below forms without headings": (
        [
            ["Child:", "Child A"],
            ["Agency:", "School"],
            ["Date completed:", "11/03/2014"],
            ["2", "Yes", "Late"],
            ["3", "No"],
            ["Child:", "Child D"],
            ["Agency:", "Police"],
            ["Date completed:", "12/03/2014"],
            ["2", "No"],
            ["3", "Yes"],
        ],
        CARDS,
    ),
    "forms below forms, their names in one line": (
        [
            ["Child", "Child A", "Agency", "School", "Date completed", "11/03/2014"],
            ["Question", "Answer", "Comment"],
            ["2", "Yes", "Late"],
            ["3", "No", ""],
            ["Child", "Child D", "Agency", "Police", "Date completed", "12/03/2014"],
            ["Question", "Answer", "Comment"],
            ["2", "No", ""],
            ["3", "Yes", ""],
        ],
        CARDS,
    ),
}


FURTHER: dict[str, tuple[str, list[ReturnDraft]]] = {
    "in other words": ("Ref,Organisation,3,2\nChild D,Police,Yes,No\n", PLAIN),
    "columns turned": ("Agency,Case ref,3,2\nPolice,Child D,Yes,No\n", PLAIN),
    "a question in words": (f"Child,Service,{HELPS},2\nChild D,Police,Yes,No\n", PLAIN),
    "only the questions": (",,1b,1a\nChild D,Police,Yes,No\n", []),
    "the same again": ("Ref,Organisation,2,3\nChild D,Police,No,Yes\n", PLAIN),
}


@pytest.mark.parametrize("shape", FURTHER)
def test_rows_below_headings_in_other_words_are_read_under_them(tmp_path: Path, shape: str) -> None:
    below, right = FURTHER[shape]
    text = f"Case,Agency,2,3\nChild A,School,Yes,No\n{below}"
    right = right or [PLAIN[0], ReturnDraft("Child D", "Police", "", {"1b": "yes", "1a": "no"})]
    drafts = drafts_of(contents_of(text_file(tmp_path, text)), cin(AGENCIES), DraftKind.RETURNS)
    taken = [row for one in drafts for row in one.accepting({DoubtKind.PROPOSED}).rows]
    assert sorted(taken, key=repr) == sorted(right, key=repr)
    assert [problem for one in drafts for problem in one.problems] == []


@pytest.mark.parametrize("row", ["Child Z,Fire service,2,3", ",,,1f", "Child Z,Fire service,1a,No"])
def test_a_row_of_figures_or_of_one_word_heads_nothing(tmp_path: Path, row: str) -> None:
    text = f"Case,Agency,2,3\nChild A,School,Yes,No\n{row}\nChild D,Police,No,Yes\n"
    drafts = drafts_of(contents_of(text_file(tmp_path, text)), cin(AGENCIES), DraftKind.RETURNS)
    assert [one for draft in drafts for one in draft.rows if one == PLAIN[1]] == [PLAIN[1]]


def test_questions_of_numbers_are_headed_anew_by_their_figures(tmp_path: Path) -> None:
    text = "Case,Agency,2,3\nChild A,School,7,8\nRef,Organisation,3,2\nChild A,Police,8,7\n"
    number = Choices((), AnswerSet("visits", kind=AnswerKind.NUMBER))
    known = cin(AGENCIES)
    known = replace(known, items={**known.items, "2": number, "3": number})
    drafts = drafts_of(contents_of(text_file(tmp_path, text)), known, DraftKind.RETURNS)
    taken = [row for one in drafts for row in one.accepting({DoubtKind.PROPOSED}).rows]
    whole = {"2": "7", "3": "8"}
    assert taken == [ReturnDraft("Child A", one, "", whole) for one in ("School", "Police")]


def test_rows_of_no_height_and_columns_of_no_width_are_said_to_be_hidden(tmp_path: Path) -> None:
    drawn = sheet_of({"A1": "Case", "B1": "Agency", "C1": "2"}).replace(
        "<sheetData>", '<cols><col min="3" max="3" width="0" customWidth="1"/></cols><sheetData>'
    )
    row = '<row r="2" ht="0" customHeight="1">'
    cells = zip("ABC", ("Child A", "School", "Yes"), strict=True)
    row += "".join(f'<c r="{at}2" t="inlineStr"><is><t>{it}</t></is></c>' for at, it in cells)
    path = tmp_path / "flat.xlsx"
    drawn = drawn.replace("</sheetData>", f"{row}</row></sheetData>")
    path.write_bytes(packed({"Returns": drawn}))
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    assert any(one.startswith("Row 2 is hidden in the workbook") for one in draft.remarks)
    assert any(one.startswith("Hidden in the workbook, and read") for one in draft.remarks)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_of_that_kind_comes_in_whole(tmp_path: Path, shape: str) -> None:
    comes_in_right(tmp_path, *SHAPES[shape])


def test_a_second_row_of_answers_is_no_comment(tmp_path: Path) -> None:
    rows: list[list[Typed]] = [
        ["Case", "Agency", "2", "3"],
        ["Child A", "School", "Yes", "No"],
        ["", "", "No", "Yes"],
    ]
    (draft,) = drafts_of(contents_of(workbook(tmp_path, rows)), cin(AGENCIES), DraftKind.RETURNS)
    assert draft.rows == tuple(PLAIN[:1])
    assert [one.row for one in draft.problems] == [3]


def test_a_cell_whose_answers_cannot_all_be_read_holds_its_row_back(tmp_path: Path) -> None:
    rows: list[list[Typed]] = [
        ["Case", "Agency", "Answers"],
        ["Child A", "School", "2. Yes\n3. No"],
        ["Child D", "Police", "2. No\n3. Perhaps"],
    ]
    (draft,) = drafts_of(contents_of(workbook(tmp_path, rows)), cin(AGENCIES), DraftKind.RETURNS)
    assert [one.row for one in draft.doubts] == [2]
    assert [one.row for one in draft.problems if one.holds_row_back] == [3]
    assert "does not answer each of them" in draft.problems[0].what


def test_a_text_with_numbers_in_it_is_no_list_of_answers(tmp_path: Path) -> None:
    rows: list[list[Typed]] = [
        ["Case", "Agency", "2", "Notes"],
        ["Child A", "School", "Yes", "3 visits; 2 missed"],
    ]
    (draft,) = drafts_of(contents_of(workbook(tmp_path, rows)), cin(AGENCIES), DraftKind.RETURNS)
    (row,) = draft.accepting({DoubtKind.PROPOSED}).rows
    assert row == ReturnDraft("Child A", "School", "", {"2": "yes"}, {"2": "3 visits; 2 missed"})


def test_a_sheet_named_after_its_question_may_have_cases_down_and_agencies_across(
    tmp_path: Path,
) -> None:
    path = tmp_path / "questions.xlsx"
    head: list[Typed] = ["Case", "School", "Police"]
    sheets: dict[str, list[list[Typed]]] = {
        "Question 2": [head, ["Child A", "Yes", ""], ["Child D", "", "No"]],
        "Question 3": [head, ["Child A", "No", ""], ["Child D", "", "Yes"]],
        "2014": [["Case", "School", "Police"], ["Child A", "Yes", "No"]],
    }
    path.write_bytes(xlsx(sheets))
    drafts = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    rows = [row for one in drafts for row in one.rows]
    assert sorted(rows, key=repr) == sorted(PLAIN, key=repr)
    assert any("2014" in one.sentence for draft in drafts for one in draft.problems)
    assert any("2 returns stand in several tables" in one for one in drafts[0].remarks)


def test_ticks_for_two_answers_are_none_and_the_rest_is_taken(tmp_path: Path) -> None:
    rows: list[list[Typed]] = [
        ["Agency:", "School"],
        ["Child:", "Child A"],
        ["Question", "Yes", "No"],
        ["2", "x", "x"],
        ["3", "", "x"],
    ]
    (draft,) = drafts_of(contents_of(workbook(tmp_path, rows)), cin(AGENCIES), DraftKind.RETURNS)
    taken = draft.accepting({DoubtKind.PROPOSED})
    assert [one.answers for one in taken.rows if isinstance(one, ReturnDraft)] == [{"3": "no"}]
    assert taken.unread_answers == 1
