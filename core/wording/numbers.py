"""Says counts the way a report may: with their base and unit, in words where numbers are few."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Final

from core.counting.collation import Base, percent
from core.words import plural, tr

_SPELT: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip


class Unit(Enum):
    """What is counted, in the singular and the plural."""

    RETURNS = ("return", "returns")
    CASES = ("{case}", "{cases}")
    AGENCIES = ("agency", "agencies")
    REQUESTS = ("request", "requests")
    ITEMS = ("item", "items")

    def of(self, number: int) -> str:
        """Return "1 return" or "24 returns"."""
        return plural(number, *self.value)


def number(count: int) -> str:
    """Return a count in words up to ten, in figures above."""
    return _SPELT[count] if 0 <= count < len(_SPELT) else str(count)


def share(count: int, base: int, unit: Unit, of: Base | None = None) -> str:
    """Return "58.3% (14 of 24 returns)", with the base's name behind when *of* is given.

    "no returns" when there are none to speak of.
    """
    behind = f", {of.value}" if of is not None else ""
    worked = percent(count, base)
    if worked is None:
        return tr("no {unit}{behind}", unit=tr(unit.value[1]), behind=behind)
    return tr(
        "{worked}% ({count} of {count_2}{behind})",
        worked=worked,
        count=count,
        count_2=unit.of(base),
        behind=behind,
    )


def percent_text(worked: Decimal | None) -> str:
    """Return "58.3%", or an en dash where there is nothing to divide by."""
    return "–" if worked is None else f"{worked}%"


def about_share(count: int, base: int) -> str:
    """Return "all", "all but one", "most", "two thirds" and so on; never a rate.

    Two thirds, half and a third are said only where they are exact; most is
    more than half, few is less than a quarter. Raises ValueError for a base of 0.
    """
    if base <= 0 or not 0 <= count <= base:
        raise ValueError(f"{count} of {base} cannot be put in words")
    if count == base:
        return tr("the only one") if base == 1 else "both" if base == 2 else "all"
    if count == 0:
        return "none"
    if count == base - 1 and base > 3:
        return tr("all but one")
    exact = {(2, 3): tr("two thirds"), (1, 2): "half", (1, 3): tr("a third")}
    for (over, under), words in exact.items():
        if count * under == base * over:
            return tr("one of two") if base == 2 else words
    if count == 1:
        return "one"
    if 2 * count > base:
        return "most"
    return "few" if 4 * count < base else "some"


def about_cases(count: int, base: int) -> str:
    """Return "all but one (8 of 9 cases)"."""
    return tr(
        "{about_share} ({count} of {count_2})",
        about_share=about_share(count, base),
        count=count,
        count_2=Unit.CASES.of(base),
    )


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
