"""What the audit concludes, in its order: which findings are drafts, and what numbers all have."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from core.model.finding import Finding
from core.model.ids import ActionId, FindingId, RecommendationId, ThemeId
from core.model.plan import Action, Recommendation
from core.model.snapshot import Snapshot


class _Numbered(Protocol):
    @property
    def number(self) -> int: ...


def is_draft(now: Snapshot, finding: Finding) -> bool:
    """Return whether a finding says nothing yet, or rests on nothing: it is never printed."""
    return not finding.text.strip() or not now.evidence_on(finding.id)


def concluded(now: Snapshot) -> list[Finding]:
    """Return the findings that stand, by number; neither drafts nor what was withdrawn."""
    standing = [one for one in now.findings if not one.withdrawn and not is_draft(now, one)]
    numbers = finding_numbers(now)
    return sorted(standing, key=lambda one: numbers[one.id])


def finding_numbers(now: Snapshot) -> dict[FindingId, int]:
    """Return the number of each finding that has one: those given out stay, others follow."""
    counted = [one for one in now.findings if one.number or not is_draft(now, one)]
    return dict(zip((one.id for one in counted), _numbers(counted), strict=True))


def recommendations_under(
    now: Snapshot, parent_id: RecommendationId | None
) -> list[Recommendation]:
    """Return the recommendations under another, or at the top: by theme, then by place."""
    order: dict[ThemeId | None, int] = {one.id: at for at, one in enumerate(now.tool.themes)}
    found = [one for one in now.recommendations if one.parent_id == parent_id]
    return sorted(found, key=lambda one: order.get(one.theme_id, len(order)))


def in_order(now: Snapshot) -> Iterator[tuple[int, Recommendation]]:
    """Yield every recommendation in the order it is read, with how deep it stands."""
    yield from _below(now, None, 0)


def _below(
    now: Snapshot, parent_id: RecommendationId | None, depth: int
) -> Iterator[tuple[int, Recommendation]]:
    for one in recommendations_under(now, parent_id):
        yield depth, one
        yield from _below(now, one.id, depth + 1)


def recommendation_numbers(now: Snapshot) -> dict[RecommendationId, str]:
    """Return the number of each recommendation: "1", and "1.2" of one under another."""
    found: dict[RecommendationId, str] = {}
    for parent_id in (None, *(one.id for _, one in in_order(now))):
        above = found[parent_id] + "." if parent_id is not None else ""
        listed = recommendations_under(now, parent_id)
        for one, number in zip(listed, _numbers(listed), strict=True):
            found[one.id] = f"{above}{number}"
    return found


def actions_under(now: Snapshot, recommendation_id: RecommendationId | None) -> list[Action]:
    """Return the actions under a recommendation; with none those that stand under none."""
    return [one for one in now.actions if one.recommendation_id == recommendation_id]


def actions_in_order(now: Snapshot) -> list[Action]:
    """Return every action in the order it is read, those under no recommendation last."""
    above = [one.id for _, one in in_order(now)]
    return [action for one in (*above, None) for action in actions_under(now, one)]


def action_numbers(now: Snapshot) -> dict[ActionId, int]:
    """Return the number of each action: those given out stay, others follow."""
    listed = actions_in_order(now)
    return dict(zip((one.id for one in listed), _numbers(listed), strict=True))


def _numbers(listed: Sequence[_Numbered]) -> Iterable[int]:
    """Return a number for each: its own where it was given out, else the next after those."""
    following = max((one.number for one in listed), default=0)
    for one in listed:
        if one.number:
            yield one.number
        else:
            following += 1
            yield following
