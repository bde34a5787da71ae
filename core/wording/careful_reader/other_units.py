"""Looks at shares of what is no case and no return: staff, families, auditors, people asked."""

import re
from collections.abc import Iterator
from typing import Final

from core.wording.careful_reader.known import AuditBases, gives
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.nouns import phrase
from core.wording.careful_reader.shares import TextShare
from core.wording.numbers import Unit
from core.words import tr

_OF: Final = re.compile(
    r"\s*(?:of\s+)?(?:(?:the|all|these|those|our|its|their)\s+){0,2}", re.IGNORECASE
)
_SURE: Final = (0, 100)


def other_marks(text: str, one: TextShare, known: AuditBases) -> Iterator[ReaderMark]:
    """Yield a share of something the audit counts in a base it does not have."""
    at = one.counted_at or one.percent_at
    if not known.others or at is None:
        return
    noun = _noun(text, at[1], known) or (_noun(text, one.end, known) if one.base is None else "")
    bases = known.others.get(noun, frozenset())
    if not bases:
        return
    if one.base is not None:
        if one.base > max(bases) and one.counted_at is not None:
            reason = tr("Not more than {most} {noun} are counted here.", most=max(bases), noun=noun)
            yield ReaderMark(MarkKind.NO_COUNT, *one.counted_at, reason)
        return
    worked = one.worked
    if worked is None or one.percent_at is None or worked in _SURE:
        return
    if not any(gives(worked, base) for base in bases):
        yield _none(one, noun, bases, known)


def _none(one: TextShare, noun: str, bases: frozenset[int], known: AuditBases) -> ReaderMark:
    assert one.worked is not None
    assert one.percent_at is not None
    most, returns = max(bases), known.bases.get(Unit.RETURNS, frozenset())
    base = max((base for base in returns if gives(one.worked, base)), default=0)
    if not base:
        reason = tr(
            "No count of {most} {noun} comes to {worked}%.",
            most=most,
            noun=noun,
            worked=one.worked,
        )
        return ReaderMark(MarkKind.NO_COUNT, *one.percent_at, reason)
    reason = tr(
        "No count of {most} {noun} comes to {worked}%; {count} of {units} does.",
        most=most,
        noun=noun,
        worked=one.worked,
        count=round(one.worked * base / 100),
        units=Unit.RETURNS.of(base),
    )
    return ReaderMark(MarkKind.UNIT, *one.percent_at, reason)


def _noun(text: str, end: int, known: AuditBases) -> str:
    """Return the noun of those counted that a text goes on with; empty where it is another."""
    of = _OF.match(text, end)
    words = phrase(text[of.end() if of else end :])
    return next((one for one in known.others if _holds(words, one.split())), "")


def _holds(words: list[str], noun: list[str]) -> bool:
    return any(words[at : at + len(noun)] == noun for at in range(len(words)))
