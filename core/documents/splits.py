"""How the returns for a case split on a question, in words."""

from collections import Counter
from collections.abc import Sequence

from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.snapshot import FullSnapshot
from core.model.tool import Bearing, Item, Point, Tool
from core.wording.people import small

_IN_FULL = 3
_NAMED = 2
"""A checklist of more than three items names the two that fewest agencies have."""


class Splits:
    """The answers given, counted once for all cases and questions."""

    def __init__(self, full: FullSnapshot) -> None:
        self._tool: Tool = full.now.tool
        self._counts: Counter[tuple[CaseId, ItemId, AnswerId]] = Counter(
            (row.case_id, row.item_id, row.answer_id) for row in full.answers
        )
        self._answering: dict[CaseId, set[AgencyId]] = {}
        for row in full.answers:
            self._answering.setdefault(row.case_id, set()).add(row.agency_id)

    @property
    def any(self) -> bool:
        """Whether the audit has any usable return at all."""
        return bool(self._answering)

    def usable(self, case_id: CaseId) -> int:
        """Return how many returns for a case answer something."""
        return len(self.answering(case_id))

    def answering(self, case_id: CaseId) -> frozenset[AgencyId]:
        """Return the agencies whose return for a case answers something."""
        return frozenset(self._answering.get(case_id, ()))

    def words(self, case_id: CaseId, point: Point) -> str:
        """Return the split at a point: "2 yes · 2 no", or "plan 2 of 4" for a checklist."""
        if not self.usable(case_id):
            return "no usable return"
        items = self._tool.items_at(point)
        if point.item_id is None and self._tool.question[point.question_id].checklist:
            return self._checklist(case_id, items)
        return " · ".join(self._item(case_id, items[0])) if items else ""

    def _item(self, case_id: CaseId, item: Item) -> list[str]:
        parts = []
        left = self.usable(case_id)
        for answer in self._tool.answers_of(item.answer_set_id):
            count = self._counts[case_id, item.id, answer.id]
            left -= count
            if count:
                parts.append(f"{count} {small(answer.label)}")
        return [*parts, f"{left} blank"] if left else parts

    def _checklist(self, case_id: CaseId, items: Sequence[Item]) -> str:
        """Name the items fewest have, in the tool's order; say the rest in one breath."""
        usable = self.usable(case_id)
        met = {item.id: self._met(case_id, item) for item in items}
        short = [item for item in items if met[item.id] < usable]
        if len(items) <= _IN_FULL:
            named = list(items)
        else:
            fewest = sorted(short, key=lambda item: met[item.id])[:_NAMED]
            named = [item for item in items if item in fewest]
        parts = [self._line(case_id, item) for item in named]
        rest = [item for item in items if item not in named]
        if rest:
            whose = f"the other {len(rest)}" if named else f"all {len(rest)}"
            numbers = [met[item.id] for item in rest]
            least = "at least " if max(numbers) > min(numbers) else ""
            beside = self._beside_of(case_id, rest)
            parts.append(f"{least}{min(numbers)} of {usable} for {whose}{beside}")
        return ", ".join(parts)

    def _beside_of(self, case_id: CaseId, items: Sequence[Item]) -> str:
        """Return what a breath for several items must not pass over, blanks above all."""
        told = [(_named(item), self._beside(case_id, item)) for item in items]
        said = [f"{name} {', '.join(beside)}" for name, beside in told if beside]
        return f" ({'; '.join(said)})" if said else ""

    def _met(self, case_id: CaseId, item: Item) -> int:
        answers = self._tool.answers_of(item.answer_set_id)
        met = self._tool.by_bearing(answers, Bearing.MET)
        return sum(self._counts[case_id, item.id, answer.id] for answer in met)

    def _line(self, case_id: CaseId, item: Item) -> str:
        usable, beside = self.usable(case_id), self._beside(case_id, item)
        note = f" ({', '.join(beside)})" if beside else ""
        return f"{_named(item)} {self._met(case_id, item)} of {usable}{note}"

    def _beside(self, case_id: CaseId, item: Item) -> list[str]:
        """Return what is neither held nor not held: "1 don't know", "2 blank"."""
        beside = []
        answered = 0
        for answer in self._tool.answers_of(item.answer_set_id):
            count = self._counts[case_id, item.id, answer.id]
            answered += count
            if count and answer.bearing not in (Bearing.MET, Bearing.NOT_MET):
                beside.append(f"{count} {small(answer.label)}")
        left = self.usable(case_id) - answered
        return [*beside, f"{left} blank"] if left else beside


def _named(item: Item) -> str:
    return small(item.short or item.text)
