"""Which figures of many partnerships may be released, so that nobody can work out one other's.

Over one statement in one year there is a figure of all, one of each region and one of each
pathway. A figure is of enough partnerships and cases, and nobody is nearly all of it; what is
hidden is that together, too. Nothing rests on fewer than three that can be worked out of the
figures (`ties`), of this release and the one before. What fewer than three changed waits, all
of that partnership's together, so that what is shown always adds up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from core.counting.ties import FEWEST, AtRelease, CubePart, Line, exposed

FEWEST_CASES: Final = 10
_PART, _WHOLE = 4, 5
"""Nobody has more than 80% of a figure, also once somebody else has taken its own out of it."""

Counts = tuple[int, int, int]
"""Cases that were met, partly met and not met."""
ALL: Final[CubePart] = ("all", "")
_NOTHING: Final[Counts] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one partnership has in a pathway: in the last release, and now.

    `before` is None where it was there and is erased since.
    """

    partnership: int
    region: str
    pathway: str
    before: Counts | None
    now: Counts


@dataclass(frozen=True, slots=True)
class ReleasedFigure:
    """A figure that may be shown."""

    partnerships: int
    met: int
    partly: int
    not_met: int

    @property
    def cases(self) -> int:
        """How many cases it is of."""
        return self.met + self.partly + self.not_met


@dataclass(frozen=True, slots=True)
class Figures:
    """What is shown of a statement in a year; whose changes are in it, and whose wait.

    `shown` is None where what was released before has to stay as it was.
    """

    shown: Mapping[CubePart, ReleasedFigure] | None
    accepted: frozenset[int] = frozenset()
    waiting: frozenset[int] = frozenset()


def release_figures(
    rows: Iterable[Contribution],
    shown_before: frozenset[CubePart],
    closed: frozenset[CubePart] = frozenset(),
) -> Figures:
    """Return what may be shown now, where *shown_before* was shown in the last release.

    What is *closed* was shown once and hidden since. It stays hidden: two releases that are
    not neighbours could else be taken from one another.
    """
    group = _Group.of(rows, shown_before, closed)
    accepted = set(group.changed)
    while accepted:
        view = _View(group, accepted)
        found = view.safe_parts()
        if isinstance(found, _Shown):
            figures = {part: _figure(view.cells[part]) for part in found.parts}
            return Figures(figures, frozenset(accepted), frozenset(group.changed - accepted))
        if not found & accepted or found & group.erased:
            break  # what is erased cannot be taken as it was before
        accepted -= found
    return Figures(None, waiting=frozenset(group.changed))


Cells = dict[CubePart, dict[int, Counts]]


@dataclass(frozen=True, slots=True)
class _Group:
    """One statement in one year: who has what in which pathway, before and now."""

    region: dict[int, str]
    before: dict[int, dict[str, Counts | None]]
    now: dict[int, dict[str, Counts]]
    shown: frozenset[CubePart]
    closed: frozenset[CubePart]
    changed: set[int] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)

    @classmethod
    def of(
        cls,
        rows: Iterable[Contribution],
        shown: frozenset[CubePart],
        closed: frozenset[CubePart],
    ) -> "_Group":
        found = cls({}, {}, {}, shown, closed)
        for row in rows:
            who = row.partnership
            found.region[who] = row.region
            before, now = found.before.setdefault(who, {}), found.now.setdefault(who, {})
            if row.before != _NOTHING:
                before[row.pathway] = row.before
            if row.now != _NOTHING:
                now[row.pathway] = row.now
            if row.before is None:
                found.erased.add(who)
            if row.before != row.now:
                found.changed.add(who)
        return found

    @property
    def is_first(self) -> bool:
        """Whether nothing was shown before that anything could be taken from."""
        return ALL not in self.shown

    def cells(self, accepted: set[int]) -> Cells:
        """Return what each part would be made of."""
        found: Cells = {}
        for who, region in self.region.items():
            has = self.now[who] if who in accepted else self.before[who]
            for pathway, counts in has.items():
                if counts is not None:
                    for part in (ALL, ("region", region), ("pathway", pathway)):
                        mine = found.setdefault(part, {})
                        mine[who] = _sum(mine.get(who, _NOTHING), counts)
        return found

    def changed_pathways(self, who: int) -> set[str]:
        """Return the pathways in which it surely has other counts now."""
        before, now = self.before[who], self.now[who]
        return {
            one
            for one in before.keys() | now.keys()
            if before.get(one, _NOTHING) != now.get(one, _NOTHING)
            and not (one in now and before.get(one, _NOTHING) is None)  # may be the same again
        }

    def lines(self, accepted: set[int]) -> dict[int, list[Line]]:
        """Return what ties each one's region to its pathways, in this release and the last."""
        found: dict[int, list[Line]] = {}
        for who, region in self.region.items():
            mine = found.setdefault(who, [])
            changed = self.changed_pathways(who) if who in accepted else set()
            for one in self.before[who]:
                when = AtRelease.BEFORE if one in changed else AtRelease.BOTH
                mine.append((("region", region), ("pathway", one), when))
            if who in accepted:
                for one in self.now[who]:
                    if one in changed or one not in self.before[who]:
                        mine.append((("region", region), ("pathway", one), AtRelease.NOW))
        return found


