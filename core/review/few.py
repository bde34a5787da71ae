"""Finds numbers of few in what somebody typed, and those from which one can be worked out."""

import re
from collections.abc import Iterator
from typing import Final

from core.model.snapshot import FullSnapshot, Snapshot
from core.review.names import firsts
from core.review.remark import Remark, RemarkKind, in_its_sentence, remark_at
from core.review.texts import DocumentText
from core.words import tr

_SMALL_WORDS: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty"
)
_TENS: Final = "forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER: Final = rf"(?:\d+|(?:{_SMALL_WORDS})\b)"
_OF_ALL: Final = r"(?:the\s+|all\s+|every\s+|our\s+|these\s+|those\s+)*"
_PART: Final = (
    r"(?:none|neither|all|most|half|both|(?:a|one|two|three)[\s-](?:third|quarter|fifth|sixth)s?)"
)
_SHARE: Final = re.compile(
    rf"(?:\d+(?:[.,]\d+)?\s?|\b(?:{_SMALL_WORDS}|{_TENS})\s+)(?:%|per\s?cent\b)"
    rf"|\b(?:{_SMALL_WORDS})[\s-](?:fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b"
    r"|\bn\s?=\s?\d+|\byes:?\s+\d+\W+no:?\s+\d+"
    rf"|\b{_NUMBER}\s+\(?(?:out\s+)?(?:of|in|from)\s+{_OF_ALL}{_NUMBER}(?!\w)"
    rf"|\b{_PART}\s+of\s+{_OF_ALL}{_NUMBER}(?!\w)"
    r"|(?<![\d/])(?!24/7)\d{1,2}/\d{1,3}(?![\d/])"
    r"|[¼½¾⅐-⅞]|\bpercentage\s+points?\b|\b(?:twice|half)\s+as\s+many\b"
    r"|(?<![\d:])\d{1,3}\s:\s\d{1,3}(?![\d:])"
    r"|\b(?:nearly\s+)?(?:all|most|many|some|few|none)\s*\(\s*\d+\s*\)",
    re.IGNORECASE,
)
_OF: Final = re.compile(
    rf"(?<![\d/.])\b({_NUMBER})(?:\s+(?:out\s+of|of|in|from)\s+{_OF_ALL}|/)({_NUMBER})(?![\d/%])",
    re.IGNORECASE,
)
_LARGEST_BASE: Final = 999
"""What is larger is a year."""
_NO_BAND: Final = r"(?<!than\s)(?<!and\s)(?<!between\s)"
"""Before a share that is told as it is: "between a quarter and half" stands for many numbers."""
_DID: Final = r"\s+(?:did|was|were|had|said|agreed|answered|came|met)\b"
_ENDS: Final = r"(?=\s*(?:[.,;)]|$))"
_WHO: Final = (
    *("family", "families", "child", "children", "girl", "girls", "boy", "boys", "baby"),
    *("sibling", "siblings", "brother", "brothers", "sister", "sisters", "pupil", "pupils"),
    *("woman", "women", "man", "men", "son", "sons"),
    *("daughter", "daughters", "return", "returns"),
    *("babies", "adult", "adults", "parent", "parents", "mother", "mothers", "father", "fathers"),
)


def numbers_of_few(view: FullSnapshot, one: DocumentText) -> Iterator[Remark]:
    """Yield a number that is small, or from which a small one can be worked out."""
    if not view.audience.says_counts:
        hits = (hit.span() for each in (_SHARE, _few(view.now)) for hit in each.finditer(one.text))
        for start, end in firsts(hits, one.text, each=True):
            said = in_its_sentence(one.text, start, end)
            words = tr("{said}: a number of few can be worked out from it.", said=said)
            yield remark_at(one, RemarkKind.DERIVED, words, one.text[start:end])
    elif not view.audience.says_small_splits and _of_an_agency(view.now, one.text):
        for hit in _OF.finditer(one.text):
            count, base = _as_number(hit[1]), _as_number(hit[2])
            small = 0 < min(count, base - count) < view.now.least_shown
            if small and base <= _LARGEST_BASE:
                said = in_its_sentence(one.text, *hit.span())
                words = tr("{said}: a number of few, of one agency.", said=said)
                yield remark_at(one, RemarkKind.DERIVED, words, hit.group())


def _as_number(said: str) -> int:
    words = _SMALL_WORDS.split("|")
    plain = said.casefold()
    if plain not in words:
        return int(plain)
    at = words.index(plain) + 1
    return at if at <= 20 else 30


def _few(now: Snapshot) -> re.Pattern[str]:
    """Match a number of few of what an audit looks at, in figures or in words."""
    audited = now.audit.audited
    who = {*_WHO, audited.one, audited.several, now.audit.audited_one, "case", "cases"} - {""}
    names = "|".join(sorted(map(re.escape, who), key=len, reverse=True))
    under = now.least_shown - 1
    few = "|".join((*map(str, range(1, now.least_shown)), *_SMALL_WORDS.split("|")[:under]))
    few, between = f"(?:{few})", r"(?:(?:of\s+)?(?:the|these|those|our)\s+)?"
    kind = r"(?:(?:other|older|younger|more)\s+)?"
    said = rf"\b(?:{few}|a\s+single)\s+{between}{kind}(?:{names}|young\s+(?:people|person))\b"
    share = rf"\b{_NUMBER}\s+(?:{names})\s+(?:out\s+)?of\s+{_OF_ALL}{_NUMBER}(?!\w)"
    turned = rf"\bof\s+{_OF_ALL}{_NUMBER}\s+(?:{names}),?\s+(?:only\s+)?{few}\b"
    answered = rf"\b{few}\s+(?:said|answered)\s+(?:yes|no)\b"
    of_them = rf"\b{few}\s+of\s+(?:them|ours|theirs)\b|\b(?:only|just)\s+{few}(?:{_DID}|{_ENDS})"
    whole = r"none|neither|both|half|(?:a|one|two|three)[\s-](?:third|quarter|fifth|sixth)s?"
    exact = (
        rf"{_NO_BAND}\b(?:{whole})\s+of\s+(?:{_OF_ALL}(?:{names})|them)\b|\b(?:both|neither)\s+(?:{names})\b"
        rf"|\b(?:couple|pair)\s+of\s+{_OF_ALL}(?:{names})\b"
        rf"|\b(?:every|each)\s+(?:{names})\s+(?:but|except)\s+(?:for\s+)?{few}\b"
    )
    beside = (
        rf"\b{_NUMBER}(?:{_DID})[^.;\n]{{0,24}}?,\s+(?:and\s+)?{few}(?:{_DID})"
        rf"|\b{_NUMBER}\s+yes\W+(?:and\s+)?{_NUMBER}\s+no\b"
        rf"|\b(?:fell|rose|went|grew|dropped|down|up)\s+from\s+{_NUMBER}\s+to\s+{_NUMBER}\b"
        rf"|\b{few}\s+(?:fewer|more)\s+(?:than|{names})\b"
    )
    but = rf"\ball\s+(?:but|except)\s+(?:for\s+)?{few}\b"
    every = (but, share, turned, said, answered, of_them, exact, beside)
    return re.compile("|".join(every), re.IGNORECASE)


def _of_an_agency(now: Snapshot, text: str) -> bool:
    return any(
        name.casefold() in text.casefold()
        for agency in now.agencies
        for name in (agency.name, agency.short)
        if name.strip()
    )
