"""What is open in an audit's plan, as another audit carries it on: without any case."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.model.concluded import action_numbers, actions_in_order, in_order, recommendation_numbers
from core.model.draft.earlier import ActionToCarry, NamedOwner, StepToCarry
from core.model.ids import NEW, ActionId, RecommendationId
from core.model.plan import Action, Owner, Recommendation
from core.model.snapshot import Snapshot


def open_steps(now: Snapshot) -> tuple[tuple[StepToCarry, ...], tuple[ActionToCarry, ...]]:
    """Return the open actions and the recommendations they serve, each under its number.

    What was carried on before keeps the audit and the number it first had.
    """
    numbers = recommendation_numbers(now)
    actions = [one for one in actions_in_order(now) if one.is_open]
    wanted = {at for one in actions for at in _line_up(now, one.recommendation_id)}
    steps = tuple(
        StepToCarry(
            _cleared(one, numbers[one.id]),
            numbers[one.id],
            now.tool.theme[one.theme_id].title if one.theme_id in now.tool.theme else "",
            _named(now, now.owners_of_recommendation(one.id)),
            numbers.get(one.parent_id, "") if one.parent_id is not None else "",
        )
        for _, one in in_order(now)
        if one.id in wanted
    )
    return steps, tuple(_action(now, one, numbers) for one in actions)


def _line_up(now: Snapshot, at: RecommendationId | None) -> Iterator[RecommendationId]:
    while at is not None:
        yield at
        above = now.recommendation.get(at)
        at = above.parent_id if above is not None else None


def _action(now: Snapshot, one: Action, numbers: dict[RecommendationId, str]) -> ActionToCarry:
    bare = replace(
        one,
        id=ActionId(NEW),
        recommendation_id=None,
        case_id=None,
        number=0,
        earlier_number=one.earlier_number or str(action_numbers(now)[one.id]),
    )
    owners = _named(now, now.owners_of_action(one.id))
    under = numbers.get(one.recommendation_id, "") if one.recommendation_id is not None else ""
    return ActionToCarry(bare, owners, tuple(now.entries_on(one.id)), under)


def _cleared(one: Recommendation, number: str) -> Recommendation:
    bare = replace(one, id=RecommendationId(NEW), parent_id=None, theme_id=None, number=0)
    return replace(bare, earlier_number=one.earlier_number or number)


def _named(now: Snapshot, owners: Sequence[Owner]) -> tuple[NamedOwner, ...]:
    found = []
    for one in owners:
        agency = now.agency.get(one.agency_id) if one.agency_id is not None else None
        found.append(NamedOwner(one, agency.name if agency is not None else ""))
    return tuple(found)
