"""Sets words that say how many against the share they are said of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from core.counting.collation import percent
from core.model.share_ladder import FIELD_LADDER, ShareLadder
from core.wording.careful_reader.fractions import (
    BETWEEN,
    FRACTION,
    between_word,
    fraction_word,
)
from core.wording.careful_reader.known import KnownCount
from core.wording.careful_reader.ladder import WORDS, LadderWord
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.nouns import unit_of
from core.wording.careful_reader.offers import offer_for
from core.wording.careful_reader.shares import TextShare
from core.wording.careful_reader.whole_numbers import WHOLE
from core.wording.numbers import Unit, share
from core.words import tr

_CUT: Final = re.compile(
    r"[;:]|,\s+(?:and|but|while|whereas|though|although|which|who|so|then|or)\b"
    r"|\b(?:but|while|whereas|though|although|because)\b|\band\b",
    re.IGNORECASE,
)
_OF_WHAT: Final = re.compile(r"\s+of(?:\s+the)?$", re.IGNORECASE)
_NAMELY: Final = re.compile(
    r"[,–—]\s*(?:namely|that\s+is,?|i\.e\.,?|in\s+figures|to\s+be\s+exact)\s+(?:in\s+)?$",
    re.IGNORECASE,
)
_BRACKET: Final = re.compile(
    r"[(\[]\s*(?:(?:only|just|in|i\.e\.|that\s+is|namely|n\s*=(?:\s*\d+)?)[\s,]*)*$", re.IGNORECASE
)
_BARE: Final = re.compile(r"\s*(?:[,:=–—]|-(?=\s))\s*(?:(?:or|i\.e\.)[\s,]+)?")
_ENDS: Final = re.compile(r"\)?(?:\s+of)?(?:\s+[^\W\d_][\w’'-]*){0,3}?\s*(?:[,.;:)–—]|-\s|$)")
_OF_THEM: Final = re.compile(
    r"(?:\s+of)?(?:\s+(?:the|these|those|our|its|their))?(?:\s+[^\W\d_][\w’'-]*){1,2},\s*"
)
"""What is counted, then its share between commas: "most of the talks, 29 of 41, were"."""
_IN_OTHER_WORDS: Final = re.compile(
    r"\)?(?:\s+of)?(?:\s+[^\W\d_][\w’'-]*){0,7}\s*(?:[,:=–—(]|-(?=\s))\s*"
    r"(?:(?:or|so|that\s+is|i\.e\.|in\s+other\s+words|which\s+is)[\s,]*)?(?:(?:in|for|to|with|by)\s+)?",
    re.IGNORECASE,
)
_JOINS_NOUNS: Final = re.compile(
    r"\band(?=(?:\s+(?!(?:was|were|is|are|had|has|have|did|do|said|say|says)\b)[a-z’'-]+){1,2}\s*\($)",
    re.IGNORECASE,
)
"""No new clause: "seven in ten mention speech and language (49 of 98)"."""
_LAST: Final = re.compile(r"(?:\s+[^\W\d_][\w’'-]*){2,7},\s*")
"""What is told, then its share, with which the sentence ends: "a third were late, 4 of 29."."""
_ENDS_ALL: Final = re.compile(r"(?:\s+(?:of\s+them|[^\W\d_]+))?\s*[.!?]?\s*$")
_AND_DID: Final = re.compile(r"(?:\s+\w+)?\s+(?:did|do|does|had|have|has|was|were|is|are)\b")
_NO_SHARE: Final = re.compile(
    r"\b(?:(?:between|from)\s+(?:[^,.;]{0,25}\b(?:and|to)\s+)?"
    r"|(?:upper|lower|first|second|other|last|latter|former|front|back|left|right|top|bottom)\s+)$",
    re.IGNORECASE,
)
"""Before a fraction these make it a range, or a half of a thing: "the first half"."""
_APPLIES: Final = re.compile(
    r",?\s+where\s+(?:(?:it|this|that|the\s+question|they|these)\s+(?:applies|applied|apply)|applicable)\b",
    re.IGNORECASE,
)
"""Which base is meant, and nothing more: "most of the returns where it applies, 75.0%"."""
_IN_ITS_BRACKETS: Final = re.compile(r"\s+(?:of\s+)?(?:the\s+)?[^\W\d_]+\s*[(\[]\s*")
"""Nothing but the noun before the share: "in most cases (30.4%, 7 of 23 returns)"."""
_FAR: Final = 90
_NO_CLAIM_BEFORE: Final = re.compile(
    r"\b(?:of|across|from|at|after|above|almost|nearly|virtually|practically|not|than"
    r"|(?:that|which|who)\s+(?:is|are|was|were))\s*$",
    re.IGNORECASE,
)
_WITHOUT: Final = re.compile(
    r"[^.;()]{0,60}?\b(?:save|except|bar|excluding|apart\s+from|other\s+than|aside\s+from"
    r"|but\s+(?:for|one|two|three|four|five)|with\s+(?:\w+\s+){1,3}exceptions?)\b",
    re.IGNORECASE,
)
"""Behind "all" these take some away again: "all records were read twice, save one"."""
_HAVING: Final = re.compile(
    r"\b(?:had|has|have|having|with|got|holds?|held|kept|shows?|showed|gives?|gave)\s+$",
    re.IGNORECASE,
)
"""Before "no" these say what some are without: "a third had no plan (12 of 36)"."""
_NO_CLAIM: Final = re.compile(
    r"all\s+(?:answers?|but|bar|except|the\s+same|in\s+all|along|right|too|day|that|told|round|over)"
    r"|every\s+(?:answer|day|week|month|year|time|other|second|third|fourth|fifth|few)|all|no\s+(?:answer|return)s?\s+(?:yet)?"
    r"|both\s+(?:and|of|sides|bases)",
    re.IGNORECASE,
)
_BACK: Final = re.compile(r"\s*(?:of\s+)?(?:these|those|them|which|whom|it|this)\b", re.IGNORECASE)
_NOT: Final = re.compile(
    r"\b(?:not|no|lack\w*|miss\w*|without|never|none|fail\w*|absent)\b|n[’']t\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word that says how many, where it stands in a sentence, and of what it is said."""

    start: int
    end: int
    word: LadderWord
    unit: Unit | None
    elsewhere: bool


