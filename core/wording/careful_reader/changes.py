"""Looks at words of change: doubled, rose, by 10%, set against the two numbers they join."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from core.wording.careful_reader.change_words import (
    BETTER,
    FALL,
    LESS_IS_BETTER,
    NEARLY_SAME,
    RISE,
    SAME,
    WORSE,
    times_in,
    turned,
)
from core.wording.careful_reader.known import places_of
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.whole_numbers import WHOLE, whole
from core.words import tr

_YEAR: Final = r"(?:\s+(?:in\s+|\()(?:19|20)\d\d\)?)?"
_RATE: Final = r"\d+(?:\.\d+)?\s?(?:%|per\s?cent\b)(?!\s*points?)"
_OF: Final = rf"{WHOLE}\s+(?:[a-z]+\s+)?(?:out\s+)?of\s+(?:the\s+)?{WHOLE}"
_QUANTITY: Final = rf"(?:{_RATE}|{_OF}|{WHOLE}(?![:.]\d))"
_SHARE: Final = rf"(?:{_RATE}|{_OF})"
_FROM_TO: Final = re.compile(
    rf"\bfrom\s+(?P<first>{_QUANTITY}){_YEAR}(?:\s+[a-z][\w’'-]*){{0,5}}?{_YEAR}\s*(?:\([^()]*\)\s*)?,?"
    rf"\s+to\s+(?P<second>{_QUANTITY})",
    re.IGNORECASE,
)
_NOW_FROM: Final = re.compile(
    rf"(?P<second>{_SHARE})(?:\s+[a-z][\w’'-]*){{0,4}}\s*[,;:–—(]\s*(?:\w+\s+){{0,2}}?(?:up|down|an?\s+\w+)\s+from"
    rf"\s+(?:the\s+)?(?P<first>{_SHARE})",
    re.IGNORECASE,
)
"""What it is now, then what it was: "70.0%, down from 60.0%"."""
_FROM_NOW: Final = re.compile(
    rf"\b(?:up|down)\s+from\s+(?:the\s+)?(?P<first>{_SHARE})(?:\s+(?:[a-z][\w’'-]*|(?:19|20)\d\d)){{0,6}}\s*,\s*"
    rf"(?:it\s+is\s+|there\s+are\s+|now\s+)*(?P<second>{_SHARE})",
    re.IGNORECASE,
)
"""Turned round: "Down from 28 of 40 a year ago, 31 of 40 now"."""
_TO_FROM: Final = re.compile(
    rf"\bto\s+(?P<second>{_SHARE})(?:\s+[a-z][\w’'-]*){{0,4}}?\s*,?\s+from\s+(?:the\s+)?(?P<first>{_SHARE})",
    re.IGNORECASE,
)
"""The new one first: "rose to 33.3% from 20.8%"."""
_BECAME: Final = re.compile(
    rf"(?P<first>{_SHARE})(?:\s+[a-z][\w’'-]*){{0,3}}\s+(?:became|turned\s+into|has\s+become)\s+"
    rf"(?P<second>{_SHARE})",
    re.IGNORECASE,
)
_THEN: Final = (
    r"(?:then|before|last\s+(?:year|time|round)|a\s+year\s+ago|earlier|in\s+(?:19|20)\d\d)"
)
_NOW: Final = r"(?:now|today|this\s+(?:year|time|round)|in\s+(?:19|20)\d\d)"
_THEN_NOW: Final = re.compile(
    rf"(?P<first>{_QUANTITY})(?:\s+[a-z][\w’'-]*){{0,3}}?\s+{_THEN}\s*(?:,|and|but)+\s*(?:and\s+|but\s+)?"
    rf"(?P<second>{_QUANTITY})(?:\s+[a-z][\w’'-]*){{0,3}}?\s+{_NOW}\b",
    re.IGNORECASE,
)
_PAIRS: Final = (_FROM_TO, _TO_FROM, _NOW_FROM, _FROM_NOW, _BECAME, _THEN_NOW)
_PERCENT: Final = re.compile(r"(?P<worked>\d+(?:\.\d+)?)\s?(?:%|per\s?cent\b)(?!\s*points?)")
_BY: Final = re.compile(
    r"(?:\b(?:by|(?:rise|increase|fall|drop|gain|decrease|growth|reduction|improvement)\s+of|up|down"
    r"|rose|risen|grew|grown|fell|fallen|climbed|increased|decreased|dropped|improved|declined)"
    r"\s+(?:about\s+|some\s+|nearly\s+|over\s+)?)(?P<by>\d+(?:\.\d+)?)\s?(?P<sign>%|per\s?cent\b)"
    r"(?!\s*points?)"
    r"|\b(?P<by2>\d+(?:\.\d+)?)\s?(?P<sign2>%|per\s?cent)\s+(?:increase|rise|fall|drop|decrease"
    r"|growth|reduction|improvement|higher|lower|more|fewer|less)\b",
    re.IGNORECASE,
)
_POINTS: Final = re.compile(
    r"(?P<by>\d+(?:\.\d+)?)\s*(?:(?:percentage|per\s?cent|%)[\s-]*)?points?\b", re.IGNORECASE
)
_HEDGED: Final = re.compile(
    r"\b(?:about|some|nearly|almost|over|more\s+than|less\s+than|under|around|roughly|well|least|most)\s+$",
    re.IGNORECASE,
)
_BY_PART: Final = re.compile(
    r"\bby\s+(?:exactly\s+|(?:just\s+|a\s+little\s+)?(?:under|over|less\s+than|more\s+than)\s+|nearly\s+|almost"
    r"\s+|about\s+|around\s+|some\s+|roughly\s+)?(?P<part>half|(?:a|one)\s+(?:third|quarter|fifth|tenth)|two\s+thirds"
    r"|three\s+quarters)\b",
    re.IGNORECASE,
)
_PART: Final = {
    "half": (1, 2),
    "third": (1, 3),
    "quarter": (1, 4),
    "fifth": (1, 5),
    "tenth": (1, 10),
}
_BY_MANY: Final = re.compile(
    rf"(?:{RISE.pattern}|{FALL.pattern})\s+(?:by|of)\s+(?P<by>{WHOLE})\b(?!\s*(?:%|per|points?|times|[.:/]\d"
    r"|out\s+of|of\b|steps?|percentage))",
    re.IGNORECASE,
)


class _Pair(NamedTuple):
    """The two numbers a change lies between, and the counts where both are of one base."""

    first: Decimal
    second: Decimal
    percents: bool
    whole: bool
    start: int
    end: int

    @property
    def in_words(self) -> str:
        if self.whole:
            first, second = f"{self.first:f}", f"{self.second:f}"
        else:
            first, second = (f"{self._rate(one)}%" for one in (self.first, self.second))
        return tr("from {first} to {second}", first=first, second=second)

    def _rate(self, one: Decimal) -> Decimal:
        tenth = Decimal("0.1")
        return one if self.percents else (100 * one).quantize(tenth, ROUND_HALF_UP)

    @property
    def apart(self) -> Decimal:
        return abs(self.second - self.first)


def change_marks(text: str) -> Iterator[ReaderMark]:
    """Yield the words of one sentence that say another change than its two numbers do."""
    pair = _pair(text)
    if pair is None:
        return
    yield from _times(text, pair)
    yield from _direction(text, pair)
    yield from _amount(text, pair)
    yield from _part(text, pair)
    yield from _how_many(text, pair)


def _pair(text: str) -> _Pair | None:
    for pattern in _PAIRS:
        hit = pattern.search(text)
        pair = _of(hit) if hit is not None else None
        if pair is not None:
            return pair
    return _two_percents(text)


def _of(hit: re.Match[str]) -> _Pair | None:
    first, second = _value(hit["first"]), _value(hit["second"])
    percents = "%" in hit["first"] or "cent" in hit["first"]
    if ("%" in hit["second"] or "cent" in hit["second"]) != percents:
        return None
    if not percents and all(1900 <= one <= 2100 for one in (first[0], second[0])):
        return None
    same_base = first[1] == second[1]
    values = (first[0], second[0]) if same_base else (first[0] / first[1], second[0] / second[1])
    return _Pair(*values, percents, same_base and not percents, *hit.span())


def _value(said: str) -> tuple[Decimal, Decimal]:
    """Return a number and its base, 1 where it has none."""
    number = re.match(r"\d+(?:\.\d+)?(?=\s?(?:%|per\s?cent))", said)
    if number:
        return Decimal(number.group()), Decimal(1)
    found = [Decimal(whole(one)) for one in re.findall(WHOLE, said, re.IGNORECASE)]
    return found[0], (found[1] if len(found) > 1 and found[1] else Decimal(1))


def _two_percents(text: str) -> _Pair | None:
    """Return two percentages that stand one after the other: "52.0% then and 80.0% now"."""
    by = [hit.span("by") if hit["by"] else hit.span("by2") for hit in _BY.finditer(text)]
    hits = [hit for hit in _PERCENT.finditer(text) if hit.span("worked") not in by]
    if len(hits) != 2 or not re.search(
        r"\b(?:then|now|last|before|earlier|previous\w*|since|compared|ago|in\s+(?:19|20)\d\d)\b",
        text,
        re.IGNORECASE,
    ):
        return None
    first, second = (Decimal(hit["worked"]) for hit in hits)
    if re.search(r"\b(?:compared|against|from|than)\b", text[hits[0].end() : hits[1].start()]):
        first, second = second, first  # "80.0%, compared with 52.0% last year"
    return _Pair(first, second, True, False, hits[0].start(), hits[1].end())


def _times(text: str, pair: _Pair) -> Iterator[ReaderMark]:
    if not pair.first:
        return
    ratio = Fraction(pair.second) / Fraction(pair.first)
    for one in times_in(text):
        if not _is_times(ratio, one.times, one.side):
            yield _other(text[one.start : one.end], (one.start, one.end), pair)


def _is_times(ratio: Fraction, times: Fraction, side: int) -> bool:
    near = Fraction(1, 20) * times
    match side:
        case 1:
            return times < ratio if times > 1 else times < ratio <= times * Fraction(5, 4)
        case -1:
            return times * Fraction(4, 5) <= ratio < times if times > 1 else ratio < times
    return abs(ratio - times) <= near


def _direction(text: str, pair: _Pair) -> Iterator[ReaderMark]:
    rise, fall, same = (one.search(text) for one in (RISE, FALL, SAME))
    if not rise and not fall and not LESS_IS_BETTER.search(text):
        rise, fall = BETTER.search(text), WORSE.search(text)
    nearly = NEARLY_SAME.search(text)
    if same and not nearly and pair.first != pair.second:
        yield _other(same.group(), same.span(), pair)
    elif nearly and pair.first and 10 * pair.apart > pair.first:
        yield _other(nearly.group(), nearly.span(), pair)
    elif rise and not fall and pair.second < pair.first and _concerns(text, rise, pair):
        yield _other(rise.group(), rise.span(), pair)
    elif fall and not rise and pair.second > pair.first and _concerns(text, fall, pair):
        yield _other(fall.group(), fall.span(), pair)


def _concerns(text: str, hit: re.Match[str], pair: _Pair) -> bool:
    """Return whether a direction stands before the two numbers' end or straight behind them."""
    between = text[pair.end : hit.start()]
    return hit.start() < pair.end or not re.search(r"\b(?:and|but|while|whereas)\b|[.;]", between)


