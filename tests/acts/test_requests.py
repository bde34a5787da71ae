"""Agencies are asked, one or many at once; what is due is told in working days."""

from datetime import date
from pathlib import Path

import pytest

from core.acts import requests as acts
from core.acts.bring_in import take_requests
from core.acts.prepare import keep_rows, remove_rows
from core.counting.reconciliation import Answered, Came, reconciliation
from core.counting.replies import Reply, replies
from core.counting.request_rules import RequestRule, WhichAgencies
from core.intake.requests import read_requests
from core.model.case import Agency, Case, Request, RequestStatus, Return, WorkedWith
from core.model.draft.returns import Draft, DraftKind, RequestDraft
from core.model.due import DueBy, due_by
from core.model.fault import NotYet
from core.model.steps import DayOff
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.wording.reconciliation import left_out_words
from tests.forms.filled import words_of
from tests.intake.files import text_file
from tests.small import agency_id, case_id


@pytest.fixture
def unasked(file: WorkshopFile) -> WorkshopFile:
    """The audit before anybody was asked; its clock stands at Wednesday 9 April 2014."""
    remove_rows(file, "none", file.all(Request))
    return file


def pairs(file: WorkshopFile) -> list[acts.Pair]:
    return [(case.id, agency.id) for case in file.all(Case) for agency in file.all(Agency)]


def test_many_are_asked_in_one_step_with_a_day_in_working_days(unasked: WorkshopFile) -> None:
    keep_rows(unasked, "closed", [DayOff("2014-04-11")])
    news = acts.ask_about(unasked, pairs(unasked), DueBy(working_days=10))
    assert news is not None
    assert news.label == "ask for 6 returns"
    # Good Friday, Easter Monday and the audit's own day off are not worked.
    assert {(one.asked, one.due) for one in unasked.all(Request)} == {("2014-04-09", "2014-04-28")}
    unasked.undo()
    assert unasked.all(Request) == []


def test_who_was_asked_already_is_left_as_it_is(unasked: WorkshopFile) -> None:
    first = pairs(unasked)[:1]
    acts.ask_about(unasked, first, DueBy("2014-05-01"))
    acts.ask_about(unasked, pairs(unasked))
    assert [one.due for one in unasked.all(Request)] == ["2014-05-01", *[""] * 5]
    assert acts.ask_about(unasked, pairs(unasked)) is None


def test_several_are_marked_chased_and_withdrawn_each_in_one_step(file: WorkshopFile) -> None:
    two = file.all(Request)[-2:]
    news = acts.mark_requests(file, two, RequestStatus.REFUSED)
    assert news is not None
    assert news.label == "mark 2 requests as refused"
    acts.chase_requests(file, file.all(Request)[-2:])
    assert [one.chased for one in file.all(Request)[-2:]] == ["2014-04-09"] * 2
    acts.withdraw_requests(file, file.all(Request)[-2:])
    assert len(file.all(Request)) == 4
    for _ in range(3):
        file.undo()
    assert file.all(Request)[-2:] == two


def test_a_request_keeps_every_day_on_which_it_was_chased(file: WorkshopFile) -> None:
    held = file.all(Request)[0]
    file_twice = held.chased_also(["2014-03-24"]).chased_also(["2014-04-01", "2014-03-24"])
    assert file_twice.chased_on == ("2014-03-24", "2014-04-01")


def test_working_days_are_counted_only_from_a_day_somebody_gave(file: WorkshopFile) -> None:
    with pytest.raises(NotYet, match="no day on which it was asked"):
        acts.set_due(file, file.all(Request)[:1], DueBy(working_days=5))
    acts.set_due(file, file.all(Request)[:1], DueBy("2014-05-01"))
    assert file.all(Request)[0].due == "2014-05-01"


def test_nothing_is_due_before_it_was_asked(unasked: WorkshopFile) -> None:
    with pytest.raises(NotYet, match="before it was asked"):
        acts.ask_about(unasked, pairs(unasked), DueBy("2014-04-08"))


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("10 working days", DueBy(working_days=10)),
        ("in 1 working day", DueBy(working_days=1)),
        ("5wd", DueBy(working_days=5)),
        ("21 March 2014", DueBy("2014-03-21")),
        ("", DueBy()),
        ("soon", None),
        ("10 days", None),
    ],
)
def test_what_is_due_is_a_day_or_working_days(written: str, found: DueBy | None) -> None:
    assert due_by(written) == found


