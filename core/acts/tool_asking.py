"""Who is asked what: conditions, agencies and comment rules of the audit tool."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from core.model.asking import AskedOf, Clause, CommentRule
from core.model.draft.condition import ClauseDraft, condition_in
from core.model.draft.tool import ToolDraft, answer_sets_at
from core.model.ids import NEW, AnswerId, ItemId
from core.model.tool import Item, Question, Theme, Tool
from core.store.file import WorkshopFile
from core.store.reading import read_tool


def put_asking(file: WorkshopFile, draft: ToolDraft) -> None:
    """Keep the conditions, agencies and comment rules of a tool just taken in; inside an act."""
    tool = read_tool(file)
    at = {item.key: item for item in tool.items}
    rows: list[Any] = []
    for theme, held in zip(tool.themes, draft.themes, strict=False):
        rows += clauses_of(tool, at, held.asked_where, Clause(theme_id=theme.id))
        rows += [AskedOf(name, theme_id=theme.id) for name in held.asked_only_of]
    for question, asked in zip(tool.questions, draft.questions, strict=True):
        rows += clauses_of(tool, at, asked.asked_where, Clause(question_id=question.id))
        rows += [AskedOf(name, question_id=question.id) for name in asked.asked_only_of]
        rows += _comment_rules(tool, question, asked.comment_on)
        for line in asked.items:
            rows += clauses_of(tool, at, line.asked_where, Clause(item_id=at[line.key].id))
    for kind in (Clause, AskedOf, CommentRule):
        found = [row for row in rows if isinstance(row, kind)]
        if found:
            file.put_new(found)


def clauses_of(tool: Tool, at: Mapping[str, Item], text: str, place: Clause) -> list[Clause]:
    """Return the parts of a condition as they are kept where *place* says it stands."""
    return [
        _clause(tool, at, part, replace(place, alternative=number))
        for number, parts in enumerate(condition_in(text))
        for part in parts
    ]


def _clause(tool: Tool, at: Mapping[str, Item], part: ClauseDraft, place: Clause) -> Clause:
    if part.of_case:
        return replace(place, attribute=part.subject, relation=part.relation, value=part.value)
    item = at[part.subject]
    kind = tool.kind_of_item(item)
    if not kind.from_some:
        return replace(place, on_item_id=item.id, relation=part.relation, value=part.value)
    named = {answer.key: answer.id for answer in tool.answers_of(item.answer_set_id)}
    return replace(place, on_item_id=item.id, relation=part.relation, answer_id=named[part.value])


def _comment_rules(tool: Tool, question: Question, keys: Sequence[str]) -> list[CommentRule]:
    return [
        CommentRule(question.id, answer.id)
        for set_id in answer_sets_at(tool, question)
        for answer in tool.answers_of(set_id)
        if answer.key in keys
    ]


def copy_asking(
    file: WorkshopFile,
    tool: Tool,
    like: Theme | Question | Item,
    new: Theme | Question | Item,
    copies: Mapping[ItemId, ItemId],
) -> None:
    """Give a copied part the conditions, agencies and comment rules of the one it is like."""
    for one in rows_at(tool, like):
        kept: Any = one
        kept = replace(kept, id=NEW, **place_of(new))
        if isinstance(kept, Clause) and kept.on_item_id is not None:
            kept = replace(kept, on_item_id=copies.get(kept.on_item_id, kept.on_item_id))
        file.put(kept)


def rows_at(tool: Tool, part: Theme | Question | Item) -> list[Clause | AskedOf | CommentRule]:
    match part:
        case Theme():
            found: Iterable[Any] = (*tool.clauses, *tool.asked_of)
            return [one for one in found if one.theme_id == part.id]
        case Question():
            found = (*tool.clauses, *tool.asked_of, *tool.comment_rules)
            return [one for one in found if one.question_id == part.id]
    return [one for one in tool.clauses if one.item_id == part.id]


def place_of(part: Theme | Question | Item) -> dict[str, int]:
    match part:
        case Theme():
            return {"theme_id": part.id}
        case Question():
            return {"question_id": part.id}
    return {"item_id": part.id}


def forget_asking(
    file: WorkshopFile,
    tool: Tool,
    parts: Iterable[Theme | Question | Item],
    items: Collection[ItemId],
    answers: Collection[AnswerId],
) -> None:
    """Take away what stands at parts that go, and the conditions and rules that rest on them."""
    gone: list[Clause | AskedOf | CommentRule] = []
    for part in parts:
        gone += rows_at(tool, part)
    gone += clauses_resting_on(tool, items, answers)
    gone += [rule for rule in tool.comment_rules if rule.answer_id in answers]
    for row in {(type(row), row.id): row for row in gone}.values():
        file.remove(row)


def clauses_resting_on(
    tool: Tool, items: Collection[ItemId], answers: Collection[AnswerId]
) -> list[Clause]:
    """Return the parts of conditions that rest on some lines or name some answers."""
    return [one for one in tool.clauses if one.on_item_id in items or one.answer_id in answers]


def exchange_asking(
    file: WorkshopFile,
    tool: Tool,
    question: Question,
    items: Collection[ItemId],
    same: Mapping[AnswerId, AnswerId],
) -> None:
    """Let conditions on some lines, and comment rules, name the answers of another set.

    Those that name an answer it has none for go; inside an act.
    """
    rows: list[Clause | CommentRule] = [
        one for one in tool.clauses if one.on_item_id in items and one.answer_id is not None
    ]
    rows += [one for one in tool.comment_rules if one.question_id == question.id]
    kinds = {one.on_item_id for one in tool.clauses if one.on_item_id in items and one.value}
    rows += [one for one in tool.clauses if one.on_item_id in kinds and one.answer_id is None]
    for one in rows:
        answer = same.get(one.answer_id) if one.answer_id is not None else None
        if answer is not None:
            file.put(replace(one, answer_id=answer))
        elif one.answer_id is None or not _still_allowed(tool, question, items, one.answer_id):
            file.remove(one)


def _still_allowed(
    tool: Tool, question: Question, items: Collection[ItemId], answer_id: AnswerId
) -> bool:
    """Return whether a line that keeps its answers still has one."""
    kept = {item.answer_set_id for item in tool.items_of(question.id) if item.id not in items}
    return tool.answer[answer_id].answer_set_id in kept
