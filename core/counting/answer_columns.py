"""How the agencies divide over the answers to one question, and what to offer the room."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.model.snapshot import Position
from core.model.tool import Answer, Point, Tool
from core.words import tr

NO_ANSWER = tr("No answer")
NO_RETURN = tr("No return")
_LEAST_TO_OFFER = 2


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """One column: an answer, or None for the two that lack one, and who is in it."""

    label: str
    answer: Answer | None
    positions: tuple[Position, ...]


def answer_columns(
    tool: Tool, point: Point, positions: Sequence[Position]
) -> tuple[AnswerColumn, ...]:
    """Return a column for each answer allowed, then "No answer" and "No return"."""
    columns = [
        AnswerColumn(
            answer.label,
            answer,
            tuple(at for at in positions if at.answer is not None and at.answer.id == answer.id),
        )
        for answer in tool.answers_at(point)
    ]
    silent = tuple(at for at in positions if at.returned and at.answer is None)
    absent = tuple(at for at in positions if not at.returned)
    return (
        *columns,
        AnswerColumn(NO_ANSWER, None, silent),
        AnswerColumn(NO_RETURN, None, absent),
    )


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


def _answers(position: Position) -> list[Answer | None]:
    if position.items:
        return [answer for _, answer in position.items]
    return [position.answer]
