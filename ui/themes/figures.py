"""What the counting table says, worked out line by line before anything is drawn."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from core.counting.collation import (
    Base,
    Counts,
    ItemCount,
    Responses,
    RoomCount,
    collate,
    responses,
    room_count,
)
from core.model.audit import Grouping
from core.model.ids import AgencyId, AnswerId, ItemId, ThemeId
from core.model.judgement import JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Item, Point, Question, Tool
from core.wording.numbers import Unit

FEW: Final = 37
"""Up to this many returns a percentage with one place gives its count away."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the stage is narrowed to, and which base its percentages have."""

    theme_id: ThemeId | None = None
    agency_id: AgencyId | None = None
    base: Base = Base.APPLICABLE


@dataclass(frozen=True, slots=True)
class ReturnsWish:
    """The returns behind a number; without an answer those that left it out."""

    item_id: ItemId
    answer_id: AnswerId | None
    recut: bool = False


@dataclass(frozen=True, slots=True)
class RoomWish:
    """The judgements behind a number: in one state, with one answer where agreed."""

    point: Point
    state: JudgementState
    answer_id: AnswerId | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """What an item rests on: counted only where another was answered so."""

    item_id: ItemId
    answer_id: AnswerId
    where: str
    full: str

    @property
    def short(self) -> str:
        """The gate as a wish: "Only where 1f = Yes"."""
        return f"Only where {self.where}"


@dataclass(frozen=True)
class CountLine:
    """One line of the table: an item's returns, what the room judged, or both.

    `told` stands in place of returns, `room_told` in place of judgements.
    """

    key: str
    short: str
    question: Question
    item: Item | None
    point: Point
    counted: ItemCount | None
    room: RoomCount | None
    told: str = ""
    room_told: str = ""
    gate: Gate | None = None
    recut: bool = False


def responses_of(now: Snapshot, agency_id: AgencyId | None) -> Responses:
    """Return the requests, the returns and the usable ones of all agencies or of one."""
    return responses(now, agency_id)


def grouped_by(now: Snapshot) -> str:
    """Return what the cases are compared by: "pathway" or "team"."""
    return "pathway" if now.audit.grouping is Grouping.PATHWAY else "team"


def responses_words(told: Responses) -> str:
    """Return "37 requested · 28 returned (75.7% of 37 requests) · 24 usable".

    Where some of the usable ones were not asked for, it says how many.
    """
    if not told.requests:
        came = f" · {told.usable} usable came in unasked" if told.usable else ""
        return f"No returns were asked for{came}"
    unasked = f", {told.unasked} of them unasked" if told.unasked else ""
    of = f" ({told.rate}% of {Unit.REQUESTS.of(told.requests)})" if told.rate is not None else ""
    return (
        f"{told.requests} requested · {told.returned} returned{of} · {told.usable} usable{unasked}"
    )


def few_words(now: Snapshot, usable: int) -> str:
    """Return the caution where numbers are small; empty where they are not."""
    cases = len(now.cases)
    if not cases or max(cases, usable) > FEW:
        return ""
    counted = Unit.CASES.of(cases)
    if usable:
        counted += f" and {Unit.RETURNS.of(usable)}"
    return (
        f"{counted}: too few to stand for wider practice. Percentages always show their counts."
        if usable
        else f"{counted}: too few to stand for wider practice. Numbers are counts of cases."
    )


def has_judgements(now: Snapshot) -> bool:
    """Return whether the room has agreed, not agreed or parked anything."""
    told = (JudgementState.AGREED, JudgementState.NOT_AGREED, JudgementState.PARKED)
    return any(found.state in told for found in now.judgements)


def count_lines(
    now: Snapshot, counts: Counts, usable: int, theme_id: ThemeId | None = None
) -> tuple[CountLine, ...]:
    """Return the lines of the table in the tool's order.

    Without returns only what the room judges has a line.
    """
    counted = {row.item.id: row for row in collate(now.tool, counts, usable)}
    shown = [one for one in now.tool.questions if theme_id in (None, one.theme_id)]
    returns = bool(now.returns)
    return tuple(line for one in shown for line in _lines(now, one, counted, returns))


def _lines(
    now: Snapshot, question: Question, counted: Mapping[ItemId, ItemCount], returns: bool
) -> list[CountLine]:
    items = now.tool.items_of(question.id)
    if not question.checklist:
        item = items[0] if items else None
        point = Point(question.id)
        held = counted.get(item.id) if item is not None and returns else None
        room, gate = room_count(now, point), gate_of(now.tool, item)
        return [
            CountLine(question.key, question.short, question, item, point, held, room, gate=gate)
        ]
    if question.items_judged:
        return [
            _item_line(now, question, item, counted if returns else {}, judged=True)
            for item in items
        ]
    point = Point(question.id)
    whole = CountLine(
        question.key,
        question.short,
        question,
        None,
        point,
        None,
        room_count(now, point),
        told=f"answered line by line, {items[0].key} to {items[-1].key}" if items else "",
    )
    inside = [_item_line(now, question, item, counted, judged=False) for item in items]
    return [whole, *inside] if returns else [whole]


def _item_line(
    now: Snapshot,
    question: Question,
    item: Item,
    counted: Mapping[ItemId, ItemCount],
    judged: bool,
) -> CountLine:
    point = Point(question.id, item.id if judged else None)
    return CountLine(
        item.key,
        item.short,
        question,
        item,
        point,
        counted.get(item.id),
        room_count(now, point) if judged else None,
        room_told="" if judged else f"judged with question {question.key}",
        gate=gate_of(now.tool, item),
    )


def gate_of(tool: Tool, item: Item | None) -> Gate | None:
    """Return what an item depends on, in words; None for most."""
    if item is None or item.only_where_item_id is None or item.only_where_answer_id is None:
        return None
    on, answer = tool.item[item.only_where_item_id], tool.answer[item.only_where_answer_id]
    short = f"{on.key} = {answer.label}"
    wording = on.short[:1].lower() + on.short[1:]
    return Gate(on.id, answer.id, short, f"only where {wording} ({short})")


def lead_label(lines: Collection[CountLine]) -> str:
    """Return the answer a column leads with; empty where questions lead with others."""
    labels = {line.counted.lead.label for line in lines if line.counted is not None}
    labels |= {line.room.lead.label for line in lines if line.room is not None and line.room.lead}
    return labels.pop() if len(labels) == 1 else ""


def room_base(room: RoomCount, base: Base) -> int:
    """Return how many agreed judgements a share of the room's is of."""
    return room.agreed if base is Base.ALL else room.applicable
