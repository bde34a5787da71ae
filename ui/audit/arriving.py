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


def kept_as(stage: str, part: str) -> str:
    """Return the one word by which what is in front is kept: its stage and the part of it."""
    return "/".join((stage, *part.split()))


def stage_and_part(place: Place) -> tuple[str, str]:
    """Return the stage the room was in, and the part of it that was in front."""
    if place.stage == "hour":  # so it was kept before every part was
        return "themes", "hour"
    stage, *part = place.stage.split("/")
    return stage, " ".join(part)


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
