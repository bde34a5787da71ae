"""What going back asks: the moments there are, and what was different then."""

from dataclasses import dataclass

from core.model.changed import RowChange
from core.model.ids import CaseId
from core.model.judgement import Judgement
from core.model.kept_copy import KeptCopy
from core.model.tool import Point
from core.store.file import WorkshopFile
from core.store.history import ActState
from core.store.rows import KINDS, row_change


@dataclass(frozen=True, slots=True)
class PastMoment:
    """A moment after something was done, by its act's number; `copy` is one that was kept then.

    `weight` is about how many rows were written since the moment before.
    """

    id: int
    at: str
    label: str
    weight: int
    copy: KeptCopy | None = None


def past_moments(file: WorkshopFile) -> list[PastMoment]:
    """Return every moment to go back to, the newest first. Raises FileProblem.

    The time that cases took is no moment of its own. In the order in which things
    were done, whatever the clock said.
    """
    steps = file.past.moments()
    known = [one for one in steps if one.state != ActState.QUIET]
    copied: dict[int, KeptCopy] = {}
    for copy in file.own_copies.folder.copies() if file.own_copies is not None else ():
        at = next((one.id for one in reversed(known) if one.id <= copy.facts.last_act), None)
        if at is not None:
            copied[at] = copy
    return [
        PastMoment(one.id, one.at, one.label, one.weight, copied.get(one.id))
        for one in reversed(known)
    ]


@dataclass(frozen=True, slots=True)
class PastRows:
    """Each row that was different: now as before, then as after; and which hang together."""

    rows: tuple[RowChange, ...] = ()
    together: tuple[frozenset[tuple[type, int]], ...] = ()


def place_then(file: WorkshopFile, moment: int) -> tuple[CaseId, Point] | None:
    """Return which question the room was at when the act *moment* was done, as far as is known.

    Raises FileProblem.
    """
    key = file.past.last_touched(Judgement, moment)
    judged = None if key is None else file.get(Judgement, key)
    return None if judged is None else (judged.case_id, judged.point)


def rows_then(file: WorkshopFile, moment: int) -> PastRows:
    """Return what was different after the act *moment*.

    Raises FileProblem where the history does not reach back so far.
    """
    way = file.past.way_back(moment)
    return PastRows(
        tuple(row_change(one) for one in way.changes),
        tuple(frozenset((KINDS[table], key) for table, key in one) for one in way.together),
    )
