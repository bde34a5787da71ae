"""What the data of an audit are: every sheet, and what each of its columns says."""

from collections.abc import Collection, Iterator

from core.data.sheet import AnySheet, DataSource
from core.data.sheets import filled, sheets
from core.documents.blocks import Block, Box, Column, Document, Heading, Section, Table, TextSpan
from core.documents.heads import running_head
from core.documents.plain import line
from core.model.snapshot import FullSnapshot
from core.words import tr


def data_dictionary(full: FullSnapshot) -> Document:
    """Compose what leaves with the data beside the rows themselves."""
    head = running_head(full.now.audit, tr("data"))
    source = DataSource(full)
    held = [sheet for sheet in sheets() if sheet.whole_only or _has_rows(sheet, source)]
    section = Section(tr("Data"), full.now.audit.title, (*_about(), *_each(held)))
    return Document("data", head, head, full.now.audit.marking, (section,))


def sheet_words(full: FullSnapshot, keys: Collection[str]) -> Iterator[str]:
    """Yield what stands in the cells of some sheets, with their heads."""
    for sheet in filled(full, keys):
        yield from (cell for row in sheet.rows for cell in row if isinstance(cell, str))


def _has_rows(sheet: AnySheet, source: DataSource) -> bool:
    return next(iter(sheet.values(source)), None) is not None


def _about() -> Iterator[Block]:
    yield Box(
        (
            TextSpan(
                tr(
                    "For whoever keeps the audit: every word stands as it was typed, also what "
                    "agencies wrote beside their answers, which the check does not look at."
                )
            ),
        )
    )
    yield line(
        tr(
            "As Excel or CSV a sheet holds a row for each thing named here. As JSON the audit is "
            "whole, and a new audit can be made of it; its history, who opened it and copies of "
            "it are not part of it."
        )
    )


def _each(held: list[AnySheet]) -> Iterator[Block]:
    columns = (Column(tr("Column"), 130), Column(tr("What it is"), 373))
    for sheet in held:
        yield Heading(sheet.title)
        yield line(sheet.about)
        rows = (((TextSpan(one.heading),), (TextSpan(one.meaning),)) for one in sheet.columns)
        yield Table(columns, tuple(rows))
