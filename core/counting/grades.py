"""Grades on an ordered scale: which is better, bands over them, the middle one, steps between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from core.counting.collation import percent
from core.model.bearing import Bearing
from core.model.ids import AnswerId, AnswerSetId
from core.model.tool import Answer, AnswerKind, Tool

GOODNESS: Final = {Bearing.MET: 2, Bearing.PARTLY: 1, Bearing.NOT_MET: 0}


@dataclass(frozen=True, slots=True)
class Band:
    """Some grades under one name: "Good or better"."""

    name: str
    grades: tuple[Answer, ...]


@dataclass(frozen=True)
class Scale:
    """The grades of one answer set, the best first; its other answers are not in it.

    On a scale that has nothing to do with quality the first answer stands for the best.
    """

    grades: tuple[Answer, ...]

    @cached_property
    def _places(self) -> dict[AnswerId, int]:
        return {one.id: at for at, one in enumerate(self.grades)}

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """What the tool calls a grade and every better one together, the narrowest first."""
        named = [at for at, one in enumerate(self.grades) if one.band]
        return tuple(Band(self.grades[at].band, self.grades[: at + 1]) for at in named)

    def place(self, answer: Answer | None) -> int | None:
        """Return how many grades are better; None for what is no grade of this scale."""
        return self._places.get(answer.id) if answer is not None else None

    def steps(self, one: Answer | None, other: Answer | None) -> int | None:
        """Return how many steps *other* is better than *one*; None unless both are grades."""
        first, second = self.place(one), self.place(other)
        return None if first is None or second is None else first - second

    def spread(self, given: Iterable[Answer | None]) -> int | None:
        """Return how many steps lie between the best and the worst of some; None below two."""
        places = [at for one in given if (at := self.place(one)) is not None]
        return max(places) - min(places) if len(places) > 1 else None


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How often each grade of a scale was given, and what follows from its order."""

    scale: Scale
    counts: tuple[int, ...]

    @property
    def base(self) -> int:
        """How many grades were given."""
        return sum(self.counts)

    @property
    def given(self) -> tuple[Answer, ...]:
        """The grades somebody gave, the best first."""
        paired = zip(self.scale.grades, self.counts, strict=True)
        return tuple(one for one, count in paired if count)

    @property
    def middle(self) -> tuple[Answer, ...]:
        """The median grade; two where as many are at or above the one as at or below the other."""
        if not self.base:
            return ()
        low, high = self._at((self.base - 1) // 2), self._at(self.base // 2)
        return (low,) if low.id == high.id else (low, high)

    @property
    def around_middle(self) -> tuple[int, int]:
        """How many grades are better than the middle, and how many are worse."""
        ends = [self.scale.place(one) for one in self.middle]
        if not ends or ends[0] is None or ends[-1] is None:
            return 0, 0
        return sum(self.counts[: ends[0]]), sum(self.counts[ends[-1] + 1 :])

    def in_band(self, band: Band) -> int:
        """Return how many grades are in a band."""
        return sum(self.counts[: len(band.grades)])

    def percent(self, band: Band) -> object:
        """Return a band's share of all grades given, in per cent; None where there are none."""
        return percent(self.in_band(band), self.base)

    def _at(self, place: int) -> Answer:
        for one, count in zip(self.scale.grades, self.counts, strict=True):
            if place < count:
                return one
            place -= count
        raise IndexError(place)


@dataclass(frozen=True, slots=True)
class Moves:
    """How a later judgement went from an earlier one: better, worse, or as it was."""

    better: int = 0
    worse: int = 0
    same: int = 0

    @property
    def base(self) -> int:
        """How many had a grade both times."""
        return self.better + self.worse + self.same


def scale_of(tool: Tool, answer_set_id: AnswerSetId, *, of_each: bool = False) -> Scale | None:
    """Return the scale of an answer set; None where its answers are no grades.

    *of_each* looks at what is given to each person too.
    """
    held = tool.answer_set.get(answer_set_id)
    if held is None or (held.kind.of_one if of_each else held.kind) is not AnswerKind.GRADES:
        return None
    return Scale(best_first(tool.answers_of(answer_set_id)))


def best_first(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return those of *answers* that are grades, the best first.

    They are those on the met scale; where none is, all that do not say "unknown".
    """
    on = [one for one in answers if one.bearing in GOODNESS]
    if not on:
        return tuple(one for one in answers if one.bearing is not Bearing.UNKNOWN)
    worst_first = GOODNESS[on[0].bearing] < GOODNESS[on[-1].bearing]
    return tuple(reversed(on)) if worst_first else tuple(on)


def grade_count(scale: Scale | None, counts: Iterable[tuple[Answer, int]]) -> GradeCount | None:
    """Count how often each grade of a scale was given; None without a scale."""
    if scale is None:
        return None
    found = {answer.id: count for answer, count in counts}
    return GradeCount(scale, tuple(found.get(one.id, 0) for one in scale.grades))


def moves(scale: Scale, pairs: Iterable[tuple[Answer | None, Answer | None]]) -> Moves:
    """Count which way grades moved, of those that were given both times."""
    steps = [found for pair in pairs if (found := scale.steps(*pair)) is not None]
    return Moves(
        sum(found > 0 for found in steps),
        sum(found < 0 for found in steps),
        sum(found == 0 for found in steps),
    )
