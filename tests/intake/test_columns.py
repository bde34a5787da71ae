"""Headings, cells and rows: what is named when something stands where it should not."""

from pathlib import Path

import pytest

from core.intake.cases import read_cases
from core.intake.grid import Row
from core.intake.judgements import read_judgements
from core.intake.limits import LONGEST_CELL
from core.intake.read import read
from core.intake.requests import read_requests
from core.intake.returns import read_returns
from core.intake.tables import read_grid
from core.intake.vocabulary import Vocabulary
from core.model.case import Papers, RequestStatus
from core.model.draft.returns import CaseDraft, RequestDraft
from core.model.fault import Unreadable, shown
from tests.intake.files import cin, general, text_file, tier2


def test_every_column_of_a_list_of_cases_goes_where_it_belongs(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "Outline,Status at end,Papers,Pathway,Team,Sex,Age,Case\n"
        "Moved twice.,Closed,COMPLETE,Step down,North,girl,under 5,Child A\n",
    )
    assert read_cases(path, Vocabulary()).rows == (
        CaseDraft(
            "Child A",
            age="under 5",
            sex="girl",
            team="North",
            pathway="Step down",
            papers=Papers.COMPLETE,
            status_at_end="Closed",
            outline="Moved twice.",
        ),
    )


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("case,agency,due,by,fax", "the columns “by”, “fax” are not in a list of requests"),
        ("case,statement,agreed,why", "the column “why” is not in a list of judgements"),
        ("case,agency,3,1", "the column “1” is not among the questions of this audit tool"),
    ],
    ids=["requests", "judgements", "a question that is only its lines"],
)
def test_an_unknown_column_is_named_for_every_kind(
    tmp_path: Path, headings: str, said: str
) -> None:
    (problem,) = read(text_file(tmp_path, f"{headings}\n"), cin()).problems
    assert problem.row == 1
    assert problem.what.startswith(said)
    assert problem.what.endswith("was taken in.")


