"""From what a number on the page selects to the number itself, and to what stands behind it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.counting.asking import Pair, usable_pairs
from core.counting.collation import Base
from core.counting.evidence import ReturnsSelection, dependency_of
from core.counting.judgements import JudgementsSelection
from core.counting.lens import Lens, lens
from core.counting.live_number import (
    Counted,
    LiveCount,
    LiveNumber,
    item_of,
    items_to_read,
    live_count,
    values_to_read,
)
from core.counting.narrowing import AGENCY, AnsweredSo, Narrowing, Within, kept_pairs
from core.model.audit import Grouping
from core.model.judgement import JudgementState
from core.model.snapshot import Snapshot, ValueRow
from core.model.tool import Tool
from core.queries.returns import answers_to, values_given
from ui.audit.session import WorkshopSession
from ui.themes.evidence import EvidenceQuery, left_unasked
from ui.themes.filters import Filters


@dataclass(frozen=True, slots=True)
class NumberPointed:
    """A number the pointer or the keyboard came to, and how to list what is behind it."""

    number: LiveNumber
    query: EvidenceQuery | None = None


def number_of(
    now: Snapshot, selection: ReturnsSelection | JudgementsSelection, filters: Filters
) -> LiveNumber | None:
    """Return the number a selection counts; None for what has no share, as blanks."""
    if isinstance(selection, JudgementsSelection):
        return _of_judgements(now, selection, filters)
    item = now.tool.item.get(selection.item_id)
    if item is None or selection.answer_id is None or not selection.asked:
        return None
    depends = dependency_of(now.tool, item) if selection.narrowed else None
    where = (AnsweredSo(depends.on.id, (depends.answer.id,)),) if depends is not None else ()
    agency = filters.agency_id
    within = (Within(AGENCY, str(agency)),) if agency is not None else ()
    only = filters.of_returns
    where = tuple(dict.fromkeys((*where, *only.where)))
    within = tuple(dict.fromkeys((*within, *only.within)))
    return LiveNumber(
        Counted.RETURNS,
        item.question_id,
        item.id,
        (selection.answer_id,),
        filters.base,
        where,
        within,
    )


def _of_judgements(
    now: Snapshot, selection: JudgementsSelection, filters: Filters
) -> LiveNumber | None:
    if selection.state is not JudgementState.AGREED or selection.answer_id is None:
        return None
    by_pathway = now.audit.grouping is Grouping.PATHWAY
    dimension = selection.dimension or ("pathway" if by_pathway else "team")
    group = (Within(dimension, selection.group),) if selection.group is not None else ()
    # The matrix is of all that was agreed; only the counting table has the page's base.
    return LiveNumber(
        Counted.CASES,
        selection.point.question_id,
        selection.point.item_id,
        (selection.answer_id,),
        filters.base if selection.group is None else Base.ALL,
        within=(*group, *filters.of_room),
        complete_only=selection.complete_only,
    )


def lens_on(session: WorkshopSession, number: LiveNumber) -> Lens | None:
    """Return everything behind a number; None where the audit no longer has it."""
    now, items = session.now, items_to_read(session.now.tool, [number])
    if number.counted is Counted.CASES:  # what the agencies said of it before
        items = items_to_read(now.tool, [replace(number, counted=Counted.RETURNS)])
    answers = session.read(lambda file: answers_to(file, items)) if items else ()
    values = given_values(session, [number])
    return lens(now, number, answers, left_unasked(session), values)


def count_now(session: WorkshopSession, number: LiveNumber) -> LiveCount | None:
    """Return what a number comes to; None where the audit no longer has it."""
    items = items_to_read(session.now.tool, [number])
    answers = session.read(lambda file: answers_to(file, items)) if items else ()
    values = given_values(session, [number])
    return live_count(session.now, number, answers, left_unasked(session), values)


def given_values(session: WorkshopSession, numbers: Iterable[LiveNumber]) -> tuple[ValueRow, ...]:
    """Return the values that numbers are counted from; nothing is read for those that need none."""
    items = values_to_read(session.now.tool, numbers)
    return session.read(lambda file: values_given(file, items)) if items else ()


def narrowing_to(tool: Tool, number: LiveNumber) -> Narrowing:
    """Return what keeps just the returns a number counts."""
    item = item_of(tool, number)
    own = (AnsweredSo(item.id, number.answer_ids),) if item is not None else ()
    return Narrowing(tuple(dict.fromkeys((*number.where, *own))), number.within)


def usable_within(session: WorkshopSession, only: Narrowing) -> frozenset[Pair] | None:
    """Return the usable returns that a narrowing keeps; None where it keeps all."""
    if not only:
        return None
    answers = session.read(lambda file: answers_to(file, only.items)) if only.where else ()
    return frozenset(kept_pairs(session.now, usable_pairs(session.now), only, answers).pairs)
