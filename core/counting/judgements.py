"""What the room made of its questions: its judgements grouped, counted, and set by pathway."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from core.counting.collation import Base, counted_where_applicable, on_the_scale
from core.counting.conditions import unasked_at
from core.counting.narrowing import compared_groups
from core.model.case import Case, Papers
from core.model.ids import AnswerId, CaseId
from core.model.judgement import EvidenceSeen, Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Point

_COUNTED: Final = (JudgementState.AGREED, JudgementState.NOT_AGREED, JudgementState.PARKED)


@dataclass(frozen=True)
class RoomCount:
    """What the room made of one point over some cases.

    `counts` holds agreed judgements by answer; `left_out` were agreed on
    incomplete papers and are kept out. `open` were neither agreed nor parked, though
    it was asked of them; of `not_asked` it was not, and nothing was said.
    """

    point: Point
    counts: tuple[tuple[Answer, int], ...]
    not_agreed: int = 0
    parked: int = 0
    open: int = 0
    left_out: int = 0
    not_asked: int = 0

    @cached_property
    def agreed(self) -> int:
        """How many judgements were agreed and count."""
        return sum(count for _, count in self.counts)

    @cached_property
    def applicable(self) -> int:
        """How many of them are on the scale."""
        return sum(count for answer, count in counted_where_applicable(self.counts))

    @property
    def lead(self) -> Answer | None:
        """The answer a table leads with: the first on the scale, or the first there is."""
        allowed = [answer for answer, _ in self.counts]
        return next(filter(on_the_scale, allowed), allowed[0] if allowed else None)

    @property
    def agreed_lead(self) -> int:
        """How many judgements agreed on the leading answer ("agreed yes")."""
        return next((count for answer, count in self.counts if answer == self.lead), 0)

    def base(self, base: Base) -> int:
        """Return how many agreed judgements a share of the room's is of."""
        return self.agreed if base is Base.ALL else self.applicable


@dataclass(frozen=True, slots=True)
class JudgementsSelection:
    """Which judgements a number counts: in one state, with one answer where agreed.

    `group` narrows them to one pathway or team, or to one group of the attribute that
    `dimension` names; `complete_only` keeps out those made on incomplete papers.
    """

    point: Point
    state: JudgementState
    answer_id: AnswerId | None = None
    group: str | None = None
    complete_only: bool = False
    dimension: str = ""


@dataclass(frozen=True)
class RoomJudgements:
    """The judgements at one point over some cases, by what became of them.

    A number is the length of what is here, so it cannot say another than its list.
    """

    point: Point
    allowed: tuple[Answer, ...]
    agreed: Mapping[AnswerId, tuple[Judgement, ...]]
    others: Mapping[JudgementState, tuple[Judgement, ...]]
    left_out: tuple[Judgement, ...]
    open: tuple[Case, ...]
    not_asked: tuple[Case, ...] = ()

    @property
    def counted(self) -> RoomCount:
        """How many there are of each."""
        return RoomCount(
            self.point,
            tuple((answer, len(self.agreed.get(answer.id, ()))) for answer in self.allowed),
            len(self.others.get(JudgementState.NOT_AGREED, ())),
            len(self.others.get(JudgementState.PARKED, ())),
            len(self.open),
            len(self.left_out),
            len(self.not_asked),
        )


def room_judgements(
    now: Snapshot, point: Point, cases: Iterable[Case] | None = None, complete_only: bool = False
) -> RoomJudgements:
    """Group the judgements at a point, over all cases or some, by case as listed.

    With *complete_only*, those made on incomplete papers are left out.
    """
    agreed: dict[AnswerId, list[Judgement]] = {}
    others: dict[JudgementState, list[Judgement]] = {}
    left_out: list[Judgement] = []
    unsettled: list[Case] = []
    unasked: list[Case] = []
    for case in now.cases if cases is None else cases:
        found = now.judgement(case.id, point)
        if found is None or found.state in (JudgementState.NOT_REACHED, JudgementState.DRAFT):
            (unasked if unasked_at(now, case.id, point) else unsettled).append(case)
        elif found.state is not JudgementState.AGREED:
            others.setdefault(found.state, []).append(found)
        elif complete_only and not on_complete_papers(case, found):
            left_out.append(found)
        elif found.answer_id is not None:
            agreed.setdefault(found.answer_id, []).append(found)
    return RoomJudgements(
        point,
        now.tool.answers_at(point),
        {answer: tuple(held) for answer, held in agreed.items()},
        {state: tuple(held) for state, held in others.items()},
        tuple(left_out),
        tuple(unsettled),
        tuple(unasked),
    )


def room_count(
    now: Snapshot, point: Point, cases: Iterable[Case] | None = None, complete_only: bool = False
) -> RoomCount:
    """Count the judgements at a point, over all cases or some.

    With *complete_only*, those made on incomplete papers are left out.
    """
    return room_judgements(now, point, cases, complete_only).counted


def room_counts(now: Snapshot) -> dict[Point, RoomCount]:
    """Count the judgements at every point over all cases, in one pass over them."""
    states = Counter((one.question_id, one.item_id, one.state) for one in now.judgements)
    agreed = Counter(
        (one.question_id, one.item_id, one.answer_id)
        for one in now.judgements
        if one.state is JudgementState.AGREED
    )
    conditional = set(now.tool.conditional_points)
    found = {}
    for point in now.tool.points:
        at = (point.question_id, point.item_id)
        done, not_agreed, parked = (states[*at, state] for state in _COUNTED)
        allowed = now.tool.answers_at(point)
        counts = tuple((answer, agreed[*at, answer.id]) for answer in allowed)
        unasked = len(_unasked_cases(now, point)) if point in conditional else 0
        still_open = len(now.cases) - done - not_agreed - parked - unasked
        found[point] = RoomCount(point, counts, not_agreed, parked, still_open, not_asked=unasked)
    return found


