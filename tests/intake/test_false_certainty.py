"""What looks certain and is not: other people's numbers, turned words, cells in the wrong place."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.intake.contents import contents_of
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.likeness import is_worded_as
from core.intake.read import drafts_of
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty
from core.model.draft.returns import DoubtKind, Draft, DraftKind, ReturnDraft
from core.model.fault import Unreadable
from tests.intake.files import AGENCIES, batch_of, cin, text_file, workbook
from tests.intake.test_odd_shapes import SEEN
from tests.intake.workbooks import Typed

LEVEL = "Is the case being managed at the right level of need?"
IN_ORDER = ("1a", "1b", "1c", "1d", "1e", "1f", "1g", *map(str, range(2, 12)))


def read(
    folder: Path, rows: Sequence[Sequence[Typed]], words: Vocabulary | None = None
) -> Draft[ReturnDraft]:
    contents = contents_of(workbook(folder, [list(row) for row in rows]))
    (draft,) = drafts_of(contents, words or cin(), DraftKind.RETURNS)
    return draft  # type: ignore[return-value]


def test_a_form_that_counts_all_it_asks_goes_by_order_and_only_when_somebody_says_so(
    tmp_path: Path,
) -> None:
    numbers = range(1, len(IN_ORDER) + 1)
    told = ["Yes" if at in (2, 9) else "No" for at in numbers]
    rows = [["Case", "Agency", *map(str, numbers)], ["Child A", "School", *told]]
    draft = read(tmp_path, rows)
    assert draft.rows == ()
    (row,) = draft.accepting({DoubtKind.PROPOSED}).rows
    assert [key for key, said in row.answers.items() if said == "yes"] == ["1b", "3"]


def test_comments_of_such_a_form_go_with_its_numbers(tmp_path: Path) -> None:
    heads = [one for at in range(1, 18) for one in (f"Q{at}", "Comments")]
    cells = [one for at in range(1, 18) for one in ("No", "Thin" if at == 2 else "")]
    text = ",".join(["Case", "Agency", *heads]) + "\n" + ",".join(["Child A", "School", *cells])
    contents = contents_of(text_file(tmp_path, text + "\n"))
    (draft,) = drafts_of(contents, cin(), DraftKind.RETURNS)
    (row,) = draft.accepting({DoubtKind.PROPOSED}).rows
    assert isinstance(row, ReturnDraft)
    assert row.comments == {"1": "1b: Thin"}


def test_numbers_that_go_on_beyond_the_tools_are_only_likely(tmp_path: Path) -> None:
    numbers = list(map(str, range(1, 14)))
    draft = read(tmp_path, [["Case", "Agency", *numbers], ["Child A", "School", *["Yes"] * 13]])
    assert draft.rows == ()
    assert all(one.certainty is not Certainty.CERTAIN for one in draft.matches[2:])


@pytest.mark.parametrize(
    "heading",
    [
        "10. Is the case not being managed at the right level of need?",
        "10. Is the case being closed at the right level of need?",
        "2. Has the case been talked through with the family, and does the file show it?",
    ],
)
def test_a_number_whose_words_ask_something_else_is_only_likely(heading: str) -> None:
    meant = HeadingMatcher(cin()).question_meant(heading)
    assert meant is not None
    assert meant[1] is Certainty.PROPOSED


@pytest.mark.parametrize(
    "heading", [f"10. {LEVEL}", "10 Is the case managed at the right level of need", f"2) {SEEN}"]
)
def test_a_number_with_the_questions_own_words_is_certain(heading: str) -> None:
    meant = HeadingMatcher(cin()).question_meant(heading)
    assert meant is not None
    assert meant[1] is Certainty.CERTAIN


def test_what_looks_exactly_as_a_word_of_ours_is_proposed_and_never_called_wrong(
    tmp_path: Path,
) -> None:
    """The letters а, о, е, С and Р of another script cannot be told from ours."""
    written = "Case,Agency,1\u0430,2\nChild \u0410,S\u0441hool,Y\u0435s,N\u043e\n"
    (draft,) = drafts_of(contents_of(text_file(tmp_path, written)), cin(), DraftKind.RETURNS)
    assert (draft.rows, draft.problems) == ((), ())
    assert "look alike" in draft.doubts[0].what
    (row,) = draft.accepting({DoubtKind.PROPOSED}).rows
    assert row == ReturnDraft("Child A", "School", "", {"1a": "yes", "2": "no"})


def test_a_letter_amiss_is_no_other_word() -> None:
    assert is_worded_as("Is the case being manged at the right levle of need", LEVEL)
    assert not is_worded_as("Is no case being managed at the right level of need", LEVEL)


def test_another_audits_questions_are_not_ours_by_their_numbers(tmp_path: Path) -> None:
    rows = [
        ["Case", "Agency", "1. Was the referral made within one working day?"],
        ["Child A", "School", "Yes"],
    ]
    rows[0] += ["2. Was a strategy meeting held in time?", "3. Were police checks made?"]
    rows[1] += ["No", "Yes"]
    with pytest.raises(Unreadable):
        read(tmp_path, rows)


def test_a_number_that_measures_something_is_no_questions(tmp_path: Path) -> None:
    heads = ["Case", "Agency", "2", "3 month review held?", "10 working days met", "5% sample"]
    draft = read(tmp_path, [heads, ["Child A", "School", "Yes", "No", "Yes", "Yes"]])
    assert draft.rows == (ReturnDraft("Child A", "School", "", {"2": "yes"}),)
    assert "3 month review held?" in draft.problems[0].what


def test_a_comment_that_is_only_another_answer_waits_and_one_that_says_nothing_is_named(
    tmp_path: Path,
) -> None:
    rows = [
        ["Case", "Agency", "2", "2 comments", "3"],
        ["Child A", "School", "Yes", "No", "No"],
        ["Child A", "Police", "", "Yes", "No"],
        ["Child B", "Police", "Yes", "N/A", "No"],
    ]
    draft = read(tmp_path, rows)
    assert [one.row for one in draft.doubts] == [2, 3]
    assert "“No” as a comment on 2, beside the answer Yes" in draft.doubts[0].what
    assert draft.rows == (
        ReturnDraft("Child B", "Police", "", {"2": "yes", "3": "no"}, {"2": "N/A"}),
    )
    assert "the comment on question 2 is only “N/A”" in draft.remarks[-1]
    refused = {one.key: "" for one in draft.matches if one.certainty is Certainty.PROPOSED}
    again = read(tmp_path, rows, replace(cin(), agreed=refused))
    assert [one.row for one in again.problems] == [2, 3]
    assert "is none, as you said" in again.problems[0].what


def test_where_nothing_was_chosen_from_a_list_the_answer_is_blank_and_it_is_said(
    tmp_path: Path,
) -> None:
    rows = [
        ["Case", "Agency", "2", "3", "5"],
        ["Child A", "School", "Yes", "Please select", "-- Select one --"],
        ["Child D", "Police", "Choose an item.", "No", "Select..."],
    ]
    draft = read(tmp_path, rows)
    assert draft.rows == (
        ReturnDraft("Child A", "School", "", {"2": "yes"}),
        ReturnDraft("Child D", "Police", "", {"3": "no"}),
    )
    assert len([one for one in draft.remarks if "nothing was chosen" in one]) == 4


def test_comments_before_their_questions_are_proposed_for_those(tmp_path: Path) -> None:
    heads = ["Case", "Agency", "Comments", "2", "Comments", "3"]
    draft = read(tmp_path, [heads, ["Child A", "School", "Of two", "Yes", "Of three", "No"]])
    assert draft.rows == ()
    (row,) = draft.accepting({DoubtKind.PROPOSED}).rows
    assert row.comments == {"2": "Of two", "3": "Of three"}


def test_a_comment_behind_a_checklist_in_one_cell_is_on_all_of_it(tmp_path: Path) -> None:
    lines = "The child's basic details;The current plan for the child;"
    heads = ["Case", "Agency", "Which of these does your file hold?", "Comments"]
    draft = read(tmp_path, [heads, ["Child A", "School", lines, "On file"]])
    (row,) = draft.accepting({DoubtKind.PROPOSED}).rows
    assert row.comments == {"1": "On file"}


def test_a_nurse_of_a_school_is_not_of_the_school(tmp_path: Path) -> None:
    head = "Case,Agency,2\nChild A,School nurse,Yes\nChild B,School Nursing Service,No\n"
    (draft,) = batch_of([text_file(tmp_path, head)], cin()).drafts
    assert not draft.doubts
    assert [one.row for one in draft.problems if one.holds_row_back] == [2, 3]
    known = cin((*AGENCIES, "School Nursing"))
    (draft,) = batch_of([text_file(tmp_path, head)], known).drafts
    told = [one.entry for one in draft.doubts]
    assert {one.agency for one in told if isinstance(one, ReturnDraft)} == {"School Nursing"}


def test_ones_and_noughts_are_no_answers_beside_other_figures(tmp_path: Path) -> None:
    text = "Case,Agency,2,3\nChild A,School,1,0\nChild B,School,0.5,1\n"
    (draft,) = batch_of([text_file(tmp_path, text)], cin()).drafts
    assert draft.rows == ()
    assert len(draft.doubts) == 0


def test_comments_that_a_program_numbered_stand_each_behind_its_question(tmp_path: Path) -> None:
    text = "Case,Agency,2,Comments,3,Comments.1\nChild A,School,Yes,late,No,never\n"
    (draft,) = batch_of([text_file(tmp_path, text)], cin()).drafts
    (doubt,) = draft.doubts
    assert isinstance(doubt.entry, ReturnDraft)
    assert doubt.entry.comments == {"2": "late", "3": "never"}
