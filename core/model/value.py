"""An answer that is not one of some, as one text: written here and read here, nowhere else.

Several answers are their keys in the order of the tool, with a space between; a number is a plain
decimal; a date is ISO; a period two of them with a stroke between; words are themselves. One for
each person is the person's number and the key, number, day, period or word, in the order of the
people's numbers ("12=yes 13=no"); where anybody has more than one word, a line for each ("12: Seen
alone"), and what goes on in another line begins with a tab.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple, TypeVar

from core.model.bearing import Bearing
from core.model.dates import kept_day, within_reach
from core.model.ids import AnswerId
from core.model.judgement import Judgement
from core.model.tool import Answer, AnswerKind, AnswerSet, Tool
from core.model.working_days import WorkingDays
from core.words import later

V = TypeVar("V")

NOT_PROVIDED: Final = later("not provided")
"""Stands for a number, a day or a period that could not be given: neither a blank nor a value."""
MEASURED: Final = frozenset({AnswerKind.NUMBER, AnswerKind.DATE, AnswerKind.PERIOD})
"""The kinds of answer that may say so."""
_SAYS_SO: Final = frozenset({NOT_PROVIDED, later("not given"), later("none given")})
_LAST: Final = Decimal(10**18)

MOST_WORDS: Final = 4_000
"""How many signs an answer in words may have."""

_LINES: Final = re.compile(r"\d+: ")
_NEXT: Final = re.compile(r"\n(?!\t)")
_NUMBER: Final = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?")
_MOST_FIGURES: Final = 18
_PLAIN: Final = re.compile(rf"-?\d{{1,{_MOST_FIGURES}}}(?:\.\d{{1,6}})?")


def several_value(allowed: Sequence[Answer], chosen: Collection[AnswerId]) -> str:
    """Return the answers chosen out of those a set allows."""
    return " ".join(answer.key for answer in allowed if answer.id in chosen)


def several_keys(value: str) -> tuple[str, ...]:
    """Return the keys of the answers that were given at once."""
    return tuple(value.split())


def several_answers(allowed: Sequence[Answer], value: str) -> tuple[Answer, ...]:
    """Return the answers that were given at once, in the order of the tool."""
    keys = set(several_keys(value))
    return tuple(answer for answer in allowed if answer.key in keys)


def each_value(given: Mapping[int, str]) -> str:
    """Return what is answered for each person, by the person's number; none is left out."""
    said = {number: text for number, text in sorted(given.items()) if text}
    if all(text.split() == [text] for text in said.values()):
        return " ".join(f"{number}={text}" for number, text in said.items())
    lines = {number: text.replace("\n", "\n\t") for number, text in said.items()}
    return "\n".join(f"{number}: {text}" for number, text in lines.items())


def each_keys(value: str) -> dict[int, str]:
    """Return what was answered for each person, an answer by its key, by the person's number."""
    if not _LINES.match(value):
        pairs = (one.partition("=") for one in value.split())
        return {int(number): key for number, _, key in pairs if _is_person(number) and key}
    found = (line.partition(": ") for line in _NEXT.split(value))
    return {
        int(number): text.replace("\n\t", "\n")
        for number, _, text in found
        if _is_person(number) and text
    }


def _is_person(number: str) -> bool:
    return number.isdecimal() and len(number) <= _MOST_FIGURES


def keys_given(kind: AnswerKind, value: str) -> tuple[str, ...]:
    """Return the keys of the answers a value holds, for each person one."""
    return tuple(each_keys(value).values()) if kind.for_each else several_keys(value)


def not_provided(kind: AnswerKind, *written: str) -> str:
    """Return what is kept where somebody wrote that a value could not be given; else nothing.

    *written* is one text, or both days of a period, of which one may be left out.
    """
    if kind not in MEASURED:
        return ""
    said = {" ".join(text.casefold().split()).rstrip(".") for text in written} - {""}
    return NOT_PROVIDED if said and said <= _SAYS_SO else ""


class GivenValues(NamedTuple):
    """The values that say something, and how many others there are.

    What is *unreadable* comes from a file that was damaged, or changed by another program.
    """

    told: tuple[str, ...]
    not_provided: int
    unreadable: int


