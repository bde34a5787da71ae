"""Fractions as a text says them: "nearly a third", "one in five", "between a third and half"."""

import re
from enum import Enum, auto
from fractions import Fraction
from typing import Final

from core.wording.careful_reader.ladder import (
    BEYOND,
    HALF,
    NEAR,
    Fits,
    LadderWord,
    at_least,
    just_above,
    near_below,
    over,
    under,
)
from core.words import tr


class _Side(Enum):
    """On which side of a fraction a share lies, by the words before it."""

    JUST_OVER = auto()
    NEARLY = auto()
    OVER = auto()
    AT_LEAST = auto()
    UNDER = auto()
    AT_MOST = auto()
    ABOUT = auto()
    EXACTLY = auto()
    WELL_OVER = auto()
    WELL_UNDER = auto()
    BARELY = auto()


_ONES: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_MORE: Final = re.findall(
    r"\w+",
    """eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty""",
)
_LOOSE: Final = Fraction(3, 100)
_HARDLY: Final = Fraction(1, 100)
_PARTS: Final = {
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
}
_NAMED: Final = (
    r"(?:a\s+(?:full\s+)?|one\s+)?half(?:\s+of)?(?:\s+the)?"
    rf"|(?:an?|one)\s+(?:{'|'.join(_PARTS)})"
    r"(?!\s+(?:party|sector|time|visit|meeting|agency|reader|person|child|page|case|question|round"
    r"|return|form|school|worker|plan|audit|review|assessment|referral|one)\b)"
    rf"|(?:{'|'.join(_ONES[1:9])})[\s-](?:{'|'.join(_PARTS)})s"
)
_IN: Final = re.compile(
    rf"(?P<few>{'|'.join(_ONES[:9])}|[1-9])(?:\s+[a-z]+)?\s+(?:(?:in|out\s+of)(?:\s+every)?|of\s+every)"
    rf"\s+(?P<many>{'|'.join((*_MORE[::-1], *_ONES[1:]))}|1\d|20|[2-9])(?!\s*(?:\d|%|per\s?cent))",
    re.IGNORECASE,
)
_BEFORE: Final = {
    _Side.WELL_OVER: re.compile(
        r"(?:well|comfortably|far|considerably|much)\s+(?:over|above|more\s+than)"
    ),
    _Side.WELL_UNDER: re.compile(
        r"(?:well|far|considerably|much)\s+(?:under|below|less\s+than|fewer\s+than)"
    ),
    _Side.BARELY: re.compile(r"barely|scarcely|hardly"),
    _Side.JUST_OVER: re.compile(
        r"(?:just|slightly|a little|little|only just)\s+(?:over|above|more\s+than)"
    ),
    _Side.NEARLY: re.compile(
        r"just\s+(?:under|below|short\s+of)|slightly\s+(?:under|below|less\s+than)|nearly|almost"
        r"|close\s+to|approaching|not\s+quite|(?:a\s+)?little\s+(?:under|less\s+than)"
    ),
    _Side.OVER: re.compile(
        r"over|more\s+than|above|in\s+excess\s+of|upwards\s+of|(?:fully|easily)\s+over"
    ),
    _Side.AT_LEAST: re.compile(r"at\s+least|no\s+(?:fewer|less)\s+than"),
    _Side.UNDER: re.compile(r"under|less\s+than|fewer\s+than|below|short\s+of"),
    _Side.AT_MOST: re.compile(r"up\s+to|at\s+most|no\s+more\s+than"),
    _Side.ABOUT: re.compile(
        r"about|around|roughly|approximately|some|circa|in\s+the\s+region\s+of"
    ),
    _Side.EXACTLY: re.compile(r"exactly|precisely"),
}
FRACTION: Final = re.compile(
    r"\b(?:(?P<before>"
    + "|".join(one.pattern for one in _BEFORE.values())
    + r")\s+)?(?:(?P<named>"
    + _NAMED
    + rf")|{_IN.pattern})\b(?!\s+(?:term|year|day|hour|brother|sister|sibling|way|an\s+hour))"
    r"(?!-)",
    re.IGNORECASE,
)
_OR_SO: Final = re.compile(
    r"\b(?:or\s+(?:so|thereabouts)|near\s+enough|give\s+or\s+take|more\s+or\s+less)\b",
    re.IGNORECASE,
)
_NEAR_BEHIND: Final = 80
BETWEEN: Final = re.compile(
    rf"\bbetween\s+(?P<low>{_NAMED})\s+and\s+(?P<high>{_NAMED})(?:\s+of)?(?:\s+the)?\b",
    re.IGNORECASE,
)
"""From one fraction to another: "between a third and a half of"."""
_BEFORE_FIGURES: Final = re.compile(
    r"\b(?P<before>"
    + "|".join(one.pattern for one in _BEFORE.values())
    + r")\s+(?:the\s+|our\s+|its\s+)?$",
    re.IGNORECASE,
)


