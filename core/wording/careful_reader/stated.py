"""Looks at the shares a text states: worked right, of a base and a unit that there are."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from core.counting.collation import percent
from core.wording.careful_reader.fractions import hedged
from core.wording.careful_reader.known import AuditBases, KnownCount, comes_to, gives, places_of
from core.wording.careful_reader.ladder import Fits
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.nouns import noun_units
from core.wording.careful_reader.other_units import other_marks
from core.wording.careful_reader.shares import TextShare, percent_base
from core.wording.careful_reader.whole_numbers import numbers_in
from core.wording.numbers import Unit, share
from core.words import plural, tr

ELSEWHERE: Final = re.compile(
    r"\b(?:national\w*|england|wales|scotland|ireland|regional\w*|neighbour\w*|last\s+(?:year|time)"
    r"|previous\w*|earlier|survey\w*|published|printed|census|average|target|benchmark|research"
    r"|inspect\w*|baseline|elsewhere|other\s+(?:audits?|areas?)|in\s+(?:19|20)\d\d|studies|study"
    r"|own\s+(?:counts?|figures?|data|statistics)|confident|confidence|interval|budget|attendance\s+rate)\b",
    re.IGNORECASE,
)
"""What says that a percentage may be of something this audit did not count."""
_CHANGE_BEFORE: Final = re.compile(
    r"\b(?:by|from|(?:rise|increase|fall|drop|gain|decrease|growth|reduction|improvement|rose|fell"
    r"|up|down)(?:\s+of)?)(?:\s+(?:about|around|nearly|over|some|just))?\s*$",
    re.IGNORECASE,
)
_CHANGE_BEHIND: Final = re.compile(
    r"\s*(?:increase|rise|more|fewer|less|higher|lower|improvement|reduction|drop|fall|decrease"
    r"|growth|better|worse|up|down|faster|slower)\b",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(r"\b(?:asked|requested|invited|approached|sent\s+out)\b", re.IGNORECASE)
_HERE: Final = "\N{INFORMATION SEPARATOR ONE}"
_FILE_READ: Final = re.compile(
    rf"\b(?:returns?|forms?|files?)\b[^{_HERE}]*{_HERE}\s*(?:[^\W\d_]+\s+){{0,2}}?"
    r"(?:read|looked\s+at|audited|reviewed)\b",
    re.IGNORECASE,
)
"""A file that is called a case: "returns spoke of it in 58 of 63 cases read"."""
_FEW: Final = 10
_SURE: Final = (Decimal(0), Decimal(100))


def is_change(text: str, one: TextShare) -> bool:
    """Return whether a percentage says how much something changed and not a share."""
    before, behind = text[: one.start], text[one.end :]
    if re.match(r"\s+of\b", behind) and re.search(r"\bby\s+(?:\w+\s+)?$", before):
        return False  # "given by 94% of families"
    return bool(_CHANGE_BEFORE.search(before) or _CHANGE_BEHIND.match(behind))


def stated_marks(
    text: str, shares: list[TextShare], known: AuditBases, beside: tuple[KnownCount, ...]
) -> Iterator[ReaderMark]:
    """Yield what does not fit in the shares that one sentence states."""
    other_source = bool(ELSEWHERE.search(text))
    for one in shares:
        if one.count is not None and one.base is not None:
            yield from _counted(text, one, known, sure=not other_source)
        elif one.worked is not None and not is_change(text, one):
            yield from _percent(text, one, known, beside, sure=not other_source)
        if one.elsewhere and not other_source and not is_change(text, one):
            yield from other_marks(text, one, known)


def _counted(text: str, one: TextShare, known: AuditBases, *, sure: bool) -> Iterator[ReaderMark]:
    assert one.count is not None
    assert one.base is not None
    assert one.counted_at is not None
    if one.count > one.base:
        reason = tr("{count} is more than there are: {base}.", count=one.count, base=one.base)
        yield ReaderMark(MarkKind.SHARE, *one.counted_at, reason)
        return
    if one.worked is not None:
        yield from _worked(text, one)
    if sure and not one.elsewhere and one.unit is not None:
        yield from _base_of_unit(text, one, known)


def _worked(text: str, one: TextShare) -> Iterator[ReaderMark]:
    """Compare a percentage with the count beside it."""
    assert one.worked is not None
    assert one.percent_at is not None
    assert one.count is not None
    assert one.base is not None
    places = places_of(one.worked)
    right = percent(one.count, one.base, places)
    offered = percent(one.count, one.base, min(places, 1))
    if right is None:
        return
    offer = f"{offered}%"
    numbers = (
        share(one.count, one.base, one.unit)
        if one.unit is not None
        else tr("{worked}% ({count} of {base})", worked=offered, count=one.count, base=one.base)
    )
    limit = _limit(text, one)
    if limit is not None:
        start, fits = limit
        if not fits(Fraction(one.count, one.base), Fraction(0), one.base):
            told = tr("{count} of {base} is {offer}.", count=one.count, base=one.base, offer=offer)
            yield ReaderMark(MarkKind.SHARE, start, one.percent_at[1], told, numbers, offer)
    elif right != one.worked:
        off = abs(Decimal(100 * one.count) / Decimal(one.base) - one.worked)
        near = off < Decimal(1).scaleb(-places)
        kind = MarkKind.ROUNDING if near else MarkKind.SHARE
        told = (
            tr(
                "Rounded half up, {count} of {base} comes to {offer}.",
                count=one.count,
                base=one.base,
                offer=offer,
            )
            if near
            else tr("{count} of {base} is {offer}.", count=one.count, base=one.base, offer=offer)
        )
        yield ReaderMark(kind, *one.percent_at, told, numbers, offer)
    elif places > 1:
        yield _too_exact(one, numbers, offer)


def _limit(text: str, one: TextShare) -> tuple[int, Fits] | None:
    """Return where "over 90%" begins and which shares fit it; None for a plain percentage."""
    assert one.worked is not None
    assert one.percent_at is not None
    return hedged(text[: one.percent_at[0]], Fraction(one.worked) / 100)


def _too_exact(one: TextShare, numbers: str, offer: str) -> ReaderMark:
    assert one.percent_at is not None
    reason = tr("One place is as exact as these numbers can be read.")
    return ReaderMark(MarkKind.PRECISION, *one.percent_at, reason, numbers, offer)


def _base_of_unit(text: str, one: TextShare, known: AuditBases) -> Iterator[ReaderMark]:
    """Point at a base that is greater than there are of the unit."""
    assert one.unit is not None
    assert one.base is not None
    assert one.counted_at is not None
    most = known.most(one.unit)
    asked = known.bases.get(Unit.REQUESTS, frozenset())
    of_requests = one.unit is Unit.RETURNS or _ASKED.search(text)
    if not most or one.base <= most or (of_requests and one.base in asked):
        return  # of the requests as well: "28 of 37 came back", "of 31 agencies asked"
    of = next(
        (unit for unit, bases in known.bases.items() if one.base in bases and unit is not one.unit),
        None,
    )
    there = tr("There are {of} here.", of=one.unit.of(most))
    if of is None:
        yield ReaderMark(MarkKind.NO_COUNT, *one.counted_at, there)
        return
    if of is Unit.RETURNS and _FILE_READ.search(_HERE.join(_around(text, one.counted_at))):
        return
    reason = tr(
        "{there} A base of {base} is of {unit}.", there=there, base=one.base, unit=tr(of.value[1])
    )
    offer = tr("{count} of {of}", count=one.count, of=of.of(one.base))
    yield ReaderMark(MarkKind.UNIT, *one.counted_at, reason, "", offer)


def _around(text: str, place: tuple[int, int]) -> tuple[str, str]:
    return text[: place[0]], text[place[1] :]


def _percent(
    text: str,
    one: TextShare,
    known: AuditBases,
    beside: tuple[KnownCount, ...],
    *,
    sure: bool,
) -> Iterator[ReaderMark]:
    """Look at a percentage without its count."""
    assert one.worked is not None
    assert one.percent_at is not None
    base = percent_base(text, one)
    if base is not None:
        if base and not gives(one.worked, base):
            yield _none_of_base(one, base)
            return
    elif _limit(text, one) is not None:
        return  # "over 80%" is no count, and some count is always so
    elif sure and not one.elsewhere and one.worked not in _SURE and one.worked < 100:
        found = _of_known(text, one, known, beside)
        within = numbers_in(text)
        if found is not None and not comes_to(one.worked, within, within):
            yield found
            return
    if places_of(one.worked) > 1:
        rounded = one.worked.quantize(Decimal("0.1"))
        yield _too_exact(one, "", f"{rounded}%")
    elif places_of(one.worked) == 1 and not one.elsewhere:
        yield from _few(one, known, beside, base)


def _none_of_base(one: TextShare, base: int) -> ReaderMark:
    assert one.worked is not None
    assert one.percent_at is not None
    nearest = round(one.worked * base / 100)
    said = tr(
        "No count of {base} comes to {worked}%. The nearest is {count} of {base}: {right}%.",
        base=base,
        worked=one.worked,
        count=nearest,
        right=percent(nearest, base),
    )
    return ReaderMark(MarkKind.NO_COUNT, *one.percent_at, said)


def _of_known(
    text: str, one: TextShare, known: AuditBases, beside: tuple[KnownCount, ...]
) -> ReaderMark | None:
    """Return what is wrong with a percentage by the bases there are; None where one gives it."""
    assert one.worked is not None
    assert one.percent_at is not None
    bases = _with(known, beside)
    units = list(bases.bases) if one.unit is None else [one.unit]
    if not bases.bases or (one.unit is not None and not bases.most(one.unit)):
        return None
    if bases.gives(one.worked, units):
        return None
    for unit in bases.bases:
        if unit is not one.unit and one.unit is not None and bases.gives(one.worked, [unit]):
            return _other_unit(text, one, bases, unit)
    what = tr("No count of this audit comes to {worked}%.", worked=one.worked)
    if one.unit is not None:
        what = tr(
            "No count of {of} comes to {worked}%.",
            of=one.unit.of(bases.most(one.unit)),
            worked=one.worked,
        )
    return ReaderMark(MarkKind.NO_COUNT, *one.percent_at, what)


def _with(known: AuditBases, beside: tuple[KnownCount, ...]) -> AuditBases:
    bases = dict(known.bases)
    for one in beside:
        if one.base:
            bases[one.unit] = bases.get(one.unit, frozenset()) | {one.base}
    return replace(known, bases=bases)


def _other_unit(text: str, one: TextShare, known: AuditBases, unit: Unit) -> ReaderMark:
    assert one.worked is not None
    assert one.unit is not None
    assert one.percent_at is not None
    base = max(base for base in known.bases[unit] if gives(one.worked, base))
    count = round(one.worked * base / 100)
    most = known.most(one.unit)
    reason = tr(
        "No count of {of} comes to {worked}%; {count} of {units} does.",
        of=one.unit.of(most),
        worked=one.worked,
        count=count,
        units=unit.of(base),
    )
    start = one.percent_at[0]
    end = _noun_end(text, one)
    offer = tr("{worked}% of {units}", worked=one.worked, units=tr(unit.value[1]))
    numbers = share(count, base, unit)
    return ReaderMark(MarkKind.UNIT, start, end, reason, numbers, offer)


def _noun_end(text: str, one: TextShare) -> int:
    """Return where the noun ends that names the unit of a percentage."""
    names = sorted((name for name, unit in noun_units().items() if unit is one.unit), key=len)
    pattern = "|".join(re.escape(name) for name in reversed(names))
    hit = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE).search(text, one.end)
    return hit.end() if hit else one.end


def _few(
    one: TextShare, known: AuditBases, beside: tuple[KnownCount, ...], base: int | None
) -> Iterator[ReaderMark]:
    """Point at a place behind the point where so few are counted that the count says more."""
    assert one.worked is not None
    assert one.percent_at is not None
    for count in beside:
        if 0 < count.base <= _FEW and percent(count.count, count.base) == one.worked:
            yield _say_count(one, count.count, count.base, count.unit)
            return
    most = base or (known.most(one.unit) if one.unit is not None else 0)
    if one.unit is not None and 0 < most <= _FEW and gives(one.worked, most):
        yield _say_count(one, round(one.worked * most / 100), most, one.unit)


def _say_count(one: TextShare, count: int, base: int, unit: Unit) -> ReaderMark:
    assert one.percent_at is not None
    offer = tr("{count} of {of}", count=count, of=plural(base, *unit.value))
    reason = tr("Of so few the count says more than a percentage with a place.")
    return ReaderMark(MarkKind.PRECISION, *one.percent_at, reason, offer, offer)
