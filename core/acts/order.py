"""The order of findings and of the plan: one takes another's place, the others close up."""

from dataclasses import replace
from typing import TypeVar

from core.model.changed import Changed
from core.model.concluded import actions_under, recommendations_under
from core.model.fault import WorkshopError
from core.model.finding import Finding
from core.model.ids import RecommendationId
from core.model.plan import Action, Recommendation
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.words import tr

Listed = TypeVar("Listed", Finding, Recommendation, Action)


def move_finding(file: WorkshopFile, one: Finding, of: Finding) -> Changed | None:
    """Put a finding where another stands. Raises WorkshopError for a number that went out."""
    _must_not_be_out(one.number, of.number)
    with file.act(tr("change the order of findings")) as act:
        _take_place(file, one, of)
    return act.news


def move_action(file: WorkshopFile, one: Action, of: Action) -> Changed | None:
    """Put an action where another stands, under the same recommendation.

    Raises WorkshopError for a number that went out.
    """
    _must_not_be_out(one.number, of.number)
    with file.act(tr("change the order of actions")) as act:
        _take_place(file, one, of)
        held = file.get(Action, one.id) or one
        file.put(replace(held, recommendation_id=of.recommendation_id))
    return act.news


def move_recommendation(
    file: WorkshopFile, one: Recommendation, of: Recommendation
) -> Changed | None:
    """Put a recommendation where another stands, under its theme, with all beneath it.

    Raises WorkshopError for a number that went out, and where it would leave the one it
    stands under.
    """
    _must_not_be_out(one.number, of.number)
    if one.parent_id != of.parent_id:
        raise WorkshopError(
            tr("A recommendation moves among those it stands beside."),
            tr("Nothing was changed."),
            tr("Write it anew where it belongs."),
        )
    with file.act(tr("change the order of recommendations")) as act:
        _take_place(file, one, of)
        for each in (*file.all(Recommendation, "id = ?", (one.id,)), *_under(file, one)):
            file.put(replace(each, theme_id=of.theme_id))
    return act.news


def put_action_under(
    file: WorkshopFile, action: Action, recommendation_id: RecommendationId
) -> Changed | None:
    """Put an action under another recommendation, after the actions there."""
    _must_not_be_out(action.number)
    end = max((one.position for one in file.all(Action)), default=-1) + 1
    with file.act(tr("put an action under a recommendation")) as act:
        file.put(replace(action, recommendation_id=recommendation_id, position=end))
    return act.news


def siblings(now: Snapshot, one: Recommendation | Action) -> list[Recommendation | Action]:
    """Return what stands beside a recommendation or action, itself with it, in order."""
    if isinstance(one, Action):
        return list(actions_under(now, one.recommendation_id))
    beside = recommendations_under(now, one.parent_id)
    return [each for each in beside if each.theme_id == one.theme_id]


def _must_not_be_out(*numbers: int) -> None:
    if any(numbers):
        raise WorkshopError(
            tr("Its number has gone out with a document."),
            tr("Nothing was changed."),
            tr("Numbers stay in the order in which they went out."),
        )


def _take_place(file: WorkshopFile, one: Listed, of: Listed) -> None:
    held = file.all(type(one))
    numbers = [each.id for each in held]
    to, listed = numbers.index(of.id), [each for each in held if each.id != one.id]
    listed.insert(to, held[numbers.index(one.id)])
    for position, each in enumerate(listed):
        if each.position != position:
            file.put(replace(each, position=position))


def _under(file: WorkshopFile, above: Recommendation) -> list[Recommendation]:
    found: list[Recommendation] = []
    for one in recommendations_under(snapshot(file), above.id):
        found += [one, *_under(file, one)]
    return found
