"""More tables as people and forms tools make them, each of which once came in wrong or not."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from core.intake.contents import contents_of
from core.intake.matching.names import answer_meant
from core.intake.read import drafts_of
from core.model.draft.returns import DoubtKind, DraftKind, ReturnDraft
from tests.intake.files import batch_of, cin, text_file, workbook
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

BOTH = [ReturnDraft("Child A", "School", "", {"1a": "yes", "1f": "no"})]

SHAPES: dict[str, tuple[Sequence[Sequence[Typed]], Sequence[ReturnDraft]]] = {
    "lines of a matrix behind their question": (
        [
            ["Case", "Agency", f"{FILE} - {BASIC}", f"{FILE} >> {PLAN}"],
            ["Child A", "School", "Yes", "No"],
        ],
        BOTH,
    ),
    "codes with their words, a comment in brackets, and a tool's own": (
        [
            ["id. Response ID", "case", "agency", f"q2. {SEEN}", f"q2[comment]. {SEEN} [Comment]"],
            ["1", "Child A", "School", "Yes", "Late"],
        ],
        [ReturnDraft("Child A", "School", "", {"2": "yes"}, {"2": "Late"})],
    ),
    "headings cut short": (
        [[CHILD, AGENCY, SEEN[:45]], ["Child A", "School", "Yes"], ["Child D", "Police", "No"]],
        TWO,
    ),
    "a question asked anew in another column": (
        [
            ["Case", "Agency", SEEN, f"{SEEN} "],
            ["Child A", "School", "Yes", ""],
            ["Child D", "Police", "", "No"],
        ],
        TWO,
    ),
    "a comment's heading in a second line, and numbers of the form's own": (
        [
            ["UserID", "Started", f"Q1. {CHILD}", f"Q2. {AGENCY}", f"Q3. {SEEN}", ""],
            ["", "", "", "", "", "Comments"],
            ["1", "11/03/2014 09:00", "Child A", "School", "Yes", "Late"],
        ],
        [ReturnDraft("Child A", "School", "", {"2": "yes"}, {"2": "Late"})],
    ),
    "answers that a form counts, and a word misspelt": (
        [
            ["Case", "Agency", "2"],
            ["Chlid A", "School", "1 - Yes"],
            ["Child D", "Police", "(b) No"],
        ],
        TWO,
    ),
    "a line of comments below its question, and numbers as a spreadsheet has them": (
        [
            ["Q no", "Child A", "Child D"],
            ["Agency", "School", "Police"],
            ["2.0", "Yes", "No"],
            ["Comments", "", "Late"],
        ],
        [TWO[0], ReturnDraft("Child D", "Police", "", {"2": "no"}, {"2": "Late"})],
    ),
    "an answer and its evidence under each of the agencies": (
        [
            ["Child A", "", "", ""],
            ["Standard", "School", "", "Police", ""],
            ["", "Met?", "Evidence", "Met?", "Evidence"],
            [SEEN, "Yes", "", "No", "Not ours"],
        ],
        [SCHOOL_A, ReturnDraft("Child A", "Police", "", {"2": "no"}, {"2": "Not ours"})],
    ),
    "answers without any headings": (
        [
            ["Agency", "School"],
            ["Child", "Child A"],
            ["RECORDS"],
            ["1a", BASIC, "Yes"],
            ["1f", PLAN, "No"],
            ["2", SEEN, "N/A", "No such role"],
        ],
        [
            ReturnDraft(
                *("Child A", "School", "", {"1a": "yes", "1f": "no", "2": "not_applicable"}),
                {"2": "No such role"},
            )
        ],
    ),
    "a line a question, as in a mail": (
        [["Child: Child A"], ["Agency: School"], ["1a: Yes"], ["1f: No"], ["5: Yes"]],
        [ReturnDraft("Child A", "School", "", {"1a": "yes", "1f": "no", "5": "yes"})],
    ),
    "a column that says that no record is held": (
        [
            ["Case", "Agency", "No record held", "2"],
            ["Child A", "School", "", "Yes"],
            ["Child A", "Police", "X", ""],
        ],
        [SCHOOL_A, ReturnDraft("Child A", "Police", "", nil=True)],
    ),
    "a column where No says that no record is held": (
        [
            ["Case", "Agency", "Known to your agency?", "2"],
            ["Child A", "School", "Yes", "Yes"],
            ["Child A", "Police", "No", ""],
        ],
        [SCHOOL_A, ReturnDraft("Child A", "Police", "", nil=True)],
    ),
    "no record held, in somebody's own words": (
        [
            ["Case", "Agency", "Completed on", "2", "Comments"],
            ["Child A", "School", "", "Yes", ""],
            ["Child A", "Police", "11/03/2014", "", "Not known to us."],
            ["Child B", "Police", "", "We had no involvement with this child", ""],
        ],
        [
            SCHOOL_A,
            ReturnDraft("Child A", "Police", "2014-03-11", nil=True),
            ReturnDraft("Child B", "Police", "", nil=True),
        ],
    ),
    "a table of an agency below another's": (
        [
            ["School returns"],
            ["Case", "2"],
            ["Child A", "Yes"],
            ["Police returns"],
            ["Case", "2"],
            ["Child A", "No"],
        ],
        [SCHOOL_A, POLICE_A],
    ),
    "Welsh headings and answers": (
        [
            ["Cyfeirnod", "Asiantaeth", "Cwestiwn 2", "Sylwadau", "Cwestiwn 5"],
            ["Child A", "School", "Ydy", "Iawn", "Nac ydy"],
        ],
        [ReturnDraft("Child A", "School", "", {"2": "yes", "5": "no"}, {"2": "Iawn"})],
    ),
    "what is left of ticks in a typeface of signs": (
        [["Case", "Agency", "1a", "1f"], ["Child A", "School", "ü", "û"]],
        BOTH,
    ),
    "lines of a matrix that run on behind their question": (
        [
            [
                *("Started", "Ended", "Q1. Child", "Q2. Agency"),
                *(f"Q3. {FILE} {line}" for line in (BASIC, PLAN)),
            ],
            ["11/03/2014 09:00", "11/03/2014 09:30", "Child A", "School", "Yes", "No"],
        ],
        [ReturnDraft("Child A", "School", "2014-03-11", {"1a": "yes", "1f": "no"})],
    ),
    "times in halves of the day": (
        [
            ["End Date", "Case", "Agency", "2"],
            ["03/11/2014 09:10:00 AM", "Child A", "School", "Yes"],
        ],
        [ReturnDraft("Child A", "School", "2014-03-11", {"2": "yes"})],
    ),
    "somebody's look at the form": (
        [
            ["Response Type", "Case", "Agency", "2"],
            ["Survey Preview", "Child A", "School", "No"],
            ["IP Address", "Child A", "School", "Yes"],
            ["IP Address", "Child A", "Police", "No"],
        ],
        [SCHOOL_A, POLICE_A],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_of_another_shape_comes_in_right(tmp_path: Path, shape: str) -> None:
    comes_in_right(tmp_path, *SHAPES[shape])


def test_what_two_sheets_say_otherwise_of_one_return_is_asked_and_the_same_counts_once(
    tmp_path: Path,
) -> None:
    path = tmp_path / "weeks.xlsx"
    head: list[Typed] = ["Case", "Agency", "2"]
    weeks = enumerate(("No", "No", "Yes"), 1)
    path.write_bytes(xlsx({f"Week {at}": [head, ["Child A", "School", one]] for at, one in weeks}))
    first, second, third = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    assert [one.answers for one in first.rows if isinstance(one, ReturnDraft)] == [{"2": "no"}]
    assert (second.rows, second.doubts) == ((), ())
    assert "counts once" in second.remarks[-1]
    assert [one.kinds for one in third.doubts] == [frozenset({DoubtKind.REPLACES})]


def test_what_is_struck_through_waits_with_its_words(tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "struck.xlsx"
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Case", "Agency", "2", "5"),
        ("Child A", "School", "Yes", "No"),
        ("Child A", "Police", "Yes", "No"),
        ("Child D", "Police", "Yes", "No"),
    ):
        sheet.append(row)
    for place in ("A2", "B2", "C2", "D2", "C3"):
        sheet[place].font = Font(strike=True)
    book.save(path)
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    assert draft.rows == (ReturnDraft("Child D", "Police", "", {"2": "yes", "5": "no"}),)
    held = {one.row: one for one in draft.problems}
    assert held[2].what == "the whole row is struck through."
    assert held[2].entry is not None
    assert held[2].entry.answers == {"2": "yes", "5": "no"}
    assert held[3].what.startswith("“2” is struck through: “Yes”.")


@pytest.mark.parametrize("written", ["Yes / No / Not applicable", "Yes/No", "Y / N", "yes or no"])
def test_options_nobody_struck_out_are_no_answer(written: str) -> None:
    assert answer_meant(cin().items["2"], written) == ""


def test_of_two_columns_of_agencies_none_is_taken_without_a_word(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [
            ["Case", "Lead agency", "Agency completing", "2"],
            ["Child A", "School", "Police", "Yes"],
        ],
    )
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    assert draft.rows == ()
    other = next(one for one in draft.matches if one.written == "Lead agency")
    refused = replace(cin(AGENCIES), agreed={other.key: ""})
    (again,) = drafts_of(contents_of(path), refused, DraftKind.RETURNS)
    assert again.rows == (ReturnDraft("Child A", "Police", "", {"2": "yes"}),)


@pytest.mark.parametrize("head", ["Case", "Child", "Children", "Ref", "Young person"])
@pytest.mark.parametrize("title", ["Question 2", f'"{SEEN}"'])
def test_agencies_side_by_side_answer_the_question_in_the_title(
    tmp_path: Path, head: str, title: str
) -> None:
    text = f"{title},,\n{head},School,Police\nChild A,Yes,No\nChild B,No,n/a\n"
    (draft,) = batch_of([text_file(tmp_path, text)], cin()).drafts
    draft = draft.accepting({DoubtKind.PROPOSED})
    rows = [one for one in draft.rows if isinstance(one, ReturnDraft)]
    assert {(one.case, one.agency): one.answers for one in rows} == {
        ("Child A", "School"): {"2": "yes"},
        ("Child B", "School"): {"2": "no"},
        ("Child A", "Police"): {"2": "no"},
        ("Child B", "Police"): {"2": "not_applicable"},
    }


@pytest.mark.parametrize("head", ["Case", "Child", ""])
@pytest.mark.parametrize("title", ["", "2,,\n", "Answers of March,,\n", "Question 2: late?,,\n"])
def test_answers_side_by_side_to_no_question_that_is_known_are_no_list_of_cases(
    tmp_path: Path, head: str, title: str
) -> None:
    text = f"{title}{head},School,Police\nChild A,Yes,No\nChild B,No,n/a\n"
    found = batch_of([text_file(tmp_path, text)], cin())
    assert found.drafts == ()
    (fault,) = found.unread
    assert "says which question is answered" in fault.happened
