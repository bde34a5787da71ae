"""Standards and thresholds that questions cite by their number."""

from dataclasses import dataclass

from core.model.ids import NEW

_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard or threshold; `number` is as it is cited, `source` the paper it stands in."""

    number: str
    text: str
    id: int = NEW
    position: int = 0
    source: str = ""


def cited_in(kept: str) -> tuple[str, ...]:
    """Return the numbers a question cites, as they are kept: a line each."""
    return tuple(line for line in kept.split(_BETWEEN) if line)


def citations_kept(numbers: tuple[str, ...]) -> str:
    """Return the numbers a question cites as one text."""
    return _BETWEEN.join(numbers)
