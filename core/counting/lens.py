"""Everything behind one number at once: what the lens shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.counting.before_after import BeforeAfter, before_after
from core.counting.collation import Base
from core.counting.firmness import Interval, LeaveOneOut, leave_one_out, wilson
from core.counting.live_number import (
    LiveCount,
    LiveNumber,
    Member,
    is_of_one,
    item_of,
    live_count,
    on_base,
    point_of,
)
from core.model.ids import AgencyId, AnswerId, CaseId
from core.model.snapshot import AnswerRow, Snapshot, ValueRow
from core.model.tool import Answer

FEW_LETTERS = 8
"""How many cases are named in a cell; of more there is a count."""


@dataclass(frozen=True, slots=True)
class LensColumn:
    """Who gave one answer, or none of those in the base: `answer` is None for left out."""

    answer: Answer | None
    members: tuple[Member, ...]


@dataclass(frozen=True)
class LensRow:
    """One agency with its cases in each column; of the room's judgements there is one row."""

    agency_id: AgencyId | None
    cells: tuple[tuple[CaseId, ...], ...]


@dataclass(frozen=True)
class Lens:
    """A number with its other base, who said what, how firm it is, and what it became."""

    found: LiveCount
    other: LiveCount | None
    columns: tuple[LensColumn, ...]
    rows: tuple[LensRow, ...]
    interval: Interval | None
    left: LeaveOneOut | None
    moved: BeforeAfter | None


def lens(
    now: Snapshot,
    number: LiveNumber,
    answers: Iterable[AnswerRow] = (),
    apart: NotAsked = EVERYTHING_ASKED,
    values: Iterable[ValueRow] = (),
) -> Lens | None:
    """Gather what stands behind a number; None where the audit no longer has it.

    *answers* and *values* are those to `items_to_read` and `values_to_read` for it.
    """
    rows = tuple(answers)
    found = live_count(now, number, rows, apart, values)
    if found is None:
        return None
    columns = _columns(now, found)
    has_rate = found.tally is None or number.counted.is_given
    has_rate = has_rate and not is_of_one(now, number)
    return Lens(
        found,
        _other(now, found),
        columns,
        _rows(now, columns),
        wilson(found.count, found.base) if has_rate else None,
        leave_one_out(found),
        _moved(now, number, rows, apart),
    )


def _other(now: Snapshot, found: LiveCount) -> LiveCount | None:
    """Return the number on the other base; None where both are the same."""
    other = Base.ALL if found.number.base is Base.APPLICABLE else Base.APPLICABLE
    worked = on_base(now.tool, found, other)
    same = worked is None or (worked.count, worked.base) == (found.count, found.base)
    return None if same else worked


def _columns(now: Snapshot, found: LiveCount) -> tuple[LensColumn, ...]:
    if found.tally is not None:
        return ()
    in_base = (*found.members, *found.rest)
    given: dict[AnswerId, list[Member]] = {}
    for member in in_base:
        given.setdefault(found.answers[member].id, []).append(member)
    order = sorted(given, key=lambda one: now.tool.answer[one].position)
    columns = [LensColumn(now.tool.answer[one], _listed(now, given[one])) for one in order]
    left_out = (*found.off_scale, *found.blank, *found.not_asked)
    return (*columns, *[LensColumn(None, _listed(now, left_out))] * bool(left_out))


def _listed(now: Snapshot, members: Iterable[Member]) -> tuple[Member, ...]:
    """Return who is counted by case as listed."""
    order = {case.id: at for at, case in enumerate(now.cases)}
    return tuple(sorted(members, key=lambda one: order.get(one[0], 0)))


def _rows(now: Snapshot, columns: tuple[LensColumn, ...]) -> tuple[LensRow, ...]:
    """Return the agencies with the most in the base first, as they are listed among equals."""
    cells: dict[AgencyId | None, list[list[CaseId]]] = {}
    for at, column in enumerate(columns):
        for case_id, agency_id in column.members:
            held = cells.setdefault(agency_id, [[] for _ in columns])
            held[at].append(case_id)
    order = {agency.id: at for at, agency in enumerate(now.agencies)}

    def place(agency_id: AgencyId | None) -> tuple[int, int]:
        counted = sum(len(cell) for cell in cells[agency_id])
        return -counted, order.get(agency_id, 0) if agency_id is not None else 0

    return tuple(LensRow(one, tuple(map(tuple, cells[one]))) for one in sorted(cells, key=place))


def _moved(
    now: Snapshot, number: LiveNumber, rows: tuple[AnswerRow, ...], apart: NotAsked
) -> BeforeAfter | None:
    """Return what agencies said and the room agreed; None where the two cannot be compared."""
    if number.counted.is_tally or number.narrowing:
        return None
    point = point_of(now.tool, number)
    if point is None and (item := item_of(now.tool, number)) is not None:
        point = now.tool.judged_at(item.id)
    return before_after(now, point, rows, apart) if point is not None else None


def case_letters(now: Snapshot) -> dict[CaseId, str]:
    """Return what tells each case from the others in one or two letters: "D" for "Child D".

    The words that all references begin with are left off; where they have none, the
    reference stays whole.
    """
    split = {case.id: case.reference.split() for case in now.cases}
    firsts = [found[0] for found in split.values() if len(found) > 1]
    alike = len(firsts) == len(split) and len({key for key, _ in groupby(sorted(firsts))}) == 1
    return {at: " ".join(words[1:] if alike else words) for at, words in split.items()}
