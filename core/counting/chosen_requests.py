"""What can be done with several cells of the table of returns at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.counting.replies import Pair, Replies
from core.model.case import Request, RequestStatus
from core.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ChosenRequests:
    """The cells chosen: whom nobody asked yet, and the requests there are.

    `unmarked` are those not noted as having worked with their case, `marked` those that are.
    `open_ones` are those whose return is not in the audit: what they are marked as still counts.
    """

    not_asked: tuple[Pair, ...] = ()
    requests: tuple[Request, ...] = ()
    open_ones: tuple[Request, ...] = ()
    still_out: tuple[Request, ...] = ()
    unmarked: tuple[Pair, ...] = ()
    marked: tuple[Pair, ...] = ()

    @property
    def count(self) -> int:
        """How many cells they are, without those of returns nobody asked for."""
        return len(self.not_asked) + len(self.requests)

    def to_mark(self, status: RequestStatus) -> tuple[Request, ...]:
        """Return those that can be marked so and are not."""
        return tuple(one for one in self.open_ones if one.status is not status)


def chosen_requests(now: Snapshot, found: Replies, pairs: Iterable[Pair]) -> ChosenRequests:
    """Return what can be done with these cells."""
    chosen = tuple(pairs)
    requests = tuple(found.request[pair] for pair in chosen if pair in found.request)
    return ChosenRequests(
        tuple(one for one in chosen if one not in found.request and one not in found.unasked),
        requests,
        tuple(one for one in requests if not now.has_return(one.case_id, one.agency_id)),
        tuple(one for one in requests if found.at(one.case_id, one.agency_id).still_out),
        tuple(one for one in chosen if one not in found.request and one not in found.marked),
        tuple(one for one in chosen if one in found.marked),
    )
