"""Where a question or line is asked, in words, and what it can be made to rest on."""

from collections.abc import Sequence

from core.model.fault import shown
from core.model.tool import Item, Tool
from core.model.tool_order import may_rest_on
from core.words import tr
from ui.prepare.tool.choices import Tie


def tie_of(items: Sequence[Item]) -> Tie:
    """Return what all of some lines rest on; nothing where they do not agree."""
    found = {Tie(item.only_where_item_id, item.only_where_answer_id) for item in items}
    return found.pop() if len(found) == 1 else Tie()


def tie_words(tool: Tool, items: Sequence[Item]) -> str:
    """Return where some lines are asked: "Not counted again", "1f is Yes"."""
    found = {Tie(item.only_where_item_id, item.only_where_answer_id) for item in items}
    if len(found) > 1:
        return tr("Each line by itself")
    tie = tie_of(items)
    if tie.item_id is None or tie.answer_id is None:
        return tr("Not counted again")
    return tr(
        "{key} is {answer}", key=tool.item[tie.item_id].key, answer=tool.answer[tie.answer_id].label
    )


def ties_offered(tool: Tool, items: Sequence[Item]) -> Sequence[tuple[str, Tie | None]]:
    """Return what some lines may rest on; a line before them that waits for them says so."""
    found: list[tuple[str, Tie | None]] = [(tr("Not counted again"), Tie())]
    allowed = {item.id for item in may_rest_on(tool, items)}
    own = {item.id for item in items}
    for item in tool.items:
        if item.id in own:
            break
        if item.id not in allowed:
            words = tr("{key} waits for this one: it would go in a circle", key=item.key)
            found.append((words, None))
            continue
        for answer in tool.answers_of(item.answer_set_id):
            words = tr("{key} is {answer}", key=item.key, answer=answer.label)
            short = shown(item.short or item.text)
            found.append((f"{words} · {short}" if short else words, Tie(item.id, answer.id)))
    return found