def found_words(text: str) -> list[FoundWord]:
    """Return the words of a sentence that say how many, none inside another."""
    hits = [
        (hit, fraction_word(hit))
        for hit in FRACTION.finditer(text)
        if not _NO_SHARE.search(text[: hit.start()])
    ]
    hits += [(hit, between_word(hit)) for hit in BETWEEN.finditer(text)]
    hits += [(hit, word) for word in WORDS for hit in word.pattern.finditer(text)]
    found: list[FoundWord] = []
    for hit, word in sorted(hits, key=lambda pair: (pair[0].start(), -pair[0].end())):
        start, end = hit.span()
        if found and start < found[-1].end:
            continue
        if word.kind is MarkKind.NOT_ALL and not _claims(text, hit):
            continue
        found.append(FoundWord(start, end, word, *_of_what(text, hit)))
    return found


def _claims(text: str, hit: re.Match[str]) -> bool:
    said = hit.group()
    if _WITHOUT.match(text[hit.end() :]):
        return False
    if _NO_CLAIM_BEFORE.search(text[: hit.start()]):
        return False
    if said[:3].casefold() == "no " and _HAVING.search(text[: hit.start()]):
        return False
    return not _NO_CLAIM.fullmatch(said.strip())


def _of_what(text: str, hit: re.Match[str]) -> tuple[Unit | None, bool]:
    """Return the unit a word is said of: "all agencies", "most of the returns"."""
    inside = re.sub(
        r"^(?:all|every|no|zero|none|both|not|one|each)\b(?:\s+(?:of|one|single|a))*(?:\s+the)?"
        rf"(?:\s+{WHOLE}\b)?\s*",
        "",
        hit.group(),
        flags=re.IGNORECASE,
    )
    own = unit_of(inside) if inside != hit.group() and inside else (None, False)
    if own[0] is not None:
        return own
    behind = re.sub(
        rf"^\s*(?:of\s+)?(?:(?:the|these|those|our|its|their|all)\s+)*(?:{WHOLE}\s+)?",
        "",
        text[hit.end() :],
        flags=re.IGNORECASE,
    )
    unit, elsewhere = unit_of(behind)
    return unit, own[1] or elsewhere


