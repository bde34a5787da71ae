"""What could come in but may not be meant waits for somebody's word."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.intake.batch import learnt
from core.intake.read import read
from core.intake.vocabulary import EarlierReturn, Vocabulary
from core.model.draft.returns import AnyDraft, DoubtKind, ReturnDraft
from core.model.names import NameIndex
from tests.intake.files import batch_of, cin, text_file, workbook
from tests.intake.workbooks import Typed

HEAD = "case,agency,completed on,3\n"
PAIR = ("child a", "school")


def asked(**more: object) -> Vocabulary:
    """The words of an audit where the school was asked about Child A, on 7 March 2014."""
    words = replace(cin(), asked={PAIR: "2014-03-07"}, counted=0, today="2014-04-01")
    return replace(words, **more)  # type: ignore[arg-type]


def doubts(draft: AnyDraft) -> list[tuple[int, frozenset[DoubtKind]]]:
    return [(doubt.row, doubt.kinds) for doubt in draft.doubts]


def test_a_return_that_was_asked_for_is_in_no_doubt(tmp_path: Path) -> None:
    draft = read(text_file(tmp_path, f"{HEAD}Child A,School,10/3/2014,yes\n"), asked())
    assert (len(draft.rows), draft.doubts) == (1, ())


def test_a_return_nobody_asked_for_waits_and_says_what_it_does_to_the_count(
    tmp_path: Path,
) -> None:
    draft = read(text_file(tmp_path, f"{HEAD}Child B,School,,yes\n"), asked(counted=1))
    assert draft.rows == ()
    assert doubts(draft) == [(2, frozenset({DoubtKind.UNASKED}))]
    assert draft.doubts[0].what == (
        "“School” was not asked about “Child B”; the return would not be counted among "
        "the 1 of 1 returned."
    )
    assert len(draft.accepting([DoubtKind.UNASKED]).rows) == 1


def test_where_nothing_was_asked_for_no_return_is_unasked(tmp_path: Path) -> None:
    draft = read(text_file(tmp_path, f"{HEAD}Child B,School,,yes\n"), cin())
    assert (len(draft.rows), draft.doubts) == (1, ())


def test_a_second_return_names_both(tmp_path: Path) -> None:
    words = asked(returned={PAIR: EarlierReturn("first.csv", 4, 1)})
    draft = read(text_file(tmp_path, f"{HEAD}Child A,School,,yes\n"), words)
    assert doubts(draft) == [(2, frozenset({DoubtKind.REPLACES}))]
    assert draft.doubts[0].what == (
        "the return of “School” for “Child A” is there already, with 4 answers and 1 comment "
        "from first.csv; this one, with 1 answer and 0 comments, would take its place."
    )


def test_of_two_files_read_together_the_second_return_waits(tmp_path: Path) -> None:
    paths = [
        text_file(tmp_path, f"{HEAD}Child A,School,,yes\n", "1.csv"),
        text_file(tmp_path, f"{HEAD}child a,SCHOOL,,no\n", "2.csv"),
    ]
    first, second = batch_of(paths, asked()).drafts
    assert (len(first.rows), len(second.rows)) == (1, 0)
    assert "from 1.csv" in second.doubts[0].what


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("10/3/1914", "it was completed on 10 March 1914, in another century."),
        ("10/3/99", "it was completed on 10 March 2099, which is yet to come."),
        ("2/4/2014", "it was completed on 2 April 2014, which is yet to come."),
        (
            "6/3/2014",
            "it was completed on 6 March 2014, before it was asked for on 7 March 2014.",
        ),
    ],
)
def test_a_day_that_cannot_well_be_is_asked_about(tmp_path: Path, written: str, said: str) -> None:
    draft = read(text_file(tmp_path, f"{HEAD}Child A,School,{written},yes\n"), asked())
    assert doubts(draft) == [(2, frozenset({DoubtKind.DATE}))]
    assert draft.doubts[0].what == said


def test_a_day_long_before_the_audit_is_asked_about(tmp_path: Path) -> None:
    words = asked(asked={}, day="2014-04-09")
    text = f"{HEAD}Child A,School,7/4/2013,yes\nChild B,School,8/4/2013,yes\n"
    draft = read(text_file(tmp_path, text), words)
    assert [doubt.row for doubt in draft.doubts] == [2]
    assert "more than a year before the day of the audit" in draft.doubts[0].what


def test_a_new_agency_that_differs_by_a_letter_is_asked_about(tmp_path: Path) -> None:
    text = "case,agency,due\nChild A,Police,\nChild B,Polcie,\nChild B,Team A,\nChild B,Team B,\n"
    draft = read(text_file(tmp_path, text), cin(agencies=()))
    assert doubts(draft) == [(3, frozenset({DoubtKind.SPELLING}))]
    assert draft.doubts[0].what == "“Polcie” is one letter away from “Police”."


def test_a_request_that_is_due_before_it_was_made_is_asked_about(tmp_path: Path) -> None:
    text = "case,agency,asked,due\nChild A,School,7/3/2014,1/3/2014\n"
    draft = read(text_file(tmp_path, text), cin())
    assert draft.doubts[0].what == (
        "it is due on 1 March 2014, before it was asked for on 7 March 2014."
    )


def test_only_what_somebody_accepts_comes_in_and_the_rest_is_held_back(tmp_path: Path) -> None:
    words = asked(returned={PAIR: EarlierReturn("first.csv", 4, 1)})
    text = f"{HEAD}Child A,School,,yes\nChild B,School,1/1/1914,no\n"
    draft = read(text_file(tmp_path, text), words)
    replacing = draft.accepting([DoubtKind.REPLACES])
    assert [row.case for row in replacing.rows] == ["Child A"]  # type: ignore[union-attr]
    assert [problem.row for problem in replacing.problems] == [3]
    assert draft.accepting([]).held_back == 2
    assert draft.accepting(list(DoubtKind)).held_back == 0


def test_what_is_learnt_of_a_file_is_known_for_the_next(tmp_path: Path) -> None:
    draft = read(text_file(tmp_path, f"{HEAD}Child A,School,,yes\n"), asked())
    (row,) = draft.rows
    assert isinstance(row, ReturnDraft)
    assert learnt(asked(), draft).returned == {
        PAIR: EarlierReturn("camhs.csv", 1, 0, row.fingerprint)
    }


@pytest.mark.parametrize(("text", "asked"), [("03/13/2014", True), ("13/03/2014", False)])
def test_one_date_with_the_month_first_makes_its_column_likely_so(
    tmp_path: Path, text: str, asked: bool
) -> None:
    rows = f"Child A,School,{text},yes\nChild B,School,03/05/2014,yes\nChild C,School,5/5/2014,no\n"
    draft = read(text_file(tmp_path, HEAD + rows), cin())
    assert len(draft.doubts) == 3 * asked
    days = [getattr(row, "completed", "") for row in draft.accepting({DoubtKind.PROPOSED}).rows]
    assert days == ["2014-03-13", "2014-03-05" if asked else "2014-05-03", "2014-05-05"]


@pytest.mark.parametrize(
    ("beside", "likely"),
    [("03/13/2014", True), ("13/03/2014", False), (date(2014, 3, 25), False)],
)
def test_a_date_a_workbook_made_may_have_the_month_for_its_day_too(
    tmp_path: Path, beside: Typed, likely: bool
) -> None:
    head: list[Typed] = ["case", "agency", "completed on", "3"]
    made: list[Typed] = ["Child A", "School", date(2014, 5, 3), "yes"]
    rows = [head, made, ["Child B", "School", beside, "yes"]]
    if beside != "13/03/2014" and not likely:
        rows.append(["Child C", "School", "03/13/2014", "no"])
    draft = read(workbook(tmp_path, rows), cin())
    assert (2 in [row for row, _ in doubts(draft)]) is likely
    day = getattr(draft.accepting({DoubtKind.PROPOSED}).rows[0], "completed", "")
    assert day == ("2014-03-05" if likely else "2014-05-03")
    requests: list[list[Typed]] = [
        ["case", "agency", "due"],
        ["Child A", "School", date(2014, 5, 3)],
    ]
    requests.append(["Child B", "School", "03/13/2014"])
    assert len(read(workbook(tmp_path, requests), cin()).problems) == 2


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Police", "Polcie", True),
        ("Police", "Polices", True),
        ("School nursing", "Schol nursing", True),
        ("Childrens Social Care", "Children's Social Care", True),
        ("Team 1", "Team 2", False),
        ("Team A", "Team B", False),
        ("GP", "HP", False),
        ("Police", "Police and probation", False),
        ("Health", "Housing", False),
    ],
)
def test_a_slip_of_one_letter_is_told_from_another_name(one: str, other: str, near: bool) -> None:
    assert NameIndex([one]).near(other) == (one if near else "")
