"""Headings, agencies and answers in words of people's own, and keys that explain their letters."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.intake.agency_words import called_likewise
from core.intake.contents import contents_of
from core.intake.matching.names import agency_meant
from core.intake.read import drafts_of
from core.model.agreed import agreed_in, words_of
from core.model.draft.match import Certainty
from core.model.draft.returns import DraftKind, ReturnDraft
from tests.intake.files import cin, cin_tool, text_file
from tests.intake.test_odd_shapes import (
    AGENCIES,
    AGENCY,
    BASIC,
    CHILD,
    FILE,
    PLAN,
    SEEN,
    TWO,
    comes_in_right,
    returns,
)
from tests.intake.workbooks import Typed

LEVEL = "Is the case being managed at the right level of need?"
BOTH = ReturnDraft("Child A", "School", "", {"2": "yes", "10": "no"})
LATE = ReturnDraft("Child A", "School", "", {"2": "yes", "10": "no"}, {"10": "Late"})
LINES = ReturnDraft("Child A", "School", "", {"1a": "yes", "1f": "no", "2": "yes"})
SAID = {"1": "1f: not sent", "2": "In May"}

SHAPES: dict[str, tuple[Sequence[Sequence[Typed]], Sequence[ReturnDraft]]] = {
    "headings of a few telling words": (
        [
            ["Child", "Agncy", "Supervison discussed?", "Right level?", "Narrative"],
            ["Child A", "Schol", "Yse", "NO", "Late"],
        ],
        [LATE],
    ),
    "a comment that stands before its question": (
        [
            ["Child", "Agency", "Comments on the level", "Supervision (Q2)", "Right level?"],
            ["Child A", "School", "Late", "Yes", "No"],
        ],
        [LATE],
    ),
    "a number, words of one's own, and an answer with more behind it": (
        [["Child", "Agency", "Q10 appropriate tier"], ["Child A", "School", "N, since June"]],
        [ReturnDraft("Child A", "School", "", {"10": "no"}, {"10": "since June"})],
    ),
    "more asked where the answer was no, which names an agency": (
        [
            [CHILD, AGENCY, LEVEL, "If no, which agency should act?"],
            ["Child A", "School", "No", "Police"],
            ["Child D", "Police", "Yes", ""],
        ],
        [
            ReturnDraft("Child A", "School", "", {"10": "no"}, {"10": "Police"}),
            ReturnDraft("Child D", "Police", "", {"10": "yes"}),
        ],
    ),
    "two boxes for comments behind a question": (
        [
            ["Child", "Agency", "10", "Comments", "Comments2"],
            ["Child A", "School", "No", "", "Late"],
        ],
        [ReturnDraft("Child A", "School", "", {"10": "no"}, {"10": "Late"})],
    ),
    "lines and a comment below one question, an answer below the next": (
        [
            ["1. " + CHILD, "2. " + AGENCY, "3. " + FILE, "", "", "4. " + SEEN, ""],
            ["", "", BASIC, PLAN, "Comments", "", "Comments:"],
            ["Child A", "School", "Yes", "No", "not sent", "Yes", "In May"],
        ],
        [
            ReturnDraft(
                *("Child A", "School", "", LINES.answers),
                {"1": "not sent", "2": "In May"},
            )
        ],
    ),
    "what to answer, and comments, below merged questions": (
        [
            ["Child", "Agency", "Records - 1a", "", "Supervision (Q2)", ""],
            ["", "", "Y/N", "Comment", "Y/N/NA", "Comment"],
            ["Child A", "School", "Y", "", "Y", "In May"],
        ],
        [ReturnDraft("Child A", "School", "", {"1a": "yes", "2": "yes"}, {"2": "In May"})],
    ),
    "answers ticked below two questions, one of them in short": (
        [
            ["Child", "Agency", SEEN, "", "", LEVEL, ""],
            ["", "", "Yes", "No", "N/A", "Yes", "No"],
            ["Child A", "School", "x", "", "", "", "x"],
        ],
        [BOTH],
    ),
    "an answer's own heading behind a line": (
        [
            ["Child", "Agency", f"{FILE} >> {BASIC} >> Answer", f"{FILE} >> {PLAN} >> Answer"],
            ["Child A", "School", "Yes", "No"],
        ],
        [ReturnDraft("Child A", "School", "", {"1a": "yes", "1f": "no"})],
    ),
    "codes of a question and its line": (
        [["case", "agency", "q1_1a", "q1_1f", "q2"], ["Child A", "School", "Y", "N", "Y"]],
        [LINES],
    ),
    "a matrix in one cell, and a comment on it": (
        [
            ["Child", "Agency", "Records", "Records Comment", "2"],
            ["Child A", "School", f"{BASIC}: Yes\n{PLAN}: No", "thin", "Yes"],
        ],
        [ReturnDraft("Child A", "School", "", LINES.answers, {"1": "thin"})],
    ),
    "two questions in one column": (
        [["Child", "Agency", "Q2 / Q3"], ["Child A", "School", "N/A / Yes"]],
        [ReturnDraft("Child A", "School", "", {"2": "not_applicable", "3": "yes"})],
    ),
    "a first and a second child": (
        [
            [
                "Agency",
                "Reference of the child (first)",
                SEEN,
                "Reference of the child (second)",
                f"{SEEN}2",
            ],
            ["School", "Child A", "Yes", "Child D", "No"],
        ],
        returns(("Child A", "School", "yes"), ("Child D", "School", "no")),
    ),
    "children counted before each question": (
        [
            ["Agency", "Child 1 - ref", "Child 1 - 2", "Child 2 - ref", "Child 2 - 2"],
            ["School", "Child A", "Yes", "Child D", "No"],
        ],
        returns(("Child A", "School", "yes"), ("Child D", "School", "no")),
    ),
    "a key to the letters above the table": (
        [
            ["Key: Y = Yes, N = Not applicable, X = No"],
            ["Child", "Agency", "2", "3", "10"],
            ["Child A", "School", "Y", "N", "X"],
        ],
        [ReturnDraft("Child A", "School", "", {"2": "yes", "3": "not_applicable", "10": "no"})],
    ),
    "labels and their words in one cell above the headings": (
        [
            ["Agency: School"],
            ["Return date: 21 March 2014"],
            ["Child", "2"],
            ["Child A", "Yes"],
        ],
        [ReturnDraft("Child A", "School", "2014-03-21", {"2": "yes"})],
    ),
    "a day of sending beside the day it was done, written in a row": (
        [
            ["Child", "Agency", "Date returned", "Date of audit", "2"],
            ["Child A", "School", "20140320", "20140312", "Yes"],
        ],
        [ReturnDraft("Child A", "School", "2014-03-12", {"2": "yes"})],
    ),
    "children across, and a comment that speaks of an agency": (
        [
            ["", "Child A", "Child D"],
            ["Agency", "School", "Police"],
            ["1a", "Yes", ""],
            ["2", "Yes", "No"],
            ["2 comments", "", "agency nurse"],
        ],
        [
            ReturnDraft("Child A", "School", "", {"1a": "yes", "2": "yes"}),
            ReturnDraft("Child D", "Police", "", {"2": "no"}, {"2": "agency nurse"}),
        ],
    ),
    "what to answer and a theme beside each question": (
        [
            ["Child A - School", "", "", "", ""],
            ["Theme", "Ref", "Question", "Y/N", "What is the evidence?"],
            ["Records", "1a", BASIC, "Y", ""],
            ["Records", "1f", PLAN, "N", "not sent"],
            ["Records", "2", SEEN, "Y", "In May"],
        ],
        [ReturnDraft("Child A", "School", "", LINES.answers, SAID)],
    ),
    "agencies by what their kind is called": (
        [["Child", "Team", "2"], ["Child A", "Schools", "Yes"], ["Child D", "Constabulary", "No"]],
        TWO,
    ),
    "a form's own numbers before words that other questions have": (
        [
            ["Child", "Agency", "Q1 Supervision", "Q2 Level of need", "Q3 Right agencies"],
            ["Child A", "School", "Yes", "No", "Yes"],
        ],
        [ReturnDraft("Child A", "School", "", {"2": "yes", "10": "no", "7": "yes"})],
    ),
    "lines of a mail": (
        [["Child A - School"], ["1a: Yes"], ["1f: No - not sent"], ["2: Yes"]],
        [ReturnDraft("Child A", "School", "", LINES.answers, {"1": "1f: not sent"})],
    ),
    "rows counted in a column without a heading": (
        [
            ["", "", "Case", "Agency", "2"],
            ["", "1", "Child A", "School", "Yes"],
            ["", "2", "Child D", "Police", "No"],
            ["", "3", "", "", ""],
        ],
        TWO,
    ),
    "what was ticked, as figures behind words of a form's own": (
        [
            ["Child", "Agency", f"What is there?/{BASIC}", f"What is there?/{PLAN}", "2"],
            ["Child A", "School", "1", "0", "Yes"],
        ],
        [LINES],
    ),
    "a day on which something else was": (
        [
            ["Case", "Agency", "Date of last meeting", "2 date", "2"],
            ["Child A", "School", "10/03/2014", "11/03/2014", "Yes"],
        ],
        returns(("Child A", "School", "yes")),
    ),
    "a form's codes above its questions": (
        [
            ["UserID", "Q1", "Q2", "Q3", "Q4", "Q4 - Comments"],
            ["", CHILD, AGENCY, SEEN, LEVEL, ""],
            ["8", "Child A", "School", "Yes", "No", "Late"],
        ],
        [LATE],
    ),
    "a comment below a question that stands there twice": (
        [
            ["Respondent ID", CHILD, AGENCY, LEVEL, LEVEL],
            ["", "Open-Ended Response", "Response", "Response", "Comment"],
            ["8", "Child A", "School", "No", "Late"],
        ],
        [ReturnDraft("Child A", "School", "", {"10": "no"}, {"10": "Late"})],
    ),
    "comments behind the questions below each agency": (
        [
            ["", "School", "", "Police", ""],
            ["Child", "10", "Comments", "10", "Comments"],
            ["Child A", "No", "Late", "Yes", ""],
        ],
        [
            ReturnDraft("Child A", "School", "", {"10": "no"}, {"10": "Late"}),
            ReturnDraft("Child A", "Police", "", {"10": "yes"}),
        ],
    ),
    "no heading over the children, and a day in the title": (
        [
            ["Returns of the School, completed 21 March 2014", "", ""],
            ["", "2", "10"],
            ["Child A", "Yes", "No"],
        ],
        [ReturnDraft("Child A", "School", "2014-03-21", BOTH.answers)],
    ),
    "areas, with agencies across": (
        [
            ["Child A", "", ""],
            ["Area", "School", "Police"],
            ["Overseen in supervision", "Yes", "No"],
            ["Right level", "No", "Yes"],
        ],
        [BOTH, ReturnDraft("Child A", "Police", "", {"2": "no", "10": "yes"})],
    ),
    "lines below a question, more of them than there are other headings": (
        [
            ["Respondent ID", CHILD, AGENCY, FILE, "", "", "", "Say more", SEEN, ""],
            [
                *("", "Open-Ended Response", "Response", BASIC, "The details of the parents"),
                *("A record of the last meeting about the plan", PLAN, "Open-Ended Response"),
                *("Response", "Comments"),
            ],
            ["7", "Child A", "School", "Yes", "", "", "No", "not sent", "Yes", "In May"],
        ],
        [ReturnDraft(*("Child A", "School", "", LINES.answers), SAID)],
    ),
    "a loop, its turn behind each question": (
        [
            ["Agency", f"{CHILD} - 1", f"{SEEN} - 1", f"{CHILD} - 2", f"{SEEN} - 2"],
            ["School", "Child A", "Yes", "Child D", "No"],
        ],
        returns(("Child A", "School", "yes"), ("Child D", "School", "no")),
    ),
    "one case known among others that are not": (
        [["Child", "Agency", "2"], ["Child Z", "School", "Yes"], ["Child A", "School", "Yes"]],
        returns(("Child A", "School", "yes")),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_words_of_peoples_own_are_proposed_and_come_in_right(tmp_path: Path, shape: str) -> None:
    comes_in_right(tmp_path, *SHAPES[shape])


def test_a_cell_that_does_not_answer_each_of_two_questions_holds_its_row_back(
    tmp_path: Path,
) -> None:
    path = text_file(
        tmp_path, "Case,Agency,2 and 3,10\nChild A,School,Yes & No,Yes\nChild D,Police,Yes,No\n"
    )
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    held = {one.row: one.what for one in draft.problems}
    assert "does not answer each of them" in held[3]


def test_a_line_that_answers_no_question_is_named(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "Child,Child A,\nAgency,School,\n1a,Basic,Yes\n1f,Plan,No\n2,Seen,Yes\n"
        "Overall comments,A good file,\n",
    )
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    assert any("A good file" in one for one in draft.remarks)


def test_percentages_under_a_table_are_a_total(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Case,Agency,2\nChild A,School,Yes\n% Yes,,67%\n")
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    assert draft.rows == (ReturnDraft("Child A", "School", "", {"2": "yes"}, row=2),)
    assert any("looks like a total" in one for one in draft.remarks)


def test_what_a_key_or_a_figure_meant_is_kept_for_that_form_alone(tmp_path: Path) -> None:
    text = "Key: N = Not applicable; Y = Yes\nCase,Agency,2\nChild A,School,N\n"
    (draft,) = drafts_of(contents_of(text_file(tmp_path, text)), cin(AGENCIES), DraftKind.RETURNS)
    (match,) = (one for one in draft.matches if one.certainty is Certainty.PROPOSED)
    words = words_of([replace(match, certainty=Certainty.AGREED)], cin_tool(), (), "")
    agreed = agreed_in(words, cin_tool(), ())
    other = text_file(tmp_path, "Child,Agency,2\nChild A,School,N\n", "other.csv")
    known = replace(cin(AGENCIES), agreed=agreed)
    (again,) = drafts_of(contents_of(other), known, DraftKind.RETURNS)
    assert [one.means for one in again.matches if one.written == "N"] == ["no"]


def test_another_word_for_two_agencies_is_none() -> None:
    assert called_likewise("Constabulary", ("Police", "School")) == "Police"
    assert called_likewise("Riverside Medical Practice", ("GP", "School")) == "GP"
    assert called_likewise("Adult social care", ("Children's Social Care", "GP")) == ""
    assert (
        agency_meant("School nurses (0-19 team)", ("School", "School Nursing")) == "School Nursing"
    )
    assert called_likewise("Social services", ("Children's Social Care", "Social Work")) == ""
