"""What was decided about what must be settled: said otherwise, accepted with a reason, left out."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from core.documents.retold import retold
from core.model.audience import Audience
from core.model.leaving import DecisionKind, LeavingDecision
from core.model.snapshot import FullSnapshot


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words that are said otherwise wherever they stand."""

    words: str
    instead: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One thing that stays as it is, by its key, and why."""

    key: str
    because: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing whose whole text is left out, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Settled:
    """Everything that was decided for one export."""

    replace: tuple[Replacement, ...] = field(default=())
    accept: tuple[Acceptance, ...] = field(default=())
    leave_out: tuple[LeftOut, ...] = field(default=())
    change: tuple[Replacement, ...] = field(default=())


def settled_in(
    decisions: Iterable[LeavingDecision],
    audience: Audience | None = None,
    besides: Settled | None = None,
) -> Settled:
    """Return what an audit keeps of what was decided for an audience, and *besides*.

    Without an audience, all of it.
    """
    held = [one for one in decisions if audience is None or one.holds_for(audience.kind)]
    also = besides or Settled()
    words, accepted, left, changed = (
        [one for one in held if one.kind is kind]
        for kind in (
            *(DecisionKind.REPLACE, DecisionKind.ACCEPT),
            *(DecisionKind.LEAVE_OUT, DecisionKind.CHANGE),
        )
    )
    return Settled(
        (*also.replace, *(Replacement(one.about, one.text) for one in words)),
        (*also.accept, *(Acceptance(one.about, one.text) for one in accepted)),
        (*also.leave_out, *(LeftOut(one.about) for one in left)),
        (*also.change, *(Replacement(one.about, one.text) for one in changed)),
    )


def replaced(full: FullSnapshot, settled: Settled) -> FullSnapshot:
    """Return the audit with every replacement and change of a story made in every text."""
    changes = [one for one in (*settled.change, *settled.replace) if one.words.strip()]
    if not changes:
        return full
    stories = tuple(one.instead for one in settled.change if one.words.strip())
    return replace(retold(full, changing(changes), called=True), changed=stories)


def changing(replacements: Iterable[Replacement]) -> Callable[[str], str]:
    """Return what makes some replacements in a text."""
    changes = [(_pattern(one.words), one.instead) for one in replacements]

    def change(text: str) -> str:
        for pattern, instead in changes:
            text = pattern.sub(instead.replace("\\", r"\\"), text)
        return text

    return change


def _pattern(words: str) -> re.Pattern[str]:
    """Match words as they were typed, whole: "Cal" is not in "Callum"."""
    parts = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){parts}(?!\w)")


def without(full: FullSnapshot, texts: frozenset[str]) -> FullSnapshot:
    """Return the audit without some texts, each given as it stands there."""
    if not texts:
        return full
    return retold(full, lambda text: "" if text in texts else text)
