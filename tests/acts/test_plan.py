"""Recommendations and actions: who owns them, how they go on, and how they are closed."""

import pytest

from core.acts import plan
from core.acts.findings import give_numbers_out
from core.model.concluded import action_numbers, recommendation_numbers
from core.model.fault import NotYet, WorkshopError
from core.model.ids import ActionId, AgencyId, RecommendationId, ThemeId
from core.model.plan import (
    Action,
    ActionEntry,
    ActionOwner,
    ActionStatus,
    EntryKind,
    Recommendation,
    RecommendationOwner,
)
from core.store.file import WorkshopFile
from core.store.reading import snapshot

UNDER_NONE = ActionId(0)


def recommend(
    file: WorkshopFile, text: str, under: RecommendationId | None = None, theme: int | None = None
) -> RecommendationId:
    """Add a recommendation and return its number in the file."""
    theme_id = ThemeId(theme) if theme else None
    plan.add_recommendation(file, Recommendation(text, parent_id=under, theme_id=theme_id))
    return file.all(Recommendation)[-1].id


def act(file: WorkshopFile, text: str, under: RecommendationId | None, due: str = "") -> Action:
    """Add an action and return it as it lies in the file."""
    plan.add_action(file, Action(text, recommendation_id=under, due=due))
    return file.all(Action)[-1]


def test_recommendations_are_numbered_by_theme_and_actions_along_with_them(
    file: WorkshopFile,
) -> None:
    later = recommend(file, "In the second theme", theme=2)
    first = recommend(file, "In the first", theme=1)
    under, beside = recommend(file, "Under it", first), recommend(file, "Beside that", first)
    last, alone = act(file, "For the second", later), act(file, "From a case", None)
    early = act(file, "Under it", under)
    now = snapshot(file)
    assert recommendation_numbers(now) == {
        first: "1",
        under: "1.1",
        beside: "1.2",
        later: "2",
    }
    assert action_numbers(now) == {early.id: 1, last.id: 2, alone.id: 3}
    with pytest.raises(WorkshopError, match="two deep"):
        recommend(file, "Deeper still", beside)


def test_a_recommendation_goes_with_all_under_it_until_its_number_went_out(
    file: WorkshopFile,
) -> None:
    first = recommend(file, "First")
    under = recommend(file, "Under", first)
    act(file, "Do it", under)
    plan.remove_recommendation(file, file.all(Recommendation)[0])
    assert (file.all(Recommendation), file.all(Action)) == ([], [])
    file.undo()
    give_numbers_out(file)
    with pytest.raises(WorkshopError, match="gone out"):
        plan.remove_recommendation(file, file.all(Recommendation)[0])
    plan.withdraw(file, file.all(Action)[0], "Another board does it")
    (action,) = file.all(Action)
    assert (action.withdrawn, action.is_open) == ("Another board does it", False)


def test_owners_are_agencies_roles_or_everyone(file: WorkshopFile) -> None:
    first = recommend(file, "First")
    action = act(file, "Do it", first)
    leader = ActionOwner(UNDER_NONE, role="business manager", leads=True)
    beside = ActionOwner(UNDER_NONE, agency_id=AgencyId(1), role="named nurse")
    plan.own_action(file, action, [leader, beside])
    plan.own_action(file, action, [beside, leader])
    held = snapshot(file).owners_of_action(action.id)
    assert [(one.role, one.leads) for one in held] == [
        ("named nurse", False),
        ("business manager", True),
    ]
    plan.own_recommendation(file, first, [RecommendationOwner(RecommendationId(0), everyone=True)])
    assert snapshot(file).owners_of_recommendation(first)[0].everyone


def test_a_date_is_moved_for_a_reason_and_the_old_one_kept(file: WorkshopFile) -> None:
    action = act(file, "Agree the template", None)
    plan.move_date(file, action, "2014-07-31", "")
    action = file.all(Action)[0]
    with pytest.raises(NotYet):
        plan.move_date(file, action, "2014-09-30", " ")
    plan.move_date(file, action, "2014-09-30", "Health asked for a month")
    (entry,) = file.all(ActionEntry)
    assert (entry.kind, entry.was, entry.text) == (
        EntryKind.MOVED,
        "2014-07-31",
        "Health asked for a month",
    )
    assert file.all(Action)[0].due == "2014-09-30"


def test_closing_needs_what_was_done_and_what_shows_that_it_worked(file: WorkshopFile) -> None:
    action = act(file, "Agree the template", None)
    plan.note_progress(file, action, "Five templates collected", "named nurse")
    action = file.all(Action)[0]
    assert action.status is ActionStatus.UNDER_WAY
    with pytest.raises(NotYet, match="shows that it worked"):
        plan.close_action(file, action, "One template", "")
    plan.close_action(file, action, "One template.", "22 of 24 when audited again.")
    action = file.all(Action)[0]
    assert action.status is ActionStatus.CLOSED
    plan.reopen_action(file, action, "Health went back to its own")
    assert [one.kind for one in file.all(ActionEntry)] == [
        EntryKind.NOTE,
        EntryKind.CLOSED,
        EntryKind.REOPENED,
    ]
    action = file.all(Action)[0]
    assert (action.is_open, action.done, action.shows) == (True, "", "")
