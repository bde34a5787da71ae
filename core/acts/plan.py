"""What should change: recommendations and actions, who owns them, and how each goes on."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from core.acts.fields import typed_field
from core.model.changed import Changed
from core.model.concluded import actions_under, recommendations_under
from core.model.fault import NotYet, WorkshopError
from core.model.ids import NEW, ActionId, AgencyId, FindingId, RecommendationId, ThemeId
from core.model.plan import (
    Action,
    ActionEntry,
    ActionOwner,
    ActionStatus,
    EntryKind,
    Owner,
    Recommendation,
    RecommendationFinding,
    RecommendationOwner,
)
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.words import tr

Step = TypeVar("Step", Recommendation, Action)

DEEPEST = 1
"""How many recommendations one may stand under: with the one above they are two deep."""


def add_recommendation(
    file: WorkshopFile, one: Recommendation, follows_from: Collection[FindingId] = ()
) -> Changed | None:
    """Add a recommendation after its neighbours, with the findings it follows from.

    Raises WorkshopError where it would stand too deep.
    """
    if _depth(file, one) > DEEPEST:
        raise WorkshopError(
            tr("Recommendations stand two deep at most."),
            tr("Nothing was changed."),
            tr("Add it one step further up, or as an action."),
        )
    with file.act(tr("add a recommendation")) as act:
        number = RecommendationId(file.put(replace(one, position=plan_end(file, Recommendation))))
        for finding_id in sorted(set(follows_from)):
            file.put(RecommendationFinding(number, finding_id))
    return act.news


def change_recommendation(file: WorkshopFile, one: Recommendation) -> Changed | None:
    """Keep a recommendation as it was changed; the typing in one field is one step of undo."""
    typed = typed_field(file.get(Recommendation, one.id) or one, one)
    merge = f"recommendation {one.id} {typed}" if typed else ""
    with file.act(tr("change a recommendation"), merge) as act:
        file.put(one)
    return act.news


def remove_recommendation(file: WorkshopFile, one: Recommendation) -> Changed | None:
    """Remove a recommendation with all that stands under it.

    Raises WorkshopError where a number of these went out with a document.
    """
    now = snapshot(file)
    below = _with_all_under(now, one)
    actions = [action for each in below for action in actions_under(now, each.id)]
    _must_not_be_out([*(each.number for each in below), *(each.number for each in actions)])
    with file.act(tr("remove a recommendation")) as act:
        for action in actions:
            file.remove(action)
        for each in reversed(below):
            file.remove(file.get(Recommendation, each.id))
    return act.news


def _with_all_under(now: Snapshot, one: Recommendation) -> list[Recommendation]:
    found, ahead = [one], [one]
    while ahead:
        under = recommendations_under(now, ahead.pop().id)
        found += under
        ahead += under
    return found


def put_under_theme(
    file: WorkshopFile, one: Recommendation, theme_id: ThemeId | None
) -> Changed | None:
    """Put a recommendation under a theme, with all that stands under it."""
    with file.act(tr("put a recommendation under a theme")) as act:
        for each in _with_all_under(snapshot(file), one):
            file.put(replace(each, theme_id=theme_id))
    return act.news


def follow_from(
    file: WorkshopFile, recommendation_id: RecommendationId, findings: Collection[FindingId]
) -> Changed | None:
    """Say which findings a recommendation follows from."""
    held = file.all(RecommendationFinding, "recommendation_id = ?", (recommendation_id,))
    with file.act(tr("say what a recommendation follows from")) as act:
        for one in held:
            if one.finding_id not in findings:
                file.remove(one)
        for finding_id in sorted(set(findings) - {one.finding_id for one in held}):
            file.put(RecommendationFinding(recommendation_id, finding_id))
    return act.news


def own_recommendation(
    file: WorkshopFile, recommendation_id: RecommendationId, owners: Sequence[Owner]
) -> Changed | None:
    """Say who owns a recommendation."""
    held = file.all(RecommendationOwner, "recommendation_id = ?", (recommendation_id,))
    with file.act(tr("say who owns a recommendation")) as act:
        for old in held:
            file.remove(old)
        for at, one in enumerate(owners):
            file.put(RecommendationOwner(recommendation_id, NEW, at, *_owner(one)))
    return act.news


def add_action(file: WorkshopFile, action: Action, owners: Sequence[Owner] = ()) -> Changed | None:
    """Add an action under its recommendation, or one that comes straight from a case."""
    with file.act(tr("add an action")) as act:
        number = ActionId(file.put(replace(action, position=plan_end(file, Action))))
        for at, one in enumerate(owners):
            file.put(ActionOwner(number, NEW, at, *_owner(one)))
    return act.news


def change_action(file: WorkshopFile, action: Action) -> Changed | None:
    """Keep an action as it was changed; the typing in one field is one step of undo."""
    typed = typed_field(file.get(Action, action.id) or action, action)
    merge = f"action {action.id} {typed}" if typed else ""
    with file.act(tr("change {named}", named=_named(action)), merge) as act:
        file.put(action)
    return act.news


def remove_action(file: WorkshopFile, action: Action) -> Changed | None:
    """Remove an action with all that was noted of it.

    Raises WorkshopError for one whose number went out with a document.
    """
    _must_not_be_out([action.number])
    with file.act(tr("remove {named}", named=_named(action))) as act:
        file.remove(action)
    return act.news


def own_action(file: WorkshopFile, action: Action, owners: Sequence[Owner]) -> Changed | None:
    """Say who owns an action."""
    held = file.all(ActionOwner, "action_id = ?", (action.id,))
    with file.act(tr("say who owns {named}", named=_named(action))) as act:
        for old in held:
            file.remove(old)
        for at, one in enumerate(owners):
            file.put(ActionOwner(action.id, NEW, at, *_owner(one)))
    return act.news


def move_date(file: WorkshopFile, action: Action, due: str, reason: str) -> Changed | None:
    """Move the date of an action; the old one is kept with the reason.

    The first date needs none. Raises NotYet where a moved one has no reason.
    """
    if due == action.due:
        return None
    if action.due:
        _needs(reason, tr("Moving a date needs a reason."), tr("Say why it is moved."))
    with file.act(tr("move the date of {named}", named=_named(action))) as act:
        file.put(replace(action, due=due))
        if action.due:
            file.put(_entry(file, action, EntryKind.MOVED, reason, was=action.due))
    return act.news


def note_progress(file: WorkshopFile, action: Action, text: str, role: str = "") -> Changed | None:
    """Add to what was noted of an action, under today's date. Raises NotYet without words."""
    _needs(text, tr("There is nothing to note yet."), tr("Type how it goes on."))
    with file.act(tr("note progress on {named}", named=_named(action))) as act:
        file.put(_entry(file, action, EntryKind.NOTE, text, role=role))
        if action.status is ActionStatus.NOT_BEGUN:
            file.put(replace(action, status=ActionStatus.UNDER_WAY))
    return act.news


