"""What a report counts, worked out once for all its chapters."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from core.counting.asking import NotAsked, not_asked, usable_pairs
from core.counting.before_after import BeforeAfter, before_after, compared_item
from core.counting.collation import ItemCount, collate
from core.counting.count_lines import CountLine, count_lines, with_late
from core.counting.value_counts import ValueCount, value_counts
from core.model.ids import AnswerId, ItemId, ThemeId
from core.model.snapshot import AnswerRow, FullSnapshot
from core.model.tool import Point


@dataclass(frozen=True)
class ReportCounts:
    """The counts of one audit, by what is asked."""

    full: FullSnapshot

    @cached_property
    def apart(self) -> NotAsked:
        """What was not asked of some returns."""
        return not_asked(self.full.now, self.full.answers, self.full.values)

    @cached_property
    def usable(self) -> int:
        """How many returns answer something."""
        return len(usable_pairs(self.full.now))

    @cached_property
    def answers(self) -> tuple[AnswerRow, ...]:
        """The answers of usable returns."""
        usable = self.full.now.usable
        return tuple(one for one in self.full.answers if (one.case_id, one.agency_id) in usable)

    @cached_property
    def _given(self) -> Counter[tuple[ItemId, AnswerId]]:
        return Counter((one.item_id, one.answer_id) for one in self.answers)

    @cached_property
    def rows(self) -> tuple[ItemCount, ...]:
        """What the returns answered, item by item."""
        if not self.full.now.returns:
            return ()
        return collate(self.full.now.tool, self._given, self.usable, self.apart)

    def rows_under(self, theme_id: ThemeId) -> list[ItemCount]:
        """Return those of a theme that anybody answered."""
        asked = self.full.now.tool.question
        return [
            row
            for row in self.rows
            if row.answered and asked[row.item.question_id].theme_id == theme_id
        ]

    @cached_property
    def _values(self) -> dict[ItemId, list[str]]:
        usable, values = self.full.now.usable, dict[ItemId, list[str]]()
        for one in self.full.values:
            if (one.case_id, one.agency_id) in usable:
                values.setdefault(one.item_id, []).append(one.value)
        return values

    @cached_property
    def measured(self) -> dict[ItemId, ValueCount]:
        """What the returns gave to each item that wants a value."""
        return value_counts(self.full.now.tool, self._values, self.usable, self.apart)

    def lines_under(self, theme_id: ThemeId) -> tuple[CountLine, ...]:
        """Return the lines of the counting table under a theme, with who was late."""
        now = self.full.now
        lines = count_lines(now, self._given, self.usable, theme_id, self._values, self.apart)
        return tuple(with_late(now, lines, self.full.values, self.apart))

    @cached_property
    def _by_item(self) -> dict[ItemId, list[AnswerRow]]:
        found: dict[ItemId, list[AnswerRow]] = {}
        for one in self.full.answers:
            found.setdefault(one.item_id, []).append(one)
        return found

    def answers_to(self, item_id: ItemId) -> list[AnswerRow]:
        """Return every answer given to an item."""
        return self._by_item.get(item_id, [])

    def moved(self, point: Point) -> BeforeAfter | None:
        """Return what agencies said and the room agreed at a point; None where nobody may."""
        item = compared_item(self.full.now.tool, point)
        if item is None:
            return None
        return before_after(self.full.now, point, self.answers_to(item.id), self.apart)
