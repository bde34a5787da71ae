"""Who gives a first view on a case, what was given, and what still stays hidden until then."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.model.bearing import Bearing
from core.model.case import Agency
from core.model.first_views import FirstView, cards_counted
from core.model.ids import CaseId
from core.model.snapshot import Position, Snapshot
from core.model.tool import Answer, AnswerKind, AnswerSet, Point

_LEAST_ALIKE: Final = 2
_TOLD: Final = frozenset({Bearing.MET, Bearing.PARTLY, Bearing.NOT_MET, Bearing.UNKNOWN})


@dataclass(frozen=True, slots=True)
class FirstLine:
    """One agency that works with a case: whether it is here, and its first view if it gave one.

    It is here `by_call` where nobody of it is in the room and somebody is on the call.
    """

    agency: Agency
    here: bool
    by_call: bool = False
    view: FirstView | None = None
    answer: Answer | None = None

    @property
    def value(self) -> str:
        """What it said first where that is not one of some answers, as it is kept."""
        return self.view.answer_key if self.view is not None and self.answer is None else ""


@dataclass(frozen=True, slots=True)
class FirstTable:
    """The first views of one point of one case as they stand; `cards` are counted ones.

    What is not one of some answers is `typed`, as that set has it; no cards are counted then.
    """

    lines: tuple[FirstLine, ...]
    answers: tuple[Answer, ...]
    cards: tuple[tuple[Answer, int], ...] = ()
    revealed: bool = False
    typed: AnswerSet | None = None

    @property
    def asks(self) -> bool:
        """Whether there is anything to give a first view with."""
        return bool(self.answers) or (self.typed is not None and bool(self.lines))

    @property
    def here(self) -> tuple[FirstLine, ...]:
        """The agencies in the room, in the audit's order."""
        return tuple(one for one in self.lines if one.here)

    @property
    def waiting(self) -> tuple[FirstLine, ...]:
        """Those in the room that have not said yet what they think, or that they have no view."""
        return tuple(one for one in self.here if one.view is None)

    @property
    def given(self) -> int:
        """How many of those in the room have been asked."""
        return len(self.here) - len(self.waiting)

    @property
    def counted(self) -> int:
        """How many cards were counted."""
        return sum(count for _, count in self.cards)


def first_table(now: Snapshot, case_id: CaseId, point: Point) -> FirstTable:
    """Return who gives a first view at a point and what was given.

    Where attendance was not taken, or nobody on the list has an agency, all are here. Where
    nobody here works with the case there are no lines.
    """
    one_of_some = now.tool.kind_at(point).one_of_some
    answers = now.tool.answers_at(point) if one_of_some else ()
    typed = None if one_of_some else now.tool.set_at(point)
    by_key = {one.key: one for one in answers}
    views = {one.agency_id: one for one in now.first_views_at(case_id, point)}
    held = now.first_round(case_id, point)
    came = [one for one in now.here_people if one.present and one.agency_id]
    present = {one.agency_id for one in came}
    called = present - {one.agency_id for one in came if not one.by_call}
    lines = []
    for agency in now.agencies_working_with(case_id):
        view = views.get(agency.id)
        answer = by_key.get(view.answer_key) if view is not None else None
        here, by_call = not present or agency.id in present, agency.id in called
        lines.append(FirstLine(agency, here, by_call, view, answer))
    counted = cards_counted(held.cards) if held is not None else {}
    cards = tuple((one, counted[one.key]) for one in answers if one.key in counted)
    if not any(one.here for one in lines):
        lines = []  # nobody in the room worked with it: the room speaks as one
    revealed = held is not None and bool(held.revealed)
    return FirstTable(tuple(lines), answers, cards, revealed, typed)


def alike_first(now: Snapshot, views: Sequence[FirstView]) -> Answer | None:
    """Return the answer that two first views or more all give, where nobody was without one."""
    keys = {one.answer_key for one in views}
    if len(views) < _LEAST_ALIKE or len(keys) != 1:
        return None
    answers = now.tool.answers_at(views[0].point)
    return next((one for one in answers if one.key in keys), None)


@dataclass(frozen=True, slots=True)
class Unrevealed:
    """How much of what the returns say is still hidden: so many questions of so many cases."""

    cases: tuple[CaseId, ...] = ()
    questions: int = 0

    def __bool__(self) -> bool:
        return bool(self.cases)


def unrevealed(now: Snapshot) -> Unrevealed:
    """Return what is still hidden in the whole audit; only cases with a return can hide any."""
    returned = {case_id for case_id, _ in now.usable}
    cases, questions = [], 0
    for case in now.cases:
        if case.id in returned and now.asks_first(case):
            hidden = sum(now.hides(case.id, point) for point in now.tool.points)
            questions += hidden
            cases += [case.id] * bool(hidden)
    return Unrevealed(tuple(cases), questions)


@dataclass(frozen=True, slots=True)
class FormMove:
    """What an agency wrote on its form and what it said first; either may be missing.

    Of a checklist the form has no one answer: `met` of the `lines` it answered are met. What
    is not one of some answers is in `form_value` and `first_value`; what is said `in_words` is
    put otherwise whenever it is said, so that nobody moved by it.
    """

    agency: Agency
    form: Answer | None
    first: Answer | None
    returned: bool = True
    met: int = 0
    lines: int = 0
    form_value: str = ""
    first_value: str = ""
    in_words: bool = False

    @property
    def has_view(self) -> bool:
        """Whether it said anything first."""
        return self.first is not None or bool(self.first_value)

    @property
    def compared(self) -> bool:
        """Whether there is both, so that it moved or stayed."""
        return self._has_both and not self.in_words

    @property
    def laid_over(self) -> bool:
        """Whether what it said first lies over anything it wrote, also line by line."""
        return self._has_both or (self.first is not None and bool(self.lines))

    @property
    def _has_both(self) -> bool:
        return self.has_view and (self.form is not None or bool(self.form_value))

    @property
    def moved(self) -> bool:
        """Whether it says something else than it wrote."""
        wrote, said = (self.form, self.form_value), (self.first, self.first_value)
        return self.compared and wrote != said


def form_moves(
    now: Snapshot, case_id: CaseId, point: Point, positions: Sequence[Position]
) -> tuple[FormMove, ...]:
    """Return what each agency on a case wrote and then said, in the audit's order.

    A checklist has no one answer on the form: its lines stand beside the view, uncompared.
    """
    kind = now.tool.kind_at(point)
    one_of_some, in_words = kind.one_of_some, kind.of_one is AnswerKind.WORDS
    by_key = {one.key: one for one in now.tool.answers_at(point)} if one_of_some else {}
    views = {one.agency_id: one for one in now.first_views_at(case_id, point)}
    forms = {one.agency.id: one for one in positions}
    moves = []
    for agency in now.agencies_working_with(case_id):
        at, view = forms.get(agency.id), views.get(agency.id)
        written = at.answer if at is not None and at.asked else None
        form = by_key.get(written.key) if written is not None else None
        first = by_key.get(view.answer_key) if view is not None else None
        lines = [one for _, one in at.items if one] if at is not None and at.asked else []
        told = [] if written is not None else [one for one in lines if one.bearing in _TOLD]
        met = sum(one.bearing is Bearing.MET for one in told)
        here = at is not None and at.returned
        wrote = at.value if at is not None and at.asked and not one_of_some else ""
        said = view.answer_key if view is not None and not one_of_some else ""
        moves.append(FormMove(agency, form, first, here, met, len(told), wrote, said, in_words))
    return tuple(moves)
