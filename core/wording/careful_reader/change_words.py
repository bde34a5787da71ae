"""The words a text says a change with: rose, fell, doubled, stayed the same."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from core.wording.careful_reader.whole_numbers import whole

_UP: Final = (
    r"rose|risen|rises|rising|increase[ds]?|increasing|grew|grown|growing|went\s+up|gone\s+up"
    r"|goes\s+up|climb(?:ed|s|ing)?|jump(?:ed|s)|soar(?:ed|s)|surged?|crept\s+up|edged\s+up|moved\s+up"
    r"|rocketed|up(?=\s+from)|(?:an?|the|this)\s+(?:\w+\s+)?(?:increase|rise|growth|gain|jump|surge)"
)
_DOWN: Final = (
    r"fell|fallen|falls|falling|decrease[ds]?|decreasing|decline[ds]?|declining|drop(?:ped|s)"
    r"|dropping|went\s+down|gone\s+down|goes\s+down|reduced|slip(?:ped|s)|sank|sunk|shr[au]nk"
    r"|plunged|plummeted|slumped|dipped|dwindled|edged\s+down|moved\s+down|down(?=\s+from)"
    r"|(?:an?|the|this)\s+(?:\w+\s+)?(?:decrease|fall|drop|reduction|decline|slump|dip)"
)
RISE: Final = re.compile(rf"\b(?:{_UP})\b", re.IGNORECASE)
FALL: Final = re.compile(rf"\b(?:{_DOWN})\b", re.IGNORECASE)
BETTER: Final = re.compile(r"\b(?:improv(?:ed|es|ing)|an?\s+improvement)\b", re.IGNORECASE)
WORSE: Final = re.compile(
    r"\b(?:deteriorat(?:ed|es|ing|ion)|worsen(?:ed|s|ing)|got\s+worse)\b", re.IGNORECASE
)
LESS_IS_BETTER: Final = re.compile(
    r"\b(?:late|overdue|delay\w*|without|missing|lack\w*|no|not|none|never|nobody|blank\w*|wait\w*|days?"
    r"|weeks?|hours?|repeat\w*|drift|absen\w+|vacan\w+|turnover|risks?|incidents?|complaints?|errors?"
    r"|fail\w*|inadequate|poor|weak|gaps?|concerns?|unknown|unmet|escalat\w+|drop-?outs?|breakdowns?"
    r"|re-?referr\w+|missed|unseen|unsigned|incomplete|outstanding)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Of these a share that falls may be the better one."""
SAME: Final = re.compile(
    r"\b(?:no\s+change|unchanged|not\s+changed|did\s+not\s+change|no\s+different|identical"
    r"|(?:stay|remain)(?:ed|s)\s+(?:at\s+)?(?:exactly\s+)?the\s+same)\b",
    re.IGNORECASE,
)
NEARLY_SAME: Final = re.compile(
    r"\b(?:(?:little|hardly|barely|scarcely)\s+changed?|(?:stay|remain)(?:ed|s)\s+(?:broadly|much|roughly"
    r"|about|almost|nearly|largely|more\s+or\s+less)\s+the\s+same|(?:stay|remain)(?:ed|s)\s+"
    r"(?:broadly\s+|fairly\s+|largely\s+)?(?:stable|steady|level|constant)|(?:broadly|much)\s+the\s+same)\b",
    re.IGNORECASE,
)
_NUMBERS: Final = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


@dataclass(frozen=True, slots=True)
class Times:
    """How many times as many a text says there are; `side` 1 for more, -1 for nearly."""

    start: int
    end: int
    times: Fraction
    side: int = 0


_NAMED: Final = (
    (r"(?:has\s+|have\s+|had\s+)?(?:more\s+than\s+)doubled|more\s+than\s+twice", Fraction(2), 1),
    (r"(?:nearly|almost)\s+doubled|(?:nearly|almost)\s+twice", Fraction(2), -1),
    (r"doubled|doubling|doubles|twice\s+(?:as\s+(?:many|often|much|high)|the)", Fraction(2), 0),
    (r"double\s+(?:the|that|what|those)", Fraction(2), 0),
    (r"(?:more\s+than\s+)(?:tripled|trebled)", Fraction(3), 1),
    (r"(?:nearly|almost)\s+(?:tripled|trebled)", Fraction(3), -1),
    (r"tripled|trebled|trebling|tripling", Fraction(3), 0),
    (r"quadrupled", Fraction(4), 0),
    (r"more\s+than\s+halved", Fraction(1, 2), -1),
    (r"(?:nearly|almost)\s+halved", Fraction(1, 2), 1),
    (r"halved|halving|half\s+as\s+(?:many|often|much)", Fraction(1, 2), 0),
)
_COUNTED: Final = re.compile(
    rf"\b(?P<side>more\s+than\s+|over\s+|nearly\s+|almost\s+)?(?P<number>{'|'.join(_NUMBERS)}|[2-9]|10)"
    r"(?:[\s-]*fold\b|\s+times\s+(?:as\s+(?:many|often|much|high)|the\s+(?:number|share|figure)"
    r"|more|higher|what)\b)",
    re.IGNORECASE,
)


def times_in(text: str) -> list[Times]:
    """Return each place that says how many times as many there are, none twice."""
    found: list[Times] = []
    for pattern, times, side in _NAMED:
        for hit in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            if not any(one.start <= hit.start() < one.end for one in found):
                found.append(Times(*hit.span(), times, side))
    for hit in _COUNTED.finditer(text):
        said = (hit["side"] or "").casefold()
        side = 0 if not said else 1 if said.startswith(("more", "over")) else -1
        found.append(Times(*hit.span(), Fraction(whole(hit["number"])), side))
    return found


TURNED: Final = {
    "rose": "fell",
    "fell": "rose",
    "risen": "fallen",
    "fallen": "risen",
    "increased": "decreased",
    "decreased": "increased",
    "dropped": "rose",
    "up": "down",
    "down": "up",
    "went up": "went down",
    "went down": "went up",
    "climbed": "fell",
    "an increase": "a decrease",
    "a decrease": "an increase",
    "a rise": "a fall",
    "a fall": "a rise",
    "higher": "lower",
    "lower": "higher",
    "more": "fewer",
    "fewer": "more",
}
"""What says the other direction."""


def turned(said: str) -> str:
    """Return the word for the other direction, written alike; empty where none is known."""
    other = TURNED.get(" ".join(said.casefold().split()), "")
    return other[:1].upper() + other[1:] if said[:1].isupper() else other
