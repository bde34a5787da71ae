"""What becomes of something sent that was not taken: it waits, or it is refused."""

from core.model.fault import WorkshopError


class NotReached(WorkshopError):
    """It was not reached who should take it; sent again later, it may be taken as it is."""


class Refused(WorkshopError):
    """It was looked at and not taken; sent again as it is, it would not be taken either."""
