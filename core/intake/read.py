"""Reads any file brought in; its headings say what it holds."""

from pathlib import Path
from typing import Final

from core.intake.cases import cases_in
from core.intake.disk import NOTHING_IN
from core.intake.grid import Grid, read_grid
from core.intake.judgements import judgements_in
from core.intake.requests import requests_in
from core.intake.returns import is_question, returns_in
from core.intake.vocabulary import Vocabulary
from core.model.draft.returns import AnyDraft, DraftKind
from core.model.fault import Unreadable

REQUEST_HEADINGS: Final = frozenset({"asked", "due", "status"})


def read(path: Path, vocabulary: Vocabulary) -> AnyDraft:
    """Read a file of any kind; `draft.kind` says which it was.

    Raises Unreadable when its headings fit none of them.
    """
    return drafted(read_grid(path), vocabulary)


def drafted(grid: Grid, vocabulary: Vocabulary) -> AnyDraft:
    """Return what a grid would bring in; see read."""
    match kind_of(grid, vocabulary):
        case DraftKind.RETURNS:
            return returns_in(grid, vocabulary)
        case DraftKind.REQUESTS:
            return requests_in(grid, vocabulary)
        case DraftKind.JUDGEMENTS:
            return judgements_in(grid, vocabulary)
        case DraftKind.CASES:
            return cases_in(grid, vocabulary)
        case _:
            raise Unreadable(
                f"“{grid.source}” has no column “case”.",
                NOTHING_IN,
                "Its first row must hold the headings: case and agency, "
                "and the numbers of the questions.",
            )


def kind_of(grid: Grid, vocabulary: Vocabulary) -> DraftKind | None:
    """Return what the rows of a file are, by its headings; None when they fit nothing."""
    headings = {heading for heading in grid.plain_headings if heading}
    if "case" not in headings:
        return None
    if any(is_question(heading, vocabulary) for heading in headings):
        return DraftKind.RETURNS
    if "agency" in headings:
        listed = headings & REQUEST_HEADINGS or headings == {"case", "agency"}
        return DraftKind.REQUESTS if listed else DraftKind.RETURNS
    return DraftKind.JUDGEMENTS if headings & {"statement", "agreed"} else DraftKind.CASES
