"""Themes that emerge in the room, beside those that came with the audit tool."""

from dataclasses import replace

from core.acts.prepare import end_of
from core.model.changed import Changed
from core.model.fault import NotYet, WorkshopError
from core.model.tool import Question, Theme
from core.store.file import WorkshopFile
from core.words import tr


def add_theme(file: WorkshopFile, title: str) -> Changed | None:
    """Add a theme that emerged. Raises NotYet without a title."""
    if not title.strip():
        raise NotYet(
            tr("A theme needs a title."), tr("Nothing was changed."), tr("Type its title.")
        )
    with file.act(tr("add a theme")) as act:
        file.put(Theme(title.strip(), position=end_of(file, Theme), emerged=True))
    return act.news


def rename_theme(file: WorkshopFile, theme: Theme, title: str) -> Changed | None:
    """Give a theme another title."""
    if not title.strip():
        raise NotYet(
            tr("A theme needs a title."), tr("The theme is as it was."), tr("Type its title.")
        )
    with file.act(tr("rename a theme")) as act:
        file.put(replace(theme, title=title.strip()))
    return act.news


def remove_theme(file: WorkshopFile, theme: Theme) -> Changed | None:
    """Remove a theme that emerged; its notes stay, filed under none.

    Raises WorkshopError for a theme with questions.
    """
    if file.all(Question, tr("theme_id = ?"), (theme.id,)):
        raise WorkshopError(
            tr("This theme came with the audit tool and holds questions."),
            tr("Nothing was changed."),
            tr("Rename it instead."),
        )
    with file.act(tr("remove a theme")) as act:
        file.remove(theme)
    return act.news
