"""What was answered as plain values, so that it is counted where nobody waits for it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.counting.asking import (
    EVERYTHING_ASKED,
    NotAsked,
    Pair,
    deciding_items,
    not_asked,
    usable_pairs,
)
from core.counting.before_after import AnswersByCase
from core.counting.collation import Counts
from core.counting.divergence import AnswerCell
from core.counting.narrowing import Narrowing, kept_pairs
from core.counting.value_counts import Values
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.packed import PackedAnswers
from core.model.progress import Progress, unreported
from core.model.snapshot import AnswerRow, Snapshot, ValueRow

_A_PART = 20
"""Cases after which it is told how far the counting is."""
_ALL = AgencyId(0)
"""Stands for every agency where they are not told apart."""


class _Meanings(dict[str, tuple[AgencyId, ItemId, AnswerId]]):
    """What each code stands for; asked for some hundred thousand times, worked out once."""

    def __init__(self, packed: PackedAnswers) -> None:
        super().__init__()
        self._packed = packed

    def __missing__(self, code: str) -> tuple[AgencyId, ItemId, AnswerId]:
        found = self[code] = self._packed.unpacked(code)
        return found


def cells_by_case(packed: PackedAnswers, one_by_one: Collection[ItemId]) -> list[AnswerCell]:
    """Count what was answered by case, item and answer; what is wanted *one by one* by agency too.

    They are the cells that `answers_grouped` reads, from what is read three times as fast.
    """
    meanings, apart, found = _Meanings(packed), frozenset(one_by_one), list[AnswerCell]()
    for case, text in packed.cells:
        together: dict[tuple[ItemId, AnswerId], int] = {}
        for agency, item, answer in map(meanings.__getitem__, text.split(",")):
            if item in apart:
                found.append((case, agency, item, answer, 1))
            else:
                together[item, answer] = together.get((item, answer), 0) + 1
        found += [(case, _ALL, item, answer, n) for (item, answer), n in together.items()]
    return found


@dataclass(frozen=True, slots=True)
class AnswersRead:
    """Every answer given, packed by case and told apart by agency, and every value by item."""

    packed: PackedAnswers
    values: Mapping[ItemId, Sequence[ValueRow]] = field(default_factory=dict)

    def rows(self, items: Collection[ItemId]) -> list[AnswerRow]:
        """Return the answers to some items one by one."""
        wanted, meanings = frozenset(items), _Meanings(self.packed)
        if not wanted:
            return []
        return [
            AnswerRow(case, agency, item, answer)
            for case, text in self.packed.cells
            for agency, item, answer in map(meanings.__getitem__, text.split(","))
            if item in wanted
        ]

    def values_of(self, items: Iterable[ItemId]) -> list[ValueRow]:
        """Return the values given to some items."""
        return [row for item in items for row in self.values.get(item, ())]

    def counts(self, agency_id: AgencyId | None, kept: Collection[Pair] | None) -> Counts:
        """Count the answers by item, of one agency or all; of the returns *kept* where given."""
        codes: Counter[str] = Counter()
        meanings = _Meanings(self.packed)
        for case, text in self.packed.cells:
            given: Iterable[str] = text.split(",")
            if kept is not None:
                given = [code for code in given if (case, meanings[code][0]) in kept]
            codes.update(given)
        found: Counter[tuple[ItemId, AnswerId]] = Counter()
        for code, number in codes.items():
            agency, item, answer = meanings[code]
            if agency_id in (None, agency):
                found[item, answer] += number
        return found

    def answered_by_case(
        self, now: Snapshot, apart: NotAsked, progress: Progress = unreported
    ) -> dict[ItemId, AnswersByCase]:
        """Return what usable returns answered of each case, by item, but for what stands apart."""
        meanings, usable, out = _Meanings(self.packed), now.usable, apart.pairs
        found: defaultdict[ItemId, defaultdict[CaseId, list[AnswerId]]]
        found = defaultdict(lambda: defaultdict(list))
        agencies = [agency.id for agency in now.agencies]
        for done, (case, text) in enumerate(self.packed.cells):
            if done % _A_PART == 0:
                progress(done, len(self.packed.cells))
            counting = {one for one in agencies if (case, one) in usable}
            for agency, item, answer in map(meanings.__getitem__, text.split(",")):
                if agency in counting and not (out and (case, agency) in out.get(item, ())):
                    found[item][case].append(answer)
        return dict(found)


@dataclass(frozen=True, slots=True)
class ReturnsCounted:
    """What the returns that count answered, of one agency or all, by what narrows them.

    `kept` is the audit with those returns alone that a narrowing keeps.
    """

    kept: Snapshot
    usable: int
    counts: Counts
    values: Values
    apart: NotAsked


def returns_counted(
    now: Snapshot, read: AnswersRead, agency_id: AgencyId | None, only: Narrowing
) -> ReturnsCounted:
    """Count what was read, of one agency or all, by what narrows the returns."""
    kept = now
    if only:
        pairs = kept_pairs(now, usable_pairs(now), only, read.rows(only.items)).pairs
        kept = replace(now, usable=frozenset(pairs))
    held = kept.usable if only else None
    values = {
        item: [
            one.value
            for one in given
            if agency_id in (None, one.agency_id)
            and (held is None or (one.case_id, one.agency_id) in held)
        ]
        for item, given in read.values.items()
    }
    return ReturnsCounted(
        kept,
        len(usable_pairs(kept, agency_id)),
        read.counts(agency_id, held),
        {item: some for item, some in values.items() if some},
        _apart(kept, read, agency_id),
    )


def _apart(kept: Snapshot, read: AnswersRead, agency_id: AgencyId | None) -> NotAsked:
    items = deciding_items(kept.tool)
    if not items:
        return EVERYTHING_ASKED
    return not_asked(kept, read.rows(items), read.values_of(items), agency_id)
