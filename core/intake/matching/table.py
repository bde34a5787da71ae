"""A table in somebody's own words as one in ours, with what of it waits for a yes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from core.intake.flaws import Flaw
from core.intake.grid import Grid, Row
from core.intake.matching.answers import answer_match, not_known, waits_for_yes
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.names import agency_meant, case_meant
from core.intake.matching.shapes import shaped, with_names_around
from core.intake.others_words import AGENCY, CASE, COMPLETED
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import COMMENTS, Certainty, Match, MatchKey, MatchKind, agreed_meaning
from core.model.names import NameIndex, normalised

_DAYS: Final = re.compile(r"[2-5]\d{4}(?:\.\d+)?")
_DAY_0: Final = date(1899, 12, 30)
"""What a workbook counts its days from."""


@dataclass(frozen=True)
class MatchedTable:
    """`grid` has our headings and words; `waiting` are by place of a row what it waits for."""

    grid: Grid
    matches: tuple[Match, ...] = ()
    waiting: Mapping[int, Sequence[Match]] = field(default_factory=dict)

    def waits_for(self, at: int) -> str:
        """Return in a sentence what the row at a place waits for; "" where all of it is sure."""
        return waits_for_yes(self.waiting.get(at, ()))


def matched(grid: Grid, vocabulary: Vocabulary) -> MatchedTable:
    """Return a table of returns in our own words.

    A table that has them already comes back as it is.
    """
    if _is_ours(grid, vocabulary):
        return _with_words(MatchedTable(grid), vocabulary)
    grid = shaped(grid, vocabulary)
    columns = HeadingMatcher(vocabulary).columns(grid)
    grid, around = with_names_around(grid, columns, vocabulary)
    waiting: dict[int, list[Match]] = {}
    for match in around:
        if match.certainty is Certainty.PROPOSED:
            for place in range(len(grid.rows)):
                waiting.setdefault(place, []).append(match)
    for match in columns:
        if match.certainty is Certainty.PROPOSED:
            for place, row in enumerate(grid.rows):
                if row.number in match.rows:
                    waiting.setdefault(place, []).append(match)
    plain = _in_our_words(grid, columns, vocabulary)
    return _with_words(MatchedTable(plain, (*columns, *around), waiting), vocabulary)


def _is_ours(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Return whether every heading is one of ours, or is said to mean nothing."""
    known = vocabulary.headings()
    headings = {heading for heading in grid.plain_headings if heading}
    return {CASE, AGENCY} <= headings and headings <= known


# Headings


def _in_our_words(grid: Grid, columns: Sequence[Match], vocabulary: Vocabulary) -> Grid:
    """Return the table under our headings; comments on one question stand in one column."""
    headings = list(grid.headings)
    first: dict[str, int] = {}
    added: dict[int, list[tuple[int, str]]] = {}
    for at, match in enumerate(columns):
        if match.means:
            question, line = _comment_on(match.means, vocabulary)
            name = f"{question}{COMMENTS}" if question else match.means
            home = first.setdefault(name, at)
            headings[at] = name if home == at else ""
            if question:
                added.setdefault(home, []).append((at, line))
        elif match.certainty is Certainty.PASSED_OVER and _was_refused(match, vocabulary):
            headings[at] = ""
    dropped = {at for at, heading in enumerate(headings) if not heading}
    rows = tuple(_row(row, added, dropped) for row in grid.rows)
    moved = {at: home for home, parts in added.items() for at, _ in parts}
    flaws = {
        number: [_moved(flaw, moved) for flaw in found] for number, found in grid.flaws.items()
    }
    return replace(grid, headings=tuple(headings), rows=rows, flaws=flaws)


def _moved(flaw: Flaw, moved: Mapping[int, int]) -> Flaw:
    if flaw.column is None or flaw.column not in moved:
        return flaw
    return replace(flaw, column=moved[flaw.column])


