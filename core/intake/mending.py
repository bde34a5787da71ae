"""A row whose cells moved from under their headings: put right cell by cell, and read again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.moved import RowFitting
from core.intake.matching.table import under_headings
from core.intake.others_words import AGENCY, CASE
from core.intake.returns import returns_of
from core.intake.vocabulary import Vocabulary
from core.model.draft.returns import Cells, ReturnDraft
from core.model.fault import Unreadable, shown
from core.model.names import normalised
from core.words import tr

_MOST_WAYS: Final = 3
_LONGEST_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Mended:
    """Cells as they would stand then, and in words what was done to them."""

    words: str
    cells: Cells


def joined(cells: Cells, at: int) -> Cells:
    """Return the cells with one and the next made one; those behind move to the left."""
    texts = _texts(cells)
    return _under(cells, (*texts[:at], _as_one(texts[at : at + 2]), *texts[at + 2 :]))


def moved_right(cells: Cells, at: int) -> Cells:
    """Return the cells with a blank before one: it and those behind move to the right."""
    texts = _texts(cells)
    return _under(cells, (*texts[:at], "", *texts[at:]))


def moved_left(cells: Cells, at: int) -> Cells:
    """Return the cells without one: those behind move to the left."""
    texts = _texts(cells)
    return _under(cells, (*texts[:at], *texts[at + 1 :]))


def misplaced(cells: Cells, vocabulary: Vocabulary) -> tuple[int, ...]:
    """Return which cells cannot be what their headings ask for, or stand under none."""
    fitting = RowFitting([heading for heading, _ in cells], vocabulary)
    return tuple(
        at
        for at, (heading, text) in enumerate(cells)
        if text and not (heading and fitting.fits_at(at, text))
    )


def ways_to_mend(cells: Cells, vocabulary: Vocabulary) -> tuple[Mended, ...]:
    """Return the steps after which every cell fits, as long as they are few; else none."""
    found: dict[Cells, Mended] = {}
    for one in _steps(cells):
        if one.cells not in found and _is_whole(one.cells, vocabulary):
            found[one.cells] = one
    return tuple(found.values()) if len(found) <= _MOST_WAYS else ()


def _is_whole(cells: Cells, vocabulary: Vocabulary) -> bool:
    """Return whether every cell fits, and the row says whose it is."""
    named = all(text for heading, text in cells if normalised(heading) in (CASE, AGENCY))
    return named and not misplaced(cells, vocabulary)


def _steps(cells: Cells) -> Iterator[Mended]:
    named = [heading for heading, _ in cells]
    for at, (heading, text) in enumerate(cells):
        if text and at + 1 < len(cells) and cells[at + 1][1]:
            words = tr(
                "“{text}” is one text on {heading}",
                text=_short(_as_one(_texts(cells)[at : at + 2])),
                heading=shown(heading),
            )
            yield Mended(words, joined(cells, at))
        if text:
            words = tr("Nothing was written under {heading}", heading=shown(named[at]))
            yield Mended(words, moved_right(cells, at))
        if not text:
            words = tr("The blank under {heading} is one too many", heading=shown(heading))
            yield Mended(words, moved_left(cells, at))


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


def _as_one(texts: Sequence[str]) -> str:
    return ", ".join(filter(None, texts))


def _under(cells: Cells, texts: Sequence[str]) -> Cells:
    """Return texts under the headings, with no more blanks beyond them than there are cells."""
    headings = [heading for heading, _ in cells if heading]
    wide = max(len(headings), max((at for at, one in enumerate(texts, 1) if one), default=0))
    named = [*headings, *[""] * (wide - len(headings))]
    said = [*texts, *[""] * (wide - len(texts))]
    return tuple(zip(named, said[:wide], strict=True))


def _short(text: str) -> str:
    return shown(text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…")
