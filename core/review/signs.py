"""What beside a word makes a name of it: a title, kin, what people alone do, an age."""

import re
from typing import Final

from core.review.names import is_capital_within

TITLE: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Sgt|Insp|Supt|Sr|Fr|Cllr|WPC|PC|DC|DS|DI|SW)\.?\s+$"
)
SIR: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+$")
"""Behind which every word is a name: Mrs Church."""
SAINT: Final = re.compile(r"\b(?:St\.?|Saint)\s+$")
_INITIAL: Final = re.compile(r"(?<![^\W_])[A-Z]\.?\s+$")
_KIN: Final = re.compile(
    r"\b(?:brothers?|sisters?|sons?|daughters?|mother|mum|father|dad|stepfather|stepmother|aunt"
    r"|uncle|cousin|partner|boyfriend|girlfriend|friend|husband|wife|baby|twins?|child|boy|girl"
    r"|carer|sibling|named|called|nan|gran|grandmother|grandfather|nephew|niece),?\s+$",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"\s+(?:said|says|told|tells|lives|lived|asked|asks|wants|wanted|feels|felt|likes|goes|went"
    r"|sleeps|slept|attends|cried|thinks|thought|has\s+(?:a|been|said|told|her|his)"
    r"|was\s+(?:not\s+)?(?:born|seen|asked|told|taken|upset|heard|at\s+(?:home|school|nursery)|in\s+bed)"
    r"|is\s+(?:aged|\d|known|seen|at\s+(?:home|school|nursery)"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)(?=\s*(?:[.,;]|and|years|$))))\b"
)
_SPEAKS: Final = re.compile(
    r"\s+(?:said|told|says|tells|lives|lived|cried|sleeps|slept|was\s+at\s+(?:home|school|nursery))\b"
)
_CLAUSE: Final = re.compile(
    r"(?:^|[.!?:;,(]\s*|\b(?:and|that|but|when|then|while)\s+)$", re.IGNORECASE
)
_ITS_LETTER: Final = re.compile(
    r"(?:^|[.!?:;,(]\s*|\b(?:and|that|but|when|then|while|with|to|of|for|by|from)\s+)$",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(
    r"['’]s\s+(?:mother|mum|father|dad|parents?|brothers?|sisters?|aunt|uncle|carers?|school|bedroom)\b"
)
_AGED: Final = re.compile(
    r",?\s+(?:\(|aged\s+)?\d{1,2}(?=[,).;]|\s*(?:years|yrs|months))",
)
_FAMILY: Final = re.compile(r"\s+(?:family|children|siblings|household|brothers|sisters|twins)\b")

_NEAR: Final = 80
"""Letters to either side in which a sign is looked for: a whole text at every word takes long."""


def near(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands just before a place in a text and just after it."""
    return text[max(0, start - _NEAR) : start], text[end : end + _NEAR]


def is_of_a_person(before: str, behind: str) -> bool:
    """Return whether what stands beside a word is said of people alone."""
    return bool(_KIN.search(before) or TITLE.search(before) or _PERSON.match(behind))


def is_somebody_in_short(before: str, letter: str, behind: str) -> bool:
    """Return whether a single capital stands for somebody: Mrs A., "K was seen", K's mother."""
    if SIR.search(before):
        return True
    if letter in "AI" or not _ITS_LETTER.search(before):
        return False
    return bool(_PERSON.match(behind) or _WHOSE.match(behind))


def speaks(before: str, behind: str) -> bool:
    """Return whether a word in small letters begins a clause and does what people alone do."""
    return bool(_CLAUSE.search(before) and _SPEAKS.match(behind))


def is_of_a_family(before: str, behind: str) -> bool:
    """Return whether a word stands where a family's name would: with an age or an initial, too."""
    beside = _FAMILY.match(behind) or _AGED.match(behind) or _INITIAL.search(before)
    return bool(beside) or is_of_a_person(before, behind)


def has_second_sign(text: str, hit: re.Match[str], *, month: bool) -> bool:
    """Return whether more than its capital makes a name of a word that may be one."""
    before, behind = near(text, *hit.span())
    if is_of_a_person(before, behind):
        return True
    if month:  # whose capital, and a number behind it, say nothing
        return False
    whose = re.search(r"['’]s$", hit.group())
    return bool(whose or _AGED.match(behind)) or is_capital_within(text, hit.start())
