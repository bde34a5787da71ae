"""What was heard, as Themes tells it: who said it and where."""

from typing import Final

from core.model.ids import AgencyId, ThemeId
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.wording.meetings import at_words
from core.wording.people import place, said_by
from core.words import tr
from ui.themes.evidence import EvidenceTarget

NO_THEME: Final = tr("No theme yet")


def about(now: Snapshot, note: Note) -> str:
    """Return who said it, where and when."""
    where = place(now, note) or tr("The day as a whole")
    who = said_by(now, note) or tr("Who said it was not noted")
    at = at_words(now, note.meeting_id)
    return " · ".join(part for part in (who, where, at, note.said_at[11:16]) if part)


def place_of(now: Snapshot, note: Note) -> EvidenceTarget | None:
    """Return where a note leads: its case and question; None without a case."""
    if note.case_id is None or note.case_id not in now.case:
        return None
    at = [point for point in now.tool.points if point.question_id == note.question_id]
    own = (point for point in at if point.item_id == note.item_id)
    point: Point | None = next(own, at[0] if at else None)
    if point is None:
        point = next(iter(now.tool.points), None)
    return EvidenceTarget(note.case_id, point) if point is not None else None


def by_theme(now: Snapshot, notes: list[Note]) -> dict[ThemeId | None, list[Note]]:
    """Return notes by theme in the tool's order, those without one last; no empty theme."""
    found: dict[ThemeId | None, list[Note]] = {theme.id: [] for theme in now.tool.themes}
    found[None] = []
    for note in notes:
        found[now.theme_of_note(note)].append(note)
    return {theme_id: held for theme_id, held in found.items() if held}


def theme_title(now: Snapshot, theme_id: ThemeId | None) -> str:
    """Return a theme's title, or that there is none."""
    return now.tool.theme[theme_id].title if theme_id is not None else NO_THEME


def narrowed(
    now: Snapshot, notes: list[Note], theme_id: ThemeId | None, agency_id: AgencyId | None
) -> list[Note]:
    """Return the notes of one theme or all, said by one agency or all."""
    return [
        note
        for note in notes
        if theme_id in (None, now.theme_of_note(note)) and agency_id in (None, note.agency_id)
    ]


def theme_choices(now: Snapshot, note: Note) -> list[tuple[object, str]]:
    """Return the themes a note can be filed under; none while it is under none."""
    themes: list[tuple[object, str]] = [(theme.id, theme.title) for theme in now.tool.themes]
    return themes if now.theme_of_note(note) is not None else [(None, "none"), *themes]
