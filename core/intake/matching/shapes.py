"""Tables of other shapes, and which rows read like headings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.across import (
    agencies_across,
    cases_across,
    from_names_across,
    pairs_across,
    with_names_in_headings,
    with_question_over_names,
)
from core.intake.matching.answers_listed import with_answers_listed
from core.intake.matching.checklists import with_checklists_spread
from core.intake.matching.down import filled_down, with_bands, with_question_bands
from core.intake.matching.gathering import (
    MOSTLY,
    Gathered,
    flaws_of,
    named_columns,
    one_a_row,
    other_columns,
    put_answer,
)
from core.intake.matching.halves import with_halves_joined
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.name_lines import with_names_from_lines
from core.intake.matching.names import agency_meant, answer_meant, case_meant
from core.intake.matching.repeated import with_repeats_unrolled
from core.intake.matching.split_names import pair_in, with_names_split
from core.intake.matching.ticks import with_choices_joined, with_ticks_joined
from core.intake.matching.together import with_questions_apart
from core.intake.matching.turns import with_turns_joined
from core.intake.others_words import (
    AGENCY,
    ANSWERS,
    ASKED_SHORT,
    CASE,
    COMPLETED,
    HEADLESS,
    QUESTIONS,
    SPEAKS_OF_COMMENT,
    is_a_forms_own,
)
from core.intake.others_words import COMMENTS as SAID
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Match
from core.model.fault import shown
from core.model.names import normalised
from core.words import tr

_LONGEST_HEADING: Final = 600
_ANSWERED: Final = ANSWERS | ASKED_SHORT


def shaped(grid: Grid, vocabulary: Vocabulary, matcher: HeadingMatcher) -> Grid:
    """Return a table with one return a row, whatever shape it came in."""
    grid = with_repeats_unrolled(grid, matcher)
    grid = with_question_over_names(grid, vocabulary, matcher)
    grid = with_names_in_headings(grid, vocabulary, matcher)
    asked_at = [at for at, one in enumerate(grid.headings) if one and matcher.is_question(one)]
    grid = with_names_split(grid, vocabulary, asked_at)
    grid = with_turns_joined(grid, vocabulary)
    grid = with_choices_joined(grid, vocabulary, matcher)
    grid = with_checklists_spread(grid, vocabulary, matcher)
    grid = with_questions_apart(grid, vocabulary)
    grid = with_answers_listed(grid, vocabulary, matcher)
    columns: Sequence[Match] = matcher.columns(grid)
    names = {one.means: at for at, one in enumerate(columns) if one.means in (CASE, AGENCY)}
    if any(one.means in vocabulary.items for one in columns):
        grid = with_bands(filled_down(grid, names, vocabulary), names, vocabulary)
        answered = [at for at, one in enumerate(columns) if one.means in vocabulary.items]
        return with_halves_joined(grid, names, answered, vocabulary)
    grid = with_question_bands(grid, matcher)
    grid = _with_question_of_sheet(grid, matcher, names)
    columns = matcher.columns(grid)
    asked = _asked_column(grid, matcher, columns)
    if asked is None:
        return grid
    for across in (
        pairs_across(grid, vocabulary, asked),
        agencies_across(grid, vocabulary, asked),
        cases_across(grid, vocabulary, asked),
    ):
        if len(across.columns) > 1 or across.is_named_exactly(vocabulary):
            return from_names_across(grid, matcher, columns, asked, across)
    grid = filled_down(grid, names, vocabulary, by_line=True)
    grid, columns = _with_ticks(grid, vocabulary, matcher, columns, asked)
    return _from_answer_a_row(grid, vocabulary, matcher, columns, asked)


def _with_question_of_sheet(grid: Grid, matcher: HeadingMatcher, names: Mapping[str, int]) -> Grid:
    """Return a table of answers with the question that only its sheet's name says."""
    plain = {heading.strip(" .:") for heading in grid.plain_headings}
    meant = matcher.question_meant(grid.sheet) if grid.sheet else None
    if meant is None or not names or not plain & ANSWERS or plain & QUESTIONS:
        return grid
    width = len(grid.headings)
    rows = (Row(row.number, (*_padded(row, width), grid.sheet)) for row in grid.rows)
    return replace(grid, headings=(*grid.headings, HEADLESS[0]), rows=tuple(rows))