def close_action(file: WorkshopFile, action: Action, done: str, shows: str) -> Changed | None:
    """Close an action: what was done, and what shows that it worked. Raises NotYet without both."""
    _needs(done, tr("Closing it needs what was done."), tr("Say what was done."))
    _needs(
        shows,
        tr("Closing it needs what shows that it worked."),
        tr("Name the re-audit, dip sample or figure that shows it."),
    )
    closed = ActionStatus.CLOSED
    with file.act(tr("close {named}", named=_named(action))) as act:
        file.put(replace(action, status=closed, done=done.strip(), shows=shows.strip()))
        file.put(_entry(file, action, EntryKind.CLOSED, f"{done.strip()} {shows.strip()}"))
    return act.news


def reopen_action(file: WorkshopFile, action: Action, reason: str) -> Changed | None:
    """Take a closed action up again; that it was closed stays on record."""
    _needs(reason, tr("Reopening it needs a reason."), tr("Say why it is open again."))
    with file.act(tr("reopen {named}", named=_named(action))) as act:
        file.put(replace(action, status=ActionStatus.UNDER_WAY, done="", shows=""))
        file.put(_entry(file, action, EntryKind.REOPENED, reason))
    return act.news


def withdraw(file: WorkshopFile, step: Step, reason: str) -> Changed | None:
    """Withdraw a recommendation or action that went out; with no reason let it stand again."""
    label = tr("withdraw") if reason.strip() else tr("let stand again")
    named = _named(step) if isinstance(step, Action) else tr("a recommendation")
    with file.act(tr("{do} {named}", do=label, named=named)) as act:
        file.put(replace(step, withdrawn=reason.strip()))
    return act.news


def _entry(
    file: WorkshopFile,
    action: Action,
    kind: EntryKind,
    text: str,
    role: str = "",
    was: str = "",
) -> ActionEntry:
    today = file.clock().date().isoformat()
    return ActionEntry(action.id, kind, text.strip(), today, role=role.strip(), was=was)


def _owner(one: Owner) -> tuple[AgencyId | None, str, bool, bool]:
    return one.agency_id, one.role.strip(), one.leads, one.everyone


def _named(action: Action) -> str:
    """Return "action 4", as it stands inside every label: its words are not logged."""
    return tr("action {number}", number=action.number) if action.number else tr("an action")


def plan_end(file: WorkshopFile, kind: type[Step]) -> int:
    """Return the place after the last recommendation or action."""
    return max((one.position for one in file.all(kind)), default=-1) + 1


def _depth(file: WorkshopFile, one: Recommendation) -> int:
    depth, above = 0, one.parent_id
    while above is not None:
        parent = file.get(Recommendation, above)
        above = parent.parent_id if parent is not None else None
        depth += 1
    return depth


def _must_not_be_out(numbers: Collection[int]) -> None:
    if any(numbers):
        raise WorkshopError(
            tr("Its number has gone out with a document."),
            tr("Nothing was changed."),
            tr("Withdraw it instead, and say why."),
        )


def _needs(text: str, happened: str, remedy: str) -> None:
    if not text.strip():
        raise NotYet(happened, tr("Nothing was changed."), remedy)
