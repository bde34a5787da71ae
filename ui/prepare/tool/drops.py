"""Where a theme or question goes that is drawn onto another."""

from dataclasses import dataclass

from core.model.ids import QuestionId, ThemeId
from core.model.tool import Question, Theme, Tool
from core.model.tool_order import listed_themes
from ui.prepare.tool.question_list import PartId, tool_rows


@dataclass(frozen=True, slots=True)
class QuestionDrop:
    """A question and the place it goes to among those of a theme."""

    question: Question
    theme_id: ThemeId
    at: int


@dataclass(frozen=True, slots=True)
class ThemeDrop:
    """A theme and by how many places it goes down; less than nothing goes up."""

    theme_id: ThemeId
    by: int


def dropped(tool: Tool, part: PartId, onto: PartId) -> QuestionDrop | ThemeDrop | None:
    """Return where one goes: after what it was drawn past, or before it.

    A question drawn onto a theme is the first in it; a theme drawn onto a question
    takes the place of its theme.
    """
    one, other = part_of(tool, part), part_of(tool, onto)
    if one is None or other is None:
        return None
    over = other.theme_id if isinstance(other, Question) else other.id
    if isinstance(one, Theme):
        themes = [theme.id for theme, _ in listed_themes(tool)]
        return ThemeDrop(one.id, themes.index(over) - themes.index(one.id))
    if isinstance(other, Theme):
        return QuestionDrop(one, over, 0)
    beside = [asked.id for asked in tool.questions if asked.theme_id == over and asked != one]
    rows = [row.part for row in tool_rows(tool, {})]
    after = rows.index(part) < rows.index(onto)
    return QuestionDrop(one, over, beside.index(other.id) + after)


def part_of(tool: Tool, part: PartId) -> Question | Theme | None:
    """Return the theme or question with a number; None where it is gone."""
    kind, number = part
    if kind is Question:
        return tool.question.get(QuestionId(number))
    return tool.theme.get(ThemeId(number))
