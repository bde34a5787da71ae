"""Says how firm a share is, in words first, and how much of it rests on one."""

from fractions import Fraction
from typing import Final

from core.counting.firmness import (
    ENOUGH_TO_SAY,
    GroupLeftOut,
    Interval,
    LeaveOneOut,
    Share,
    wilson,
)
from core.counting.live_number import Counted, LiveCount
from core.model.snapshot import Snapshot
from core.wording.labels import in_sentence
from core.wording.live_number import UNIT_OF
from core.wording.numbers import number, percent_text
from core.words import later, tr

NOT_INDEPENDENT: Final = later("Returns on the same {case} are not independent, so it is wider.")

_PARTS: Final = (
    (Fraction(1, 10), tr("one in ten")),
    (Fraction(1, 5), tr("one in five")),
    (Fraction(1, 4), tr("a quarter")),
    (Fraction(1, 3), tr("a third")),
    (Fraction(1, 2), tr("half")),
    (Fraction(2, 3), tr("two thirds")),
    (Fraction(3, 4), tr("three quarters")),
    (Fraction(4, 5), tr("four in five")),
    (Fraction(9, 10), tr("nine in ten")),
)


def firm_words(found: LiveCount) -> str:
    """Say between which shares the true one would most likely be, rounded to whole per cent."""
    interval = wilson(found.count, found.base)
    if found.number.counted is Counted.REQUESTS:
        return tr("Every request is counted, so there is nothing to be unsure of.")
    if found.number.counted is Counted.SOURCE:
        return tr("How firm it is, the source itself has to say.")
    if found.number.counted.is_tally and not found.number.counted.is_given:
        return tr("Every one is counted, so there is nothing to be unsure of.")
    if interval is None:
        return tr(
            "Too few to say: how firm a share is can be told from {least} on.",
            least=UNIT_OF[found.number.counted].of(ENOUGH_TO_SAY),
        )
    low, high = interval.rounded()
    return tr(
        "If these {base} stood for many more, the true share would most likely be "
        "between {low}% and {high}%{about}.",
        base=found.base,
        low=low,
        high=high,
        about=_about(interval),
    )


def _about(interval: Interval) -> str:
    """Return ": from under half to over four in five"; nothing where the two would cross."""
    low, high = Fraction(interval.low) / 100, Fraction(interval.high) / 100
    under = next(((part, word) for part, word in _PARTS if part > low), None)
    over = next(((part, word) for part, word in reversed(_PARTS) if part < high), None)
    if under is None or over is None or under[0] >= over[0]:
        return ""
    return tr(": from under {low} to over {high}", low=under[1], high=over[1])


def rests_words(now: Snapshot, found: LiveCount, left: LeaveOneOut | None) -> str:
    """Say the least and the most without any one, then without the group that moves it most.

    As "without any one return 65.0% (13 of 20) to 70.0% (14 of 20); without social
    care's seven 78.6% (11 of 14)".
    """
    if left is None:
        return ""
    return "; ".join(f"{who} {what}" for who, what in rests_parts(now, found, left))


def rests_sentences(now: Snapshot, found: LiveCount, left: LeaveOneOut | None) -> str:
    """Say the same in sentences, or why there is nothing to say."""
    if found.number.counted is Counted.REQUESTS:
        return tr("Requests are counted one by one; there is nothing to leave out.")
    if found.number.counted.is_tally and not found.number.counted.is_given:
        return tr("They are counted one by one; there is nothing to leave out.")
    if left is None:
        return tr("There is one at most, so all of it rests on that one.")
    said = (f"{who[:1].upper()}{who[1:]}: {what}." for who, what in rests_parts(now, found, left))
    return " ".join(said)


def rests_parts(now: Snapshot, found: LiveCount, left: LeaveOneOut) -> list[tuple[str, str]]:
    """Return who is left out beside what is then left, any one first."""
    room = found.number.counted is Counted.CASES
    any_one = tr("without any one {case}") if room else tr("without any one return")
    if found.number.counted.is_given:
        named = tr(UNIT_OF[found.number.counted].value[0])
        any_one = tr("without any one {period_or_answer}", period_or_answer=named)
    least, most = _share(left.least), _share(left.most)
    span = least if least == most else tr("{least} to {most}", least=least, most=most)
    parts = [(any_one, span)]
    if left.group is not None:
        parts.append((_without_group(now, left.group), _share(left.group.left)))
    return parts


def _without_group(now: Snapshot, group: GroupLeftOut) -> str:
    agency = now.agency.get(group.agency_id) if group.agency_id is not None else None
    case = now.case.get(group.case_id) if group.case_id is not None else None
    whose = (
        _as_written(now.short_name(agency))
        if agency is not None
        else case.reference
        if case
        else ""
    )
    owner = f"{whose}'" if whose.endswith("s") else f"{whose}'s"
    return tr("without {owner} {size}", owner=owner, size=number(group.size))


def _as_written(name: str) -> str:
    """Return an agency's name in a sentence: "social care", but "Police" and "Home-Start".

    A single word may be a proper name, so it stays as it is.
    """
    _, _, rest = name.partition(" ")
    return in_sentence(name) if rest and rest == rest.lower() else name


def _share(share: Share) -> str:
    return tr(
        "{percent} ({count} of {base})",
        percent=percent_text(share.percent),
        count=share.count,
        base=share.base,
    )
