"""Who owns what should change, in words, and how an action stands."""

from collections.abc import Sequence

from core.model.clock import date_text
from core.model.plan import Action, ActionEntry, EntryKind, Owner, Recommendation
from core.model.snapshot import Snapshot
from core.wording.labels import sentence
from core.wording.numbers import listed
from core.words import tr


def owners_words(now: Snapshot, owners: Sequence[Owner]) -> str:
    """Return "Social care with Schools" where one leads, "Police and Health" where none does."""
    leading = [_owner(now, one) for one in owners if one.leads]
    others = [_owner(now, one) for one in owners if not one.leads]
    if leading and others:
        return tr("{leading} with {others}", leading=listed(leading), others=listed(others))
    return listed(leading or others)


def _owner(now: Snapshot, one: Owner) -> str:
    if one.everyone:
        return tr("all agencies")
    agency = now.agency.get(one.agency_id) if one.agency_id is not None else None
    role = one.role.strip()
    if agency is None:
        return role or tr("nobody yet")
    name = now.short_name(agency)
    return tr("{agency} ({role})", agency=name, role=role) if role else name


def answered_words(one: Recommendation) -> str:
    """Return that a recommendation was answered already, by whom and when; nothing otherwise."""
    if not one.is_answered:
        return ""
    when = ", ".join(part.strip() for part in (one.answered_by, one.answered_on) if part.strip())
    what = tr("Already answered: {what}", what=sentence(one.answered)) if one.answered else ""
    if not what:
        return sentence(tr("Already answered by {when}", when=when))
    return f"{what} ({when})" if when else what


def answered_by_words(one: Recommendation) -> str:
    """Return "Already answered by the health board, July"; nothing where it was not."""
    if not one.is_answered:
        return ""
    who = ", ".join(part.strip() for part in (one.answered_by, one.answered_on) if part.strip())
    return tr("Already answered by {who}", who=who) if one.answered_by else tr("Already answered")


def last_heard_words(entries: Sequence[ActionEntry]) -> str:
    """Return what was noted of an action last: "10 June 2024, moved from 30 April 2024: late."."""
    if not entries:
        return ""
    last = max(entries, key=lambda one: (one.at, one.id))
    day = date_text(last.at)
    if last.kind is EntryKind.MOVED:
        day = tr("{day}, moved from {was}", day=day, was=date_text(last.was))
    elif last.kind is EntryKind.REOPENED:
        day = tr("{day}, open again", day=day)
    return f"{day}: {sentence(last.text)}"


def closed_words(action: Action) -> str:
    """Return what was done and what shows it, of a closed action; why it was withdrawn."""
    if action.withdrawn:
        return sentence(tr("Withdrawn: {why}", why=action.withdrawn))
    if action.is_open:
        return ""
    return " ".join(sentence(part) for part in (action.done, action.shows) if part.strip())
