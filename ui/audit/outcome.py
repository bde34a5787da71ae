"""What became of an act."""

from enum import Enum, auto


class ActOutcome(Enum):
    """What became of an act; true only where it is in the file.

    QUEUED: the file is gone, and the act is done in the copy that is kept: what
    was typed for it may go from its field, and must not be asked for again.
    """

    DONE = auto()
    QUEUED = auto()
    REFUSED = auto()

    def __bool__(self) -> bool:
        return self is ActOutcome.DONE

    @property
    def taken(self) -> bool:
        """Whether a field may let go of its words."""
        return self is not ActOutcome.REFUSED
