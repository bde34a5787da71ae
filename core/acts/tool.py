"""Taking in an audit tool: its themes, answer sets, questions and what depends on what."""

from collections.abc import Mapping
from dataclasses import replace

from core.model.audit import Audit
from core.model.changed import Changed
from core.model.draft.tool import QuestionDraft, ToolDraft
from core.model.fault import WorkshopError
from core.model.ids import AnswerId, AnswerSetId, QuestionId, ThemeId
from core.model.tool import Answer, AnswerSet, Item, Question, Theme
from core.store.file import WorkshopFile
from core.words import tr


def take_tool(file: WorkshopFile, draft: ToolDraft) -> Changed | None:
    """Take in an audit tool. Raises WorkshopError when the audit has one already."""
    if file.all(Question):
        raise WorkshopError(
            tr("This audit already has its questions."),
            tr("Nothing was changed."),
            tr("Make a new audit to use another audit tool."),
        )
    with file.act(tr("take in the audit tool")) as act:
        for left in file.all(AnswerSet):  # of a tool whose questions were all taken out
            file.remove(left)
        themes = {
            one.key: ThemeId(file.put(Theme(one.title, position=at, key=one.key)))
            for at, one in enumerate(draft.themes)
        }
        sets = {key: AnswerSetId(file.put(AnswerSet(key))) for key in draft.answer_sets}
        answers: dict[tuple[str, str], AnswerId] = {}
        for key, allowed in draft.answer_sets.items():
            for at, one in enumerate(allowed):
                answer = Answer(sets[key], one.key, one.label, one.bearing, position=at)
                answers[key, one.key] = AnswerId(file.put(answer))
        for at, question in enumerate(draft.questions):
            _put_question(file, question, at, themes, sets)
        _tie_items(file, draft, answers)
        audit = file.get(Audit, 1) or Audit("")
        file.put(replace(audit, tool_key=draft.key, tool_title=draft.title))
    return act.news


def _put_question(
    file: WorkshopFile,
    draft: QuestionDraft,
    at: int,
    themes: Mapping[str, ThemeId],
    sets: Mapping[str, AnswerSetId],
) -> None:
    question = Question(
        draft.key,
        draft.text,
        draft.short,
        themes[draft.theme],
        sets[draft.answers],
        position=at,
        checklist=bool(draft.items),
        items_judged=draft.items_judged,
        takes_comments=draft.takes_comments,
        guidance=draft.guidance,
    )
    number = QuestionId(file.put(question))
    position = len(file.all(Item))
    if not draft.items:
        file.put(
            Item(number, draft.key, draft.text, draft.short, sets[draft.answers], position=position)
        )
    for step, item in enumerate(draft.items):
        file.put(
            Item(
                number,
                item.key,
                item.text,
                item.short,
                sets[item.answers],
                position=position + step,
            )
        )


def _tie_items(
    file: WorkshopFile, draft: ToolDraft, answers: Mapping[tuple[str, str], AnswerId]
) -> None:
    """Tie the items that are asked only where another was answered so."""
    items = {item.key: item for item in file.all(Item)}
    sets = {question.key: question.answers for question in draft.questions}
    sets |= {item.key: item.answers for question in draft.questions for item in question.items}
    ties = [(question.key, question.only_where) for question in draft.questions]
    ties += [(item.key, item.only_where) for question in draft.questions for item in question.items]
    for key, tie in ties:
        if tie is not None:
            for item in items.values():
                if item.key == key or _question_key(file, item) == key:
                    file.put(
                        replace(
                            item,
                            only_where_item_id=items[tie.item].id,
                            only_where_answer_id=answers[sets[tie.item], tie.answer],
                        )
                    )


def _question_key(file: WorkshopFile, item: Item) -> str:
    question = file.get(Question, item.question_id)
    return question.key if question else ""
