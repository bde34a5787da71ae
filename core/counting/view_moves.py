"""From the first views to what the room agreed: who moved, which way, and where nothing did."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat

from core.counting.grades import Scale, best_first
from core.counting.judgements import agreed_answer, agreed_value
from core.model.case import Agency
from core.model.first_views import cards_counted
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Answer, AnswerKind, Point


@dataclass(frozen=True, slots=True)
class ViewMoves:
    """What became of first views where the room agreed; the unit is views, not agencies.

    They `stayed`, or moved to a `better` answer, a `worse` one, or from or to one that is
    neither (`otherwise`). Of the `judgements` so many changed nothing: `unchanged`, every
    first view was what was agreed already.
    """

    judgements: int = 0
    unchanged: int = 0
    stayed: int = 0
    better: int = 0
    worse: int = 0
    otherwise: int = 0

    @property
    def moved(self) -> int:
        """How many views are not what was agreed."""
        return self.better + self.worse + self.otherwise

    @property
    def views(self) -> int:
        """How many views there were, those of who had none left out."""
        return self.stayed + self.moved


def view_moves(now: Snapshot, agency_id: AgencyId | None = None) -> ViewMoves:
    """Count the moves of all agencies and cards, or of one agency."""
    judgements = unchanged = 0
    ways: list[str] = []
    for case_id, point in _rounds(now):
        found = _ways(now, case_id, point, agency_id)
        if not found:
            continue
        judgements += 1
        unchanged += set(found) == {_STAYED}
        ways += found
    counted = {way: ways.count(way) for way in (_STAYED, _BETTER, _WORSE, _OTHERWISE)}
    return ViewMoves(judgements, unchanged, **counted)


def moves_by_agency(now: Snapshot) -> tuple[tuple[Agency, ViewMoves], ...]:
    """Return the moves of each agency that gave a first view where the room agreed."""
    given = {one.agency_id for one in now.first_views}
    found = ((one, view_moves(now, one.id)) for one in now.agencies if one.id in given)
    return tuple((one, moves) for one, moves in found if moves.views)


def first_counts(now: Snapshot, case_id: CaseId, point: Point) -> tuple[tuple[Answer, int], ...]:
    """Return how often each answer was a first view at a point, cards counted too."""
    if not now.tool.kind_at(point).one_of_some:
        return ()
    given = [one.id for one in _first(now, case_id, point, None)]
    return tuple(
        (one, given.count(one.id)) for one in now.tool.answers_at(point) if one.id in given
    )


_STAYED, _BETTER, _WORSE, _OTHERWISE = "stayed", "better", "worse", "otherwise"


def _ways(now: Snapshot, case_id: CaseId, point: Point, agency_id: AgencyId | None) -> list[str]:
    """Return what became of each view at a point; nothing where the room did not agree.

    Nor of words: they are put otherwise whenever they are said, which is no move.
    """
    kind = now.tool.kind_at(point)
    if kind.of_one is AnswerKind.WORDS:
        return []
    if not kind.one_of_some:
        agreed = agreed_value(now, case_id, point)
        views = now.first_views_at(case_id, point) if agreed else ()
        mine = (one for one in views if one.answer_key and agency_id in (None, one.agency_id))
        return [_STAYED if one.answer_key == agreed else _OTHERWISE for one in mine]
    answer = agreed_answer(now, case_id, point)
    if answer is None:
        return []
    scale = Scale(best_first(now.tool.answers_at(point)))
    return [_way(scale, one, answer) for one in _first(now, case_id, point, agency_id)]


def _rounds(now: Snapshot) -> Iterable[tuple[CaseId, Point]]:
    found = [(one.case_id, one.point) for one in now.first_views]
    found += [(one.case_id, one.point) for one in now.first_rounds]
    return dict.fromkeys(found)


def _first(
    now: Snapshot, case_id: CaseId, point: Point, agency_id: AgencyId | None
) -> Iterable[Answer]:
    by_key = {one.key: one for one in now.tool.answers_at(point)}
    for one in now.first_views_at(case_id, point):
        if one.answer_key in by_key and agency_id in (None, one.agency_id):
            yield by_key[one.answer_key]
    held = now.first_round(case_id, point)
    if agency_id is None and held is not None:
        for key, count in cards_counted(held.cards).items():
            if key in by_key:
                yield from repeat(by_key[key], count)


def _way(scale: Scale, first: Answer, agreed: Answer) -> str:
    if first.key == agreed.key:
        return _STAYED
    steps = scale.steps(first, agreed)
    if not steps:
        return _OTHERWISE
    return _BETTER if steps > 0 else _WORSE
