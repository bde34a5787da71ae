"""Tables with their questions down one side, and agencies or cases side by side."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.gathering import (
    Gathered,
    flaws_of,
    named_columns,
    one_a_row,
    other_columns,
    put_answer,
)
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.names import agency_meant, answer_meant, case_meant
from core.intake.matching.split_names import pair_in
from core.intake.others_words import (
    AGENCIES,
    AGENCY,
    CASE,
    CASES,
    COMPLETED,
    DATES,
    IS_COMMENT,
    QUESTIONS,
)
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty, Match
from core.model.names import normalised

_LONGEST_LABEL: Final = 4
_FEWEST_NAMES: Final = 2
BETWEEN: Final = " - "
"""What stands between an agency and its question in one heading."""
_BETWEEN: Final = (BETWEEN, " – ", ": ", " | ", " / ", "_")


@dataclass(frozen=True)
class Across:
    """Which columns are whose: agencies, or cases (`means`), and where their comments stand.

    `cases` are those that stand in the same headings as agencies.
    """

    means: str
    columns: Mapping[int, str] = field(default_factory=dict)
    comments: Mapping[int, int] = field(default_factory=dict)
    cases: Mapping[int, str] = field(default_factory=dict)

    @property
    def used(self) -> set[int | None]:
        """All of their columns."""
        return {*self.columns, *self.comments.values()}

    def is_named_exactly(self, vocabulary: Vocabulary) -> bool:
        """Return whether what stands there is called as the audit calls it, without a doubt."""
        names = vocabulary.agency_names() if self.means == AGENCY else vocabulary.case_names()
        return any(names.find(one) is not None for one in self.columns.values())


def agencies_across(grid: Grid, vocabulary: Vocabulary, asked: int) -> Across:
    """Return the agencies that stand side by side, with the comments of each."""
    found: dict[int, str] = {}
    for at, heading in enumerate(grid.headings):
        if at != asked and heading and agency_meant(heading, vocabulary.agencies):
            found[at] = heading
    plain = {at: agency_meant(heading, vocabulary.agencies) for at, heading in found.items()}
    said = {
        at
        for at, heading in found.items()
        if _is_of_comments(heading)
        and any(plain[at] == plain[other] for other in found if other != at)
    }
    return Across(AGENCY, *_with_comments(grid, {k: v for k, v in found.items() if k not in said}))


def pairs_across(grid: Grid, vocabulary: Vocabulary, asked: int) -> Across:
    """Return the agencies that stand side by side, each with its case: "Child A - School"."""
    found = {
        at: pair
        for at, heading in enumerate(grid.headings)
        if at != asked and (pair := pair_in(heading, vocabulary)) is not None
    }
    columns, comments = _with_comments(grid, {at: agency for at, (_, agency) in found.items()})
    return Across(AGENCY, columns, comments, {at: case for at, (case, _) in found.items()})


def cases_across(grid: Grid, vocabulary: Vocabulary, asked: int) -> Across:
    """Return the cases that stand side by side, with the comments of each."""
    found = {
        at: heading
        for at, heading in enumerate(grid.headings)
        if at != asked and heading and case_meant(heading, vocabulary.cases)
    }
    found = {at: heading for at, heading in found.items() if not _is_of_comments(heading)}
    return Across(CASE, *_with_comments(grid, found))


def _is_of_comments(heading: str) -> bool:
    words = normalised(heading).split()
    return bool(words) and bool(
        IS_COMMENT.fullmatch(words[-1]) or IS_COMMENT.fullmatch(" ".join(words[:1]))
    )


def _with_comments(grid: Grid, columns: dict[int, str]) -> tuple[dict[int, str], dict[int, int]]:
    """Return whose columns are whose, and the one for comments that stands right behind each.

    One that stands behind the last alone may be for all of them, so it is nobody's.
    """
    behind = {
        at: at + 1
        for at in columns
        if at + 1 not in columns
        and at + 1 < len(grid.headings)
        and _is_of_comments(grid.headings[at + 1])
    }
    named = {at for at in behind if normalised(columns[at]) in grid.plain_headings[at + 1]}
    return columns, behind if len(behind) == len(columns) or named else {}


def has_names_across(headings: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether a table asks its questions down and has agencies or cases side by side."""
    plain = {normalised(heading).strip(" .:") for heading in headings}
    agencies = {agency_meant(one, vocabulary.agencies) for one in headings if one} - {""}
    cases = {case_meant(one, vocabulary.cases) for one in headings if one} - {""}
    return bool(plain & QUESTIONS) and (len(agencies) > 1 or len(cases) > 1)