def _other(words: str, span: tuple[int, int], pair: _Pair) -> ReaderMark:
    reason = tr("“{words}” is another change than {numbers}.", words=words, numbers=pair.in_words)
    return ReaderMark(MarkKind.CHANGE, *span, reason, pair.in_words, turned(words))


def _amount(text: str, pair: _Pair) -> Iterator[ReaderMark]:
    """Set "by 10%" and "10 percentage points" against what lies between the two numbers."""
    points = _POINTS.search(text)
    if points and pair.percents:
        said = Decimal(points["by"])
        slack = Decimal("1.0") if _HEDGED.search(text[: points.start()]) else _slack(said, pair)
        if abs(said - pair.apart) > slack:
            offer = tr("{apart} percentage points", apart=pair.apart)
            yield _by_other(points.span(), pair, offer)
            return
    by = _BY.search(text)
    if by is None or not pair.first:
        return
    name = "by" if by["by"] else "by2"
    said, span = Decimal(by[name]), (by.start(name), by.end(name.replace("by", "sign")))
    relative = pair.apart / pair.first * 100
    if abs(said - relative) <= Decimal("0.6"):
        return
    offer = tr("{apart} percentage points", apart=pair.apart)
    if pair.percents and abs(said - pair.apart) < Decimal("0.6"):
        reason = tr(
            "The change {numbers} is {offer}; “{said}%” would be said of a change by that "
            "part of {first}%.",
            numbers=pair.in_words,
            offer=offer,
            said=said,
            first=pair.first,
        )
        yield ReaderMark(MarkKind.POINTS, *span, reason, pair.in_words, offer)
    elif pair.percents:
        yield _by_other(span, pair, offer)
    elif abs(said - relative) > 1 and not _HEDGED.search(text[: by.start(name)]):
        yield _by_other(span, pair, f"{relative.quantize(Decimal('0.1'), ROUND_HALF_UP)}%")


