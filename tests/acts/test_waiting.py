"""An answer that could not be read waits with its return, and is settled there."""

import pytest

from core.acts import bring_in
from core.acts.waiting import settle_answer
from core.model.case import AnswerGiven, BroughtIn, RejectedRow, Return, WaitingAnswer
from core.model.draft.returns import Draft, Problem, ReturnDraft, UnreadAnswer
from core.model.fault import NotYet
from core.model.tool import Answer
from core.store.file import WorkshopFile
from tests.small import agency_id, case_id

WHY = "“perhaps” is not an answer to question 2, which offers Yes, No and Not applicable."


def take(file: WorkshopFile, *, again: bool = False) -> None:
    row = ReturnDraft("Child A", "Police", "", {"1a": "yes"}, {}, False, {"2": "perhaps"})
    unread = UnreadAnswer("Child A", "Police", "2", "perhaps")
    problems = () if again else (Problem("r.xlsx", 4, WHY, answer=unread),)
    bring_in.take(file, Draft("r.xlsx", (row,), problems, digest="ab12"))


def waiting(file: WorkshopFile) -> WaitingAnswer:
    (one,) = file.all(WaitingAnswer)
    return one


def answers(file: WorkshopFile) -> dict[str, str]:
    pair = (case_id(file, "Child A"), agency_id(file, "Police"))
    labels = {one.id: one.label for one in file.all(Answer)}
    given = file.all(AnswerGiven, "case_id = ? AND agency_id = ?", pair)
    keys = dict(file.query("SELECT id, key FROM items"))
    return {keys[one.item_id]: labels[one.answer_id] for one in given}


def chosen(file: WorkshopFile, label: str) -> Answer:
    item = dict(file.query("SELECT key, answer_set_id FROM items"))["2"]
    found = file.all(Answer, "label = ? AND answer_set_id = ?", (label, item))
    return found[0]


def test_it_waits_with_its_words_and_no_row_is_held_back(file: WorkshopFile) -> None:
    take(file)
    one = waiting(file)
    assert (one.written, one.reason, one.source, one.row) == ("perhaps", WHY, "r.xlsx", 4)
    assert file.all(RejectedRow) == []
    assert answers(file) == {"1a": "Yes"}


def test_settled_it_is_an_answer_like_the_others_and_one_undo_lets_it_wait_again(
    file: WorkshopFile,
) -> None:
    take(file)
    news = settle_answer(file, waiting(file), chosen(file, "No").id)
    assert news is not None
    assert news.label == "settle the answer of Police to question 2 for Child A"
    assert answers(file) == {"1a": "Yes", "2": "No"}
    assert file.all(WaitingAnswer) == []
    file.undo()
    assert answers(file) == {"1a": "Yes"}
    assert waiting(file).written == "perhaps"


def test_it_may_be_left_blank(file: WorkshopFile) -> None:
    take(file)
    settle_answer(file, waiting(file), None)
    assert answers(file) == {"1a": "Yes"}
    assert file.all(WaitingAnswer) == []


def test_what_was_settled_elsewhere_is_not_answered_twice(file: WorkshopFile) -> None:
    take(file)
    one = waiting(file)
    settle_answer(file, one, chosen(file, "No").id)
    with pytest.raises(NotYet, match="no longer waits"):
        settle_answer(file, one, chosen(file, "Yes").id)


def test_a_return_that_takes_its_place_takes_it_along(file: WorkshopFile) -> None:
    take(file)
    take(file, again=True)
    assert file.all(WaitingAnswer) == []


def test_a_return_that_is_gone_leaves_nothing_waiting_for_its_case(file: WorkshopFile) -> None:
    take(file)
    with file.act("remove"):
        file.remove(next(one for one in file.all(Return) if one.source == "r.xlsx"))
    with pytest.raises(NotYet, match="no longer waits"):
        settle_answer(file, waiting(file), None)


def test_the_sum_and_the_kind_of_a_file_are_kept(file: WorkshopFile) -> None:
    take(file)
    kept = file.all(BroughtIn)[-1]
    assert (kept.sha256, kept.file_kind, kept.held_back) == ("ab12", "xlsx", 0)
