"""What a request can be marked as, with the words on the buttons."""

from typing import Final

from core.model.case import RequestStatus
from core.words import tr

MARKS: Final = (
    (RequestStatus.NIL, tr("Nil")),
    (RequestStatus.REFUSED, tr("Refused")),
    (RequestStatus.NO_RETURN, tr("No return")),
    (RequestStatus.UNUSABLE, tr("In, no form filled in")),
    (RequestStatus.WAITING, tr("Still waiting")),
)