def given_values(held: AnswerSet, allowed: Sequence[Answer], values: Iterable[str]) -> GivenValues:
    """Return which values can be counted, in their order."""
    given = [*values]
    said = [one for one in given if one != NOT_PROVIDED or held.kind not in MEASURED]
    known = {one: is_readable(held, allowed, one) for one in set(said)}
    told = tuple(one for one in said if known[one])
    return GivenValues(told, len(given) - len(said), len(said) - len(told))


def number_value(written: str, unit: str = "") -> str | None:
    """Return a number as it is kept: "1,200", "3.5" or "12 visits" with their own unit.

    None where it is none; nothing is guessed of "1,5" or "three".
    """
    text = " ".join(written.split()).replace("\u2212", "-")
    if unit and text.casefold().endswith(unit.casefold()):
        text = text[: -len(unit)].rstrip()
    if not _NUMBER.fullmatch(text):
        return None
    return plain_number(Decimal(text.replace(",", "")))


def plain_number(found: Decimal) -> str:
    """Return a number as it is kept, with no more places than it needs."""
    text = f"{found:f}"
    return ("0" if not found else text.rstrip("0").rstrip(".")) if "." in text else f"{found:f}"


def limit_kept(limit: float | None) -> str:
    """Return the least or the most a number may be as it is kept; nothing for none."""
    return "" if limit is None else plain_number(Decimal(str(limit)))


def limit_in(kept: str) -> float | None:
    """Return a limit as a file says it: whole where it is whole; None where it is no number."""
    found = number_in(kept)
    if found is None:
        return None
    return int(found) if found == found.to_integral_value() else float(found)


def is_within(least: str, most: str, value: str) -> bool:
    """Return whether a number is not below the least nor above the most it may be.

    A limit that is no number in a damaged file is none.
    """
    found, lowest, highest = number_in(value), number_in(least), number_in(most)
    if found is None:
        return False
    return (lowest is None or found >= lowest) and (highest is None or found <= highest)


def number_in(value: str) -> Decimal | None:
    """Return the number a value is; None for none, and for what is no number as we keep them."""
    return Decimal(value) if _PLAIN.fullmatch(value) else None


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another; the first day counts as none, the next as one."""

    begins: date
    ends: date

    @property
    def value(self) -> str:
        """The period as it is kept."""
        return f"{self.begins.isoformat()}/{self.ends.isoformat()}"

    def days(self, working: bool, calendar: WorkingDays) -> int:
        """Return how long it took, in days or in working days of a calendar."""
        if not working:
            return (self.ends - self.begins).days
        return calendar.between(self.begins, self.ends)


def period_value(begins: str, ends: str) -> str | None:
    """Return two ISO dates as a period; None where the last day is before the first."""
    return f"{begins}/{ends}" if begins <= ends else None


def period_in(value: str) -> Period:
    """Return the period a value is."""
    begins, _, ends = value.partition("/")
    return Period(date.fromisoformat(begins), date.fromisoformat(ends))


def is_late(held: AnswerSet, value: str, calendar: WorkingDays) -> bool:
    """Return whether a period took longer than its target allows."""
    if not held.target or not is_measured(held, value):
        return False
    return period_in(value).days(held.working_days, calendar) > held.target


def bearing_of(held: AnswerSet, value: str, calendar: WorkingDays) -> Bearing | None:
    """Return how a value bears: a period against its target; nothing for all others."""
    if held.kind is not AnswerKind.PERIOD or not held.target or not value:
        return None
    if not is_measured(held, value):
        return Bearing.UNKNOWN
    return Bearing.NOT_MET if is_late(held, value, calendar) else Bearing.MET


def judgement_bearing(tool: Tool, judgement: Judgement) -> Bearing | None:
    """Return how the room's answer bears, if it bears at all."""
    if judgement.answer_id is not None:
        answer = tool.answer.get(judgement.answer_id)
        return answer.bearing if answer is not None else None
    held = tool.set_at(judgement.point)
    if held is not None and held.kind.for_each:
        allowed = tool.answers_at(judgement.point)
        return _bearing_of_all(held, allowed, judgement.value, tool.calendar)
    return bearing_of(held, judgement.value, tool.calendar) if held is not None else None


def bearing_of_one(
    held: AnswerSet, allowed: Sequence[Answer], said: str, calendar: WorkingDays
) -> Bearing | None:
    """Return how what is said of one person bears, where each is asked about."""
    if held.kind.from_some:
        return next((one.bearing for one in allowed if one.key == said), None)
    return bearing_of(held.of_one, said, calendar)


