"""What the returns for each case answered, counted once for all cases and items."""

from collections import Counter
from collections.abc import Collection

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.counting.collation import ItemCount
from core.counting.value_counts import ValueCount, value_count
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.snapshot import AnswerRow, ValueRow
from core.model.tool import Item, Tool
from core.model.value import given_values


class ReturnsSummary:
    """The usable returns of an audit by case, from every answer given."""

    def __init__(
        self,
        tool: Tool,
        answers: Collection[AnswerRow],
        values: Collection[ValueRow] = (),
        apart: NotAsked = EVERYTHING_ASKED,
    ) -> None:
        """Count; what was not asked of some returns stands *apart*."""
        self.tool = tool
        self._apart = apart
        self._counts: Counter[tuple[CaseId, ItemId, AnswerId]] = Counter(
            (row.case_id, row.item_id, row.answer_id)
            for row in answers
            if not apart.holds(row.item_id, (row.case_id, row.agency_id))
        )
        self._answering: dict[CaseId, set[AgencyId]] = {}
        self._values: dict[tuple[CaseId, ItemId], list[str]] = {}
        for row in values:
            if not apart.holds(row.item_id, (row.case_id, row.agency_id)):
                self._values.setdefault((row.case_id, row.item_id), []).append(row.value)
        pairs = {(row.case_id, row.agency_id) for row in answers}
        for case_id, agency_id in pairs | {(row.case_id, row.agency_id) for row in values}:
            self._answering.setdefault(case_id, set()).add(agency_id)

    @property
    def any(self) -> bool:
        """Whether the audit has any usable return at all."""
        return bool(self._answering)

    def usable(self, case_id: CaseId) -> int:
        """Return how many returns for a case answer something."""
        return len(self._answering.get(case_id, ()))

    def answering(self, case_id: CaseId) -> frozenset[AgencyId]:
        """Return the agencies whose return for a case answers something."""
        return frozenset(self._answering.get(case_id, ()))

    def values(self, case_id: CaseId, item: Item) -> ValueCount | None:
        """Return the values given for one case to an item that wants one; None for any other."""
        held = self.tool.set_of(item.answer_set_id)
        if held is None or held.kind.one_of_some:
            return None
        given = tuple(self._values.get((case_id, item.id), ()))
        allowed = self.tool.answers_of(held.id)
        left_out, anyway = self._left_out(case_id, item)
        blank = self.usable(case_id) - left_out - len(given)
        told, calendar = given_values(held, allowed, given), self.tool.calendar
        return value_count(held, allowed, told, blank, calendar, not_asked=left_out, anyway=anyway)

    def item(self, case_id: CaseId, item: Item) -> ItemCount:
        """Return what the returns for one case answered to an item."""
        counts = tuple(
            (answer, self._counts[case_id, item.id, answer.id])
            for answer in self.tool.answers_of(item.answer_set_id)
        )
        answered = sum(count for _, count in counts)
        left_out, anyway = self._left_out(case_id, item)
        return ItemCount(item, counts, self.usable(case_id) - left_out - answered, left_out, anyway)

    def _left_out(self, case_id: CaseId, item: Item) -> tuple[int, int]:
        """Return of how many returns for a case an item was not asked, and who answered it."""
        found = (self._apart.pairs, self._apart.anyway)
        counted = (sum(case == case_id for case, _ in held.get(item.id, ())) for held in found)
        left_out, anyway = counted
        return left_out, anyway
