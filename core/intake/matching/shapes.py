"""Tables of other shapes: an answer a row, agencies across, an agency named by its sheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from core.intake.flaws import Flaw
from core.intake.grid import Grid, Row
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.likeness import words_of
from core.intake.matching.names import agency_meant, answer_meant
from core.intake.others_words import AGENCY, ANSWERS, CASE, COMPLETED, COMPLETED_ON, QUESTIONS
from core.intake.others_words import COMMENTS as SAID
from core.intake.vocabulary import Vocabulary
from core.model.dates import iso_date
from core.model.draft.match import COMMENTS, Certainty, Match, MatchKind
from core.model.fault import shown
from core.model.names import normalised
from core.words import tr

_MOSTLY: Final = 0.6
_LONGEST_HEADING: Final = 600


def shaped(grid: Grid, vocabulary: Vocabulary) -> Grid:
    """Return a table with one return a row, whatever shape it came in."""
    matcher = HeadingMatcher(vocabulary)
    columns = matcher.columns(grid)
    if any(one.means in vocabulary.items for one in columns):
        return grid
    asked = _asked_column(grid, matcher, columns)
    if asked is None:
        return grid
    across = _agencies_across(grid, vocabulary, asked)
    if len(across) > 1:
        return _from_agencies_across(grid, matcher, columns, asked, across)
    return _from_answer_a_row(grid, vocabulary, matcher, columns, asked)


def are_headings(cells: Sequence[str], vocabulary: Vocabulary, matcher: HeadingMatcher) -> int:
    """Return how many cells of a row read like headings of returns; 0 where it is not one."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any(len(cell) > _LONGEST_HEADING for cell in filled):
        return 0
    plain = [normalised(cell) for cell in filled]
    questions = len({meant[0] for cell in filled if (meant := matcher.question_meant(cell))})
    named = sum(map(matcher.is_a_name, plain))
    listed = sum(one in QUESTIONS | ANSWERS | SAID for one in plain)
    agencies = sum(agency_meant(cell, vocabulary.agencies) != "" for cell in filled)
    if questions and (named or questions > 1):
        return questions + named
    asks_and_answers = QUESTIONS & {*plain} and (ANSWERS | SAID) & {*plain}
    if listed > 1 and (named or asks_and_answers):
        return listed + named
    return listed + agencies if listed and agencies > 1 else 0


