"""Finds what might tell strangers who a family is: dates of birth, addresses, numbers."""

import re
from collections.abc import Iterator

from core.review.remark import Remark, RemarkKind, in_its_sentence, remark_at
from core.review.texts import DocumentText
from core.words import tr

_MONTHS = tr("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    rf"|{_DAY}[\s-]*(?:(?:day\s+)?of\s+)?(?:{_MONTHS})[a-z]*\.?,?[\s-]*(?:\d{{4}}|['’]\d{{2}})"
    rf"|(?:{_MONTHS})[a-z]*\.?\s+(?:the\s+)?{_DAY},?\s+\d{{4}})(?![\w/])",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:born|birth\w*|d\.?\s?o\.?\s?b|b\.)(?!\w)", re.IGNORECASE)
_BIRTH_BEHIND = re.compile(r"\b(?:birth(?:day|date)?|d\.?\s?o\.?\s?b)(?!\w)", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"[.!?;\n]\s|\n")
# "M1 2nd" is no postcode, however it is capitalised.
_POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d(?!(?:st|nd|rd|th)\b)[A-Z]{2}\b"
_OTHER_DETAILS = (
    (re.compile(_POSTCODE, re.IGNORECASE), tr("a postcode")),
    (re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b"), tr("an e-mail address")),
    (
        re.compile(r"(?<!\d)(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d(?:[\s()-]{0,2}\d){8,9}(?!\d)"),
        tr("a telephone number"),
    ),
    (re.compile(r"(?<!\d)[1-9]\d{2}[\s-]?\d{3}[\s-]?\d{4}(?!\d)"), tr("an NHS number")),
)


def details(written: tuple[DocumentText, ...]) -> Iterator[Remark]:
    """Yield full dates of birth anywhere, any full date in an outline, and addresses."""
    for text in written:
        for hit in _DATE.finditer(text.text):
            around = in_its_sentence(text.text, *hit.span())
            if _is_birth(text.text, hit):
                yield remark_at(
                    text, RemarkKind.DETAIL, tr("A full date of birth: {around}.", around=around)
                )
            elif text.outline:
                yield remark_at(
                    text, RemarkKind.DETAIL, tr("A full date: {around}.", around=around)
                )
        for pattern, what in _OTHER_DETAILS:
            hit_other = pattern.search(text.text)
            if hit_other:
                around = in_its_sentence(text.text, *hit_other.span())
                yield remark_at(
                    text,
                    RemarkKind.DETAIL,
                    tr("What looks like {what}: {around}.", what=what, around=around),
                )


def _is_birth(text: str, date: re.Match[str]) -> bool:
    """Return whether words before a date, or right behind it, say that it is one of birth."""
    if _BIRTH.search(text[max(0, date.start() - 40) : date.start()]):
        return True
    behind = _NEXT_SENTENCE.split(text[date.end() : date.end() + 30], maxsplit=1)[0]
    return bool(_BIRTH_BEHIND.search(behind)) and not _DATE.search(behind)
