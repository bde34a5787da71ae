"""What a merge writes, and its count: how many rows were taken, by case and kind."""

import json
from dataclasses import dataclass, field

from core.model.hand_out import TableDifference
from core.store.file import WorkshopFile
from core.store.journal import Change
from core.tables.numbers import Numbers


@dataclass
class MergeReport:
    """What a merge did: rows taken by case (None: of no case) and kind, and what it asks."""

    taken: dict[tuple[int | None, str], int] = field(default_factory=dict)
    asked: list[TableDifference] = field(default_factory=list)
    erased: int = 0
    """Rows left out because their case was erased here for good."""

    @property
    def rows(self) -> int:
        """How many rows were written."""
        return sum(self.taken.values())

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing new."""
        return not (self.taken or self.asked)

    @property
    def came(self) -> str:
        """What was taken, as it is kept with a hand-back."""
        return json.dumps([[*at, number] for at, number in self.taken.items()])


class TakenRows:
    """Writes rows and counts them in a report."""

    def __init__(self, file: WorkshopFile, numbers: Numbers, report: MergeReport) -> None:
        self._file, self._numbers, self._report = file, numbers, report

    def write(self, change: Change) -> None:
        """Write a change; one that changes nothing is none."""
        if change.before == change.after:
            return
        self._file.write_changes([change])
        case = self._numbers.case_here(change.table, change.after or change.before)
        at = (case, change.table)
        self._report.taken[at] = self._report.taken.get(at, 0) + 1
