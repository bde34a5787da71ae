"""A checklist answered in one cell, or by the words of its lines: a column for each line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.intake.flaws import Flaw
from core.intake.grid import Grid, Row
from core.intake.matching.agreeing import as_agreed
from core.intake.matching.heading_words import heading_form
from core.intake.matching.headings import HeadingMatcher
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import COMMENTS, Certainty, Match, MatchKind
from core.model.fault import shown
from core.model.names import normalised
from core.words import tr

_BETWEEN: Final = " ;,|"
"""What forms tools write between the lines that were ticked."""
_PAIR: Final = re.compile(r"(?P<line>.+?)\s*(?::|=|->|=>|→)\s*(?P<answer>[^:=→]+)")
_LONGEST: Final = 4_000
_FEWEST_COLUMNS: Final = 2
_LONGEST_KEY: Final = 8


@dataclass(frozen=True)
class _Checklist:
    """A question and its lines; `worded` are their keys by wording, the longest first.

    `yes` and `no` are what those answers are called at each line that has both.
    """

    question: str
    worded: Mapping[str, str]
    yes: Mapping[str, str]
    no: Mapping[str, str]

    def ticked(self, written: str) -> frozenset[str]:
        """Return the lines that a cell names one behind the other; none for anything else."""
        rest, found = normalised(written), set()
        while rest:
            words = next((one for one in self.worded if _begins(rest, one)), "")
            if not words:
                return frozenset()
            found.add(self.worded[words])
            rest = rest[len(words) :].lstrip(_BETWEEN)
        return frozenset(found)

    def worded_in(self, written: str) -> bool:
        """Return whether a cell holds lines by their words, and not by their numbers alone."""
        return len(written) > _LONGEST_KEY and bool(self.ticked(written))

    def answered(self, written: str) -> dict[str, str]:
        """Return what a cell says line by line ("The plan: Yes"); nothing for anything else."""
        found: dict[str, str] = {}
        for part in filter(None, map(str.strip, re.split(r"[\n;|]+", written))):
            pair = _PAIR.fullmatch(part)
            key = self.worded.get(normalised(pair["line"]), "") if pair is not None else ""
            if pair is None or not key or key in found:
                return {}
            found[key] = pair["answer"].strip()
        return found


def _begins(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()


def with_checklists_spread(grid: Grid, vocabulary: Vocabulary, matcher: HeadingMatcher) -> Grid:
    """Return a table with a column for each line of a checklist that is answered in one cell.

    Of what was ticked it is proposed that the lines left out are a no.
    """
    lists = _checklists(vocabulary)
    if not lists:
        return grid
    asked = {at: matcher.question_meant(one) for at, one in enumerate(grid.headings) if one}
    lines = {at: one[0] for at, one in asked.items() if one and one[0] in vocabulary.question_of}
    beside = {vocabulary.question_of[key] for key in lines.values()}
    for at, meant in reversed(asked.items()):  # what is spread moves what stands behind it
        key = meant[0].removesuffix(COMMENTS) if meant is not None else ""
        whole = meant is not None and (meant[0] == key or meant[1] is Certainty.UNKNOWN)
        if meant is None:
            key = _of_its_lines(grid, at, lists)
            whole = bool(key)
        if whole and key in lists:
            grid = _spread(grid, at, lists[key], vocabulary, again=key in beside)
    asked = {at: matcher.question_meant(one) for at, one in enumerate(grid.headings) if one}
    lines = {at: one[0] for at, one in asked.items() if one and one[0] in vocabulary.question_of}
    for checklist in lists.values():
        columns = {at: key for at, key in lines.items() if key in checklist.yes}
        if len(columns) >= _FEWEST_COLUMNS:
            grid = _with_unticked(grid, columns, checklist, vocabulary)
    return grid


def _of_its_lines(grid: Grid, at: int, lists: Mapping[str, _Checklist]) -> str:
    """Return the one question whose lines' own words a column holds, whatever its heading."""
    cells = {cell for row in grid.rows if (cell := row.at(at))}
    if not cells or any(len(cell) > _LONGEST for cell in cells):
        return ""
    first = next(iter(cells))
    found = [
        key
        for key, one in lists.items()
        if (one.worded_in(first) and all(map(one.worded_in, cells)))
        or (one.answered(first) and all(map(one.answered, cells)))
    ]
    return found[0] if len(found) == 1 else ""


