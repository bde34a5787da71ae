"""Keeps new parts of the audit tool, in their places and with numbers of their own."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from core.acts.prepare import end_of
from core.acts.tool_asking import copy_asking
from core.acts.tool_places import put_in_order
from core.model.draft.tool import AnswerDraft
from core.model.ids import NEW, AnswerSetId, ItemId, QuestionId
from core.model.tool import Answer, AnswerSet, Bearing, Item, Question, Tool
from core.model.tool_order import line_letters
from core.store.file import WorkshopFile
from core.words import tr

FIRST_ANSWERS: Final = (
    AnswerDraft("yes", tr("Yes"), Bearing.MET),
    AnswerDraft("no", tr("No"), Bearing.NOT_MET),
    AnswerDraft("not_applicable", tr("Not applicable"), Bearing.NOT_APPLICABLE),
    AnswerDraft("dont_know", tr("Don't know"), Bearing.UNKNOWN),
)
"""What a tool begun from nothing answers with."""


def put_questions(
    file: WorkshopFile,
    tool: Tool,
    new: Sequence[tuple[Question, Question | None]],
    after: QuestionId | None = None,
) -> None:
    """Keep new questions below another, each with the lines of one it is like or with its own."""
    place = end_of(file, Question)
    made: list[Question] = []
    lines: list[Item] = []
    copied: list[Item] = []
    for at, (question, like) in enumerate(new):
        question = replace(question, position=place + at)
        question = replace(question, id=QuestionId(file.put(question)))
        made.append(question)
        held = tool.items_of(like.id) if like is not None else ()
        copied += held
        lines += _lines_of(question, held)
        for meant in tool.meanings if like is not None else ():
            if like is not None and meant.question_id == like.id:
                file.put(replace(meant, id=NEW, question_id=question.id))
    rows = list(tool.questions)
    numbers = [one.id for one in rows]
    at = numbers.index(after) + 1 if after in numbers else len(rows)
    put_in_order(file, [*rows[:at], *made, *rows[at:]])
    copies = put_items(file, tool, lines, _last_item(tool, after), copied)
    for question, (_, like) in zip(made, new, strict=True):
        if like is not None:
            copy_asking(file, tool, like, question, copies)


def _lines_of(question: Question, like: Sequence[Item]) -> list[Item]:
    """Return the lines of a new question, numbered after it; a plain one has its own words."""
    if question.checklist:
        lines = [
            replace(one, key=question.key + line_letters(step))
            for step, one in enumerate(like, start=1)
        ]
    else:
        own = like[0] if like else Item(question.id, "", "", "", question.answer_set_id)
        lines = [replace(own, key=question.key, text=question.text, short=question.short)]
    return [replace(one, id=ItemId(NEW), question_id=question.id) for one in lines]


def put_items(
    file: WorkshopFile,
    tool: Tool,
    new: Sequence[Item],
    after: ItemId | None,
    like: Sequence[Item] = (),
) -> dict[ItemId, ItemId]:
    """Keep new lines below another; one tied to a line it was copied beside is tied to its copy.

    Returns the copies by what they are *like*.
    """
    place = end_of(file, Item)
    made = [
        replace(one, id=ItemId(file.put(replace(one, position=place + at))), position=place + at)
        for at, one in enumerate(new)
    ]
    copy = {old.id: one.id for old, one in zip(like, made, strict=False)}
    for one in made:
        if one.only_where_item_id in copy:
            file.put(replace(one, only_where_item_id=copy[one.only_where_item_id]))
    for old, one in zip(like, made, strict=False):
        copy_asking(file, tool, old, one, copy)
    ordered = list(tool.items)
    at = next((at for at, one in enumerate(ordered) if one.id == after), len(ordered) - 1) + 1
    put_in_order(
        file, [*ordered[:at], *(file.get(Item, one.id) or one for one in made), *ordered[at:]]
    )
    return copy


def _last_item(tool: Tool, question_id: QuestionId | None) -> ItemId | None:
    lines = tool.items_of(question_id) if question_id is not None else ()
    return lines[-1].id if lines else None


def answer_of(draft: AnswerDraft | Answer, answer_set_id: AnswerSetId, place: int) -> Answer:
    """Return a new answer of a set, like the one in a file or in another set."""
    return Answer(
        answer_set_id,
        draft.key,
        draft.label,
        draft.bearing,
        position=place,
        band=draft.band,
        points=draft.points,
    )


def put_set(
    file: WorkshopFile, answer_set: AnswerSet, answers: Sequence[AnswerDraft | Answer]
) -> AnswerSetId:
    """Keep a new answer set with its answers; inside an act."""
    number = AnswerSetId(file.put(answer_set))
    for at, one in enumerate(answers):
        file.put(answer_of(one, number, at))
    return number


def copy_set(
    file: WorkshopFile, tool: Tool, like: AnswerSetId | None, key: str = ""
) -> AnswerSetId:
    """Keep a new set with the answers of another, or those a tool begins with; inside an act.

    It is called *key* in files, or like the other one, with a number where that is taken.
    """
    held = next((one for one in tool.answer_sets if one.id == like), None)
    answers: Sequence[Answer | AnswerDraft] = (
        tool.answers_of(held.id) if held is not None else FIRST_ANSWERS
    )
    stem = key or (held.key if held is not None else "own")
    taken = {one.key for one in tool.answer_sets}
    called = (stem if number == 1 else f"{stem}_{number}" for number in count(1))
    free = next(one for one in called if one not in taken)
    new = replace(held, id=AnswerSetId(NEW), key=free) if held is not None else AnswerSet(free)
    return put_set(file, new, answers)
