"""Says when actions are due, how a plan goes on, and what was noted of it."""

from collections.abc import Iterable
from datetime import date

from core.counting.plan import (
    DueState,
    PlanProgress,
    due_counts,
    due_date,
    due_state,
    plan_progress,
)
from core.model.clock import date_text
from core.model.concluded import finding_numbers, is_draft
from core.model.plan import Action, ActionEntry, EntryKind, Recommendation
from core.model.snapshot import Snapshot
from core.wording.numbers import listed
from core.words import later, plural, tr

_YEARS_FROM = 2 * 366
"""What is due in more days than these is told in years."""

_STATES = {
    DueState.NO_DATE: later("No date yet"),
    DueState.OVERDUE: later("Overdue"),
    DueState.THIS_MONTH: later("Due this month"),
    DueState.LATER: later("Later"),
    DueState.CLOSED: later("Closed"),
}


def state_heading(state: DueState) -> str:
    """Return what stands over actions that are due so."""
    return tr(_STATES[state])


def due_words(action: Action, today: date) -> str:
    """Return "8 days over", "In 16 days", "Today", "Closed" or how far it is without a date."""
    due, state = due_date(action), due_state(action, today)
    if action.withdrawn:
        return tr("Withdrawn")
    if state is DueState.CLOSED or due is None:
        return action.status.word
    days = (due - today).days
    if days < 0:
        return tr("{days} over", days=plural(-days, "day"))
    if days > _YEARS_FROM:
        return tr("In over {years}", years=plural(days // 366, "year"))
    return tr("In {days}", days=plural(days, "day")) if days else tr("Today")


def status_words(action: Action, today: date) -> str:
    """Return how an action stands beside its date: what is later, by how far it is."""
    later_on = due_state(action, today) in (DueState.LATER, DueState.NO_DATE)
    if later_on and not action.withdrawn:
        return action.status.word
    return due_words(action, today)


def findings_words(now: Snapshot, recommendations: Iterable[Recommendation]) -> str:
    """Return "finding 1" or "findings 3 and 4": what some recommendations follow from."""
    wanted, numbers = {one.id for one in recommendations}, finding_numbers(now)
    links = (one for one in now.recommendation_findings if one.recommendation_id in wanted)
    found = sorted({numbers[one.finding_id] for one in links if one.finding_id in numbers})
    if not found:
        return ""
    said = listed([str(one) for one in found])
    return tr("finding {said}", said=said) if len(found) == 1 else tr("findings {said}", said=said)


def recommendations_words(now: Snapshot) -> str:
    """Return "28 recommendations", or "27 recommendations and 1 withdrawn"."""
    withdrawn = sum(bool(one.withdrawn) for one in now.recommendations)
    said = plural(len(now.recommendations) - withdrawn, "recommendation")
    return tr("{said} and {count} withdrawn", said=said, count=withdrawn) if withdrawn else said


def progress_words(standing: PlanProgress) -> str:
    """Return "11 actions: 4 closed · 2 overdue · 2 due this month · 3 later"."""
    order = (
        (DueState.CLOSED, tr("closed")),
        (DueState.OVERDUE, tr("overdue")),
        (DueState.THIS_MONTH, tr("due this month")),
        (DueState.LATER, tr("later")),
        (DueState.NO_DATE, tr("without a date")),
    )
    parts = [f"{standing.count(state)} {words}" for state, words in order if standing.count(state)]
    total = plural(standing.total, "action")
    return f"{total}: {' · '.join(parts)}" if parts else total


def due_line(overdue: int, this_month: int) -> str:
    """Return "2 overdue, 2 due this month"; nothing where nothing is."""
    parts = (
        tr("{overdue} overdue", overdue=overdue) if overdue else "",
        tr("{this_month} due this month", this_month=this_month) if this_month else "",
    )
    return ", ".join(part for part in parts if part)


def dues_words(dues: Iterable[tuple[str, str, str]], today: date) -> str:
    """Return "2 overdue, 2 due this month" of (due, status, withdrawn) of each action."""
    return due_line(*due_counts(dues, today))


def plan_remarks(now: Snapshot, today: date) -> list[str]:
    """Return what is worth a look and no fault: findings on nothing, actions overdue.

    Only how many there are: no words of theirs.
    """
    drafts = sum(is_draft(now, one) and not one.withdrawn for one in now.findings)
    late = plan_progress(now, today).count(DueState.OVERDUE)
    found = []
    if drafts:
        counted = plural(drafts, "finding")
        found.append(tr("{counted} without evidence: never printed.", counted=counted))
    if late:
        found.append(tr("{counted} overdue.", counted=plural(late, "action")))
    return found


def carried_words(step: Action | Recommendation) -> str:
    """Return "Carried on from “Plans, 2013”, number 4"; nothing where it began here."""
    if not step.earlier:
        return ""
    if not step.earlier_number:
        return tr("Carried on from “{title}”", title=step.earlier)
    return tr(
        "Carried on from “{title}”, number {number}",
        title=step.earlier,
        number=step.earlier_number,
    )


def proposed_words(action: Action) -> str:
    """Return "Proposed by the school, accepted by social care"; nothing where neither is noted."""
    proposed, accepted = action.proposed_by.strip(), action.accepted_by.strip()
    if proposed and accepted:
        return tr(
            "Proposed by {proposed}, accepted by {accepted}", proposed=proposed, accepted=accepted
        )
    if proposed:
        return tr("Proposed by {proposed}", proposed=proposed)
    return tr("Accepted by {accepted}", accepted=accepted) if accepted else ""


def moved_words(entries: Iterable[ActionEntry]) -> str:
    """Return ", moved once from 31 July 2014"; nothing where a date was never moved."""
    moved = [one for one in entries if one.kind is EntryKind.MOVED]
    if not moved:
        return ""
    times = tr("once") if len(moved) == 1 else plural(len(moved), "time")
    return tr("moved {times}, from {first}", times=times, first=date_text(moved[0].was))


def entry_words(entry: ActionEntry) -> tuple[str, str]:
    """Return what an entry says, and when and by whom."""
    match entry.kind:
        case EntryKind.MOVED:
            was = date_text(entry.was)
            what = tr("Date moved from {was}: {text}", was=was, text=entry.text)
        case EntryKind.CLOSED:
            what = tr("Closed: {text}", text=entry.text)
        case EntryKind.REOPENED:
            what = tr("Open again: {text}", text=entry.text)
        case _:
            what = entry.text
    return what, " · ".join(part for part in (date_text(entry.at), entry.role) if part)