def has_agencies_across(headings: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether a table asks its questions down and has its agencies side by side."""
    plain = {normalised(heading).strip(" .:") for heading in headings}
    agencies = {agency_meant(one, vocabulary.agencies) for one in headings if one} - {""}
    return bool(plain & QUESTIONS) and len(agencies) > 1


def _asked_column(grid: Grid, matcher: HeadingMatcher, columns: Sequence[Match]) -> int | None:
    """Return the column whose cells name questions."""
    best: tuple[float, int] | None = None
    for at, match in enumerate(columns):
        cells = {row.at(at) for row in grid.rows if row.at(at)}
        if not cells or match.means in (CASE, AGENCY, COMPLETED):
            continue
        share = sum(matcher.question_meant(cell) is not None for cell in cells) / len(cells)
        hinted = grid.plain_headings[at].strip(" .:") in QUESTIONS
        if share >= (_MOSTLY / 2 if hinted else _MOSTLY) and (best is None or share > best[0]):
            best = share, at
    return best[1] if best else None


def _agencies_across(grid: Grid, vocabulary: Vocabulary, asked: int) -> dict[int, str]:
    return {
        at: heading
        for at, heading in enumerate(grid.headings)
        if at != asked and heading and agency_meant(heading, vocabulary.agencies)
    }


@dataclass
class _Gathered:
    """One return while its answers are gathered; cells by the heading they will stand under."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    flaws: list[str] = field(default_factory=list)

    def add(self, heading: str, text: str) -> None:
        """Put words under a heading, behind what stands there already."""
        held = self.cells.get(heading)
        self.cells[heading] = f"{held}\n{text}" if held and text != held else text


def _from_answer_a_row(
    grid: Grid,
    vocabulary: Vocabulary,
    matcher: HeadingMatcher,
    columns: Sequence[Match],
    asked: int,
) -> Grid:
    names = _named(grid, columns)
    left = [at for at in range(len(columns)) if at != asked and at not in names]
    answer = _best(left, grid, ANSWERS, lambda cell: _is_answer(cell, vocabulary))
    said = _best([at for at in left if at != answer], grid, SAID, _never)
    returns: dict[tuple[str, ...], _Gathered] = {}
    for row in grid.rows:
        pair = tuple(normalised(row.at(at)) for at, name in names.items() if name != COMPLETED)
        held = returns.setdefault(pair, _Gathered(row.number))
        for at, name in names.items():
            if row.at(at):
                held.cells.setdefault(name, row.at(at))
        _put_answer(held, matcher, row, asked, answer, said)
        held.flaws += _flaws_of(grid, row, {*names, asked, answer, said})
    others = _others(grid, matcher, {*names, asked, answer, said})
    return _wide(grid, returns.values(), others)


def _put_answer(
    held: _Gathered,
    matcher: HeadingMatcher,
    row: Row,
    asked: int,
    answer: int | None,
    said: int | None,
) -> None:
    written = row.at(asked)
    given, comment = row.at(answer), row.at(said)
    if not (given or comment):
        return
    meant = matcher.question_meant(written)
    if meant is None:
        held.flaws.append(
            tr(
                "row {number}: “{written}” is not a question of this audit tool.",
                number=row.number,
                written=shown(written),
            )
        )
        return
    key, certainty = meant
    plain = key.removesuffix(COMMENTS)
    if given:
        held.add(plain if certainty is Certainty.CERTAIN else written, given)
    if comment:
        held.add(plain + COMMENTS, comment)


def _from_agencies_across(
    grid: Grid,
    matcher: HeadingMatcher,
    columns: Sequence[Match],
    asked: int,
    across: Mapping[int, str],
) -> Grid:
    names = {at: name for at, name in _named(grid, columns).items() if at not in across}
    returns: dict[tuple[str, ...], _Gathered] = {}
    for row in grid.rows:
        for at, agency in across.items():
            pair = (*(normalised(row.at(name)) for name in names), agency)
            held = returns.setdefault(pair, _Gathered(row.number))
            held.cells[AGENCY] = agency
            for name_at, name in names.items():
                held.cells.setdefault(name, row.at(name_at))
            _put_answer(held, matcher, row, asked, at, None)
            held.flaws += _flaws_of(grid, row, {*names, asked, at})
    return _wide(grid, returns.values(), _others(grid, matcher, {*names, asked, *across}))


def _named(grid: Grid, columns: Sequence[Match]) -> dict[int, str]:
    """Return the columns of case, agency and date, with the headings they keep.

    A heading that was only likely stays as it is written, so that it is asked about.
    """
    return {
        at: one.means if one.certainty is Certainty.CERTAIN else grid.headings[at]
        for at, one in enumerate(columns)
        if one.means in (CASE, AGENCY, COMPLETED)
    }


def _best(
    among: Sequence[int], grid: Grid, hints: frozenset[str], fits: Callable[[str], bool]
) -> int | None:
    for at in among:
        if grid.plain_headings[at].strip(" .:") in hints:
            return at
    for at in among:
        cells = {row.at(at) for row in grid.rows if row.at(at)}
        if cells and sum(map(fits, cells)) / len(cells) >= _MOSTLY:
            return at
    return None


def _never(_: str) -> bool:
    return False


def _is_answer(cell: str, vocabulary: Vocabulary) -> bool:
    every = {id(one): one for one in vocabulary.items.values()}.values()
    return any(one.find(cell) or answer_meant(one, cell) for one in every)


def _flaws_of(grid: Grid, row: Row, used: set[int | None]) -> Iterator[str]:
    for flaw in grid.flaws.get(row.number, ()):
        if flaw.decides and (flaw.column is None or flaw.column in used):
            yield tr("row {number}: {what}", number=row.number, what=flaw.what)


def _others(grid: Grid, matcher: HeadingMatcher, used: set[int | None]) -> dict[str, str]:
    """Return what else stands in a table, by heading; the questions' words are no such thing."""
    found = {}
    for at, heading in enumerate(grid.headings):
        cells = {row.at(at): None for row in grid.rows if row.at(at)}
        named = sum(matcher.question_meant(cell) is not None for cell in cells)
        if at not in used and heading and cells and named < _MOSTLY * len(cells):
            found[heading] = "\n".join(cells)
    return found


def _wide(grid: Grid, returns: Iterable[_Gathered], others: Mapping[str, str]) -> Grid:
    gathered = list(returns)
    headings = list(dict.fromkeys(name for one in gathered for name in one.cells))
    headings += [name for name in others if name not in headings]
    rows = tuple(
        Row(one.number, tuple(one.cells.get(name, others.get(name, "")) for name in headings))
        for one in gathered
    )
    flaws = {
        one.number: [Flaw(None, what) for what in dict.fromkeys(one.flaws)]
        for one in gathered
        if one.flaws
    }
    return replace(grid, headings=tuple(headings), rows=rows, flaws=flaws)


# An agency or a case that no column names


def with_names_around(
    grid: Grid, columns: Sequence[Match], vocabulary: Vocabulary
) -> tuple[Grid, tuple[Match, ...]]:
    """Return a table with the case and agency that only its sheet, title or file names."""
    found: list[Match] = []
    for kind, means, names in (
        (MatchKind.CASE, CASE, vocabulary.cases),
        (MatchKind.AGENCY, AGENCY, vocabulary.agencies),
    ):
        if any(one.means == means for one in columns) or means in grid.plain_headings:
            continue
        match = _around(grid, kind, names)
        if match is None:
            continue
        found.append(match)
        grid = _with_column(grid, means, match.means)
    if not any(one.means == COMPLETED for one in columns):
        day = _day_above(grid.above)
        if day:
            match = _around_all(grid, MatchKind.DATE, day, day, Certainty.PROPOSED)
            found.append(replace(match, why=tr("what stands above the headings")))
            grid = _with_column(grid, COMPLETED, day)
    return grid, tuple(found)


def _around(grid: Grid, kind: MatchKind, names: Sequence[str]) -> Match | None:
    stem = Path(grid.source).stem
    for place, texts in (
        (tr("the sheet's name"), (grid.sheet,)),
        (tr("what stands above the headings"), grid.above),
        (tr("the file's name"), (stem,)),
    ):
        meant = {(name, text) for text in texts for name in names if _speaks_of(text, name)}
        if len({name for name, _ in meant}) == 1:
            name, text = meant.pop()
            exact = place == tr("the sheet's name") and normalised(text) == normalised(name)
            sure = Certainty.CERTAIN if exact else Certainty.PROPOSED
            return replace(_around_all(grid, kind, text, name, sure), place=place, why=place)
    return None


def _around_all(
    grid: Grid, kind: MatchKind, written: str, means: str, certainty: Certainty
) -> Match:
    numbers = tuple(dict.fromkeys(row.number for row in grid.rows))
    return Match(kind, "", written, means, certainty, "", len(grid.rows), numbers)


def _day_above(above: Sequence[str]) -> str:
    """Return the day that stands behind a word for it above the headings; else ""."""
    for label, text in pairwise(above):
        if COMPLETED_ON.search(normalised(label)) and (day := iso_date(text)):
            return day
    return ""


def _with_column(grid: Grid, heading: str, text: str) -> Grid:
    width = len(grid.headings)
    rows = tuple(
        Row(row.number, (*row.cells, *[""] * (width - len(row.cells)), text)) for row in grid.rows
    )
    return replace(grid, headings=(*grid.headings, heading), rows=rows)


def _speaks_of(text: str, name: str) -> bool:
    words, wanted = words_of(text), words_of(name)
    return bool(wanted) and any(
        words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1)
    )
