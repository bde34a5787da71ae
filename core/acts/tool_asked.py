"""What the window changes of whom a tool asks what, each as one step of undo."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from core.acts.tool_asking import place_of, rows_at
from core.acts.tool_words import current_part
from core.model.asking import AskedOf, Clause, CommentRule
from core.model.changed import Changed
from core.model.draft.tool import draft_of
from core.model.fault import WorkshopError
from core.model.ids import NEW
from core.model.tool import Answer, Item, Question, Theme, Tool
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.tool_conditions import Resting
from core.wording.tool_edits import part_named
from core.words import tr


def ask_where(
    file: WorkshopFile, part: Theme | Question | Item, condition: Sequence[Sequence[Clause]]
) -> Changed | None:
    """Ask a theme's questions, a question or a line only where a condition holds; without, always.

    Raises WorkshopError where something would then wait for itself.
    """
    tool = read_tool(file)
    held = [one for one in tool.clauses if one in rows_at(tool, part)]
    made = [
        replace(one, id=NEW, alternative=number, **_only_at(part))
        for number, parts in enumerate(condition)
        for one in parts
    ]
    kept = tuple(one for one in tool.clauses if one not in held)
    if made:  # what is only taken away closes no circle
        _refuse_circle(replace(tool, clauses=(*kept, *made)), part)
    with file.act(tr("change where {part} is asked", part=_unnamed(part))) as act:
        file.remove_all(held)
        file.put_new(made) if made else None
    return act.news


def ask_only_of(
    file: WorkshopFile, part: Theme | Question, agencies: Sequence[str]
) -> Changed | None:
    """Ask a theme's questions, or one, only of some agencies; of all where none is named."""
    tool = read_tool(file)
    at = _only_at(part)
    held = [one for one in tool.asked_of if one in rows_at(tool, part)]
    names = list(dict.fromkeys(name.strip() for name in agencies if name.strip()))
    with file.act(tr("change whom {part} is asked of", part=_unnamed(part))) as act:
        gone = [one for one in held if one.agency not in names]
        new = [name for name in names if name not in {one.agency for one in held}]
        file.remove_all(gone)
        if new:
            file.put_new([AskedOf(name, at["theme_id"], at["question_id"]) for name in new])
    return act.news


def ask_in_room_only(file: WorkshopFile, question: Question, on: bool) -> Changed | None:
    """Let a question be for the room only, on no return, or for the agencies too."""
    held = current_part(file, question)
    with file.act(tr("change who answers question {key}", key=held.key)) as act:
        file.put(replace(held, room_only=on))
    return act.news


def ask_for_comment(
    file: WorkshopFile, question: Question, answer: Answer, on: bool
) -> Changed | None:
    """Let an answer to a question ask for a comment, or no longer."""
    held = current_part(file, question)
    rule = file.existing(CommentRule(held.id, answer.id))
    with file.act(tr("change what asks for a comment at question {key}", key=held.key)) as act:
        if on and not rule.id:
            file.put(rule)
        elif not on and rule.id:
            file.remove(rule)
    return act.news


def _only_at(part: Theme | Question | Item) -> dict[str, Any]:
    return {"theme_id": None, "question_id": None, "item_id": None} | place_of(part)


def _unnamed(part: Theme | Question | Item) -> str:
    """Return a part without words that were typed: an act's label may be logged."""
    return tr("a theme") if isinstance(part, Theme) else part_named(part)


def _refuse_circle(tool: Tool, part: Theme | Question | Item) -> None:
    rests = Resting(draft_of(tool))
    match part:
        case Theme():
            asked = [one.id for one in tool.questions if one.theme_id == part.id]
            inside = [item for one in asked for item in tool.items_of(one)]
        case Question():
            inside = list(tool.items_of(part.id))
        case Item():
            inside = [part]
    if any(rests.in_a_circle(item.key) for item in inside):
        raise WorkshopError(
            tr("It would wait for itself, so it would never be asked."),
            tr("Nothing was changed."),
            tr("Rest it on another question."),
        )
