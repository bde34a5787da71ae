"""Where requests stand, counted from real rows."""

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
