"""Puts a theme on the wall with those of its comments the room may see."""

from core.model.ids import ThemeId
from core.report.comments import theme_of
from ui.desk import Desk
from ui.showing import Showing


def show_theme(desk: Desk, showing: Showing, theme_id: ThemeId) -> None:
    """Show a theme; say so where none of its comments is marked for the room."""
    now = desk.session.now
    shown = [note.id for note in now.comments() if note.chosen and theme_of(now, note) == theme_id]
    showing.theme(theme_id, shown)
    if not shown:
        title = now.tool.theme[theme_id].title
        desk.said.emit(
            f"“{title}” is shown without comments: none is marked “May be shown to the room”."
        )
