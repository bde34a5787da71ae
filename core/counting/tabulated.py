"""Lays the counts out for machines: the shape the command line prints and scripts read."""

from typing import Final

from core.counting.collation import Base, Counts, ItemCount, collate, on_the_scale, responses
from core.model.snapshot import Snapshot

USUAL: Final = ("yes", "no", "dont_know", "not_applicable")
"""The answers every item is shown with, so that a script finds the same keys everywhere."""

Table = dict[str, object]


def counts_table(now: Snapshot, counts: Counts) -> Table:
    """Return requests, returns and, by item, every count with both bases.

    Percentages are text, null for a base of 0. Without returns there are no items.
    """
    answered = responses(now)
    rows = collate(now.tool, counts, answered.usable) if now.returns else ()
    return {
        "requests": answered.requests,
        "returned": answered.returned,
        "usable": answered.usable,
        "response rate": None if answered.rate is None else str(answered.rate),
        "items": {row.item.key: _item(row) for row in rows},
    }


def _item(row: ItemCount) -> Table:
    own = {answer.key: count for answer, count in row.counts}
    found: Table = {key: own.get(key, 0) for key in keys_of(row)}
    found["blank"] = row.blank
    found["percent of all answers"] = _percents(row, Base.ALL)
    found["percent where applicable"] = _percents(row, Base.APPLICABLE)
    return found


def keys_of(row: ItemCount) -> list[str]:
    """Return the usual answers' keys and then the item's own."""
    return list(dict.fromkeys([*USUAL, *(answer.key for answer, _ in row.counts)]))


def _percents(row: ItemCount, base: Base) -> Table:
    worked = {answer.key: row.percent(answer, base) for answer, _ in row.counts}
    off = {answer.key for answer, _ in row.counts if not on_the_scale(answer)}
    nothing = None if row.base(base) == 0 else "0.0"
    found: Table = {}
    for key in keys_of(row):
        if base is Base.APPLICABLE and (key in off or key == "not_applicable"):
            continue
        share = worked.get(key)
        found[key] = nothing if share is None else str(share)
    return found | {"base": row.base(base)}
