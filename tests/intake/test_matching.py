"""Forms and tables in other people's words: what is sure, what is proposed, what is not known."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.intake.contents import contents_of
from core.intake.matching.likeness import likeness
from core.intake.matching.names import agency_meant, answer_meant, case_meant
from core.intake.read import drafts_of
from core.intake.vocabulary import Choices, Vocabulary, vocabulary_of_tool
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.draft.returns import DoubtKind, ReturnDraft
from core.store.reading import read_tool
from tests.conftest import NOON
from tests.intake.files import cin, text_file
from tests.intake.workbooks import xlsx
from tests.small import small_audit

PEOPLE = ("Children's Social Care", "School", "School Nursing", "Health Visiting", "Police", "GP")
SUPERVISION = "Has the case been talked through in supervision, and does the file show it?"
DRUGS = "Where a parent uses drugs or alcohol, does the plan deal with it?"


def known() -> Vocabulary:
    return cin(PEOPLE)


def said_yes(path: Path) -> list[ReturnDraft]:
    """What comes in once every proposal is agreed."""
    rows: list[object] = []
    for draft in drafts_of(contents_of(path), known()):
        rows += draft.accepting({DoubtKind.PROPOSED}).rows
    return [row for row in rows if isinstance(row, ReturnDraft)]


def matches(path: Path, kind: MatchKind = MatchKind.COLUMN) -> dict[str, Match]:
    return {
        one.written: one
        for draft in drafts_of(contents_of(path), known())
        for one in draft.matches
        if one.kind is kind
    }


def forms(folder: Path) -> Path:
    path = folder / "responses.xlsx"
    rows = [
        [
            *("ID", "Completion time", "Email", "Name", "Which child is your return about?"),
            *("Which agency are you from?", "The child's basic details", "Anything to add?"),
            *(SUPERVISION, "Comments", DRUGS, "Comments2"),
        ],
        [
            *("1", "2014-03-11T10:05:10", "anonymous", "", "Child A", "School", "Yes", "Thin."),
            *("Not applicable", "", "Don’t know;", "No plan."),
        ],
        [
            *(
                "2",
                "2014-03-12T10:05:10",
                "anonymous",
                "",
                "Child C",
                "Childrens Social Care",
                "No",
                "",
            ),
            *("Yes", "In January.", "Yes;", ""),
        ],
    ]
    path.write_bytes(xlsx({"Sheet1": rows}))
    return path


def test_a_forms_export_comes_in_once_somebody_says_so(tmp_path: Path) -> None:
    assert said_yes(forms(tmp_path)) == [
        ReturnDraft(
            *("Child A", "School", "2014-03-11"),
            {"1a": "yes", "2": "not_applicable", "8": "dont_know"},
            {"1": "Thin.", "8": "No plan."},
        ),
        ReturnDraft(
            *("Child C", "Children's Social Care", "2014-03-12"),
            {"1a": "no", "2": "yes", "8": "yes"},
            {"2": "In January."},
        ),
    ]


def test_nothing_that_is_only_likely_comes_in_by_itself(tmp_path: Path) -> None:
    (draft,) = drafts_of(contents_of(forms(tmp_path)), known())
    assert draft.rows == ()
    assert {doubt.kinds for doubt in draft.doubts} == {frozenset({DoubtKind.PROPOSED})}


def test_each_heading_says_how_sure_its_meaning_is(tmp_path: Path) -> None:
    found = matches(forms(tmp_path))
    sure = {written: (one.means, one.certainty) for written, one in found.items()}
    certain, proposed = Certainty.CERTAIN, Certainty.PROPOSED
    assert sure["Which child is your return about?"] == ("case", certain)
    assert sure["Which agency are you from?"] == ("agency", proposed)
    assert sure["Completion time"] == ("completed on", certain)
    assert sure["Email"] == ("", Certainty.PASSED_OVER)
    assert sure[SUPERVISION] == ("2", certain)
    assert sure["Anything to add?"] == ("1 comments", proposed)
    assert sure["Comments2"] == ("8 comments", proposed)


def test_what_was_agreed_of_a_form_is_not_asked_of_its_next_file(tmp_path: Path) -> None:
    path = forms(tmp_path)
    (draft,) = drafts_of(contents_of(path), known())
    agreed = {one.key: one.means for one in draft.matches if one.certainty is Certainty.PROPOSED}
    (again,) = drafts_of(contents_of(path), replace(known(), agreed=agreed))
    assert again.doubts == ()
    assert list(again.rows) == said_yes(path)


def test_a_proposal_that_is_refused_takes_nothing_in(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,3,Remarks on it\nChild A,School,yes,Well done\n")
    (remarks,) = (one for one in matches(path).values() if one.certainty is Certainty.PROPOSED)
    (draft,) = drafts_of(contents_of(path), replace(known(), agreed={remarks.key: ""}))
    assert draft.rows == (ReturnDraft("Child A", "School", "", {"3": "yes"}),)
    assert (draft.doubts, draft.problems) == ((), ())


def test_an_agencys_own_table_is_read_below_its_title(tmp_path: Path) -> None:
    path = tmp_path / "ours.xlsx"
    rows: list[list[str]] = [
        ["Northmere Partnership"],
        ["Date:", "2014-03-24"],
        [],
        [
            *("Case ref", "Organisation", "Date completed", "1a. The child's basic details"),
            *("Comments", "1f. The current plan for the child", "Comments"),
        ],
        ["A", "School nurse", "2014-03-12", "Yes.", "", "NO", "none on file"],
        ["Child-B", "Health visitor", "41711", "Y", "seen in front", "yes ", ""],
        ["Child D", "CSC", "14 March 2014", "Yes", "", "Yess", ""],
    ]
    path.write_bytes(xlsx({"Sheet1": rows}))
    assert said_yes(path) == [
        ReturnDraft(
            *("Child A", "School Nursing", "2014-03-12"),
            {"1a": "yes", "1f": "no"},
            {"1": "1f: none on file"},
        ),
        ReturnDraft(
            *("Child B", "Health Visiting", "2014-03-13"),
            {"1a": "yes", "1f": "yes"},
            {"1": "1a: seen in front"},
        ),
        ReturnDraft("Child D", "Children's Social Care", "2014-03-14", {"1a": "yes", "1f": "yes"}),
    ]


def test_a_table_with_an_answer_a_row_makes_one_return_of_them(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "Case,Agency,Question,Answer,Comment\n"
        "Child A,School,1a,Yes,\n"
        "Child A,School,1f,No,Asked for it.\n"
        "Child A,School,1,,Thin before 2013.\n"
        f'Child E,Police,"{DRUGS}",Don\'t know,No word of drink.\n',
    )
    assert said_yes(path) == [
        ReturnDraft(
            *("Child A", "School", ""),
            {"1a": "yes", "1f": "no"},
            {"1": "1f: Asked for it.\nThin before 2013."},
        ),
        ReturnDraft("Child E", "Police", "", {"8": "dont_know"}, {"8": "No word of drink."}),
    ]


def test_a_table_of_answers_may_begin_with_its_comments(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "Comments,Case,Agency,Question,Answer,Reason for asking\n"
        "Late,Child A,School,1a,Yes,Routine\nThin,Child A,School,2,No,Routine\n",
    )
    (row,) = said_yes(path)
    assert row.comments == {"1": "1a: Late", "2": "Thin"}


def test_a_row_whose_question_is_not_known_holds_its_return_back_alone(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "Case,Agency,Question,Answer\n"
        "Child A,School,1a,Yes\nChild D,Police,1a,No\nChild D,Police,99,No\n",
    )
    (draft,) = drafts_of(contents_of(path), known())
    assert [row.case for row in draft.rows if isinstance(row, ReturnDraft)] == ["Child A"]
    assert [problem.what for problem in draft.problems] == [
        "row 4: “99” is not a question of this audit tool."
    ]


def test_agencies_across_make_a_return_each(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "Case,Question,School,Police\nChild A,1a,Yes,No\nChild A,2,Yes,N/A\nChild D,1a,Yes,\n",
    )
    assert said_yes(path) == [
        ReturnDraft("Child A", "School", "", {"1a": "yes", "2": "yes"}),
        ReturnDraft("Child D", "School", "", {"1a": "yes"}),
        ReturnDraft("Child A", "Police", "", {"1a": "no", "2": "not_applicable"}),
    ]


def test_a_sheet_named_after_an_agency_holds_its_returns(tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    headings = ["Child", "1a", "2"]
    sheets = {
        "Police": [headings, ["Child A", "Yes", "No"]],
        "School": [headings, ["Child A", "No", "Yes"]],
    }
    path.write_bytes(xlsx(sheets))
    assert [(row.agency, row.answers["1a"]) for row in said_yes(path)] == [
        ("Police", "yes"),
        ("School", "no"),
    ]


def test_one_return_down_a_sheet_takes_case_and_agency_from_above(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    rows = [
        ["Agency:", "Police"],
        ["Case:", "Child D"],
        ["Date completed:", "12/03/2014"],
        ["No", "Question", "Answer", "Comments"],
        ["1a", "The child's basic details", "Yes", ""],
        ["2", SUPERVISION, "No", "not on file"],
    ]
    path.write_bytes(xlsx({"Return": rows}))
    (draft,) = drafts_of(contents_of(path), known())
    assert draft.rows == ()
    assert said_yes(path) == [
        ReturnDraft(
            "Child D", "Police", "2014-03-12", {"1a": "yes", "2": "no"}, {"2": "not on file"}
        )
    ]


def test_a_form_with_numbers_of_its_own_is_read_by_its_words(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, f'case,agency,"1. {SUPERVISION}","2. {DRUGS}"\nChild A,School,Yes,No\n'
    )
    (draft,) = drafts_of(contents_of(path), known())
    assert draft.rows == ()
    assert said_yes(path) == [ReturnDraft("Child A", "School", "", {"2": "yes", "8": "no"})]


def test_names_with_groups_and_codes_are_read(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "start;intro/case;intro/agency;records/q1a;records/q1_comments;q8;_id\n"
        "2014-03-11;child_a;school_nursing;yes;No chronology.;dk;70101\n",
    )
    assert said_yes(path) == [
        ReturnDraft(
            *("Child A", "School Nursing", ""),
            {"1a": "yes", "8": "dont_know"},
            {"1": "No chronology."},
        )
    ]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(",,,Response,Please add comments", id="a survey's line of responses"),
        pytest.param(
            '"{""ImportId"":""a""}","{""ImportId"":""b""}","{""ImportId"":""c""}",'
            '"{""ImportId"":""d""}","{""ImportId"":""e""}"',
            id="a survey's line of column numbers",
        ),
    ],
)
def test_a_forms_tools_own_line_below_the_headings_is_passed_over(
    tmp_path: Path, second: str
) -> None:
    path = text_file(
        tmp_path, f"case,agency,1a,2,2 comments\n{second}\nChild A,School,Yes,No,Late\n"
    )
    assert said_yes(path) == [
        ReturnDraft("Child A", "School", "", {"1a": "yes", "2": "no"}, {"2": "Late"})
    ]


def test_a_column_that_cannot_be_known_is_named(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,1a,Shoe size\nChild A,School,Yes,7\n")
    (draft,) = drafts_of(contents_of(path), known())
    assert matches(path)["Shoe size"].certainty is Certainty.UNKNOWN
    assert "“Shoe size” is not among the questions" in draft.problems[0].what


def test_of_two_columns_for_one_question_only_the_surer_is_taken(tmp_path: Path) -> None:
    path = text_file(tmp_path, "case,agency,1a,Basic details\nChild A,School,Yes,No\n")
    (draft,) = drafts_of(contents_of(path), known())
    assert draft.rows == (ReturnDraft("Child A", "School", "", {"1a": "yes"}),)
    assert "“Basic details” is not among the questions" in draft.problems[0].what


def test_a_time_in_halves_of_a_day_may_be_american(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "case,agency,completed on,3\nChild A,School,03/11/2014 10:20:00 AM,yes\n"
    )
    (asked,) = drafts_of(contents_of(path), known())
    (match,) = asked.matches
    assert (match.certainty, match.means) == (Certainty.PROPOSED, "2014-03-11")
    refused = replace(known(), agreed={match.key: ""})
    (draft,) = drafts_of(contents_of(path), refused)
    assert [problem.what for problem in draft.problems] == [
        "“03/11/2014 10:20:00 AM” may be 3 November 2014 or 11 March 2014: "
        "write 2014-11-03 or 2014-03-11."
    ]


ANSWERS = Choices(
    [
        ("outstanding", "Outstanding"),
        ("good", "Good"),
        ("ri", "Requires improvement"),
        ("in_place", "2 Mostly in place"),
        ("not_applicable", "Not applicable"),
        ("dont_know", "Don't know"),
    ]
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Good.", "good"),
        ("RI", "ri"),
        ("requires improvment", "ri"),
        ("2", "in_place"),
        ("N / A", "not_applicable"),
        ("not sure", "dont_know"),
        ("Outstandin", "outstanding"),
        ("O", "outstanding"),
        ("Req. imp.", "ri"),
        ("fine", ""),
        ("7", ""),
        ("not", ""),
        ("", ""),
    ],
)
def test_an_answer_in_other_words_is_one_or_none(written: str, meant: str) -> None:
    assert answer_meant(ANSWERS, written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("CSC", "Children's Social Care"),
        ("Childrens Social Care", "Children's Social Care"),
        ("school nurse", "School Nursing"),
        ("Health visitors", "Health Visiting"),
        ("Northmere Police", "Police"),
        ("school_nursing", "School Nursing"),
        ("Housing", ""),
        ("Care", ""),
        ("", ""),
    ],
)
def test_an_agency_in_other_words_is_one_or_none(written: str, meant: str) -> None:
    assert agency_meant(written, PEOPLE) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("A", "Child A"),
        ("child-b", "Child B"),
        ("child_c", "Child C"),
        ("Child D (6, girl)", "Child D"),
        ("C1", ""),
        ("Z", ""),
        ("Child", ""),
        ("Child AB", ""),
        ("", ""),
    ],
)
def test_a_case_in_other_words_is_one_or_none(written: str, meant: str) -> None:
    assert case_meant(written, [f"Child {letter}" for letter in "ABCDEFGH"]) == meant


def test_a_letter_before_a_number_is_the_word_before_it() -> None:
    cases = [f"Case {number}" for number in range(1, 13)]
    assert [case_meant(one, cases) for one in ("C1", "C012", "case2", "R3")] == [
        *("Case 1", "Case 12", "Case 2", "Case 3")[:3],
        "",
    ]


def test_figures_without_end_name_no_case() -> None:
    assert case_meant("9" * 5000, ["Child 1", "Child 2"]) == ""


def test_a_case_named_by_a_mark_alone_is_proposed_for_nothing_else() -> None:
    assert case_meant("Child Q", ["Child A", "—", "Child B"]) == ""


def test_wordings_are_alike_by_their_words_whatever_their_order() -> None:
    assert likeness("Basic details of the child", "The child's basic details") == 1
    assert likeness("Basic details", "Shoe size") < 0.3
    assert likeness("", "anything") == 0


def test_a_line_that_is_called_details_is_no_comment(tmp_path: Path) -> None:
    with small_audit(tmp_path / "audit.casewalk", lambda: NOON) as file:
        words = vocabulary_of_tool(read_tool(file), ("Child A",), ("Health",))
    path = text_file(tmp_path, "case,agency,1a. Details,1b details\nChild A,Health,Yes,Late\n")
    (draft,) = drafts_of(contents_of(path), words)
    assert draft.rows == (ReturnDraft("Child A", "Health", "", {"1a": "yes"}, {"1": "1b: Late"}),)


def test_where_a_form_has_numbers_of_its_own_a_comment_goes_by_its_place(tmp_path: Path) -> None:
    path = text_file(
        tmp_path,
        "UserNo,Q1. Which child is it about?,Q2. Which agency are you from?,Q3. Date completed,"
        f'"Q4. {SUPERVISION}",Q5. Comments,"Q6. {DRUGS}",Q7. Comments\n'
        "1,Child A,School,11/03/2014,Yes,In May,No,Nothing there\n",
    )
    (draft,) = drafts_of(contents_of(path), known())
    assert draft.rows == ()
    assert said_yes(path) == [
        ReturnDraft(
            *("Child A", "School", "2014-03-11"),
            {"2": "yes", "8": "no"},
            {"2": "In May", "8": "Nothing there"},
        )
    ]
    assert matches(path)["Q5. Comments"].certainty is Certainty.PROPOSED


@pytest.mark.parametrize(
    ("row", "comments"),
    [
        ("Child B,School,no,Late, as before,yes", {"2": "Late, as before"}),
        ("Child B,School,no,Late,,yes", None),
        ("Child B,School,no,Late, as before,perhaps", None),
    ],
    ids=["a comma in a comment", "a cell too many", "an answer that is none"],
)
def test_a_row_too_long_is_put_together_where_it_fits_in_one_way_alone(
    tmp_path: Path, row: str, comments: dict[str, str] | None
) -> None:
    path = text_file(tmp_path, f"Case,Agency,2,2 comments,3\nChild A,School,yes,Fine,\n{row}\n")
    (draft,) = drafts_of(contents_of(path), known())
    assert len(draft.rows) == 1
    taken = said_yes(path)[1:]
    assert [one.comments for one in taken] == ([] if comments is None else [comments])
    assert [one.answers for one in taken] == ([] if comments is None else [{"2": "no", "3": "yes"}])
