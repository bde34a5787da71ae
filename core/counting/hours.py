"""Stretches of the day in minutes since midnight: joined, clipped and taken from one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.model.clock import minute_of


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """From `begins` up to, but not with, `ends`; minutes since midnight."""

    begins: float
    ends: float

    def __contains__(self, minute: float) -> bool:
        return self.begins <= minute < self.ends

    @property
    def length(self) -> float:
        """Its minutes; none when it ends before it begins."""
        return max(0.0, self.ends - self.begins)


def ends_too_early(starts: str, finishes: str) -> bool:
    """Return whether a day finishes when it starts or before; not asked where a time lacks."""
    begins, ends = minute_of(starts), minute_of(finishes)
    return begins is not None and ends is not None and ends <= begins


def stretch_of(starts: str, minutes: int) -> Stretch | None:
    """Return an agenda entry's stretch, or None if it has no time or no length."""
    begins = minute_of(starts)
    return None if begins is None or minutes <= 0 else Stretch(begins, begins + minutes)


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches in order, those that touch or overlap made one."""
    found: list[Stretch] = []
    for stretch in sorted(stretches):
        if stretch.length == 0:
            continue
        if found and stretch.begins <= found[-1].ends:
            found[-1] = Stretch(found[-1].begins, max(found[-1].ends, stretch.ends))
        else:
            found.append(stretch)
    return found


def clipped(stretches: Iterable[Stretch], within: Stretch) -> list[Stretch]:
    """Return what of the stretches lies within another."""
    cut = (
        Stretch(max(stretch.begins, within.begins), min(stretch.ends, within.ends))
        for stretch in stretches
    )
    return [stretch for stretch in cut if stretch.length > 0]


def without(stretches: Iterable[Stretch], taken: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches with every part of *taken* cut out."""
    left = joined(stretches)
    for cut in joined(taken):
        left = [
            part
            for stretch in left
            for part in (
                Stretch(stretch.begins, min(stretch.ends, cut.begins)),
                Stretch(max(stretch.begins, cut.ends), stretch.ends),
            )
            if part.length > 0
        ]
    return left


def length(stretches: Sequence[Stretch]) -> float:
    """Return the minutes of stretches that do not overlap."""
    return sum(stretch.length for stretch in stretches)
