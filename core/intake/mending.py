"""A row whose cells moved from under their headings: put right cell by cell, and read again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.moved import MOST_MOVED
from core.intake.matching.row_fits import RowFits
from core.intake.matching.row_moves import MoveKind, RowMove, as_one
from core.intake.matching.table import under_headings
from core.intake.others_words import AGENCY, CASE
from core.intake.returns import returns_of
from core.intake.vocabulary import Vocabulary
from core.model.draft.returns import Cells, ReturnDraft
from core.model.fault import Unreadable, shown
from core.model.names import normalised
from core.wording.moved_rows import asked_words
from core.wording.numbers import listed
from core.words import tr

_MOST_WAYS: Final = 3
_LONGEST_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Mended:
    """A step, in words what would then be so, and the cells as they would stand."""

    words: str
    move: RowMove
    cells: Cells


def moved(cells: Cells, move: RowMove) -> Cells:
    """Return the cells after a step."""
    return _under(cells, move.texts(_texts(cells)))


def misplaced(cells: Cells, vocabulary: Vocabulary) -> tuple[int, ...]:
    """Return which cells cannot be what their headings ask for, or stand under none."""
    return tuple(_fits(cells, vocabulary).misplaced(_texts(cells)))


def ways_to_mend(cells: Cells, vocabulary: Vocabulary) -> tuple[Mended, ...]:
    """Return the steps after which every cell fits, as long as they are few; else none.

    Those that move cells by the fewest columns come first.
    """
    fits, texts = _fits(cells, vocabulary), _texts(cells)
    found: dict[Cells, Mended] = {}
    for by in range(1, MOST_MOVED + 1):
        for move in fits.moves(texts, by):
            after = moved(cells, move)
            if after not in found and _is_named(after):
                found[after] = Mended(_words(cells, move), move, after)
    return tuple(found.values()) if len(found) <= _MOST_WAYS else ()


def _fits(cells: Cells, vocabulary: Vocabulary) -> RowFits:
    return RowFits([heading for heading, _ in cells], vocabulary)


def _is_named(cells: Cells) -> bool:
    """Return whether the row says whose it is."""
    return all(text for heading, text in cells if normalised(heading) in (CASE, AGENCY))


def _words(cells: Cells, move: RowMove) -> str:
    at, by = move.at, move.by
    heads = listed([asked_words(heading) for heading, _ in cells[at : at + by] if heading])
    match move.kind:
        case MoveKind.JOINED:
            text = _short(as_one(_texts(cells)[at : at + by + 1]))
            return tr(
                "“{text}” is one text ({heading})", text=text, heading=asked_words(cells[at][0])
            )
        case MoveKind.RIGHT:
            return tr("Nothing was written under {heading}", heading=heads)
        case MoveKind.LEFT if by == 1:
            return tr("The blank under {heading} is one too many", heading=heads)
    return tr("The {count} blanks under {heading} are too many", count=by, heading=heads)


def read_cells(cells: Cells, row: int, vocabulary: Vocabulary) -> tuple[ReturnDraft | None, str]:
    """Return what a row says whose cells were put right, and why it would still wait.

    None where nothing of it is a question any more.
    """
    grid = Grid("", tuple(heading for heading, _ in cells), (Row(row, tuple(_texts(cells))),))
    try:
        draft = returns_of(under_headings(grid, vocabulary), vocabulary)
    except Unreadable as fault:
        return None, fault.happened
    for entry in draft.rows:
        unread = " ".join(one.what for one in draft.problems if one.answer is not None)
        return replace(entry, cells=cells), unread
    for doubt in draft.doubts:
        return replace(doubt.entry, cells=cells), doubt.what
    held = next((one for one in draft.problems if one.entry is not None), None)
    if held is None or held.entry is None:
        return None, tr("nothing is answered in it.")
    return replace(held.entry, cells=cells), held.what


def _texts(cells: Cells) -> list[str]:
    return [text for _, text in cells]


def _under(cells: Cells, texts: Sequence[str]) -> Cells:
    """Return texts under the headings, with no more blanks beyond them than there are cells."""
    headings = [heading for heading, _ in cells if heading]
    wide = max(len(headings), max((at for at, one in enumerate(texts, 1) if one), default=0))
    named = [*headings, *[""] * (wide - len(headings))]
    said = [*texts, *[""] * (wide - len(texts))]
    return tuple(zip(named, said[:wide], strict=True))


def _short(text: str) -> str:
    return shown(text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…")
