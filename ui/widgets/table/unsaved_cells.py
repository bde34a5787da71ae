"""Cells that were typed and could not be kept: they stand as typed, and are told again later."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

R = TypeVar("R")

Put = Callable[[R, str], R]


def number_of(row: object) -> int:
    """Return a row's number in the file; 0 for one that is not there yet."""
    return int(getattr(row, "id", 0))


class UnsavedCells(Generic[R]):
    """The texts by row and column; put over a row they make the row that was wished for."""

    def __init__(self, puts: Sequence[Put[R] | None]) -> None:
        self._puts = puts
        self._texts: dict[int, dict[int, str]] = {}

    def hold(self, row: R, column: int, text: str) -> None:
        """Let a text stand in a cell though it is not kept."""
        self._texts.setdefault(number_of(row), {})[column] = text

    def let_go(self, rows: Iterable[R]) -> None:
        """These rows are kept."""
        for row in rows:
            self._texts.pop(number_of(row), None)

    def over(self, row: R) -> R:
        """Return a row with the texts that wait for it; one that fits no more is left out."""
        for column, text in self._texts.get(number_of(row), {}).items():
            put = self._puts[column]
            with suppress(ValueError):
                row = put(row, text) if put is not None else row
        return row
