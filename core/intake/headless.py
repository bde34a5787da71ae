"""Answers that stand below no headings, each behind its question: given the headings they lack."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.names import answer_and_comment, answer_meant
from core.intake.others_words import HEADLESS
from core.intake.sheets import SheetRow, Worksheet
from core.intake.vocabulary import Choices, Vocabulary
from core.model.draft.match import COMMENTS, Certainty
from core.model.names import cleaned

_FEWEST: Final = 3
_MOST_ROWS: Final = 2_000
"""Nothing longer is one form that somebody typed."""


def with_headings(sheet: Worksheet, vocabulary: Vocabulary) -> Worksheet:
    """Return a sheet with a line of headings over its answers; as it is where it has none."""
    rows = [row for row in sheet.rows if any(map(cleaned, row.cells))]
    if not vocabulary.wordings or not _FEWEST <= len(rows) <= _MOST_ROWS:
        return sheet
    matcher = HeadingMatcher(vocabulary)
    for tried in (rows, _split(rows)):
        found = _answered(tried, vocabulary, matcher)
        if found is not None:
            asked, answered, first = found
            width = max(len(row.cells) for row in tried)
            cells = tuple(_heading(at, asked, answered) for at in range(width))
            at = next(place for place, row in enumerate(tried) if row.number == first)
            headed = SheetRow(first, cells)
            return replace(sheet, rows=(*tried[:at], headed, *tried[at:]))
    return sheet


def _heading(at: int, asked: int, answered: int) -> str:
    question, answer, comment, other = HEADLESS
    known = {asked: question, answered: answer, answered + 1: comment}
    return known.get(at, f"{other} {at + 1}")


def _split(rows: Sequence[SheetRow]) -> list[SheetRow]:
    """Return lines such as "1a: Yes" as two cells."""
    found = []
    for row in rows:
        filled = [cell for cell in map(cleaned, row.cells) if cell]
        before, mark, behind = filled[0].partition(":")
        pair = (before.strip(), behind.strip()) if mark and len(filled) == 1 else tuple(filled)
        found.append(replace(row, cells=pair))
    return found


def _is_answered(choices: Choices, cell: str) -> bool:
    found = choices.find(cell) or answer_meant(choices, cell)
    return bool(found or answer_and_comment(choices, cell)[0])


def _answered(
    rows: Sequence[SheetRow], vocabulary: Vocabulary, matcher: HeadingMatcher
) -> tuple[int, int, int] | None:
    """Return the column of the questions, that of their answers, and the first row of them."""
    places: Counter[tuple[int, int]] = Counter()
    first: dict[tuple[int, int], int] = {}
    for row in rows:
        cells = tuple(map(cleaned, row.cells))
        for asked, cell in enumerate(cells):
            meant = matcher.question_meant(cell) if cell else None
            if meant is None or meant[1] is not Certainty.CERTAIN:
                continue
            choices = vocabulary.items.get(meant[0].removesuffix(COMMENTS))
            behind = range(asked + 1, len(cells)) if choices is not None else ()
            for at in behind:
                if choices and _is_answered(choices, cells[at]):
                    places[asked, at] += 1
                    first.setdefault((asked, at), row.number)
                    break
    if not places or max(places.values()) < _FEWEST:
        return None
    most = max(places.values())
    best = min(pair for pair, count in places.items() if count == most)
    return (*best, first[best])
