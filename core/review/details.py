"""Finds what might tell strangers who a family is: names, dates of birth, addresses."""

import re
from collections.abc import Iterator

from core.model.snapshot import Snapshot
from core.review.remark import Remark, RemarkKind, remark_at
from core.review.texts import DocumentText

_TITLES = frozenset({"Mrs", "Miss", "Prof", "Professor", "Rev", "Sgt", "Insp", "Supt", "Sister"})


def names(now: Snapshot, written: tuple[DocumentText, ...]) -> Iterator[Remark]:
    """Names of those who take part, where documents speak of roles and agencies only."""
    names = {
        part
        for person in now.participants
        for part in re.split(r"[\s,]+", person.name)
        if len(part) > 2 and part[0].isupper() and part.rstrip(".") not in _TITLES
    }
    if not names:
        return
    found = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")
    for text in written:
        hit = found.search(text.text)
        if hit:
            yield remark_at(
                text, RemarkKind.NAME, f"{_around(text.text, hit)} may name a participant."
            )


_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATE = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})[a-z]*\.?,?\s+\d{{4}}"
    rf"|(?:{_MONTHS})[a-z]*\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})\b",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:born|birth|birthday|d\.?\s?o\.?\s?b)\b", re.IGNORECASE)
# "M1 2nd" is no postcode, however it is capitalised.
_POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d(?!(?:st|nd|rd|th)\b)[A-Z]{2}\b"
_OTHER_DETAILS = (
    (re.compile(_POSTCODE, re.IGNORECASE), "a postcode"),
    (re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b"), "an e-mail address"),
    (
        re.compile(r"(?<!\d)(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d(?:[\s()-]{0,2}\d){8,9}(?!\d)"),
        "a telephone number",
    ),
    (re.compile(r"(?<!\d)[1-9]\d{2}[\s-]?\d{3}[\s-]?\d{4}(?!\d)"), "an NHS number"),
)


def details(written: tuple[DocumentText, ...]) -> Iterator[Remark]:
    """Yield full dates of birth anywhere, any full date in an outline, and addresses."""
    for text in written:
        for hit in _DATE.finditer(text.text):
            near = text.text[max(0, hit.start() - 40) : hit.start()]
            if _BIRTH.search(near):
                yield remark_at(
                    text, RemarkKind.DETAIL, f"A full date of birth: {_around(text.text, hit)}."
                )
            elif text.outline:
                yield remark_at(text, RemarkKind.DETAIL, f"A full date: {_around(text.text, hit)}.")
        for pattern, what in _OTHER_DETAILS:
            hit_other = pattern.search(text.text)
            if hit_other:
                around = _around(text.text, hit_other)
                yield remark_at(text, RemarkKind.DETAIL, f"What looks like {what}: {around}.")


def _around(text: str, hit: re.Match[str]) -> str:
    """Return the place in its sentence: "“…asked Callum what home is like…”"."""
    start, end = max(0, hit.start() - 12), min(len(text), hit.end() + 18)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"“{before}{' '.join(text[start:end].split())}{after}”"
