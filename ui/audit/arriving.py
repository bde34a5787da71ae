"""Where an audit is gone on with when it is opened, and what is said where it only shows."""

from typing import Final

from core.model.sitting import Place
from core.model.tool import Point, Tool
from core.words import tr
from ui.audit.session import WorkshopSession

_HOUR: Final = "hour"
"""A part in which a room sits for long is a place of its own: it is come back to, not its stage."""


def point_at(tool: Tool, place: Place) -> Point | None:
    """Return what the room was judging; None where the tool asks it no more."""
    if place.question_id is None:
        return None
    point = Point(place.question_id, place.item_id)
    return point if point in tool.points else None


def kept_as(stage: str, part: str) -> str:
    """Return the word by which what is in front is kept: its stage's, or a part's of its own."""
    return _HOUR if stage == "themes" and part.split()[:1] == [_HOUR] else stage


def stage_and_part(place: Place) -> tuple[str, str]:
    """Return the stage the room was in, and the part of it where that is a place of its own."""
    return ("themes", _HOUR) if place.stage == _HOUR else (place.stage, "")


def only_to_look_at(session: WorkshopSession) -> str:
    """Say that the audit can only be looked at, why, and what to do."""
    who, why = session.open_elsewhere_at, session.why_read_only
    reason = tr("{who} has it open", who=who) if who else tr("it cannot be written to here")
    remedy = why.remedy if why is not None else ""
    return tr(
        "This audit can be looked at but not changed: {reason}. {remedy}",
        reason=reason,
        remedy=remedy,
    )
