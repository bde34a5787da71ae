"""Puts a theme on the wall with those of its comments the room may see."""

from core.model.ids import ThemeId
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter


def show_theme(context: AuditContext, presenter: RoomPresenter, theme_id: ThemeId) -> None:
    """Show a theme; say so where it went up without any comment marked for the room."""
    now = context.session.now
    under = (note for note in now.comments() if now.theme_of_note(note) == theme_id)
    shown = [note.id for note in under if note.chosen]
    if presenter.theme(theme_id, shown) and not shown:
        title = now.tool.theme[theme_id].title
        context.give_notice(
            tr(
                "“{title}” is shown without comments: none is marked “May be shown to the room”.",
                title=title,
            )
        )
