"""A form that asks the same of several cases, in one row: a row for each of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.intake.flaws import Flaw
from core.intake.grid import Grid, Row
from core.intake.matching.headings import HeadingMatcher
from core.intake.others_words import CASES
from core.model.names import normalised

_BRACKETED: Final = re.compile(
    r"(?P<before>.*?)\s*\[(?P<number>\d{1,2})\]\s*[/.:_-]?\s*(?P<after>.*)"
)
_BEHIND: Final = re.compile(r"(?P<base>.*?\D)[\s_.(#-]*(?P<number>\d{1,2})\)?")
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
_ORDINAL: Final = re.compile(
    rf"[(\[]?\b(?:(?P<word>{'|'.join(_ORDINALS)})(?:\s+(?P<of>child|case|family|record))?"
    r"|(?:child|case|family|record)\s+(?P<number>[1-6]))\b[)\]]?",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"(?P<base>.*\S)\s+[-–#]\s*(?P<number>\d{1,2})")
_AROUND: Final = "._ -–—:>|"


def with_repeats_unrolled(grid: Grid, matcher: HeadingMatcher) -> Grid:
    """Return a table with a row for each time its headings ask for a case, and questions, anew.

    They are told by a number in brackets ("children[2]/case"), by a word ("second child") or, as
    some tools write, right behind the words that were there before ("Which child?2").
    """
    found = _by_brackets(grid) or _by_ordinal(grid) or _by_ending(grid)
    asked_again = [base for base, columns in found.items() if len(columns) > 1]
    if not any(CASES.search(normalised(base)) for base in asked_again):
        return grid
    if not any(matcher.is_question(base) for base in asked_again):
        return grid
    numbers = sorted({number for columns in found.values() for number in columns})
    used = {at for columns in found.values() for at in columns.values()}
    shared = [at for at in range(len(grid.headings)) if at not in used]
    headings = (*(grid.headings[at] for at in shared), *found)
    rows = []
    for row in grid.rows:
        for number in numbers:
            own = [row.at(columns.get(number)) for columns in found.values()]
            if any(own):
                rows.append(Row(row.number, (*(row.at(at) for at in shared), *own)))
    return replace(grid, headings=headings, rows=tuple(rows), flaws=_without_places(grid))


def _without_places(grid: Grid) -> Mapping[int, Sequence[Flaw]]:
    """Return the flaws of rows as those of all that is made of them."""
    return {
        number: [replace(one, column=None) if one.decides else one for one in flaws]
        for number, flaws in grid.flaws.items()
    }


def _by_brackets(grid: Grid) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for at, heading in enumerate(grid.headings):
        parts = _BRACKETED.fullmatch(heading)
        if parts is not None:
            base = parts["after"] or parts["before"]
            found.setdefault(base, {})[int(parts["number"])] = at
    return found


def _by_ordinal(grid: Grid) -> dict[str, dict[int, int]]:
    """Return by their words the columns that say which child, or case, of several they are of.

    What is asked of the first may only have its words; later ones have a number behind them.
    """
    found: dict[str, dict[int, int]] = {}
    for at, heading in enumerate(grid.headings):
        parts = _ORDINAL.search(heading)
        if parts is None:
            continue
        word = normalised(parts["word"] or parts["number"])
        number = int(word) if word.isdecimal() else _ORDINALS.index(word) + 1
        base = f"{heading[: parts.start()].strip(_AROUND)} {heading[parts.end() :].strip(_AROUND)}"
        found.setdefault(base.strip() or parts["of"] or heading, {})[number] = at
    if not any(len(columns) > 1 for columns in found.values()):
        return {}
    return found | _by_ending(grid)


def _by_count(grid: Grid) -> dict[str, dict[int, int]]:
    """Return by their words the columns that only a number behind a dash tells apart."""
    found: dict[str, dict[int, int]] = {}
    for at, heading in enumerate(grid.headings):
        parts = _COUNTED.fullmatch(heading)
        if parts is not None:
            found.setdefault(parts["base"], {})[int(parts["number"])] = at
    return {base: columns for base, columns in found.items() if len(columns) > 1 and 1 in columns}


def _by_ending(grid: Grid) -> dict[str, dict[int, int]]:
    """Return by their words the columns whose words are there before, and a number behind them."""
    first = {normalised(one): one for one in reversed(grid.headings) if one}
    found = _by_count(grid)
    for at, heading in enumerate(grid.headings):
        parts = _BEHIND.fullmatch(heading)
        base = first.get(normalised(parts["base"])) if parts is not None else None
        if parts is not None and base is not None and int(parts["number"]) > 1:
            home = grid.headings.index(base)
            found.setdefault(base, {1: home})[int(parts["number"])] = at
    return found
