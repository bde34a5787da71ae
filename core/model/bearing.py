"""What an answer says about practice; alone in its file, as colours need it before any audit."""

from enum import StrEnum


class Bearing(StrEnum):
    """Decides an answer's colour and sign, and the bases it counts in."""

    MET = "met"
    PARTLY = "partly met"
    NOT_MET = "not met"
    NOT_APPLICABLE = "not applicable"
    UNKNOWN = "unknown"
