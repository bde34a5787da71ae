"""What each column of a table shows, and what a typed text makes of a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R")


class Misfit(ValueError):
    """A typed text does not fit its column; says why, and what would fit."""

    def __init__(self, happened: str, remedy: str) -> None:
        super().__init__(happened)
        self.happened = happened
        self.remedy = remedy


def _no_choices() -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """One column: its title, a row's text in it, and the row that a typed text makes.

    `put` raises Misfit; without it the column is only to be read. `wide` is in
    letters. `choices` are the words the cell may be completed to; where `closed`,
    a pasted cell has to hold one of them in full: nobody sees it completed.
    Where it `turns`, Space puts the first of its choices, and the second
    where the first stands. `names` says that people's names belong in it.
    """

    title: str
    text: Callable[[R], str]
    put: Callable[[R, str], R] | None = None
    wide: int = 14
    choices: Callable[[], Sequence[str]] = _no_choices
    closed: bool = False
    turns: bool = False
    names: bool = False

    def turned(self, text: str) -> str | None:
        """Return what Space makes of *text*; None where it only types a space."""
        if not self.turns:
            return None
        first, second = self.choices()[:2]
        return second if text == first else first


@dataclass(frozen=True, slots=True)
class RowShape(Generic[R]):
    """What a sheet holds: its columns, an empty row, and when a row can be kept.

    `lacking` says what a new row still needs, or nothing when it can be kept.
    `once` is the title of a column whose words no two rows may share, and what
    a row is called. `found_by` are titles of columns by which a pasted line is the
    row that says the same, wherever that stands; the rows then stand as pasted.
    """

    columns: tuple[TableColumn[R], ...]
    blank: Callable[[], R]
    lacking: Callable[[R], str]
    once: tuple[str, str] = ("", "")
    found_by: tuple[str, ...] = ()
