"""Where every request stands on a day, and how many came back by case and by agency."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from core.model.case import Request, RequestStatus
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.words import tr

Pair = tuple[CaseId, AgencyId]


class Reply(StrEnum):
    """What came of asking one agency about one case; "overdue" depends on the day."""

    IN = "in"
    NOT_HERE = "marked as returned, answers not here yet"
    NO_FORM = "in, no form filled in"
    SENT = "sent, waiting"
    OVERDUE = "overdue"
    NIL = "nil, the agency holds no record"
    REFUSED = "refused"
    NO_RETURN = "no return"
    WORKED = "worked with, not asked"
    NOT_ASKED = "not asked"

    @property
    def still_out(self) -> bool:
        """Whether a return may still come."""
        return self in (Reply.SENT, Reply.OVERDUE)


_SETTLED: Final = {
    RequestStatus.RETURNED: Reply.NOT_HERE,
    RequestStatus.UNUSABLE: Reply.NO_FORM,
    RequestStatus.NIL: Reply.NIL,
    RequestStatus.REFUSED: Reply.REFUSED,
    RequestStatus.NO_RETURN: Reply.NO_RETURN,
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Requested, returned, usable and not here: numbers that are never one another.

    `not_here` are those of the returned ones that are only marked so.
    """

    requested: int = 0
    returned: int = 0
    usable: int = 0
    not_here: int = 0

    @property
    def here(self) -> int:
        """Of the returned ones, those whose return is in the audit or came without a form."""
        return self.returned - self.not_here

    @property
    def words(self) -> str:
        """What is in against the requests: "4 of 5"."""
        return tr("{here} of {requested}", here=self.here, requested=self.requested)


@dataclass(frozen=True)
class Replies:
    """Every request of an audit on one day.

    `unasked` are returns nobody had asked for, `marked` those noted as having worked with
    a case; neither is in any tally.
    """

    reply: dict[Pair, Reply]
    request: dict[Pair, Request]
    by_case: dict[CaseId, Tally]
    by_agency: dict[AgencyId, Tally]
    total: Tally
    unasked: frozenset[Pair]
    marked: frozenset[Pair] = frozenset()

    def at(self, case_id: CaseId, agency_id: AgencyId) -> Reply:
        """Return what came of asking an agency about a case."""
        return self.reply.get((case_id, agency_id), Reply.NOT_ASKED)

    def count(self, *replies: Reply) -> int:
        """Return how many requests stand so."""
        return len(self.pairs(*replies))

    def pairs(self, *replies: Reply) -> tuple[Pair, ...]:
        """Return the requests that stand so, in the audit's order."""
        return tuple(pair for pair in self.request if self.reply[pair] in replies)

    @property
    def to_ask(self) -> int:
        """How many worked with a case and were not asked about it."""
        return sum(reply is Reply.WORKED for reply in self.reply.values())


def replies(now: Snapshot, today: date) -> Replies:
    """Return where every request stands on the day *today*."""
    request = {(one.case_id, one.agency_id): one for one in now.requests}
    back = {(one.case_id, one.agency_id) for one in now.returns}
    found = {pair: _reply(now, one, today) for pair, one in request.items()}
    unasked = frozenset(back - request.keys())
    marked = frozenset((one.case_id, one.agency_id) for one in now.worked_with)
    found |= dict.fromkeys(marked - found.keys(), Reply.WORKED)
    found |= {pair: Reply.IN if pair in now.usable else Reply.NO_FORM for pair in unasked}
    of_agency: dict[AgencyId, list[Request]] = {}
    for one in now.requests:
        of_agency.setdefault(one.agency_id, []).append(one)
    return Replies(
        found,
        request,
        {case.id: _tally(now, now.requests_for(case.id)) for case in now.cases},
        {agency.id: _tally(now, of_agency.get(agency.id, ())) for agency in now.agencies},
        _tally(now, now.requests),
        unasked,
        marked,
    )


def _reply(now: Snapshot, request: Request, today: date) -> Reply:
    """A return that is in the audit says more than what the request was marked as."""
    pair = (request.case_id, request.agency_id)
    if pair in now.usable:
        return Reply.IN
    if now.has_return(*pair):
        return Reply.NO_FORM
    if request.status is RequestStatus.WAITING:
        return Reply.OVERDUE if _past(request.due, today) else Reply.SENT
    return _SETTLED[request.status]


def may_come(now: Snapshot, request: Request) -> bool:
    """Return whether something may still come back: a form made again is of use."""
    open_ones = (RequestStatus.WAITING, RequestStatus.NO_RETURN)
    return request.status in open_ones and not now.has_return(request.case_id, request.agency_id)


def _past(due: str, today: date) -> bool:
    """Return whether an ISO date is over; no date is never over."""
    return bool(due) and due < today.isoformat()


def _tally(now: Snapshot, requests: Iterable[Request]) -> Tally:
    asked = list(requests)
    return Tally(
        len(asked),
        sum(now.counts_as_returned(one) for one in asked),
        sum((one.case_id, one.agency_id) in now.usable for one in asked),
        sum(map(now.lacks_answers, asked)),
    )
