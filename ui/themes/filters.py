"""What the stage Themes is narrowed to."""

from dataclasses import dataclass

from core.counting.collation import Base
from core.counting.narrowing import EVERYTHING, Narrowing
from core.model.ids import AgencyId, ThemeId


@dataclass(frozen=True, slots=True)
class Filters:
    """One theme or all, one agency or all, which base percentages have, and only which returns."""

    theme_id: ThemeId | None = None
    agency_id: AgencyId | None = None
    base: Base = Base.APPLICABLE
    only: Narrowing = EVERYTHING