def _padded(row: Row, width: int) -> tuple[str, ...]:
    return (*row.cells, *[""] * (width - len(row.cells)))


def _with_ticks(
    grid: Grid,
    vocabulary: Vocabulary,
    matcher: HeadingMatcher,
    columns: Sequence[Match],
    asked: int,
) -> tuple[Grid, Sequence[Match]]:
    """Return a table whose answers are ticked in a column each as one that has them in one."""
    names = named_columns(grid, columns)
    left = [at for at in range(len(columns)) if at != asked and at not in names]
    joined = with_ticks_joined(grid, left, vocabulary)
    return (grid, columns) if joined is grid else (joined, matcher.columns(joined))


def are_headings(cells: Sequence[str], vocabulary: Vocabulary, matcher: HeadingMatcher) -> int:
    """Return how many cells of a row read like headings of returns; 0 where it is not one."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any(len(cell) > _LONGEST_HEADING for cell in filled):
        return 0
    if _is_of_one_return(filled, vocabulary):
        return 0
    plain = [normalised(cell) for cell in filled]
    asked = {cell: meant[0] for cell in filled if (meant := matcher.question_meant(cell))}
    questions = len(set(asked.values()))
    named = sum(matcher.is_a_name(normalised(cell)) for cell in filled if cell not in asked)
    if QUESTIONS & {*plain} and plain[0] in QUESTIONS and _offers_answers(filled[1:], vocabulary):
        return len(filled)
    listed = sum(
        one in QUESTIONS | _ANSWERED | SAID for one in plain if not _is_plain_answer(one, plain)
    )
    agencies = sum(agency_meant(cell, vocabulary.agencies) != "" for cell in filled)
    if questions and (named or questions > 1):
        return questions + named
    asks_and_answers = QUESTIONS & {*plain} and (_ANSWERED | SAID) & {*plain}
    if listed > 1 and (named or asks_and_answers):
        return listed + named
    cases = sum(case_meant(cell, vocabulary.cases) != "" for cell in filled)
    pairs = sum(pair_in(cell, vocabulary) is not None for cell in filled) if listed else 0
    names = max(agencies, cases, pairs)
    return listed + names if listed and names > 1 else 0


def _offers_answers(cells: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether cells are all answers of one question, as heads of columns to tick in."""
    every = {id(one): one for one in vocabulary.items.values()}.values()
    words = [one for one in cells if normalised(one).strip(" .:") not in SAID]
    return len(words) > 1 and any(
        len({one.find(word) or one.usual(word) for word in words} - {"", None}) == len(words)
        for one in every
    )


def _is_plain_answer(word: str, beside: Sequence[str]) -> bool:
    """Return whether "no" stands among answers, and does not head numbers."""
    return word == "no" and (beside.count(word) > 1 or "yes" in beside)


