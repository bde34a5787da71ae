"""Tables and returns that stand beside one another, groups a form repeats, halves of a return."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from core.intake.contents import contents_of
from core.intake.read import drafts_of
from core.model.draft.match import Certainty
from core.model.draft.returns import DoubtKind, DraftKind, ReturnDraft
from tests.intake.files import cin, workbook
from tests.intake.test_layouts import LINES
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

BOTH = [ReturnDraft("Child A", "School", "", {"1a": "yes", "2": "no"})]
FOUR = [
    ReturnDraft("Child A", "School", "", {"2": "yes"}),
    ReturnDraft("Child A", "Police", "", {"2": "no"}),
    ReturnDraft("Child D", "School", "", {"2": "no"}),
    ReturnDraft("Child D", "Police", "", {"2": "yes"}),
]
TICKS = ReturnDraft(
    *("Child A", "School", ""), {one: "yes" if one in ("1a", "1f") else "no" for one in LINES}
)

SHAPES: dict[str, tuple[Sequence[Sequence[Typed]], Sequence[ReturnDraft]]] = {
    "two tables with an empty column between, each under its agency": (
        [
            ["School returns", "", "", "Police returns"],
            ["Child", "2", "", "Child", "2"],
            ["Child A", "Yes", "", "Child D", "No"],
        ],
        TWO,
    ),
    "two tables with nothing between, the second longer": (
        [
            ["Case", "Agency", "2", "Case", "Agency", "2"],
            ["Child A", "School", "Yes", "Child D", "School", "No"],
            ["Child A", "Police", "No", "Child D", "Police", "Yes"],
        ],
        FOUR,
    ),
    "a key to the letters beside the table": (
        [["Case", "Agency", "2", "", "Key"], ["Child A", "School", "Y", "", "Y", "Yes"]],
        [SCHOOL_A],
    ),
    "an empty column inside a table parts nothing": (
        [["Case", "Agency", "1a", "", "2"], ["Child A", "School", "Yes", "", "No"]],
        BOTH,
    ),
    "returns side by side, each with its names below it": (
        [
            ["", "Return 1", "Return 2"],
            ["Child", "Child A", "Child D"],
            ["Agency", "School", "Police"],
            [SEEN, "Yes", "No"],
        ],
        TWO,
    ),
    "cases over agencies, and nothing over the questions": (
        [
            ["", "Child A", "", "Child D", ""],
            ["", "School", "Police", "School", "Police"],
            ["2", "Yes", "No", "No", "Yes"],
        ],
        FOUR,
    ),
    "agencies under a title, and nothing over the questions": (
        [["Child A"], ["", "School", "Police"], ["2", "Yes", "No"]],
        [SCHOOL_A, POLICE_A],
    ),
    "a repeated group in one row, its number in brackets": (
        [
            ["agency", "c[1]/case", "c[1]/q2", "c[2]/case", "c[2]/q2"],
            ["school", "child_a", "yes", "child_d", "no"],
        ],
        [FOUR[0], FOUR[2]],
    ),
    "a section asked again, its number right behind its words": (
        [
            [AGENCY, CHILD, SEEN, f"{CHILD}2", f"{SEEN}2"],
            ["School", "Child A", "Yes", "Child D", "No"],
        ],
        [FOUR[0], FOUR[2]],
    ),
    "a return in two rows that say nothing twice": (
        [
            ["Case", "Agency", "1a", "2"],
            ["Child A", "School", "Yes", ""],
            ["Child A", "School", "", "No"],
        ],
        BOTH,
    ),
    "lines ticked under a heading nobody knows": (
        [["Child", AGENCY, "What is on file? Tick all"], ["Child A", "School", f"{BASIC};{PLAN};"]],
        [TICKS],
    ),
    "lines answered under a heading nobody knows": (
        [["Child", "Agency", "Check"], ["Child A", "School", f"{BASIC}: Yes\n{PLAN}: No"]],
        [ReturnDraft("Child A", "School", "", {"1a": "yes", "1f": "no"})],
    ),
    "lines below their question, and a form's own numbers": (
        [
            [f"Q1. {CHILD}", f"Q2. {AGENCY}", f"Q3. {FILE}", "", "Q4. Supervision"],
            ["", "", BASIC, PLAN, ""],
            ["Child A", "School", "Yes", "No", "Yes"],
        ],
        [ReturnDraft("Child A", "School", "", {"1a": "yes", "1f": "no", "2": "yes"})],
    ),
    "an agency written where Other was chosen": (
        [
            ["Child", "Agency", "Other (please specify)", "2"],
            ["Child A", "School", "", "Yes"],
            ["Child D", "", "Police", "No"],
        ],
        TWO,
    ),
    "whose it is in a sentence": (
        [
            ["Whose return is this?", "1a", "2"],
            ["Return for Child A from School", "Yes", "No"],
        ],
        BOTH,
    ),
    "what to write in brackets, why not, and whether it was involved": (
        [
            ["Child", "Agency", "Involved?", "2", "If no, why not?"],
            ["(letter)", "(name)", "(Y/N)", "(Y/N)", "(optional)"],
            ["Child A", "School", "Yes", "No", "Never asked"],
            ["Child A", "Police", "Not known", "", ""],
        ],
        [
            ReturnDraft("Child A", "School", "", {"2": "no"}, {"2": "Never asked"}),
            ReturnDraft("Child A", "Police", "", nil=True),
        ],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_of_that_kind_comes_in_right(tmp_path: Path, shape: str) -> None:
    comes_in_right(tmp_path, *SHAPES[shape])


def test_a_group_on_a_sheet_of_its_own_comes_in_with_what_its_form_says(tmp_path: Path) -> None:
    own = ["_index", "_parent_table_name", "_parent_index"]
    path = tmp_path / "kobo.xlsx"
    sheets: dict[str, list[list[Typed]]] = {
        "audit": [
            ["end", "agency", "_id", "_index"],
            ["2014-03-11T09:40:00.000+00:00", "school", 71, 1],
            ["2014-03-12T09:40:00.000+00:00", "police", 72, 2],
            ["2014-03-12T09:50:00.000+00:00", "gp", 73, 3],
        ],
        "children": [
            ["case", "q2", "q2_comments", *own],
            ["child_a", "yes", "late", 1, "audit", 1],
            ["child_d", "no", "", 2, "audit", 1],
            ["child_d", "yes", "", 3, "audit", 2],
        ],
    }
    path.write_bytes(xlsx(sheets))
    (draft,) = drafts_of(contents_of(path), cin(AGENCIES), DraftKind.RETURNS)
    assert sorted(draft.accepting({DoubtKind.PROPOSED}).rows, key=repr) == sorted(
        [
            ReturnDraft("Child A", "School", "2014-03-11", {"2": "yes"}, {"2": "late"}),
            ReturnDraft("Child D", "School", "2014-03-11", {"2": "no"}),
            ReturnDraft("Child D", "Police", "2014-03-12", {"2": "yes"}),
        ],
        key=repr,
    )
    assert any("audit" in one.what for one in draft.problems)  # a form without any child is named


def test_what_is_asked_last_about_anything_else_is_no_comment_on_a_line(tmp_path: Path) -> None:
    said = "Do you have any other comments?"
    rows: list[list[Typed]] = [["Case", "Agency", "1a", said], ["Child A", "School", "Yes", "All"]]
    (draft,) = drafts_of(contents_of(workbook(tmp_path, rows)), cin(), DraftKind.RETURNS)
    (match,) = [one for one in draft.matches if one.written == said]
    assert match.certainty is Certainty.UNKNOWN
