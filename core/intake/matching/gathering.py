"""Answers gathered into returns: whatever a table's shape, one return a row comes of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from core.intake.flaws import Flaw
from core.intake.grid import Grid, Row
from core.intake.matching.headings import HeadingMatcher
from core.intake.others_words import AGENCY, CASE, COMPLETED, IS_COMMENT, OF_ALL
from core.model.draft.match import COMMENTS, Certainty, Match
from core.model.fault import shown
from core.model.names import normalised
from core.words import tr

MOSTLY: Final = 0.6
"""From this share of its cells on a column is one of questions, or of answers."""


@dataclass
class Gathered:
    """One return while its answers are gathered; cells by the heading they will stand under.

    `asked` is the question that was gathered last.
    """

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    flaws: list[str] = field(default_factory=list)
    likely: list[Match] = field(default_factory=list)
    asked: str = ""

    def add(self, heading: str, text: str) -> None:
        """Put words under a heading, behind what stands there already."""
        held = self.cells.get(heading)
        self.cells[heading] = f"{held}\n{text}" if held and text != held else text


def put_answer(
    held: Gathered,
    matcher: HeadingMatcher,
    row: Row,
    asked: int,
    answer: int | None,
    said: int | None,
) -> None:
    """Put what one line answers, and says, under the headings of its question."""
    written = row.at(asked)
    given, comment = row.at(answer), row.at(said)
    if not (given or comment):
        return
    meant = matcher.question_meant(written)
    plain = normalised(written)
    if meant is None and held.asked and IS_COMMENT.fullmatch(plain) and not OF_ALL.search(plain):
        held.add(held.asked + COMMENTS, "\n".join(filter(None, (given, comment))))
        return
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
    own = key.removesuffix(COMMENTS)
    held.asked = own
    if given and key.endswith(COMMENTS):
        held.add(key, given)
    elif given:
        held.add(own if certainty is Certainty.CERTAIN else written, given)
    if comment:
        held.add(own + COMMENTS, comment)


def named_columns(grid: Grid, columns: Sequence[Match]) -> dict[int, str]:
    """Return the columns of case, agency and date, with the headings they keep.

    A heading that was only likely stays as it is written, so that it is asked about.
    """
    return {
        at: one.means if one.certainty is Certainty.CERTAIN else grid.headings[at]
        for at, one in enumerate(columns)
        if one.means in (CASE, AGENCY, COMPLETED)
    }


def flaws_of(grid: Grid, row: Row, used: set[int | None]) -> Iterator[str]:
    for flaw in grid.flaws.get(row.number, ()):
        if flaw.decides and (flaw.column is None or flaw.column in used):
            yield tr("row {number}: {what}", number=row.number, what=flaw.what)


def other_columns(grid: Grid, matcher: HeadingMatcher, used: set[int | None]) -> dict[str, str]:
    """Return what else stands in a table, by heading; the questions' words are no such thing."""
    found = {}
    for at, heading in enumerate(grid.headings):
        cells = {row.at(at): None for row in grid.rows if row.at(at)}
        named = sum(matcher.question_meant(cell) is not None for cell in cells)
        if at not in used and heading and cells and named < MOSTLY * len(cells):
            found[heading] = "\n".join(cells)
    return found


def one_a_row(grid: Grid, returns: Iterable[Gathered], others: Mapping[str, str]) -> Grid:
    """Return a table of what was gathered; the *others* say the same of every return."""
    gathered = list(returns)
    asked = dict.fromkeys(name for one in gathered for name in one.cells)
    # in front, where nothing stands before them that they could be a comment on
    headings = [*(name for name in others if name not in asked), *asked]
    rows = tuple(
        Row(one.number, tuple(one.cells.get(name, others.get(name, "")) for name in headings))
        for one in gathered
    )
    flaws: dict[int, list[Flaw]] = {}
    for one in gathered:
        if one.flaws:
            found = (Flaw(None, what) for what in dict.fromkeys(one.flaws))
            flaws.setdefault(one.number, []).extend(found)
    likely = {one.number: tuple(dict.fromkeys(one.likely)) for one in gathered if one.likely}
    return replace(grid, headings=tuple(headings), rows=rows, flaws=flaws, likely=likely)
