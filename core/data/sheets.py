"""Every sheet there is, the last of which says what the columns of the others are."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from core.data import audit, found, returns, room
from core.data.sheet import AnySheet, DataCell, DataSource
from core.model.snapshot import FullSnapshot
from core.words import tr


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet with its rows; the first is the heads of its columns."""

    key: str
    title: str
    rows: tuple[tuple[DataCell, ...], ...]


def sheets() -> tuple[AnySheet, ...]:
    """Return every sheet of data, in the order they are met."""
    return (*audit.sheets(), *returns.sheets(), *room.sheets(), *found.sheets())


def filled(full: FullSnapshot, keys: Collection[str] = ()) -> Iterator[FilledSheet]:
    """Yield the sheets an audit has rows for, and at the end what each column is.

    Only those of *keys*, where there are any.
    """
    source, described = DataSource(full), []
    for sheet in sheets():
        if keys and sheet.key not in keys:
            continue
        rows = tuple(sheet.rows(source))
        if rows:
            described.append(sheet)
            heads = tuple(one.heading for one in sheet.columns)
            yield FilledSheet(sheet.key, sheet.title, (heads, *rows))
    yield _described(described)


def _described(sheets: list[AnySheet]) -> FilledSheet:
    heads = (tr("Sheet"), tr("File"), tr("Column"), tr("What it is"))
    rows: list[tuple[DataCell, ...]] = [heads]
    for sheet in sheets:
        named = (sheet.title, f"{sheet.key}.csv")
        rows.append((*named, "", sheet.about))
        rows += [(*named, one.heading, one.meaning) for one in sheet.columns]
    marked = tr("In CSV, words that a spreadsheet would take for a formula have a ' before them.")
    rows.append(("", "", "'", marked))
    return FilledSheet("columns", tr("What the columns are"), tuple(rows))