@dataclass(frozen=True, slots=True)
class _Shown:
    """The parts that may be shown."""

    parts: frozenset[CubePart]


class _View:
    """The group as it would be with some of the changes."""

    def __init__(self, group: _Group, accepted: set[int]) -> None:
        self._group = group
        self.cells = group.cells(accepted)
        self._lines = group.lines(accepted)
        self._changes: Counter[CubePart] = Counter()
        for lines in self._lines.values():
            parts = {part for one, two, when in lines if when.value for part in (ALL, one, two)}
            self._changes.update(parts)

    def safe_parts(self) -> _Shown | set[int]:
        """Return what may be shown, or whose change would have to wait for that."""
        group, visible = self._group, {part for part in self.cells if self._may_be_seen(part)}
        kept = {part for part in group.shown if not self._is_free(part)}
        if ALL not in visible:
            return self._changed_in(kept) if kept else _Shown(frozenset())
        torn = {part for part in kept if self._changes[part]}
        if torn:
            return self._changed_in(torn)
        while exposed := self._exposed(visible):
            able = sorted((visible - kept - {ALL}), key=lambda part: (self._size(part), part))
            if not able:
                return exposed
            visible.remove(next((one for one in able if one not in group.shown), able[0]))
        return _Shown(frozenset(visible))

    def _is_free(self, part: CubePart) -> bool:
        """Whether it may change from hidden to shown, or back."""
        return self._group.is_first or self._changes[part] >= FEWEST

    def _may_be_seen(self, part: CubePart) -> bool:
        if part in self._group.closed:
            return False
        return _may_be_shown(self.cells[part]) if self._is_free(part) else part in self._group.shown

    def _changed_in(self, parts: set[CubePart]) -> set[int]:
        return {
            who
            for who, lines in self._lines.items()
            if any(when.value and {ALL, one, two} & parts for one, two, when in lines)
        }

    def _size(self, part: CubePart) -> int:
        return sum(sum(counts) for counts in self.cells[part].values())

    def _exposed(self, visible: set[CubePart]) -> set[int]:
        """Return whose counts one other could work out if these parts were seen."""
        for cube in ("region", "pathway"):
            hidden: dict[int, Counts] = {}
            for part in self.cells.keys() - visible:
                if part[0] == cube:
                    for who, counts in self.cells[part].items():
                        hidden[who] = _sum(hidden.get(who, _NOTHING), counts)
            if hidden and not _may_be_shown(hidden):
                return set(hidden)
        parts = {part for lines in self._lines.values() for one in lines for part in one[:2]}
        unseen_before = None if self._group.is_first else parts - self._group.shown
        return exposed(self._lines, unseen_before, parts - visible)


def _may_be_shown(mine: Mapping[int, Counts]) -> bool:
    """Whether it is of enough, and after anyone took its own out nobody is nearly all of it."""
    sizes = sorted((sum(counts) for counts in mine.values()), reverse=True)
    whole = sum(sizes)
    return (
        len(sizes) >= FEWEST
        and whole >= FEWEST_CASES
        and _WHOLE * sizes[0] <= _PART * (whole - sizes[1])
    )


def _figure(mine: Mapping[int, Counts]) -> ReleasedFigure:
    met, partly, not_met = map(sum, zip(*mine.values(), strict=True))
    return ReleasedFigure(len(mine), met, partly, not_met)


def _sum(one: Counts, two: Counts) -> Counts:
    return one[0] + two[0], one[1] + two[1], one[2] + two[2]
