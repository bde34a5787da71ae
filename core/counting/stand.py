"""Where the agencies stand on one question: the columns, the split, and what to offer."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.model.case import Request, RequestStatus
from core.model.clock import said_date
from core.model.snapshot import Position
from core.model.tool import Answer, Point, Tool

NO_ANSWER = "No answer"
NO_RETURN = "No return"
_LEAST_TO_OFFER = 2


@dataclass(frozen=True, slots=True)
class Stand:
    """One column: an answer, or None for the two that lack one, and who is in it."""

    label: str
    answer: Answer | None
    positions: tuple[Position, ...]


def stands(tool: Tool, point: Point, positions: Sequence[Position]) -> tuple[Stand, ...]:
    """Return a column for each answer allowed, then "No answer" and "No return"."""
    columns = [
        Stand(
            answer.label,
            answer,
            tuple(at for at in positions if at.answer is not None and at.answer.id == answer.id),
        )
        for answer in tool.answers_at(point)
    ]
    silent = tuple(at for at in positions if at.returned and at.answer is None)
    absent = tuple(at for at in positions if not at.returned)
    return (*columns, Stand(NO_ANSWER, None, silent), Stand(NO_RETURN, None, absent))


def offered(tool: Tool, point: Point, positions: Sequence[Position]) -> Answer | None:
    """Return the answer to offer: the one every agency that returned gave.

    Two agencies at least; a blank among them offers nothing. In a checklist
    every line must have been answered alike, and the answer must be one the
    question as a whole allows.
    """
    returned = [at for at in positions if at.returned]
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


def split(tool: Tool, point: Point, positions: Sequence[Position]) -> str:
    """Return how the agencies' answers divide, in words, or nothing if nobody answered."""
    answered = [column for column in stands(tool, point, positions) if column.answer]
    counts = [len(column.positions) for column in answered if column.positions]
    if not counts:
        return ""
    if len(counts) == 1:
        return "One agency answered" if counts[0] == 1 else f"All {counts[0]} agencies say the same"
    return f"Agencies are split {' : '.join(str(count) for count in counts)}"


def why_no_return(request: Request | None) -> str:
    """Return in a few words why there is nothing from an agency."""
    if request is None:
        return "Not asked"
    match request.status:
        case RequestStatus.UNUSABLE:
            return "Returned, no form filled in"
        case RequestStatus.NIL:
            return "Holds no record"
        case RequestStatus.REFUSED:
            return "Refused"
        case RequestStatus.RETURNED:
            return "Returned, nothing answered"
        case _:
            return f"Requested {said_date(request.asked)}" if request.asked else "Requested"


def _answers(position: Position) -> list[Answer | None]:
    if position.items:
        return [answer for _, answer in position.items]
    return [position.answer]
