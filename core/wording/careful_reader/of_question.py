"""Sets what is stated of a question that is named against that question's own counts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from core.counting.collation import percent
from core.wording.careful_reader.fractions import hedged
from core.wording.careful_reader.known import AuditBases, KnownCount, QuestionCounts, places_of
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.shares import TextShare
from core.wording.careful_reader.stated import ELSEWHERE, is_change
from core.wording.numbers import Unit
from core.words import tr

_NUMBER: Final = re.compile(
    r"\bquestion\s+(?P<key>\d+[a-z]?)\b(?!\s*(?:,|and|or|to|–|-)\s*\d)|\b(?P<line>\d+[a-z])\b",
    re.IGNORECASE,
)
_APPLIES: Final = re.compile(
    r"\bwhere(?:ver)?\s+(?:it\s+|the\s+question\s+|this\s+)?(?:is\s+)?appli(?:es|ed|cable)\b",
    re.IGNORECASE,
)
_NARROWED: Final = re.compile(
    r"\b(?:where|when|whose|whom|who|which|among(?:st)?|those|these|them|except|apart\s+from|without"
    r"|left\s+out|leav(?:e|es|ing)\s+out|before|then|again|boys?|girls?|aged?|under|over|between)\b",
    re.IGNORECASE,
)
"""What may make a share one of fewer than all: of these a text is believed."""
_CUT: Final = re.compile(r";|,\s+and\b|\b(?:but|while|whereas)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    counts: QuestionCounts


def question_named(text: str, known: AuditBases) -> _Named | None:
    """Return the one question a sentence names, by its number or its short words."""
    found: dict[str, _Named] = {}
    for hit in _NUMBER.finditer(text):
        counts = known.questions.get((hit["key"] or hit["line"]).casefold())
        if counts is None and hit["key"]:
            return None  # of a question there is not, or one that has no count of its own
        if counts is not None:
            found.setdefault(counts.key, _Named(*hit.span(), counts))
    said = text.casefold()
    for counts in known.questions.values():
        at = said.find(counts.short.casefold()) if len(counts.short.split()) > 2 else -1
        if at >= 0:
            found.setdefault(counts.key, _Named(at, at + len(counts.short), counts))
    return next(iter(found.values())) if len(found) == 1 else None


def question_marks(
    text: str,
    shares: Iterable[TextShare],
    known: AuditBases,
    beside: Iterable[KnownCount] = (),
) -> Iterator[ReaderMark]:
    """Yield the shares of one sentence that are another question's than the one it names.

    What is among the counts *beside* it is left alone.
    """
    named = question_named(text, known) if known.questions else None
    if named is None or _of_some(text, known):
        return
    rests_on = {(one.count, one.base) for one in beside}
    for one in shares:
        start, end = sorted((one.start, named.end if named.end <= one.start else named.start))
        if one.elsewhere or (one.count, one.base) in rests_on or _CUT.search(text, start, end):
            continue
        at = one.counted_at if one.count is not None else one.percent_at
        unit = _unit_of_another(text, one, named.counts, known)
        if at is not None and unit is not None:
            yield _mark(at, named.counts, unit)


def _of_some(text: str, known: AuditBases) -> bool:
    """Return whether a sentence may be of fewer than all, or of what another audit counted."""
    said = text.casefold()
    return bool(
        ELSEWHERE.search(text)
        or _NARROWED.search(_APPLIES.sub("", text))
        or any(re.search(rf"\b{re.escape(one)}\b", said) for one in known.groups)
    )


def _unit_of_another(
    text: str, one: TextShare, own: QuestionCounts, known: AuditBases
) -> Unit | None:
    """Return the unit in which a share is another question's; None where it is this one's too."""
    units = [one.unit] if one.unit is not None else list(own.reach)
    units = [unit for unit in units if unit in own.reach]
    if not units or any(_holds(text, one, own.reach[unit]) for unit in units):
        return None
    others = (each for each in known.questions.values() if each is not own)
    return next(
        (unit for each in others for unit in units if _holds(text, one, each.reach.get(unit, {}))),
        None,
    )


def _holds(text: str, one: TextShare, reach: Mapping[int, int]) -> bool:
    if one.count is not None and one.base is not None:
        return bool(reach.get(one.base, 0) >> one.count & 1)
    assert one.worked is not None
    if (
        one.worked > 100
        or is_change(text, one)
        or hedged(text[: one.start], Fraction(one.worked) / 100)
    ):
        return True
    places = places_of(one.worked)
    return any(
        mask >> count & 1 and percent(count, base, places) == one.worked
        for base, mask in reach.items()
        for count in range(base + 1)
    )


def _mark(at: tuple[int, int], own: QuestionCounts, unit: Unit) -> ReaderMark:
    reason = tr(
        "Question {key} comes to other counts: {counts}.", key=own.key, counts=own.in_words[unit]
    )
    return ReaderMark(MarkKind.NO_COUNT, *at, reason, own.in_words[unit])


def counts_named(text: str, known: AuditBases) -> tuple[KnownCount, ...]:
    """Return the counts a sentence without numbers rests on by the question and answer it names."""
    named = question_named(text, known) if known.questions else None
    if named is None or _of_some(text, known):
        return ()
    said = [one for one in named.counts.answers if _says(text, one)]
    return named.counts.answers[said[0]] if len(said) == 1 else ()


def _says(text: str, label: str) -> bool:
    return bool(
        re.search(
            rf"\b(?:say|says|said|answer(?:s|ed)?|agreed|judged|is|are|was|were)\s+[“\"']?"
            rf"{re.escape(label)}\b",
            text,
            re.IGNORECASE,
        )
    )
