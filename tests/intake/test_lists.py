"""Cases, requests and judgements: lists that come in beside their problems."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.intake.cases import read_cases
from core.intake.judgements import read_judgements
from core.intake.read import read
from core.intake.requests import read_requests
from core.intake.vocabulary import Vocabulary
from core.model.case import Papers, RequestStatus
from core.model.draft.returns import CaseDraft, DraftKind, JudgementDraft, RequestDraft
from core.model.fault import Unreadable
from tests.intake.files import CIN, TIER2, cin, general, text_file, tier2


def test_the_eight_cases_of_2014() -> None:
    draft = read_cases(CIN / "cases.csv", Vocabulary())
    assert [row.reference for row in draft.rows] == [f"Child {letter}" for letter in "ABCDEFGH"]
    assert draft.rows[3].age == "6"
    assert draft.rows[3].outline.startswith("Home conditions and behaviour.")
    assert draft.problems == ()


def test_the_29_cases_of_2011_and_the_one_with_incomplete_papers() -> None:
    draft = read_cases(TIER2 / "cases.csv", Vocabulary())
    incomplete = [row.reference for row in draft.rows if row.papers is Papers.INCOMPLETE]
    assert (len(draft.rows), incomplete) == (29, ["Case 28"])


def test_a_case_twice_or_without_reference_is_held_back(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,age\nChild A,6\nCHILD a,7\n,8\n", "cases.csv")
    draft = read_cases(path, Vocabulary())
    assert draft.rows == (CaseDraft("Child A", "6"),)
    assert [problem.sentence for problem in draft.problems] == [
        "Row 3 of cases.csv was held back: “CHILD a” is already in row 2.",
        "Row 4 of cases.csv was held back: the case has no reference.",
    ]


def test_papers_are_complete_or_incomplete(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,papers\nA,Incomplete\nB,\nC,mostly\n", "cases.csv")
    draft = read_cases(path, Vocabulary())
    assert [row.papers for row in draft.rows] == [Papers.INCOMPLETE, None]
    assert "“mostly” says nothing about the papers" in draft.problems[0].what


def test_a_case_the_audit_has_keeps_its_spelling(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,age\nchild a,9\n", "cases.csv")
    assert read_cases(path, cin()).rows == (CaseDraft("Child A", "9"),)


def test_a_list_headed_reference_comes_in_whatever_its_further_columns(tmp_path: Path) -> None:
    text = "Reference,First year,Ward\nVisit 1,yes,North\nVisit 2,no,South\n"
    draft = read(text_file(tmp_path, text, "list.csv"), cin(agencies=()))
    assert [row.reference for row in draft.rows if isinstance(row, CaseDraft)] == [
        "Visit 1",
        "Visit 2",
    ]
    assert isinstance(draft.rows[0], CaseDraft)
    assert dict(draft.rows[0].attributes) == {"First year": "yes", "Ward": "North"}


def test_the_37_requests_of_2014() -> None:
    draft = read_requests(CIN / "requests.csv", cin(agencies=()))
    assert len(draft.rows) == 37
    assert draft.problems == ()
    statuses = [row.status for row in draft.rows]
    assert statuses.count(RequestStatus.RETURNED) == 24
    assert statuses.count(RequestStatus.UNUSABLE) == 4
    assert statuses.count(RequestStatus.NO_RETURN) == 9


def test_a_request_says_where_it_stands_or_is_held_back(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "case,agency,asked,due,status\n"
        "Child A,School,7/3/2014,21/3/2014,Returned\n"
        "Child B,School,,,\n"
        "Child C,School,,,overdue\n"
        "Child D,School,,,lost\n"
        "Child E,School,soon,,\n"
        "Child A,school,,,\n",
        "requests.csv",
    )
    draft = read_requests(path, cin())
    assert draft.rows == (
        RequestDraft("Child A", "School", "2014-03-07", "2014-03-21", RequestStatus.RETURNED),
        RequestDraft("Child B", "School"),
        RequestDraft("Child C", "School", status=RequestStatus.WAITING),
    )
    assert [problem.row for problem in draft.problems] == [5, 6, 7]
    assert "“lost” is not where a request can stand" in draft.problems[0].what
    assert "“soon” is not a date" in draft.problems[1].what
    assert "already in row 2" in draft.problems[2].what


def test_a_new_agency_is_taken_as_first_written(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency\nChild A,Library\nChild B,LIBRARY\n", "requests.csv")
    draft = read_requests(path, cin())
    assert [row.agency for row in draft.rows] == ["Library", "Library"]


def test_the_160_judgements_of_2011() -> None:
    draft = read_judgements(TIER2 / "judgements.csv", tier2())
    assert len(draft.rows) == 160
    assert draft.problems == ()
    assert draft.rows[0] == JudgementDraft("Case 1", "1", "yes")


def test_a_statement_is_found_by_number_short_or_full_wording(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "case,statement,agreed\nCase 1,1,Yes\nCase 1,held at the right TIER,No\n"
        "Case 1,The threshold criteria were applied as they are written.,"
        "Not applicable\nCase 1,7,\n",
        "judgements.csv",
    )
    draft = read_judgements(path, tier2())
    assert [(row.point, row.answer) for row in draft.rows] == [
        ("1", "yes"),
        ("5", "no"),
        ("3", "not_applicable"),
    ]
    assert draft.problems == ()


def test_what_no_judgement_can_be_is_held_back(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "case,statement,agreed\nCase 1,Weather good,Yes\nCase 1,1,Yess\nCase 77,1,Yes\n"
        "Case 2,1,Yes\nCase 2,Referral appropriate,No\nCase 3,,Yes\n",
        "judgements.csv",
    )
    draft = read_judgements(path, tier2())
    assert [problem.what for problem in draft.problems] == [
        "“Weather good” is not a statement of this audit tool.",
        "“Case 77” is not a case in this audit.",
        "the judgement on “Referral appropriate” for “Case 2” is already in row 5.",
        "no statement is named.",
    ]
    assert [one.what for one in draft.doubts] == ["proposed, and waits for a yes: “Yess” as Yes."]


def test_a_checklist_judged_line_by_line_has_a_point_for_each_line(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "case,statement,agreed\nCase 1,1b,yes\nCase 1,The file,yes\n", "judgements.csv"
    )
    draft = read_judgements(path, general())
    assert draft.rows == (JudgementDraft("Case 1", "1b", "yes"),)
    assert "“The file” is not a statement" in draft.problems[0].what


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("case,age,team", "cases"),
        ("case", "cases"),
        ("case,agency", "requests"),
        ("case,agency,due", "requests"),
        ("case,statement,agreed", "judgements"),
        ("case,agency,1a", "returns"),
        ("case,agency,2 comments,1a", "returns"),
    ],
)
def test_the_headings_say_what_a_file_holds(tmp_path: Path, headings: str, kind: str) -> None:
    assert read(text_file(tmp_path, f"{headings}\n"), cin()).kind == kind


def test_headings_that_fit_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="has no column “case”"):
        read(text_file(tmp_path, "name,age\nx,1\n"), cin())


def test_a_row_held_back_teaches_nobody_its_spelling(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "case,agency,due\nChild A,LIBRARY,soon\nChild A,Library,\nChild B,library,\n",
        "requests.csv",
    )
    draft = read_requests(path, cin())
    assert [row.agency for row in draft.rows] == ["Library", "Library"]
    assert [problem.row for problem in draft.problems] == [2]


def test_a_request_without_agency_or_case_is_held_back(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "case,agency,due\nChild A,,5/3/2014\n,School,\nChild Z,School,\n", "r.csv"
    )
    assert [problem.what for problem in read_requests(path, cin()).problems] == [
        "no agency is named.",
        "no case is named.",
        "“Child Z” is not a case in this audit.",
    ]


def test_a_status_nobody_knows_is_told_beside_those_there_are(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,status\nChild A,School,in the post\n", "r.csv")
    assert [problem.what for problem in read_requests(path, cin()).problems] == [
        "“in the post” is not where a request can stand (“waiting”, “returned”, "
        "“returned, no form filled in”, “nil”, “refused”, “no return”, “worked with”)."
    ]


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("Returned but unusable", RequestStatus.UNUSABLE),
        ("returned – no form filled in", RequestStatus.UNUSABLE),
        ("Nil return", RequestStatus.NIL),
    ],
)
def test_where_a_request_stands_may_be_said_in_the_fields_other_words(
    tmp_path: Path, written: str, status: RequestStatus
) -> None:
    path = text_file(tmp_path, f"case,agency,status\nChild A,School,{written}\n", "r.csv")
    assert [row.status for row in read_requests(path, cin()).rows] == [status]


def test_papers_that_say_nothing_are_told_what_they_may_say(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,papers\n,half of\n", "cases.csv")
    assert [problem.what for problem in read_cases(path, Vocabulary()).problems] == [
        "the case has no reference. “half of” says nothing about the papers: "
        "write complete or incomplete."
    ]


def test_a_point_not_agreed_is_passed_over_even_where_it_comes_first(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "case,statement,agreed\nCase 1,1,\nCase 1,1,Yes\nCase 77,1,\n,,\nCase 2,9z,\n",
        "judgements.csv",
    )
    draft = read_judgements(path, tier2())
    assert draft.rows == (JudgementDraft("Case 1", "1", "yes"),)
    assert [(problem.row, problem.what) for problem in draft.problems] == [
        (4, "“Case 77” is not a case in this audit."),
        (6, "“9z” is not a statement of this audit tool."),
    ]


def test_a_list_may_head_what_is_audited_by_another_word(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Place,kind\nPark gate,park\n", "places.csv")
    draft = read(path, general())
    assert [row.reference for row in draft.rows] == ["Park gate"]  # type: ignore[union-attr]
    two = text_file(tmp_path, "Family,Child,kind\nSmith,A,park\n", "two.csv")
    with pytest.raises(Unreadable):
        read(two, general())


def test_what_is_noted_of_what_is_audited_is_no_question_by_a_word_of_one(tmp_path: Path) -> None:
    schools = replace(general(), audited=frozenset({"school", "schools"}))
    word = "network"  # stands in the wording of one question alone
    path = text_file(tmp_path, f"School,Phase,{word},Team\nAlder,primary,210,North\n")
    draft = read(path, schools)
    assert draft.kind is DraftKind.CASES
    assert [row.reference for row in draft.rows] == ["Alder"]  # type: ignore[union-attr]
    rows = "School,Age,Team,kind,moves\nAlder,8,North,siblings,0\nBeech,2,South,network,1\n"
    draft = read(text_file(tmp_path, f"{rows}School 3,2,3,network,4\n"), schools)
    assert len(draft.rows) == 3, "a row of numbers is no row of headings"
    answered = text_file(tmp_path, "School,Agency,1a\nCase 1,Itself,Yes\n")
    assert read(answered, schools).kind is DraftKind.RETURNS


def test_the_own_word_over_a_column_of_references_asks_for_no_yes(tmp_path: Path) -> None:
    rows = "meeting,agency,1a,2\nCase 1,Police,Yes,No\n"
    draft = read(text_file(tmp_path, rows), general())
    assert [one.what for one in draft.doubts] == [
        "proposed, and waits for a yes: what the heading “meeting” means."
    ]
    sure = replace(general(), audited=frozenset({"meeting", "meetings"}))
    draft = read(text_file(tmp_path, rows), sure)
    assert (len(draft.rows), draft.doubts) == (1, ())
