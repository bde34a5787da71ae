"""Reads the list of cases."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from core.intake.collecting import RowCollector, RowsSeen, columns_of
from core.intake.grid import Grid, Row
from core.intake.tables import read_grid
from core.intake.vocabulary import Vocabulary
from core.model.case import Papers
from core.model.draft.returns import CaseDraft, Draft, DraftKind
from core.model.fault import shown
from core.model.names import normalised
from core.wording.naming_headings import says_who
from core.words import tr

COLUMNS: Final = {
    "case": "reference",
    "age": "age",
    "sex": "sex",
    "team": "team",
    "pathway": "pathway",
    "papers": "papers",
    "status at end": "status_at_end",
    "outline": "outline",
}


def read_cases(path: Path, vocabulary: Vocabulary) -> Draft[CaseDraft]:
    """Read cases; a case the audit has already keeps the audit's spelling.

    Columns that every audit knows are taken as such, further ones as attributes of
    the audit's own; those that may say who somebody is are passed over and named.

    Raises Unreadable when the file cannot be read or has no column "case".
    """
    return cases_in(read_grid(path), vocabulary)


def cases_in(grid: Grid, vocabulary: Vocabulary, seen: RowsSeen | None = None) -> Draft[CaseDraft]:
    """Return the cases in a table; see read_cases."""
    at = columns_of(grid, COLUMNS, {"reference"})
    collector = RowCollector[CaseDraft](grid, DraftKind.CASES, seen)
    further = collector.further_columns(set(at.values()), says_who)
    names = vocabulary.case_names()
    for row in grid.rows:
        draft, faults = _case(row, at)
        noted = ((grid.headings[column].strip(), row.at(column)) for column in further)
        draft = replace(draft, attributes=tuple(pair for pair in noted if pair[1]))
        called = names.find(draft.reference) or draft.reference
        collector.take(
            row, replace(draft, reference=called), normalised(called), f"“{shown(called)}”", faults
        )
    return collector.draft()


def _case(row: Row, at: dict[str, int]) -> tuple[CaseDraft, list[str]]:
    text: dict[str, Any] = {name: row.at(column) for name, column in at.items() if name != "papers"}
    faults = [] if text["reference"] else [tr("the {case} has no reference.")]
    written = normalised(row.at(at.get("papers")))
    papers = None
    if written in set(Papers):
        papers = Papers(written)
    elif written:
        faults.append(
            tr(
                "“{shown}” says nothing about the papers: write complete or incomplete.",
                shown=shown(row.at(at["papers"])),
            )
        )
    return CaseDraft(**text, papers=papers), faults
