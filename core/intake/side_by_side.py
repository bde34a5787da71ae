"""Sheets whose tables, or returns, stand beside one another: one under the other, as is read."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.names import agency_meant, case_meant
from core.intake.others_words import CASE, CASES, HEADLESS, IS_COMMENT
from core.intake.sheet_tables import heading_row
from core.intake.sheets import MergedCells, SheetHead, SheetRow, Worksheet
from core.intake.vocabulary import Vocabulary
from core.model.fault import shown
from core.model.names import cleaned, normalised
from core.words import tr

_MOST_TURNED: Final = 300
_FEWEST_TURNED: Final = 3

Columns = tuple[int, int]
"""From a column up to another, which is not of them."""


def tables_apart(
    sheet: Worksheet, vocabulary: Vocabulary
) -> tuple[tuple[Worksheet, ...], tuple[str, ...]]:
    """Return the tables that stand side by side in a sheet, and what is said of what is none.

    A table beside another names its cases anew; what explains the words used has neither a
    case nor a question over it, and is passed over.
    """
    at = heading_row(sheet.rows, vocabulary)
    if at is None or not vocabulary.wordings:
        return (sheet,), ()
    wide = max(len(row.cells) for row in sheet.rows[at:])
    head = tuple(_at(sheet.rows[at], place) for place in range(wide))
    parts = _parts(head, sheet.rows[at:])
    if len(parts) < 2:
        return (sheet,), ()
    matcher = HeadingMatcher(vocabulary)
    tables: list[Columns] = []
    aside: list[Columns] = []
    for left, right in parts:
        named = head[left:right]
        if not tables or _names_cases(named, matcher):
            tables.append((left, right))
        elif any(_belongs(one, matcher) for one in named if one) or all(named):
            tables[-1] = (tables[-1][0], right)
        else:
            aside.append((left, right))
    if len(tables) < 2 and not aside:
        return (sheet,), ()
    said = [next(filter(None, head[left:right]), "") for left, right in aside]
    remarks = (
        tr("What stands beside the table under “{words}” was passed over.", words=shown(words))
        for words in said
    )
    return tuple(_cut(sheet, one) for one in tables), tuple(remarks)


def _parts(head: Sequence[str], rows: Sequence[SheetRow]) -> list[Columns]:
    """Return where headings begin anew: behind columns that are empty, or by the first again."""
    filled = [at for at, one in enumerate(head) if one]
    if not filled:
        return []
    first = normalised(head[filled[0]])
    again = [at for at in filled[1:] if normalised(head[at]) == first]
    gaps = [at for at in range(filled[0], filled[-1]) if not head[at]]
    if not (again or gaps):
        return []
    empty = {at for at in gaps if not any(_at(row, at) for row in rows)}
    starts = {filled[0], *again} | {at for at in filled if at - 1 in empty}
    ordered = [*sorted(starts), len(head)]
    return list(pairwise(ordered))


def _at(row: SheetRow, at: int) -> str:
    return cleaned(row.cells[at]) if at < len(row.cells) else ""


def _names_cases(headings: Sequence[str], matcher: HeadingMatcher) -> bool:
    """Return whether headings are those of a table of its own: a case's, and a question's."""
    plain = [normalised(one) for one in headings if one]
    asked = [one for one in headings if one and matcher.is_question(one)]
    named = [one for one in plain if one == CASE or CASES.search(one)]
    return bool(asked) and len([one for one in named if one not in map(normalised, asked)]) > 0


def _belongs(heading: str, matcher: HeadingMatcher) -> bool:
    plain = normalised(heading)
    known = matcher.is_question(heading) or matcher.is_a_name(plain)
    return known or IS_COMMENT.fullmatch(plain) is not None


def _cut(sheet: Worksheet, columns: Columns) -> Worksheet:
    """Return the columns of a sheet as a sheet of their own."""
    left, right = columns
    rows = tuple(
        replace(
            row,
            cells=row.cells[left:right],
            unvalued=tuple(at - left for at in row.unvalued if left <= at < right),
            struck=tuple(at - left for at in row.struck if left <= at < right),
        )
        for row in sheet.rows
    )
    merged = tuple(
        MergedCells(one.top, max(one.left - left, 0), one.bottom, one.right - left)
        for one in sheet.head.merged
        if one.left < right and one.right >= left
    )
    hidden = tuple(at - left for at in sheet.head.hidden_columns if left <= at < right)
    head = replace(sheet.head, merged=merged, hidden_columns=hidden)
    return Worksheet(head, rows)


def turned(sheet: Worksheet, vocabulary: Vocabulary) -> Worksheet | None:
    """Return a sheet whose returns are columns with a row each; None where they are not.

    Its first cells have to name cases and agencies, each column its own.
    """
    rows = [row for row in sheet.rows if any(map(cleaned, row.cells))]
    width = max((len(row.cells) for row in rows), default=0)
    if not vocabulary.wordings or not _FEWEST_TURNED <= width <= _MOST_TURNED:
        return None
    if len(rows) > _MOST_TURNED:
        return None
    matcher = HeadingMatcher(vocabulary)
    asked = sum(matcher.is_question(_at(row, 0)) for row in rows if _at(row, 0))
    names = [
        any(_names_each(row, width, meant, vocabulary) for row in rows)
        for meant in (_is_case, _is_agency)
    ]
    if not asked or not all(names):
        return None
    made = tuple(
        SheetRow(at + 1, tuple(_at(row, at) for row in rows))
        for at in range(width)
        if any(_at(row, at) for row in rows)
    )
    labels = replace(made[0], cells=tuple(one or " " for one in made[0].cells))
    return Worksheet(SheetHead(sheet.head.name, sheet.head.hidden), (labels, *made[1:]))


def _names_each(row: SheetRow, width: int, is_one: object, vocabulary: Vocabulary) -> bool:
    """Return whether every cell behind the first is a name."""
    cells = [one for at in range(1, width) if (one := _at(row, at))]
    assert callable(is_one)
    return bool(_at(row, 0)) and len(cells) > 1 and all(is_one(one, vocabulary) for one in cells)


def _is_case(words: str, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.case_names().find(words) or case_meant(words, vocabulary.cases))


def _is_agency(words: str, vocabulary: Vocabulary) -> bool:
    found = vocabulary.agency_names().find(words)
    return bool(found or agency_meant(words, vocabulary.agencies))


def with_questions_headed(sheet: Worksheet, vocabulary: Vocabulary) -> Worksheet:
    """Return a sheet with a heading over its questions, where agencies or cases head the rest."""
    if not vocabulary.wordings:
        return sheet
    matcher = HeadingMatcher(vocabulary)
    rows = [row for row in sheet.rows if any(map(cleaned, row.cells))]
    for at, row in enumerate(rows[:_LOOKED_AT]):
        cells = [one for one in map(cleaned, row.cells) if one]
        if _at(row, 0) or len(cells) < 2:
            continue
        if not all(_is_case(one, vocabulary) or _is_agency(one, vocabulary) for one in cells):
            continue
        below = [one for other in rows[at + 1 :] if (one := _at(other, 0))]
        asked = sum(matcher.is_question(one) for one in below)
        if below and 2 * asked >= len(below):
            headed = replace(row, cells=(HEADLESS[0], *row.cells[1:]))
            return replace(sheet, rows=(*rows[:at], headed, *rows[at + 1 :]))
    return sheet


_LOOKED_AT: Final = 20
