"""Comments in a row of their own below the answers: put behind the questions they stand under."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from core.intake.flaws import row_words
from core.intake.grid import Grid, Row
from core.intake.matching.agreeing import as_agreed
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.names import answer_and_comment, answer_meant
from core.intake.others_words import ANSWERS, IS_COMMENT
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import COMMENTS, Certainty, Match, MatchKind
from core.model.names import normalised
from core.words import tr

_BELOW: Final = "below"


@dataclass
class _Pairs:
    """Which rows are comments on which; `labels` are the columns that only say which is which."""

    home: dict[int, Row] = field(default_factory=dict)
    labels: set[int] = field(default_factory=set)


def with_comment_rows(grid: Grid, vocabulary: Vocabulary, matcher: HeadingMatcher) -> Grid:
    """Return a table with the rows of comments as comments of the rows above them: proposed."""
    asked = {
        at: meant[0]
        for at, heading in enumerate(grid.headings)
        if heading and (meant := matcher.question_meant(heading)) and meant[0] in vocabulary.items
    }
    pairs = _pairs(grid, asked, vocabulary, matcher) if asked else _Pairs()
    if not pairs.home:
        return grid
    numbers = tuple(sorted({*pairs.home, *(row.number for row in pairs.home.values())}))
    match = Match(
        *(MatchKind.ROW, _BELOW, row_words(pairs.home), _BELOW, Certainty.PROPOSED),
        tr("as they stand below answers and are none"),
        *(len(pairs.home), numbers),
        tr("comments on the row above"),
    )
    match = as_agreed(match, vocabulary.agreed)
    return _joined(grid, asked, pairs, match) if match.means else grid


def _pairs(
    grid: Grid, asked: Mapping[int, str], vocabulary: Vocabulary, matcher: HeadingMatcher
) -> _Pairs:
    found = _Pairs()
    named = [
        at
        for at in range(max((len(row.cells) for row in grid.rows), default=0))
        if at not in asked and not _is_of_comments(grid, at, matcher)
    ]
    above: Row | None = None
    for row in grid.rows:
        filled = [at for at in named if row.at(at)]
        if above is None or sum(row.at(at) != above.at(at) for at in filled) > 1:
            above = row  # nothing but the word "Comment" may differ: of most rows more does
            continue
        labels = [at for at in filled if IS_COMMENT.fullmatch(normalised(row.at(at)))]
        is_below = all(row.at(at) == above.at(at) for at in filled if at not in labels)
        told = any(row.at(at) for at in asked)
        if is_below and told and len(labels) == 1:
            found.home[row.number] = above
            found.labels |= {*labels}
        elif (
            not filled
            and told
            and not any(_answers(at, key, row, vocabulary) for at, key in asked.items())
        ):
            found.home[row.number] = above
        else:
            above = row
    return found


def _is_of_comments(grid: Grid, at: int, matcher: HeadingMatcher) -> bool:
    heading = grid.headings[at] if at < len(grid.headings) else ""
    meant = matcher.question_meant(heading) if heading else None
    spoken = meant is not None and meant[0].endswith(COMMENTS)
    return spoken or IS_COMMENT.fullmatch(normalised(heading)) is not None


def _answers(at: int, key: str, row: Row, vocabulary: Vocabulary) -> bool:
    """Return whether a cell is an answer to its question, or may be one."""
    choices, text = vocabulary.items[key], row.at(at)
    if not text:
        return False
    if not choices.held.kind.one_of_some:
        return True
    return bool(
        choices.find(text) or answer_meant(choices, text) or answer_and_comment(choices, text)[0]
    )


def _joined(grid: Grid, asked: Mapping[int, str], pairs: _Pairs, match: Match) -> Grid:
    width = max(len(grid.headings), *(len(row.cells) for row in grid.rows))
    said: dict[int, dict[int, str]] = {}
    flaws, likely = dict(grid.flaws), dict(grid.likely)
    for row in grid.rows:
        home = pairs.home.get(row.number)
        if home is None:
            continue
        cells = said.setdefault(home.number, {})
        for at in asked:
            cells[at] = "\n".join(filter(None, (cells.get(at, ""), row.at(at))))
        own = [replace(one, column=None) for one in grid.flaws.get(row.number, ()) if one.decides]
        flaws[home.number] = [*flaws.get(home.number, ()), *own]
        likely[home.number] = (*likely.get(home.number, ()), match)
    used = [at for at in asked if any(cells.get(at) for cells in said.values())]
    rows = tuple(
        Row(
            row.number,
            _cells(row, width, pairs, [said.get(row.number, {}).get(at, "") for at in used]),
        )
        for row in grid.rows
        if row.number not in pairs.home
    )
    headings = [*grid.headings, *[""] * (width - len(grid.headings))]
    for at in pairs.labels:
        if all(not row.at(at) for row in rows):
            headings[at] = ""
    headings += [f"{grid.headings[at]} [comments]" for at in used]
    flaws = {number: found for number, found in flaws.items() if number not in pairs.home}
    return replace(grid, headings=tuple(headings), rows=rows, flaws=flaws, likely=likely)


def _cells(row: Row, width: int, pairs: _Pairs, behind: list[str]) -> tuple[str, ...]:
    """Return a row's cells without "Answer" where others have "Comment", and its comments."""
    cells = [*row.cells, *[""] * (width - len(row.cells))]
    for at in pairs.labels:
        if normalised(cells[at]).strip(" .:") in ANSWERS:
            cells[at] = ""
    return (*cells, *behind)
