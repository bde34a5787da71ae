"""Reads any file brought in; its headings say what it holds."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

from core.intake.cases import COLUMNS, cases_in
from core.intake.collecting import RowsSeen
from core.intake.contents import contents_of
from core.intake.disk import NOTHING_IN
from core.intake.eligible import is_known_list, known_list_refused
from core.intake.forms import forms_in, holds_forms
from core.intake.grid import Grid
from core.intake.judgements import judgements_in
from core.intake.matching.across import (
    has_answers_under_names,
    has_names_across,
    says_question_over_names,
)
from core.intake.matching.checklists import holds_lines
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.shapes import are_headings
from core.intake.others_words import (
    AGENCIES,
    IN_OTHER_WORDS,
    LIST_HEADINGS,
    WORKED_WITH_HEADINGS,
)
from core.intake.requests import requests_in
from core.intake.returns import is_question, returns_in
from core.intake.sheets import Contents
from core.intake.sheets_joined import with_others_doubted, with_sheets_joined
from core.intake.tables import grids_of
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty
from core.model.draft.returns import AnyDraft, Draft, DraftKind, Problem
from core.model.fault import Unreadable, shown
from core.words import tr

REQUEST_HEADINGS: Final = frozenset({"asked", "due", "status", *WORKED_WITH_HEADINGS})


def read(path: Path, vocabulary: Vocabulary) -> AnyDraft:
    """Read the first table of one of our own files; `draft.kind` says what it holds.

    Raises Unreadable when its headings fit nothing.
    """
    return drafts_of(contents_of(path), vocabulary)[0]


def drafts_of(
    contents: Contents, vocabulary: Vocabulary, only: DraftKind | None = None
) -> list[AnyDraft]:
    """Return what every table of a file would bring in, all of the kind *only* if one is wanted.

    A sheet that cannot be used is named as left out where others can be.
    Raises Unreadable when none can.
    """
    if holds_forms(contents):
        return [replace(forms_in(contents, vocabulary), digest=contents.digest)]
    drafts: list[AnyDraft] = []
    faults: list[tuple[Grid, Unreadable]] = []
    seen: dict[tuple[str, frozenset[str]], RowsSeen] = {}
    for found in grids_of(contents, vocabulary):
        grid, wanted = found, only
        if _is_no_list_to_take(found, vocabulary):
            faults.append((grid, known_list_refused(grid.source)))
            continue
        if only in (None, DraftKind.RETURNS) and has_answers_under_names(grid, vocabulary):
            if not says_question_over_names(grid, vocabulary, HeadingMatcher(vocabulary)):
                faults.append((grid, _no_question(grid)))
                continue
            wanted = DraftKind.RETURNS
        kind = wanted or kind_of(grid, vocabulary)
        if wanted is not None or kind is None:
            known = vocabulary if wanted is DraftKind.RETURNS else None
            grid = with_case(found, known, vocabulary.audited)
            kind = kind or kind_of(grid, vocabulary)
        try:
            met = seen.setdefault((grid.source, frozenset(grid.plain_headings)), {})
            drafts.append(_draft(grid, vocabulary, kind, met))
        except Unreadable as fault:
            instead = _no_returns(grid, vocabulary) if only is DraftKind.RETURNS else None
            faults.append((grid, instead or fault))
    if not drafts:
        raise faults[0][1]
    said = {id(grid): _comments_alone(grid, vocabulary) for grid, _ in faults}
    drafts += [one for one in said.values() if one is not None]
    faults = [(grid, fault) for grid, fault in faults if said[id(grid)] is None]
    drafts = _joined(with_others_doubted(with_sheets_joined(drafts, contents.source)))
    if faults:
        left_out = tuple(Problem(grid.source, 0, fault.happened) for grid, fault in faults)
        drafts[0] = replace(drafts[0], problems=(*drafts[0].problems, *left_out))
    return [replace(draft, digest=contents.digest) for draft in drafts]


def _is_no_list_to_take(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Return whether it is the list of all eligible, which is never a list of cases."""
    if vocabulary.eligible is None:
        return False
    kind = kind_of(with_case(grid, audited=vocabulary.audited), vocabulary)
    return kind in (None, DraftKind.CASES) and is_known_list(grid, vocabulary)


def _no_returns(grid: Grid, vocabulary: Vocabulary) -> Unreadable | None:
    """Return the fault for a list that holds no returns but says what is; None for any other."""
    kind = kind_of(grid, vocabulary)
    if kind is DraftKind.REQUESTS:
        return Unreadable(
            tr("“{source}” is a list of who is asked, not of returns.", source=shown(grid.source)),
            NOTHING_IN,
            tr("Drop it on Returns in the window, or make a new audit with it by --requests."),
        )
    as_cases = kind_of(with_case(grid, audited=vocabulary.audited), vocabulary)
    if as_cases is DraftKind.CASES and (COLUMNS.keys() - {"case"}) & set(grid.plain_headings):
        return Unreadable(
            tr("“{source}” is a list of {cases}, not of returns.", source=shown(grid.source)),
            NOTHING_IN,
            tr(
                "Drop it on Returns in the window, or make a new audit with it by {option}.",
                option="--cases",
            ),
        )
    return None


