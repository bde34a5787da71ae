"""More tables as people and forms tools make them, each of which once came in wrong or not."""

from collections.abc import Sequence
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
