"""How the agencies divide over the answers to one question, and what to offer the room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.model.bearing import Bearing
from core.model.snapshot import Position
from core.model.tool import Answer, AnswerKind, AnswerSet, Point, Tool
from core.model.value import (
    MEASURED,
    NOT_PROVIDED,
    each_keys,
    in_order,
    is_late,
    is_readable,
    is_readable_of_one,
    keys_given,
)
from core.model.working_days import WorkingDays
from core.words import tr

NO_ANSWER = tr("No answer")
NO_RETURN = tr("No return")
NOT_ASKED = tr("Not asked")
IN_TIME = tr("In time")
LATE = tr("Late")
NONE_PROVIDED = tr("Not provided")
NOT_READABLE = tr("Not readable")
VALUE_LABELS = {
    AnswerKind.NUMBER: tr("Numbers"),
    AnswerKind.DATE: tr("Dates"),
    AnswerKind.PERIOD: tr("Periods"),
    AnswerKind.WORDS: tr("In words"),
}
_LEAST_TO_OFFER = 2


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """One column: an answer, or None for the two that lack one, and who is in it.

    Values are *given* without an answer of the set; `answer_set` says what kind they are,
    `calendar` which days are worked. Where an agency may stand in several columns
    they do not divide the agencies. What stands in one that is `unreadable` says nothing.
    """

    label: str
    answer: Answer | None
    positions: tuple[Position, ...]
    bearing: Bearing | None = None
    given: bool = False
    divides: bool = True
    answer_set: AnswerSet | None = None
    calendar: WorkingDays = WorkingDays()
    unreadable: bool = False


def answer_columns(
    tool: Tool, point: Point, positions: Sequence[Position], person: int | None = None
) -> tuple[AnswerColumn, ...]:
    """Return a column for each answer allowed, then "No answer" and "No return".

    Answers that are not one of some have a column for all, or for those in time and late.
    Where some were not asked they have the last column, whatever they answered. Where each
    *person* is asked about they are those of one; of all people without.
    """
    unasked = tuple(at for at in positions if not at.asked)
    positions = [at for at in positions if at.asked]
    columns = [
        AnswerColumn(
            answer.label,
            answer,
            tuple(at for at in positions if _gave(tool, point, at, answer, person)),
            answer.bearing,
            True,
            tool.kind_at(point).one_of_some or person is not None,
        )
        for answer in tool.answers_at(point)
    ]
    spoilt = tuple(at for at in positions if _is_unreadable(tool, point, at, person))
    columns += _value_columns(tool, point, [at for at in positions if at not in spoilt], person)
    if spoilt:
        bad = Bearing.UNKNOWN
        columns.append(AnswerColumn(NOT_READABLE, None, spoilt, bad, given=True, unreadable=True))
    silent = tuple(at for at in positions if at.returned and _is_silent(at, person))
    absent = tuple(at for at in positions if not at.returned)
    return (
        *columns,
        AnswerColumn(NO_ANSWER, None, silent),
        AnswerColumn(NO_RETURN, None, absent),
        *[AnswerColumn(NOT_ASKED, None, unasked)] * bool(unasked),
    )


def _is_silent(at: Position, person: int | None) -> bool:
    return not at.answered if person is None else person not in each_keys(at.value)


def _is_unreadable(tool: Tool, point: Point, at: Position, person: int | None) -> bool:
    """Return whether what an agency gave says nothing the question asks for.

    Only in a file that was damaged, or changed by another program.
    """
    held = tool.set_at(point)
    if held is None or held.kind.one_of_some or not at.value:
        return False
    allowed = tool.answers_at(point)
    if not is_readable(held, allowed, at.value):
        return True
    said = each_keys(at.value).get(person, "") if held.kind.for_each and person is not None else ""
    return bool(said) and not is_readable_of_one(held, allowed, said)


def _gave(tool: Tool, point: Point, at: Position, answer: Answer, person: int | None) -> bool:
    kind = tool.kind_at(point)
    if kind.for_each and person is not None:
        return each_keys(at.value).get(person) == answer.key
    if not kind.one_of_some:
        return answer.key in keys_given(kind, at.value)
    return at.answer is not None and at.answer.id == answer.id


def _value_columns(
    tool: Tool, point: Point, positions: Sequence[Position], person: int | None
) -> list[AnswerColumn]:
    held = tool.set_at(point)
    if held is None or held.kind.from_some:
        return []
    if held.kind.for_each and person is not None:
        held, positions = held.of_one, [_of_one(at, person) for at in positions]
    some = [at for at in positions if at.value not in ("", NOT_PROVIDED)]
    given = in_order(held, some, lambda at: at.value, tool.calendar)
    missing = [at for at in positions if at.value == NOT_PROVIDED and held.kind in MEASURED]

    def column(
        label: str, found: Sequence[Position], bearing: Bearing | None = None
    ) -> AnswerColumn:
        return AnswerColumn(
            label,
            None,
            tuple(found),
            bearing,
            True,
            bearing is not None,
            held,
            tool.calendar,
        )

    if held.kind is AnswerKind.PERIOD and held.target:
        late = [at for at in given if is_late(held, at.value, tool.calendar)]
        in_time = [at for at in given if at not in late]
        found = [column(IN_TIME, in_time, Bearing.MET), column(LATE, late, Bearing.NOT_MET)]
    else:
        found = [column(VALUE_LABELS[held.kind.of_one], given)]
    none = column(NONE_PROVIDED, missing, Bearing.UNKNOWN)
    if found[0].bearing is None:  # numbers and days divide nobody, and so does having none
        none = replace(none, divides=False)
    return [*found, *[none] * bool(missing)]


def _of_one(at: Position, person: int) -> Position:
    """Return what an agency says of one person alone."""
    return replace(at, value=each_keys(at.value).get(person, ""))


def offered(
    tool: Tool, point: Point, positions: Sequence[Position], person: int | None = None
) -> Answer | None:
    """Return the answer to offer: the one every agency that returned gave, of a *person* or all.

    Two agencies at least; a blank among them offers nothing. In a checklist
    every line must have been answered alike, and the answer must be one the
    question as a whole allows.
    """
    returned = [at for at in positions if at.returned and at.asked]
    if len(returned) < _LEAST_TO_OFFER:
        return None
    keys = {key for at in returned for key in _keys(at, person)}
    key = keys.pop() if len(keys) == 1 else ""
    return next((answer for answer in tool.answers_at(point) if answer.key == key), None)


def _keys(position: Position, person: int | None) -> list[str]:
    """Return the keys of what an agency answered, "" for each blank."""
    if person is not None:
        return [each_keys(position.value).get(person, "")]
    given = [answer for _, answer in position.items] if position.items else [position.answer]
    return [answer.key if answer is not None else "" for answer in given]