def holds_lines(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Return whether a column holds the lines of a checklist, ticked or answered by their words."""
    lists = _checklists(vocabulary)
    return any(_of_its_lines(grid, at, lists) for at in range(len(grid.headings)))


def _checklists(vocabulary: Vocabulary) -> dict[str, _Checklist]:
    under: dict[str, list[str]] = {}
    for key, question in vocabulary.question_of.items():
        if key != question:
            under.setdefault(question, []).append(key)
    found = {}
    for question, keys in under.items():
        worded = [
            (normalised(text), key)
            for key in keys
            for text in {key, *vocabulary.wordings.get(key, ())} - {""}
        ]
        worded.sort(key=lambda one: (-len(one[0]), one))
        yes, no = _labels(keys, "yes", vocabulary), _labels(keys, "no", vocabulary)
        both = yes.keys() & no.keys()
        yes, no = ({key: one[key] for key in keys if key in both} for one in (yes, no))
        found[question] = _Checklist(question, dict(worded), yes, no)
    return found


def _labels(keys: Sequence[str], word: str, vocabulary: Vocabulary) -> dict[str, str]:
    """Return what a plain yes, or no, is called at each line that offers one."""
    found = {}
    for key in keys:
        choices = vocabulary.items[key]
        meant = choices.find(word) or choices.usual(word)
        if meant:
            found[key] = choices.label(meant)
    return found


def _spread(
    grid: Grid, at: int, checklist: _Checklist, vocabulary: Vocabulary, *, again: bool
) -> Grid:
    """Return a table whose column holds the lines as a column each; as it is where it does not.

    *again* says that the lines have columns of their own, so that it only says them once more.
    """
    filled = [row for row in grid.rows if row.at(at) and len(row.at(at)) <= _LONGEST]
    if not filled or len(filled) < sum(bool(row.at(at)) for row in grid.rows):
        return grid
    said = {row.at(at): checklist.answered(row.at(at)) for row in filled}
    ticked = {row.at(at): checklist.ticked(row.at(at)) for row in filled}
    stem = grid.headings[at]
    if again:
        return _without(grid, at, stem) if all(ticked.values()) or all(said.values()) else grid
    if all(said.values()):
        return _with_lines(grid, at, said)
    if not all(ticked.values()) or not checklist.yes:
        return grid
    match = _proposed(grid, at, filled, checklist, vocabulary)
    if not match.means:
        return grid
    answers = {
        cell: {key: (checklist.yes if key in lines else checklist.no)[key] for key in checklist.yes}
        for cell, lines in ticked.items()
    }
    return _likely(_with_lines(grid, at, answers), filled, match)


def _proposed(
    grid: Grid, at: int, rows: Sequence[Row], checklist: _Checklist, vocabulary: Vocabulary
) -> Match:
    numbers = tuple(row.number for row in rows)
    match = Match(
        *(MatchKind.COLUMN, "", grid.headings[at], checklist.question, Certainty.PROPOSED),
        tr("the lines that are ticked as yes, the others as no"),
        *(len(rows), numbers),
        form=heading_form(grid.plain_headings),
    )
    return as_agreed(match, vocabulary.agreed)


def _likely(grid: Grid, rows: Sequence[Row], match: Match) -> Grid:
    likely = dict(grid.likely)
    for row in rows:
        likely[row.number] = (*likely.get(row.number, ()), match)
    return replace(grid, likely=likely)


def _with_lines(grid: Grid, at: int, said: Mapping[str, Mapping[str, str]]) -> Grid:
    """Return a table with columns of the lines behind the one that held them, now empty."""
    keys = list(dict.fromkeys(key for answers in said.values() for key in answers))
    width, behind = len(grid.headings), at + 1
    rows = []
    for row in grid.rows:
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        answers = said.get(cells[at], {})
        cells[at:behind] = ["", *(answers.get(key, "") for key in keys)]
        rows.append(Row(row.number, tuple(cells)))
    headings = (*grid.headings[:at], "", *keys, *grid.headings[behind:])
    flaws = {
        number: [_moved(flaw, at, len(keys)) for flaw in found]
        for number, found in grid.flaws.items()
    }
    return replace(grid, headings=headings, rows=tuple(rows), flaws=flaws)


def _moved(flaw: Flaw, behind: int, by: int) -> Flaw:
    if flaw.column is None or flaw.column <= behind:
        return flaw
    return replace(flaw, column=flaw.column + by)


def _without(grid: Grid, at: int, stem: str) -> Grid:
    """Return a table without a column that only says again what those of the lines say."""
    remark = tr(
        "“{stem}” only says what is ticked beside it: it was passed over.", stem=shown(stem)
    )
    return replace(_with_lines(grid, at, {}), remarks=(*grid.remarks, remark))


def _with_unticked(
    grid: Grid, columns: Mapping[int, str], checklist: _Checklist, vocabulary: Vocabulary
) -> Grid:
    """Return a table in which lines left blank are a no, where others have their own words.

    That is how a forms tool writes what was ticked. It is proposed.
    """
    own = {
        at: {words for words, key in checklist.worded.items() if key == columns[at]}
        for at in columns
    }
    ticked = [row for row in grid.rows if any(row.at(at) for at in columns)]
    if not ticked or not all(
        not row.at(at) or normalised(row.at(at)) in own[at] for row in ticked for at in columns
    ):
        return grid
    blank = [row for row in ticked if not all(row.at(at) for at in columns)]
    first = min(columns)
    match = Match(
        *(MatchKind.ANSWER, columns[first], tr("not ticked"), "", Certainty.PROPOSED),
        tr("as the other lines are ticked by their own words"),
        *(len(blank), tuple(row.number for row in blank)),
    )
    choices = vocabulary.items[columns[first]]
    no = choices.find("no") or choices.usual("no")
    match = as_agreed(replace(match, means=no, label=choices.label(no)), vocabulary.agreed)
    if not blank or not match.means:
        return grid
    rows = tuple(
        _with_blanks(row, {at: checklist.no[key] for at, key in columns.items()})
        if row in blank
        else row
        for row in grid.rows
    )
    return _likely(replace(grid, rows=rows), blank, match)


def _with_blanks(row: Row, words: Mapping[int, str]) -> Row:
    width = max(len(row.cells), max(words) + 1)
    return Row(row.number, tuple(row.at(at) or words.get(at, "") for at in range(width)))