def _slack(said: Decimal, pair: _Pair) -> Decimal:
    """Return how far off a difference may be: what is rounded in it and in the two numbers."""
    return sum(
        (Decimal(1).scaleb(-places_of(one)) / 2 for one in (said, pair.first, pair.second)),
        Decimal(0),
    )


def _part(text: str, pair: _Pair) -> Iterator[ReaderMark]:
    """Set "by a third" against the change, as a part of what was there before."""
    by = _BY_PART.search(text)
    if by is None or not pair.first:
        return
    times = 2 if "two" in by["part"].casefold() else 3 if "three" in by["part"].casefold() else 1
    top, bottom = _PART[by["part"].split()[-1].casefold().removesuffix("s")]
    said = Fraction(times * top, bottom)
    found = {Fraction(pair.apart) / Fraction(pair.first)}
    if pair.percents or not pair.whole:
        found.add(Fraction(pair.apart) / (100 if pair.percents else 1))
    if all(abs(said - one) > Fraction(1, 20) for one in found):
        yield _other(by["part"], by.span("part"), pair)


def _how_many(text: str, pair: _Pair) -> Iterator[ReaderMark]:
    """Set "rose by five" against two counts."""
    by = _BY_MANY.search(text)
    if by is None or not pair.whole or whole(by["by"]) == pair.apart:
        return
    yield _by_other(by.span("by"), pair, f"{pair.apart:f}")


def _by_other(span: tuple[int, int], pair: _Pair, offer: str) -> ReaderMark:
    reason = tr("The change {numbers} is {offer}.", numbers=pair.in_words, offer=offer)
    return ReaderMark(MarkKind.CHANGE, *span, reason, pair.in_words, offer)