def _is_of_one_return(cells: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether one case and one agency stand in a row by their names: it is no headings."""
    cases, agencies = vocabulary.case_names(), vocabulary.agency_names()
    return all(len({one.find(cell) for cell in cells} - {None}) == 1 for one in (cases, agencies))


def _asked_column(grid: Grid, matcher: HeadingMatcher, columns: Sequence[Match]) -> int | None:
    """Return the column whose cells name questions."""
    best: tuple[bool, float, int] | None = None
    for at, match in enumerate(columns):
        cells = {row.at(at) for row in grid.rows if row.at(at)}
        if not cells or match.means in (CASE, AGENCY, COMPLETED):
            continue
        heading = grid.plain_headings[at].strip(" .:")
        hinted = heading in QUESTIONS
        counts = bool(heading) and all(one.isdecimal() for one in cells)
        if not hinted and (counts or is_a_forms_own(heading)):
            continue  # rows are numbered too
        share = sum(matcher.question_meant(cell) is not None for cell in cells) / len(cells)
        if share >= (MOSTLY / 2 if hinted else MOSTLY):
            best = max(best or (False, 0.0, 0), (hinted, share, -at))
    return -best[2] if best else None


def _from_answer_a_row(
    grid: Grid,
    vocabulary: Vocabulary,
    matcher: HeadingMatcher,
    columns: Sequence[Match],
    asked: int,
) -> Grid:
    names = named_columns(grid, columns)
    left = [at for at in range(len(columns)) if at != asked and at not in names]
    answer = _answer_column(left, grid, vocabulary)
    said = _comment_column([at for at in left if at != answer], grid)
    if answer is not None:
        grid, added = with_names_from_lines(grid, (asked, answer), names.values(), vocabulary)
        names |= added
    returns: dict[tuple[str, ...], Gathered] = {}
    for row in grid.rows:
        pair = tuple(normalised(row.at(at)) for at, name in names.items() if name != COMPLETED)
        held = returns.setdefault(pair, Gathered(row.number))
        for at, name in names.items():
            if row.at(at):
                held.cells.setdefault(name, row.at(at))
        put_answer(held, matcher, row, asked, answer, said)
        held.flaws += flaws_of(grid, row, {*names, asked, answer, said})
        held.likely += grid.likely.get(row.number, ())
    grid = _with_rows_named(grid, matcher, asked, {*names, answer, said})
    others = other_columns(grid, matcher, {*names, asked, answer, said})
    return one_a_row(grid, returns.values(), others)


def _with_rows_named(
    grid: Grid, matcher: HeadingMatcher, asked: int, used: set[int | None]
) -> Grid:
    """Return a table that names its rows of which nothing was read, though they say something."""
    found = [
        row
        for row in grid.rows
        if not any(row.at(at) for at in used)
        and sum(map(bool, row.cells)) > 1
        and matcher.question_meant(row.at(asked)) is None
    ]
    remarks = (
        tr(
            "Row {number} (“{words}”) answers no question of this audit tool and was passed over.",
            number=row.number,
            words=shown(": ".join(filter(None, row.cells))),
        )
        for row in found
    )
    return replace(grid, remarks=(*grid.remarks, *remarks))


def _answer_column(among: Sequence[int], grid: Grid, vocabulary: Vocabulary) -> int | None:
    headed = _headed(among, grid, _ANSWERED)
    if headed is not None:
        return headed
    for at in among:
        cells = {row.at(at) for row in grid.rows if row.at(at)}
        answers = sum(_is_answer(cell, vocabulary) for cell in cells)
        if cells and answers / len(cells) >= MOSTLY:
            return at
    return None


def _comment_column(among: Sequence[int], grid: Grid) -> int | None:
    headed = _headed(among, grid, SAID)
    return headed if headed is not None else _speaks_of_comments(among, grid)


def _headed(among: Sequence[int], grid: Grid, words: frozenset[str]) -> int | None:
    """Return the first column whose heading is one of some words."""
    return next((at for at in among if grid.plain_headings[at].strip(" .:") in words), None)


def _speaks_of_comments(among: Sequence[int], grid: Grid) -> int | None:
    """Return the one column whose heading speaks of comments; None where several do."""
    found = [at for at in among if SPEAKS_OF_COMMENT.search(grid.plain_headings[at])]
    return found[0] if len(found) == 1 else None


def _is_answer(cell: str, vocabulary: Vocabulary) -> bool:
    every = {id(one): one for one in vocabulary.items.values()}.values()
    return any(one.find(cell) or answer_meant(one, cell) for one in every)