def test_a_further_column_of_a_list_of_cases_is_the_audits_own(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,Ethnicity,Level of plan\nChild A,Irish,3\nChild B,,2\n")
    draft = read_cases(path, Vocabulary())
    assert [row.attributes for row in draft.rows] == [
        (("Ethnicity", "Irish"), ("Level of plan", "3")),
        (("Level of plan", "2"),),
    ]
    assert not draft.problems
    assert "Taken as the audit's own: “Ethnicity”, “Level of plan”." in draft.remarks


@pytest.mark.parametrize(
    "heading", ["Postcode", "NHS number", "Date of birth", "Surname", "Child's name", "Address"]
)
def test_a_column_that_may_say_who_somebody_is_is_not_taken_and_is_named(
    tmp_path: Path, heading: str
) -> None:
    path = text_file(tmp_path, f"case,{heading},Ethnicity\nChild A,943 476 5919,Irish\n")
    draft = read_cases(path, Vocabulary())
    assert draft.rows[0].attributes == (("Ethnicity", "Irish"),)
    assert not draft.problems
    assert f"Not taken, as it may say who somebody is: “{heading}”." in draft.remarks


def test_an_unknown_column_is_named_in_the_row_its_heading_stands_in(tmp_path: Path) -> None:
    draft = read_returns(text_file(tmp_path, "\n\ncase,agency,3,fax\nChild A,GP,no,1\n"), cin(()))
    assert [problem.row for problem in draft.problems] == [3]
    assert draft.problems[0].sentence.startswith("Row 3 of camhs.csv: the column “fax” is")
    assert len(draft.rows) == 1


@pytest.mark.parametrize(
    ("headings", "missing"),
    [
        ("statement,agreed", "has no column “case”."),
        ("case,agreed", "has no column “statement”."),
        ("case,statement", "has no column “agreed”."),
        ("case", "has no column “statement” and “agreed”."),
        ("who,what", "has no column “case” and “statement” and “agreed”."),
    ],
)
def test_every_column_that_is_missing_is_named(tmp_path: Path, headings: str, missing: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_judgements(text_file(tmp_path, f"{headings}\n", "room.csv"), tier2())
    assert refused.value.sentences == (
        f"“room.csv” {missing} Nothing was taken in from it. "
        "Row 1 was taken for the headings: check it and bring the file in again."
    )


def test_a_list_of_requests_needs_case_and_agency(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="has no column “agency”"):
        read_requests(text_file(tmp_path, "case,due\nChild A,5/3/2014\n"), cin())


def test_comments_alone_are_no_returns(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,3 comments\nChild A,School,Well done\n")
    with pytest.raises(Unreadable) as refused:
        read(path, cin())
    assert refused.value.happened == (
        "None of the columns of “camhs.csv” is a question of this audit tool."
    )
    assert "such as 1a or 2" in refused.value.remedy


def test_headings_that_fit_nothing_say_what_they_must_hold(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text_file(tmp_path, "agency,3\nSchool,yes\n"), cin())
    assert refused.value.sentences == (
        "“camhs.csv” has no column “case”. Nothing was taken in from it. Row 1 was taken for "
        "the headings: check it and bring the file in again."
    )


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        pytest.param("case,agency,status,3", "returns", id="a question beside a status"),
        pytest.param("case,3 comments,agency,3,due", "returns", id="a question beside a date"),
        pytest.param("case,agency,fax,asked", "requests", id="a date beside something unknown"),
        pytest.param("case,,agency,", "requests", id="columns without a heading do not count"),
        pytest.param("case,statement,agreed,age", "judgements", id="a statement beside an age"),
        pytest.param("case,shoe size", "cases", id="a case beside something unknown"),
    ],
)
def test_the_kind_is_told_by_what_only_it_has(tmp_path: Path, headings: str, kind: str) -> None:
    assert read(text_file(tmp_path, f"{headings}\n"), cin()).kind == kind


def test_two_equal_headings_are_named_with_their_row(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        read_grid(text_file(tmp_path, "\n,,\n3 comments,case,,3  Comments,\n"))
    assert refused.value.happened == ("Two columns of “camhs.csv” are headed “3 Comments” (row 3).")
    assert refused.value.remedy.startswith("Rename or remove one of them")


def test_a_cell_may_hold_as_much_as_excel_and_not_a_letter_more(tmp_path: Path) -> None:
    full = "x" * 32_767
    path = text_file(
        tmp_path, f"case,agency,3,3 comments\nChild A,GP,no,{full}\nChild B,GP,no,{full}x\n"
    )
    draft = read_returns(path, cin(()))
    assert [row.comments for row in draft.rows] == [{"3": full}]
    assert [problem.what for problem in draft.problems] == [
        "column “3 comments” holds 32768 characters; 32767 is the most that can be taken in."
    ]
    assert len(full) == LONGEST_CELL


def test_of_cells_without_a_heading_the_first_is_named(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,,3\nChild A,GP,one,no,two\nChild B,GP,,no,,\n")
    draft = read_returns(path, cin(()))
    assert [row.case for row in draft.rows] == ["Child B"]
    assert [problem.what for problem in draft.problems] == [
        "“one” stands in column 3, which has no heading."
    ]


def test_every_fault_of_a_row_is_said_in_one_go(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "case,agency,completed on,3,8\nChild Z,Fire crew,soon,perhaps,perhaps,stray\n"
    )
    (problem,) = read_returns(path, cin()).problems
    assert problem.what == (
        "“stray” stands in column 6, which has no heading. "
        "“Child Z” is not a case in this audit. "
        "“Fire crew” is not an agency of this audit. "
        "“soon” is not a date (write 5/3/2014 or 2014-03-05). "
        "“perhaps” is not an answer to question 3, which offers Yes, No and Not applicable. "
        "“perhaps” is not an answer to question 8, "
        "which offers Yes, No, Don't know and Not applicable."
    )


def test_a_row_that_ends_early_has_blanks_and_none_before_its_start(tmp_path: Path) -> None:
    row = read_grid(text_file(tmp_path, "case,agency,3\nChild A\n")).rows[0]
    assert row == Row(2, ("Child A", "", ""))
    assert [row.at(column) for column in (0, 1, 2, None)] == ["Child A", "", "", ""]


def test_a_long_word_is_cut_to_stand_in_a_sentence() -> None:
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 57 + "…"
    assert shown(" one\n two\tthree ") == "one two three"


def test_a_comment_on_a_line_goes_to_its_question_with_the_line_named(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "case,agency,1a,1 comments,1a comments\nCase 1,GP,no,On all of it,x\n"
    )
    draft = read_returns(path, general())
    assert draft.rows[0].comments == {"1": "On all of it\n1a: x"}
    assert draft.problems == ()


@pytest.mark.parametrize("status", list(RequestStatus))
def test_every_status_a_request_can_have_can_be_written(
    tmp_path: Path, status: RequestStatus
) -> None:
    path = text_file(tmp_path, f'case,agency,status\nChild A,GP," {status.upper()} "\n')
    assert read_requests(path, cin(())).rows == (RequestDraft("Child A", "GP", status=status),)