def _bearing_of_all(
    held: AnswerSet, allowed: Sequence[Answer], value: str, calendar: WorkingDays
) -> Bearing | None:
    """Return how what is said of each person bears, where it is the same for all of them.

    Whom it does not apply to is left out; where it is so for nobody, that is how it bears.
    """
    given = set(each_keys(value).values())
    found = {bearing_of_one(held, allowed, said, calendar) for said in given}
    found = found - {Bearing.NOT_APPLICABLE} or found
    return found.pop() if len(found) == 1 else None


def measure(held: AnswerSet, value: str, calendar: WorkingDays) -> Decimal:
    """Return what values of a kind are put in order by: the number, the day, how long it took.

    What could not be given comes last, and so does what is none.
    """
    if held.kind in MEASURED and not is_measured(held, value):
        return _LAST
    match held.kind:
        case AnswerKind.NUMBER:
            return Decimal(value)
        case AnswerKind.DATE:
            return Decimal(date.fromisoformat(value).toordinal())
        case AnswerKind.PERIOD:
            return Decimal(period_in(value).days(held.working_days, calendar))
    return Decimal(0)


def in_order(
    held: AnswerSet, given: Iterable[V], value: Callable[[V], str], calendar: WorkingDays
) -> list[V]:
    """Return what was given, the least first; words stay as they stand."""
    return sorted(given, key=lambda one: measure(held, value(one), calendar))


def median(held: AnswerSet, values: Iterable[str], calendar: WorkingDays) -> Decimal | None:
    """Return the middle one, or what lies between the two in the middle; None for none."""
    found = sorted(measure(held, one, calendar) for one in values if is_measured(held, one))
    if not found:
        return None
    return (found[(len(found) - 1) // 2] + found[len(found) // 2]) / 2


def is_measured(held: AnswerSet, value: str) -> bool:
    """Return whether a value is a number, a day or a period, as its set asks for one.

    Where each person is asked about, of one of them.
    """
    one = held.of_one
    return one.kind in MEASURED and value != NOT_PROVIDED and is_well_formed(one, (), value)


def is_readable(held: AnswerSet, allowed: Sequence[Answer], value: str) -> bool:
    """Return whether a value says something its set asks for.

    Every value that we kept does; one in a file that was damaged, or changed by another
    program, may not. Where each person is asked about, each part may still say nothing.
    """
    if held.kind.for_each:
        given = each_keys(value)
        return bool(given) and value == each_value(given)
    if held.kind is AnswerKind.SEVERAL:
        return {*several_keys(value)} <= {answer.key for answer in allowed}
    return held.kind not in MEASURED or is_well_formed(held, allowed, value)


def is_readable_of_one(held: AnswerSet, allowed: Sequence[Answer], said: str) -> bool:
    """Return the same of what is said of one person, where each is asked about."""
    if held.kind.from_some:
        return any(answer.key == said for answer in allowed)
    return is_readable(held.of_one, allowed, said)


def is_well_formed(held: AnswerSet, allowed: Sequence[Answer], value: str) -> bool:
    """Return whether a text is a value as this set's answers are kept."""
    if held.kind.for_each:
        given = each_keys(value)
        whole = bool(given) and value == each_value(given)
        return whole and all(_is_of_one(held.of_one, allowed, one) for one in given.values())
    if value == NOT_PROVIDED and held.kind in MEASURED:
        return True
    match held.kind:
        case AnswerKind.SEVERAL:
            keys = several_keys(value)
            return bool(keys) and value == " ".join(
                answer.key for answer in allowed if answer.key in keys
            )
        case AnswerKind.NUMBER:
            return bool(_PLAIN.fullmatch(value))
        case AnswerKind.DATE:
            return _is_day(value)
        case AnswerKind.PERIOD:
            begins, _, ends = value.partition("/")
            return _is_day(begins) and _is_day(ends) and begins <= ends
        case AnswerKind.WORDS:
            return bool(value.strip())
    return False


def _is_of_one(held: AnswerSet, allowed: Sequence[Answer], value: str) -> bool:
    if held.kind.one_of_some:
        return any(answer.key == value for answer in allowed)
    return is_well_formed(held, allowed, value)


def _is_day(text: str) -> bool:
    day = kept_day(text)
    return day is not None and within_reach(day.year) and day.isoformat() == text