def settled_counts(now: Snapshot) -> tuple[int, int]:
    """Return how many judgements were agreed, an answer or a value alike, and how many not."""
    asked = set(now.tool.points)
    states = Counter(one.state for one in now.judgements if one.point in asked)
    return states[JudgementState.AGREED], states[JudgementState.NOT_AGREED]


def _unasked_cases(now: Snapshot, point: Point) -> list[Case]:
    """Return the cases a question is not asked of and of which nothing was said."""
    said = {one.case_id for one in now.judged_at(point) if one.state in _COUNTED}
    return [case for case in now.cases if case.id not in said and unasked_at(now, case.id, point)]


def selected_judgements(now: Snapshot, selection: JudgementsSelection) -> tuple[Judgement, ...]:
    """Return the judgements a number counts, by case as listed."""
    cases = None
    if selection.group is not None:
        cases = compared_groups(now, selection.dimension).get(selection.group, ())
    found = room_judgements(now, selection.point, cases, selection.complete_only)
    if selection.state is not JudgementState.AGREED:
        return found.others.get(selection.state, ())
    if selection.answer_id is None:
        return tuple(one for held in found.agreed.values() for one in held)
    return found.agreed.get(selection.answer_id, ())


def on_complete_papers(case: Case, judgement: Judgement) -> bool:
    """Return whether a judgement may stand in general findings."""
    return case.papers is Papers.COMPLETE and judgement.evidence is EvidenceSeen.COMPLETE


def any_on_incomplete_papers(now: Snapshot) -> bool:
    """Return whether anything the room agreed may not stand in general findings."""
    return any(
        found.state is JudgementState.AGREED and not on_complete_papers(case, found)
        for found in now.judgements
        if (case := now.case.get(found.case_id)) is not None
    )


def agreed_answer(now: Snapshot, case_id: CaseId, point: Point) -> Answer | None:
    """Return the answer the room agreed at a point; None while it has not."""
    found = now.judgement(case_id, point)
    if found is None or found.state is not JudgementState.AGREED or found.answer_id is None:
        return None
    return now.tool.answer.get(found.answer_id)


def agreed_value(now: Snapshot, case_id: CaseId, point: Point) -> str:
    """Return what the room agreed at a point that wants a value; "" while it has not."""
    found = now.judgement(case_id, point)
    return found.value if found is not None and found.state is JudgementState.AGREED else ""


def anything_judged(now: Snapshot) -> bool:
    """Return whether the room has agreed, not agreed or parked anything."""
    return any(found.state in _COUNTED for found in now.judgements)


@dataclass(frozen=True, slots=True)
class PathwayRow:
    """One pathway against every point; with a single case it is told in words only."""

    pathway: str
    cases: tuple[Case, ...]
    cells: tuple[RoomCount, ...]

    @property
    def single(self) -> bool:
        """Whether numbers would point to one family."""
        return len(self.cases) == 1

    def agreed_lead(self) -> tuple[int | None, ...]:
        """Return "agreed yes" for every point.

        None where nothing was agreed, and for a single case.
        """
        return tuple(
            None if self.single or cell.agreed == 0 else cell.agreed_lead for cell in self.cells
        )


def counted_points(now: Snapshot) -> tuple[Point, ...]:
    """Return the points the room judges by one of some answers, which have shares."""
    return tuple(one for one in now.tool.points if now.tool.kind_at(one).one_of_some)


def pathway_matrix(
    now: Snapshot, complete_only: bool = True, dimension: str = ""
) -> tuple[PathwayRow, ...]:
    """Return the pathways (or teams) in order against the points with one of some answers.

    Where a *dimension* is named, the groups of that attribute of the audit's own.
    """
    points = counted_points(now)
    return tuple(
        PathwayRow(
            group,
            cases,
            tuple(room_count(now, point, cases, complete_only) for point in points),
        )
        for group, cases in compared_groups(now, dimension).items()
    )


@dataclass(frozen=True, slots=True)
class KeptOut:
    """What the pathways' figures leave out: whole cases, and judgements of others by case."""

    cases: tuple[Case, ...]
    judgements: tuple[tuple[Case, tuple[Judgement, ...]], ...]


def kept_out(now: Snapshot, dimension: str = "") -> KeptOut:
    """Return what is kept out of the pathways' figures for its papers or evidence.

    What was judged on a case that stands alone is told in words, so it is not here.
    """
    groups = compared_groups(now, dimension).values()
    several = {case.id for cases in groups if len(cases) > 1 for case in cases}
    incomplete = tuple(case for case in now.cases if case.papers is Papers.INCOMPLETE)
    partly = (
        (case, _on_partial_evidence(now, case))
        for case in now.cases
        if case.id in several and case.papers is Papers.COMPLETE
    )
    return KeptOut(incomplete, tuple((case, held) for case, held in partly if held))


def _on_partial_evidence(now: Snapshot, case: Case) -> tuple[Judgement, ...]:
    return tuple(
        held
        for held in now.judgements_of(case.id)
        if held.state is JudgementState.AGREED and not on_complete_papers(case, held)
    )
