"""The sheet of what the questions come to, in the returns and in the room."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from core.counting.collation import (
    Base,
    ItemCount,
    collate,
    counted_where_applicable,
    percent,
    responses,
)
from core.counting.judgements import RoomCount, room_counts
from core.counting.value_counts import ValueCount, room_value_count, value_counts
from core.data.sheet import AnySheet, DataSheet, DataSource, column, field
from core.model.household import asked_about
from core.model.ids import ItemId
from core.model.tool import AnswerKind
from core.wording.household import WHOM
from core.words import tr


@dataclass(frozen=True, slots=True)
class _Count:
    number: str
    short: str
    of: str
    answer: str
    count: int
    base: int | None = None
    applicable: int | None = None
    share: Decimal | None = None
    share_applicable: Decimal | None = None


def counts_sheet() -> AnySheet:
    """Return the sheet of how often each answer was given, by returns and by the room."""
    return DataSheet(
        "counts",
        tr("Counts"),
        tr("A row for each answer to each question: how many returns gave it, or the room agreed."),
        _counted,
        (
            field(tr("Question"), tr("Its number."), "number"),
            field(tr("In short"), tr("What it asks."), "short"),
            field(tr("Unit"), tr("What is counted: usable returns, or {cases} judged."), "of"),
            field(tr("Answer"), tr("In the tool's words; also no answer and not asked."), "answer"),
            field(tr("Count"), tr("How many."), "count"),
            field(tr("Of all answers"), tr("The base of all answers."), "base"),
            field(tr("Of applicable"), tr("The base without “not applicable”."), "applicable"),
            column(
                tr("Share of all"),
                tr("In per cent of all answers, to one place."),
                lambda _, one: _number(one.share),
            ),
            column(
                tr("Share of applicable"),
                tr("In per cent where it applies, to one place."),
                lambda _, one: _number(one.share_applicable),
            ),
        ),
    )


def _number(share: Decimal | None) -> float | None:
    return None if share is None else float(share)


def _counted(source: DataSource) -> Iterator[_Count]:
    now, tool = source.now, source.tool
    usable = responses(now).usable
    given = Counter((one.item_id, one.answer_id) for one in source.full.answers)
    values: dict[ItemId, list[str]] = {}
    for one in source.full.values:
        values.setdefault(one.item_id, []).append(one.value)
    if now.returns:
        told = value_counts(tool, values, usable, source.apart)
        rows = {row.item.id: row for row in collate(tool, given, usable, source.apart)}
        for item in tool.items:
            if item.id in rows:
                yield from _of_returns(rows[item.id])
            else:
                yield from _of_values(item.key, item.short, told[item.id])
    for point, room in room_counts(now).items():
        key, short, value = tool.key_at(point), tool.short_at(point), room_value_count(now, point)
        told_of = _of_room(room) if value is None else _of_room_values(room, value)
        yield from (replace(row, number=key, short=short) for row in told_of)


def _of_returns(row: ItemCount) -> Iterator[_Count]:
    key, short, of = row.item.key, row.item.short, tr("returns")
    for answer, count in row.counts:
        yield _Count(
            *(key, short, of, answer.label, count),
            *(row.base(Base.ALL), row.base(Base.APPLICABLE)),
            *(row.percent(answer, Base.ALL), row.percent(answer, Base.APPLICABLE)),
        )
    yield _Count(key, short, of, tr("No answer"), row.blank)
    if row.not_asked:
        yield _Count(key, short, of, tr("Not asked"), row.not_asked)


def _of_values(key: str, short: str, value: ValueCount) -> Iterator[_Count]:
    of = tr("returns")
    of_each = (
        tr("answers about {whom}", whom=_whom(value)) if value.answer_set.kind.for_each else of
    )
    yield from (_Count(key, short, of_each, *row) for row in _among(value))
    yield _Count(key, short, of, tr("Answered"), value.answered)
    yield _Count(key, short, of, tr("No answer"), value.blank)
    for label, count in (
        (tr("Not provided"), value.not_provided),
        (tr("Not readable"), value.unreadable),
        (tr("Not asked"), value.not_asked),
    ):
        if count:
            yield _Count(key, short, of, label, count)


def _among(value: ValueCount) -> Iterator[tuple[str, int, int, None, Decimal | None]]:
    """Yield how often each answer was given, or how many were in time, of all who gave one."""
    of_one, base = value.of_one, len(value.of_one.values)
    counted = [(answer.label, count) for answer, count in value.several]
    if of_one.answer_set.kind is AnswerKind.PERIOD and of_one.answer_set.target:
        counted = [(tr("In time"), base - of_one.late), (tr("Late"), of_one.late)]
    for label, count in counted:
        yield label, count, base, None, percent(count, base)


def _whom(value: ValueCount) -> str:
    return tr(WHOM[asked_about(value.answer_set.unit)][1])


def _of_room(room: RoomCount) -> Iterator[_Count]:
    of, base, apply = tr("{cases} judged"), room.agreed, room.applicable
    on = {answer.id for answer, _ in counted_where_applicable(room.counts)}
    for answer, count in room.counts:
        share = percent(count, apply) if answer.id in on else None
        yield _Count("", "", of, answer.label, count, base, apply, percent(count, base), share)
    yield from _unsettled(room)


def _of_room_values(room: RoomCount, value: ValueCount) -> Iterator[_Count]:
    of = tr("{cases} judged")
    of_each = _whom(value) if value.answer_set.kind.for_each else of
    yield from (_Count("", "", of_each, *row) for row in _among(value))
    yield _Count("", "", of, tr("Agreed"), value.answered)
    if value.not_provided:
        yield _Count("", "", of, tr("Not provided"), value.not_provided)
    if value.unreadable:
        yield _Count("", "", of, tr("Not readable"), value.unreadable)
    yield from _unsettled(room)


def _unsettled(room: RoomCount) -> Iterator[_Count]:
    of = tr("{cases} judged")
    others = (
        (tr("Not agreed"), room.not_agreed),
        (tr("Parked"), room.parked),
        (tr("Not reached"), room.open),
        (tr("Not asked"), room.not_asked),
    )
    for label, count in others:
        if count:
            yield _Count("", "", of, label, count)
