"""What was agreed, while it is being changed: nothing of it is in the file before it is settled."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from core.model.fault import NotYet
from core.model.ids import AgencyId, CaseId
from core.model.judgement import DifferingView, Judgement, JudgementState, Layer
from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.words import tr
from ui.walk.views import ViewWish

Place = tuple[CaseId, Point]

HALF_CHANGED: Final = NotYet(
    tr("A change to what was agreed is begun but not agreed."),
    tr("What was agreed is in the audit as it was."),
    tr("Ctrl+Enter agrees it, Esc leaves it as it was; closing once more leaves it out."),
)


@dataclass(frozen=True, slots=True)
class Revision:
    """A settled judgement as it is in the file, and as it would be after the change."""

    before: Judgement
    views_before: tuple[DifferingView, ...]
    draft: Judgement
    views: tuple[DifferingView, ...]

    @property
    def is_new_layer(self) -> bool:
        """Whether it is judged in a later layer, and what stood before is kept beside it."""
        return self.draft.layer is not self.before.layer

    @property
    def differs(self) -> bool:
        """Whether settling it would change anything."""
        reason = "" if self.is_new_layer else self.before.reason
        begun_with = replace(self.before, layer=self.draft.layer, reason=reason)
        same = replace(self.draft, state=self.before.state) == begun_with
        undecided = self.draft.answered != self.before.answered
        return not same or undecided or self.views != self.views_before


class Revisions:
    """The changes begun and not settled yet, each kept with its question until it is.

    *keep* is told of each as it stands by now, and with None of one that ended.
    """

    def __init__(self, keep: Callable[[Place, Revision | None], None]) -> None:
        self._begun: dict[Place, Revision] = {}
        self._keep = keep

    def restore(self, revision: Revision) -> None:
        """Go on with a change that was begun when the audit was closed."""
        self._begun[revision.before.case_id, revision.before.point] = revision

    def begin(self, now: Snapshot, held: Judgement, layer: Layer = Layer.NONE) -> None:
        """Open a settled judgement as a draft of what was agreed, or to be judged in a *layer*.

        A later layer gives its own reason; its answer begins as the one before.
        """
        views = now.views_on(held)
        state = JudgementState.DRAFT if held.answered else held.state
        at = (held.case_id, held.point)
        draft = replace(held, state=state)
        if layer:
            draft = replace(draft, layer=layer, reason="")
        self._begun[at] = Revision(held, views, draft, views)

    def at(self, now: Snapshot, case_id: CaseId, point: Point) -> Revision | None:
        """Return the change begun at a question, while what it began with is still so."""
        found = self._begun.get((case_id, point))
        if found is None:
            return None
        held = now.judgement(case_id, point)
        if held != found.before or now.views_on(found.before) != found.views_before:
            self.drop(case_id, point)  # undone or changed elsewhere meanwhile
            return None
        return found

    def drop(self, case_id: CaseId, point: Point) -> None:
        """Leave a question as it was."""
        if self._begun.pop((case_id, point), None) is not None:
            self._keep((case_id, point), None)

    def revise(
        self, case_id: CaseId, point: Point, change: Callable[[Judgement], Judgement]
    ) -> None:
        """Change the draft."""
        found = self._begun[case_id, point]
        self._put((case_id, point), replace(found, draft=change(found.draft)))

    def record_view(self, case_id: CaseId, point: Point, wish: ViewWish) -> None:
        """Add an agency's view to the draft, or change it."""
        found = self._begun[case_id, point]
        held = next((one for one in found.views if one.agency_id == wish.agency_id), None)
        view = held or DifferingView(found.before.id, wish.agency_id)
        note = view.note if wish.note is None else wish.note
        self._set_view(case_id, point, replace(view, kind=wish.kind, note=note))

    def withdraw_view(self, case_id: CaseId, point: Point, agency_id: AgencyId) -> None:
        """Take an agency's view out of the draft."""
        found = self._begun[case_id, point]
        left = tuple(one for one in found.views if one.agency_id != agency_id)
        self._put((case_id, point), replace(found, views=left))

    def unsettled(self, now: Snapshot) -> list[Place]:
        """Return where a change is begun that differs and is not settled."""
        begun = [self.at(now, *place) for place in tuple(self._begun)]
        return [
            (one.before.case_id, one.before.point)
            for one in begun
            if one is not None and one.differs
        ]

    def _set_view(self, case_id: CaseId, point: Point, view: DifferingView) -> None:
        found = self._begun[case_id, point]
        known = any(one.agency_id == view.agency_id for one in found.views)
        views = (
            tuple(view if one.agency_id == view.agency_id else one for one in found.views)
            if known
            else (*found.views, view)
        )
        self._put((case_id, point), replace(found, views=views))

    def _put(self, place: Place, revision: Revision) -> None:
        self._begun[place] = revision
        self._keep(place, revision)
