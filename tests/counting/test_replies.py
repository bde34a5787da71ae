"""Where requests stand, counted from real rows."""

from dataclasses import replace
from datetime import date

import pytest

from core.counting.replies import Reply, Tally, replies
from core.model.audit import Audit
from core.model.case import Agency, Case, Request, RequestStatus, Return
from core.model.ids import AgencyId, CaseId, RequestId
from core.model.snapshot import Snapshot

TODAY = date(2014, 3, 21)
CASE, AGENCY = CaseId(1), AgencyId(1)


def audit(*requests: Request, returns: tuple[Return, ...] = (), usable: bool = False) -> Snapshot:
    return Snapshot(
        Audit("Plans"),
        cases=(Case("Child A", CASE),),
        agencies=(Agency("GP", AGENCY), Agency("Police", AgencyId(2))),
        requests=requests,
        returns=returns,
        usable=frozenset({(CASE, AGENCY)} if usable else ()),
    )


def request(status: RequestStatus = RequestStatus.WAITING, due: str = "") -> Request:
    return Request(CASE, AGENCY, RequestId(1), due=due, status=status)


@pytest.mark.parametrize(
    ("due", "reply"),
    [
        pytest.param("2014-03-20", Reply.OVERDUE, id="the day before today is over"),
        pytest.param("2014-03-21", Reply.SENT, id="today is not over yet"),
        pytest.param("", Reply.SENT, id="no date is never over"),
    ],
)
def test_overdue_comes_from_the_date_and_the_day(due: str, reply: Reply) -> None:
    assert replies(audit(request(due=due)), TODAY).at(CASE, AGENCY) is reply


def test_a_return_in_the_audit_says_more_than_the_mark() -> None:
    marked = request(RequestStatus.NO_RETURN)
    back = (Return(CASE, AGENCY),)
    assert replies(audit(marked, returns=back, usable=True), TODAY).at(CASE, AGENCY) is Reply.IN
    assert replies(audit(marked, returns=back), TODAY).at(CASE, AGENCY) is Reply.NO_FORM


def test_requested_returned_and_usable_are_three_numbers() -> None:
    asked = (
        request(RequestStatus.RETURNED),
        Request(CASE, AgencyId(2), RequestId(2), status=RequestStatus.UNUSABLE),
    )
    found = replies(audit(*asked, returns=(Return(CASE, AGENCY),), usable=True), TODAY)
    assert found.total == Tally(2, 2, 1)
    assert found.by_case[CASE].words == "2 of 2"
    assert found.by_agency[AgencyId(2)] == Tally(1, 1, 0)


def test_a_return_nobody_asked_for_is_shown_but_in_no_tally() -> None:
    found = replies(audit(returns=(Return(CASE, AGENCY),), usable=True), TODAY)
    assert found.at(CASE, AGENCY) is Reply.IN
    assert found.unasked == {(CASE, AGENCY)}
    assert found.total == Tally(0, 0, 0)


def test_who_was_not_asked_is_a_dot_in_no_tally() -> None:
    found = replies(audit(request()), TODAY)
    assert found.at(CASE, AgencyId(2)) is Reply.NOT_ASKED
    assert found.count(Reply.NOT_ASKED) == 0


@pytest.mark.parametrize(
    ("status", "reply", "still_out"),
    [
        (RequestStatus.WAITING, Reply.SENT, True),
        (RequestStatus.RETURNED, Reply.NOT_HERE, False),
        (RequestStatus.UNUSABLE, Reply.NO_FORM, False),
        (RequestStatus.NIL, Reply.NIL, False),
        (RequestStatus.REFUSED, Reply.REFUSED, False),
        (RequestStatus.NO_RETURN, Reply.NO_RETURN, False),
    ],
)
def test_a_request_stands_as_it_was_marked(
    status: RequestStatus, reply: Reply, still_out: bool
) -> None:
    found = replies(audit(request(status)), TODAY).at(CASE, AGENCY)
    assert found is reply
    assert found.still_out is still_out


def test_overdue_is_still_out() -> None:
    assert Reply.OVERDUE.still_out
    assert not Reply.NOT_ASKED.still_out


def test_a_date_over_makes_nothing_overdue_that_was_settled() -> None:
    nil = request(RequestStatus.NIL, due="2014-01-01")
    assert replies(audit(nil), TODAY).at(CASE, AGENCY) is Reply.NIL


def test_a_return_nobody_asked_for_that_answers_nothing_is_in_without_a_form() -> None:
    found = replies(audit(returns=(Return(CASE, AGENCY),)), TODAY)
    assert found.at(CASE, AGENCY) is Reply.NO_FORM
    assert found.count(Reply.NO_FORM) == 0


def test_requests_are_counted_by_how_they_stand() -> None:
    asked = (
        request(due="2014-03-20"),
        Request(CASE, AgencyId(2), RequestId(2), due="2014-03-22"),
    )
    found = replies(audit(*asked), TODAY)
    assert found.count(Reply.OVERDUE) == found.count(Reply.SENT) == 1
    assert found.count(Reply.SENT, Reply.OVERDUE) == 2
    assert found.request == {(one.case_id, one.agency_id): one for one in asked}


def test_each_case_and_agency_has_a_tally_of_its_own_requests() -> None:
    now = audit(request(RequestStatus.UNUSABLE))
    other = Case("Child B", CaseId(2))
    second = Request(other.id, AgencyId(2), RequestId(2))
    found = replies(
        replace(now, cases=(*now.cases, other), requests=(*now.requests, second)), TODAY
    )
    assert found.by_case == {CASE: Tally(1, 1, 0), other.id: Tally(1, 0, 0)}
    assert found.by_agency == {AGENCY: Tally(1, 1, 0), AgencyId(2): Tally(1, 0, 0)}
    assert found.total == Tally(2, 1, 0)
    assert found.total.words == "1 of 2"


def test_a_mark_without_a_return_is_returned_and_not_in() -> None:
    asked = (
        request(RequestStatus.RETURNED),
        Request(CASE, AgencyId(2), RequestId(2), status=RequestStatus.UNUSABLE),
    )
    found = replies(audit(*asked), TODAY)
    assert found.at(CASE, AGENCY) is Reply.NOT_HERE
    assert found.total == Tally(requested=2, returned=2, usable=0, not_here=1)
    assert found.by_case[CASE].words == "1 of 2"


def test_a_mark_whose_return_answers_nothing_is_in_without_a_form() -> None:
    marked = request(RequestStatus.RETURNED)
    found = replies(audit(marked, returns=(Return(CASE, AGENCY),)), TODAY)
    assert found.at(CASE, AGENCY) is Reply.NO_FORM
    assert found.total == Tally(1, 1, 0, not_here=0)
