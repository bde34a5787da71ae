"""Files that once came out wrong: two names in a cell, days among words, figures, nils in words."""

from pathlib import Path

import pytest

from core.intake.contents import contents_of
from core.intake.matching.split_names import pair_in
from core.intake.read import drafts_of
from core.intake.values import AnswerColumns, AnswerReader
from core.intake.vocabulary import Choices
from core.model.dates import day_within, iso_date
from core.model.draft.returns import DoubtKind, Draft, ReturnDraft
from core.model.tool import AnswerKind, AnswerSet
from tests.intake.files import cin, text_file

Said = dict[tuple[str, str], tuple[str, dict[str, str], bool]]


def read(folder: Path, text: str) -> Draft[ReturnDraft]:
    (draft,) = drafts_of(contents_of(text_file(folder, text)), cin())
    return draft  # type: ignore[return-value]


def said(draft: Draft[ReturnDraft]) -> Said:
    rows = draft.accepting({DoubtKind.PROPOSED, DoubtKind.UNASKED}).rows
    return {(row.case, row.agency): (row.completed, row.answers, row.nil) for row in rows}


A, D = ("Child A", "School"), ("Child D", "Police")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Return,1a,2\nChild A - School,Yes,No\nChild D - Police,No,Yes\n",
            {A: ("", {"1a": "yes", "2": "no"}, False), D: ("", {"1a": "no", "2": "yes"}, False)},
        ),
        (
            "Child and agency,1a,2\nSchool: Child A,Yes,No\nPolice: Child D,No,Yes\n",
            {A: ("", {"1a": "yes", "2": "no"}, False), D: ("", {"1a": "no", "2": "yes"}, False)},
        ),
        (
            "Question,Child A - School,Child D - Police\n1a,Yes,No\n2,No,Yes\nComments,late,\n",
            {A: ("", {"1a": "yes", "2": "no"}, False), D: ("", {"1a": "no", "2": "yes"}, False)},
        ),
        (
            "case,agency,Date completed,2\nChild A,School,Completed 11 March 2014,yes\n",
            {A: ("2014-03-11", {"2": "yes"}, False)},
        ),
        (
            "case,agency,1a,1f,2\nChild A,School,1,0,1\nChild D,Police,0,1,0\n",
            {
                A: ("", {"1a": "yes", "1f": "no", "2": "yes"}, False),
                D: ("", {"1a": "no", "1f": "yes", "2": "no"}, False),
            },
        ),
        (
            "Case,Agency,Status,1a\nChild A,School,Completed,Yes\nChild D,Police,Nil return,\n",
            {A: ("", {"1a": "yes"}, False), D: ("", {}, True)},
        ),
        (
            "end,case,agency,g1/_1a,g2/_2,_id\n2014-03-11T09:30:00Z,Child A,School,yes,no,1\n",
            {A: ("2014-03-11", {"1a": "yes", "2": "no"}, False)},
        ),
    ],
    ids=["one cell", "agency first", "one heading", "day in words", "figures", "nil", "underscore"],
)
def test_what_stands_in_another_way_is_proposed_and_never_made_up(
    tmp_path: Path, text: str, meant: Said
) -> None:
    draft = read(tmp_path, text)
    assert said(draft) == meant
    sure = {(row.case, row.agency) for row in draft.rows}
    assert len(sure) < len(meant) or "g1/_1a" in text or text.startswith("Question")


def test_two_tables_of_a_sheet_with_other_questions_are_one_return(tmp_path: Path) -> None:
    first = "Records,,\nCase,Agency,1a\nChild A,School,Yes\n"
    draft = read(tmp_path, f"{first}Supervision,,\nCase,Agency,2\nChild A,School,No\n")
    assert said(draft) == {A: ("", {"1a": "yes", "2": "no"}, False)}
    assert not draft.problems


def test_ones_and_twos_are_not_taken_for_yes_and_no(tmp_path: Path) -> None:
    draft = read(tmp_path, "case,agency,1a,2\nChild A,School,1,2\nChild D,Police,2,1\n")
    assert said(draft) == {}
    assert draft.held_back == 2


def test_names_in_one_cell_are_a_case_and_an_agency_or_nothing() -> None:
    words = cin()
    assert pair_in("School / Child A", words) == ("Child A", "School")
    assert pair_in("Child A (School)", words) == ("Child A", "School")
    assert pair_in("Child A - Child D", words) is None
    assert pair_in("Seen - at home", words) is None


def test_a_day_among_words_is_one_only_where_it_is_alone() -> None:
    assert day_within("Completed 11 March 2014") == "2014-03-11"
    assert day_within("done 12.3.14, sent 13.3.14") == ""
    assert day_within("file 11/03/2014/7") == ""
    assert iso_date("2014/03/11 9:30:00 am GMT+1") == "2014-03-11"


def test_several_answers_in_a_cell_stand_between_many_marks() -> None:
    pairs = (("a", "Email"), ("b", "Phone and text"), ("c", "In person"))
    choices = Choices(pairs, AnswerSet("ways", kind=AnswerKind.SEVERAL))
    reader = AnswerReader(AnswerColumns("1", choices, 0), [])
    faults: list[str] = []
    for written in ("Email; In person", "Email|In person", "Email / In person", "a c", "Email + c"):
        assert reader.cell(written, faults) == "a c", written
    assert reader.cell("Phone and text", faults) == "b"
    assert faults == []
    assert reader.cell("Email | fax", faults) == ""
    assert len(faults) == 1
