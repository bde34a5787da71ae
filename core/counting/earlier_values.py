"""What an earlier audit measured: numbers, periods, several at once, beside this one's."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from core.counting.asking import not_asked
from core.counting.earlier import ApartFigure, asked_then, item_words
from core.counting.value_counts import ValueCount, value_counts
from core.model.earlier import EarlierAudit, EarlierCount, EarlierSource
from core.model.ids import NEW, EarlierId, ItemId
from core.model.names import normalised
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Answer, AnswerKind, AnswerSet, Item
from core.model.value import measure, number_value, plain_number
from core.words import tr

_MEASURED = (AnswerKind.NUMBER, AnswerKind.PERIOD)


@dataclass(frozen=True, slots=True)
class MeasuredThen:
    """What an earlier audit's returns gave to what is asked now in the same words.

    Numbers, or how many days, the least first; of several at once how many gave each
    answer, of `base` that answered.
    """

    earlier: EarlierAudit
    answer_set: AnswerSet
    base: int
    measured: tuple[Decimal, ...] = ()
    several: tuple[tuple[Answer, int], ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierFigures:
    """What earlier audits have for one question: what they measured, and what stands apart."""

    measured: tuple[MeasuredThen, ...] = ()
    apart: tuple[ApartFigure, ...] = ()


NO_FIGURES: Final = EarlierFigures()


def values_of_returns(full: FullSnapshot) -> Iterator[EarlierCount]:
    """Yield what an audit's usable returns measured, as another one keeps it: no return's own.

    How often each number was given, with its unit, so that only like is set beside like.
    """
    now = full.now
    given: dict[ItemId, list[str]] = {}
    for row in full.values:
        if (row.case_id, row.agency_id) in now.usable:
            given.setdefault(row.item_id, []).append(row.value)
    items = {item.id: item for item in now.tool.items}
    apart = not_asked(now, full.answers, full.values)
    for item_id, count in value_counts(now.tool, given, len(now.usable), apart).items():
        for answer, often in _as_kept(count):
            item = items[item_id]
            words, returns = item_words(now.tool, item), EarlierSource.RETURNS
            yield EarlierCount(
                EarlierId(NEW), words, answer, often, count.answered, NEW, returns, item.key
            )


def _as_kept(count: ValueCount) -> Iterator[tuple[str, int]]:
    held = count.answer_set
    if held.kind is AnswerKind.SEVERAL and count.values:
        yield from ((answer.label, given) for answer, given in count.several)
    elif held.kind in _MEASURED:
        found = Counter(measure(held, value, count.calendar) for value in count.values)
        for number, often in sorted(found.items()):
            yield f"{plain_number(number)} {unit_then(held)}".strip(), often


def unit_then(held: AnswerSet) -> str:
    """Return in what a set measures, as it is kept beside a number of an earlier audit."""
    if held.kind is AnswerKind.NUMBER:
        return held.unit
    return tr("working days") if held.working_days else tr("days")


def earlier_figures(now: Snapshot) -> dict[ItemId, EarlierFigures]:
    """Return what earlier audits have for each item that wants a value, in the same words."""
    if not now.earlier_counts:
        return {}
    known = {one.id: one for one in now.earlier_audits}
    items = _items(now)
    found: dict[ItemId, EarlierFigures] = {}
    for (earlier_id, source, words, key), rows in asked_then(now.earlier_counts).items():
        places = items.get(words, [])
        places = [one for one in places if one.key == key] if len(places) > 1 else places
        if source is not EarlierSource.RETURNS or earlier_id not in known or len(places) != 1:
            continue
        item, earlier = places[0], known[earlier_id]
        held = found.get(item.id, EarlierFigures())
        row = next((one for one in rows if one.apart), None)
        if row is not None:
            figure = ApartFigure(earlier, row.apart, row.because)
            found[item.id] = EarlierFigures(held.measured, (*held.apart, figure))
            continue
        then = _then(now, item, earlier, rows)
        if then is not None:
            found[item.id] = EarlierFigures((*held.measured, then), held.apart)
    return found


def _items(now: Snapshot) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in now.tool.items:
        if not now.tool.kind_of_item(item).one_of_some:
            found.setdefault(normalised(item_words(now.tool, item)), []).append(item)
    return found


def _then(
    now: Snapshot, item: Item, earlier: EarlierAudit, rows: list[EarlierCount]
) -> MeasuredThen | None:
    held = now.tool.set_of(item.answer_set_id)
    if held is None:
        return None
    if held.kind is AnswerKind.SEVERAL:
        given = {normalised(row.answer): row.count for row in rows}
        allowed = now.tool.answers_of(held.id)
        if set(given) != {normalised(one.label) for one in allowed}:
            return None
        several = tuple((one, given[normalised(one.label)]) for one in allowed)
        return MeasuredThen(earlier, held, rows[0].base, several=several)
    if held.kind not in _MEASURED:
        return None
    numbers = [(_number(held, row.answer), row.count) for row in rows]
    if any(number is None for number, _ in numbers):
        return None
    each = sorted(number for number, often in numbers for _ in range(often) if number is not None)
    return MeasuredThen(earlier, held, rows[0].base, tuple(each)) if each else None


def _number(held: AnswerSet, answer: str) -> Decimal | None:
    """Return the number an answer of before is in today's unit; None in another."""
    figure, _, unit = answer.strip().partition(" ")
    if unit.casefold() != unit_then(held).casefold():
        return None
    kept = number_value(figure)
    return Decimal(kept) if kept is not None else None
