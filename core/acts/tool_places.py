"""Where the parts of the audit tool stand: moved one place, or put below another."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from core.acts.tool_words import current_part
from core.model.changed import Changed
from core.model.fault import WorkshopError
from core.model.ids import ItemId, QuestionId, ThemeId
from core.model.tool import Answer, Item, Question, Theme, Tool
from core.model.tool_order import listed_themes
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.words import tr

Placed = TypeVar("Placed", Theme, Question, Item, Answer)


def move_question(file: WorkshopFile, question_id: QuestionId, by: int) -> Changed | None:
    """Move a question one place up (-1) or down (1) in the list, across themes too.

    At an end of the list nothing is done. Its number stays.
    """
    tool = read_tool(file)
    question = current_question(tool, question_id)
    themes = listed_themes(tool)
    at = next(at for at, (theme, _) in enumerate(themes) if theme.id == question.theme_id)
    inside = [one for one in themes[at][1] if one.id != question.id]
    to = themes[at][1].index(question) + by
    if 0 <= to <= len(inside):
        label = tr("move question {key} up", key=question.key)
        label = label if by < 0 else tr("move question {key} down", key=question.key)
        with file.act(label) as act:
            _move_in(file, tool, question, inside, to)
        return act.news
    if not 0 <= at + by < len(themes):
        return None
    theme, others = themes[at + by]
    with file.act(tr("move question {key} to another theme", key=question.key)) as act:
        moved = replace(question, theme_id=theme.id)
        file.put(moved)
        _move_in(file, tool, moved, others, len(others) if by < 0 else 0)
    return act.news


def place_question(
    file: WorkshopFile, question_id: QuestionId, theme_id: ThemeId, at: int
) -> Changed | None:
    """Put a question at a place among those of a theme, its own or another. Its number stays."""
    tool = read_tool(file)
    question = current_question(tool, question_id)
    others = [one for one in tool.questions if one.theme_id == theme_id and one.id != question_id]
    with file.act(tr("move question {key}", key=question.key)) as act:
        moved = replace(question, theme_id=theme_id)
        file.put(moved)
        _move_in(file, tool, moved, others, at)
    return act.news


def move_item(file: WorkshopFile, item_id: ItemId, by: int) -> Changed | None:
    """Move a line one place up or down in its checklist; its number stays."""
    tool = read_tool(file)
    item = tool.item.get(item_id)
    if item is None:
        return None
    with file.act(tr("move line {key}", key=item.key)) as act:
        _shift(file, tool.items_of(item.question_id), item, by)
    return act.news


def move_theme(file: WorkshopFile, theme_id: ThemeId, by: int) -> Changed | None:
    """Move a theme with its questions one place up or down among those listed."""
    tool = read_tool(file)
    with file.act(tr("move a theme")) as act:
        _shift(file, [theme for theme, _ in listed_themes(tool)], tool.theme[theme_id], by)
    return act.news


def move_answer(file: WorkshopFile, answer: Answer, by: int) -> Changed | None:
    """Move an answer one place up or down in its set."""
    held = current_part(file, answer)
    with file.act(tr("move an answer")) as act:
        beside = file.all(Answer, "answer_set_id = ?", (held.answer_set_id,))
        _shift(file, beside, held, by)
    return act.news


def _move_in(
    file: WorkshopFile, tool: Tool, question: Question, others: Sequence[Question], to: int
) -> None:
    """Put a question beside those of a theme, at place *to* among them, with its lines."""
    rest = [one for one in tool.questions if one.id != question.id]
    if others and to > 0:
        at = rest.index(others[to - 1]) + 1
    elif others:
        at = rest.index(others[0])
    else:
        at = tool.questions.index(tool.question[question.id])
    ordered = [*rest[:at], question, *rest[at:]]
    put_in_order(file, ordered)
    put_in_order(file, [item for one in ordered for item in tool.items_of(one.id)])


def _shift(file: WorkshopFile, rows: Sequence[Placed], row: Placed, by: int) -> None:
    numbers: list[int] = [one.id for one in rows]
    at = numbers.index(row.id)
    if 0 <= at + by < len(rows):
        ordered = [one for one in rows if one.id != row.id]
        ordered.insert(at + by, row)
        put_in_order(file, ordered)


def put_below(file: WorkshopFile, rows: Sequence[Placed], new: Placed, after: int | None) -> None:
    """Put a new row, which is the last so far, below the one with number *after*."""
    before: list[int] = [one.id for one in rows]
    at = before.index(after) + 1 if after in before else len(rows)
    ordered = list(rows)
    ordered.insert(at, new)
    put_in_order(file, ordered)


def put_in_order(file: WorkshopFile, rows: Sequence[Placed]) -> None:
    """Let rows stand in this order, in the places they have; only those that move are written."""
    places = sorted(row.position for row in rows)
    if len(set(places)) < len(places):
        places = list(range(places[0], places[0] + len(places)))
    for row, place in zip(rows, places, strict=True):
        if row.position != place:
            file.put(replace(row, position=place))


def put_as_given(file: WorkshopFile, rows: Sequence[Placed], given: Sequence[int]) -> None:
    """Let the rows with these numbers stand in this order, from where the first of them stands.

    Where they are in this order already nothing moves: one between them may be among those
    that stay as they are.
    """
    if [row.id for row in rows if row.id in given] == list(given):
        return
    first = min((place for place, row in enumerate(rows) if row.id in given), default=0)
    order = {number: at for at, number in enumerate(given)}
    places = {
        row.id: (1, order[row.id]) if row.id in order else (0 if place < first else 2, place)
        for place, row in enumerate(rows)
    }
    put_in_order(file, sorted(rows, key=lambda row: places[row.id]))


def current_question(tool: Tool, question_id: QuestionId) -> Question:
    found = tool.question.get(question_id)
    if found is None:
        raise WorkshopError(
            tr("That question is not there any more."),
            tr("Nothing was changed."),
            tr("Choose another."),
        )
    return found