def from_names_across(
    grid: Grid,
    matcher: HeadingMatcher,
    columns: Sequence[Match],
    asked: int,
    across: Across,
) -> Grid:
    """Return a table with a return a row of one with a return a column."""
    used = across.used
    names = {at: name for at, name in named_columns(grid, columns).items() if at not in used}
    returns: dict[tuple[str, ...], Gathered] = {}
    for at, who in across.columns.items():
        for row in grid.rows:
            pair = (*(normalised(row.at(name)) for name in names), str(at))
            own = {across.means: who}
            own |= {CASE: across.cases[at]} if at in across.cases else {}
            held = returns.setdefault(pair, Gathered(row.number, own))
            for name_at, name in names.items():
                held.cells.setdefault(name, row.at(name_at))
            if _is_of_names(row.at(asked), across, matcher):
                held.cells.setdefault(row.at(asked), row.at(at))
            else:
                put_answer(held, matcher, row, asked, at, across.comments.get(at))
            held.flaws += flaws_of(grid, row, {*names, asked, at})
    others = other_columns(grid, matcher, {*names, asked, *used})
    return one_a_row(grid, returns.values(), others)


def _is_of_names(label: str, across: Across, matcher: HeadingMatcher) -> bool:
    """Return whether a row says the case, the agency or the day of each column."""
    words = normalised(label)
    if not words or len(words.split()) > _LONGEST_LABEL or matcher.question_meant(label):
        return False
    hints = {AGENCY: AGENCIES, CASE: CASES, COMPLETED: DATES}
    return any(means != across.means and hint.search(words) for means, hint in hints.items())


def with_names_in_headings(grid: Grid, vocabulary: Vocabulary, matcher: HeadingMatcher) -> Grid:
    """Return a table whose headings name an agency, or a case, and a question with a row each."""
    for means, known, meant, names in (
        (AGENCY, vocabulary.agency_names(), agency_meant, vocabulary.agencies),
        (CASE, vocabulary.case_names(), case_meant, vocabulary.cases),
    ):
        found: dict[str, dict[int, str]] = {}
        for at, heading in enumerate(grid.headings):
            for name, asked, marked in _name_and_question(heading):
                named = known.find(name) is not None or (marked and meant(name, names))
                if named and matcher.is_question(asked):
                    found.setdefault(name, {})[at] = asked
                    break
        told = [normalised(one) for columns in found.values() for one in columns.values()]
        if len(found) >= _FEWEST_NAMES and (len({*told}) < len(told) or _spelt(found, grid)):
            return _a_row_each(grid, means, found)
    return grid


_IS_NAMED: Final = re.compile(r".*[a-z].*\d|.*\d.*[a-z]|(?:\S+\s+){2,}\S+", re.I | re.DOTALL)
"""A sheet's name, or a title, that says more than a number which may count anything."""


def with_question_over_names(grid: Grid, vocabulary: Vocabulary, matcher: HeadingMatcher) -> Grid:
    """Return a table with the question that its sheet's name, or a title, alone says.

    It stands in the headings of the agencies, or cases, side by side: "School - Question 2".
    """
    if any(one and matcher.is_question(one) for one in grid.headings):
        return grid
    texts = [one for one in (grid.sheet, *grid.above) if _IS_NAMED.fullmatch(one)]
    asked = [one for one in texts if _asks_surely(one, vocabulary, matcher)]
    if len({matcher.question_meant(one) for one in asked}) != 1:
        return grid
    for meant, names in (
        (agency_meant, vocabulary.agencies),
        (case_meant, vocabulary.cases),
    ):
        found = [at for at, one in enumerate(grid.headings) if one and meant(one, names)]
        if len(found) >= _FEWEST_NAMES and _answered(grid, found, asked[0], vocabulary, matcher):
            headings = [
                f"{one}{BETWEEN}{asked[0]}" if at in found else one
                for at, one in enumerate(grid.headings)
            ]
            return replace(grid, headings=tuple(headings))
    return grid


