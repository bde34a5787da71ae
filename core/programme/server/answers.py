"""What a server answers, as plain values: they are had without anything that speaks to one."""

from enum import StrEnum
from typing import NamedTuple


class SendOutcome(StrEnum):
    """What became of something sent; sending again what is there is harmless."""

    SENT = "sent"
    ALREADY_THERE = "already there"


class ReleasedCell(NamedTuple):
    """A figure all may see, of a cube (all, region, pathway); a hidden cell is not there."""

    same: str
    year: int
    cube: str
    part: str
    partnerships: int
    cases: int
    met: int
    partly: int
    not_met: int


class ProgrammeState(NamedTuple):
    """How a login stands with a programme; days are ISO dates, empty where there is none."""

    partnership: str
    region: str
    rounds: int
    released_on: str
    next_release: str
