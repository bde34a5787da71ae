"""What the agencies said of each case before, and what the room agreed after."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.counting.collation import on_the_scale
from core.counting.grades import Scale, scale_of
from core.counting.judgements import agreed_answer
from core.model.case import Case
from core.model.ids import AnswerId, CaseId
from core.model.judgement import JudgementState
from core.model.snapshot import AnswerRow, Snapshot
from core.model.tool import Answer, Item, Point, Tool

AnswersByCase = Mapping[CaseId, Sequence[AnswerId]]
"""What the agencies that count answered of each case to one item."""


class Majority(Enum):
    """What most of the agencies said of a case; an even split is neither."""

    ONE = "one answer"
    SPLIT = "split"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class CaseMove:
    """One case before and after; `before` are the answers most agencies gave.

    It is one answer, several where they were even, none where nobody answered on the
    scale. `steps` says how far the room went from one grade to another, better above 0.
    """

    case: Case
    before: tuple[Answer, ...]
    after: Answer | None
    state: JudgementState | None
    steps: int | None = None

    @property
    def majority(self) -> Majority:
        """Whether the agencies said one thing."""
        if not self.before:
            return Majority.NOTHING
        return Majority.ONE if len(self.before) == 1 else Majority.SPLIT

    @property
    def moved(self) -> bool:
        """Whether the room agreed another answer than most agencies gave, or settled a split."""
        if self.after is None or not self.before:
            return False
        return len(self.before) > 1 or self.before[0].key != self.after.key


@dataclass(frozen=True)
class BeforeAfter:
    """All cases at one point, against the answer a table leads with."""

    point: Point
    lead: Answer
    cases: tuple[CaseMove, ...]

    @property
    def before(self) -> int:
        """In how many cases most agencies gave the leading answer."""
        return sum(
            one.majority is Majority.ONE and one.before[0].key == self.lead.key
            for one in self.cases
        )

    @property
    def split(self) -> int:
        """In how many cases the agencies were even."""
        return sum(one.majority is Majority.SPLIT for one in self.cases)

    @property
    def after(self) -> int:
        """In how many cases the room agreed the leading answer."""
        return sum(one.after is not None and one.after.key == self.lead.key for one in self.cases)

    @property
    def open(self) -> int:
        """In how many cases the room has agreed nothing."""
        return sum(one.after is None for one in self.cases)

    @property
    def settled(self) -> "BeforeAfter":
        """The cases the room agreed an answer in, so that like is set beside like."""
        return replace(self, cases=tuple(one for one in self.cases if one.after is not None))

    @property
    def moves(self) -> tuple[CaseMove, ...]:
        """The cases in which the room went elsewhere, as they are listed."""
        return tuple(one for one in self.cases if one.moved)

    def towards(self, one: CaseMove) -> int:
        """Return 1 where the room went to the leading answer, -1 away from it, else 0."""
        if one.steps:
            return 1 if one.steps > 0 else -1
        if not one.moved or one.after is None or not on_the_scale(one.after):
            return 0
        return 1 if one.after.key == self.lead.key else -1


def compared_item(tool: Tool, point: Point) -> Item | None:
    """Return what agencies answer where the room judges; None for a checklist judged as one."""
    items = tool.items_at(point)
    whole = tool.question[point.question_id].checklist and point.item_id is None
    if whole or len(items) != 1 or not tool.kind_at(point).one_of_some:
        return None
    return items[0]


def before_after(
    now: Snapshot,
    point: Point,
    answers: Iterable[AnswerRow],
    apart: NotAsked = EVERYTHING_ASKED,
) -> BeforeAfter | None:
    """Set what agencies said of each case beside what the room agreed.

    *answers* hold at least those to the point's item. Not applicable is passed over where
    anybody answered otherwise. None where agencies answer a point line by line.
    """
    item = compared_item(now.tool, point)
    if item is None:
        return None
    said: defaultdict[CaseId, list[AnswerId]] = defaultdict(list)
    apart_here, usable = apart.pairs.get(item.id, frozenset()), now.usable
    for row in answers:
        pair = (row.case_id, row.agency_id)
        if row.item_id == item.id and pair in usable and pair not in apart_here:
            said[row.case_id].append(row.answer_id)
    return before_after_by_case(now, point, said)


def before_after_by_case(now: Snapshot, point: Point, said: AnswersByCase) -> BeforeAfter | None:
    """Set the same beside one another where it is known already what was *said* of each case."""
    item, allowed = compared_item(now.tool, point), now.tool.answers_at(point)
    lead = next(filter(on_the_scale, allowed), None)
    if item is None or lead is None:
        return None
    scale = scale_of(now.tool, item.answer_set_id)
    cases = tuple(_move(now, case, point, said, scale) for case in now.cases)
    return BeforeAfter(point, lead, cases)


def _move(
    now: Snapshot,
    case: Case,
    point: Point,
    said: AnswersByCase,
    scale: Scale | None,
) -> CaseMove:
    held, after = now.judgement(case.id, point), agreed_answer(now, case.id, point)
    before = _most(now.tool, said.get(case.id, ()))
    steps = None
    if scale is not None and len(before) == 1:
        steps = scale.steps(before[0], after)
    return CaseMove(case, before, after, held.state if held is not None else None, steps)


def _most(tool: Tool, given: Sequence[AnswerId]) -> tuple[Answer, ...]:
    """Return the answers most agencies gave, in their order; not applicable only alone."""
    counts = Counter(given)
    known = [tool.answer[one] for one in counts if one in tool.answer]
    on = [one for one in known if on_the_scale(one)] or known
    most = max((counts[one.id] for one in on), default=0)
    found = (one for one in on if counts[one.id] == most)
    return tuple(sorted(found, key=lambda one: one.position))
