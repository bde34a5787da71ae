"""Counts of answers that are not one of some, for machines and spreadsheets."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from core.counting.collation import ItemCount
from core.counting.grades import grade_count, scale_of
from core.counting.late import LatePeriod
from core.counting.value_counts import ValueCount
from core.model.ids import AnswerSetId
from core.model.tool import Answer, AnswerKind, AnswerSet, Tool
from core.model.value import MEASURED, measure, median, plain_number

Table = dict[str, object]

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
NOT_ASKED: Final = "not_asked"
ANYWAY: Final = "answered_anyway"
MEASURES: Final = ("least", "median", "greatest", "late", "not_provided", "late_ones")
"""What is told of numbers, days and periods, in days where they took some; who was late."""
NOTHING_MEASURED: Final[list[object]] = [""] * len(MEASURES)


def measures_any(tool: Tool) -> bool:
    """Return whether a tool asks for a number, a day or a period, of a case or of each person."""
    held = (tool.set_of(item.answer_set_id) for item in tool.items)
    return any(one is not None and one.of_one.kind in MEASURED for one in held)


def value_cells(count: ValueCount, keys: Sequence[str]) -> list[object]:
    """Return how often each answer was given, the blanks and the base, as columns."""
    given = {answer.key: number for answer, number in count.several}
    each: list[object] = [given.get(key, "") for key in keys]
    return [*each, count.blank, count.answered]


def measure_cells(count: ValueCount, late: Sequence[LatePeriod] = ()) -> list[object]:
    """Return the least, the middle, the greatest, how many were late and who, as columns.

    Of periods the days they took; nothing of several answers at once, or of words.
    """
    count = count.of_one
    held, missing = count.answer_set, count.not_provided
    if held.kind not in MEASURED or not (count.values or missing):
        return NOTHING_MEASURED
    if not count.values:
        return [*NOTHING_MEASURED[:-2], missing, ""]
    ends: list[object] = [count.in_order[0], count.in_order[-1]]
    if held.kind is AnswerKind.PERIOD:
        ends = [plain_number(measure(held, str(one), count.calendar)) for one in ends]
    middle = median(held, count.values, count.calendar)
    told = "" if middle is None else _middle(held, middle)
    how_many = count.late if held.target else ""
    return [ends[0], told, ends[1], how_many, missing or "", _late_cell(late)]


def late_table(late: Sequence[LatePeriod]) -> Table:
    """Return whose periods took too long, the longest first; nothing without any."""
    named = [_late_one(one) for one in late]
    return {"late ones": named} if named else {}


def _late_one(one: LatePeriod) -> Table:
    person = {"person": one.person} if one.person else {}
    agency = {"agency": one.agency} if one.agency else {}  # the room is none
    return {"case": one.reference, **person, **agency, "days": one.days}


def _late_cell(late: Sequence[LatePeriod]) -> str:
    """Return them in one cell: "Child A (Police) 13; Child B (Health) 12"."""
    told = "; ".join(map(_late_words, late))
    return f"'{told}" if told.startswith(FORMULA_STARTS) else told


def _late_words(one: LatePeriod) -> str:
    whose = ", ".join(filter(None, (one.reference, one.person)))
    return f"{whose} ({one.agency}) {one.days}" if one.agency else f"{whose} {one.days}"


def value_item(count: ValueCount) -> Table:
    """Return what an item that wants a value comes to; the words themselves stay in the file."""
    found: Table = {"kind": count.answer_set.kind.value, "answered": count.answered}
    found |= {"blank": count.blank, **unasked_table(count)}
    if missing := count.of_one.not_provided:
        found["not_provided"] = missing
    if spoilt := count.unreadable or count.of_one.unreadable:
        found["not_readable"] = spoilt
    if count.answer_set.kind.for_each:
        found["people"] = count.people
        count = count.of_one if not count.answer_set.kind.from_some else count
    if count.answer_set.kind.from_some:
        return found | {answer.key: given for answer, given in count.several}
    middle = median(count.answer_set, count.values, count.calendar)
    if count.values and count.answer_set.kind is not AnswerKind.WORDS:
        found["least"], found["greatest"] = count.in_order[0], count.in_order[-1]
        found["median"] = None if middle is None else _middle(count.answer_set, middle)
    if count.answer_set.kind is AnswerKind.PERIOD and count.answer_set.target:
        found["late"] = count.late
    return found


def grades_table(
    tool: Tool,
    set_id: AnswerSetId,
    counts: Iterable[tuple[Answer, int]],
    *,
    of_cases: bool = False,
) -> Table:
    """Return what follows from the order of grades: bands, best, worst, the middle; else nothing.

    Percentages are text, as everywhere; null for one case, of which no rate is told.
    """
    found = grade_count(scale_of(tool, set_id), counts)
    if found is None or not found.base:
        return {}
    better, worse = found.around_middle
    alone = of_cases and found.base == 1
    bands = {
        band.name: {
            "count": found.in_band(band),
            "percent": None if alone else str(found.percent(band)),
        }
        for band in found.scale.bands
    }
    told: Table = {"base": found.base, "bands": bands, "best": found.given[0].key}
    told |= {"worst": found.given[-1].key, "median": [one.key for one in found.middle]}
    return {"grades": told | {"better than the median": better, "worse": worse}}


def unasked_table(counted: ItemCount | ValueCount) -> Table:
    """Return of how many returns an item was not asked; nothing where it was of all."""
    if not counted.not_asked:
        return {}
    return {NOT_ASKED: counted.not_asked, ANYWAY: counted.anyway}


def _middle(held: AnswerSet, middle: Decimal) -> str:
    """Return the middle as it is read by a machine: a date as a day, else a number."""
    if held.kind is AnswerKind.DATE:
        return date.fromordinal(int(middle)).isoformat()
    return plain_number(middle)
