"""What answers come to that are not one of some, in a sentence that carries its base."""

from collections.abc import Iterator, Sequence
from typing import Final

from core.counting.collation import ItemCount, percent
from core.counting.count_lines import CountLine
from core.counting.late import LatePeriod
from core.counting.value_counts import ValueCount
from core.model.household import asked_about
from core.model.tool import AnswerKind, AnswerSet, Question
from core.wording.earlier_values import earlier_notes
from core.wording.household import WHOM
from core.wording.kinds import days_words
from core.wording.numbers import Unit, percent_text
from core.wording.values import (
    calendar_words,
    median_words,
    period_took,
    range_words,
)
from core.words import later, plural, tr

_NAMED: Final = 12
"""How many periods that took too long are named; of more their number is told."""


def value_count_words(count: ValueCount, unit: Unit, *, alone: bool = False) -> str:
    """Return "median 12 visits · 3 visits to 1,200 visits · 3 of 4 returns · blank 1".

    Of a case *alone* no share is told.
    """
    said = [*_figures(count, unit is Unit.RETURNS, alone=alone)] if count.values else []
    return " · ".join([*said, answered_words(count, unit)])


def answered_words(count: ValueCount, unit: Unit) -> str:
    """Return the base of what is said: "3 of 4 returns · blank 1"."""
    of = unit.of(count.asked)
    unasked = unasked_words(count, unit)
    if unasked and not count.asked:
        return unasked
    said = tr("{answered} of {of}", answered=count.answered, of=of)
    if count.not_provided:
        said = f"{said} · {tr('not provided {number}', number=count.not_provided)}"
    if count.unreadable:
        said = f"{said} · {tr('not readable {number}', number=count.unreadable)}"
    if count.blank:
        said = f"{said} · {tr('blank {blank}', blank=count.blank)}"
    return f"{said} · {unasked}" if unasked else said


def unasked_words(counted: ItemCount | ValueCount, unit: Unit) -> str:
    """Say of how many it was not asked, and how many of those answered; else ""."""
    if not counted.not_asked:
        return ""
    said = tr("not asked of {returns}", returns=unit.of(counted.not_asked))
    if not counted.anyway:
        return said
    return tr("{said}, {anyway} answered all the same", said=said, anyway=counted.anyway)


def is_for_the_room(question: Question, counted: ItemCount | ValueCount) -> bool:
    """Return whether no return was asked, for only the room answers, and none answered."""
    return question.room_only and counted.not_asked > 0 and not counted.anyway


def answers_base(count: ValueCount) -> str:
    """Return the base in returns, where several may be about one child: "of 6 answers"."""
    whom = tr(WHOM[asked_about(count.answer_set.unit)][1])
    return tr("of {answers} about {whom}", answers=plural(count.people, "answer"), whom=whom)


def people_base(count: ValueCount) -> str:
    """Return of how many people the answers are: "of 14 children one by one"."""
    whom = plural(count.people, *WHOM[asked_about(count.answer_set.unit)])
    if not count.left_out:
        return tr("of {people} one by one", people=whom)
    return tr(
        "of {people} one by one, and nothing of {left} more",
        people=whom,
        left=count.left_out,
    )


def _figures(count: ValueCount, of_returns: bool, *, alone: bool = False) -> Iterator[str]:
    held = count.answer_set
    if held.kind.for_each:
        if count.people:
            yield from _of_people(count, alone=alone)
            yield answers_base(count) if of_returns else people_base(count)
        if missing := count.of_one.not_provided:
            yield tr("not provided {number}", number=missing)
        if spoilt := count.of_one.unreadable:
            yield tr("not readable {number}", number=spoilt)
        return
    least, most = count.in_order[0], count.in_order[-1]
    match held.kind:
        case AnswerKind.SEVERAL:
            for answer, given in count.several:
                yield f"{answer.label} {given}"
            yield tr("several each")
        case AnswerKind.PERIOD:
            if held.target:
                in_time = count.answered - count.late
                yield tr("in time {in_time}, late {late}", in_time=in_time, late=count.late)
            middle = median_words(held, count.values, count.calendar)
            if middle:
                yield tr("median {middle}", middle=middle)
            yield tr("longest {took}", took=period_took(held, most, count.calendar))
        case AnswerKind.NUMBER | AnswerKind.DATE:
            middle = median_words(held, count.values, count.calendar)
            reached = range_words(held, least, most, count.calendar)
            if middle and middle == reached:
                yield tr("{value} each", value=reached)
                return
            if middle:
                yield tr("median {middle}", middle=middle)
            yield reached
        case _:
            yield tr("in words")