def hedged(before: str, of: Fraction) -> tuple[int, Fits] | None:
    """Return where the words in front of a figure begin that make it a limit, and what fits it.

    "Over 90%", "nearly 80%"; None where nothing stands before it but what it is said of.
    """
    hit = _BEFORE_FIGURES.search(before)
    if hit is None:
        return None
    said = hit["before"].casefold()
    side = next(side for side, words in _BEFORE.items() if words.fullmatch(said))
    return hit.start("before"), _around(of, side, loose=False)[0]


def fraction_word(hit: re.Match[str]) -> LadderWord:
    """Return what a fraction in words may be said of: "nearly a third", "one in five or so"."""
    of = _value(hit)
    before = (hit["before"] or "").casefold()
    side = next((side for side, words in _BEFORE.items() if words.fullmatch(before)), None)
    if side is None and _OR_SO.search(hit.string, hit.end(), hit.end() + _NEAR_BEHIND):
        side = _Side.ABOUT
    fits, means = _around(of, side, loose=hit["named"] is None)
    return LadderWord(FRACTION, fits, means, fraction=of)


def between_word(hit: re.Match[str]) -> LadderWord:
    """Return what may be said to lie between two fractions."""
    low, high = sorted((_named_value(hit["low"]), _named_value(hit["high"])))
    return LadderWord(
        BETWEEN, lambda part, slack, _b: low <= part + slack and part - slack <= high, tr("that")
    )


def _value(hit: re.Match[str]) -> Fraction:
    if hit["named"] is None:
        few, many = (_digit(hit[name]) for name in ("few", "many"))
        return Fraction(few, many)
    return _named_value(hit["named"])


def _named_value(named: str) -> Fraction:
    said = named.casefold()
    if "half" in said:
        return HALF
    top, part, *_ = re.split(r"[\s-]+", said)
    return Fraction(1 if top in ("a", "an") else _digit(top), _PARTS[part.removesuffix("s")])


def _digit(said: str) -> int:
    return int(said) if said.isdecimal() else [*_ONES, *_MORE].index(said.casefold()) + 1


def _around(of: Fraction, side: _Side | None, *, loose: bool) -> tuple[Fits, str]:
    match side:
        case _Side.JUST_OVER:
            return (lambda part, _s, _b: just_above(of, part)), tr("what is above it and close")
        case _Side.NEARLY:
            return (lambda part, _s, _b: near_below(of, part)), tr("what is below it and close")
        case _Side.OVER:
            return over(of), tr("more than that")
        case _Side.WELL_OVER:
            return at_least(of + BEYOND), tr("clearly more than that")
        case _Side.WELL_UNDER:
            return (lambda part, slack, _b: part - slack <= of - BEYOND), tr("clearly less")
        case _Side.BARELY:
            return (lambda part, _s, _b: of - BEYOND <= part <= of + NEAR), tr(
                "what is close to it"
            )
        case _Side.AT_LEAST:
            return at_least(of), tr("that and more")
        case _Side.UNDER:
            return under(of), tr("less than that")
        case _Side.AT_MOST:
            return (lambda part, slack, _b: part - slack <= of), tr("that and less")
        case _Side.ABOUT:
            return (lambda part, _s, _b: abs(part - of) <= BEYOND), tr("what is close to it")
    if loose and side is None:
        return (lambda part, _s, _b: abs(part - of) <= _LOOSE), tr("what is close to it")
    return _is_exact(of, nearest=side is None), tr("just that share")


def _is_exact(of: Fraction, *, nearest: bool) -> Fits:
    """Return what fits a fraction alone, or the *nearest* count of a base that hardly differs."""

    def fits(part: Fraction, slack: Fraction, base: int) -> bool:
        apart = abs(part - of)
        return apart <= slack or (nearest and apart <= _HARDLY and 2 * apart * base < 1)

    return fits
