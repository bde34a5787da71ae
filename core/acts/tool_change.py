"""Changes the audit tool for another: nothing said to the old one is lost or counts for the new."""

from core.acts.put_aside import PartsGone, put_aside, use_of
from core.acts.tool import take_tool
from core.acts.tool_parts import begin_tool
from core.model.aside import ToolUse
from core.model.changed import Changed
from core.model.draft.tool import ToolDraft
from core.model.fault import WorkshopError
from core.model.left_note import LeftNote
from core.model.tool import Tool
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.wording.tool_edits import change_loss
from core.words import tr


def change_tool(
    file: WorkshopFile, draft: ToolDraft | None, confirmed: bool = False
) -> Changed | None:
    """Begin with another tool, or with nothing; what was said is put aside under its old words.

    Raises WorkshopError where something was said and it is not *confirmed*.
    """
    tool = read_tool(file)
    use = use_of(file, _whole(tool))
    loss = change_loss(use)
    if loss.weighs and not confirmed:
        named = tr("This tool")
        raise WorkshopError(loss.question(named, tr("Asking")), tr("Nothing was changed."), "")
    with file.act(tr("change the audit tool for another")) as act:
        _take_away(file, tool)
        if draft is None:
            begin_tool(file)
        else:
            take_tool(file, draft)
    return act.news


def change_lost(file: WorkshopFile) -> ToolUse:
    """Return how much would be put aside with another tool."""
    return use_of(file, _whole(read_tool(file)))


def _whole(tool: Tool) -> PartsGone:
    return PartsGone(
        frozenset(tool.question),
        frozenset(tool.item),
        frozenset(tool.answer),
        frozenset(one.id for one in tool.themes if not one.emerged),
    )


def _take_away(file: WorkshopFile, tool: Tool) -> None:
    put_aside(file, tool, _whole(tool))
    for left in file.all(LeftNote):
        file.remove(left)
    for parts in (tool.items, tool.questions, tool.answers, tool.answer_sets):
        if parts:
            file.remove_all(parts)
    for theme in tool.themes:
        if not theme.emerged:
            file.remove(theme)