def names_over(
    headings: Sequence[str], rows: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> tuple[int, ...]:
    """Return the columns of agencies over a line a case, or of cases over a line an agency.

    None where the headings say more than their names and what the names down the side are, or
    where a line names nobody.
    """
    names = vocabulary.agency_names(), vocabulary.case_names()
    for across, down in (names, names[::-1]):
        found = [at for at, one in enumerate(headings) if one and across.find(one) is not None]
        others = [at for at, one in enumerate(headings) if one and at not in found]
        side = others[0] if others else min(found, default=0) - 1
        if len(found) < _FEWEST_NAMES or len(others) > 1 or side < 0:
            continue
        sides = ["".join(row[side : side + 1]) for row in rows if any(row)]
        if sides and all(down.find(one) is not None for one in sides):
            return tuple(found)
    return ()


def has_answers_under_names(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Return whether a table is nothing but answers of agencies on cases, to one question."""
    found = names_over(grid.headings, [row.cells for row in grid.rows], vocabulary)
    told = {row.at(at) for row in grid.rows for at in found} - {""}
    every = {id(one): one for one in vocabulary.items.values()}.values()
    fits = [sum(bool(one.find(cell) or answer_meant(one, cell)) for cell in told) for one in every]
    return bool(told) and 2 * max(fits, default=0) >= len(told)


def says_question_over_names(grid: Grid, vocabulary: Vocabulary, matcher: HeadingMatcher) -> bool:
    """Return whether the sheet's name, or a title, surely says of such a table what it asks."""
    return with_question_over_names(grid, vocabulary, matcher) is not grid


def _asks_surely(text: str, vocabulary: Vocabulary, matcher: HeadingMatcher) -> bool:
    meant = matcher.question_meant(text)
    return meant is not None and meant[1] is Certainty.CERTAIN and meant[0] in vocabulary.items


def _answered(
    grid: Grid,
    columns: Sequence[int],
    asked: str,
    vocabulary: Vocabulary,
    matcher: HeadingMatcher,
) -> bool:
    """Return whether most of what stands in columns answers a question."""
    meant = matcher.question_meant(asked)
    choices = vocabulary.items[meant[0]] if meant is not None else None
    told = [cell for row in grid.rows for at in columns if (cell := row.at(at))]
    if choices is None or not told:
        return False
    fits = sum(bool(choices.find(one) or answer_meant(choices, one)) for one in told)
    return 2 * fits >= len(told)


def _name_and_question(heading: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways in which a heading may be a name and a question, and if a mark parts them."""
    for between in _BETWEEN:
        if between not in heading:
            continue
        for first, second in (heading.partition(between)[::2], heading.rpartition(between)[::2]):
            if first.strip() and second.strip():
                yield first.strip(), second.strip(), True
                yield second.strip(), first.strip(), True
    words = heading.split()
    for at in range(1, min(len(words), _LONGEST_LABEL + 1)):
        yield " ".join(words[at:]), " ".join(words[:at]), False
        yield " ".join(words[:at]), " ".join(words[at:]), False


def _spelt(found: Mapping[str, Mapping[int, str]], grid: Grid) -> bool:
    """Return whether every name stands before its question as forms tools write it."""
    headings = (grid.headings[at] for columns in found.values() for at in columns)
    return all(BETWEEN in heading for heading in headings)


def _a_row_each(grid: Grid, means: str, found: Mapping[str, Mapping[int, str]]) -> Grid:
    used = {at for columns in found.values() for at in columns}
    others = {at: one for at, one in enumerate(grid.headings) if at not in used and one}
    gathered = [
        _of_name(grid, row, means, (name, columns), others)
        for name, columns in found.items()
        for row in grid.rows
        if any(row.at(at) for at in columns)
    ]
    return one_a_row(grid, gathered, {})


def _of_name(
    grid: Grid,
    row: Row,
    means: str,
    own: tuple[str, Mapping[int, str]],
    others: Mapping[int, str],
) -> Gathered:
    name, columns = own
    cells = {one: row.at(at) for at, one in others.items()} | {means: name}
    held = Gathered(row.number, cells | {asked: row.at(at) for at, asked in columns.items()})
    held.flaws += flaws_of(grid, row, {*columns, *others})
    held.likely += grid.likely.get(row.number, ())
    return held
