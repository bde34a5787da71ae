"""Looks for shares that do not add up, and for tests that nobody made."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from core.wording.careful_reader.known import AuditBases, places_of
from core.wording.careful_reader.mark import MarkKind, ReaderMark
from core.wording.careful_reader.shares import TextShare
from core.wording.careful_reader.whole_numbers import WHOLE, whole
from core.words import tr

_COMPARING: Final = (
    r"(?:more|less|fewer|better|worse|higher|lower|greater|stronger|weaker|larger|smaller|longer"
    r"|shorter|faster|slower|often|improve\w*|increase\w*|decrease\w*|reduc\w+|rise\w*|rose|risen"
    r"|fell|fall\w*|drop\w*|declin\w+|differ\w*|chang\w+|grew|grown|above|below|over|under|up|down"
    r"|sooner|earlier|later|older|younger|poorer|quicker|\w+er(?=\s+than\b))"
)
_TEST: Final = re.compile(
    rf"\b(?P<said>significantly)\s+(?:\w+\s+){{0,1}}?{_COMPARING}\b"
    rf"|\b{_COMPARING}(?:\s+\w+){{0,1}}?\s+(?P<said2>significantly)\b"
    r"|\b(?P<said3>(?:statistically(?:\s+significant(?:ly)?)?))\b"
    r"|\b(?P<said4>significant\s+(?:statistical\s+)?(?:increase|decrease|rise|fall|drop|reduction"
    r"|improvement|difference|differences|deterioration|decline|correlation|association))\b",
    re.IGNORECASE,
)
_TESTED: Final = re.compile(
    r"\bp\s*[<=>]|\btest(?:ed)?\b|\bconfidence\b|\binterval\b|chi[- ]squared?|\bfisher",
    re.IGNORECASE,
)
_USUAL: Final = (
    r"good\s+or\s+(?:better|outstanding)|requires\s+improvement\s+or\s+inadequate"
    r"|yes|no|did\s+not\s+know|didn[’']t\s+know|do(?:es)?\s+not\s+know|don[’']?t\s+know|unsure|unknown"
    r"|not\s+applicable|n/a|good|outstanding|inadequate|requires\s+improvement|partly(?:\s+met)?"
    r"|not\s+met|fully\s+met|met|blank|left\s+it\s+blank|adequate|poor|strong|weak"
)
_REST: Final = re.compile(r"\b(?:the\s+)?(?:remaining|rest|other)\s*$", re.IGNORECASE)
_CONTRARY: Final = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:of\s+\w+\s+)?(?:were|was|did|do|does|had|have|has|are|is|could|would)"
    r"(?:\s+not|n[’']t)\s*(?:[.,;)]|$)",
    re.IGNORECASE,
)
_REFUSED: Final = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:were|was|did|do|does|had|have|has|are|is)(?:\s+not|n[’']t)\s*"
    r"(?:[.,;)]|and\b|$)",
    re.IGNORECASE,
)
"""Of three and more: "64.7% were upheld, 29.4% were not and 11.8% could not be settled"."""
_ENDS_A_ROW: Final = re.compile(
    r"\s*(?:later|longer|sooner|more|none|never|neither|nothing|not\s+at\s+all)\s*(?:[.;)]|$)",
    re.IGNORECASE,
)
"""What ends a row of answers: "62.5% began in a day, 30.0% in two and 17.5% later"."""
_ROW: Final = re.compile(r"[^().;!?\d]*(?:,|\band)\s*", re.IGNORECASE)
_BEHIND: Final = (
    r"\s*(?:\([^()]*\)\s*)?(?:of\s+(?:the\s+|them\s*)?(?:\w+\s+)?)?(?:(?!(?:said|say|were|was|no|and|or|but)\b)\w+\s+)?"
    r"(?:said|say|answered|were|was|gave|graded|got)?(?:\s+(?:graded|rated|judged|found))?(?:\s+as)?(?:\s+it)?\s*"
)
_BASE_FIRST: Final = re.compile(
    rf"\s*(?:(?:out\s+)?of|among(?:st)?)\s+(?:(?:the|all|these|those|our)\s+){{0,2}}(?P<base>{WHOLE})\s+\w+",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(rf"(?<![\w.,/:])(?P<count>{WHOLE})\b(?!\s?%|[.:/]\d)", re.IGNORECASE)


def test_marks(text: str) -> Iterator[ReaderMark]:
    """Yield words of statistics in a sentence that names no test."""
    said = text.casefold()
    if (
        len(said.split()) < 2
        or not ("significant" in said or "statistical" in said)
        or _TESTED.search(text)
    ):
        return
    for hit in _TEST.finditer(text):
        name = next(one for one in ("said", "said2", "said3", "said4") if hit[one])
        reason = tr(
            "“{words}” is read as the outcome of a test, and none was made. Say the difference in "
            "numbers.",
            words=hit[name],
        )
        yield ReaderMark(MarkKind.TEST, *hit.span(name), reason)


def sum_marks(text: str, shares: list[TextShare], known: AuditBases) -> Iterator[ReaderMark]:
    """Yield percentages, and counts, of one whole that add up to more than there is."""
    rates = [one for one in shares if one.worked is not None and one.worked <= 100]
    if len(rates) < 2 or len({one.base for one in rates if one.base}) > 1:
        yield from _counts(text, shares, known)
        return
    total = sum((one.worked for one in rates if one.worked is not None), Decimal(0))
    places = min(places_of(one.worked) for one in rates if one.worked is not None)
    slack = Decimal(len(rates)) * Decimal(1).scaleb(-places) / 2
    rest = any(_REST.search(text[: one.start]) for one in rates)
    if (rest and abs(total - 100) <= slack) or (not rest and total <= 100 + slack):
        return
    if not rest and not _of_one_whole(text, [(one.start, one.end) for one in rates], known):
        return
    said = " + ".join(f"{one.worked}" for one in rates)
    reason = tr("These are shares of one whole, and {said} is {total}%.", said=said, total=total)
    yield ReaderMark(MarkKind.SUM, rates[0].start, rates[-1].end, reason, f"{total}%")


def _counts(text: str, shares: list[TextShare], known: AuditBases) -> Iterator[ReaderMark]:
    """Look at "14 of 24 said yes and 11 of 24 no", and "Of 24 returns 14 said yes and 11 no"."""
    counts = [(one.count, one.base, one.start, one.end) for one in shares if one.count is not None]
    first = _BASE_FIRST.match(text) if len(counts) < 2 else None
    if first is not None:
        base = whole(first["base"])
        found = list(_COUNT.finditer(text, first.end()))
        counts = [(whole(hit["count"]), base, *hit.span("count")) for hit in found]
    bases = {base for _, base, _, _ in counts}
    total = sum(count for count, _, _, _ in counts if count is not None)
    if len(counts) < 2 or len(bases) != 1 or total <= (base := bases.pop() or 0):
        return
    if not _of_one_whole(text, [(start, end) for _, _, start, end in counts], known):
        return
    said = " + ".join(str(count) for count, _, _, _ in counts)
    reason = tr(
        "These are parts of one whole of {base}, and {said} is {total}.",
        base=base,
        said=said,
        total=total,
    )
    yield ReaderMark(MarkKind.SUM, counts[0][2], counts[-1][3], reason, f"{total}")


def _of_one_whole(text: str, places: list[tuple[int, int]], known: AuditBases) -> bool:
    """Return whether the share at each place is of another answer of the same question."""
    if len(places) == 2 and _CONTRARY.match(text[places[1][1] :]):
        return True
    if len(places) > 2 and _is_row(text, places):
        return True
    own = "|".join(re.escape(one) for one in sorted(known.answers, key=len, reverse=True))
    answers = rf"(?:{own}|{_USUAL})" if own else rf"(?:{_USUAL})"
    behind = re.compile(
        rf"{_BEHIND}[“\"']?(?P<answer>{answers})\b[”\"']?(?!\s+(?:to|about|of|at|when|on|in\s+question)\b)",
        re.IGNORECASE,
    )
    before = re.compile(
        rf"\b(?P<answer>{answers})\b[”\"']?(?:\s+(?:was|were|is|are))?(?:\s+(?:given|said|judged))?"
        rf"(?:\s+(?:to|in|by|for|at))?(?:\s+{WHOLE})?[\s:(=–—-]*$",
        re.IGNORECASE,
    )
    labels: list[str] = []
    for start, end in places:
        hit = behind.match(text[end:]) or before.search(text[:start])
        if hit is None:
            return False
        labels.append(" ".join(hit["answer"].casefold().split()))
    apart = all(
        one is other or not set(one.split(" or ")) & set(other.split(" or "))
        for one in labels
        for other in labels
    )  # "good or better" holds what is good
    return apart and len(set(labels)) == len(labels)


def _is_row(text: str, places: list[tuple[int, int]]) -> bool:
    """Return whether shares stand in one row of which each leaves out the others."""
    pairs = pairwise(places)
    if not all(_ROW.fullmatch(text[end:start]) for (_, end), (start, _) in pairs):
        return False
    refused = any(_REFUSED.match(text[end:]) for _, end in places[1:])
    return refused or bool(_ENDS_A_ROW.match(text[places[-1][1] :]))
