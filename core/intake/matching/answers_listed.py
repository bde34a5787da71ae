"""Answers in one cell, each behind its question's number ("2: Yes; 3: No"): a column for each."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from core.intake.grid import Grid
from core.intake.matching.agreeing import as_agreed
from core.intake.matching.heading_words import heading_form
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.names import answer_and_comment, answer_meant
from core.intake.matching.together import spread
from core.intake.vocabulary import Choices, Vocabulary
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.names import normalised
from core.wording.numbers import listed
from core.words import tr

_PART: Final = re.compile(
    r"(?:question|ques|qu|q)?[\s._-]*(?P<key>\d+[a-z]?)(?:\s*[:.)=]\s*|\s+[-–—]\s+|\s*[-–—]\s+|\s+)"
    r"(?P<answer>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN: Final = (r"[\n\r]+", r"\s*;\s*", r"\s*\|\s*", r"\s*,\s*(?=[^,]*?\d)")
_BEGINS: Final = re.compile(r"[\s;|,]*(?:question|ques|qu|q)?[\s._-]*\d", re.IGNORECASE)
"""How such a cell begins: hardly any other does, and a table may have a million of them."""
_MORE: Final = re.compile(r"[\n;|]\s*(?:question|ques|qu|q)?[\s._-]*\d", re.IGNORECASE)
"""A further question behind an answer."""
_LONGEST: Final = 4_000
_FEWEST: Final = 2


def with_answers_listed(grid: Grid, vocabulary: Vocabulary, matcher: HeadingMatcher) -> Grid:
    """Return a table in which every question answered in such a cell has a column of its own.

    It is proposed; a cell that does not read so holds its row back.
    """
    known = {normalised(key): key for key in vocabulary.items}
    for at in reversed(range(len(grid.headings))):
        heading = grid.headings[at]
        if not heading or matcher.is_question(heading):
            continue
        told = {
            cell: _answers(cell, vocabulary, known) for row in grid.rows if (cell := row.at(at))
        }
        read = {cell: one for cell, one in told.items() if one}
        if read and 2 * len(read) >= len(told) and max(map(len, read.values())) >= _FEWEST:
            grid = _apart(grid, at, read, vocabulary, matcher)
    return grid


def _answers(cell: str, vocabulary: Vocabulary, known: Mapping[str, str]) -> dict[str, str]:
    """Return a cell's answers by their questions; nothing where any part of it is none."""
    if len(cell) > _LONGEST or _BEGINS.match(cell) is None:
        return {}
    ways = [_parted(cell, between, vocabulary, known) for between in _BETWEEN]
    return max(ways, key=len)


def _parted(
    cell: str, between: str, vocabulary: Vocabulary, known: Mapping[str, str]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in filter(None, map(str.strip, re.split(between, cell))):
        pair = _PART.fullmatch(part)
        key = known.get(normalised(pair["key"]), "") if pair is not None else ""
        if pair is None or not key or key in found:
            return {}
        if _MORE.search(part) or not _is_answer(vocabulary.items[key], pair["answer"].strip()):
            return {}
        found[key] = pair["answer"].strip()
    return found


def _is_answer(choices: Choices, text: str) -> bool:
    if not choices.held.kind.one_of_some:
        return False
    found = choices.find(text) or answer_meant(choices, text)
    return bool(found or answer_and_comment(choices, text)[0])


def _apart(
    grid: Grid,
    at: int,
    told: Mapping[str, Mapping[str, str]],
    vocabulary: Vocabulary,
    matcher: HeadingMatcher,
) -> Grid:
    answered = {key for one in told.values() for key in one}
    keys: Sequence[str] = [key for key in vocabulary.items if key in answered]
    beside = {meant[0] for one in grid.headings if one and (meant := matcher.question_meant(one))}
    if answered & beside:
        return grid
    numbers = tuple(row.number for row in grid.rows if row.at(at) in told)
    match = Match(
        *(MatchKind.ROW, "listed", grid.headings[at], ", ".join(keys), Certainty.PROPOSED),
        tr("each answer behind its question's number"),
        *(len(numbers), numbers),
        tr("questions {keys}", keys=listed(keys)) if len(keys) > 1 else keys[0],
        form=heading_form(grid.plain_headings),
    )
    match = as_agreed(match, vocabulary.agreed)
    rows = {cell: tuple(one.get(key, "") for key in keys) for cell, one in told.items()}
    return spread(grid, at, keys, rows, match) if match.means else grid
