"""What is counted, as a text calls it: "cases", "agency files", "the eight children"."""

import re
from typing import Final

from core.wording.numbers import Unit
from core.words import tr

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ALSO: Final[dict[str, Unit]] = {
    "case": Unit.CASES,
    "cases": Unit.CASES,
    "file": Unit.RETURNS,
    "files": Unit.RETURNS,
    "form": Unit.RETURNS,
    "forms": Unit.RETURNS,
    "organisation": Unit.AGENCIES,
    "organisations": Unit.AGENCIES,
}
# A phrase about what is counted ends where one of these begins.
_ENDS: Final = frozenset(
    re.split(
        r"\s+",
        """of in on at for by to from with without where when which who that and or but than as is
are was were be been being has have had do does did not could would should can may might will shall
between during after before about over under within it they he she we you i there said say says
held hold holds lacked lack gave came come sent send""",
    )
)
_NO_THING: Final = frozenset(
    re.split(r"\s+", "the all these those them which whom this that it our its their his her")
)


def noun_units() -> dict[str, Unit]:
    """Return every noun that names a unit, in the audit's own word too."""
    found = dict(_ALSO)
    for unit in Unit:
        for form in unit.value:
            found[tr(form).casefold()] = unit
    return found


def phrase(text: str) -> list[str]:
    """Return the words of what a text begins with, up to where the phrase ends."""
    words: list[str] = []
    end = 0
    for hit in _WORD.finditer(text):
        between = text[end : hit.start()]
        if between.strip() or hit.group().casefold() in _ENDS:
            break
        words.append(hit.group().casefold())
        end = hit.end()
    return words


def unit_of(text: str) -> tuple[Unit | None, bool]:
    """Return the unit a text begins by naming, and whether it names something else instead.

    "usable returns where" names returns; "parents" something that is no unit.
    """
    units = noun_units()
    words = phrase(text)
    for size in (1, 2):
        for at in range(len(words) - size + 1):
            unit = units.get(" ".join(words[at : at + size]))
            # "case files" are files, "agency returns" are returns: the last noun counts.
            follows = units.get(words[at + size]) if at + size < len(words) else None
            if unit is not None:
                return follows or unit, False
    return None, any(word not in _NO_THING for word in words)
