"""The news after an act: what it was called and which tables it touched."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """One act that is safely in the file.

    `label` is in the facilitator's words; `tables` are the names of the tables
    touched; `at` is when the file said it was saved.
    """

    label: str
    tables: frozenset[str]
    at: datetime

    def touches(self, *tables: str) -> bool:
        """Return whether any of *tables* was touched."""
        return not self.tables.isdisjoint(tables)