def test_a_list_of_requests_says_working_days_means_and_every_reminder(file: WorkshopFile) -> None:
    row = RequestDraft(
        "Child A",
        "Police",
        asked="2014-03-03",
        due_in=5,
        means="secure mail",
        chased=("2014-03-12", "2014-03-17"),
        note="via the duty desk",
    )
    take_requests(file, Draft("requests.csv", (row,), kind=DraftKind.REQUESTS))
    pair = case_id(file, "Child A"), agency_id(file, "Police")
    held = file.all(Request, "case_id = ? AND agency_id = ?", pair)[0]
    assert date.fromisoformat(held.due) == date(2014, 3, 10)
    assert held.chased_on == ("2014-03-12", "2014-03-17")
    assert (held.means, held.note) == ("secure mail", "via the duty desk")


def test_who_worked_with_a_case_is_noted_before_anybody_is_asked(unasked: WorkshopFile) -> None:
    back = {(one.case_id, one.agency_id) for one in unasked.all(Return)}
    first, second = [pair for pair in pairs(unasked) if pair not in back][:2]
    acts.note_worked_with(unasked, [first, second, first])
    assert acts.note_worked_with(unasked, [first]) is None
    now = snapshot(unasked)
    found = replies(now, date(2014, 4, 9))
    assert [found.at(*pair) for pair in (first, second)] == [Reply.WORKED] * 2
    assert (found.total.requested, found.to_ask) == (0, 2)
    assert RequestRule(WhichAgencies.WORKED_WITH).pairs(now) == (first, second)
    acts.ask_about(unasked, [first])
    now = snapshot(unasked)
    counted = reconciliation(now, Answered())
    assert (counted.pairs(Came.REQUESTED), counted.pairs(Came.WORKED)) == ((first,), (second,))
    assert "1 worked with, not asked" in left_out_words(counted)
    acts.withdraw_requests(unasked, unasked.all(Request))
    assert replies(snapshot(unasked), date(2014, 4, 9)).at(*first) is Reply.WORKED
    acts.forget_worked_with(unasked, [first, second])
    assert unasked.all(WorkedWith) == []
    unasked.undo()
    assert len(unasked.all(WorkedWith)) == 2


def test_a_list_says_who_worked_with_what_and_asks_nobody_by_that(unasked: WorkshopFile) -> None:
    table = "Case,Agency,Status,Worked with\nChild A,Health,worked with,\nChild A,Police,,yes\n"
    table += "Child B,Police,waiting,x\nChild B,Health,,no\nChild B,Schools,,sort of\n"
    draft = read_requests(text_file(Path(unasked.path).parent, table), words_of(unasked))
    assert [one.what for one in draft.problems] == [
        "“sort of” does not say whether it worked with it."
    ]
    take_requests(unasked, draft)
    noted = {(one.case_id, one.agency_id) for one in unasked.all(WorkedWith)}
    a, b = case_id(unasked, "Child A"), case_id(unasked, "Child B")
    police, health = agency_id(unasked, "Police"), agency_id(unasked, "Health")
    assert noted == {(a, health), (a, police), (b, police)}
    assert {(one.case_id, one.agency_id) for one in unasked.all(Request)} == {(b, police)}
    assert draft.remarks == (
        "1 row says that an agency did not work with it: nobody is asked by that.",
    )


def test_a_list_of_nothing_but_who_worked_with_what_asks_nobody(unasked: WorkshopFile) -> None:
    table = "Case,Agency,Worked with\nChild A,Health,no\nChild A,Police,\nChild B,Nobody's,no\n"
    draft = read_requests(text_file(Path(unasked.path).parent, table), words_of(unasked))
    assert len(draft.rows) == 3
    agencies = len(unasked.all(Agency))
    take_requests(unasked, draft)
    assert (unasked.all(Request), unasked.all(WorkedWith)) == ([], [])
    assert len(unasked.all(Agency)) == agencies
