"""The list of all eligible as it was read, before any of it is in the audit."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import TypeVar

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class ListedColumn:
    """A column the sample could be balanced by: its value in each line, in their order.

    `edges` is where its bands begin, empty where it holds words. `misfits` are, by the
    number of the line, sentences on what cannot be placed in a band.
    """

    heading: str
    cells: tuple[str, ...]
    edges: tuple[int, ...] = ()
    misfits: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EligibleDraft:
    """What a list holds: numbers and keys of its lines, the columns to choose from.

    `naming` are the headings of columns that say who somebody is, `unfit` of those no
    sample can be balanced by; nothing of either is held here. `problems` are, by line,
    what keeps it from being used; `remarks` are sentences on the file. `twins` is how
    many lines are like another in every cell.
    """

    source: str
    numbers: tuple[int, ...]
    keys: tuple[str, ...]
    columns: tuple[ListedColumn, ...]
    naming: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    problems: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    twins: int = 0

    def balanced_by(self, headings: Collection[str]) -> "EligibleDraft":
        """Return it with these columns only."""
        return replace(self, columns=tuple(one for one in self.columns if one.heading in headings))

    @property
    def unusable(self) -> Mapping[int, str]:
        """What is in the way, by line: of the line itself, or of a column it is balanced by."""
        found = dict(self.problems)
        for column in self.columns:
            found = {**column.misfits, **found}
        return dict(sorted(found.items()))

    def without(self, numbers: Collection[int]) -> "EligibleDraft":
        """Return it with some lines left out."""
        stays = [number not in numbers for number in self.numbers]
        return replace(
            self,
            numbers=_stay(self.numbers, stays),
            keys=_stay(self.keys, stays),
            columns=tuple(
                replace(
                    column,
                    cells=_stay(column.cells, stays),
                    misfits={at: one for at, one in column.misfits.items() if at not in numbers},
                )
                for column in self.columns
            ),
            problems={at: one for at, one in self.problems.items() if at not in numbers},
        )


def _stay(values: Sequence[V], stays: Sequence[bool]) -> tuple[V, ...]:
    return tuple(compress(values, stays))
