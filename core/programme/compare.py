"""Rounds beside one another: each statement over them, only like with like.

Two statements are alike where their words and the bearings of their answers are, or where an
office says so. Where the words of one changed, its line breaks and goes on beside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from core.model.bearing import Bearing
from core.programme.publication import AnsweredRow, JudgedRow, Publication, StatementAsked

_ON_THE_SCALE: Final = frozenset({Bearing.MET.value, Bearing.PARTLY.value, Bearing.NOT_MET.value})
_NOTHING_MAPPED: Final[Mapping[str, str]] = MappingProxyType({})


class ComparedBy(StrEnum):
    """Whose answers a statement is compared by."""

    ROOM = "judged"
    RETURNS = "answered"


@dataclass(frozen=True, slots=True)
class ComparedRound:
    """One round as it heads a column: its place in time, its title and its day (ISO)."""

    place: int
    round: str
    title: str
    held_on: str

    @property
    def year(self) -> int:
        """The year it was held in."""
        return int(self.held_on[:4])


class TrendPoint(NamedTuple):
    """One statement in one round: how many were met of those met, partly or not.

    `others` were not applicable, unknown, not agreed, open or blank: in no share.
    """

    at: ComparedRound
    key: str
    met: int
    partly: int
    not_met: int
    others: int

    @property
    def base(self) -> int:
        """How many a share of met is of."""
        return self.met + self.partly + self.not_met


class AskedCount(NamedTuple):
    """What came of one statement in one round, whatever part of the round it was said in."""

    by: ComparedBy
    asked: StatementAsked
    alike: str
    """What is equal for two that are compared: by whom, and its words and bearings."""
    met: int
    partly: int
    not_met: int
    others: int


@dataclass(frozen=True, slots=True)
class WordsSpan:
    """Rounds that asked a statement in the same words, one after the other."""

    asked: StatementAsked
    counts: tuple[tuple[ComparedRound, AskedCount], ...]

    @property
    def readings(self) -> tuple[TrendPoint, ...]:
        """How it was in each of them, the earliest first."""
        return tuple(TrendPoint(at, one.asked.key, *one[3:]) for at, one in self.counts)


@dataclass(frozen=True, slots=True)
class Trend:
    """One statement over the rounds; between two spans its words or answers changed.

    `mapped` are the spans that an office says go on from the one before all the same.
    """

    by: ComparedBy
    spans: tuple[WordsSpan, ...]
    mapped: frozenset[int] = frozenset()

    @property
    def asked(self) -> StatementAsked:
        """The statement as it was asked last."""
        return self.spans[-1].asked

    @property
    def readings(self) -> tuple[TrendPoint, ...]:
        """All of it, the earliest first."""
        return tuple(one for span in self.spans for one in span.readings)

    @property
    def compares(self) -> bool:
        """Whether its answers say met or not met at all."""
        return any(_compares(one.asked) for one in self.spans)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All statements over all rounds, the rounds in the order they were held."""

    rounds: tuple[ComparedRound, ...] = ()
    trends: tuple[Trend, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundCounts:
    """A round as it is compared, added up once however often that is."""

    round: str
    title: str
    held_on: str
    tool: str
    counts: tuple[AskedCount, ...]


def round_counts(held: Publication) -> RoundCounts:
    """Add a round up: of each statement what the room said, and else what the returns did."""
    judged, answered = _by_statement(held.judged), _by_statement(held.answered)
    found = []
    for asked in held.tool.statements:
        by = ComparedBy.ROOM if asked.key in judged else ComparedBy.RETURNS
        told = (judged if by is ComparedBy.ROOM else answered).get(asked.key)
        if told is not None:
            found.append(AskedCount(by, asked, f"{by.value} {asked.same}", *told))
    return RoundCounts(held.round, held.title, held.held_on, held.tool.key, tuple(found))


def _by_statement(
    rows: Sequence[JudgedRow] | Sequence[AnsweredRow],
) -> dict[str, tuple[int, int, int, int]]:
    found: dict[str, tuple[int, int, int, int]] = {}
    for row in rows:
        met, partly, not_met, others = found.get(row.statement, (0, 0, 0, 0))
        rest = row[2] - row.met - row.partly - row.not_met
        summed = (met + row.met, partly + row.partly, not_met + row.not_met, others + rest)
        found[row.statement] = summed
    return found


def compare(
    rounds: Sequence[RoundCounts], mapped: Mapping[str, str] = _NOTHING_MAPPED
) -> Comparison:
    """Set rounds beside one another, the earliest first.

    *mapped* says which `same` an office has go on as which other. What is asked anew under a
    number that was another's before, in the same tool, follows it behind a break.
    """
    found = _Threads(mapped)
    heads = []
    for place, one in enumerate(rounds):
        heads.append(ComparedRound(place, one.round, one.title, one.held_on))
        found.add(heads[-1], one)
    return Comparison(tuple(heads), found.trends())


class _Thread:
    """A statement while its rounds are gone through; `at` is the round it was asked in last."""

    __slots__ = ("at", "by", "key", "spans")

    def __init__(self, by: ComparedBy) -> None:
        self.by = by
        self.key = ""
        self.at = -1
        self.spans: list[tuple[StatementAsked, list[tuple[ComparedRound, AskedCount]]]] = []

    def put(self, head: ComparedRound, count: AskedCount) -> None:
        asked = count.asked
        self.key, self.at = asked.key, head.place
        if self.spans and self.spans[-1][0].same == asked.same:
            self.spans[-1][1].append((head, count))
        else:
            self.spans.append((asked, [(head, count)]))


class _Threads:
    """All of them: found again by what is alike, and where nothing is, by their number."""

    def __init__(self, mapped: Mapping[str, str]) -> None:
        self._mapped = mapped
        self._all: list[_Thread] = []
        self._alike: dict[str, list[_Thread]] = {}
        self._numbered: dict[tuple[str, str, str], _Thread] = {}

    def add(self, head: ComparedRound, held: RoundCounts) -> None:
        place, known, mapped = head.place, self._alike, self._mapped
        left = []
        for count in held.counts:
            threads = known.get(self._like(count) if mapped else count.alike, ())
            for thread in threads:
                # Of two alike each goes on where it has its own number, while that is free.
                if thread.at < place and (len(threads) == 1 or thread.key == count.asked.key):
                    thread.put(head, count)
                    break
            else:
                left.append(count)
        for count in left:
            self._place_for(count, held.tool, place).put(head, count)
        for thread in self._all:
            if thread.at == place:
                self._numbered[thread.by.value, held.tool, thread.key] = thread

    def _place_for(self, count: AskedCount, tool: str, place: int) -> _Thread:
        """Return where what did not simply go on goes: under its number, or somewhere new."""
        known = self._alike.setdefault(self._like(count), [])
        thread = next((one for one in known if one.at < place), None)
        if thread is None:
            thread = self._numbered.get((count.by.value, tool, count.asked.key))
            if thread is None or thread.at == place:
                thread = _Thread(count.by)
                self._all.append(thread)
            known.append(thread)
        return thread

    def _like(self, count: AskedCount) -> str:
        return f"{count.by.value} {self._last(count.asked.same)}" if self._mapped else count.alike

    def _last(self, same: str) -> str:
        seen = set[str]()
        while same in self._mapped and same not in seen:
            seen.add(same)
            same = self._mapped[same]
        return same

    def trends(self) -> tuple[Trend, ...]:
        """Return them, those of the newest round first, each in its tool's order."""
        self._all.sort(key=lambda one: -one.at)
        return tuple(map(self._trend, self._all))

    def _trend(self, thread: _Thread) -> Trend:
        spans = tuple(WordsSpan(asked, tuple(found)) for asked, found in thread.spans)
        last = [self._last(one.asked.same) for one in spans]
        alike = {at for at in range(1, len(last)) if last[at - 1] == last[at]}
        return Trend(thread.by, spans, frozenset(alike))


def _compares(asked: StatementAsked) -> bool:
    return not _ON_THE_SCALE.isdisjoint(asked.bearings)
