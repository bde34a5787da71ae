"""A table in somebody's own words as one in ours, with what of it waits for a yes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from core.intake.flaws import Flaw
from core.intake.grid import Grid, Row
from core.intake.matching.answers import waits_for_yes
from core.intake.matching.around import with_names_around
from core.intake.matching.comment_rows import with_comment_rows
from core.intake.matching.down import filled_down
from core.intake.matching.halves import with_halves_joined
from core.intake.matching.heading_words import heading_form
from core.intake.matching.headings import HeadingMatcher
from core.intake.matching.key_to_letters import key_in
from core.intake.matching.merged import with_merged_filled
from core.intake.matching.moved import with_comments_joined
from core.intake.matching.placeholders import without_placeholders
from core.intake.matching.row_moves import cells_under, with_rows_put_right
from core.intake.matching.sending import never_sent
from core.intake.matching.shapes import shaped
from core.intake.matching.words_read import WordsRead
from core.intake.others_words import AGENCY, CASE, COMPLETED, IS_COMMENT
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import (
    COMMENTS,
    KEPT,
    Certainty,
    Match,
    MatchKind,
    agreed_meaning,
)
from core.model.draft.returns import Cells
from core.model.names import normalised
from core.words import tr


@dataclass(frozen=True)
class MatchedTable:
    """`grid` has our headings and words; `waiting` are by place of a row what it waits for.

    `unsent` are the rows of which a forms tool says that they were never sent off. `written` is
    the table before its words were read, its headings what its columns mean; `form` tells it from
    tables with other headings.
    """

    grid: Grid
    matches: tuple[Match, ...] = ()
    waiting: Mapping[int, Sequence[Match]] = field(default_factory=dict)
    unsent: frozenset[int] = frozenset()
    written: Grid | None = None
    form: str = ""

    def cells(self, at: int) -> Cells:
        """Return the row at a place as it stands in the file, by what its columns mean."""
        if self.written is None:
            return ()
        return cells_under(self.written.headings, self.written.rows[at])

    def waits_for(self, at: int) -> str:
        """Return in sentences what the row at a place waits for; "" where all of it is sure."""
        unsent = self.grid.rows[at].number in self.unsent
        never = (
            tr("the form was begun and not sent off, as far as the file says.") if unsent else ""
        )
        return " ".join(filter(None, (never, waits_for_yes(self.waiting.get(at, ())))))


def matched(grid: Grid, vocabulary: Vocabulary) -> MatchedTable:
    """Return a table of returns in our own words.

    A table that has them already comes back as it is.
    """
    matcher = HeadingMatcher(vocabulary)
    if vocabulary.wordings:
        grid = with_comment_rows(grid, vocabulary, matcher)
    if _is_ours(grid, vocabulary):
        names = {name: grid.plain_headings.index(name) for name in (CASE, AGENCY)}
        grid, joined = with_comments_joined(grid, grid.plain_headings, vocabulary)
        grid = filled_down(grid, names, vocabulary)
        keys = {*map(normalised, vocabulary.items)}
        asked = [at for at, one in enumerate(grid.plain_headings) if one in keys]
        days = [at for at, one in enumerate(grid.plain_headings) if one == COMPLETED]
        grid = with_merged_filled(grid, {*asked, *days}, vocabulary)
        grid = with_halves_joined(grid, names, asked, vocabulary)
        grid, put_right = with_rows_put_right(grid, grid.headings, vocabulary)
        waiting = _with_waiting(_waiting(grid), joined, grid)
        form = heading_form(grid.plain_headings)
        table = MatchedTable(
            grid, (*_likely(grid), *joined, *put_right), waiting, written=grid, form=form
        )
        return _with_words(table, vocabulary)
    unsent, headings = never_sent(grid), grid.headings
    form = heading_form(grid.plain_headings)
    grid = shaped(grid, vocabulary, matcher)
    columns = matcher.columns(grid)
    told = {at for at, one in enumerate(columns) if one.means in {*vocabulary.items, COMPLETED}}
    grid = with_merged_filled(grid, told, vocabulary)
    grid, joined = with_comments_joined(grid, [one.means for one in columns], vocabulary)
    grid, around = with_names_around(grid, columns, vocabulary)
    grid, put_right = with_rows_put_right(grid, _meanings(grid, columns), vocabulary)
    waiting = _with_waiting(_waiting(grid), joined, grid)
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
    matches = _placed((*columns, *around, *_likely(grid), *joined, *put_right), headings)
    written = replace(grid, headings=_meanings(grid, columns))
    return _with_words(MatchedTable(plain, matches, waiting, unsent, written, form), vocabulary)


def under_headings(grid: Grid, vocabulary: Vocabulary) -> MatchedTable:
    """Return a table of which is known already what each column means (see `cells`)."""
    columns = [
        Match(MatchKind.COLUMN, "", heading.removeprefix(_KEPT), _meant(heading), Certainty.AGREED)
        for heading in grid.headings
    ]
    plain = _in_our_words(grid, columns, vocabulary)
    return _with_words(MatchedTable(plain, written=grid), vocabulary)


_KEPT: Final = f"{KEPT}: "


def _meanings(grid: Grid, columns: Sequence[Match]) -> tuple[str, ...]:
    """Return what columns mean; of those that mean nothing, and of texts, their headings too."""
    meant = tuple(
        f"{_KEPT}{one.written}" if one.means == KEPT else one.means or heading
        for one, heading in zip(columns, grid.headings, strict=False)
    )
    return (*meant, *grid.headings[len(meant) :])  # what stands around the table has no column


def _meant(heading: str) -> str:
    return KEPT if heading.startswith(_KEPT) else heading


def _placed(matches: Sequence[Match], headings: Sequence[str]) -> tuple[Match, ...]:
    """Return matches with where their headings stand in the file, each place once."""
    places: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        places.setdefault(heading, []).append(at)
    found = []
    for match in matches:
        left = places.get(match.written) if match.kind is MatchKind.COLUMN else None
        found.append(replace(match, column=left.pop(0)) if left and match.written else match)
    return tuple(found)


def _likely(grid: Grid) -> tuple[Match, ...]:
    """Return what is likely about rows, each once."""
    return tuple(dict.fromkeys(match for found in grid.likely.values() for match in found))


def _waiting(grid: Grid) -> dict[int, list[Match]]:
    """Return what rows wait for before any heading or word is looked at, by their places."""
    found = {}
    for place, row in enumerate(grid.rows):
        waits = [
            one for one in grid.likely.get(row.number, ()) if one.certainty is Certainty.PROPOSED
        ]
        if waits:
            found[place] = waits
    return found


def _with_waiting(
    waiting: dict[int, list[Match]], matches: Sequence[Match], grid: Grid
) -> dict[int, list[Match]]:
    """Return what rows wait for, with what is proposed of single ones."""
    proposed = {
        one.rows[0]: one for one in matches if one.rows and one.certainty is Certainty.PROPOSED
    }
    for place, row in enumerate(grid.rows):
        if row.number in proposed:
            waiting.setdefault(place, []).append(proposed[row.number])
    return waiting


def _is_ours(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Return whether every heading is one of ours, or is said to mean nothing."""
    known = vocabulary.headings()
    headings = {heading for heading in grid.plain_headings if heading}
    of_comments = IS_COMMENT.fullmatch(normalised(grid.sheet)) is not None
    return {CASE, AGENCY} <= headings and headings <= known and not of_comments


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
            if match.means == KEPT:
                name = f"{KEPT}: {match.written}"
            home = first.setdefault(name, at)
            headings[at] = name if home == at else ""
            if question:
                added.setdefault(home, []).append((at, line))
            elif home != at:  # asked twice, and a row answers one of the two
                added.setdefault(home, [(home, "")]).append((at, ""))
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
    headings = table.grid.plain_headings
    day = headings.index(COMPLETED) if COMPLETED in headings else None
    keys = {normalised(key): key for key in vocabulary.items}
    asked = [at for at, heading in enumerate(headings) if heading in keys]
    chosen = [at for at in asked if vocabulary.items[keys[headings[at]]].held.kind.one_of_some]
    table = replace(table, grid=without_placeholders(table.grid, chosen))
    rewriter = WordsRead(
        vocabulary,
        (row.at(day) for row in table.grid.rows),
        (row.at(at) for row in table.grid.rows for at in asked),
        key_in(table.grid.above, vocabulary),
        table.form,
        table.grid.in_workbook,
    )
    rows = []
    comments: dict[int, dict[str, list[str]]] = {}
    for place, row in enumerate(table.grid.rows):
        cells = list(row.cells)
        for at, heading in enumerate(headings):
            written = row.at(at)
            if written and (heading in keys or heading in (CASE, AGENCY, COMPLETED)):
                key = keys.get(heading, heading)
                cells[at] = rewriter.read(place, key, written)
                words = rewriter.comment(key, written)
                if words:
                    question, line = _comment_on(key + COMMENTS, vocabulary)
                    said = comments.setdefault(place, {}).setdefault(f"{question}{COMMENTS}", [])
                    said.append(f"{line}: {words}" if line else words)
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
    grid = _with_comments(replace(table.grid, rows=tuple(rows)), comments)
    found = (*table.matches, *matches)
    return replace(table, grid=grid, matches=found, waiting=waiting)


def _with_comments(grid: Grid, comments: Mapping[int, Mapping[str, Sequence[str]]]) -> Grid:
    """Return the table with what stood beside answers among the comments of its row's place."""
    plain = list(grid.plain_headings)
    headings = list(grid.headings)
    new = {one: None for said in comments.values() for one in said if normalised(one) not in plain}
    headings += new
    where = {name: at for at, name in reversed([*enumerate(map(normalised, headings))])}
    rows = list(grid.rows)
    for place, said in comments.items():
        cells = list(rows[place].cells)
        cells += [""] * (len(headings) - len(cells))
        for name, words in said.items():
            at = where[normalised(name)]
            cells[at] = "\n".join(filter(None, (*words, cells[at])))
        rows[place] = Row(rows[place].number, tuple(cells))
    return replace(grid, headings=tuple(headings), rows=tuple(rows))
