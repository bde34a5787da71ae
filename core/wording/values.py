"""Answers that are not one of some: as they are shown, and as they are typed one by one."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from core.counting.answer_columns import AnswerColumn
from core.model.clock import date_text
from core.model.dates import iso_date, month_first
from core.model.fault import NotYet, shown
from core.model.household import NOBODY, People
from core.model.ids import QuestionId
from core.model.judgement import Judgement
from core.model.snapshot import Position
from core.model.tool import Answer, AnswerKind, AnswerSet, Point, Tool
from core.model.value import (
    MEASURED,
    MOST_WORDS,
    NOT_PROVIDED,
    each_keys,
    given_values,
    in_order,
    is_late,
    is_measured,
    is_readable,
    is_readable_of_one,
    is_within,
    median,
    not_provided,
    number_in,
    number_value,
    period_in,
    period_value,
    plain_number,
    several_answers,
)
from core.model.working_days import WorkingDays
from core.wording.dates import no_date
from core.wording.household import member_words
from core.wording.kinds import days_words, limits_words
from core.words import plural, tr, word_for


def calendar_words(calendar: WorkingDays) -> str:
    """Return which days are counted as working days."""
    own = len(calendar.days_off)
    public = tr(
        "Working days are Monday to Friday, without the public holidays of {nation}",
        nation=word_for(calendar.nation),
    )
    return (
        tr("{public} and {days} of the audit's own.", public=public, days=_off(own))
        if own
        else (f"{public}.")
    )


def _off(count: int) -> str:
    return plural(count, "day off", "days off")


def value_words(
    held: AnswerSet, allowed: Sequence[Answer], value: str, calendar: WorkingDays, people: People
) -> str:
    """Return a value as people read it: "12 visits", "3 March to 20 March 2014, 17 days"."""
    if not is_readable(held, allowed, value):
        return unreadable_words(value)
    if held.kind.for_each:
        return each_words(held, allowed, value, calendar, people)
    if value == NOT_PROVIDED and held.kind in MEASURED:
        return tr("Not provided")
    match held.kind:
        case AnswerKind.SEVERAL:
            return ", ".join(answer.label for answer in several_answers(allowed, value))
        case AnswerKind.NUMBER:
            return number_words(value, held.unit)
        case AnswerKind.DATE:
            return date_text(value)
        case AnswerKind.PERIOD:
            took = period_took(held, value, calendar)
            return tr("{dates}, {took}", dates=period_dates(value), took=took)
    return value


def unreadable_words(value: str) -> str:
    """Return what is kept of an answer that is none, in a file that another program spoilt."""
    return tr("Not readable: “{value}”", value=shown(value))


def each_words(
    held: AnswerSet, allowed: Sequence[Answer], value: str, calendar: WorkingDays, people: People
) -> str:
    """Return "the child: Yes; brother: No", or "the child: 3; brother: 12"."""
    said = [
        f"{member_words(people.member(number))}: {one_words(held, allowed, key, calendar)}"
        for number, key in each_keys(value).items()
    ]
    return ("\n" if held.kind is AnswerKind.EACH_WORDS else "; ").join(said)


def one_words(held: AnswerSet, allowed: Sequence[Answer], said: str, calendar: WorkingDays) -> str:
    """Return what is said of one person, where each is asked about."""
    label = next((one.label for one in allowed if one.key == said), "")
    if label or held.kind.from_some:
        return label or unreadable_words(said)
    return value_words(held.of_one, (), said, calendar, NOBODY)


def one_in_short(
    held: AnswerSet, allowed: Sequence[Answer], said: str, calendar: WorkingDays
) -> str:
    """Return what is said of one person where there is little room: of a period how long it took.

    Of words only that there are some, which may stand where all can read it.
    """
    if not is_readable_of_one(held, allowed, said):
        return tr("Not readable")
    match held.kind.of_one:
        case AnswerKind.WORDS:
            return tr("In words")
        case AnswerKind.PERIOD if said != NOT_PROVIDED:
            return period_took(held, said, calendar)
    return one_words(held, allowed, said, calendar)


def found_words(tool: Tool, question_id: QuestionId | None, words: str) -> str:
    """Return found words of an answer with who they are about, where each is asked about."""
    kinds = {tool.kind_of_item(one) for one in tool.items if one.question_id == question_id}
    if AnswerKind.EACH_WORDS not in kinds:
        return words
    return _BEFORE_WORDS.sub(
        lambda found: f"{member_words(tool.people.member(int(found[1])))}: ",
        words.replace("\n\t", "\n"),
    )


_BEFORE_WORDS: Final = re.compile(r"^(\d{1,9})(?:: |=)", re.MULTILINE)


def number_words(value: str, unit: str = "") -> str:
    """Return "1,200 visits"."""
    whole, dot, part = value.partition(".")
    figures = f"{int(whole):,}" if whole not in ("-0",) else "-0"
    counted = one_of(unit) if value == "1" else unit
    return " ".join(filter(None, (f"{figures}{dot}{part}", counted)))


def one_of(unit: str) -> str:
    """Return what one of something is called that was typed as several: "visit", "hour a week"."""
    first, space, rest = unit.partition(" ")
    plain = first.casefold()
    if plain in _ONE_OF:
        return f"{_ONE_OF[plain]}{space}{rest}"
    if plain.endswith("ies") and len(plain) > 4:
        return f"{first[:-3]}y{space}{rest}"
    if plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        return f"{first[:-1]}{space}{rest}"
    return unit


_ONE_OF: Final = {"people": "person", "children": "child", "men": "man", "women": "woman"}


def range_words(held: AnswerSet, least: str, most: str, calendar: WorkingDays) -> str:
    """Return "1 to 8 hours a week", "3 March to 5 March 2014"; one of them where both are one."""
    if least == most:
        return value_words(held, (), least, calendar, NOBODY)
    plain = replace(held, unit="") if held.kind is AnswerKind.NUMBER else held
    first = value_words(plain, (), least, calendar, NOBODY)
    last = value_words(held, (), most, calendar, NOBODY)
    return tr("{first} to {last}", first=first, last=last)


def period_dates(value: str) -> str:
    """Return "3 March to 20 March 2014"; the first year too where it is another."""
    found = period_in(value)
    begins, ends = date_text(found.begins.isoformat()), date_text(found.ends.isoformat())
    if found.begins.year == found.ends.year:
        begins = begins.rsplit(" ", 1)[0]
    return tr("{begins} to {ends}", begins=begins, ends=ends)


def period_took(held: AnswerSet, value: str, calendar: WorkingDays) -> str:
    """Return "13 working days", and where it is late that it is."""
    took = days_words(held, period_in(value).days(held.working_days, calendar))
    return tr("{took}, late", took=took) if is_late(held, value, calendar) else took


def median_words(held: AnswerSet, values: Sequence[str], calendar: WorkingDays) -> str:
    """Return the middle of numbers, dates or periods in words; nothing for words, or for one."""
    several = sum(is_measured(held, one) for one in values) > 1
    middle = median(held, values, calendar) if several else None
    if middle is None:
        return ""
    match held.kind:
        case AnswerKind.NUMBER:
            return number_words(plain_number(middle), held.unit)
        case AnswerKind.DATE:
            return date_text(date.fromordinal(int(middle)).isoformat())
        case AnswerKind.PERIOD:
            figures = plain_number(middle)
            few = days_words(held, int(middle) if middle == int(middle) else 2)
            return f"{figures} {few.partition(' ')[2]}"
    return ""


def column_words(column: AnswerColumn) -> str:
    """Return what heads a column: its answer, or values with the one in the middle."""
    if column.answer_set is None or column.bearing is not None:
        return column.label
    given = [at.value for at in column.positions]
    middle = median_words(column.answer_set, given, column.calendar)
    if not middle:
        return column.label
    return tr("{label}, median {middle}", label=column.label, middle=middle)


def position_words(column: AnswerColumn, at: Position) -> str:
    """Return what an agency answered where its column does not say it, and it is no text."""
    held = column.answer_set
    if held is None or held.kind is AnswerKind.WORDS or held.kind.for_each:
        return ""
    if at.value == NOT_PROVIDED:  # its column says so
        return ""
    return value_words(held, (), at.value, column.calendar, NOBODY)


def value_at(tool: Tool, point: Point, value: str) -> str:
    """Return what the room said at a point, in words; nothing where it said nothing."""
    held = tool.set_at(point)
    if not value or held is None:
        return ""
    return value_words(held, tool.answers_at(point), value, tool.calendar, tool.people)


def answer_in_full(tool: Tool, judgement: Judgement) -> str:
    """Return the room's answer in words: a label or a value; nothing where there is none."""
    answer = tool.answer.get(judgement.answer_id) if judgement.answer_id is not None else None
    return answer.label if answer is not None else value_at(tool, judgement.point, judgement.value)


