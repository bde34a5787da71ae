"""How the agencies divide over the answers to one question, and what to offer the room."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.model.bearing import Bearing
from core.model.snapshot import Position
from core.model.tool import Answer, AnswerKind, AnswerSet, Point, Tool
from core.model.value import in_order, is_late, several_keys
from core.model.working_days import WorkingDays
from core.words import tr

NO_ANSWER = tr("No answer")
NO_RETURN = tr("No return")
NOT_ASKED = tr("Not asked")
IN_TIME = tr("In time")
LATE = tr("Late")
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
    they do not divide the agencies.
    """

    label: str
    answer: Answer | None
    positions: tuple[Position, ...]
    bearing: Bearing | None = None
    given: bool = False
    divides: bool = True
    answer_set: AnswerSet | None = None
    calendar: WorkingDays = WorkingDays()


def answer_columns(
    tool: Tool, point: Point, positions: Sequence[Position]
) -> tuple[AnswerColumn, ...]:
    """Return a column for each answer allowed, then "No answer" and "No return".

    Answers that are not one of some have a column for all, or for those in time and late.
    Where some were not asked they have the last column, whatever they answered.
    """
    unasked = tuple(at for at in positions if not at.asked)
    positions = [at for at in positions if at.asked]
    columns = [
        AnswerColumn(
            answer.label,
            answer,
            tuple(at for at in positions if _gave(tool, point, at, answer)),
            answer.bearing,
            True,
            tool.kind_at(point) is not AnswerKind.SEVERAL,
        )
        for answer in tool.answers_at(point)
    ]
    columns += _value_columns(tool, point, positions)
    silent = tuple(at for at in positions if at.returned and not at.answered)
    absent = tuple(at for at in positions if not at.returned)
    return (
        *columns,
        AnswerColumn(NO_ANSWER, None, silent),
        AnswerColumn(NO_RETURN, None, absent),
        *[AnswerColumn(NOT_ASKED, None, unasked)] * bool(unasked),
    )


def _gave(tool: Tool, point: Point, at: Position, answer: Answer) -> bool:
    if tool.kind_at(point) is AnswerKind.SEVERAL:
        return answer.key in several_keys(at.value)
    return at.answer is not None and at.answer.id == answer.id


def _value_columns(tool: Tool, point: Point, positions: Sequence[Position]) -> list[AnswerColumn]:
    held = tool.set_at(point)
    if held is None or held.kind.one_of_some or held.kind is AnswerKind.SEVERAL:
        return []
    given = in_order(held, [at for at in positions if at.value], lambda at: at.value, tool.calendar)

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
        return [column(IN_TIME, in_time, Bearing.MET), column(LATE, late, Bearing.NOT_MET)]
    return [column(VALUE_LABELS[held.kind], given)]


def offered(tool: Tool, point: Point, positions: Sequence[Position]) -> Answer | None:
    """Return the answer to offer: the one every agency that returned gave.

    Two agencies at least; a blank among them offers nothing. In a checklist
    every line must have been answered alike, and the answer must be one the
    question as a whole allows.
    """
    returned = [at for at in positions if at.returned and at.asked]
    if len(returned) < _LEAST_TO_OFFER:
        return None
    given = [answer for at in returned for answer in _answers(at)]
    if not given or any(answer is None for answer in given):
        return None
    keys = {answer.key for answer in given if answer is not None}
    if len(keys) != 1:
        return None
    key = keys.pop()
    return next((answer for answer in tool.answers_at(point) if answer.key == key), None)


def _answers(position: Position) -> list[Answer | None]:
    if position.items:
        return [answer for _, answer in position.items]
    return [position.answer]
