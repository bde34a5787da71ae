"""An earlier audit as its file gives it: what it counted, found and left to do, and no case."""

from dataclasses import dataclass

from core.model.earlier import EarlierAudit, EarlierCount
from core.model.plan import Action, ActionEntry, Owner, Recommendation


@dataclass(frozen=True, slots=True)
class NamedOwner:
    """An owner as another audit names it: `agency` is the name it has there."""

    owner: Owner
    agency: str = ""


@dataclass(frozen=True, slots=True)
class StepToCarry:
    """A recommendation with something open; `number`, `theme` and `under` are as they are there."""

    one: Recommendation
    number: str
    theme: str = ""
    owners: tuple[NamedOwner, ...] = ()
    under: str = ""


@dataclass(frozen=True, slots=True)
class ActionToCarry:
    """An action that is open, with what was noted of it; `under` is its recommendation's number."""

    one: Action
    owners: tuple[NamedOwner, ...] = ()
    entries: tuple[ActionEntry, ...] = ()
    under: str = ""


@dataclass(frozen=True, slots=True)
class EarlierDraft:
    """The counts stand under no audit's number yet; `findings` are its statements.

    `steps` and `actions` are what is open in its plan, under the numbers they have there;
    `minutes` is how long a case took there, 0 where that was not measured.
    """

    audit: EarlierAudit
    counts: tuple[EarlierCount, ...] = ()
    findings: tuple[str, ...] = ()
    steps: tuple[StepToCarry, ...] = ()
    actions: tuple[ActionToCarry, ...] = ()
    minutes: int = 0
