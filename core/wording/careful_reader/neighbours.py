"""Looks at numbers that stand beside a share of their own: a count, a range, another share."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from core.counting.collation import percent
from core.wording.careful_reader.change_words import turned
from core.wording.careful_reader.fractions import hedged
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.nouns import phrase, unit_of
from core.wording.careful_reader.shares import RANGE, TextShare
from core.wording.careful_reader.whole_numbers import WHOLE, whole
from core.wording.careful_reader.word_shares import found_words
from core.words import tr

_NAMED: Final = re.compile(
    rf"(?<![\w.,/:])(?P<number>{WHOLE})(?P<noun>(?:\s+[^\W\d_][\w’'-]*){{1,4}}?)\s*[(\[]\s*$",
    re.IGNORECASE,
)
"""A number with its noun straight before a share in brackets: "Eighteen families (18 of 30)"."""
_OF_THEM: Final = re.compile(
    r"\b(?:of|out\s+of|in|per|every|question|no)\s+(?:the\s+|all\s+)?$", re.I
)
_TIME: Final = re.compile(r"\s+(?:working\s+)?(?:minute|hour|day|night|week|month|year)s?\b", re.I)
"""How long something took is no number of what is counted."""
_ALONE: Final = re.compile(r"(?:\s+[^\W\d_][\w’'-]*){0,3}\s*[)\],;]")
"""Nothing more stands in the brackets than the share and what it is of."""
_MORE: Final = re.compile(
    r"\b(?P<said>more|fewer|less|higher|lower|greater|smaller)(?:\s+[a-z]+){0,4}?\s+than\b"
    r"(?!\s+(?:half|all|twice|double|once|a\b|an\b|one\b|two\b|three\b|four\b))",
    re.IGNORECASE,
)
_AGAINST: Final = re.compile(
    r"\s*(?:[^\W\d_][\w’'-]*\s+){0,3}?(?:,\s*)?(?:against|versus|vs\.?|compared\s+(?:with|to)|and)\s+"
    r"(?:only\s+|just\s+)?",
    re.IGNORECASE,
)
_NOT_MORE: Final = re.compile(r"\b(?:no|not|never|neither|nor)\b|n[’']t\b", re.IGNORECASE)


def neighbour_marks(text: str, shares: list[TextShare]) -> Iterator[ReaderMark]:
    """Yield the numbers of one sentence that another beside them contradicts."""
    for one in shares:
        yield from _named(text, one)
    yield from _ranges(text, shares)
    yield from _compared(text, shares)


def _named(text: str, one: TextShare) -> Iterator[ReaderMark]:
    """Set "Eighteen families" against "(19 of 30)" straight behind it."""
    if one.count is None or one.base is None or one.counted_at is None:
        return
    hit = _NAMED.search(text[: one.counted_at[0]])
    if hit is None or _OF_THEM.search(text[: hit.start()]) or not _ALONE.match(text[one.end :]):
        return
    if _TIME.match(hit["noun"]):
        return
    if any(word.start <= hit.start("number") < word.end for word in found_words(text)):
        return  # "all but two meetings", "just under two thirds"
    unit, _ = unit_of(hit["noun"].strip())
    other = one.unit is not None and one.unit is not unit
    if other or len(phrase(hit["noun"].strip())) != len(hit["noun"].split()):
        return
    if unit is None and one.elsewhere:
        return
    number = whole(hit["number"])
    if number in (one.count, one.base) or (number > one.base and unit is None):
        return
    limit = hedged(text[: hit.start()], Fraction(number, one.base))
    if limit is not None and limit[1](Fraction(one.count, one.base), Fraction(0), one.base):
        return
    start = hit.start() if limit is None else limit[0]
    reason = tr(
        "{number} is said here, and {count} of {base} beside it.",
        number=hit["number"],
        count=one.count,
        base=one.base,
    )
    offer = f"{one.count}" if limit is None else ""
    yield ReaderMark(MarkKind.SHARE, start, hit.end("number"), reason, "", offer)


def _ranges(text: str, shares: list[TextShare]) -> Iterator[ReaderMark]:
    """Set "between 60% and 70%" against the share in brackets behind it."""
    for hit in RANGE.finditer(text):
        behind = re.compile(r"[^()\d.;]{0,60}\(\s*").match(text, hit.end())
        one = next((it for it in shares if behind and it.start == behind.end()), None)
        if one is None or one.part is None:
            continue
        low, high = Decimal(hit["low"] or hit["low2"]), Decimal(hit["high"])
        if Fraction(low) <= 100 * one.part <= Fraction(high) or low >= high:
            continue
        said = text[one.start : one.end]
        worked = one.worked if one.count is None else percent(one.count, one.base or 0)
        reason = tr("{said} is {worked}%, which does not lie there.", said=said, worked=worked)
        yield ReaderMark(MarkKind.SHARE, *hit.span(), reason, f"{worked}%")


def _compared(text: str, shares: list[TextShare]) -> Iterator[ReaderMark]:
    """Set "more often than" against the two shares it compares."""
    hit = _MORE.search(text)
    if hit is None or len(shares) != 2 or _NOT_MORE.search(text[: hit.end()]):
        return
    first, second = shares
    if first.part is None or second.part is None or first.unit is not second.unit:
        return
    if (first.count is None) != (second.count is None):
        return
    before = hit.end() <= first.start and _AGAINST.fullmatch(text[first.end : second.start])
    # "At 70.0% it is lower than the 60.0% of last year": one on each side.
    amid = (
        first.end <= hit.start()
        and hit.end() <= second.start
        and re.fullmatch(
            r"\s*(?:the\s+|last\s+year[’']s\s+|an?\s+earlier\s+)?", text[hit.end() : second.start]
        )
    )
    more = hit["said"].casefold() in ("more", "higher", "greater")
    if not (before or amid) or first.part == second.part or (first.part > second.part) == more:
        return
    numbers = tr(
        "{first} and {second}",
        first=text[first.start : first.end],
        second=text[second.start : second.end],
    )
    reason = tr("The two shares are {numbers}, the other way round.", numbers=numbers)
    said = hit.span("said")
    yield ReaderMark(MarkKind.CHANGE, *said, reason, numbers, turned(hit["said"]))