def _comment_on(means: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return the question a heading comments on, and its line where it names one."""
    if not means.endswith(COMMENTS):
        return "", ""
    key = means.removesuffix(COMMENTS)
    question = vocabulary.question_of.get(key, key)
    return question, key if key != question else ""


def _was_refused(match: Match, vocabulary: Vocabulary) -> bool:
    return agreed_meaning(vocabulary.agreed, match.key) == ""


def _row(row: Row, added: Mapping[int, Sequence[tuple[int, str]]], dropped: set[int]) -> Row:
    cells = list(row.cells)
    for home, parts in added.items():
        said = [f"{line}: {text}" if line else text for at, line in parts if (text := row.at(at))]
        if home < len(cells):
            cells[home] = "\n".join(said)
        elif said:
            cells += [""] * (home - len(cells)) + ["\n".join(said)]
    return Row(row.number, tuple("" if at in dropped else cell for at, cell in enumerate(cells)))


# Words


def _with_words(table: MatchedTable, vocabulary: Vocabulary) -> MatchedTable:
    """Return the table with every word that is another way of writing one of ours."""
    rewriter = _Words(vocabulary)
    headings = table.grid.plain_headings
    keys = {normalised(key): key for key in vocabulary.items}
    rows = []
    for place, row in enumerate(table.grid.rows):
        cells = list(row.cells)
        for at, heading in enumerate(headings):
            written = row.at(at)
            if written and (heading in keys or heading in (CASE, AGENCY, COMPLETED)):
                cells[at] = rewriter.read(place, keys.get(heading, heading), written)
        rows.append(Row(row.number, tuple(cells)))
    if not rewriter.found:
        return table
    waiting = {number: list(found) for number, found in table.waiting.items()}
    for match, places in rewriter.matches():
        if match.certainty is Certainty.PROPOSED:
            for place in places:
                waiting.setdefault(place, []).append(match)
    matches = (
        replace(match, rows=tuple(dict.fromkeys(rows[place].number for place in places)))
        for match, places in rewriter.matches()
    )
    grid = replace(table.grid, rows=tuple(rows))
    return MatchedTable(grid, (*table.matches, *matches), waiting)


class _Words:
    """Reads cells; what is written in another way is kept, with the rows it stands in."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._cases = vocabulary.case_names()
        self._agencies = vocabulary.agency_names()
        self.found: dict[MatchKey, Match] = {}
        self._places: dict[MatchKey, list[int]] = {}
        self._known: dict[tuple[str, str], Match | None] = {}

    def read(self, at: int, place: str, written: str) -> str:
        """Return a cell of the row at a place in our words, or as it is."""
        if (place, written) not in self._known:
            self._known[place, written] = self._match(place, written)
        match = self._known[place, written]
        if match is None:
            return written
        self.found.setdefault(match.key, match)
        self._places.setdefault(match.key, []).append(at)
        return match.means or written

    def matches(self) -> Iterator[tuple[Match, Sequence[int]]]:
        """Yield what was found, with how often it stands there, and at which rows' places."""
        for key, match in self.found.items():
            yield replace(match, cells=len(self._places[key])), self._places[key]

    def _match(self, place: str, written: str) -> Match | None:
        if place == CASE:
            return self._name(MatchKind.CASE, written, self._cases, self._vocabulary.cases)
        if place == AGENCY:
            return self._name(MatchKind.AGENCY, written, self._agencies, self._vocabulary.agencies)
        if place == COMPLETED:
            return self._date(written)
        vocabulary = self._vocabulary
        return answer_match(place, written, vocabulary.items[place], vocabulary)

    def _date(self, written: str) -> Match | None:
        """Return the day that a workbook keeps as a number of days."""
        if not _DAYS.fullmatch(written):
            return None
        day = (_DAY_0 + timedelta(days=int(written.partition(".")[0]))).isoformat()
        blank = Match(MatchKind.DATE, "", written, day, Certainty.PROPOSED)
        agreed = agreed_meaning(self._vocabulary.agreed, blank.key)
        if agreed is None:
            return blank
        return replace(blank, certainty=Certainty.AGREED) if agreed else None

    def _name(
        self, kind: MatchKind, written: str, known: NameIndex, names: Sequence[str]
    ) -> Match | None:
        if known.find(written) is not None or not names:
            return None
        blank = Match(kind, "", written, "", Certainty.PROPOSED)
        agreed = agreed_meaning(self._vocabulary.agreed, blank.key)
        if agreed is not None:
            if not agreed:
                return not_known(blank)
            return replace(blank, means=agreed, certainty=Certainty.AGREED)
        meant = (case_meant if kind is MatchKind.CASE else agency_meant)(written, names)
        return replace(blank, means=meant) if meant else not_known(blank)
