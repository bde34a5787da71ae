"""How much a share rests on one, for machines and spreadsheets."""

from typing import Final

from core.cli.value_tables import Table
from core.counting.collation import Base
from core.counting.firmness import GroupLeftOut, LeaveOneOut, Share
from core.model.snapshot import Snapshot
from core.model.tool import Answer
from core.wording.live_number import group_words
from core.words import word_for

RESTS: Final = ("leading", "least_without_one", "most_without_one", "rests_most_on", "without_it")
"""The answer it is told of, the least and the most of its share in per cent without any one
return or case, the agency or case whose leaving out moves it most, and what is then left."""
NO_RESTS: Final[list[object]] = [""] * len(RESTS)


def rests_table(now: Snapshot, lead: Answer, left: LeaveOneOut | None, base: Base) -> Table:
    """Return what is left of a leading share; nothing where nothing is without the only one."""
    if left is None:
        return {}
    told: Table = {"answer": lead.key, "base": word_for(base)}
    told |= {"least": _share(left.least), "most": _share(left.most)}
    if left.group is not None:
        kind, name = _named(now, left.group)
        told["without"] = {kind: name, "returns": left.group.size, **_share(left.group.left)}
    return {"leave one out": told}


def rests_cells(now: Snapshot, lead: Answer, left: LeaveOneOut | None) -> list[object]:
    """Return the same as columns."""
    if left is None:
        return NO_RESTS
    without: list[object] = ["", ""]
    if left.group is not None:
        without = [_named(now, left.group)[1], left.group.left.percent]
    return [lead.key, left.least.percent, left.most.percent, *without]


def _named(now: Snapshot, group: GroupLeftOut) -> tuple[str, str]:
    agency = group.agency_id
    kind, number = ("agency", agency) if agency is not None else ("case", group.case_id)
    return kind, group_words(now, kind, str(number))


def _share(share: Share) -> Table:
    worked = share.percent
    return {
        "count": share.count,
        "base": share.base,
        "percent": None if worked is None else str(worked),
    }