def _of_people(count: ValueCount, *, alone: bool) -> Iterator[str]:
    """Yield what is said of all people of cases, one by one; of a case *alone* without shares."""
    if not count.answer_set.kind.from_some:
        yield from _figures(count.of_one, of_returns=False)
        return
    alone = alone or count.people == 1
    for answer, given in count.several:
        worked = percent_text(percent(given, count.people))
        yield (
            f"{answer.label} {given} ({worked})"
            if given and not alone
            else f"{answer.label} {given}"
        )
    for band, given, base in () if alone else count.bands:
        worked = percent_text(percent(given, base))
        if base == count.people:
            yield tr("{band} {count} ({share})", band=band, count=given, share=worked)
        else:  # who could not be given a grade is none worse than it
            yield tr(
                "{band} {count} of {base} grades ({share})",
                band=band,
                count=given,
                base=base,
                share=worked,
            )


def late_notes(line: CountLine) -> tuple[str, ...]:
    """Name what took longer than its target: of the returns, of the room; nothing without any.

    As "Late in the returns: Child A (Police) 13, Child B (Health) 12 working days".
    """
    both = (
        (later("Late in the returns: {named}"), line.late, line.values),
        (later("Late as the room agreed: {named}"), line.room_late, line.room_values),
    )
    return tuple(
        tr(heading, named=late_words(late, count.answer_set))
        for heading, late, count in both
        if late and count is not None
    )


def late_words(late: Sequence[LatePeriod], held: AnswerSet) -> str:
    """Return "Child A (Police) 13, Child B (Health) 12 working days", the longest first."""
    named = [_late_one(one) for one in late[:_NAMED]]
    more = len(late) - len(named)
    between = "; " if any(one.person for one in late) else ", "
    unit = days_words(held, late[0].days).partition(" ")[2]
    said = tr("{named} {days}", named=between.join(named), days=unit)
    return tr("{said}, and {more} more", said=said, more=more) if more else said


def _late_one(one: LatePeriod) -> str:
    whose = ", ".join(filter(None, (one.reference, one.person)))
    if not one.agency:  # a reference may end in a number itself: "Case 12 with 14"
        return tr("{reference} with {days}", reference=whose, days=one.days)
    return tr(
        "{reference} ({agency}) {days}",
        reference=whose,
        agency=one.agency,
        days=one.days,
    )


def line_values_with_base(line: CountLine) -> tuple[str, ...]:
    """Return the same as `line_values_notes`, each with its base, where no column has that."""
    return _values_notes(line, with_base=True)


def line_values_notes(line: CountLine, *, alone: bool = False) -> tuple[str, ...]:
    """Return what stands below a question that wants a value: of the returns, of the room.

    Of a case *alone* no share is told.
    """
    return _values_notes(line, with_base=False, alone=alone)


def _values_notes(line: CountLine, *, with_base: bool, alone: bool = False) -> tuple[str, ...]:
    both = ((tr("Returns"), line.values, True), (tr("The room"), line.room_values, False))
    counted = [
        one for one in both if one[1] and (one[1].values or _has_no_value(one[1], with_base))
    ]
    notes = [
        tr("{who}: {said}", who=who, said=" · ".join(_counted(count, of_returns, with_base, alone)))
        for who, count, of_returns in counted
        if count is not None
    ]
    worked = next((one for _, one, _ in counted if one and one.answer_set.working_days), None)
    calendar = [calendar_words(worked.calendar)] if worked is not None else []
    return (*notes, *earlier_notes(line.earlier), *calendar)


def _has_no_value(count: ValueCount, with_base: bool) -> bool:
    """Return whether it was said that there is no value, or what was said is not readable."""
    return bool(count.unreadable or (with_base and count.not_provided))


def _counted(count: ValueCount, of_returns: bool, with_base: bool, alone: bool) -> Iterator[str]:
    if count.values:
        yield from _figures(count, of_returns, alone=alone)
    if with_base and of_returns:
        yield answered_words(count, Unit.RETURNS)
    elif with_base:
        yield from _agreed_base(count)
    elif count.unreadable:
        yield tr("not readable {number}", number=count.unreadable)


def _agreed_base(count: ValueCount) -> Iterator[str]:
    """Yield for how many cases it was agreed: "agreed for 3 of 6 cases"."""
    of = Unit.CASES.of(count.asked)
    yield tr("agreed for {agreed} of {all}", agreed=count.answered, all=of)
    if count.not_provided:
        yield tr("not provided {number}", number=count.not_provided)
    if count.unreadable:
        yield tr("not readable {number}", number=count.unreadable)
    if unasked := unasked_words(count, Unit.CASES):
        yield unasked
