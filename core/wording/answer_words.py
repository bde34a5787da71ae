"""What the words of an answer say of it: the bearing they usually have, and a key for files."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import count
from typing import Final

from core.model.bearing import Bearing
from core.model.names import normalised
from core.wording.tool_edits import KEY, RESERVED_KEYS

_USUAL: Final = {
    Bearing.MET: "yes; met; fully; in full; fully met; always; good; very good; excellent;"
    " outstanding; strong; green; on time; in time; all; done; complete; completed; achieved;"
    " evident; evidenced; effective; consistently; well",
    Bearing.PARTLY: "in part; partly; partially; partly met; partially met; to some extent; some;"
    " sometimes; mostly; requires improvement; needs improvement; needs to improve; amber;"
    " developing; adequate; fair; mixed; partial; usually; often; occasionally; mainly;"
    " in progress; started",
    Bearing.NOT_MET: "no; not met; none; never; not at all; inadequate; poor; very poor; weak; red;"
    " missing; not done; late; not yet; rarely; seldom; hardly ever; not achieved; not evident;"
    " not evidenced; ineffective; absent; not started; badly",
    Bearing.NOT_APPLICABLE: "not applicable; n/a; na; does not apply; not relevant; not needed;"
    " not required",
    Bearing.UNKNOWN: "don't know; do not know; not known; unknown; unclear; not clear; unsure;"
    " not sure; not recorded; hard to say; cannot say; cannot tell; not enough to say;"
    " cannot be told; not stated;"
    " not enough evidence; no evidence",
}
_BEARINGS: Final = {
    words.strip(): bearing for bearing, said in _USUAL.items() for words in said.split(";")
}
_NOT_SAID: Final = re.compile(
    r"\b(?:no|not|cannot|unable|unclear|unknown|unsure|uncertain|undecided|declined|refused|withheld"
    r"|insufficient|inadequate information|too little|missing|pending|awaited|open)\b|n[’']?t\b"
)
"""What an answer says that stands for nothing known; “Would rather not say” is one."""
_NOT_IN_A_KEY: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 40


def usual_bearing(label: str) -> Bearing | None:
    """Return the bearing that an answer of these words nearly always has; None for others."""
    return _BEARINGS.get(normalised(label).rstrip("."))


def says_otherwise(label: str, bearing: Bearing) -> bool:
    """Return whether an answer counts as unknown, or off the scale, and its words say another."""
    usual = usual_bearing(label)
    if bearing is Bearing.NOT_APPLICABLE:
        return usual not in (None, Bearing.NOT_APPLICABLE, Bearing.UNKNOWN)
    if bearing is not Bearing.UNKNOWN or usual in (Bearing.UNKNOWN, Bearing.NOT_APPLICABLE):
        return False
    return usual is not None or not _NOT_SAID.search(normalised(label))


def key_for(label: str, taken: Iterable[str]) -> str:
    """Return a key for an answer, of its words: "in_part"; with a number where that is taken.

    Nothing for words that have no letter a key may have.
    """
    plain = unicodedata.normalize("NFKD", label.replace("'", "").replace("’", "")).casefold()
    plain = plain.encode("ascii", "ignore").decode("ascii")
    key = _NOT_IN_A_KEY.sub("_", plain).strip("_")[:_LONGEST].rstrip("_")
    if not KEY.fullmatch(key):
        return ""
    others = {*taken, *RESERVED_KEYS}
    numbered = (key if at == 1 else f"{key}_{at}" for at in count(1))
    return next(one for one in numbered if one not in others)
