"""Reads a text beside the audit's counts and points at words that do not fit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from core.wording.careful_reader.agreed import agreement_marks
from core.wording.careful_reader.changes import change_marks
from core.wording.careful_reader.claims import sum_marks, test_marks
from core.wording.careful_reader.implied import implied_marks
from core.wording.careful_reader.known import AuditBases, KnownCount
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.neighbours import neighbour_marks
from core.wording.careful_reader.of_question import counts_named, question_marks
from core.wording.careful_reader.sentences import sentences
from core.wording.careful_reader.shares import shares_in
from core.wording.careful_reader.stated import stated_marks
from core.wording.careful_reader.whole_numbers import numbers_in
from core.wording.careful_reader.word_shares import word_marks

_QUOTED: Final = re.compile(r"“[^“”]*”|(?<!\w)\"[^\"\n]*\"(?!\w)")
"""What somebody else said, or a word that is spoken of."""
_ORDER: Final = {kind: place for place, kind in enumerate(MarkKind)}


def read_carefully(
    text: str, known: AuditBases, beside: Iterable[KnownCount] = ()
) -> tuple[ReaderMark, ...]:
    """Return the words of a text that do not fit the numbers, what misleads most first.

    *known* says which bases the audit's counts have; *beside* are the counts the text
    rests on: words without a number of their own are read against them. No two marks
    overlap, what is quoted is left alone, and nothing is changed: a mark only offers.
    """
    counts = tuple(one for one in beside if one.base > 0)
    numbers = numbers_in(text) if "%" in text or "cent" in text else frozenset[int]()
    quoted = [hit.span() for hit in _QUOTED.finditer(text)]
    found = [
        replace(mark, start=mark.start + start, end=mark.end + start)
        for start, sentence in sentences(text)
        for mark in _marks(sentence, known, counts, numbers)
        if not any(a <= mark.start + start and mark.end + start <= b for a, b in quoted)
    ]
    return tuple(_apart(sorted(found, key=lambda mark: (_ORDER[mark.kind], mark.start))))


def _marks(
    sentence: str, known: AuditBases, beside: tuple[KnownCount, ...], numbers: frozenset[int]
) -> Iterator[ReaderMark]:
    shares = shares_in(sentence)
    yield from stated_marks(sentence, shares, known, beside)
    yield from question_marks(sentence, shares, known, beside)
    beside = beside if shares else (*beside, *counts_named(sentence, known))
    yield from word_marks(sentence, shares, beside, known.ladder)
    yield from agreement_marks(sentence, beside)
    yield from change_marks(sentence)
    yield from neighbour_marks(sentence, shares)
    yield from implied_marks(sentence, shares, known, numbers)
    yield from sum_marks(sentence, shares, known)
    if known.bases:  # of one case "significantly" is a plain word, and nobody thinks of a test
        yield from test_marks(sentence)


def _apart(marks: Iterable[ReaderMark]) -> Iterator[ReaderMark]:
    """Yield the marks that no more misleading one covers."""
    kept: list[ReaderMark] = []
    for mark in marks:
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
            yield mark
