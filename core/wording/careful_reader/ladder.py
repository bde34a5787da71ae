"""Words that say how many, each with the shares it may be said of."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from core.wording.careful_reader.mark import MarkKind
from core.wording.careful_reader.whole_numbers import WHOLE
from core.words import tr

HALF: Final = Fraction(1, 2)
NEAR: Final = Fraction(7, 200)
_NEAR_OF_SMALL: Final = Fraction(8, 100)
BEYOND: Final = Fraction(5, 100)


Fits = Callable[[Fraction, Fraction, int], bool]
"""Whether a word may be said of a share; with the slack of its rounding, and its base or 0."""


@dataclass(frozen=True, slots=True)
class LadderWord:
    """Words that say how many; `means` says of what they may be said.

    With `of_unit` they say so only of what an audit counts: "each return", not "each step".
    """

    pattern: re.Pattern[str]
    fits: Fits
    means: str
    kind: MarkKind = MarkKind.WORD
    fraction: Fraction | None = None
    of_unit: bool = False


def near_below(of: Fraction, part: Fraction) -> bool:
    """Return whether a share is below a fraction and close: "nearly", "just under"."""
    return of - min(NEAR, _NEAR_OF_SMALL * of) <= part < of


def just_above(of: Fraction, part: Fraction) -> bool:
    """Return whether a share is above a fraction and close: "just over"."""
    return of < part <= of + BEYOND


def _all_but(number: int) -> Fits:
    def fits(part: Fraction, _slack: Fraction, base: int) -> bool:
        return not base or part * base == base - number

    return fits


def _word(
    words: re.Pattern[str],
    fits: Fits,
    means: str,
    kind: MarkKind = MarkKind.WORD,
    *,
    of_unit: bool = False,
) -> LadderWord:
    whole_words = re.compile(rf"\b(?:{words.pattern})\b", re.IGNORECASE)
    return LadderWord(whole_words, fits, means, kind, of_unit=of_unit)


def over(limit: Fraction) -> Fits:
    """Return what fits above a limit."""
    return lambda part, _slack, _base: part > limit


def at_least(limit: Fraction) -> Fits:
    """Return what fits from a limit up, as far as what is printed can tell."""
    return lambda part, slack, _base: part + slack >= limit


def under(limit: Fraction) -> Fits:
    """Return what fits below a limit."""
    return lambda part, _slack, _base: part < limit


def _nearly_all(part: Fraction, slack: Fraction, base: int) -> bool:
    return part + slack >= Fraction(9, 10) or (base > 3 and part * base == base - 1)


_NOUN = r"(?:number|proportion|share)"
_OF = r"(?:\s+of(?:\s+the)?)?"

_WORDS: Final = (
    _word(
        re.compile(r"by no means all|not all|not every|not always"),
        under(Fraction(1)),
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
            rf"(?:almost|nearly|virtually|practically|close to) (?:all{_OF}|every|always|everyone"
            r"|everybody|everywhere|invariably)"
            r"|(?:almost|nearly|near|virtually)[- ](?:universal|unanimous)(?:ly)?|consistently"
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
        re.compile(
            rf"(?:(?:the|a|an)\s+)?(?:vast|overwhelming|great|huge|massive|enormous|resounding"
            rf"|very (?:large|great)) majority{_OF}|overwhelmingly"
        ),
        at_least(Fraction(85, 100)),
        tr("85% and more"),
    ),
    _word(
        re.compile(
            rf"(?:(?:the|a|an)\s+)?(?:large|strong|clear|big|substantial|good) majority{_OF}"
        ),
        at_least(Fraction(2, 3)),
        tr("two thirds and more"),
    ),
    _word(
        re.compile(
            r"(?:(?:the|a|an)\s+)?(?:comfortable|solid|decisive|considerable|sizeable|sizable)"
            rf" majority{_OF}"
        ),
        at_least(Fraction(3, 5)),
        tr("three in five and more"),
    ),
    _word(
        re.compile(
            r"(?:(?:the|a|an)\s+)?(?:sizeable|sizable|substantial|considerable|significant|large)"
            rf" minority{_OF}"
        ),
        lambda part, slack, _base: Fraction(1, 5) <= part + slack and part < HALF,
        tr("a fifth and more, and less than half"),
    ),
    _word(
        re.compile(
            r"evenly (?:split|divided|balanced)|equally (?:split|divided)|fifty[- ]fifty|50[/:-]50"
            r"|split (?:evenly|equally|down the middle|in half)|an? (?:even|equal) split"
        ),
        lambda part, _slack, _base: abs(part - HALF) <= NEAR,
        tr("half on each side"),
    ),
    _word(
        re.compile(
            r"(?:(?:only|just)\s+(?:one|a\s+single)|(?:a|one)\s+(?:single|lone|solitary))"
            r"(?!\s+(?:in|out|third|quarter|half|fifth|sixth|eighth|tenth))"
        ),
        lambda part, _slack, base: not base or part * base == 1,
        tr("one alone"),
        of_unit=True,
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
            rf"{_OF}|(?:the|a)\s+majority{_OF}|majority{_OF}|(?:the\s+)?(?:great\s+)?bulk{_OF}|mostly|mainly"
            rf"|usually|typically|more often than not|in the main|(?:the\s+)?lion[’']s\s+share{_OF}"
            rf"|(?:the\s+)?(?:greater|larger|better|major)\s+part{_OF}|(?:the\s+)?preponderance{_OF}"
            r"|for the most part|by and large|as a rule|predominantly|generally|routinely|normally"
            r"|largely(?!\s+(?:because|due|through|by|from|on|in|for|as)\b)"
        ),
        over(HALF),
        tr("more than half"),
    ),
    _word(
        re.compile(
            rf"only\s+a\s+few{_OF}|(?:only\s+)?(?:very\s+few|few|a\s+(?:small\s+)?handful|a\s+couple){_OF}"
            r"|(?:very\s+)?rarely|seldom|occasionally|infrequently|(?:is|was)\s+(?:rare|unusual|uncommon)"
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
            r"(?:a\s+(?:good|great)\s+)?many(?!\s+(?:more|times|years|months|weeks|hours|days))|often"
            r"|frequently|widespread|regularly|commonly|commonplace|numerous"
            rf"|a (?:large|good|considerable|substantial|sizeable|sizable|high) {_NOUN}{_OF}"
        ),
        at_least(Fraction(1, 4)),
        tr("a quarter and more"),
    ),
    _word(
        re.compile(
            r"without (?:an\s+)?exception|without fail|invariably|universally|always|everywhere"
            r"|across the board"
            r"|(?:each\s+and\s+)?every(?:\s+(?:single\s+)?[a-z-]+)?|everyone|everybody|each\s+of\s+the"
            r"|the\s+(?:whole|entire|full)\s+(?:sample|set|group|cohort)"
            rf"|all(?:\s+of)?(?:\s+(?:the|these|those|our|its|their))?(?:\s+{WHOLE})?(?:\s+[a-z]+)?"
            r"|both(?:\s+[a-z]+)?|unanimous(?:ly)?"
        ),
        lambda part, slack, _base: part + slack >= 1,
        tr("each one"),
        MarkKind.NOT_ALL,
    ),
    _word(
        re.compile(
            r"zero\s+[a-z]+|nowhere|none(?:\s+of\s+(?:the|these|those|our|its|their)(?:\s+[a-z]+)?)?"
            r"|nobody|no[- ]one|never"
            r"|not\s+(?:one|a\s+single)(?:\s+[a-z]+)?|no(?!\s+(?:longer|more|less|fewer|doubt|matter))"
            r"\s+[a-z]+"
        ),
        lambda part, slack, _base: part - slack <= 0,
        tr("not a single one"),
        MarkKind.NOT_ALL,
    ),
)

_EACH: Final = _word(
    re.compile(r"each\s+[a-z]+"),
    at_least(Fraction(1)),
    tr("each one"),
    MarkKind.NOT_ALL,
    of_unit=True,
)
WORDS: Final = (*_WORDS, _EACH)
