"""Which answers a question allows, where it is asked, and whether the room judges each line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.acts.put_aside import (
    PartsGone,
    judgements_on,
    put_answers_aside,
    put_judgements_aside,
    put_values_aside,
    use_of,
)
from core.acts.tool_asking import exchange_asking
from core.acts.tool_new import copy_set
from core.acts.tool_places import current_question
from core.acts.tool_words import current_part
from core.model.aside import ToolUse
from core.model.case import AnswerGiven, ValueGiven
from core.model.changed import Changed
from core.model.fault import WorkshopError
from core.model.ids import AnswerId, AnswerSetId, ItemId
from core.model.judgement import Judgement
from core.model.names import normalised
from core.model.tool import Item, Question, Tool
from core.model.tool_order import may_rest_on
from core.model.value import is_well_formed
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.answer_words import key_for
from core.wording.tool_edits import part_named, still_used
from core.words import tr


@dataclass(frozen=True)
class _Exchange:
    """Answers that take the place of others, and what was said with those that have none."""

    items: Sequence[Item]
    same: dict[AnswerId, AnswerId]
    given: Sequence[AnswerGiven]
    judged: Sequence[Judgement]
    values: Sequence[ValueGiven]  # only those that do not fit

    @property
    def lost(self) -> ToolUse:
        """How much was said with an answer that the new set has not."""
        given = sum(one.answer_id not in self.same for one in self.given) + len(self.values)
        judged = sum(_has_none(one, self.same) for one in self.judged)
        return ToolUse(answers=given, judgements=judged)


def answers_lost(file: WorkshopFile, part: Question | Item, answer_set_id: AnswerSetId) -> ToolUse:
    """Return how much was said with answers that another set has no label for."""
    return _exchange(file, read_tool(file), part, answer_set_id).lost


def use_answers(
    file: WorkshopFile,
    part: Question | Item,
    answer_set_id: AnswerSetId,
    confirmed: bool = False,
) -> Changed | None:
    """Let a question, with the lines that had its answers, or one line allow another set.

    What was answered stays where the new set has an answer of that label; all
    else is put aside. Raises WorkshopError where something is and it is not *confirmed*.
    """
    tool = read_tool(file)
    part = current_part(file, part)
    change = _exchange(file, tool, part, answer_set_id)
    if change.lost.weighs and not confirmed:
        raise still_used(_answers_of(part), change.lost, asked_on=True)
    with file.act(tr("change the answers of {part}", part=part_named(part))) as act:
        _apply(file, tool, part, answer_set_id, change)
    return act.news


def use_own_answers(file: WorkshopFile, part: Question | Item) -> Changed | None:
    """Give a question or line an answer set of its own, made like the one it has.

    Nothing where no other question has that one: its answers are its own already.
    """
    tool = read_tool(file)
    part = current_part(file, part)
    own = {part, *items_of_part(tool, part)}
    parts: tuple[Question | Item, ...] = (*tool.questions, *tool.items)
    if not any(one.answer_set_id == part.answer_set_id and one not in own for one in parts):
        return None
    with file.act(tr("make answers of its own for {part}", part=part_named(part))) as act:
        called = key_for(f"answers {part.key}", ())
        use_answers(file, part, copy_set(file, tool, part.answer_set_id, called))
    return act.news


def ask_only_where(
    file: WorkshopFile,
    part: Question | Item,
    item_id: ItemId | None,
    answer_id: AnswerId | None = None,
) -> Changed | None:
    """Ask a question with all its lines, or one line, only where another was answered so.

    Without an item it is always asked. Raises WorkshopError for a line that does
    not come before, waits for this one, or does not allow the answer.
    """
    tool = read_tool(file)
    items = items_of_part(tool, part)
    if item_id is not None and answer_id is not None:
        _refuse_condition(tool, items, item_id, answer_id)
    with file.act(tr("change where {part} is asked", part=part_named(part))) as act:
        for item in items:
            tied = None if item_id is None or answer_id is None else (item_id, answer_id)
            on, answer = tied or (None, None)
            file.put(replace(item, only_where_item_id=on, only_where_answer_id=answer))
    return act.news


def judge_each_line(
    file: WorkshopFile, question: Question, each: bool, confirmed: bool = False
) -> Changed | None:
    """Let the room judge each line of a checklist, or the question as a whole.

    What was judged the other way is put aside. Raises WorkshopError where
    something was and it is not *confirmed*.
    """
    tool = read_tool(file)
    held = current_question(tool, question.id)
    judged = judgements_on(file, PartsGone(questions={held.id}))
    if judged and each != held.items_judged and not confirmed:
        raise still_used(
            tr("what the room judged at {part}", part=part_named(held)),
            ToolUse(judgements=len(judged)),
        )
    with file.act(tr("change how the room judges {part}", part=part_named(held))) as act:
        if each != held.items_judged and held.checklist:
            put_judgements_aside(file, tool, judged)
            file.put(replace(held, items_judged=each))
    return act.news


def items_of_part(tool: Tool, part: Question | Item) -> tuple[Item, ...]:
    """Return the lines of a question, or the line itself, as the tool has them."""
    if isinstance(part, Item):
        return (tool.item[part.id],) if part.id in tool.item else ()
    return tool.items_of(part.id)


def answered(file: WorkshopFile, items: Sequence[Item]) -> int:
    """Return how many answers were given to some lines."""
    return use_of(file, PartsGone(items={item.id for item in items})).answers


def _exchange(file: WorkshopFile, tool: Tool, part: Question | Item, to: AnswerSetId) -> _Exchange:
    items = [item for item in items_of_part(tool, part) if item.answer_set_id == part.answer_set_id]
    kinds = {one.id: one.kind for one in tool.answer_sets}
    alike = kinds.get(to) is kinds.get(part.answer_set_id)
    label = {normalised(one.label): one.id for one in tool.answers_of(to)}
    same = {
        one.id: label[normalised(one.label)]
        for one in tool.answers_of(part.answer_set_id)
        if alike and normalised(one.label) in label
    }
    where = f"item_id IN ({', '.join('?' * len(items))})"
    given = file.all(AnswerGiven, where, [item.id for item in items])
    values = file.all(ValueGiven, where, [item.id for item in items])
    judged = _judged(file, tool, part, items)
    return _Exchange(
        items,
        same,
        given,
        [one for one in judged if not (one.value and _fits(tool, part, to, one.value))],
        [one for one in values if not _fits(tool, part, to, one.value)],
    )


def _fits(tool: Tool, part: Question | Item, to: AnswerSetId, value: str) -> bool:
    """Return whether a value says the same as an answer of another set."""
    before, after = tool.set_of(part.answer_set_id), tool.set_of(to)
    if before is None or after is None:
        return False
    alike = (before.kind, before.unit) == (after.kind, after.unit)
    return alike and is_well_formed(after, tool.answers_of(to), value)


def _judged(
    file: WorkshopFile, tool: Tool, part: Question | Item, items: Sequence[Item]
) -> list[Judgement]:
    """Return the judgements that choose from the answers of a part."""
    question = tool.question[part.question_id if isinstance(part, Item) else part.id]
    if question.items_judged:
        return judgements_on(file, PartsGone(items={item.id for item in items}))
    if isinstance(part, Item):
        return []
    return judgements_on(file, PartsGone(questions={question.id}))


def _apply(
    file: WorkshopFile,
    tool: Tool,
    part: Question | Item,
    to: AnswerSetId,
    change: _Exchange,
) -> None:
    put_answers_aside(file, tool, [one for one in change.given if one.answer_id not in change.same])
    put_values_aside(file, tool, change.values)
    put_judgements_aside(file, tool, [one for one in change.judged if _has_none(one, change.same)])
    for given in change.given:
        if given.answer_id in change.same:
            file.put(replace(given, answer_id=change.same[given.answer_id]))
    for judged in change.judged:
        if judged.answer_id is not None and judged.answer_id in change.same:
            file.put(replace(judged, answer_id=change.same[judged.answer_id]))
    if isinstance(part, Question):
        file.put(replace(tool.question[part.id], answer_set_id=to))
        for meant in [one for one in tool.meanings if one.question_id == part.id]:
            if meant.answer_id in change.same:
                file.put(replace(meant, answer_id=change.same[meant.answer_id]))
            else:
                file.remove(meant)
    numbers = {item.id for item in change.items}
    asked = tool.question[part.question_id if isinstance(part, Item) else part.id]
    exchange_asking(file, tool, asked, numbers, change.same)
    for item in tool.items:
        tied = item
        if item.id in numbers:
            tied = replace(tied, answer_set_id=to)
        if item.only_where_item_id in numbers and item.only_where_answer_id is not None:
            answer = change.same.get(item.only_where_answer_id)
            on = item.only_where_item_id if answer is not None else None
            tied = replace(tied, only_where_item_id=on, only_where_answer_id=answer)
        file.put(tied) if tied is not item else None


def _has_none(judged: Judgement, same: dict[AnswerId, AnswerId]) -> bool:
    return bool(judged.value) or (judged.answer_id is not None and judged.answer_id not in same)


def _answers_of(part: Question | Item) -> str:
    return tr("some answers to {part}", part=part_named(part))


def _refuse_condition(
    tool: Tool, items: Sequence[Item], item_id: ItemId, answer_id: AnswerId
) -> None:
    if item_id not in {item.id for item in may_rest_on(tool, items)}:
        raise WorkshopError(
            tr("It can only rest on a question before it that does not wait for it in turn."),
            tr("Nothing was changed."),
            tr("Choose another question, or move this one below it."),
        )
    allowed = tool.answers_of(tool.item[item_id].answer_set_id)
    if answer_id not in {answer.id for answer in allowed}:
        raise WorkshopError(
            tr("That question does not allow that answer."),
            tr("Nothing was changed."),
            tr("Choose one of its answers."),
        )
