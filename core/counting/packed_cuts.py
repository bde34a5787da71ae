"""Cuts answers that came packed, a text a case: codes are counted before they are read."""

from collections import Counter
from collections.abc import Iterable, Sequence

from core.counting.asking import EVERYTHING_ASKED, NotAsked, Pair, usable_pairs
from core.counting.cuts import (
    NO_ONE_AGENCY,
    Counted,
    Group,
    ReturnsCut,
    ReturnsKept,
    cut_parts,
    unasked_by_group,
)
from core.counting.narrowing import AGENCY, group_of_pair, groups_of_cases
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.packed import PackedAnswers
from core.model.snapshot import Snapshot


def cut_packed(
    now: Snapshot,
    answers: PackedAnswers,
    by: Sequence[str],
    pairs: Sequence[Pair] | None = None,
    apart: NotAsked = EVERYTHING_ASKED,
) -> tuple[ReturnsCut, ...]:
    """Count as `cut_returns` does, of answers that came packed.

    They are told apart by agency where a dimension, *pairs* or what stands *apart* needs it.
    """
    held = usable_pairs(now) if pairs is None else pairs
    groups = [group_of_pair(now, one) for one in by]
    usable = Counter(tuple(group(pair) for group in groups) for pair in held)
    kept = None if pairs is None else ReturnsKept(held)
    counted = _Unpacking(now, answers, by, kept, apart).counted()
    return cut_parts(now, by, usable, counted, unasked_by_group(groups, kept, apart))


class _Unpacking:
    """Counts packed answers by group: codes first, then what each code stands for."""

    def __init__(
        self,
        now: Snapshot,
        packed: PackedAnswers,
        by: Sequence[str],
        kept: ReturnsKept | None,
        apart: NotAsked,
    ) -> None:
        self._packed, self._kept, self._apart = packed, kept, apart
        self._agency_at = list(by).index(AGENCY) if AGENCY in by else None
        self._of_case = [{} if one == AGENCY else groups_of_cases(now, one) for one in by]
        self._known: dict[str, tuple[AgencyId, ItemId, AnswerId]] = {}
        self._answers: dict[str, tuple[ItemId, AnswerId]] = {}

    def counted(self) -> dict[Group, Counted]:
        """Return how many gave each answer to each item, by group."""
        codes: dict[Group, Counter[str]] = {}
        for case, text in self._packed.cells:
            held = self._that_count(case, text.split(","))
            at = tuple(groups.get(case, "") for groups in self._of_case)
            codes.setdefault(at, Counter()).update(held)
        if not self._packed.by_agency:
            return {at: self._unpacked(numbers) for at, numbers in codes.items()}
        found: dict[Group, Counted] = {}
        for at, numbers in codes.items():
            mine = found.setdefault(at, {})
            for code, number in numbers.items():
                agency, item, answer = self._meaning(code)
                if self._agency_at is not None:
                    mine = found.setdefault(self._at_agency(at, agency), {})
                mine[item, answer] = mine.get((item, answer), 0) + number
        return found

    def _unpacked(self, numbers: Counter[str]) -> Counted:
        """Return codes that each stand for one answer to one item, as what they stand for."""
        known = self._answers
        try:
            return {known[code]: number for code, number in numbers.items()}
        except KeyError:
            for code in numbers.keys() - known:
                known[code] = self._meaning(code)[1:]
        return {known[code]: number for code, number in numbers.items()}

    def _that_count(self, case: CaseId, codes: list[str]) -> Iterable[str]:
        """Return the codes that count."""
        kept, apart = self._kept, self._apart
        if not self._packed.by_agency:
            return codes if kept is None or kept.holds((case, NO_ONE_AGENCY)) else ()
        if kept is None and not apart.pairs:
            return codes
        for code in set(codes).difference(self._known):
            self._meaning(code)
        known = self._known
        if kept is not None:
            agencies = {known[code][0] for code in codes}
            mine = {one for one in agencies if kept.holds((case, one))}
            codes = [code for code in codes if known[code][0] in mine]
        if apart.pairs:
            codes = [code for code in codes if not self._is_apart(case, *known[code][:2])]
        return codes

    def _is_apart(self, case: CaseId, agency: AgencyId, item: ItemId) -> bool:
        return self._apart.holds(item, (case, agency))

    def _meaning(self, code: str) -> tuple[AgencyId, ItemId, AnswerId]:
        found = self._known.get(code)
        if found is None:
            found = self._known[code] = self._packed.unpacked(code)
        return found

    def _at_agency(self, at: Group, agency: AgencyId) -> Group:
        place = self._agency_at or 0
        return (*at[:place], str(agency), *at[place + 1 :])
