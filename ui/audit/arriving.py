"""Where an audit is gone on with when it is opened, and what is said where it only shows."""

from core.model.sitting import Place
from core.model.tool import Point, Tool
from core.words import tr
from ui.audit.session import WorkshopSession


def point_at(tool: Tool, place: Place) -> Point | None:
    """Return what the room was judging; None where the tool asks it no more."""
    if place.question_id is None:
        return None
    point = Point(place.question_id, place.item_id)
    return point if point in tool.points else None


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
