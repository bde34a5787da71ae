"""Reads judgements a room has agreed already, for audits that were walked elsewhere."""

from pathlib import Path
from typing import Final

from core.intake.alike import Names, plain
from core.intake.grid import Grid, Row, read_grid
from core.intake.known import Known
from core.intake.requests import known_case
from core.intake.sorting import Sorting, columns_of
from core.model.draft import Draft, JudgementDraft
from core.model.fault import shown

COLUMNS: Final = {"case": "case", "statement": "statement", "agreed": "agreed"}


def read_judgements(path: Path, known: Known) -> Draft[JudgementDraft]:
    """Read agreed judgements; a statement is found by its number or its wording.

    A row without an answer says that nothing was agreed and is passed over.
    Raises Unreadable when the file cannot be read or a column is missing.
    """
    return judgements_in(read_grid(path), known)


def judgements_in(grid: Grid, known: Known) -> Draft[JudgementDraft]:
    """Return the judgements in a grid; see read_judgements."""
    at = columns_of(grid, COLUMNS, set(COLUMNS.values()))
    sorting = Sorting[JudgementDraft](grid, "judgements")
    sorting.name_unknown_columns(set(at.values()), "in a list of judgements")
    cases = known.case_names()
    for row in grid.rows:
        draft, faults = _judgement(row, at, known, cases)
        if not faults and not draft.answer:
            continue
        called = f"the judgement on “{shown(row.at(at['statement']))}” for “{shown(draft.case)}”"
        sorting.take(row, draft, (plain(draft.case), draft.point), called, faults)
    return sorting.draft()


def _judgement(
    row: Row, at: dict[str, int], known: Known, cases: Names
) -> tuple[JudgementDraft, list[str]]:
    faults: list[str] = []
    case = known_case(row.at(at["case"]), cases, faults)
    statement, written = row.at(at["statement"]), row.at(at["agreed"])
    point = known.point_names.get(plain(statement), "")
    if not statement:
        faults.append("no statement is named.")
    elif not point:
        faults.append(f"“{shown(statement)}” is not a statement of this audit tool.")
    answer = known.points[point].find(written) if point and written else ""
    if answer is None:
        faults.append(f"“{shown(written)}” is not an answer to “{shown(statement)}”.")
    return JudgementDraft(case, point, answer or ""), faults
