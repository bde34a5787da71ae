"""Puts a second one of a part of the audit tool below it, with a number or key of its own."""

from dataclasses import replace
from itertools import count

from core.acts.prepare import end_of
from core.acts.tool_asking import copy_asking
from core.acts.tool_new import copy_set, put_items, put_questions
from core.acts.tool_parts import part_unnamed
from core.acts.tool_places import current_question, put_below
from core.acts.tool_words import current_part
from core.model.changed import Changed
from core.model.fault import WorkshopError
from core.model.ids import NEW, AnswerId, ItemId, QuestionId, ThemeId
from core.model.tool import Answer, AnswerSet, Item, Question, Theme, Tool, ToolPart
from core.model.tool_order import free_theme_key, free_title, next_line, next_number
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.words import tr


def duplicate(file: WorkshopFile, part: ToolPart) -> Changed | None:
    """Put a second one of a part below it, with the next free number or key."""
    tool = read_tool(file)
    with file.act(tr("duplicate {part}", part=part_unnamed(part))) as act:
        match part:
            case Question():
                _double_question(file, tool, current_part(file, part))
            case Item():
                _double_item(file, tool, current_part(file, part))
            case Theme():
                _double_theme(file, tool, current_part(file, part))
            case AnswerSet():
                copy_set(file, tool, part.id)
            case Answer():
                _double_answer(file, current_part(file, part))
    return act.news


def _double_question(file: WorkshopFile, tool: Tool, question: Question) -> None:
    new = replace(question, id=QuestionId(NEW), key=next_number(tool))
    put_questions(file, tool, [(new, question)], after=question.id)


def _double_item(file: WorkshopFile, tool: Tool, item: Item) -> None:
    question = current_question(tool, item.question_id)
    if not question.checklist:
        raise WorkshopError(
            tr("Question {key} has no lines.", key=question.key),
            tr("Nothing was changed."),
            tr("Duplicate the question instead."),
        )
    new = replace(item, id=ItemId(NEW), key=next_line(tool, question))
    put_items(file, tool, [new], item.id, [item])


def _double_theme(file: WorkshopFile, tool: Tool, theme: Theme) -> None:
    title, key = free_title(tool, theme.title), free_theme_key(tool)
    new = replace(theme, id=ThemeId(NEW), title=title, key=key, emerged=False)
    new = replace(new, id=ThemeId(file.put(replace(new, position=end_of(file, Theme)))))
    put_below(file, tool.themes, new, theme.id)
    copy_asking(file, tool, theme, new, {})
    asked = [one for one in tool.questions if one.theme_id == theme.id]
    first = int(next_number(tool))
    copies: list[tuple[Question, Question | None]] = [
        (replace(one, id=QuestionId(NEW), key=str(first + at), theme_id=new.id), one)
        for at, one in enumerate(asked)
    ]
    if asked:
        put_questions(file, tool, copies, after=asked[-1].id)


def _double_answer(file: WorkshopFile, answer: Answer) -> None:
    beside = file.all(Answer, "answer_set_id = ?", (answer.answer_set_id,))
    keys, labels = {one.key for one in beside}, {one.label for one in beside}
    number = next(
        number
        for number in count(2)
        if f"{answer.key}_{number}" not in keys and f"{answer.label} {number}" not in labels
    )
    new = replace(
        answer,
        id=AnswerId(NEW),
        key=f"{answer.key}_{number}",
        label=f"{answer.label} {number}",
        position=max(one.position for one in beside) + 1,
    )
    new = replace(new, id=AnswerId(file.put(new)))
    put_below(file, beside, new, answer.id)
