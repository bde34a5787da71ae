"""Looks at a count with its percentage whose base stands elsewhere: "in 20 of them (83.3%)"."""

import re
from collections.abc import Iterator
from typing import Final

from core.counting.collation import percent
from core.wording.careful_reader.known import AuditBases, comes_to, places_of
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.nouns import phrase, unit_of
from core.wording.careful_reader.shares import TextShare
from core.wording.careful_reader.whole_numbers import WHOLE, numbers_in, whole
from core.words import tr

_COUNT: Final = re.compile(
    rf"(?<![\w.,/:–-])(?P<count>{WHOLE})(?P<noun>(?:\s+[^\W\d_][\w’'-]*){{0,2}}?)\s*\(\s*$",
    re.IGNORECASE,
)
_THEM: Final = re.compile(r"of\s+(?:them|these|those|whom|which)", re.IGNORECASE)


def implied_marks(
    text: str, shares: list[TextShare], known: AuditBases, numbers: frozenset[int]
) -> Iterator[ReaderMark]:
    """Yield percentages that no base makes of the count before them.

    A base may be the audit's, or any number of the whole text: there are *numbers* enough.
    """
    for one in shares:
        if one.worked is None or one.count is not None or not 0 < one.worked < 100:
            continue
        before = _COUNT.search(text[: one.start])
        if before is None or not known.bases or text[one.end : one.end + 1] != ")":
            continue
        noun = before["noun"].strip()
        unit, elsewhere = unit_of(noun) if noun else (None, False)
        if elsewhere and unit is None and not _THEM.fullmatch(noun) and phrase(noun):
            continue
        bases = numbers.union(*known.bases.values(), *known.others.values())
        if not comes_to(one.worked, numbers_in(text), bases):
            count = whole(before["count"])
            reason = tr(
                "No base makes {count} come to {worked}%: of {base} it is {right}%.",
                count=count,
                worked=one.worked,
                base=(base := _nearest(count, bases)),
                right=percent(count, base, min(places_of(one.worked), 1)),
            )
            yield ReaderMark(MarkKind.SHARE, one.start, one.end, reason)


def _nearest(count: int, bases: frozenset[int]) -> int:
    return min((base for base in bases if base >= count), default=count or 1)
