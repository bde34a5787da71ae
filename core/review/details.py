"""Finds what might tell strangers who a family is: dates of birth, addresses, numbers."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from core.model.names import normalised
from core.model.nhs_number import checks_out
from core.review.identifiers import OTHER_DETAILS
from core.review.places import named_places
from core.review.remark import Remark, RemarkKind, in_its_sentence, remark_at
from core.review.signs import near
from core.review.texts import DocumentText
from core.words import tr

_MONTHS = tr("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth)|tenth|eleventh|twelfth|twentieth|thirtieth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth)"
)
_DATE = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    rf"|{_DAY}[\s/-]*(?:(?:day\s+)?of\s+)?(?:{_MONTHS})[a-z]*\.?,?[\s/-]*(?:\d{{4}}|['’]\d{{2}})"
    rf"|(?:{_MONTHS})[a-z]*\.?\s+(?:the\s+)?{_DAY},?\s+\d{{4}})(?![\w/])",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:born|birth\w*|d\.?\s?o\.?\s?b|b\.|turn(?:ed|s|ing)\s+\w+\s+on)(?!\w)", re.IGNORECASE
)
_BIRTH_BEHIND = re.compile(r"\b(?:birth(?:day|date)?|d\.?\s?o\.?\s?b)(?!\w)", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"[.!?;\n]\s|\n")
_BIRTHDAY: Final = re.compile(
    rf"\b(?:birthday|d\.?\s?o\.?\s?b)\b[^.;\n]{{0,12}}?(?P<day>\b{_DAY}[\s-]*(?:of\s+)?(?:{_MONTHS})[a-z]*)\b",
    re.IGNORECASE,
)
_BORN: Final = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b|date\s+of\s+birth|born(?:\s+on)?)\W{0,4}"
    r"(?P<day>\d{1,2}\s\d{1,2}\s(?:\d{4}|\d{2}))(?!\d)",
    re.IGNORECASE,
)
"""A date of birth without a year, or told with blanks alone."""
_NAMED_BEFORE: Final = re.compile(r"\b[A-Z][\w’'-]+\s*\(\s*$")
_NHS: Final = re.compile(r"(?<![\d-])[1-9]\d{2}[\s-]?\d{3}[\s-]?\d{4}(?![\d-])")
_TEN: Final = re.compile(r"(?<![\d-])[1-9](?:[\s-]?\d){9}(?![\d-])")
_CALLED_NHS: Final = re.compile(r"\bNHS\b[^;\n]{0,20}$", re.IGNORECASE)


def details(written: tuple[DocumentText, ...], *, each: bool = False) -> Iterator[Remark]:
    """Yield full dates of birth, any full date in an outline, addresses, places and numbers.

    With *each* every detail of a text is told, not the first of its kind alone.
    """
    own = normalised(" · ".join(one.text for one in written if not one.may_name))
    for text in written:
        for hit in _DATE.finditer(text.text):
            around = in_its_sentence(text.text, *hit.span())
            if _is_birth(text.text, hit):
                said = tr("A full date of birth: {around}.", around=around)
                yield remark_at(text, RemarkKind.DETAIL, said, hit.group())
            elif text.outline:
                said = tr("A full date: {around}.", around=around)
                yield remark_at(text, RemarkKind.DETAIL, said, hit.group())
        for start, end in _days_of_birth(text.text):
            around = in_its_sentence(text.text, start, end)
            said = tr("A full date of birth: {around}.", around=around)
            yield remark_at(text, RemarkKind.DETAIL, said, text.text[start:end])
        for found, what in _others(text, own, each):
            around = in_its_sentence(text.text, *found.span())
            said = tr("What looks like {what}: {around}.", what=what, around=around)
            yield remark_at(text, RemarkKind.DETAIL, said, found.group())


def _others(text: DocumentText, own: str, each: bool) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the first of each kind of detail beside dates, or each of them."""
    most = None if each else 1
    ends = [hit.span() for hit in _DATE.finditer(text.text)]
    for pattern, what in OTHER_DETAILS:
        for found in islice(pattern.finditer(text.text), most):
            # Of a number within another only the other is said: a record's in a telephone's.
            if not any(a <= found.start() < b for a, b in ends):
                ends.append(found.span())
                yield found, what
    for nhs in islice(nhs_numbers(text.text), most):
        yield nhs, tr("an NHS number")
    if text.may_name:
        yield from named_places(text, own, most)


def births(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a full date stands that its own words say is one of birth."""
    yield from (hit.span() for hit in _DATE.finditer(text) if _is_birth(text, hit))
    yield from _days_of_birth(text)


def _days_of_birth(text: str) -> Iterator[tuple[int, int]]:
    """Yield dates of birth without a year, or told with blanks alone."""
    for hit in (*_BIRTHDAY.finditer(text), *_BORN.finditer(text)):
        if not _DATE.match(text, hit.start("day")):
            yield hit.span("day")


def nhs_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield ten digits that are called an NHS number, or whose last one checks the others."""
    yield from filter(_is_nhs_number, _NHS.finditer(text))
    yield from _called_nhs(text)


def _called_nhs(text: str) -> Iterator[re.Match[str]]:
    """Yield ten digits that are called an NHS number, with blanks where nobody puts them."""
    for hit in _TEN.finditer(text):
        if _CALLED_NHS.search(near(text, *hit.span())[0]) and not _NHS.fullmatch(hit.group()):
            yield hit


def _is_nhs_number(hit: re.Match[str]) -> bool:
    """Return whether ten digits are called an NHS number, or their last one checks the others."""
    return bool(_CALLED_NHS.search(near(hit.string, *hit.span())[0])) or checks_out(hit.group())


def _is_birth(text: str, date: re.Match[str]) -> bool:
    """Return whether words before a date, or right behind it, say that it is one of birth."""
    if _BIRTH.search(text[max(0, date.start() - 40) : date.start()]):
        return True
    before, after = near(text, *date.span())
    if after.startswith(")") and _NAMED_BEFORE.search(before):
        return True
    behind = _NEXT_SENTENCE.split(text[date.end() : date.end() + 30], maxsplit=1)[0]
    return bool(_BIRTH_BEHIND.search(behind)) and not _DATE.search(behind)
