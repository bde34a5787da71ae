"""What was read from outside comes in whole, in one act, and can be taken back."""

import pytest

from core.acts import bring_in, prepare, walk
from core.model.case import (
    Agency,
    AnswerComment,
    AnswerGiven,
    BroughtIn,
    Case,
    Papers,
    RejectedRow,
    Request,
    RequestStatus,
    Return,
)
from core.model.draft.returns import (
    CaseDraft,
    Draft,
    DraftKind,
    JudgementDraft,
    Problem,
    RequestDraft,
    ReturnDraft,
)
from core.model.fault import NotYet
from core.model.judgement import Judgement, JudgementState
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.conftest import NOON
from tests.small import case_id, contents


def test_cases_that_are_there_are_brought_up_to_date(file: WorkshopFile) -> None:
    rows = (CaseDraft("Child A", age="7"), CaseDraft("Child C"), CaseDraft("Child C", age="2"))
    news = bring_in.take_cases(file, Draft("cases.csv", rows, kind=DraftKind.CASES))
    assert news is not None
    assert news.label == "bring in 3 cases"
    assert [(case.reference, case.age) for case in file.all(Case)] == [
        ("Child A", "7"),
        ("Child B", ""),
        ("Child C", "2"),
    ]


def test_what_a_list_of_cases_does_not_say_stays(file: WorkshopFile) -> None:
    known = Case("Child D", outline="Two referrals.", papers=Papers.INCOMPLETE, team="Team 1")
    with file.act("add a case"):
        file.put(known)
    rows = (CaseDraft("Child D", age="6", team="Team 2"),)
    bring_in.take_cases(file, Draft("ages.csv", rows, kind=DraftKind.CASES))
    held = next(case for case in file.all(Case) if case.reference == "Child D")
    assert (held.age, held.team) == ("6", "Team 2")
    assert (held.outline, held.papers) == (known.outline, known.papers)


def test_what_a_list_of_requests_does_not_say_stays(file: WorkshopFile) -> None:
    said = RequestDraft("Child B", "Probation", "2014-02-01", "2014-03-01", RequestStatus.NIL)
    bring_in.take_requests(file, Draft("first.csv", (said,), kind=DraftKind.REQUESTS))
    again = RequestDraft("Child B", "Probation", due="2014-03-21")
    bring_in.take_requests(file, Draft("again.csv", (again,), kind=DraftKind.REQUESTS))
    held = file.all(Request)[-1]
    assert (held.asked, held.due, held.status) == ("2014-02-01", "2014-03-21", RequestStatus.NIL)


def test_requests_twice_in_a_file_are_one(file: WorkshopFile) -> None:
    before = len(file.all(Request))
    rows = (
        RequestDraft("child a", "POLICE", due="2014-03-01"),
        RequestDraft("Child A", "Probation"),
        RequestDraft("Child A", "probation", due="2014-03-02"),
    )
    bring_in.take_requests(file, Draft("requests.csv", rows, kind=DraftKind.REQUESTS))
    assert len(file.all(Request)) == before + 1
    assert file.all(Request)[-1].due == "2014-03-02"
    assert check(file) == []


def test_returns_twice_in_a_file_count_once_the_last_one_stands(file: WorkshopFile) -> None:
    before = contents(file)
    rows = tuple(
        ReturnDraft("Child B", "Police", answers={"1a": answer}, comments={"1": answer})
        for answer in ("yes", "no")
    )
    bring_in.take_returns(file, Draft("r.csv", rows))
    assert len(file.all(Return)) == 5
    assert [said.text for said in file.all(AnswerComment)][-1] == "no"
    assert check(file) == []
    file.undo()
    assert contents(file) == before


def test_a_return_in_another_order_can_be_undone_and_done_again(file: WorkshopFile) -> None:
    before = contents(file)
    again = ReturnDraft("Child A", "Health", answers={"2": "no", "1b": "no", "1a": "yes"})
    bring_in.take_returns(file, Draft("r.csv", (again,)))
    after = contents(file)
    file.undo()
    assert contents(file) == before
    file.redo()
    assert contents(file) == after
    assert check(file) == []


def test_what_was_held_back_is_on_record(file: WorkshopFile) -> None:
    problems = (Problem("r.csv", 3, "No such case."), Problem("r.csv", 9, "No such answer."))
    row = ReturnDraft("Child B", "Police", answers={"1a": "yes", "2": "no"})
    bring_in.take_returns(file, Draft("r.csv", (row,), problems))
    taken = file.all(BroughtIn)[-1]
    assert (taken.file_name, taken.returns, taken.answers, taken.held_back) == ("r.csv", 1, 2, 2)
    held = file.all(RejectedRow, "brought_in_id = ?", (taken.id,))
    assert [(one.row, one.reason) for one in held] == [(3, "No such case."), (9, "No such answer.")]


def test_judgements_agreed_elsewhere_take_the_place_of_what_is_there(file: WorkshopFile) -> None:
    rows = (
        JudgementDraft("child a", "2", "yes"),
        JudgementDraft("Child A", "4b", "not_applicable"),
        JudgementDraft("Child A", "2", "no"),
    )
    bring_in.take_judgements(file, Draft("j.csv", rows, kind=DraftKind.JUDGEMENTS))
    tool = read_tool(file)
    assert [
        (tool.key_at(one.point), tool.answer[one.answer_id].key if one.answer_id else "")
        for one in file.all(Judgement)
    ] == [("2", "no"), ("4b", "not_applicable")]
    assert check(file) == []


