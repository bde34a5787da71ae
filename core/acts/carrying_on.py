"""Carrying on the plan of an earlier audit: what is open there goes on and is closed here."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import count

from core.acts.plan import plan_end
from core.model.case import Agency
from core.model.changed import Changed
from core.model.clock import date_text
from core.model.draft.earlier import ActionToCarry, EarlierDraft, NamedOwner, StepToCarry
from core.model.fault import NotYet
from core.model.ids import NEW, ActionId, AgencyId, RecommendationId, ThemeId
from core.model.names import normalised
from core.model.plan import Action, ActionOwner, Recommendation, RecommendationOwner
from core.model.tool import Theme
from core.store.file import WorkshopFile
from core.words import tr

Known = dict[tuple[str, str], RecommendationId]
OwnedBy = tuple[AgencyId | None, str, bool, bool]


def carry_on(file: WorkshopFile, draft: EarlierDraft) -> Changed | None:
    """Take in what is open in an earlier audit's plan, each with where it came from.

    What was carried on before is left as it is here. Agencies and themes are those of this
    audit in the same words; an agency that it has not is named by role.

    Raises NotYet where nothing is open that is not here already.
    """
    title = _name(file, draft)
    held = {(one.earlier, one.earlier_number) for one in file.all(Action) if one.earlier}
    new = [one for one in draft.actions if _origin(one.one, title) not in held]
    if not new:
        raise NotYet(
            tr("“{title}” has no open action that is not here already.", title=title),
            tr("Nothing was changed."),
            tr("Look at its Actions, or choose the file of another audit."),
        )
    with file.act(tr("bring open actions from “{title}”", title=title)) as act:
        known = _put_steps(file, _needed(draft.steps, new), title)
        agencies = _agencies(file)
        for at, step in enumerate(new, plan_end(file, Action)):
            under = known.get(("", step.under))
            earlier = _origin(step.one, title)[0]
            one = replace(step.one, position=at, recommendation_id=under, earlier=earlier)
            number = ActionId(file.put(one))
            for place, owner in enumerate(_owners(step.owners, agencies)):
                file.put(ActionOwner(number, NEW, place, *owner))
            for entry in step.entries:
                file.put(replace(entry, id=NEW, action_id=number))
    return act.news


def say_they_go_on(file: WorkshopFile, texts: Collection[str], title: str) -> Changed | None:
    """Withdraw what was carried on in the audit it comes from, because it goes on in *title*.

    Whoever opens the plan there finds it neither open nor gone. What was closed or changed
    meanwhile is left as it is.
    """
    wanted = {normalised(text) for text in texts}
    open_there = [one for one in file.all(Action) if one.is_open and normalised(one.text) in wanted]
    with file.act(tr("say that actions go on in “{title}”", title=title)) as act:
        for one in open_there:
            file.put(replace(one, withdrawn=tr("It goes on in “{title}”.", title=title)))
    return act.news


def _name(file: WorkshopFile, draft: EarlierDraft) -> str:
    """Return what the audit is called here: by its title, unless that is another audit's already.

    Two may have one title; actions that share no words are not of the same audit.
    """
    texts = {normalised(one.one.text) for one in draft.actions if not one.one.earlier}
    there: dict[str, set[str]] = {}
    for action in file.all(Action):
        there.setdefault(action.earlier, set()).add(normalised(action.text))
    return next(one for one in _names(draft) if not there.get(one) or there[one] & texts)


def _names(draft: EarlierDraft) -> Iterator[str]:
    title = draft.audit.title.strip()
    yield title
    if draft.audit.day:
        yield f"{title}, {date_text(draft.audit.day)}"
    yield from (f"{title} ({number})" for number in count(2))


def _origin(one: Action | Recommendation, title: str) -> tuple[str, str]:
    return one.earlier or title, one.earlier_number


def _needed(steps: Iterable[StepToCarry], actions: Iterable[ActionToCarry]) -> list[StepToCarry]:
    """Return the recommendations above what comes in, those above others first."""
    listed = list(steps)
    numbers = {one.under for one in actions}
    for step in reversed(listed):  # what stands under another comes after it
        if step.number in numbers:
            numbers.add(step.under)
    return [step for step in listed if step.number in numbers]


def _put_steps(file: WorkshopFile, steps: Iterable[StepToCarry], title: str) -> Known:
    """Put recommendations that are not here; return all by origin, and by number there."""
    known: Known = {
        (one.earlier, one.earlier_number): one.id for one in file.all(Recommendation) if one.earlier
    }
    themes = {normalised(one.title): one.id for one in file.all(Theme)}
    agencies, at = _agencies(file), plan_end(file, Recommendation)
    for step in steps:
        origin = _origin(step.one, title)
        if origin not in known:
            number = RecommendationId(file.put(_placed(step, origin[0], at, known, themes)))
            for place, owner in enumerate(_owners(step.owners, agencies)):
                file.put(RecommendationOwner(number, NEW, place, *owner))
            known[origin], at = number, at + 1
        known["", step.number] = known[origin]
    return known


def _placed(
    step: StepToCarry, earlier: str, at: int, known: Known, themes: dict[str, ThemeId]
) -> Recommendation:
    return replace(
        step.one,
        position=at,
        earlier=earlier,
        parent_id=known.get(("", step.under)) if step.under else None,
        theme_id=themes.get(normalised(step.theme)),
    )


def _agencies(file: WorkshopFile) -> dict[str, AgencyId]:
    found = {}
    for one in file.all(Agency):
        for name in (one.short, one.name):
            if name.strip():
                found[normalised(name)] = one.id
    return found


def _owners(owners: Iterable[NamedOwner], agencies: dict[str, AgencyId]) -> Iterable[OwnedBy]:
    for named in owners:
        one, agency = named.owner, agencies.get(normalised(named.agency))
        unknown = named.agency if agency is None else ""
        role = ", ".join(part for part in (unknown, one.role) if part)
        yield agency if named.agency else None, role, one.leads, one.everyone
