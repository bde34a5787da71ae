"""Answers that have a column each, with a tick in it: joined into the one column they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.headings import HeadingMatcher
from core.intake.vocabulary import Vocabulary
from core.model.names import normalised
from core.words import tr

_TICKS: Final = frozenset(("x", "✓", "✔", "☑", "√", "1", "true", "y", "yes", "•", "*", "ü", "þ"))
_NO_TICKS: Final = frozenset(("", "0", "false", "☐", "-", "n", "no"))
ANSWER: Final = "answer"


@dataclass
class _Choice:
    """A question asked in several columns: which of them is which answer, by its label."""

    stem: str
    columns: dict[int, str] = field(default_factory=dict)


def with_choices_joined(grid: Grid, vocabulary: Vocabulary, matcher: HeadingMatcher) -> Grid:
    """Return a table with one column a question where it had one for each answer."""
    found: dict[str, _Choice] = {}
    for at, heading in enumerate(grid.headings):
        for stem, option in _halves(heading):
            label = _answer_of(stem, option, vocabulary, matcher)
            if label:
                found.setdefault(normalised(stem), _Choice(stem)).columns[at] = label
                break
    for plain, choice in found.items():
        if len(set(choice.columns.values())) > 1 and _are_ticked(grid, choice):
            whole = plain in grid.plain_headings
            grid = _without(grid, choice) if whole else _joined(grid, choice)
    return grid


def with_ticks_joined(grid: Grid, left: Sequence[int], vocabulary: Vocabulary) -> Grid:
    """Return a table of lines whose answers are ticked as one with a column of answers."""
    choice = _Choice(ANSWER)
    for at in left:
        label = grid.headings[at].strip(" .:?")
        if any(one.find(label) or one.usual(label) for one in vocabulary.items.values()):
            choice.columns[at] = label
    if len(choice.columns) < 2 or ANSWER in grid.plain_headings or not _are_ticked(grid, choice):
        return grid
    return _joined(grid, choice)


def _halves(heading: str) -> Iterable[tuple[str, str]]:
    """Yield a heading as a question and one of its answers, in the ways forms tools write that."""
    if heading.endswith("]") and "[" in heading:
        stem, _, option = heading[:-1].rpartition("[")
        yield stem.strip(), option.strip()
    for between in (" - ", " – ", " >> ", " > ", " | ", ": ", "/"):
        stem, found, option = heading.rpartition(between)
        if found and stem.strip():
            yield stem.strip(), option.strip()


def _answer_of(stem: str, option: str, vocabulary: Vocabulary, matcher: HeadingMatcher) -> str:
    meant = matcher.question_meant(stem) if option else None
    choices = vocabulary.items.get(meant[0]) if meant is not None else None
    if choices is None:
        return ""
    key = choices.find(option) or choices.usual(option)
    return choices.label(key) if key else ""


def _are_ticked(grid: Grid, choice: _Choice) -> bool:
    return all(
        _is_ticked(row.at(at), label) is not None
        for row in grid.rows
        for at, label in choice.columns.items()
    )


def _is_ticked(cell: str, label: str) -> bool | None:
    """Return whether a cell ticks its column's answer; None where it says something else."""
    plain = normalised(cell)
    if plain == normalised(label) or plain in _TICKS:
        return True
    return False if plain in _NO_TICKS else None


def _joined(grid: Grid, choice: _Choice) -> Grid:
    home = min(choice.columns)
    grid = replace(grid, rows=tuple(_joined_row(row, choice, home) for row in grid.rows))
    return _headed(grid, choice, {home: choice.stem})


def _joined_row(row: Row, choice: _Choice, home: int) -> Row:
    ticked = [label for at, label in choice.columns.items() if _is_ticked(row.at(at), label)]
    cells = [*row.cells, *[""] * (home + 1 - len(row.cells))]
    for at in choice.columns:
        cells[at : at + 1] = [""] if at < len(cells) else []
    cells[home] = "; ".join(ticked)
    return Row(row.number, tuple(cells))


def _without(grid: Grid, choice: _Choice) -> Grid:
    """Return a table without the columns that only say again what one of them says."""
    remark = tr("Columns that only tick what “{stem}” says were passed over.", stem=choice.stem)
    rows = tuple(
        Row(row.number, tuple("" if at in choice.columns else c for at, c in enumerate(row.cells)))
        for row in grid.rows
    )
    return _headed(replace(grid, rows=rows, remarks=(*grid.remarks, remark)), choice, {})


def _headed(grid: Grid, choice: _Choice, named: dict[int, str]) -> Grid:
    headings = [
        named.get(at, "") if at in choice.columns else heading
        for at, heading in enumerate(grid.headings)
    ]
    return replace(grid, headings=tuple(headings))