def test_a_draft_that_breaks_off_brings_nothing_in(file: WorkshopFile) -> None:
    before = contents(file)
    rows = (
        ReturnDraft("Child B", "Police", answers={"1a": "yes"}),
        ReturnDraft("Child B", "Health", answers={"no such question": "yes"}),
    )
    with pytest.raises(KeyError):
        bring_in.take_returns(file, Draft("r.csv", rows))
    assert contents(file) == before
    assert len(file.all(AnswerGiven)) == 8


def test_what_is_new_goes_to_the_end_even_after_rows_were_removed(file: WorkshopFile) -> None:
    """A list that lost its first rows has places left free at its top."""
    prepare.keep_rows(file, "add", [Case(name) for name in ("Child C", "Child D", "Child E")])
    prepare.remove_rows(file, "remove", file.all(Case)[:3])
    prepare.remove_rows(file, "remove", file.all(Agency)[:2])
    new = (CaseDraft("Child G"), CaseDraft("Child F"))
    bring_in.take_cases(file, Draft("cases.csv", new, kind=DraftKind.CASES))
    assert [one.reference for one in file.all(Case)] == [
        "Child D",
        "Child E",
        "Child G",
        "Child F",
    ]
    asked = (RequestDraft("Child D", "Probation"), RequestDraft("Child D", "Fire"))
    bring_in.take_requests(file, Draft("requests.csv", asked, kind=DraftKind.REQUESTS))
    assert [one.name for one in file.all(Agency)] == ["Schools", "Probation", "Fire"]


def test_a_case_is_one_case_in_whatever_capitals_a_file_writes_it(file: WorkshopFile) -> None:
    rows = (CaseDraft("CHILD A", age="6"), CaseDraft("Child C"), CaseDraft("child c", age="7"))
    bring_in.take_cases(file, Draft("cases.csv", rows, kind=DraftKind.CASES))
    assert [(one.reference, one.age) for one in file.all(Case)] == [
        ("Child A", "6"),
        ("Child B", ""),
        ("Child C", "7"),
    ]
    assert check(file) == []


def test_everything_a_list_of_cases_says_is_kept(file: WorkshopFile) -> None:
    said = CaseDraft(
        "Child C", "6", "f", "Team 1", "North", Papers.INCOMPLETE, "closed", "Two referrals."
    )
    bring_in.take_cases(file, Draft("cases.csv", (said,), kind=DraftKind.CASES))
    held = file.all(Case)[-1]
    for name in ("age", "sex", "team", "pathway", "papers", "status_at_end", "outline"):
        assert getattr(held, name) == getattr(said, name)
    bring_in.take_cases(file, Draft("again.csv", (CaseDraft("Child C"),), kind=DraftKind.CASES))
    assert file.all(Case)[-1] == held


@pytest.mark.parametrize(("number", "label"), [(0, "bring in 0 returns"), (1, "bring in 1 return")])
def test_a_file_is_on_record_even_when_nothing_came_in(
    file: WorkshopFile, number: int, label: str
) -> None:
    rows = (ReturnDraft("Child B", "Police", answers={"1a": "yes"}),)[:number]
    news = bring_in.take_returns(file, Draft("r.csv", rows))
    assert news is not None
    assert news.label == label
    taken = file.all(BroughtIn)[-1]
    assert (taken.file_name, taken.kind, taken.returns, taken.answers) == (
        "r.csv",
        "returns",
        number,
        number,
    )
    assert taken.at == NOON.isoformat()


def test_a_return_says_where_it_came_from_and_when(file: WorkshopFile) -> None:
    row = ReturnDraft("Child B", "Police", "2014-03-01", {"1a": "yes"})
    bring_in.take_returns(file, Draft("police.csv", (row,)))
    held = file.all(Return)[-1]
    assert (held.source, held.completed) == ("police.csv", "2014-03-01")
    assert held.brought_in == NOON.isoformat()


def test_a_typed_return_is_one_step_that_names_case_and_agency(file: WorkshopFile) -> None:
    before = contents(file)
    row = ReturnDraft("Child B", "Probation", comments={"1": "by post"})
    news = bring_in.type_return(file, row)
    assert news is not None
    assert news.label == "type in the return of Probation for Child B"
    assert file.all(Return)[-1].source == bring_in.TYPED
    file.undo()
    assert contents(file) == before


def test_nothing_typed_is_no_return_and_no_agency(file: WorkshopFile) -> None:
    before = contents(file)
    with pytest.raises(NotYet, match="Nothing has been typed yet") as refused:
        bring_in.type_return(file, ReturnDraft("Child B", "Probation"))
    assert refused.value.safe == "Nothing was changed."
    assert contents(file) == before


def test_judgements_brought_in_keep_the_reason_that_was_there(file: WorkshopFile) -> None:
    tool = read_tool(file)
    point = next(one for one in tool.points if tool.key_at(one) == "2")
    case = case_id(file, "Child A")
    walk.give_reason(file, case, point, "seen in the file")
    walk.park(file, case, point)
    bring_in.take_judgements(file, Draft("j.csv", (JudgementDraft("Child A", "2", "yes"),)))
    (held,) = file.all(Judgement)
    assert (held.reason, held.state) == ("seen in the file", JudgementState.AGREED)
    assert held.settled_at == NOON.isoformat()


@pytest.mark.parametrize(
    "written", ["children’s  services", "CHILDREN'S SERVICES", " Children`s Services"]
)
def test_an_agency_is_one_agency_however_its_name_is_written(
    file: WorkshopFile, written: str
) -> None:
    for name in ("Children's Services", written):
        row = ReturnDraft("child  a", name, answers={"1a": "yes"})
        bring_in.take_returns(file, Draft("r.csv", (row,)))
    assert [one.name for one in file.all(Agency)][3:] == ["Children's Services"]
    assert len(file.all(Return)) == 5
