"""Returns: what an agency sent goes in as it was meant, or is held back with its row."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.intake.read import read
from core.intake.returns import read_returns
from core.model.draft.returns import DoubtKind, ReturnDraft, UnreadAnswer
from core.model.fault import Unreadable
from tests.intake.files import CIN, cin, general, text_file, workbook


def reasons(path: Path) -> list[str]:
    return [problem.sentence for problem in read_returns(path, cin()).problems]


def test_the_returns_of_2014_go_in_whole() -> None:
    draft = read_returns(CIN / "returns.csv", cin(agencies=()))
    assert len(draft.rows) == 24
    assert draft.problems == ()
    assert draft.remarks == ()
    assert sum(len(row.answers) for row in draft.rows) == 396
    first = draft.rows[0]
    assert first.completed == "2014-03-10"
    assert first.answers["8"] == "yes"
    assert first.comments["7"].startswith("CAMHS is working with the family")


def test_a_blank_is_no_answer_and_no_comment(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,2,3,3 comments\nChild A,School,, \t,\u00a0\n")
    draft = read_returns(path, cin())
    assert (draft.rows, draft.problems) == ((), ())
    assert draft.remarks[-1] == "Row 2 holds no answer, so no return was made of it."


def test_an_unknown_answer_is_named_with_its_row_and_the_others_go_in(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "Case,Agency,3\nChild A,School,Yes\nChild B,School,No\nChild C,School,perhaps\n"
    )
    draft = read_returns(path, cin())
    assert [row.case for row in draft.rows] == ["Child A", "Child B"]
    (problem,) = draft.problems
    assert (problem.source, problem.row) == ("camhs.csv", 4)
    assert problem.sentence == (
        "Row 4 of camhs.csv was held back: “perhaps” is not an answer to question 3, "
        "which offers Yes, No and Not applicable."
    )


def test_an_answer_the_question_does_not_allow_is_not_an_answer(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,1a,5\nChild A,School,N/A,Don't know\n")
    assert reasons(path) == [
        "Row 2 of camhs.csv was held back: “N/A” is not an answer to question 1a, "
        "which offers Yes and No. "
        "“Don't know” is not an answer to question 5, which offers Yes and No."
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("yes", "yes"),
        (" YES ", "yes"),
        ("Don’t know", "dont_know"),
        ("DON'T  KNOW", "dont_know"),
        ("dont_know", "dont_know"),
        ("Not Applicable", "not_applicable"),
        ("not_applicable", "not_applicable"),
    ],
)
def test_an_answers_own_words_and_code_come_in(tmp_path: Path, written: str, meant: str) -> None:
    path = text_file(tmp_path, f"case,agency,8\nChild A,School,{written}\n")
    assert read_returns(path, cin()).rows[0].answers == {"8": meant}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Y", "yes"),
        ("n", "no"),
        ("TRUE", "yes"),
        ("False", "no"),
        ("dont know", "dont_know"),
        ("DK", "dont_know"),
        ("NK", "dont_know"),
        ("N/A", "not_applicable"),
        ("NA", "not_applicable"),
    ],
)
def test_a_short_form_is_proposed_as_it_stands_and_comes_in_once_agreed(
    tmp_path: Path, written: str, meant: str
) -> None:
    path = text_file(tmp_path, f"case,agency,2,8\nChild A,School,Yes,{written}\n")
    draft = read_returns(path, cin())
    assert not draft.rows
    (doubt,) = draft.doubts
    assert doubt.kinds == {DoubtKind.PROPOSED}
    assert doubt.what.startswith(f"proposed, and waits for a yes: “{written}” as ")
    assert doubt.entry.answers == {"2": "yes", "8": meant}
    agreed = replace(cin(), agreed={draft.matches[0].key: meant})
    assert read_returns(path, agreed).rows == (doubt.entry,)


def test_one_answer_that_cannot_be_read_waits_and_the_rest_of_its_return_comes_in(
    tmp_path: Path,
) -> None:
    path = text_file(
        tmp_path, "case,agency,1a,1b,2,2 comments\nChild A,School,Yes,perhaps,No,In May\n"
    )
    draft = read_returns(path, cin())
    assert draft.rows == (
        ReturnDraft(
            *("Child A", "School", "", {"1a": "yes", "2": "no"}, {"2": "In May"}),
            unread={"1b": "perhaps"},
        ),
    )
    (problem,) = draft.problems
    assert problem.answer == UnreadAnswer("Child A", "School", "1b", "perhaps")
    assert problem.sentence == (
        "One answer in row 2 of camhs.csv was held back: "
        "“perhaps” is not an answer to question 1b, which offers Yes and No."
    )
    assert (draft.held_back, draft.unread_answers) == (0, 1)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("perhaps,,", id="nothing else is answered"),
        pytest.param("Yes,perhaps,maybe", id="more is unread than read"),
        pytest.param("Yes,the file was looked through in May 2013,No", id="a sentence"),
        pytest.param("Yes,perhaps,No,stray", id="a cell too many"),
    ],
)
def test_a_row_whose_cells_may_have_moved_waits_as_a_whole(tmp_path: Path, row: str) -> None:
    draft = read_returns(text_file(tmp_path, f"case,agency,1a,1b,2\nChild A,School,{row}\n"), cin())
    assert draft.rows == ()
    assert (draft.held_back, draft.unread_answers) == (1, 0)


def test_an_answer_of_a_row_in_doubt_is_named_once_the_row_is_in(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,1a,1b,2\nA,School,Yes,perhaps,No\n")
    draft = read_returns(path, cin())
    assert (draft.rows, draft.problems) == ((), ())
    assert draft.accepting(()).held_back == 1
    agreed = draft.accepting({DoubtKind.PROPOSED})
    assert [row.answers for row in agreed.rows] == [{"1a": "yes", "2": "no"}]
    assert (agreed.held_back, agreed.unread_answers) == (0, 1)


@pytest.mark.parametrize("written", ["Yes - mostly", "maybe", "1", "-", "=1+1", "Yes/No"])
def test_nothing_is_guessed(tmp_path: Path, written: str) -> None:
    path = text_file(tmp_path, f"case,agency,8\nChild A,School,{written}\n")
    draft = read_returns(path, cin())
    assert draft.rows == ()
    assert (
        draft.problems[0].what == f"“{written}” is not an answer to question 8, "
        "which offers Yes, No, Don't know and Not applicable."
    )


def test_a_grade_is_found_by_its_label(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,2,4\nCase 1,School,partly MET,Met\n")
    assert read_returns(path, general()).rows[0].answers == {"2": "partly_met", "4": "met"}


def test_headings_may_be_in_any_case_and_order(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "AGENCY,1A, Completed  On ,3 Comments,case\nSchool,yes,5/3/2014,Well done,child a\n",
    )
    assert read_returns(path, cin()).rows == (
        ReturnDraft("Child A", "School", "2014-03-05", {"1a": "yes"}, {"3": "Well done"}),
    )


def test_names_are_taken_in_the_audits_own_spelling(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,3\nCHILD  A,children’s social care,yes\n")
    row = read_returns(path, cin()).rows[0]
    assert (row.case, row.agency) == ("Child A", "Children's Social Care")


def test_an_unknown_column_is_named_and_the_rest_goes_in(tmp_path: Path) -> None:
    path = text_file(tmp_path, "ID,case,agency,3,12 comments\n7,Child A,School,yes,Hello\n")
    draft = read_returns(path, cin())
    assert draft.rows[0].answers == {"3": "yes"}
    assert [problem.sentence for problem in draft.problems] == [
        "Row 1 of camhs.csv: the column “12 comments” is not among the questions "
        "of this audit tool, so nothing in it was taken in."
    ]
    assert draft.held_back == 0
    assert draft.remarks == ("The column “ID” says nothing of the audit and was passed over.",)


def test_a_case_the_audit_does_not_have_is_held_back(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,3\nChild Z,School,yes\n,School,yes\n")
    assert reasons(path) == [
        "Row 2 of camhs.csv was held back: “Child Z” is not a case in this audit.",
        "Row 3 of camhs.csv was held back: no case is named.",
    ]


def test_an_agency_nobody_asked_is_held_back_when_agencies_are_known(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,3\nChild A,Fire crew,yes\nChild A,,yes\n")
    assert reasons(path) == [
        "Row 2 of camhs.csv was held back: “Fire crew” is not an agency of this audit.",
        "Row 3 of camhs.csv was held back: no agency is named.",
    ]


def test_without_known_agencies_the_first_spelling_holds(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,3\nChild A,Home-Start,yes\nChild B,home-start,no\n")
    rows = read_returns(path, cin(agencies=())).rows
    assert [row.agency for row in rows] == ["Home-Start", "Home-Start"]


def test_a_second_return_for_the_same_case_and_agency_is_held_back(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "case,agency,3\nChild A,School,yes\nChild B,School,no\nchild a,SCHOOL,no\n"
    )
    assert reasons(path) == [
        "Row 4 of camhs.csv was held back: "
        "the return of “School” for “Child A” is already in row 2."
    ]


def test_a_row_held_back_does_not_stand_in_the_way_of_its_correction(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,3\nChild A,School,perhaps\nChild A,School,Yes\n")
    draft = read_returns(path, cin())
    assert len(draft.rows) == len(draft.problems) == 1


def test_a_date_that_is_none_holds_the_row_back(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,completed on,3\nChild A,School,31/02/2014,yes\n")
    assert reasons(path) == [
        "Row 2 of camhs.csv was held back: "
        "“31/02/2014” is not a date (write 5/3/2014 or 2014-03-05)."
    ]


def test_cells_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    text = '=HYPERLINK(""http://x"")'
    path = text_file(tmp_path, f'case,agency,3,3 comments\nChild A,School,yes,"{text}"\n')
    assert read_returns(path, cin()).rows[0].comments == {"3": '=HYPERLINK("http://x")'}


def test_a_huge_cell_is_held_back_with_its_length(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        f"case,agency,3,3 comments\nChild A,School,yes,{'x' * 200_000}\nChild B,School,no,short\n",
    )
    draft = read_returns(path, cin())
    assert [row.case for row in draft.rows] == ["Child B"]
    assert "holds 200000 characters" in draft.problems[0].what


def test_a_comment_keeps_its_lines_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        'case,agency,3,3 comments\r\nChild A,School,yes,"one\r\ntwo, ""quoted"""\r\n\r\n'
        "Child B,School,perhaps,\r\n",
    )
    draft = read_returns(path, cin())
    assert draft.rows[0].comments["3"] == 'one\ntwo, "quoted"'
    assert draft.problems[0].row == 4


