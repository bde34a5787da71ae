"""What the wording of a question asks that a file may not answer, or that holds for some only."""

import re
from typing import Final

_FAMILY: Final = (
    r"(?:child\w*|young (?:person|people)|parents?|mother|father|carers?|famil\w+|adult|person"
    r"|victim|residents?|workers?|staff|partners|professionals|practitioners)"
)
_FELT: Final = re.compile(
    r"(?<!when they are )(?<!those )\b(?:feels?|felt|happy|confident|believes?|believed|thinks?"
    r"|thought(?! through| of| about)"
    r"|(?<!\ba )(?<!the )(?<!by )(?<!body they )(?<!one they )trust(?:s|ed)?"
    r"|worried|afraid|satisfied|frightened|scared|comfortable|anxious|lonely|loved)\b"
    rf"|\b{_FAMILY} (?:like|likes|enjoys?|wants?|hopes?|understands?)\b",
    re.IGNORECASE,
)
_WEIGHED_UP: Final = re.compile(
    r"\b(?:should|would) (?:we|you|one|anybody)\b|\b(?:are|were|do|did) (?:we|you)\b"
    r"|\b(?:is|was) the (?:auditor|reviewer|room|panel)\b",
    re.IGNORECASE,
)
"""What whoever answers thinks, having read the file."""

_WRITTEN: Final = re.compile(
    r"\b(?:record\w*|written|writes?|file|note[ds]?|said|says?|told|minutes?|asked|words|voice"
    r"|survey|(?:in|at|during|from) (?:\w+ ){0,3}interviews?)\b",
    re.IGNORECASE,
)
_IF: Final = re.compile(
    r"\bif\b|\bwhere (?:relevant|needed|applicable|appropriate|there"
    r"|(?:\w+ ){1,4}(?:needs?|needed|wants?|wanted) (?:one|it|this))\b"
    r"|\bwhen (?:relevant|needed)\b",
    re.IGNORECASE,
)
_WHETHER: Final = re.compile(
    r"\b(?:what|who|whom|how|as|even|clear|says?|said|kn[oe]ws?|known|ask(?:s|ed)?|check(?:s|ed)?"
    r"|shows?|sees?|tells?|told|records?|recorded|explains?)\b[^,.;?]*\bif\b",
    re.IGNORECASE,
)
"""An "if" that is no condition: "what happens if", "say if", "as if"."""

_WHOM: Final = re.compile(
    r"\b(?:(?:brothers|sisters|siblings)|the (?:father|partner|advocate)|(?:the|an) interpreter)\b",
    re.IGNORECASE,
)
"""Those whom not every case has."""


def asks_a_feeling(text: str, guidance: str) -> bool:
    """Return whether it asks what somebody feels, not what is on file of it nor what one thinks."""
    if not _FELT.search(text) or _WEIGHED_UP.search(text):
        return False
    return not _WRITTEN.search(f"{text} {guidance}")


def holds_for_some(text: str, *, whole_theme: bool) -> bool:
    """Return whether a wording holds for some; its *whole_theme* may be asked of those alone."""
    if _IF.search(_WHETHER.sub("", text)):
        return True
    return not whole_theme and bool(_WHOM.search(text))
