"""Layouts of forms tools and of agencies' own sheets that came in wrong, in part or not at all."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.intake.contents import contents_of
from core.intake.read import drafts_of
from core.model.draft.returns import DoubtKind, DraftKind, ReturnDraft
from tests.intake.files import cin
from tests.intake.test_odd_shapes import (
    AGENCIES,
    AGENCY,
    BASIC,
    CHILD,
    FILE,
    PLAN,
    POLICE_A,
    SCHOOL_A,
    SEEN,
    TWO,
    comes_in_right,
)
from tests.intake.workbooks import Typed, xlsx

LINES = ("1a", "1b", "1c", "1d", "1e", "1f", "1g")
CONTACTS = "Which other agencies are involved, and who to reach there"
TICKED = ReturnDraft(
    *("Child A", "School", ""), {one: "yes" if one in ("1a", "1d") else "no" for one in LINES}
)
BOTH = [ReturnDraft("Child A", "School", "", {"1a": "yes", "1f": "no"})]
SAID = [
    ReturnDraft("Child A", "School", "", {"1a": "yes", "2": "no"}, {"1": "1a: p 3", "2": "Late"})
]
DOWN = [
    ReturnDraft("Child A", "School", "", {"1a": "yes", "2": "no"}),
    ReturnDraft("Child A", "Police", "", {"1a": "no", "2": "yes"}),
]

SHAPES: dict[str, tuple[Sequence[Sequence[Typed]], Sequence[ReturnDraft]]] = {
    "lines of a checklist ticked in one cell, a comma in one of them": (
        [[CHILD, AGENCY, FILE], ["Child A", "School", f"{BASIC}, {CONTACTS}"]],
        [TICKED],
    ),
    "a matrix in one cell": (
        [[CHILD, AGENCY, FILE], ["Child A", "School", f"{BASIC}: Yes\n{PLAN}: No"]],
        BOTH,
    ),
    "a line behind its question and that one's number": (
        [
            [CHILD, AGENCY, *(f"1. {FILE} >> {line}" for line in (BASIC, PLAN))],
            ["Child A", "School", "Yes", "No"],
        ],
        BOTH,
    ),
    "the code of a line in square brackets": (
        [["case", "agency", "q1[a]", "q1[f]"], ["Child A", "School", "Yes", "No"]],
        BOTH,
    ),
    "groups before a dash": (
        [
            ["intro-case", "intro-agency", "records-q1a", "records-q1f", "meta-instanceID"],
            ["child_a", "school", "yes", "no", "uuid:1"],
        ],
        BOTH,
    ),
    "a column for each line and answer": (
        [
            [
                CHILD,
                AGENCY,
                *(f"{FILE} >> {x} >> {y}" for x in (BASIC, PLAN) for y in ("Yes", "No")),
            ],
            ["Child A", "School", "Yes", "", "", "No"],
        ],
        BOTH,
    ),
    "lines ticked by their own words": (
        [
            [CHILD, AGENCY, FILE, ""],
            ["Response", "Response", BASIC, PLAN],
            ["Child A", "School", BASIC, ""],
        ],
        BOTH,
    ),
    "agencies asked for in two columns": (
        [
            [CHILD, "Which council service are you from?", "Which other service?", SEEN],
            ["Child A", "School", "", "Yes"],
            ["Child D", "", "Police", "No"],
        ],
        TWO,
    ),
    "a child in each heading": (
        [
            [AGENCY, f"Child A - {SEEN}", f"Child D - {SEEN}"],
            ["School", "Yes", ""],
            ["Police", "", "No"],
        ],
        TWO,
    ),
    "a question and an agency in one heading": (
        [["Child", "2 School", "2 Police"], ["Child A", "Yes", "No"]],
        [SCHOOL_A, POLICE_A],
    ),
    "agencies under their questions": (
        [
            ["", "1a", "", "2", ""],
            ["Child", "School", "Police", "School", "Police"],
            ["Child A", "Yes", "No", "No", "Yes"],
        ],
        DOWN,
    ),
    "agencies under their children": (
        [
            ["Question", "Child A", "", "Child D", ""],
            ["", "School", "Police", "School", "Police"],
            ["2", "Yes", "", "", "No"],
        ],
        TWO,
    ),
    "an answer and a comment under each question": (
        [
            ["Child", "Agency", "1a", "", "2", ""],
            ["", "", "Answer", "Comment", "Answer", "Comment"],
            ["Child A", "School", "Yes", "p 3", "No", "Late"],
        ],
        SAID,
    ),
    "an agency in a line above its children": (
        [["Child", "2"], ["School", ""], ["Child A", "Yes"], ["Police", ""], ["Child D", "No"]],
        TWO,
    ),
    "a question in a line above the agencies": (
        [
            ["Child A", "", ""],
            ["Agency", "Answer", "Comment"],
            [f"1a {BASIC}", "", ""],
            ["School", "Yes", ""],
            ["Police", "No", ""],
            [f"2 {SEEN}", "", ""],
            ["School", "No", ""],
            ["Police", "Yes", ""],
        ],
        DOWN,
    ),
    "what heads a section of a form is no comment": (
        [
            ["Child", "Child A"],
            ["Agency", "School"],
            ["Records", "Yes/No", "Evidence"],
            [BASIC, "Y", ""],
            [PLAN, "N", ""],
            ["Supervision", "Yes/No", "Evidence"],
            [SEEN, "N/A", ""],
        ],
        [replace(BOTH[0], answers={**BOTH[0].answers, "2": "not_applicable"})],
    ),
    "rows that are numbered, beside their questions' numbers": (
        [
            ["Record", "Child", "Organisation", "Question ID", "Question", "Response"],
            ["1", "Child A", "School", "2", SEEN, "Yes"],
            ["2", "Child D", "Police", "2", SEEN, "No"],
        ],
        TWO,
    ),
    "a tool's own numbers, and its groups before each name": (
        [["id.child", "id__agency", "a.2", "_id"], ["Child A", "School", "Yes", "3"]],
        [SCHOOL_A],
    ),
    "what kind of agency, and which": (
        [["Child", "Type of agency", "Agency name", "2"], ["Child A", "Health", "School", "Yes"]],
        [SCHOOL_A],
    ),
    "who it is of, as lines of the table": (
        [
            ["Question", "Answer"],
            ["Child", "Child A"],
            ["Agency", "School"],
            ["2", "Yes"],
        ],
        [SCHOOL_A],
    ),
    "boxes, codes behind, and words beside a team's name": (
        [
            ["Child", "Agency", "Records: 1a", "2"],
            ["childA", "G.P. surgery", "☒ Yes ☐ No", "No (2)"],
        ],
        [ReturnDraft("Child A", "GP", "", {"1a": "yes", "2": "no"})],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_of_another_layout_comes_in_right(tmp_path: Path, shape: str) -> None:
    comes_in_right(tmp_path, *SHAPES[shape])


def test_a_sheet_for_each_question_makes_one_return(tmp_path: Path) -> None:
    path = tmp_path / "questions.xlsx"
    head: list[Typed] = ["Child", "Agency", "Answer", "Comment"]
    sheets = {key: [head, ["Child A", "School", *said]] for key, said in WORDS.items()}
    path.write_bytes(xlsx(sheets))
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    (row,) = draft.accepting({DoubtKind.PROPOSED}).rows
    assert isinstance(row, ReturnDraft)
    assert (row.answers, row.comments) == (SAID[0].answers, SAID[0].comments)


WORDS: dict[str, list[Typed]] = {"1a": ["Yes", "p 3"], "2": ["No", "Late"]}


def test_no_record_held_is_proposed_as_a_nil_where_it_stands_for_the_answers(
    tmp_path: Path,
) -> None:
    path = tmp_path / "nil.csv"
    path.write_text("Child,Agency,1a,2\nChild A,School,No record held,Nil\n")
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    assert (draft.rows, draft.problems) == ((), ())
    assert draft.accepting({DoubtKind.PROPOSED}).rows == (
        ReturnDraft("Child A", "School", nil=True),
    )


def test_a_sheet_of_comments_is_read_beside_the_one_of_answers(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    head: list[Typed] = ["Child", "Agency", "1a", "2"]
    sheets = {"Answers": ["Yes", "No"], "Comments": ["p 3", "Late"]}
    path.write_bytes(
        xlsx({name: [head, ["Child A", "School", *said]] for name, said in sheets.items()})
    )
    drafts = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    (row,) = [row for one in drafts for row in one.accepting({DoubtKind.PROPOSED}).rows]
    assert isinstance(row, ReturnDraft)
    assert (row.answers, row.comments) == (SAID[0].answers, SAID[0].comments)


def test_a_form_that_was_not_sent_off_waits_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "responses.csv"
    path.write_text("submitdate,case,agency,2\n2014-03-11,Child A,School,Yes\n,Child A,Police,No\n")
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    assert [(one.row, one.what) for one in draft.doubts] == [
        (3, "the form was begun and not sent off, as far as the file says.")
    ]


def test_a_doubt_and_comments_on_everything_are_not_taken_for_something(tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    path.write_text(
        "case,agency,question,answer,comment\nChild A,School,2,Yes?,\n"
        "Child D,School,1a,Yes,\nChild D,School,General comments,,A good file\n"
    )
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    assert draft.rows == ()
    told = " ".join(one.what for one in draft.problems)
    assert "“Yes?” is not an answer" in told
    assert "“General comments” is not a question" in told
