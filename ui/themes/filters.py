"""What the stage Themes is narrowed to."""

from dataclasses import dataclass

from core.counting.collation import Base
from core.model.ids import AgencyId, ThemeId


@dataclass(frozen=True, slots=True)
class Filters:
    """One theme or all, one agency or all, and which base percentages have."""

    theme_id: ThemeId | None = None
    agency_id: AgencyId | None = None
    base: Base = Base.APPLICABLE
