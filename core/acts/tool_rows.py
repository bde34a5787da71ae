"""Rows typed into the sheets of the audit tool: the lines of a checklist, the answers of a set."""

from collections.abc import Sequence
from dataclasses import replace

from core.acts.put_aside import PartsGone, parts_with, use_of
from core.acts.tool_parts import add_answer, add_item, remove_part
from core.acts.tool_places import current_question, put_as_given
from core.acts.tool_words import reword_answer, reword_item
from core.model.aside import ToolUse
from core.model.changed import Changed
from core.model.ids import AnswerSetId, QuestionId
from core.model.tool import Answer, Item
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.answer_words import key_for


def keep_lines(
    file: WorkshopFile, question_id: QuestionId, rows: Sequence[Item], label: str
) -> Changed | None:
    """Keep lines as they are typed; new ones come after the last, with the next numbers.

    The first line makes a checklist of a question. Several stand in the order they
    are given in. Raises WorkshopError for a number that is taken.
    """
    if len(rows) == 1 and rows[0].id:
        return reword_item(file, rows[0])
    with file.act(label) as act:
        kept: list[int] = []
        for row in rows:
            if row.id:
                reword_item(file, row)
                kept.append(row.id)
                continue
            add_item(file, question_id)
            tool = read_tool(file)
            new = tool.items_of(current_question(tool, question_id).id)[-1]
            reword_item(file, replace(new, key=row.key or new.key, text=row.text, short=row.short))
            kept.append(new.id)
        put_as_given(file, read_tool(file).items_of(question_id), kept)
    return act.news


def keep_answers(
    file: WorkshopFile, answer_set_id: AnswerSetId, rows: Sequence[Answer], label: str
) -> Changed | None:
    """Keep answers as they are typed; new ones come after the last of the set.

    Several stand in the order they are given in. Raises WorkshopError for a label
    or key that is taken.
    """
    if len(rows) == 1 and rows[0].id:
        return reword_answer(file, rows[0])
    with file.act(label) as act:
        kept: list[int] = []
        for row in rows:
            if row.id:
                reword_answer(file, row)
                kept.append(row.id)
                continue
            add_answer(file, answer_set_id)
            *beside, new = file.all(Answer, "answer_set_id = ?", (answer_set_id,))
            key = row.key
            if key in ("", key_for(row.label, ())):  # made of its words; an older one may have it
                key = key_for(row.label, [one.key for one in beside]) or new.key
            reword_answer(file, replace(new, key=key, label=row.label, bearing=row.bearing))
            kept.append(new.id)
        put_as_given(file, file.all(Answer, "answer_set_id = ?", (answer_set_id,)), kept)
    return act.news


def remove_rows_of_tool(
    file: WorkshopFile, rows: Sequence[Item | Answer], label: str
) -> Changed | None:
    """Take several lines or answers out at once; what was said to them is put aside."""
    with file.act(label) as act:
        for row in rows:
            remove_part(file, row, confirmed=True)
    return act.news


def use_of_rows(file: WorkshopFile, rows: Sequence[Item | Answer]) -> ToolUse:
    """Return how much was said to several lines, or with several answers."""
    tool = read_tool(file)
    gone = [parts_with(tool, row) for row in rows]
    return use_of(
        file,
        PartsGone(
            items={one for part in gone for one in part.items},
            answers={one for part in gone for one in part.answers},
        ),
    )