def _no_question(grid: Grid) -> Unreadable:
    return Unreadable(
        tr("Nothing in “{source}” says which question is answered.", source=shown(grid.source)),
        NOTHING_IN,
        tr(
            "Write it into a line above the headings, such as “Question 2”, and bring the file in "
            "again."
        ),
    )


def _comments_alone(grid: Grid, vocabulary: Vocabulary) -> AnyDraft | None:
    """Return what a sheet says of returns whose answers stand on another one; None for nothing."""
    if not vocabulary.wordings:
        return None
    with suppress(Unreadable):
        return returns_in(grid, vocabulary, {}, comments_alone=True)
    return None


def _joined(drafts: list[AnyDraft]) -> list[AnyDraft]:
    """Make one draft of tables that stand in one sheet and hold the same."""
    found: list[AnyDraft] = []
    for draft in drafts:
        last = found[-1] if found else None
        if last is not None and (last.source, last.kind) == (draft.source, draft.kind):
            found[-1] = cast(AnyDraft, last.followed_by(cast("Draft[object]", draft)))
        else:
            found.append(draft)
    return found


def _draft(grid: Grid, vocabulary: Vocabulary, kind: DraftKind | None, seen: RowsSeen) -> AnyDraft:
    match kind:
        case DraftKind.RETURNS:
            return returns_in(grid, vocabulary, seen)
        case DraftKind.REQUESTS:
            return requests_in(grid, vocabulary, seen)
        case DraftKind.JUDGEMENTS:
            return judgements_in(grid, vocabulary, seen)
        case DraftKind.CASES:
            return cases_in(grid, vocabulary, seen)
    raise Unreadable(
        tr("“{shown}” has no column “case”.", shown=shown(grid.source)),
        NOTHING_IN,
        tr(
            "Row {headed_at} was taken for the headings. They must be: case and agency, "
            "and the numbers of the questions.",
            headed_at=grid.headed_at,
        ),
    )


def with_case(
    grid: Grid, known: Vocabulary | None = None, audited: Collection[str] = frozenset()
) -> Grid:
    """Return a list whose one heading for what is audited ("Place") reads as "case".

    What the audit itself calls what it *audited* is that heading before any other.
    Where the cases have to be *known*, as in returns, it stays as it is unless they stand
    below it: it may be an agency, or a standard.
    """
    plain = grid.plain_headings
    own = [at for at, heading in enumerate(plain) if heading in audited]
    meant = own or [at for at, heading in enumerate(plain) if heading in IN_OTHER_WORDS]
    if len(meant) > 1 and plain[0] in IN_OTHER_WORDS:
        meant = meant[:1]  # "Ref" before "Ward": what is audited stands first
    if "case" in plain or len(meant) != 1:
        return grid
    if known is not None:
        cases = known.case_names()
        below = {row.at(meant[0]) for row in grid.rows} - {""}
        if 2 * sum(cases.find(cell) is not None for cell in below) < max(len(below), 1):
            return grid
    headings = ["case" if at == meant[0] else one for at, one in enumerate(grid.headings)]
    return replace(grid, headings=tuple(headings))


def kind_of(grid: Grid, vocabulary: Vocabulary) -> DraftKind | None:
    """Return what the rows of a file are, by its headings; None when they fit nothing."""
    headings = {heading for heading in grid.plain_headings if heading}
    if "case" not in headings:
        return DraftKind.RETURNS if _are_returns(grid, vocabulary) else None
    if any(is_question(heading, vocabulary) for heading in headings):
        return DraftKind.RETURNS
    if has_names_across(grid.headings, vocabulary):
        return DraftKind.RETURNS
    if "agency" in headings:
        listed = headings & REQUEST_HEADINGS or headings == {"case", "agency"}
        return DraftKind.REQUESTS if listed else DraftKind.RETURNS
    if vocabulary.wordings and holds_lines(grid, vocabulary):
        return DraftKind.RETURNS
    return DraftKind.JUDGEMENTS if headings & {"statement", "agreed"} else DraftKind.CASES


def _are_returns(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Return whether a table in somebody's own words reads like returns."""
    if not vocabulary.wordings:
        return False
    matcher = HeadingMatcher(vocabulary)
    if are_headings(grid.headings, vocabulary, matcher) == 0:
        return False
    return not _lists_audited(grid, vocabulary, matcher)


def _lists_audited(grid: Grid, vocabulary: Vocabulary, matcher: HeadingMatcher) -> bool:
    """Return whether a table begins with what is audited and then notes things of each.

    A single word such as "Pupils" may stand in one question's wording alone and is none.
    """
    first, *others = grid.plain_headings
    if first not in vocabulary.audited:
        return False
    noted = [one for one in others if one and one not in LIST_HEADINGS]
    if any(AGENCIES.search(one) for one in noted):
        return False
    meant = ((one, matcher.question_meant(one)) for one in noted)
    return all(
        found is None or (found[1] is Certainty.PROPOSED and len(one.split()) == 1)
        for one, found in meant
    )
