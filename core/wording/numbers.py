"""Says counts the way a report may: with their base and unit, in words where numbers are few."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Final

from core.counting.collation import Base, percent
from core.model.share_ladder import FIELD_LADDER, ShareLadder
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


class OtherUnit(Enum):
    """What is counted that no return and no case is, in the singular and the plural."""

    JUDGEMENTS = ("judgement", "judgements")
    PERIODS = ("period", "periods")
    PEOPLE = ("person", "people")
    FAMILIES = ("family", "families")
    ANSWERS = ("answer", "answers")

    def of(self, number: int) -> str:
        """Return "1 judgement" or "58 judgements"."""
        return plural(number, *self.value)


AnyUnit = Unit | OtherUnit


def number(count: int) -> str:
    """Return a count in words up to ten, in figures above."""
    return _SPELT[count] if 0 <= count < len(_SPELT) else str(count)


def share(count: int, base: int, unit: AnyUnit, of: Base | None = None) -> str:
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


def about_share(count: int, base: int, ladder: ShareLadder = FIELD_LADDER) -> str:
    """Return "all", "all but one", "most" and so on, as the audit says it; never a rate.

    Nothing where the numbers themselves are told: of three or fewer. Raises ValueError
    for a base of 0.
    """
    return tr(ladder.word(count, base))


def about_cases(count: int, base: int, ladder: ShareLadder = FIELD_LADDER) -> str:
    """Return "all but one (8 of 9 cases)", and of three or fewer "2 of 3 cases"."""
    counts = tr("{count} of {count_2}", count=count, count_2=Unit.CASES.of(base))
    said = about_share(count, base, ladder)
    return f"{said} ({counts})" if said else counts


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
