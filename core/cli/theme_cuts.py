"""Counts of whole themes: answers in returns, or what the room agreed, by which way they bear."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from core.cli.counts import harmless
from core.cli.value_tables import Table
from core.counting.collation import Base, percent
from core.counting.cuts import ThemeCount
from core.model.bearing import Bearing
from core.model.snapshot import Snapshot
from core.words import later, tr, word_for

BLANK: Final = "blank"
NOT_SETTLED: Final = later("not settled")
"""What is no answer: of the returns, of the room."""


def theme_line(
    now: Snapshot, one: ThemeCount, base: Base, *, rest: str = BLANK, rates: bool = True
) -> str:
    """Say a theme: "The plan: met 14 (66.7% of 21) · blank 3"; without *rates* only counts."""
    of = one.answers if base is Base.ALL else one.applicable
    said = [
        f"{bearing.value} {count}" + (f" ({percent(count, of)}% of {of})" if rates else "")
        for bearing, count in one.bearings
        if count and of
    ]
    if not one.answers and not one.blank:
        said = [tr("nothing that adds up")]
    unanswered = f"{tr(rest)} {one.blank}"
    return f"  {now.tool.theme[one.theme_id].title}: {' · '.join([*said, unanswered])}"


def themes_table(now: Snapshot, counted: Iterable[ThemeCount], rest: str = BLANK) -> Table:
    """Return every theme with its counts and both bases."""
    return {
        "themes": {
            now.tool.theme[one.theme_id].title: {
                **{bearing.value: count for bearing, count in one.bearings},
                rest: one.blank,
                "all answers": one.answers,
                "where applicable": one.applicable,
            }
            for one in counted
        }
    }


def themes_csv(
    now: Snapshot,
    head: Sequence[str],
    rows: Iterable[tuple[Sequence[object], Iterable[ThemeCount]]],
    rest: str = BLANK,
) -> str:
    """Return a row for each group and theme."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    bearings = [one.value for one in Bearing]
    writer.writerow([*head, "theme", *bearings, rest, *map(word_for, Base)])
    for names, counted in rows:
        for one in counted:
            counts = [count for _, count in one.bearings]
            title = harmless(now.tool.theme[one.theme_id].title)
            writer.writerow([*names, title, *counts, one.blank, one.answers, one.applicable])
    return out.getvalue()
