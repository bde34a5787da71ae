"""Reads a finding beside the counts it rests on; what was kept with a reason stays quiet."""

from collections.abc import Iterable, Mapping
from typing import Final

from core.counting.live_number import LiveCount
from core.model.finding import Finding
from core.model.snapshot import Snapshot
from core.wording.careful_reader.known import AuditBases, KnownCount
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.read import read_carefully
from core.wording.careful_reader.sentences import sentences
from core.wording.live_number import UNIT_OF, narrowing_words
from core.wording.numbers import Unit
from core.words import tr

LONG: Final = 400
"""How many letters a finding may have before two are suggested."""


def finding_marks(
    now: Snapshot, finding: Finding, known: AuditBases, counted: Mapping[str, LiveCount]
) -> tuple[ReaderMark, ...]:
    """Return what does not fit in a finding's statement, what misleads most first.

    *counted* holds what the numbers it rests on come to, by the text each is kept as.
    """
    found = read_text(now, finding.text, known, counts_of(now, finding, counted))
    if len(finding.text) <= LONG:
        return found
    reason = tr(
        "A finding of more than {long} letters is mostly two. Say each by itself.", long=LONG
    )
    return (*found, ReaderMark(MarkKind.LENGTH, LONG, len(finding.text), reason))


FURTHER: Final = ("challenge", "call_to_act", "reflection")
"""The texts of a finding beside its statement."""


def further_marks(
    now: Snapshot, finding: Finding, known: AuditBases, counted: Mapping[str, LiveCount]
) -> tuple[tuple[str, ReaderMark], ...]:
    """Return what does not fit in a finding's challenge and calls, each with its field's name."""
    said = [(name, str(getattr(finding, name))) for name in FURTHER]
    beside = counts_of(now, finding, counted) if any(text.strip() for _, text in said) else ()
    return tuple(
        (name, mark)
        for name, text in said
        if text.strip()
        for mark in read_text(now, text, known, beside)
    )


def read_text(
    now: Snapshot, text: str, known: AuditBases, beside: Iterable[KnownCount] = ()
) -> tuple[ReaderMark, ...]:
    """Return what does not fit in a text of an audit, without the words somebody kept."""
    kept = {_as_kept(one.sentence, one.words) for one in now.wordings_kept}
    return tuple(
        mark
        for mark in read_carefully(text, known, beside)
        if _as_kept(sentence_of(text, mark), mark.words_in(text)) not in kept
    )


def counts_of(
    now: Snapshot, finding: Finding, counted: Mapping[str, LiveCount]
) -> tuple[KnownCount, ...]:
    """Return the counts a finding rests on, with what narrows them."""
    found = (counted.get(one.count) for one in now.evidence_on(finding.id) if one.count)
    return tuple(
        KnownCount(one.count, one.base, unit, narrowing_words(now, one.number.narrowing))
        for one in found
        if one is not None
        and one.base
        and isinstance(unit := UNIT_OF[one.number.counted], Unit)  # others have their own bases
    )


def sentence_of(text: str, mark: ReaderMark) -> str:
    """Return the sentence a mark stands in: with its words, what a kept wording is known by."""
    for start, sentence in sentences(text):
        if start <= mark.start < start + len(sentence):
            return sentence.strip()
    return text.strip()


def _as_kept(sentence: str, words: str) -> tuple[str, str]:
    return " ".join(sentence.split()).casefold(), " ".join(words.split()).casefold()
