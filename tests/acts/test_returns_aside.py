"""Whole returns that were held back wait in the file, are mended there, and enter in one act."""

from dataclasses import replace

import pytest

from core.acts import bring_in
from core.acts.returns_aside import keep_as_second, leave_out, restore_return, settle_return
from core.model.case import AnswerGiven, Case, RejectedRow, Return
from core.model.draft.returns import Doubt, DoubtKind, Draft, Problem, ReturnDraft
from core.model.fault import NotYet
from core.model.return_aside import AsideState, ReturnAside, parts_of
from core.store.file import WorkshopFile
from core.store.reading import read_tool, snapshot
from tests.small import agency_id, case_id

ROW = ReturnDraft(
    *("Chlld B", "Police", "2014-03-11", {"1a": "yes", "2": "no"}, {"2": "In May"}),
    unread={"1b": "perhaps"},
    row=4,
    known=("Child", "Mother"),
)
HELD = Problem("police.csv", 4, "“Chlld B” is not a case in this audit.", entry=ROW)


def waiting(file: WorkshopFile) -> list[ReturnAside]:
    return file.all(ReturnAside)


def answers_of(file: WorkshopFile, reference: str, agency: str) -> dict[str, str]:
    tool = read_tool(file)
    pair = (case_id(file, reference), agency_id(file, agency))
    found = file.all(AnswerGiven, "case_id = ? AND agency_id = ?", pair)
    return {tool.item[one.item_id].key: tool.answer[one.answer_id].key for one in found}


def test_a_row_held_back_waits_whole_and_enters_as_one_act(file: WorkshopFile) -> None:
    bring_in.take(file, Draft("police.csv", problems=(HELD,)))
    (one,) = waiting(file)
    assert (one.case_written, one.agency_written, one.row) == ("Chlld B", "Police", 4)
    assert one.case_id is None
    assert one.reason == HELD.what
    assert not file.all(RejectedRow)
    item = next(item for item in read_tool(file).items if item.key == "1b")
    no = next(one for one in read_tool(file).answers_of(item.answer_set_id) if one.key == "no")
    news = settle_return(file, one, case_id(file, "Child B"), "Police", {item.id: no.id})
    assert news is not None
    assert news.label == "bring in the return of Police for Child B"
    assert answers_of(file, "Child B", "Police") == {"1a": "yes", "1b": "no", "2": "no"}
    assert not waiting(file)
    (there,) = file.all(Return, "source = ?", ("police.csv",))
    assert there.known_people == ("Child", "Mother")
    file.undo()
    assert waiting(file) == [one]
    assert not answers_of(file, "Child B", "Police")


def test_it_waits_through_closing_and_is_brought_in_for_an_agency_that_is_new(
    file: WorkshopFile,
) -> None:
    bring_in.take(file, Draft("police.csv", problems=(HELD,)))
    path = file.path
    file.close()
    with WorkshopFile.open(path) as again:
        (one,) = snapshot(again).returns_aside
        settle_return(again, one, case_id(again, "Child B"), "CAMHS", {})
        assert answers_of(again, "Child B", "CAMHS") == {"1a": "yes", "2": "no"}


@pytest.mark.parametrize("nil", [True, False])
def test_no_record_and_answers_enter_only_once_it_is_said_which_holds(
    file: WorkshopFile, nil: bool
) -> None:
    both = replace(HELD, entry=replace(ROW, case="Child B", nil=True))
    bring_in.take(file, Draft("police.csv", problems=(both,)))
    (one,) = waiting(file)
    place = case_id(file, "Child B"), "Police"
    with pytest.raises(NotYet):
        settle_return(file, one, *place, {})
    assert waiting(file) == [one]
    settle_return(file, one, *place, {}, nil)
    assert answers_of(file, "Child B", "Police") == ({} if nil else {"1a": "yes", "2": "no"})


def test_what_no_longer_waits_is_not_brought_in_twice(file: WorkshopFile) -> None:
    bring_in.take(file, Draft("police.csv", problems=(HELD,)))
    (one,) = waiting(file)
    leave_out(file, one)
    with pytest.raises(NotYet):
        settle_return(file, one, case_id(file, "Child B"), "Police", {})


