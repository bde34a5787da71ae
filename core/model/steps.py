"""The steps of an audit's process, with the days nobody works."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import NEW, StepId


class Nation(StrEnum):
    """Whose public holidays are days nobody works."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """One step: its day as typed, or so many working days after another step.

    `day` and `done_on` are ISO dates or empty. Where `day` is empty and `after_id`
    names a step, it is due `working_days` after that one's day. `owner` is a role.
    """

    title: str
    id: StepId = StepId(NEW)
    position: int = 0
    day: str = ""
    after_id: StepId | None = None
    working_days: int = 0
    owner: str = ""
    done_on: str = ""


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day the audit does not count as worked, beside weekends and public holidays."""

    day: str
    id: int = NEW
    reason: str = ""
