"""What the returns for each case answered, counted once for all cases and items."""

from collections import Counter
from collections.abc import Collection

from core.counting.collation import ItemCount
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.snapshot import AnswerRow
from core.model.tool import Item, Tool


class ReturnsSummary:
    """The usable returns of an audit by case, from every answer given."""

    def __init__(self, tool: Tool, answers: Collection[AnswerRow]) -> None:
        self.tool = tool
        self._counts: Counter[tuple[CaseId, ItemId, AnswerId]] = Counter(
            (row.case_id, row.item_id, row.answer_id) for row in answers
        )
        self._answering: dict[CaseId, set[AgencyId]] = {}
        for case_id, agency_id in {(row.case_id, row.agency_id) for row in answers}:
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

    def item(self, case_id: CaseId, item: Item) -> ItemCount:
        """Return what the returns for one case answered to an item."""
        counts = tuple(
            (answer, self._counts[case_id, item.id, answer.id])
            for answer in self.tool.answers_of(item.answer_set_id)
        )
        answered = sum(count for _, count in counts)
        return ItemCount(item, counts, self.usable(case_id) - answered)