def word_marks(
    text: str,
    shares: list[TextShare],
    beside: tuple[KnownCount, ...],
    ladder: ShareLadder = FIELD_LADDER,
) -> Iterator[ReaderMark]:
    """Yield the words of one sentence that do not fit the share they are said of."""
    if not shares and all(one.agreement for one in beside):
        return
    words = found_words(text)
    for one in words:
        if one.word.of_unit and one.unit is None:
            continue
        partner = _partner(text, one, shares, words)
        if partner is not None:
            yield from _against(text, one, partner, ladder)
        elif not any(_in_one_clause(text, one, share_) for share_ in shares):
            yield from _against_counts(text, one, beside, ladder)


def _in_one_clause(text: str, one: FoundWord, share_: TextShare) -> bool:
    start, end = sorted((one.start, share_.start))
    return _CUT.search(text, start, end) is None


def _partner(
    text: str, one: FoundWord, shares: list[TextShare], words: list[FoundWord]
) -> TextShare | None:
    """Return the share that a word is said of; None where there is none for certain."""
    for share_ in shares:
        apart = share_.unit and one.unit and share_.unit is not one.unit
        if apart and not _is_in_its_brackets(text, one, share_):
            continue
        if share_.start >= one.end and _leads_to(text, one, share_, shares, words):
            return share_
        if share_.end <= one.start and _follows(text, one, share_):
            return share_
    return None


def _is_in_its_brackets(text: str, one: FoundWord, share_: TextShare) -> bool:
    """Return whether a share of another unit is meant all the same: in words a file is a case."""
    of_cases = one.unit is Unit.CASES and one.word.kind is not MarkKind.NOT_ALL
    return of_cases and bool(_IN_ITS_BRACKETS.fullmatch(text[one.end : share_.start]))


def _leads_to(
    text: str,
    one: FoundWord,
    share_: TextShare,
    shares: list[TextShare],
    words: list[FoundWord],
) -> bool:
    """Return whether a word comes before its share: "most returns (9 of 19)"."""
    between = _APPLIES.sub("", text[one.end : share_.start])
    if any(one.end <= other.start < share_.start for other in shares):
        return False
    if any(one.end <= word.start < share_.start for word in words):
        return False
    joined = _JOINS_NOUNS.sub("", between)
    if len(between) > _FAR or _CUT.search(joined.removesuffix("(").rstrip(" ,:–—")):
        return False
    if _BRACKET.search(between) or _NAMELY.search(between):
        return True
    if between.rstrip().endswith(":") and _AND_DID.match(text[share_.end :]):
        return True
    if _BARE.fullmatch(between) and one.word.kind is not MarkKind.NOT_ALL:
        return bool(_ENDS.match(text[share_.end :])) or not between.startswith(",")
    if _OF_THEM.fullmatch(between) and re.match(r"\)?\s*,", text[share_.end :]):
        return True
    if one.word.fraction is not None and _LAST.fullmatch(between) and not _NOT.search(between):
        return bool(_ENDS_ALL.match(text[share_.end :]))
    # "Most of the meetings, 39.5%, were": nothing but what is counted stands between.
    return (
        len(between.split()) <= 5
        and bool(re.fullmatch(r"[^,;:()]*[,:–—]\s*", between))
        and (one.unit is not None and _only_noun(between))
    )


def _only_noun(between: str) -> bool:
    return len(between.strip(" ,:–—").split()) <= 3