def answer_in_short(tool: Tool, judgement: Judgement) -> str:
    """Return the room's answer where there is little room: of words that there are some."""
    if judgement.value and not tool.kind_at(judgement.point).one_of_some:
        return value_in_short(tool, judgement.point, judgement.value)
    return answer_in_full(tool, judgement)


def value_in_short(tool: Tool, point: Point, value: str) -> str:
    """Return a value where there is little room, and where all can read it."""
    kind = tool.kind_at(point)
    held = tool.set_at(point)
    if value and held is not None and not is_readable(held, tool.answers_at(point), value):
        return tr("Not readable")
    if value and kind.of_one is AnswerKind.WORDS:
        return tr("In words")
    return (
        _all_in_short(tool, point, value)
        if value and kind.for_each
        else value_at(tool, point, value)
    )


def _all_in_short(tool: Tool, point: Point, value: str) -> str:
    """Return what is said of all people together: "Yes 2 · No 1", "0 to 3", "3 to 12 days"."""
    given = list(each_keys(value).values())
    held, counted = tool.set_at(point), Counter(given)
    if held is None or held.kind.from_some:
        allowed = tool.answers_at(point)
        said = [f"{one.label} {counted[one.key]}" for one in allowed if counted[one.key]]
        return " · ".join(said) or tr("Not readable")
    one = held.of_one
    told, missing, _ = given_values(one, (), given)
    order = in_order(one, told, str, tool.calendar)
    if not order:
        return tr("Not provided") if missing else tr("Not readable")
    if one.kind is AnswerKind.PERIOD:
        return _took_in_short(one, order, tool.calendar)
    return range_words(one, order[0], order[-1], tool.calendar)


