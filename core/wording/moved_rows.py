"""How it is told that the cells of a row moved from under their headings, and what mends it."""

from typing import Final

from core.model.draft.match import COMMENTS, KEPT
from core.model.draft.returns import Cells
from core.model.fault import shown
from core.words import later, plural, tr

_MOST_LINES: Final = 5
_LONGEST: Final = 36
_KEPT: Final = f"{KEPT}: "
_NAMED: Final = {
    "case": later("{Case}"),
    "agency": later("Agency"),
    "completed on": later("Completed on"),
}


def asked_words(heading: str) -> str:
    """Return what a column asks for: "Comment on 3", "1a"."""
    if heading.endswith(COMMENTS):
        return tr("Comment on {key}", key=heading.removesuffix(COMMENTS))
    if heading in _NAMED:
        return tr(_NAMED[heading])
    return shown(heading.removeprefix(_KEPT)) if heading else "–"


def move_words(before: Cells, after: Cells, columns: int) -> str:
    """Return how many cells move then, and how far: "6 cells move 1 column to the left."."""
    left = sum(bool(text) for _, text in before[_first_change(before, after) :])
    wide = plural(columns, "column")
    if _last_text(after) > _last_text(before):
        return tr("{cells} {columns} to the right.", cells=_moving(left), columns=wide)
    return tr("{cells} {columns} to the left.", cells=_moving(left), columns=wide)


def change_lines(before: Cells, after: Cells) -> list[str]:
    """Return what stands otherwise then, column by column: "3: “No” → “Yes”"."""
    texts = [text for _, text in before]
    texts += [""] * (len(after) - len(texts))
    beyond = [("", "")] * (len(texts) - len(after))
    lines = [
        f"{asked_words(heading)}: {_quoted(was)} → {_quoted(now)}"
        for was, (heading, now) in zip(texts, (*after, *beyond), strict=True)
        if was != now
    ]
    more = len(lines) - _MOST_LINES
    if more > 1:
        lines = [*lines[:_MOST_LINES], tr("and {count} more", count=more)]
    return lines


def _moving(count: int) -> str:
    return plural(count, "cell moves", "cells move")


def _first_change(before: Cells, after: Cells) -> int:
    same = (was == now for was, now in zip(before, after, strict=False))
    return next((at for at, one in enumerate(same) if not one), min(len(before), len(after)))


def _last_text(cells: Cells) -> int:
    return max((at for at, (_, text) in enumerate(cells) if text), default=0)


def _quoted(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return f"“{shown(short)}”" if text else tr("blank")
