"""Tables as people make them: shapes that once came in wrong, in part or not at all."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.intake.contents import contents_of
from core.intake.matching.names import agency_meant, case_meant
from core.intake.read import drafts_of
from core.model.agreed import words_of
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.draft.returns import DoubtKind, DraftKind, ReturnDraft
from tests.intake.files import cin, cin_tool, workbook
from tests.intake.workbooks import Typed, xlsx

SEEN = "Has the case been talked through in supervision, and does the file show it?"
FILE = "Does your agency's file hold what is needed to know the child and the plan?"
BASIC, PLAN = "The child's basic details", "The current plan for the child"
AGENCIES = ("Children's Social Care", "School", "Health Visiting", "Police", "GP")
CHILD = "Which child is it?"
AGENCY = "Which agency are you from?"


def returns(*rows: tuple[str, str, str]) -> list[ReturnDraft]:
    """Returns as short as possible: case, agency, the answer to question 2."""
    return [ReturnDraft(case, agency, "", {"2": answer}) for case, agency, answer in rows]


TWO = returns(("Child A", "School", "yes"), ("Child D", "Police", "no"))
SCHOOL_A, POLICE_A = returns(("Child A", "School", "yes"), ("Child A", "Police", "no"))

SHAPES: dict[str, tuple[Sequence[Sequence[Typed]], list[ReturnDraft]]] = {
    "a column for each answer, under its question": (
        [
            ["Respondent ID", CHILD, AGENCY, SEEN, "", ""],
            ["", "Open-Ended Response", "Response", "Yes", "No", "Not applicable"],
            ["1", "Child A", "School", "Yes", "", ""],
            ["2", "Child D", "Police", "", "No", ""],
        ],
        TWO,
    ),
    "a column for each answer, ticked": (
        [
            ["Case", "Agency", "2", "", ""],
            ["", "", "Yes", "No", "Not applicable"],
            ["Child A", "School", "x", "", ""],
            ["Child D", "Police", "", "X", ""],
        ],
        TWO,
    ),
    "a line of a checklist under its question": (
        [
            [CHILD, AGENCY, FILE, ""],
            ["Response", "Response", BASIC, PLAN],
            ["Child A", "School", "Yes", "No"],
        ],
        [ReturnDraft("Child A", "School", "", {"1a": "yes", "1f": "no"})],
    ),
    "answers ticked beside their question": (
        [
            ["Agency:", "School", "", "", ""],
            ["Child:", "A", "", "", ""],
            ["Question", "Yes", "No", "N/A", "Comments"],
            [f"1a {BASIC}", "✓", "", "", ""],
            [f"2 {SEEN}", "", "✓", "", "none held"],
        ],
        [ReturnDraft("Child A", "School", "", {"1a": "yes", "2": "no"}, {"2": "none held"})],
    ),
    "a case written once for the rows below it": (
        [
            ["Case", "Agency", "2"],
            ["Child A", "School", "Yes"],
            ["", "Police", "No"],
        ],
        [SCHOOL_A, POLICE_A],
    ),
    "names written once for the lines below them": (
        [
            ["Reference", "Agency", "Question", "Answer", "Comment"],
            ["Child A", "School", "1a", "Yes", ""],
            ["", "", "2", "No", "Never"],
            ["Child D", "Police", "1a", "No", ""],
            ["", "", "2", "Yes", ""],
        ],
        [
            ReturnDraft("Child A", "School", "", {"1a": "yes", "2": "no"}, {"2": "Never"}),
            ReturnDraft("Child D", "Police", "", {"1a": "no", "2": "yes"}),
        ],
    ),
    "comments behind each of the agencies across": (
        [
            ["Case", "Question", "School", "School comments", "Police", "Police comments"],
            ["Child A", "2", "Yes", "", "No", "Not ours"],
        ],
        [SCHOOL_A, ReturnDraft("Child A", "Police", "", {"2": "no"}, {"2": "Not ours"})],
    ),
    "agencies across, one of them a word for what is audited": (
        [["Child A"], ["Question", "School", "Police"], ["2", "Yes", "No"]],
        [SCHOOL_A, POLICE_A],
    ),
    "cases across, with their agencies in a line": (
        [
            ["Question", "Child A", "Child D"],
            ["Agency", "School", "Police"],
            ["Date completed", "11/03/2014", "12/03/2014"],
            [f"2. {SEEN}", "Yes", "No"],
        ],
        [replace(TWO[0], completed="2014-03-11"), replace(TWO[1], completed="2014-03-12")],
    ),
    "two forms, one below the other": (
        [
            ["Agency", "School"],
            ["Child", "Child A"],
            ["", "Question", "Answer"],
            ["2", SEEN, "Yes"],
            [],
            ["Agency", "Police"],
            ["Child", "Child D"],
            ["", "Question", "Answer"],
            ["2", SEEN, "No"],
        ],
        TWO,
    ),
    "words behind the answer in its cell": (
        [
            ["Case", "Agency", "1a", "2", "2 comments"],
            ["Child A", "School", "Yes - but late", "No. Never seen", "Asked twice."],
        ],
        [
            ReturnDraft(
                *("Child A", "School", "", {"1a": "yes", "2": "no"}),
                {"1": "1a: but late", "2": "Never seen\nAsked twice."},
            )
        ],
    ),
    "a date as a number of days, one with its weekday, and none of birth": (
        [
            ["Case", "Date of birth", "Agency", "Date completed", "2"],
            ["Child A", "01/02/2006", "School", "41709", "Yes"],
            ["Child D", "01/02/2006", "Police", "Wed 12 March 2014", "No"],
        ],
        [replace(TWO[0], completed="2014-03-11"), replace(TWO[1], completed="2014-03-12")],
    ),
    "days with the month first": (
        [
            ["Case", "Agency", "Completed on", "2"],
            ["Child A", "School", "3/5/2014", "Yes"],
            ["Child D", "Police", "3/25/2014", "No"],
        ],
        [replace(TWO[0], completed="2014-03-05"), replace(TWO[1], completed="2014-03-25")],
    ),
    "a reference by another word": (
        [
            ["Case", "Agency", "2"],
            ["Case A", "School", "Yes"],
            ["CHILD-D", "Police", "No"],
        ],
        TWO,
    ),
    "agencies under a heading that may be a case's": (
        [["Case ref", "Organisation", "2"], ["A", "School", "Yes"], ["D", "Police", "No"]],
        TWO,
    ),
    "a question's own words with a comment's behind them": (
        [
            [CHILD, AGENCY, SEEN, f"{SEEN} - Other (please say) - Text"],
            ["Child A", "School", "Yes", "Late"],
        ],
        [ReturnDraft("Child A", "School", "", {"2": "yes"}, {"2": "Late"})],
    ),
    "lines with their comments under a heading of its own": (
        [
            ["No.", "Standard", "Grade", "Evidence seen", "Case", "Agency"],
            ["1a", BASIC, "Yes", "page 1", "Child A", "School"],
            ["2", SEEN, "No", "page 9", "Child A", "School"],
        ],
        [
            ReturnDraft(
                *("Child A", "School", "", {"1a": "yes", "2": "no"}),
                {"1": "1a: page 1", "2": "page 9"},
            )
        ],
    ),
    "a line with the case above the rows that are its own": (
        [["Agency", "2"], ["Child A"], ["School", "Yes"], ["Child D"], ["Police", "No"]],
        TWO,
    ),
    "a table a case, each below its title": (
        [
            ["Child A"],
            ["Agency", "2"],
            ["School", "Yes"],
            ["Child D"],
            ["Agency", "2"],
            ["Police", "No"],
        ],
        TWO,
    ),
    "other days, short references, and an agency with a word more": (
        [
            ["Case ref", "Agency", "Date started", "Date completed", "2", "Why?"],
            ["A", "School", "01/03/2014", "11/03/2014", "Yes", "Asked"],
            ["D", "Police team", "01/03/2014", "12/03/2014", "No", ""],
        ],
        [
            replace(TWO[0], completed="2014-03-11", comments={"2": "Asked"}),
            replace(TWO[1], completed="2014-03-12"),
        ],
    ),
    "a row without any answer": (
        [["Case", "Agency", "2"], ["Child A", "School", "Yes"], ["Child A", "Police", ""]],
        [SCHOOL_A],
    ),
    "an agency and its question in one heading": (
        [["Case", "School - 2", "Police - 2"], ["Child A", "Yes", "No"]],
        [SCHOOL_A, POLICE_A],
    ),
    "agencies above their questions": (
        [["", "School", "Police"], ["Case", "2", "2"], ["Child A", "Yes", "No"]],
        [SCHOOL_A, POLICE_A],
    ),
    "numbers with their letter apart, a quiz's points, and a plain date above": (
        [
            ["Agency", "School"],
            ["Date", "11 March 2014"],
            ["Case", "Q1 (a)", "Points - 1", "1 f"],
            ["Child A", "Yes", "1", "No"],
        ],
        [ReturnDraft("Child A", "School", "2014-03-11", {"1a": "yes", "1f": "no"})],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_comes_in_right_and_is_not_asked_about_twice(tmp_path: Path, shape: str) -> None:
    comes_in_right(tmp_path, *SHAPES[shape])


def comes_in_right(
    folder: Path, rows: Sequence[Sequence[Typed]], right: Sequence[ReturnDraft]
) -> None:
    contents = contents_of(workbook(folder, [list(row) for row in rows]))
    known = cin(AGENCIES)
    drafts = drafts_of(contents, known, DraftKind.RETURNS)
    taken = [row for one in drafts for row in one.accepting({DoubtKind.PROPOSED}).rows]
    assert sorted(taken, key=repr) == sorted(right, key=repr)
    agreed = {
        one.key: one.means
        for draft in drafts
        for one in draft.matches
        if one.certainty is Certainty.PROPOSED
    }
    again = drafts_of(contents, replace(known, agreed=agreed), DraftKind.RETURNS)
    assert sorted((row for one in again for row in one.rows), key=repr) == sorted(right, key=repr)


def test_questions_on_several_sheets_make_one_return(tmp_path: Path) -> None:
    path = tmp_path / "themes.xlsx"
    sheets: dict[str, list[list[Typed]]] = {
        "Records": [["Case", "Agency", "1a"], ["Child A", "School", "Yes"]],
        "Plan": [["Case", "Agency", "8"], ["Child A", "School", "DK"]],
        "Comments": [["Case", "Agency", "Question", "Comment"], ["Child A", "School", "8", "Late"]],
    }
    path.write_bytes(xlsx(sheets))
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    assert draft.rows == ()
    assert draft.accepting({DoubtKind.PROPOSED}).rows == (
        ReturnDraft("Child A", "School", "", {"1a": "yes", "8": "dont_know"}, {"8": "Late"}),
    )
    sheets["Plan"] = [["Case", "Agency", "1a"], ["Child A", "School", "No"]]
    path.write_bytes(xlsx(sheets))
    assert len(drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)) == 3


def test_a_cell_without_end_names_nothing() -> None:
    endless = "Child A school " * 100_000
    assert case_meant(endless, ["Child A"]) == ""
    assert agency_meant(endless, AGENCIES) == ""


def test_two_cases_in_one_cell_are_no_case() -> None:
    cases = ["Child A", "Child B"]
    for written in ("Child A & Child B", "Child A / B", "A and B", "Child A, Child B", "A; B"):
        assert case_meant(written, cases) == ""
    assert case_meant("Child A (and his brother)", cases) == "Child A"


def test_what_is_filled_down_or_said_by_a_title_can_be_refused(tmp_path: Path) -> None:
    rows: list[list[Typed]] = [["Police"], ["Case", "2"], ["Child A", "Yes"]]
    contents = contents_of(workbook(tmp_path, rows))
    known = cin(AGENCIES)
    (draft,) = drafts_of(contents, known, DraftKind.RETURNS)
    refused = {one.key: "" for one in draft.matches if one.certainty is Certainty.PROPOSED}
    (again,) = drafts_of(contents, replace(known, agreed=refused), DraftKind.RETURNS)
    assert (again.rows, again.doubts) == ((), ())
    assert "no agency is named." in again.problems[0].what


def test_words_beside_an_answer_are_kept_in_no_list_of_agreed_words() -> None:
    tool = cin_tool()
    match = Match(MatchKind.ANSWER, "1a", "Yes - Mia cried", "yes", Certainty.AGREED)
    assert len(words_of([match], tool, [], "")) == 1
    assert words_of([replace(match, comment="Mia cried")], tool, [], "") == []