def _took_in_short(held: AnswerSet, order: Sequence[str], calendar: WorkingDays) -> str:
    """Return "3 to 12 days, 1 late"; *order* has the shortest first."""
    least, most = (
        period_in(one).days(held.working_days, calendar) for one in (order[0], order[-1])
    )
    took = days_words(held, most)
    took = took if least == most else tr("{least} to {took}", least=least, took=took)
    late = sum(is_late(held, one, calendar) for one in order)
    return tr("{took}, {late} late", took=took, late=late) if late else took


def typed_value(held: AnswerSet, first: str, second: str = "") -> str:
    """Return what was typed as a value, "" for nothing. Raises NotYet saying what it is not.

    *second* is the last day of a period. That it was not provided may be typed instead.
    """
    if none := not_provided(held.kind, first, second):
        return none
    match held.kind:
        case AnswerKind.NUMBER:
            return _number(held, first)
        case AnswerKind.DATE:
            return _date(first)
        case AnswerKind.PERIOD:
            return _period(first, second)
    if len(first) > MOST_WORDS:
        raise NotYet(
            tr("These are over {most} letters.", most=f"{MOST_WORDS:,}"),
            _NOT_KEPT,
            tr("Say it in fewer words."),
        )
    return first.strip()


def _number(held: AnswerSet, text: str) -> str:
    if not text.strip():
        return ""
    found = number_value(text, held.unit)
    if found is None:
        raise NotYet(
            tr("“{shown}” is not a number.", shown=shown(text)),
            _NOT_KEPT,
            tr("Type it in figures, such as 12, 1,200 or 3.5."),
        )
    if not is_within(held.least, held.most, found):
        raise NotYet(
            tr("{number} is not {limits}.", number=found, limits=limits_words(held)),
            _NOT_KEPT,
            tr("Type another, or say beside it why it cannot be."),
        )
    return found


def _date(text: str) -> str:
    other, found = month_first(text), iso_date(text)
    if other:
        raise NotYet(
            tr("“{shown}” has the month before the day.", shown=shown(text)),
            _NOT_KEPT,
            tr("If it is {date}, type that.", date=date_text(other)),
        )
    if found is None:
        what, remedy = no_date(text)
        raise NotYet(what, _NOT_KEPT, remedy)
    return found


def _period(first: str, second: str) -> str:
    begins, ends = _date(first), _date(second)
    if not begins and not ends:
        return ""
    if not begins or not ends:
        raise NotYet(
            tr("The last day is missing.") if begins else tr("The first day is missing."),
            _NOT_KEPT,
            tr("A period needs both."),
        )
    found = period_value(begins, ends)
    if found is None:
        raise NotYet(
            tr(
                "{ends} is before {begins}.",
                ends=date_text(ends),
                begins=date_text(begins),
            ),
            _NOT_KEPT,
            tr("Type the first day first."),
        )
    return found


_NOT_KEPT: Final = tr("It is not kept as an answer yet.")


def typed_again(kind: AnswerKind, value: str) -> tuple[str, str]:
    """Return a value as somebody would type it, to be changed; a period in two."""
    if not value:
        return "", ""
    if value == NOT_PROVIDED and kind in MEASURED:
        return tr("Not provided"), ""
    match kind:
        case AnswerKind.DATE:
            return date_text(value), ""
        case AnswerKind.PERIOD:
            begins, _, ends = value.partition("/")
            return date_text(begins), date_text(ends)
        case AnswerKind.NUMBER:
            return (number_words(value) if number_in(value) is not None else value), ""
    return value, ""
