"""Themes that emerge in the room, beside those that came with the audit tool."""

from dataclasses import replace

from core.acts.prepare import end_of
from core.acts.put_aside import PartsGone, put_texts_aside
from core.model.changed import Changed
from core.model.fault import NotYet, WorkshopError, shown
from core.model.names import normalised
from core.model.tool import Question, Theme
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.words import tr


def add_theme(file: WorkshopFile, title: str) -> Changed | None:
    """Add a theme that emerged. Raises NotYet without a title, WorkshopError for one twice."""
    if not title.strip():
        raise NotYet(
            tr("A theme needs a title."), tr("Nothing was changed."), tr("Type its title.")
        )
    must_be_called_so_once(file, Theme(title.strip()))
    with file.act(tr("add a theme")) as act:
        file.put(Theme(title.strip(), position=end_of(file, Theme), emerged=True))
    return act.news


def rename_theme(file: WorkshopFile, theme: Theme, title: str) -> Changed | None:
    """Give a theme another title. Raises NotYet without one, WorkshopError for another's."""
    if not title.strip():
        raise NotYet(
            tr("A theme needs a title."), tr("The theme is as it was."), tr("Type its title.")
        )
    renamed = replace(theme, title=title.strip())
    must_be_called_so_once(file, renamed)
    with file.act(tr("rename a theme")) as act:
        file.put(renamed)
    return act.news


def remove_theme(file: WorkshopFile, theme: Theme) -> Changed | None:
    """Remove a theme that emerged; its notes stay, filed under none.

    Raises WorkshopError for a theme with questions.
    """
    if file.all(Question, "theme_id = ?", (theme.id,)):
        raise WorkshopError(
            tr("This theme came with the audit tool and holds questions."),
            tr("Nothing was changed."),
            tr("Rename it instead."),
        )
    with file.act(tr("remove a theme")) as act:
        put_texts_aside(file, read_tool(file), PartsGone(themes=frozenset({theme.id})))
        file.remove(theme)
    return act.news


def must_be_called_so_once(file: WorkshopFile, theme: Theme) -> None:
    """Refuse the title of another theme, of the audit tool's too, however it is written."""
    titles = {normalised(one.title) for one in file.all(Theme) if one.id != theme.id}
    if normalised(theme.title) in titles:
        raise WorkshopError(
            tr("There is already a theme called “{title}”.", title=shown(theme.title)),
            tr("Nothing was changed."),
            tr("Use that one, or give this another title."),
        )
