"""Cases and agencies that are written once, for the rows below them too: proposed, never taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from core.intake.flaws import Flaw
from core.intake.grid import Grid, Row
from core.intake.matching.agreeing import as_agreed
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.names import agency_meant, case_meant
from core.intake.others_words import AGENCY, ANSWERS, CASE, HEADLESS, QUESTIONS
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.names import normalised
from core.words import tr

_KINDS: Final = {CASE: MatchKind.CASE, AGENCY: MatchKind.AGENCY}


def filled_down(
    grid: Grid, names: Mapping[str, int], vocabulary: Vocabulary, *, by_line: bool = False
) -> Grid:
    """Return a table whose blank cases and agencies are those of the row above, as is likely.

    *names* are the columns of the case and the agency. Where a row is a return, one of the two
    is filled down only beside the other, and where that makes no return a second time;
    *by_line* says that a row is only a line of one.
    """
    for heading, at in names.items():
        other = next((one for one in names.values() if one != at), None)
        told = {(normalised(row.at(at)), normalised(row.at(other))) for row in grid.rows}
        filling = _Filling(at, _KINDS[heading], grid, vocabulary)
        for row in grid.rows:
            if row.at(at):
                filling.last = row.at(at)
            elif by_line:
                filling.fill(row)
            elif row.at(other):
                pair = normalised(filling.above(row)), normalised(row.at(other))
                if pair not in told:
                    filling.fill(row)
        if filling.filled:
            grid = filling.grid()
    return grid


def with_bands(grid: Grid, names: Mapping[str, int], vocabulary: Vocabulary) -> Grid:
    """Return a table with the case, or agency, that stands alone above its own rows."""
    for heading in (CASE, AGENCY):
        if heading not in names:
            grid = _with_bands_of(grid, heading, vocabulary)
    return grid


def _with_bands_of(grid: Grid, heading: str, vocabulary: Vocabulary) -> Grid:
    known = vocabulary.case_names() if heading == CASE else vocabulary.agency_names()
    over, rows, likely = "", [], dict(grid.likely)
    under: dict[str, list[Row]] = {}
    for row in grid.rows:
        filled = [cell for cell in row.cells if cell]
        if len(filled) == 1 and known.find(filled[0]):
            over = filled[0]
        else:
            rows.append(_with_cell(row, len(grid.headings), over))
            under.setdefault(over, []).append(row)
    if not under.keys() - {""}:
        return grid
    named = {}
    for words, below in under.items():
        numbers = tuple(row.number for row in below)
        match = Match(
            *(_KINDS[heading], tr("a line of its own"), words, known.find(words) or ""),
            Certainty.PROPOSED,
            tr("for the rows below it"),
            len(below),
            numbers,
        )
        if words:
            named[words] = as_agreed(match, vocabulary.agreed)
            likely |= {one: (*likely.get(one, ()), named[words]) for one in numbers}
    at = len(grid.headings)
    meant = [_with_cell(row, at, named[row.at(at)].means) if row.at(at) else row for row in rows]
    return replace(grid, headings=(*grid.headings, heading), rows=tuple(meant), likely=likely)


def with_question_bands(grid: Grid, matcher: HeadingMatcher) -> Grid:
    """Return a table of answers with the question that stands alone above each of its rows."""
    plain = {heading.strip(" .:") for heading in grid.plain_headings}
    if not plain & ANSWERS or plain & QUESTIONS:
        return grid
    over, found = "", []
    for row in grid.rows:
        filled = [cell for cell in row.cells if cell]
        if len(filled) == 1 and _is_surely_asked(filled[0], matcher):
            over = filled[0]
        else:
            found.append((row, over))
    if not over:
        return grid
    at = len(grid.headings)
    rows = tuple(_with_cell(row, at, above) for row, above in found)
    return replace(grid, headings=(*grid.headings, HEADLESS[0]), rows=rows)


def _is_surely_asked(words: str, matcher: HeadingMatcher) -> bool:
    meant = matcher.question_meant(words)
    return meant is not None and meant[1] is Certainty.CERTAIN


@dataclass
class _Filling:
    """One column while it is filled down; `filled` are its new cells by their row."""

    at: int
    kind: MatchKind
    of: Grid
    vocabulary: Vocabulary
    last: str = ""
    filled: dict[int, str] = field(default_factory=dict)

    def above(self, row: Row) -> str:
        """Return the name that stands above a blank cell; of merged cells, what they say."""
        merged = next((one.merged for one in self._flaws(row.number) if one.merged), "")
        return merged or self.last

    def fill(self, row: Row) -> None:
        """Take the name above, where it is one of the audit's."""
        above = self.above(row)
        if above and self._name(above):
            self.filled[row.number] = above

    def _name(self, words: str) -> str:
        """Return what words above most likely name in the audit; "" for nothing of it."""
        if self.kind is MatchKind.CASE:
            cases = self.vocabulary.cases
            return self.vocabulary.case_names().find(words) or case_meant(words, cases)
        agencies = self.vocabulary.agencies
        found = self.vocabulary.agency_names().find(words)
        return found or agency_meant(words, agencies) or ("" if agencies else words)

    def _flaws(self, number: int) -> Sequence[Flaw]:
        return [one for one in self.of.flaws.get(number, ()) if one.column == self.at]

    def grid(self) -> Grid:
        """Return the table with what is likely in its place, and said by its row."""
        matches = {words: self._match(words) for words in dict.fromkeys(self.filled.values())}
        rows, likely, flaws = [], dict(self.of.likely), dict(self.of.flaws)
        for row in self.of.rows:
            match = matches.get(self.filled.get(row.number, ""))
            if match is not None:
                likely[row.number] = (*likely.get(row.number, ()), match)
                row = _with_cell(row, self.at, match.means)
            if match is not None and match.means:
                merged = [one for one in self._flaws(row.number) if one.merged]
                left = [one for one in flaws.get(row.number, ()) if one not in merged]
                flaws[row.number] = left
            rows.append(row)
        return replace(self.of, rows=tuple(rows), likely=likely, flaws=flaws)

    def _match(self, words: str) -> Match:
        rows = tuple(number for number, found in self.filled.items() if found == words)
        match = Match(
            self.kind,
            tr("blank below it"),
            words,
            self._name(words),
            Certainty.PROPOSED,
            tr("for the blank cells below it"),
            len(rows),
            rows,
        )
        return as_agreed(match, self.vocabulary.agreed)


def _with_cell(row: Row, at: int, text: str) -> Row:
    cells = [*row.cells, *[""] * (at + 1 - len(row.cells))]
    cells[at] = text
    return Row(row.number, tuple(cells))
