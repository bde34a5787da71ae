"""What the careful reader knows of an audit's counts: their bases, their units, some of them."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from core.counting.collation import percent
from core.model.share_ladder import FIELD_LADDER, ShareLadder
from core.wording.numbers import Unit, share
from core.words import plural, tr


@dataclass(frozen=True, slots=True)
class KnownCount:
    """One count of the audit with its base and unit, and what it is `about`.

    With `agreement` it says how many of those who spoke said the same.
    """

    count: int
    base: int
    unit: Unit = Unit.RETURNS
    about: str = ""
    agreement: bool = False

    @property
    def part(self) -> Fraction:
        """The share itself."""
        return Fraction(self.count, self.base)

    @property
    def in_words(self) -> str:
        """The count as a report says it: "66.7% (14 of 21 returns)", few of them without rate."""
        if self.agreement or self.base < 4:
            of = plural(self.base, *self.unit.value)
            said = tr("{count} of {of}", count=self.count, of=of)
        else:
            said = share(self.count, self.base, self.unit)
        return f"{self.about}: {said}" if self.about else said


@dataclass(frozen=True, slots=True)
class QuestionCounts:
    """What everybody said to one question: in returns, in the room.

    `reach` has by unit and base the counts that some answers together come to, as the bits
    of a number; `in_words` the counts as a sentence says them; `answers` each answer's count
    on its bases.
    """

    key: str
    short: str
    reach: Mapping[Unit, Mapping[int, int]]
    in_words: Mapping[Unit, str]
    answers: Mapping[str, tuple[KnownCount, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class AuditBases:
    """Which bases the audit's counts have, by unit, what its answers and shares are called.

    A base is how many of a unit something was counted of; each is above 0. `others` has
    those of what is no unit of the audit's own, by the noun: staff, families. The `ladder`
    has the audit's own words for a share of few. `questions` have their own counts, by the
    number they are named by; `groups` are what parts of the audit are called: agencies, teams.
    """

    bases: Mapping[Unit, frozenset[int]] = field(default_factory=dict)
    answers: frozenset[str] = frozenset()
    ladder: ShareLadder = FIELD_LADDER
    others: Mapping[str, frozenset[int]] = field(default_factory=dict)
    questions: Mapping[str, QuestionCounts] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()

    def most(self, unit: Unit) -> int:
        """Return the greatest base of a unit; 0 where nothing is counted in it."""
        return max(self.bases.get(unit, ()), default=0)

    def gives(self, worked: Decimal, units: Iterable[Unit]) -> bool:
        """Return whether some count in one of the units comes to a percentage as it is printed.

        Of so few that they are told as counts nobody prints a percentage, unless there are no more.
        """
        few = self.ladder.counts_up_to
        return any(
            gives(worked, base)
            for unit in units
            for base in self.bases.get(unit, frozenset())
            if base > few or self.most(unit) <= few
        )


def gives(worked: Decimal, base: int) -> bool:
    """Return whether some count of a base comes to a percentage, rounded as it is printed."""
    places = places_of(worked)
    return any(percent(count, base, places) == worked for count in _near(worked, base))


def comes_to(worked: Decimal, counts: Container[int], bases: Iterable[int]) -> bool:
    """Return whether one of some counts comes to a percentage of one of some bases."""
    places = places_of(worked)
    return any(
        percent(count, base, places) == worked
        for base in bases
        if base > 0
        for count in _near(worked, base)
        if count and count in counts
    )


def _near(worked: Decimal, base: int) -> Iterable[int]:
    """Return the only counts of a base that can come to a percentage."""
    places = places_of(worked)
    slack = 1 + base // (200 * 10**places)
    middle = int(worked * base / 100)
    return range(max(0, middle - slack), min(base, middle + slack) + 1)


def places_of(worked: Decimal) -> int:
    """Return how many places a percentage is printed with."""
    exponent = worked.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
