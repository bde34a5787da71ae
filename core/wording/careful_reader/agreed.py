"""Looks for words that say everybody agreed, where somebody did not."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from core.wording.careful_reader.known import KnownCount
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.numbers import number
from core.words import tr

_AGREE: Final = (
    r"(?:agree[ds]?|agreeing|agreement|concur\w*|consensus|of\s+one\s+mind|of\s+the\s+same\s+view"
    r"|(?:said|say|thought|think|felt|feel)\s+(?:the\s+same|so|yes|no)|shared?\s+(?:this|the|that)\s+view"
    r"|saw\s+it\s+(?:so|the\s+same|this\s+way|that\s+way)|in\s+favour)"
)
_HOLD: Final = (
    r"(?:(?:thought|think|felt|feel|believe[ds]?|considered|judged|found|was\s+sure|were\s+(?:sure|satisfied)"
    r"|was\s+satisfied|answered|said)\s+(?:that\s+)?(?:the|it|this|there|their|its|they|an?|no)\b"
    r"|saw\s+(?:an?|the|no)\s+(?:\w+\s+)?(?:risk|need|danger|harm|concern|progress|change|drift)s?\b)"
)
"""An opinion, and not what somebody did: "every agency thought the risk was known"."""
_DIFFER: Final = (
    r"(?:disagree[ds]?|differ(?:ed|s)?|dissent\w*|object(?:ed|s)?|saw\s+it\s+(?:differently|otherwise)"
    r"|see\s+it\s+(?:differently|otherwise)|took\s+another\s+view)"
)
_EVERYBODY: Final = (
    r"(?P<who>(?<!not\s)(?:all\s+(?:(?:of\s+)?the\s+)?(?:[a-z]+\s+)?(?:agencies|partners|services"
    r"|organisations|professionals|practitioners|present|involved|participants|members)"
    r"|every\s+(?:single\s+)?(?:agency|partner|service|organisation|professional)"
    r"|everyone|everybody|each\s+(?:of\s+the\s+)?agenc(?:y|ies)|all(?=\s+(?:agree|said|concur|of))))"
)
_NOBODY: Final = (
    r"(?P<who>no\s+(?:agency|partner|service|organisation|professional|one)|nobody|no-one"
    r"|none\s+(?:of\s+(?:the\s+|them\b)?\s*)?(?:agencies|partners|services)?|without)"
)
_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_EVERYBODY}\b[^.;()]{{0,45}}?\b{_AGREE}\b",
        rf"\b{_EVERYBODY}\s+{_HOLD}",
        rf"\b(?:agreed|shared|supported|accepted)\s+(?:by|among|across)\s+{_EVERYBODY}\b",
        rf"\b{_NOBODY}\b[^.;()]{{0,30}}?\b{_DIFFER}\b",
        r"(?<!not\s)\b(?P<who>unanimous(?:ly)?)\b",
        r"\b(?P<who>(?:full|complete|total|universal)\s+(?:agreement|consensus)"
        r"|no\s+(?:disagreement|dissent|differences?\s+of\s+(?:view|opinion))|with\s+one\s+voice)\b",
    )
)
_TURNED: Final = re.compile(r"\b(?:not|did\s+not|didn[’']t|nor|almost|nearly)\b", re.IGNORECASE)
_SETTLED_SINCE: Final = re.compile(
    r"\b(?:after|once|then|now|in\s+the\s+end|eventually|by\s+the\s+end|discuss\w*|talk\w*"
    r"|came\s+to|having|on\s+hearing|the\s+room)\b",
    re.IGNORECASE,
)


def agreement_marks(text: str, beside: tuple[KnownCount, ...]) -> Iterator[ReaderMark]:
    """Yield the words of one sentence that say all agreed, where a count says they did not."""
    counted = [one for one in beside if one.agreement]
    if not counted or any(one.count == one.base for one in counted):
        return
    one = counted[0]
    if one.about and _SETTLED_SINCE.search(text):
        return  # what the returns said may have been settled by talk
    for pattern in _PATTERNS:
        hit = pattern.search(text)
        if hit is None or _TURNED.search(hit.group().replace(hit["who"], "", 1)):
            continue
        who = hit["who"].rstrip()
        numbers = replace(one, about="").in_words
        where = one.about or tr("here")
        reason = tr(
            "“{words}” is said where nobody differs. {where} {numbers} said the same.",
            words=who,
            where=where[:1].upper() + where[1:],
            numbers=numbers,
        )
        offer = _offer(hit["who"], one)
        start = hit.start("who")
        yield ReaderMark(MarkKind.NOT_ALL, start, start + len(who), reason, numbers, offer)
        return


def _offer(who: str, one: KnownCount) -> str:
    if not re.match(r"(?:all\s|every)", who, re.IGNORECASE):
        return ""
    offer = tr(
        "{count} of the {base} {units}",
        count=number(one.count),
        base=number(one.base),
        units=tr(one.unit.value[1]),
    )
    return offer[:1].upper() + offer[1:] if who[:1].isupper() else offer
