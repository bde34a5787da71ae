"""Who belongs to a case, by role, and its key dates."""

from dataclasses import dataclass

from core.model.ids import NEW, AgencyId, CaseId


@dataclass(frozen=True, slots=True)
class CasePerson:
    """Somebody who belongs to a case; `role` says who ("brother", "unborn"), never a name."""

    case_id: CaseId
    role: str
    id: int = NEW
    position: int = 0
    age: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyDate:
    """What happened on a day of a case; `day` is ISO, the agency is whoever noted it."""

    case_id: CaseId
    day: str
    text: str
    id: int = NEW
    agency_id: AgencyId | None = None
