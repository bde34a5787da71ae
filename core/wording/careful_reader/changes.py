"""Looks at words of change: doubled, rose, by 10%, set against the two numbers they join."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.shares import WHOLE, whole
from core.words import tr

_QUANTITY: Final = (
    rf"(?:\d+(?:\.\d+)?\s?(?:%|per\s?cent)|{WHOLE}\s+(?:[a-z]+\s+)?(?:out\s+)?of\s+(?:the\s+)?{WHOLE}"
    rf"|{WHOLE}(?![:.]\d))"
)
_FROM_TO: Final = re.compile(
    rf"\bfrom\s+(?P<first>{_QUANTITY})(?:\s+[a-z][\w’'-]*){{0,5}}?\s*(?:\([^()]*\)\s*)?,?\s+to\s+"
    rf"(?P<second>{_QUANTITY})",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(r"(?P<worked>\d+(?:\.\d+)?)\s?(?:%|per\s?cent\b)(?!\s*points?)")
_TIMES: Final = (
    (r"(?:has\s+|have\s+|had\s+)?(?:more\s+than\s+)doubled|more\s+than\s+twice", Fraction(2), 1),
    (r"(?:nearly|almost)\s+doubled|(?:nearly|almost)\s+twice", Fraction(2), -1),
    (r"doubled|doubling|twice\s+as\s+(?:many|often|much)", Fraction(2), 0),
    (r"tripled|trebled|three\s+times\s+as\s+(?:many|often|much)", Fraction(3), 0),
    (r"quadrupled|four\s+times\s+as\s+(?:many|often|much)", Fraction(4), 0),
    (r"more\s+than\s+halved", Fraction(1, 2), -1),
    (r"(?:nearly|almost)\s+halved", Fraction(1, 2), 1),
    (r"halved|halving", Fraction(1, 2), 0),
)
_RISE: Final = re.compile(
    r"\b(?:rose|risen|rises|rising|increase[ds]?|increasing|grew|grown|went\s+up|gone\s+up|climbed"
    r"|climbs|up(?=\s+from))\b",
    re.IGNORECASE,
)
_FALL: Final = re.compile(
    r"\b(?:fell|fallen|falls|falling|decrease[ds]?|declined?|dropped|drops|went\s+down|gone\s+down"
    r"|reduced|down(?=\s+from))\b",
    re.IGNORECASE,
)
_SAME: Final = re.compile(
    r"\b(?:no\s+change|unchanged|stayed\s+the\s+same|not\s+changed|remained\s+the\s+same)\b",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"(?:\b(?:by|(?:rise|increase|fall|drop|gain|decrease|growth|reduction|improvement)\s+of|up|down)"
    r"\s+(?:about\s+|some\s+|nearly\s+|over\s+)?)(?P<by>\d+(?:\.\d+)?)\s?(?P<sign>%|per\s?cent\b)"
    r"(?!\s*points?)"
    r"|\b(?P<by2>\d+(?:\.\d+)?)\s?(?P<sign2>%|per\s?cent)\s+(?:increase|rise|fall|drop|decrease"
    r"|growth|reduction|improvement|higher|lower|more|fewer|less)\b",
    re.IGNORECASE,
)
_POINTS: Final = re.compile(
    r"(?P<by>\d+(?:\.\d+)?)\s*(?:percentage|per\s?cent|%)[\s-]*points?\b", re.IGNORECASE
)


class _Pair(NamedTuple):
    """The two numbers a change lies between."""

    first: Decimal
    second: Decimal
    percents: bool
    start: int
    end: int

    @property
    def in_words(self) -> str:
        sign = "%" if self.percents else ""
        return tr(
            "from {first} to {second}", first=f"{self.first}{sign}", second=f"{self.second}{sign}"
        )


def change_marks(text: str) -> Iterator[ReaderMark]:
    """Yield the words of one sentence that say another change than its two numbers do."""
    pair = _from_to(text) or _two_percents(text)
    if pair is None:
        return
    yield from _times(text, pair)
    yield from _direction(text, pair)
    yield from _amount(text, pair)


def _from_to(text: str) -> _Pair | None:
    hit = _FROM_TO.search(text)
    if hit is None:
        return None
    first, second = _value(hit["first"]), _value(hit["second"])
    percents = "%" in hit["first"] or "cent" in hit["first"]
    if ("%" in hit["second"] or "cent" in hit["second"]) != percents:
        return None
    if not percents and all(1900 <= one <= 2100 for one in (first[0], second[0])):
        return None
    same_base = first[1] == second[1]
    values = (first[0], second[0]) if same_base else (first[0] / first[1], second[0] / second[1])
    return _Pair(*values, percents, *hit.span())


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
    return _Pair(first, second, True, hits[0].start(), hits[1].end())


def _times(text: str, pair: _Pair) -> Iterator[ReaderMark]:
    if not pair.first:
        return
    ratio = Fraction(pair.second) / Fraction(pair.first)
    taken: list[tuple[int, int]] = []
    for pattern, times, side in _TIMES:
        for hit in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            if any(start <= hit.start() < end for start, end in taken):
                continue
            taken.append(hit.span())
            if not _is_times(ratio, times, side):
                yield _other(hit, pair)


def _is_times(ratio: Fraction, times: Fraction, side: int) -> bool:
    near = Fraction(1, 20) * times
    match side:
        case 1:
            return times < ratio if times > 1 else times < ratio <= times * Fraction(5, 4)
        case -1:
            return times * Fraction(4, 5) <= ratio < times if times > 1 else ratio < times
    return abs(ratio - times) <= near


def _direction(text: str, pair: _Pair) -> Iterator[ReaderMark]:
    rise, fall, same = (one.search(text) for one in (_RISE, _FALL, _SAME))
    if same and pair.first != pair.second:
        yield _other(same, pair)
    elif rise and not fall and pair.second < pair.first and rise.start() < pair.end:
        yield _other(rise, pair)
    elif fall and not rise and pair.second > pair.first and fall.start() < pair.end:
        yield _other(fall, pair)


def _other(hit: re.Match[str], pair: _Pair) -> ReaderMark:
    reason = tr(
        "“{words}” is another change than {numbers}.",
        words=hit.group(),
        numbers=pair.in_words,
    )
    offer = ""
    if _FALL.fullmatch(hit.group()) or _RISE.fullmatch(hit.group()):
        turned = {
            "rose": "fell",
            "fell": "rose",
            "increased": "decreased",
            "decreased": "increased",
            "dropped": "rose",
        }
        offer = turned.get(hit.group(), "")
    return ReaderMark(MarkKind.CHANGE, *hit.span(), reason, pair.in_words, offer)


def _amount(text: str, pair: _Pair) -> Iterator[ReaderMark]:
    """Set "by 10%" and "10 percentage points" against what lies between the two numbers."""
    apart = abs(pair.second - pair.first)
    points = _POINTS.search(text)
    if points and pair.percents and abs(Decimal(points["by"]) - apart) >= 1:
        yield _by_other(points.span(), pair, tr("{apart} percentage points", apart=apart))
        return
    by = _BY.search(text)
    if by is None or not pair.first:
        return
    name = "by" if by["by"] else "by2"
    said, span = Decimal(by[name]), (by.start(name), by.end(name.replace("by", "sign")))
    relative = apart / pair.first * 100
    if abs(said - relative) <= Decimal("0.6"):
        return
    offer = tr("{apart} percentage points", apart=apart)
    if pair.percents and abs(said - apart) < Decimal("0.6"):
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


def _by_other(span: tuple[int, int], pair: _Pair, offer: str) -> ReaderMark:
    reason = tr("The change {numbers} is {offer}.", numbers=pair.in_words, offer=offer)
    return ReaderMark(MarkKind.CHANGE, *span, reason, pair.in_words, offer)
