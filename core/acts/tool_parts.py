"""Adds, moves, doubles and takes away the parts of the audit tool, each as one step of undo."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import TypeVar

from core.acts.prepare import end_of
from core.acts.put_aside import PartsGone, parts_with, put_aside, use_of
from core.acts.tool_new import FIRST_ANSWERS, put_items, put_questions, put_set
from core.acts.tool_places import current_question, put_below
from core.acts.tool_words import current_part
from core.model.audit import Audit
from core.model.changed import Changed
from core.model.fault import WorkshopError
from core.model.ids import NEW, AnswerSetId, ItemId, QuestionId, ThemeId
from core.model.tool import Answer, AnswerSet, Bearing, Item, Question, Theme, Tool, ToolPart
from core.model.tool_order import free_theme_key, free_title, next_line, next_number
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.tool_edits import part_named, still_used
from core.words import tr

Placed = TypeVar("Placed", Theme, Question, Item, Answer)


def begin_tool(file: WorkshopFile) -> Changed | None:
    """Begin a tool from nothing: one theme, one question without words yet, one answer set."""
    with file.act(tr("begin an audit tool")) as act:
        tool = read_tool(file)
        for left in tool.answer_sets if not tool.questions else ():
            file.remove(left)
        audit = file.get(Audit, 1) or Audit("")
        file.put(replace(audit, tool_key="own", tool_title=tr("Our own audit tool")))
        answers = put_set(file, AnswerSet("yes_no"), FIRST_ANSWERS)
        title, place = free_title(tool, tr("First theme")), end_of(file, Theme)
        theme = ThemeId(file.put(Theme(title, position=place, key=free_theme_key(tool))))
        put_questions(file, read_tool(file), [(Question("1", "", "", theme, answers), None)])
    return act.news


def add_theme_to_tool(file: WorkshopFile, after: ThemeId | None = None) -> Changed | None:
    """Add a theme below another, or as the last."""
    tool = read_tool(file)
    with file.act(tr("add a theme to the audit tool")) as act:
        new = Theme(free_title(tool, tr("New theme")), position=end_of(file, Theme))
        new = replace(new, key=free_theme_key(tool))
        new = replace(new, id=ThemeId(file.put(new)))
        put_below(file, tool.themes, new, after)
    return act.news


def add_question(
    file: WorkshopFile, theme_id: ThemeId, after: QuestionId | None = None
) -> Changed | None:
    """Add a question without words: below another, or as the last of its theme."""
    tool = read_tool(file)
    inside = [one for one in tool.questions if one.theme_id == theme_id]
    beside = tool.question.get(after) if after is not None else None
    if beside is None and tool.questions:
        beside = (inside or tool.questions)[-1]
    with file.act(tr("add a question")) as act:
        answers = (
            beside.answer_set_id
            if beside is not None
            else tool.answer_sets[0].id
            if tool.answer_sets
            else put_set(file, AnswerSet("yes_no"), FIRST_ANSWERS)
        )
        new = Question(next_number(tool), "", "", theme_id, answers)
        put_questions(file, tool, [(new, None)], beside.id if beside is not None else None)
    return act.news


def add_item(
    file: WorkshopFile, question_id: QuestionId, after: ItemId | None = None
) -> Changed | None:
    """Add a line to a question's checklist, below another or as the last.

    A question without lines becomes a checklist: what was answered to it is then
    the answer to its first line, which has the question's own words.
    """
    tool = read_tool(file)
    question = current_question(tool, question_id)
    with file.act(tr("add a line to question {key}", key=question.key)) as act:
        if question.checklist or _made_a_checklist(file, tool, question):
            tool = read_tool(file)
            last = tool.items_of(question_id)[-1]
            number = next_line(tool, current_question(tool, question_id))
            new = Item(question_id, number, "", "", last.answer_set_id)
            put_items(file, tool, [new], after or last.id)
    return act.news


def _made_a_checklist(file: WorkshopFile, tool: Tool, question: Question) -> bool:
    """Make a question's own line the first of a checklist; return whether it keeps its words."""
    (own,) = tool.items_of(question.id)
    answered = bool(use_of(file, PartsGone(items={own.id})).answers)
    words = own if answered else replace(own, text="", short="")
    file.put(replace(words, key=next_line(tool, question)))
    file.put(replace(question, checklist=True))
    return answered


def add_answer(file: WorkshopFile, answer_set_id: AnswerSetId) -> Changed | None:
    """Add an answer to a set, as its last."""
    tool = read_tool(file)
    beside = tool.answers_of(answer_set_id)
    taken = {one.key for one in beside} | {one.label for one in beside}
    number = next(
        number
        for number in count(len(beside) + 1)
        if f"answer_{number}" not in taken and tr("Answer {number}", number=number) not in taken
    )
    with file.act(tr("add an answer")) as act:
        file.put(
            Answer(
                answer_set_id,
                f"answer_{number}",
                tr("Answer {number}", number=number),
                Bearing.UNKNOWN,
                position=max((one.position for one in beside), default=-1) + 1,
            )
        )
    return act.news


def remove_part(file: WorkshopFile, part: ToolPart, confirmed: bool = False) -> Changed | None:
    """Take a theme, question, line, answer set or answer out of the tool.

    What was said to it is put aside under its old words. Raises WorkshopError
    where something was said and it is not *confirmed*, and for the answers of
    questions that stay.
    """
    tool = read_tool(file)
    part = current_part(file, part)
    _refuse_last(tool, part)
    gone = parts_with(tool, part)
    use = use_of(file, gone)
    if use.weighs and not confirmed:
        raise still_used(part_named(part), use, asked_on=isinstance(part, Answer))
    with file.act(tr("take {part} out of the audit tool", part=part_unnamed(part))) as act:
        put_aside(file, tool, gone)
        if isinstance(part, Item):
            _take_line(file, tool, part)
        else:
            file.remove(file.get(type(part), part.id) or part)
    return act.news


def _take_line(file: WorkshopFile, tool: Tool, item: Item) -> None:
    """Take a line out; without its last one a checklist is a plain question again."""
    question = current_question(tool, item.question_id)
    file.remove(file.get(Item, item.id) or item)
    if len(tool.items_of(question.id)) == 1:
        file.put(replace(question, checklist=False, items_judged=False))
        file.put(
            replace(
                item,
                id=ItemId(NEW),
                key=question.key,
                text=question.text,
                short=question.short,
                answer_set_id=question.answer_set_id,
                only_where_item_id=None,
                only_where_answer_id=None,
            )
        )


def _refuse_last(tool: Tool, part: ToolPart) -> None:
    if isinstance(part, AnswerSet) and _users(tool, part.id):
        raise WorkshopError(
            tr("The answer set “{key}” is still in use.", key=part.key),
            tr("Nothing was changed."),
            tr("Give its questions other answers first."),
        )
    if isinstance(part, Answer) and len(tool.answers_of(part.answer_set_id)) == 1:
        raise WorkshopError(
            tr("It is the only answer of its set."),
            tr("Nothing was changed."),
            tr("Add another first."),
        )


def _users(tool: Tool, answer_set_id: AnswerSetId) -> bool:
    parts: Sequence[Question | Item] = (*tool.questions, *tool.items)
    return any(part.answer_set_id == answer_set_id for part in parts)


def part_unnamed(part: ToolPart) -> str:
    """Return a part without words that were typed: an act's label may be logged."""
    match part:
        case Theme():
            return tr("a theme")
        case AnswerSet():
            return tr("an answer set")
        case Answer():
            return tr("an answer")
    return part_named(part)
