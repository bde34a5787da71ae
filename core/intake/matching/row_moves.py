"""Cells of a row moved to where somebody said they belong: in one file, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from itertools import zip_longest
from typing import Final

from core.intake.flaws import Flaw
from core.intake.grid import Grid, Row
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import (
    ROW_MOVED,
    Certainty,
    Match,
    MatchKey,
    MatchKind,
)
from core.model.draft.returns import Cells
from core.wording.moved_rows import asked_words
from core.words import plural, tr

_MOST_STEPS: Final = 200


class MoveKind(StrEnum):
    """What becomes of the cells at a place."""

    RIGHT = "right"
    LEFT = "left"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class RowMove:
    """One step, `by` so many cells.

    To the RIGHT blanks come before the cell `at`; to the LEFT that cell and those behind it
    give way; JOINED they are made one text with it.
    """

    kind: MoveKind
    at: int
    by: int = 1

    def texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return what the cells say then."""
        before, behind = texts[: self.at], texts[self.at + self.by :]
        match self.kind:
            case MoveKind.RIGHT:
                return (*before, *[""] * self.by, *texts[self.at :])
            case MoveKind.LEFT:
                return (*before, *behind)
        whole = as_one(texts[self.at : self.at + self.by + 1])
        return (*before, whole, *behind[1:])

    def place(self, column: int) -> int | None:
        """Return where a cell stands then; None where it gave way."""
        if column < self.at or (self.kind is MoveKind.JOINED and column == self.at):
            return column
        if self.kind is MoveKind.RIGHT:
            return column + self.by
        if self.kind is MoveKind.LEFT:
            return column - self.by if column >= self.at + self.by else None
        return max(column - self.by, self.at)


def as_one(texts: Sequence[str]) -> str:
    """Return the texts of several cells as one."""
    return ", ".join(filter(None, texts))


def moves_text(moves: Sequence[RowMove]) -> str:
    """Return steps as they are kept: "right 4 1; joined 6 1"."""
    return "; ".join(f"{one.kind.value} {one.at} {one.by}" for one in moves)


def moves_in(kept: str) -> tuple[RowMove, ...]:
    """Return the steps of a text as it is kept; none where it is no such text."""
    found = []
    for part in kept.split(";")[:_MOST_STEPS]:
        kind, *numbers = part.split() or [""]
        if kind not in set(MoveKind) or len(numbers) != 2 or not all(map(str.isdecimal, numbers)):
            return ()
        at, by = map(int, numbers)
        found.append(RowMove(MoveKind(kind), at, by))
    return tuple(found)


def cells_under(headings: Sequence[str], row: Row) -> Cells:
    """Return a row as it stands, each cell with what its column means."""
    pairs = list(zip_longest(headings, row.cells, fillvalue=""))
    while pairs and not any(pairs[-1]):
        del pairs[-1]
    return tuple(pairs)


def row_key(cells: Cells, number: int) -> MatchKey:
    """Return by what a row is known: it is this one alone, with these cells under these heads."""
    return _match(cells, number, "").key


def with_rows_put_right(
    grid: Grid, headings: Sequence[str], vocabulary: Vocabulary
) -> tuple[Grid, tuple[Match, ...]]:
    """Return the table with the cells of its rows moved as somebody said, and what was said.

    *headings* are what its columns mean.
    """
    said = {key: to for key, to in vocabulary.agreed.items() if key[2] == ROW_MOVED and to}
    numbers = {key[3] for key in said}
    rows, flaws, found = [], dict(grid.flaws), []
    for row in grid.rows if said else ():
        if str(row.number) in numbers:
            cells = cells_under(headings, row)
            match = _match(cells, row.number, said.get(row_key(cells, row.number), ""))
            if match.means:
                found.append(match)
                row = _moved_row(row, moves_in(match.means), flaws)
        rows.append(row)
    return (replace(grid, rows=tuple(rows), flaws=flaws) if found else grid), tuple(found)


def _moved_row(row: Row, moves: Sequence[RowMove], flaws: dict[int, Sequence[Flaw]]) -> Row:
    texts: Sequence[str] = row.cells
    for move in moves:
        texts = move.texts(texts)
        flaws[row.number] = [
            replace(one, column=to)
            for one in flaws.get(row.number, ())
            if (to := None if one.column is None else move.place(one.column)) is not None
            or one.column is None
        ]
    return Row(row.number, tuple(texts))


def _match(cells: Cells, number: int, means: str) -> Match:
    form = sha256(repr(cells).encode("utf-8", "replace")).hexdigest()[:32]
    return Match(
        *(MatchKind.ROW, ROW_MOVED, str(number), means, Certainty.AGREED),
        rows=(number,),
        label=_words(cells, moves_in(means)),
        form=form,
    )


def _words(cells: Cells, moves: Sequence[RowMove]) -> str:
    """Return what was said of a row, for the middle of a sentence."""
    if not moves:
        return tr("left as it stands")
    if len(moves) > 1:
        return tr("cells moved in {steps}", steps=plural(len(moves), "step"))
    (move,) = moves
    heading = asked_words(cells[move.at][0] if move.at < len(cells) else "")
    columns = plural(move.by, "column")
    match move.kind:
        case MoveKind.RIGHT:
            return tr("{columns} to the right, from {heading} on", columns=columns, heading=heading)
        case MoveKind.LEFT:
            return tr("{columns} to the left, from {heading} on", columns=columns, heading=heading)
    return tr("{count} cells are one at {heading}", count=move.by + 1, heading=heading)
