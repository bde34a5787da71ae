"""Where a card leads that is settled elsewhere: to a finding, an action, a case, a question."""

from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.queries.search import Hit, HitKind
from core.review.remark import Remark, RemarkKind
from ui.audit.context import AuditContext
from ui.report.remark_card import in_walk


def go_to(context: AuditContext, remark: Remark) -> None:
    """Go to what a remark is about."""
    for kind, number in (
        (HitKind.FINDING, remark.finding_id),
        (HitKind.RECOMMENDATION, remark.recommendation_id),
        (HitKind.ACTION, remark.action_id),
    ):
        if number is not None:
            context.show_hit(Hit(kind, number, "", None, None))
            return
    if remark.case_id is not None:
        context.cursor.go(remark.case_id, _judged_at(context.session.now, remark))
    if remark.kind is RemarkKind.TABLES:
        context.request("two_sides" if remark.must_settle else "prepare_tables")
        return
    context.request("walk" if in_walk(remark) else "prepare")


def _judged_at(now: Snapshot, remark: Remark) -> Point | None:
    """Return the point at which the room judges what a remark is about."""
    if remark.point is None or remark.point in now.tool.points:
        return remark.point
    asked = remark.point.question_id
    return next((point for point in now.tool.points if point.question_id == asked), None)