def test_a_stray_comma_is_noticed(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,3\nChild A,School,yes,and more\n")
    assert reasons(path) == [
        "Row 2 of camhs.csv was held back: “and more” stands in column 4, which has no heading."
    ]


def test_two_columns_with_one_heading_are_refused(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,1a,1A\nChild A,School,yes,no\n")
    with pytest.raises(Unreadable, match="Two columns"):
        read_returns(path, cin())


def test_a_file_from_another_audit_is_refused(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,completed on,Q1,Q20\nChild A,School,,yes,no\n")
    with pytest.raises(Unreadable) as refused:
        read_returns(path, cin())
    assert "None of the columns" in refused.value.happened
    assert refused.value.safe
    assert refused.value.remedy


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,place,3\nChild A,Hall,yes\n", "back.csv")
    with pytest.raises(Unreadable, match="has no column “agency”"):
        read_returns(path, cin())


def test_a_typed_workbook_reads_like_the_text_it_shows(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [
            ["Case", "Agency", "Completed on", "1a", 2, 3, "3 comments"],
            ["Child A", "School", date(2014, 3, 5), True, "N/A", False, 12],
            [None, None, None, None, None, None, None],
            ["Child B", "School", "6/3/2014", "perhaps", None, None, None],
        ],
    )
    draft = read_returns(path, cin())
    answers = {"1a": "yes", "2": "not_applicable", "3": "no"}
    (doubt,) = draft.doubts
    assert doubt.entry == ReturnDraft("Child A", "School", "2014-03-05", answers, {"3": "12"})
    assert [match.written for match in draft.matches[:3]] == ["True", "N/A", "False"]
    assert [problem.row for problem in draft.problems] == [4]


def test_headings_say_that_a_file_holds_returns(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,3\nChild A,School,yes\n")
    assert read(path, cin()).kind == "returns"


def test_a_return_held_back_teaches_nobody_its_spelling(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "case,agency,3\nChild A,HOME-START,perhaps\nChild A,Home-Start,yes\n"
    )
    assert [row.agency for row in read_returns(path, cin(agencies=())).rows] == ["Home-Start"]


def test_a_second_return_is_noticed_where_no_agency_is_known_yet(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,3\nChild A,GP,yes\nCHILD A,gp,no\n")
    assert [problem.what for problem in read_returns(path, cin(agencies=())).problems] == [
        "the return of “GP” for “Child A” is already in row 2."
    ]
