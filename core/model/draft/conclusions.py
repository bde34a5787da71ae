"""What an audit concludes, as a file gives it: findings, recommendations and actions."""

from dataclasses import dataclass

from core.model.finding import FindingKind
from core.model.plan import ActionStatus, EntryKind


@dataclass(frozen=True, slots=True)
class CountDraft:
    """A count of returns: those that gave one of some answers to an item, all by key.

    With `judged` it counts the cases in which the room agreed so.
    """

    item: str
    answers: tuple[str, ...]
    judged: bool = False


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """A finding: theme by key, cases by reference, and what it rests on.

    A judgement is named "Family K/12", by case and point; what was heard or said by how
    its words begin, a meeting by its title, a talk by the role. "{0}" in its words
    stands for the first of its counts. One that came `from_hour`, the title of a group of
    the theme hour, is that finding written out: it keeps what it rests on, and its theme.
    """

    key: str
    text: str
    kind: FindingKind = FindingKind.IMPROVEMENT
    theme: str = ""
    detail: str = ""
    challenge: str = ""
    call_to_act: str = ""
    reflection: str = ""
    cases: tuple[str, ...] = ()
    counts: tuple[CountDraft, ...] = ()
    judgements: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    talks: tuple[str, ...] = ()
    from_hour: str = ""


@dataclass(frozen=True, slots=True)
class OwnerDraft:
    """An owner: agency by name, a role, or everyone; one of several may lead."""

    agency: str = ""
    role: str = ""
    leads: bool = False
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What happened to an action on a day; `at` and `was` are ISO dates."""

    at: str
    text: str
    kind: EntryKind = EntryKind.NOTE
    role: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """An action under a recommendation; `due` is an ISO date."""

    text: str
    owners: tuple[OwnerDraft, ...] = ()
    due: str = ""
    measure: str = ""
    status: ActionStatus = ActionStatus.NOT_BEGUN
    done: str = ""
    shows: str = ""
    entries: tuple[EntryDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class RecommendationDraft:
    """A recommendation, perhaps `under` another, that `follows` from findings, all by key."""

    key: str
    text: str
    theme: str = ""
    under: str = ""
    follows: tuple[str, ...] = ()
    owners: tuple[OwnerDraft, ...] = ()
    answered: str = ""
    answered_by: str = ""
    answered_on: str = ""
    actions: tuple[ActionDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class WeighedDraft:
    """What stands on one side of a hypothesis: findings by key, the rest as under a finding."""

    findings: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HypothesisDraft:
    """A hypothesis by how its words begin, with what stands for it and against it."""

    text: str
    supports: WeighedDraft = WeighedDraft()
    contradicts: WeighedDraft = WeighedDraft()


@dataclass(frozen=True, slots=True)
class ConclusionsDraft:
    """Everything an audit concludes."""

    findings: tuple[FindingDraft, ...] = ()
    hypotheses: tuple[HypothesisDraft, ...] = ()
    recommendations: tuple[RecommendationDraft, ...] = ()
