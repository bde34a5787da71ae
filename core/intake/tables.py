"""Finds the tables in a file, and names the sheets that are not read."""

from collections.abc import Iterable
from pathlib import Path

from core.intake.contents import contents_of
from core.intake.disk import NOTHING_IN
from core.intake.grid import Grid
from core.intake.headless import with_headings
from core.intake.repeats import with_repeats_joined
from core.intake.sheet_tables import SheetTables, heading_row
from core.intake.sheets import Contents, Worksheet
from core.intake.side_by_side import tables_apart, turned, with_questions_headed
from core.intake.vocabulary import Vocabulary
from core.model.draft.returns import Problem
from core.model.fault import Unreadable, shown
from core.model.names import cleaned
from core.words import tr


def read_grid(path: Path) -> Grid:
    """Return the first table of one of our own files.

    Raises Unreadable when it is no table, holds nothing, or is too large.
    """
    return grids_of(contents_of(path), Vocabulary())[0]


def grids_of(contents: Contents, vocabulary: Vocabulary) -> list[Grid]:
    """Return every table of a file: those with a column "case", else the first.

    A hidden sheet is not read, and a sheet that is not read is named. Raises
    Unreadable when the file holds nothing, or two columns of a table are equal.
    """
    filled = [
        sheet
        for sheet in with_repeats_joined(contents.sheets)
        if any(any(map(cleaned, row.cells)) for row in sheet.rows)
    ]
    filled = [_headed(sheet, vocabulary) for sheet in filled]
    seen = [sheet for sheet in filled if not sheet.head.hidden]
    if not seen:
        raise Unreadable(
            tr("“{shown}” is empty.", shown=shown(contents.source)),
            NOTHING_IN,
            tr("Check that it is the file you meant."),
        )
    read = [sheet for sheet in seen if heading_row(sheet.rows, vocabulary) is not None]
    read = read or seen[:1]
    aside = [sheet for sheet in filled if sheet not in read]
    remarks, left_out = _unread_words(contents.source, aside, vocabulary)
    grids: list[Grid] = []
    for sheet in read:
        source = contents.source
        if len(read) > 1:
            source = tr(
                "{source}, sheet “{shown}”", source=contents.source, shown=shown(sheet.head.name)
            )
        parts, said = tables_apart(sheet, vocabulary)
        for part in parts:
            whole = (*(() if grids else remarks), *said)
            grids += SheetTables(source, part, vocabulary).grids(whole, left_out)
            left_out, said = (), ()
    return grids


def _headed(sheet: Worksheet, vocabulary: Vocabulary) -> Worksheet:
    """Return a sheet with headings over its table, where it had them down its side, or none."""
    if heading_row(sheet.rows, vocabulary) is not None:
        return sheet
    headed = with_questions_headed(sheet, vocabulary)
    if headed is not sheet and heading_row(headed.rows, vocabulary) is not None:
        return headed
    return turned(sheet, vocabulary) or with_headings(sheet, vocabulary)


def _unread_words(
    source: str, aside: Iterable[Worksheet], vocabulary: Vocabulary
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return what is said of sheets that are not read: as remarks, or as something left out."""
    remarks: list[str] = []
    left_out: list[Problem] = []
    names = vocabulary.case_names(), vocabulary.agency_names()
    for sheet in aside:
        called = tr("the sheet “{shown}”", shown=shown(sheet.head.name))
        why = tr("is hidden and") if sheet.head.hidden else tr("has no column “case” and")
        if heading_row(sheet.rows, vocabulary) is not None or any(
            index.find(cell) for row in sheet.rows for cell in row.cells if cell for index in names
        ):
            what = tr(
                "{called} {why} was not read, though it speaks of this audit's {cases}.",
                called=called,
                why=why,
            )
            left_out.append(Problem(source, 0, what))
        else:
            remarks.append(
                tr(
                    "{upper}{called} {why} was passed over.",
                    upper=called[0].upper(),
                    called=called[1:],
                    why=why,
                )
            )
    return tuple(remarks), tuple(left_out)