def _follows(text: str, one: FoundWord, share_: TextShare) -> bool:
    """Return whether a word comes behind its share: "in 75% of cases, the vast majority,"."""
    between, behind = text[share_.end : one.start], text[one.end :]
    if one.word.kind is not MarkKind.NOT_ALL and _IN_OTHER_WORDS.fullmatch(between):
        return bool(re.match(r"\s*[,.;)–—]|\s-\s|$", behind))
    if re.search(r"[()]", between) and not re.fullmatch(r"[^()]*\)[^()]*", between):
        return False
    return bool(
        re.fullmatch(r"\)?\s+(?:is|are|was|were|makes?|means)\s+(?:only\s+|just\s+)?", between)
    )


def _against(
    text: str, one: FoundWord, share_: TextShare, ladder: ShareLadder
) -> Iterator[ReaderMark]:
    part = share_.part
    if part is None or part > 1 or share_.base == 0:
        return
    said = _bare(text, one)
    if _fits(one.word, said, _Share(part, share_.slack, share_.base or 0), ladder):
        return
    unit = share_.unit or one.unit
    offer = offer_for(text, one, part, share_.base, unit, ladder)
    yield _mark(text, one, _numbers(share_, unit), offer)


class _Share(NamedTuple):
    """A share with the slack of its rounding and its base, 0 where that is not said."""

    part: Fraction
    slack: Fraction
    base: int


def _fits(word: LadderWord, said: str, share_: _Share, ladder: ShareLadder) -> bool:
    """Return whether a word may be said of a share; the audit's own words go by its own limits."""
    part, _, base = share_
    said = said.casefold()
    if base and tr(ladder.word(int(part * base), base)).casefold() == said:
        return True
    if said == ladder.most.casefold():
        return part * 100 > max(ladder.most_over, 50)
    if said == ladder.few.casefold():
        return 0 < 2 * part < 1 and part * 100 <= ladder.few_up_to
    return word.fits(*share_)


def _numbers(one: TextShare, unit: Unit | None) -> str:
    if one.count is None or one.base is None:
        return f"{one.worked}%"
    if unit is not None:
        return share(one.count, one.base, unit)
    worked = percent(one.count, one.base)
    return tr("{worked}% ({count} of {base})", worked=worked, count=one.count, base=one.base)


def _bare(text: str, one: FoundWord) -> str:
    return _OF_WHAT.sub("", " ".join(text[one.start : one.end].split()))


def _mark(text: str, one: FoundWord, numbers: str, offer: str) -> ReaderMark:
    words = re.sub(r"^(?:the|an?)\s+(?!few)", "", _bare(text, one), flags=re.IGNORECASE)
    reason = tr(
        "“{words}” is said of {means}. Here it is {numbers}.",
        words=words,
        means=one.word.means,
        numbers=numbers,
    )
    return ReaderMark(one.word.kind, one.start, one.end, reason, numbers, offer)


def _against_counts(
    text: str, one: FoundWord, beside: tuple[KnownCount, ...], ladder: ShareLadder
) -> Iterator[ReaderMark]:
    """Set a word against the counts its text rests on: it fits where it fits one of them."""
    if one.unit is None or _BACK.match(text[one.end :]):
        return
    counts = [count for count in beside if count.unit is one.unit and not count.agreement]
    turned = bool(_NOT.search(text[: one.start] + text[one.end :]))
    said = _bare(text, one)
    if not counts or any(_fits_count(one.word, said, count, ladder, turned) for count in counts):
        return
    nearest = counts[0]
    offer = offer_for(text, one, nearest.part, nearest.base, nearest.unit, ladder)
    yield _mark(text, one, nearest.in_words, offer)


def _fits_count(
    word: LadderWord, said: str, count: KnownCount, ladder: ShareLadder, turned: bool
) -> bool:
    """Return whether a word fits a count, or where the sentence says not, what is left of it."""
    parts = [count.part, 1 - count.part] if turned else [count.part]
    return any(_fits(word, said, _Share(one, Fraction(0), count.base), ladder) for one in parts)
