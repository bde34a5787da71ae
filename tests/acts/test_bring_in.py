"""What was read from outside comes in whole, in one act, and can be taken back."""

from pathlib import Path

import pytest

from core.acts import bring_in
from core.model.audit import Audit
from core.model.case import (
    AnswerComment,
    AnswerGiven,
    BroughtIn,
    Case,
    HeldBack,
    Papers,
    Request,
    RequestStatus,
    Return,
)
from core.model.clock import Clock
from core.model.draft import (
    CaseDraft,
    Draft,
    JudgementDraft,
    Problem,
    RequestDraft,
    ReturnDraft,
)
from core.model.fault import WorkshopError
from core.model.judgement import Judgement
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.small import TOOL, contents


def test_a_tool_comes_in_with_all_it_says(file: WorkshopFile) -> None:
    tool = read_tool(file)
    assert [question.key for question in tool.questions] == ["1", "2", "3", "4"]
    assert [item.key for item in tool.items] == ["1a", "1b", "2", "3", "4a", "4b"]
    assert [tool.key_at(point) for point in tool.points] == ["1", "2", "3", "4a", "4b"]
    tied = next(item for item in tool.items if item.key == "3")
    assert tied.only_where_item_id is not None
    assert tied.only_where_answer_id is not None
    assert tool.item[tied.only_where_item_id].key == "1b"
    assert tool.answer[tied.only_where_answer_id].key == "yes"
    assert file.all(Audit)[0].tool_title == "A small tool"


def test_a_second_tool_is_refused(file: WorkshopFile) -> None:
    with pytest.raises(WorkshopError, match="already has its questions"):
        bring_in.take_tool(file, TOOL)


def test_a_tool_may_come_before_the_title(tmp_path: Path, clock: Clock) -> None:
    with WorkshopFile.create(tmp_path / "new.casewalk", clock=clock) as new:
        bring_in.take_tool(new, TOOL)
        assert new.all(Audit)[0].tool_key == "small"
        assert check(new) == []


def test_cases_that_are_there_are_brought_up_to_date(file: WorkshopFile) -> None:
    rows = (CaseDraft("Child A", age="7"), CaseDraft("Child C"), CaseDraft("Child C", age="2"))
    news = bring_in.take_cases(file, Draft("cases.csv", rows, kind="cases"))
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
    bring_in.take_cases(file, Draft("ages.csv", rows, kind="cases"))
    held = next(case for case in file.all(Case) if case.reference == "Child D")
    assert (held.age, held.team) == ("6", "Team 2")
    assert (held.outline, held.papers) == (known.outline, known.papers)


def test_what_a_list_of_requests_does_not_say_stays(file: WorkshopFile) -> None:
    said = RequestDraft("Child B", "Probation", "2014-02-01", "2014-03-01", RequestStatus.NIL)
    bring_in.take_requests(file, Draft("first.csv", (said,), kind="requests"))
    again = RequestDraft("Child B", "Probation", due="2014-03-21")
    bring_in.take_requests(file, Draft("again.csv", (again,), kind="requests"))
    held = file.all(Request)[-1]
    assert (held.asked, held.due, held.status) == ("2014-02-01", "2014-03-21", RequestStatus.NIL)


def test_requests_twice_in_a_file_are_one(file: WorkshopFile) -> None:
    before = len(file.all(Request))
    rows = (
        RequestDraft("child a", "POLICE", due="2014-03-01"),
        RequestDraft("Child A", "Probation"),
        RequestDraft("Child A", "probation", due="2014-03-02"),
    )
    bring_in.take_requests(file, Draft("requests.csv", rows, kind="requests"))
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
    held = file.all(HeldBack, "brought_in_id = ?", (taken.id,))
    assert [(one.row, one.reason) for one in held] == [(3, "No such case."), (9, "No such answer.")]


def test_judgements_agreed_elsewhere_take_the_place_of_what_is_there(file: WorkshopFile) -> None:
    rows = (
        JudgementDraft("child a", "2", "yes"),
        JudgementDraft("Child A", "4b", "not_applicable"),
        JudgementDraft("Child A", "2", "no"),
    )
    bring_in.take_judgements(file, Draft("j.csv", rows, kind="judgements"))
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
