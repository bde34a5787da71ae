"""Words that say how many, each with the shares it may be said of."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from typing import Final

from core.wording.careful_reader.mark import MarkKind
from core.words import tr

HALF: Final = Fraction(1, 2)
_NEAR: Final = Fraction(3, 100)
_NEAR_OF_SMALL: Final = Fraction(8, 100)
_BEYOND: Final = Fraction(5, 100)


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


Fits = Callable[[Fraction, Fraction, int], bool]
"""Whether a word may be said of a share; with the slack of its rounding, and its base or 0."""


@dataclass(frozen=True, slots=True)
class LadderWord:
    """Words that say how many; `means` says of what they may be said."""

    pattern: re.Pattern[str]
    fits: Fits
    means: str
    kind: MarkKind = MarkKind.WORD
    fraction: Fraction | None = None


def near_below(of: Fraction, part: Fraction) -> bool:
    """Return whether a share is below a fraction and close: "nearly", "just under"."""
    return of - min(_NEAR, _NEAR_OF_SMALL * of) <= part < of


def just_above(of: Fraction, part: Fraction) -> bool:
    """Return whether a share is above a fraction and close: "just over"."""
    return of < part <= of + _BEYOND


def _all_but(number: int) -> Fits:
    def fits(part: Fraction, _slack: Fraction, base: int) -> bool:
        return not base or part * base == base - number

    return fits


def _word(
    words: re.Pattern[str], fits: Fits, means: str, kind: MarkKind = MarkKind.WORD
) -> LadderWord:
    whole_words = re.compile(rf"\b(?:{words.pattern})\b", re.IGNORECASE)
    return LadderWord(whole_words, fits, means, kind)


def _over(limit: Fraction) -> Fits:
    return lambda part, _slack, _base: part > limit


def _at_least(limit: Fraction) -> Fits:
    return lambda part, slack, _base: part + slack >= limit


def _under(limit: Fraction) -> Fits:
    return lambda part, _slack, _base: part < limit


def _nearly_all(part: Fraction, slack: Fraction, base: int) -> bool:
    return part + slack >= Fraction(9, 10) or (base > 3 and part * base == base - 1)


_NOUN = r"(?:number|proportion|share)"
_OF = r"(?:\s+of(?:\s+the)?)?"

WORDS: Final = (
    _word(
        re.compile(r"by no means all|not all|not every|not always"),
        _under(Fraction(1)),
        tr("fewer than all"),
    ),
    *(
        _word(
            re.compile(rf"all (?:but|bar|except(?: for)?) (?:{said}|{count}){_OF}"),
            _all_but(count),
            tr("all without {number}", number=said),
        )
        for count, said in enumerate(("one", "two", "three", "four", "five"), 1)
    ),
    _word(
        re.compile(
            rf"(?:almost|nearly|virtually|practically|close to) (?:all{_OF}|every|always|everyone)"
        ),
        _nearly_all,
        tr("nine in ten and more, or all but one"),
    ),
    _word(
        re.compile(
            r"(?:almost|virtually|practically) (?:no(?!\s+one)|none|never|nobody)"
            r"|hardly (?:any|ever)"
            rf"|scarcely any|next to no(?:ne)?{_OF}"
        ),
        lambda part, _slack, base: part <= Fraction(1, 10) or (base > 3 and part * base == 1),
        tr("one in ten and less, or one alone"),
    ),
    _word(
        re.compile(rf"(?:(?:the|a|an)\s+)?(?:vast|overwhelming|great|huge) majority{_OF}"),
        _at_least(Fraction(85, 100)),
        tr("85% and more"),
    ),
    _word(
        re.compile(
            rf"(?:(?:the|a|an)\s+)?(?:large|strong|clear|big|substantial|good) majority{_OF}"
        ),
        _at_least(Fraction(2, 3)),
        tr("two thirds and more"),
    ),
    _word(
        re.compile(rf"(?:(?:the|a|an)\s+)?(?:slim|small|narrow|bare) majority{_OF}"),
        lambda part, _slack, _base: HALF < part <= Fraction(6, 10),
        tr("just over half"),
    ),
    _word(
        re.compile(rf"(?:(?:the|a|an)\s+)?(?:small|tiny) (?:minority|{_NOUN}){_OF}"),
        lambda part, slack, _base: 0 < part <= Fraction(1, 4) + slack,
        tr("a quarter and less"),
    ),
    _word(
        re.compile(rf"(?:(?:the|a|an)\s+)?minority{_OF}"),
        lambda part, _slack, _base: 0 < part < HALF,
        tr("less than half"),
    ),
    _word(
        re.compile(
            rf"most(?!\s+(?:at\s+risk|recent\w*|important\w*|of\s+all|likely|notabl\w+|serious\w*"
            rf"|common\w*|vulnerable|needed|often\s+a|useful\w*|relevant|clear\w*|urgent\w*|difficult))"
            rf"{_OF}|(?:the|a)\s+majority{_OF}|majority{_OF}|(?:the\s+)?bulk{_OF}|mostly|mainly|usually|typically"
            r"|more often than not|in the main"
        ),
        _over(HALF),
        tr("more than half"),
    ),
    _word(
        re.compile(
            rf"only\s+a\s+few{_OF}|(?:only\s+)?(?:very\s+few|few|a\s+handful|a\s+couple){_OF}"
            r"|rarely|seldom|occasionally|very rarely"
        ),
        lambda part, slack, _base: 0 < part <= Fraction(1, 4) + slack,
        tr("a quarter and less, and not of none"),
    ),
    _word(
        re.compile(rf"a\s+few{_OF}"),
        lambda part, _slack, _base: 0 < part < HALF,
        tr("less than half, and not of none"),
    ),
    _word(
        re.compile(
            r"many(?!\s+(?:more|times|years|months|weeks|hours|days))|often|frequently|widespread"
            rf"|a large (?:number|proportion|share){_OF}"
        ),
        _at_least(Fraction(1, 4)),
        tr("a quarter and more"),
    ),
    _word(
        re.compile(
            r"without exception|invariably|universally|always|every(?:\s+(?:single\s+)?[a-z-]+)?"
            r"|everyone"
            r"|everybody|each\s+of\s+the|all(?:\s+of)?(?:\s+(?:the|these|those|our|its|their))?"
            r"(?:\s+[a-z]+)?|both(?:\s+[a-z]+)?|unanimous(?:ly)?"
        ),
        lambda part, slack, _base: part + slack >= 1,
        tr("each one"),
        MarkKind.NOT_ALL,
    ),
    _word(
        re.compile(
            r"none(?:\s+of\s+(?:the|these|those|our|its|their)(?:\s+[a-z]+)?)?"
            r"|nobody|no[- ]one|never"
            r"|not\s+(?:one|a\s+single)(?:\s+[a-z]+)?|no(?!\s+(?:longer|more|less|fewer|doubt|matter))"
            r"\s+[a-z]+"
        ),
        lambda part, slack, _base: part - slack <= 0,
        tr("not a single one"),
        MarkKind.NOT_ALL,
    ),
)

_FRACTIONS: Final = {
    r"(?:a\s+|one\s+)?half(?:\s+of)?(?:\s+the)?": HALF,
    r"(?:a|one)\s+third": Fraction(1, 3),
    r"two[\s-]thirds": Fraction(2, 3),
    r"(?:a|one)\s+quarter": Fraction(1, 4),
    r"three[\s-]quarters": Fraction(3, 4),
    r"(?:a|one)\s+fifth": Fraction(1, 5),
    r"two[\s-]fifths": Fraction(2, 5),
    r"three[\s-]fifths": Fraction(3, 5),
    r"four[\s-]fifths": Fraction(4, 5),
    r"(?:a|one)\s+sixth": Fraction(1, 6),
    r"(?:an|one)\s+eighth": Fraction(1, 8),
    r"(?:a|one)\s+tenth": Fraction(1, 10),
}
_DIGITS: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_IN: Final = re.compile(
    rf"(?P<few>{'|'.join(_DIGITS[:9])}|[1-9])(?:\s+[a-z]+)?\s+(?:in|out\s+of)(?:\s+every)?\s+"
    rf"(?P<many>{'|'.join(_DIGITS[1:])}|[2-9]|10)(?!\s*(?:\d|%|per\s?cent))",
    re.IGNORECASE,
)
_BEFORE: Final = {
    _Side.JUST_OVER: re.compile(
        r"(?:just|slightly|a little|little|only just)\s+(?:over|above|more\s+than)"
    ),
    _Side.NEARLY: re.compile(
        r"just\s+(?:under|below|short\s+of)|slightly\s+(?:under|below|less\s+than)|nearly|almost"
        r"|close\s+to|approaching|not\s+quite|(?:a\s+)?little\s+(?:under|less\s+than)"
    ),
    _Side.OVER: re.compile(r"over|more\s+than|above|in\s+excess\s+of|upwards\s+of|well\s+over"),
    _Side.AT_LEAST: re.compile(r"at\s+least|no\s+(?:fewer|less)\s+than"),
    _Side.UNDER: re.compile(r"under|less\s+than|fewer\s+than|below|well\s+under"),
    _Side.AT_MOST: re.compile(r"up\s+to|at\s+most|no\s+more\s+than"),
    _Side.ABOUT: re.compile(
        r"about|around|roughly|approximately|some|circa|in\s+the\s+region\s+of"
    ),
    _Side.EXACTLY: re.compile(r"exactly|precisely"),
}
_FRACTION: Final = re.compile(
    r"\b(?:(?P<before>"
    + "|".join(one.pattern for one in _BEFORE.values())
    + r")\s+)?(?:(?P<named>"
    + "|".join(_FRACTIONS)
    + rf")|{_IN.pattern})\b(?!\s+(?:term|year|day|hour|brother|sister|sibling|way|an\s+hour))"
    r"(?!-)",
    re.IGNORECASE,
)
FRACTION: Final = _FRACTION
_BEFORE_FIGURES: Final = re.compile(
    r"\b(?P<before>" + "|".join(one.pattern for one in _BEFORE.values()) + r")\s+$", re.IGNORECASE
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
    """Return what a fraction in words may be said of: "nearly a third", "one in five"."""
    of = _value(hit)
    before = (hit["before"] or "").casefold()
    side = next((side for side, words in _BEFORE.items() if words.fullmatch(before)), None)
    fits, means = _around(of, side, loose=hit["named"] is None)
    return LadderWord(_FRACTION, fits, means, fraction=of)


def _value(hit: re.Match[str]) -> Fraction:
    if hit["named"] is None:
        few, many = (_digit(hit[name]) for name in ("few", "many"))
        return Fraction(few, many)
    said = hit["named"].casefold()
    return next(value for pattern, value in _FRACTIONS.items() if re.fullmatch(pattern, said))


def _digit(said: str) -> int:
    return int(said) if said.isdecimal() else _DIGITS.index(said.casefold()) + 1


def _around(of: Fraction, side: _Side | None, *, loose: bool) -> tuple[Fits, str]:
    match side:
        case _Side.JUST_OVER:
            return (lambda part, _s, _b: just_above(of, part)), tr("what is above it and close")
        case _Side.NEARLY:
            return (lambda part, _s, _b: near_below(of, part)), tr("what is below it and close")
        case _Side.OVER:
            return _over(of), tr("more than that")
        case _Side.AT_LEAST:
            return _at_least(of), tr("that and more")
        case _Side.UNDER:
            return _under(of), tr("less than that")
        case _Side.AT_MOST:
            return (lambda part, slack, _b: part - slack <= of), tr("that and less")
        case _Side.ABOUT:
            return (lambda part, _s, _b: abs(part - of) <= _BEYOND), tr("what is close to it")
    if loose and side is None:
        return (lambda part, _s, _b: abs(part - of) <= _NEAR), tr("what is close to it")
    return _is_exact(of), tr("just that share")


def _is_exact(of: Fraction) -> Fits:
    return lambda part, slack, _base: abs(part - of) <= slack
