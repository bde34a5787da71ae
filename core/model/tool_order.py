"""In which order a tool is listed, and what a question may rest on without going in a circle."""

import re
from collections.abc import Collection, Sequence
from itertools import count
from typing import Final

from core.model.ids import ItemId
from core.model.names import normalised
from core.model.tool import Item, Question, Theme, Tool

_NUMBER: Final = re.compile(r"[0-9]{1,8}")


def listed_themes(tool: Tool) -> tuple[tuple[Theme, tuple[Question, ...]], ...]:
    """Return the themes of the tool with their questions; one that emerged only if it has some."""
    asked: dict[int, list[Question]] = {}
    for question in tool.questions:
        asked.setdefault(question.theme_id, []).append(question)
    return tuple(
        (theme, tuple(asked.get(theme.id, ())))
        for theme in tool.themes
        if theme.id in asked or not theme.emerged
    )


def may_rest_on(tool: Tool, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the lines asked before all of *items*, of which none waits for one of them."""
    own = {item.id for item in items}
    before: list[Item] = []
    for item in tool.items:
        if item.id in own:
            break
        if not _waits_for(tool, item, own):
            before.append(item)
    return tuple(before)


def _waits_for(tool: Tool, item: Item, others: Collection[ItemId]) -> bool:
    seen: set[ItemId] = set()
    on = item.only_where_item_id
    while on is not None and on not in seen:
        if on in others:
            return True
        seen.add(on)
        found = tool.item.get(on)
        on = found.only_where_item_id if found is not None else None
    return False


def next_number(tool: Tool) -> str:
    """Return the number after the highest any question or line begins with."""
    keys = (one.key for one in _numbered(tool))
    numbers = (_NUMBER.match(normalised(key)) for key in keys)
    return str(max((int(found[0]) for found in numbers if found), default=0) + 1)


def free_title(tool: Tool, title: str) -> str:
    """Return a title that no theme has: the one wanted, or with a number behind it."""
    titles = {normalised(theme.title) for theme in tool.themes}
    tried = (title if number == 1 else f"{title} {number}" for number in count(1))
    return next(one for one in tried if normalised(one) not in titles)


def free_theme_key(tool: Tool) -> str:
    """Return a key that no theme has, for a new one."""
    keys = {theme.key for theme in tool.themes}
    return next(key for number in count(1) if (key := f"theme_{number}") not in keys)


def next_line(tool: Tool, question: Question, key: str = "") -> str:
    """Return the number after the last line's: "1d" after "1c", "1aa" after "1z".

    *key* is the question's number where it is to have another than its own.
    """
    stem = key or question.key
    taken = {normalised(one.key) for one in _numbered(tool)}
    letters = [
        _at(item.key.removeprefix(question.key))
        for item in tool.items_of(question.id)
        if question.checklist
    ]
    number = max(letters, default=0) + 1
    while normalised(stem + line_letters(number)) in taken:
        number += 1
    return stem + line_letters(number)


def _numbered(tool: Tool) -> tuple[Question | Item, ...]:
    return (*tool.questions, *tool.items)


def line_letters(number: int) -> str:
    """Return "a" for 1, "z" for 26, "aa" for 27."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _at(letters: str) -> int:
    if not (letters.isascii() and letters.isalpha() and letters.islower()) or len(letters) > 4:
        return 0
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number