@pytest.mark.parametrize("mended", [True, False], ids=["corrected", "as it was"])
def test_a_row_of_a_file_that_comes_again_does_not_wait_twice(
    file: WorkshopFile, mended: bool
) -> None:
    bring_in.take(file, Draft("police.csv", problems=(HELD,)))
    row = replace(ROW, case="Child B")
    again = Draft("police.csv", (row,)) if mended else Draft("police.csv", problems=(HELD,))
    bring_in.take(file, again)
    assert len(waiting(file)) == (0 if mended else 1)


def test_another_file_of_the_same_name_leaves_what_waits(file: WorkshopFile) -> None:
    bring_in.take(file, Draft("police.csv", problems=(HELD,)))
    other = ReturnDraft("Child Z", "Schools", "", {"1a": "no"}, row=4)
    bring_in.take(file, Draft("police.csv", problems=(replace(HELD, entry=other),)))
    assert [one.case_written for one in waiting(file)] == ["Chlld B", "Child Z"]


def test_a_return_in_doubt_that_nobody_said_yes_to_waits(file: WorkshopFile) -> None:
    entry = ReturnDraft("Child A", "Health", "", {"1a": "no"}, row=2)
    doubt = Doubt("b.csv", 2, "it is there already.", frozenset({DoubtKind.REPLACES}), entry)
    bring_in.take(file, Draft("b.csv", doubts=(doubt,)).accepting(()))
    (one,) = waiting(file)
    assert one.case_id == case_id(file, "Child A")
    assert answers_of(file, "Child A", "Health") == {"1a": "yes", "1b": "no", "2": "yes"}


def test_a_return_that_takes_anothers_place_keeps_that_and_may_give_it_back(
    file: WorkshopFile,
) -> None:
    bring_in.take(file, Draft("b.csv", (ReturnDraft("Child A", "Health", "", {"1a": "no"}),)))
    (kept,) = waiting(file)
    assert kept.state is AsideState.REPLACED
    assert kept.source == "returns.csv"
    assert set(parts_of(kept.answers).values()) == {"yes", "no"}
    restore_return(file, kept)
    assert answers_of(file, "Child A", "Health") == {"1a": "yes", "1b": "no", "2": "yes"}
    assert [one.source for one in waiting(file)] == ["b.csv"]
    file.undo()
    assert answers_of(file, "Child A", "Health") == {"1a": "no"}


def test_a_correction_by_hand_keeps_nothing_beside(file: WorkshopFile) -> None:
    bring_in.type_return(file, ReturnDraft("Child A", "Health", "", {"1a": "no"}))
    assert not waiting(file)


def test_a_second_readers_return_is_kept_beside_the_first(file: WorkshopFile) -> None:
    entry = ReturnDraft("Child A", "Health", "", {"1a": "no"}, row=2)
    held = Problem("b.csv", 2, "it is there already.", entry=entry)
    bring_in.take(file, Draft("b.csv", problems=(held,)))
    (one,) = waiting(file)
    keep_as_second(file, one, case_id(file, "Child A"), agency_id(file, "Health"))
    (kept,) = waiting(file)
    assert kept.state is AsideState.SECOND
    assert answers_of(file, "Child A", "Health")["1a"] == "yes"


def test_what_waits_of_a_case_goes_with_it(file: WorkshopFile) -> None:
    entry = ReturnDraft("Child A", "Health", "", {"1a": "no"}, row=2)
    unmatched = replace(HELD, entry=replace(ROW, comments={"2": "As for Child A"}))
    elsewhere = replace(HELD, entry=replace(ROW, case="Child Z", row=9))
    problems = (Problem("b.csv", 2, "it is there already.", entry=entry), unmatched, elsewhere)
    bring_in.take(file, Draft("b.csv", problems=problems))
    assert len(waiting(file)) == 3
    case = file.get(Case, case_id(file, "Child A"))
    assert case is not None
    file.erase_case(case.id, "K. Adeyemi")
    assert [one.case_written for one in waiting(file)] == ["Child Z"]


def test_a_question_that_is_gone_leaves_the_rest_of_a_return_that_waits(file: WorkshopFile) -> None:
    bring_in.take(file, Draft("police.csv", problems=(HELD,)))
    with file.act("take away"):
        file.remove(next(one for one in read_tool(file).items if one.key == "2"))
    (one,) = waiting(file)
    settle_return(file, one, case_id(file, "Child B"), "Police", {})
    assert answers_of(file, "Child B", "Police") == {"1a": "yes"}
    assert file.all(Return, "source = ?", ("police.csv",))
