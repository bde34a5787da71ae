"""Finds the shares a text states: a percentage, a count of a base, or both that belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from core.wording.careful_reader.known import places_of
from core.wording.careful_reader.nouns import unit_of
from core.wording.careful_reader.whole_numbers import SPELT, WHOLE, whole
from core.wording.numbers import Unit

_PERCENT: Final = re.compile(
    rf"(?<![\w.,/])(?P<worked>\d{{1,3}}(?:\.\d+)?|(?:{SPELT}))\s?(?:%|per\s?cent\b|pc\b)"
    r"(?!\w|\s*points?\b)",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    rf"(?<![\w.,/:])(?P<count>{WHOLE})\s+(?P<noun>(?:[a-z][\w’'-]*\s+){{0,2}}?)(?:out\s+)?of\s+"
    r"(?:(?:the|all|these|those|our|its|their|only|a)\s+){0,2}"
    rf"(?P<base>{WHOLE})\b(?!\s?%|\s?per\s?cent|[/:.]\d)",
    re.IGNORECASE,
)
_OF_BASE: Final = (
    r"(?:out\s+)?of\s+(?:(?:the|all|these|those|our|its|their|only|a)\s+){0,2}"
    rf"(?P<base>{WHOLE})\b(?!\s?%|\s?per\s?cent|[/:.]\d)"
)
_SHARE_SAID: Final = r"\d{1,3}(?:\.\d+)?\s?(?:%|per\s?cent\b)"
_BASE_FIRST: Final = (
    r"(?:^|[.;:,(–—]\s*|\b(?:and|but|while)\s+)(?:(?:out\s+)?of|from(?:\s+among(?:st)?)?|among(?:st)?)"
    rf"\s+(?:(?:the|all|these|those|our)\s+){{0,2}}(?P<base>{WHOLE})(?:\s+[^\W\d_][\w’'-]*){{0,6}}"
)
_WITH_RATE: Final = re.compile(
    rf"(?<![\w.,/:])(?P<count>{WHOLE})\s+(?P<noun>(?:[a-z][\w’'-]*\s+){{0,2}}?)"
    rf"\(\s*(?P<rate>{_SHARE_SAID})\s*\)\s+{_OF_BASE}",
    re.IGNORECASE,
)
"""The rate between the two: "19 (63.3%) of the 30 families"."""
_COUNT_IN_BRACKETS: Final = re.compile(
    rf"\(\s*(?:n\s*=\s*)?(?P<count>{WHOLE})\s*\)\s+{_OF_BASE}", re.IGNORECASE
)
"""The words first: "most (19) of the 30 families"."""
_BASE_FIRST_BRACKETS: Final = re.compile(
    rf"{_BASE_FIRST}(?:,|\s)[^()\d;.!?]{{0,60}}\(\s*(?:n\s*=\s*)?(?P<count>{WHOLE})\s*\)",
    re.IGNORECASE,
)
"""The base, the words, then the count: "Of 30 families, most (19) had met"."""
_PART_OF_BASE: Final = re.compile(
    r"\b(?:half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|most|all|none|few|majority|minority|many)"
    rf"\s+of\s+(?:(?:the|these|those|our)\s+)+(?P<base>{WHOLE})\b[^()\d;.!?]{{0,60}}"
    rf"\(\s*(?:n\s*=\s*)?(?P<count>{WHOLE})\s*\)",
    re.IGNORECASE,
)
"""A part of a base, then the count: "A tenth of the 90 who answered did not know (9)"."""
_TURNED: Final = re.compile(
    rf"{_BASE_FIRST},?\s+(?:only\s+|just\s+)?(?P<count>{WHOLE})\b(?!\s+(?:out\s+)?of\b|[/:.,]?\d|\s?%)"
    r"(?=(?P<about>[^()\d;.!?]{0,60}?)(?:(?:\(|,\s+(?:or|that\s+is,?|which\s+is)\s+)\s*\d{1,3}(?:\.\d+)?"
    r"\s?(?:%|per\s?cent\b)(?!\s+of\b)"
    r"|(?P<named>,\s+(?:or\s+|that\s+is,?\s+|which\s+is\s+)?(?:(?:just|little|more|less|nearly|about"
    r"|almost)\s+(?:over\s+|under\s+|than\s+)?)?(?:half|(?:an?|one|two|three|four)[\s-](?:third|quarter"
    r"|fifth|eighth|tenth)s?)\s*[,.;])))",
    re.IGNORECASE,
)
"""The base first: "Of the 30 children seen, only 21 had a plan (70.0%)"."""
_SLASHED: Final = re.compile(
    r"(?<![\w./,])(?P<count>0|[1-9]\d{0,3})/(?P<base>[1-9]\d{0,3})(?![\w/]|[.,]\d)"
)
_MAY_SHARE: Final = re.compile(
    rf"%|\d/\d|cent\b|\bpc\b|\b(?:of|among(?:st)?|from)\s(?:[a-z]+\s){{0,2}}{WHOLE}", re.IGNORECASE
)
"""What no share does without, quickly looked for."""
_NUMBERED: Final = re.compile(
    r"\b(?:question|page|step|part|item|line|paragraph|section|version|round|stage|day|week|chapter"
    r"|number|no\.?|figure|table|slide|copy|phase)\s*$",
    re.IGNORECASE,
)
_NO_COUNT: Final = re.compile(r"\b(?:every|each|any|not|no|the|which|this|that)\s*$", re.IGNORECASE)
"""Before "one of the 43" these make it another thing than one of 43."""
_MONTH: Final = re.compile(
    r"\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_APART: Final = 70


@dataclass(frozen=True, slots=True)
class TextShare:
    """A share as a text states it, from `start` to `end`; what it does not state is None.

    `elsewhere` where it is of something that is no unit of an audit: hours, parents.
    """

    start: int
    end: int
    worked: Decimal | None = None
    count: int | None = None
    base: int | None = None
    unit: Unit | None = None
    elsewhere: bool = False
    percent_at: tuple[int, int] | None = None
    counted_at: tuple[int, int] | None = None

    @property
    def part(self) -> Fraction | None:
        """The share itself, from its count where it states one."""
        if self.count is not None and self.base:
            return Fraction(self.count, self.base)
        return Fraction(self.worked) / 100 if self.worked is not None else None

    @property
    def slack(self) -> Fraction:
        """How far the true share may lie from what is printed."""
        if self.count is not None or self.worked is None:
            return Fraction(0)
        return Fraction(1, 200 * 10 ** places_of(self.worked))


def shares_in(text: str) -> list[TextShare]:
    """Return the shares of one sentence in their order."""
    if not _MAY_SHARE.search(text):
        return []
    percents = list(_percents(text))
    counted = list(_counted(text))
    found: list[TextShare] = []
    for share in sorted([*percents, *counted], key=lambda one: one.start):
        before = found[-1] if found else None
        joined = _joined(text, before, share) if before is not None else None
        if joined is None:
            found.append(share)
        else:
            found[-1] = joined
    return found


_BARE_RATE: Final = re.compile(
    r"\b(?:percentage|proportion|share|rate)\b[^.;()]{0,50}?\b(?:is|was|of|at|to|stands\s+at)\s+"
    r"(?P<worked>\d{1,2}\.\d)(?=\s*\()",
    re.IGNORECASE,
)
"""A percentage without its sign: "the percentage is 61.0 (18 of 30)"."""
RANGE: Final = re.compile(
    r"(?:\bbetween\s+(?P<low>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)?\s+and"
    r"|(?<!from )\b(?P<low2>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)?\s*(?:[–—-]|\bto\b))"
    r"\s*(?P<high>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent\b)(?!\s*points?)",
    re.IGNORECASE,
)
"""From one percentage to another: "between 60% and 70%"."""


def _percents(text: str) -> Iterator[TextShare]:
    for hit in _BARE_RATE.finditer(text):
        at = hit.span("worked")
        yield TextShare(*at, Decimal(hit["worked"]), percent_at=at)
    ranges = [hit.span() for hit in RANGE.finditer(text)]
    for hit in _PERCENT.finditer(text):
        if any(start <= hit.start() < end for start, end in ranges):
            continue
        said = hit["worked"]
        worked = Decimal(said) if said[0].isdigit() else Decimal(whole(said))
        unit, elsewhere = _of_what(text[hit.end() :])
        first = _BASE_BEFORE.match(text[: hit.start()])
        if first is not None and unit is None and not elsewhere:
            unit, elsewhere = unit_of(first["noun"])
        yield (
            TextShare(*hit.span(), worked, unit=unit, elsewhere=elsewhere, percent_at=hit.span())
            if worked <= 100
            else TextShare(*hit.span(), worked, elsewhere=True, percent_at=hit.span())
        )


_OF: Final = re.compile(
    rf"\s+of\s+(?:(?:the|all|these|those|our|its|their)\s+){{0,2}}(?P<base>{WHOLE})?\s*",
    re.IGNORECASE,
)


def _of_what(behind: str) -> tuple[Unit | None, bool]:
    of = _OF.match(behind)
    return unit_of(behind[of.end() :]) if of else (None, False)


_BASE_BEFORE: Final = re.compile(
    rf"^\s*(?:out\s+)?of\s+(?:(?:the|all|these|those|our)\s+){{0,2}}(?P<base>{WHOLE})\s+"
    r"(?P<noun>[^\W\d_][\w’'-]*),?\s+(?:only\s+|just\s+)?$",
    re.IGNORECASE,
)
"""The base before a percentage: "Of the 7 homes 85.7% had been visited"."""


def percent_base(text: str, share: TextShare) -> int | None:
    """Return the base a percentage without a count names: 8 in "95.8% of 8 cases"."""
    of = _OF.match(text[share.end :])
    if of is None:
        of = _BASE_BEFORE.match(text[: share.start])
    return whole(of["base"]) if of and of["base"] else None


def _counted(text: str) -> Iterator[TextShare]:
    """Yield the counts of a base, each place once."""
    taken: list[tuple[int, int]] = []
    for one in (*_between(text), *_in_brackets(text), *_turned(text), *_plainly(text)):
        assert one.counted_at is not None
        start, end = one.counted_at
        if all(end <= other[0] or other[1] <= start for other in taken):
            taken.append((start, end))
            yield one


def _between(text: str) -> Iterator[TextShare]:
    for hit in _WITH_RATE.finditer(text):
        rate = Decimal(re.split(r"[^\d.]", hit["rate"])[0])
        unit, elsewhere = unit_of(text[hit.end() :].lstrip())
        numbers = whole(hit["count"]), whole(hit["base"])
        yield TextShare(*hit.span(), rate, *numbers, unit, elsewhere, hit.span("rate"), hit.span())


def _in_brackets(text: str) -> Iterator[TextShare]:
    for pattern in (_COUNT_IN_BRACKETS, _BASE_FIRST_BRACKETS, _PART_OF_BASE):
        for hit in pattern.finditer(text):
            count, base = whole(hit["count"]), whole(hit["base"])
            if count > base:
                continue  # a reference, a year, a list's number
            unit, elsewhere = unit_of(text[hit.end("base") :].lstrip())
            span = hit.span("count")
            yield TextShare(*span, None, count, base, unit, elsewhere, None, span)


def _turned(text: str) -> Iterator[TextShare]:
    for hit in _TURNED.finditer(text):
        span = hit.span("count")
        end = hit.end("about") if hit["named"] else span[1]
        unit, elsewhere = unit_of(text[hit.end("base") : hit.start("count")].lstrip())
        numbers = whole(hit["count"]), whole(hit["base"])
        yield TextShare(span[0], end, None, *numbers, unit, elsewhere, None, span)


def _plainly(text: str) -> Iterator[TextShare]:
    for pattern in (_COUNTED, _SLASHED):
        for hit in pattern.finditer(text):
            if _NUMBERED.search(text[: hit.start()]) or _MONTH.match(text, hit.end()):
                continue
            if hit["count"].casefold() == "one" and _NO_COUNT.search(text[: hit.start()]):
                continue
            in_brackets = (
                text[: hit.start()].rstrip().endswith("(") and text[hit.end() :][:1] == ")"
            )
            if pattern is _SLASHED and not in_brackets and not re.search(r"%|per\s?cent", text):
                continue
            count, base = whole(hit["count"]), whole(hit["base"])
            named = pattern is _COUNTED and bool(hit["noun"])
            if count > base and (named or base < 2):
                continue  # "35 pages of one book" is no share
            unit, elsewhere = unit_of(text[hit.end() :].lstrip())
            if unit is None and named:
                unit, elsewhere = unit_of(hit["noun"])
            yield TextShare(
                *hit.span(),
                None,
                whole(hit["count"]),
                whole(hit["base"]),
                unit,
                elsewhere,
                None,
                hit.span(),
            )


_SIDE_BY_SIDE: Final = re.compile(
    r"\s*(?:(?:of\s+(?:the\s+|these\s+|all\s+)?)?(?:[^\W\d_][\w’'-]*\s*){0,4})(?:[,:=–—(\[]+|-(?=\s))\s*"
    r"(?:n\s*=\s*|or\s+|(?:that|which)\s+is,?\s+|namely\s+|i\.e\.,?\s+|just\s+|only\s+)?",
)
_IS_A_RATE: Final = re.compile(
    r"(?:\s+[^\W\d_][\w’'-]*){0,2}\s+(?:is|was|makes|gives|equals|comes\s+to|equates\s+to|amounts\s+to)\s+"
    r"(?:an?\s+(?:\w+\s+){0,3}(?:of\s+)?)?",
    re.IGNORECASE,
)
"""Between a count and what it comes to: "29 of 33 is a return rate of 87.9%"."""
_THAT_IS: Final = re.compile(r"\b(?:that\s+is|namely|which\s+is)\b", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"[^()\d;.!?]*[(\[]\s*(?:or\s+|that is,?\s+|only\s+)?")
_AT_THE_END: Final = re.compile(
    r"\s+(?!.*\b(?:against|compared|than|from|up|down|last|earlier|before|while|whereas|but)\b)"
    r"[^()\d;:.!?,]{1,60},\s*",
    re.IGNORECASE,
)
"""A count, what it is of, and behind a comma what it comes to: "52 of 64 have one, 81.3%."."""
_ENDS: Final = re.compile(r"\s*(?:[.;]|$)")
_VERB: Final = re.compile(
    r"\b(?:said|say|says|was|were|is|are|had|has|have|did|and|but|while|whereas|against)\b",
    re.IGNORECASE,
)


def _joined(text: str, first: TextShare, second: TextShare) -> TextShare | None:
    """Return a percentage and a count that stand side by side as the one share they are."""
    if (first.worked is None) == (second.worked is None):
        return None
    if (first.count is None) == (second.count is None):
        return None
    between = text[first.end : second.start]
    bare = _THAT_IS.sub("", between)
    if first.worked is None and _IS_A_RATE.fullmatch(between) and not second.elsewhere:
        return _one(first, second)
    if first.worked is None and _AT_THE_END.fullmatch(between) and _ENDS.match(text[second.end :]):
        return _one(first, second)
    close = _SIDE_BY_SIDE.fullmatch(between) and not _VERB.search(bare)
    # "In 45 of 60 cases the plan was named (75.0%)": brackets belong to what goes before them.
    alone = text[second.end : second.end + 1] in (")", "]", ",", " ")
    in_brackets = len(between) <= _APART and _IN_BRACKETS.fullmatch(between) and alone
    if in_brackets and not close and re.search(r"\b(?:and|but|while)\b", between):
        in_brackets = None
    if not close and not in_brackets:
        return None
    return _one(first, second)


def _one(first: TextShare, second: TextShare) -> TextShare:
    rate, count = (first, second) if first.worked is not None else (second, first)
    unit = count.unit or rate.unit
    return replace(
        count,
        start=first.start,
        end=second.end,
        worked=rate.worked,
        percent_at=rate.percent_at,
        unit=unit,
        elsewhere=unit is None and (count.elsewhere or rate.elsewhere),
    )
