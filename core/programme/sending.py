"""Sends what waits to a server, and keeps what became of it; a server is spoken to only here."""

from dataclasses import dataclass

from core.acts.programme import keep_refused, keep_sent
from core.model.changed import Changed
from core.model.fault import WorkshopError
from core.model.published import Published
from core.programme.faults import NotReached, Refused
from core.programme.queue import signed_again
from core.programme.signed import Signed
from core.store.file import WorkshopFile


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of something sent: taken, refused for good, or not reached and still waiting."""

    service: str
    fault: WorkshopError | None = None

    @property
    def waits(self) -> bool:
        """Whether it was not reached who should take it: sent again later, it may be taken."""
        return isinstance(self.fault, NotReached)


def send(found: Signed, service: str) -> Sent:
    """Send something signed, on any thread; takes up to ten seconds where nobody answers."""
    from core.programme.server.doors import send as to_the_door

    try:
        to_the_door(found, service)
    except (NotReached, Refused) as fault:
        return Sent(service, fault)
    return Sent(service)


def keep(file: WorkshopFile, found: Published, sent: Sent) -> Changed | None:
    """Keep what became of a version, or of the word that takes one back."""
    if sent.fault is None:
        return keep_sent(file, found, sent.service)
    return None if sent.waits else keep_refused(file, found, sent.fault.sentences)


def send_waiting(file: WorkshopFile, found: Published, service: str) -> Sent:
    """Send something that waits, and keep what became of it."""
    sent = send(signed_again(found), service)
    keep(file, found, sent)
    return sent
