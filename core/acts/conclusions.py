"""Taking in what an audit concludes, as an example gives it: findings, recommendations, actions."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from core.model.changed import Changed
from core.model.draft.conclusions import (
    ActionDraft,
    ConclusionsDraft,
    CountDraft,
    FindingDraft,
    HypothesisDraft,
    OwnerDraft,
    RecommendationDraft,
    WeighedDraft,
)
from core.model.finding import (
    EvidenceKind,
    EvidenceNamed,
    EvidenceSide,
    Finding,
    FindingCase,
    HypothesisEvidence,
)
from core.model.ids import NEW, ActionId, AgencyId, FindingId, RecommendationId, ThemeId
from core.model.judgement import Judgement
from core.model.plan import (
    Action,
    ActionEntry,
    ActionOwner,
    Recommendation,
    RecommendationFinding,
    RecommendationOwner,
)
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.words import tr

CountOf = Callable[[Snapshot, CountDraft], tuple[str, str]]
"""Returns how a count is kept, and how it reads now."""

T = TypeVar("T")


def take_conclusions(
    file: WorkshopFile, draft: ConclusionsDraft, count_of: CountOf
) -> Changed | None:
    """Take in what was concluded, over the audit that is there already.

    Raises KeyError naming what the audit has not.
    """
    taking = _Taking(file, snapshot(file), count_of)
    with file.act(tr("bring in the conclusions")) as act:
        findings = {one.key: taking.finding(at, one) for at, one in enumerate(draft.findings)}
        for hypothesis in draft.hypotheses:
            taking.weigh(hypothesis, findings)
        recommendations: dict[str, RecommendationId] = {}
        for at, one in enumerate(draft.recommendations):
            recommendations[one.key] = taking.recommendation(at, one, recommendations, findings)
        actions = [
            (recommendations[one.key], action)
            for one in draft.recommendations
            for action in one.actions
        ]
        for at, (number, action) in enumerate(actions):
            taking.action(at, number, action)
    return act.news


@dataclass(frozen=True, slots=True)
class _Taking:
    """Puts what a draft names by words, by the numbers the audit has for it."""

    file: WorkshopFile
    now: Snapshot
    count_of: CountOf

    def finding(self, at: int, draft: FindingDraft) -> FindingId:
        """Put a finding with what it rests on; its counts stand in its words."""
        counts = [self.count_of(self.now, one) for one in draft.counts]
        shown = [words for _, words in counts]
        held = Finding("")
        if draft.from_hour:
            held = _one(self.now.findings, draft.from_hour, lambda one: one.text)
        finding = Finding(
            draft.text.format(*shown),
            id=held.id,
            position=at,
            theme_id=self._theme(draft.theme) or held.theme_id,
            kind=draft.kind,
            detail=draft.detail.format(*shown),
            challenge=draft.challenge,
            call_to_act=draft.call_to_act,
            reflection=draft.reflection,
        )
        number = FindingId(self.file.put(finding))
        named = [
            EvidenceNamed(number, EvidenceKind.COUNT, 0, count=kept, shown=words)
            for kept, words in counts
        ]
        named += [EvidenceNamed(number, kind, row) for kind, row in self._rows(draft)]
        there = len(self.file.all(EvidenceNamed, "finding_id = ?", (number,)))
        if named:
            placed = enumerate(named, there)
            self.file.put_new([replace(one, position=place) for place, one in placed])
        for reference in draft.cases:
            case = _one(self.now.cases, reference, lambda one: one.reference)
            self.file.put(FindingCase(number, case.id))
        return number

    def _rows(self, draft: FindingDraft) -> Iterator[tuple[EvidenceKind, int]]:
        now = self.now
        for named in draft.judgements:
            yield EvidenceKind.JUDGEMENT, _one(now.judgements, named, self._judged).id
        for words in draft.notes:
            yield EvidenceKind.NOTE, _one(now.notes, words, lambda one: one.text).id
        for words in draft.voices:
            yield EvidenceKind.FAMILY_VOICE, _one(now.family_voices, words, lambda one: one.text).id
        for words in draft.meetings:
            title = _one(now.meetings_observed, words, lambda one: one.title)
            yield EvidenceKind.MEETING, title.id
        for words in draft.talks:
            yield EvidenceKind.LEADER, _one(now.leader_talks, words, lambda one: one.role).id

    def weigh(self, draft: HypothesisDraft, findings: dict[str, FindingId]) -> None:
        """Put what stands for a hypothesis and what against."""
        about = _one(self.now.hypotheses, draft.text, lambda one: one.text).id
        sides = ((EvidenceSide.FOR, draft.supports), (EvidenceSide.AGAINST, draft.contradicts))
        weighed = [
            HypothesisEvidence(about, kind, row, side=side)
            for side, held in sides
            for kind, row in self._weighed(held, findings)
        ]
        self.file.put_new([replace(one, position=place) for place, one in enumerate(weighed)])

    def _weighed(
        self, draft: WeighedDraft, findings: dict[str, FindingId]
    ) -> Iterator[tuple[EvidenceKind, int]]:
        for key in draft.findings:
            yield EvidenceKind.FINDING, findings[key]
        for named in draft.judgements:
            yield EvidenceKind.JUDGEMENT, _one(self.now.judgements, named, self._judged).id
        for words in draft.notes:
            yield EvidenceKind.NOTE, _one(self.now.notes, words, lambda one: one.text).id

    def _judged(self, one: Judgement) -> str:
        return f"{self.now.case[one.case_id].reference}/{self.now.tool.key_at(one.point)}"

    def recommendation(
        self,
        at: int,
        draft: RecommendationDraft,
        above: dict[str, RecommendationId],
        findings: dict[str, FindingId],
    ) -> RecommendationId:
        """Put a recommendation, with the findings it follows from and its owners."""
        one = Recommendation(
            draft.text,
            position=at,
            parent_id=above[draft.under] if draft.under else None,
            theme_id=self._theme(draft.theme),
            answered=draft.answered,
            answered_by=draft.answered_by,
            answered_on=draft.answered_on,
        )
        number = RecommendationId(self.file.put(one))
        for key in draft.follows:
            self.file.put(RecommendationFinding(number, findings[key]))
        for place, owner in enumerate(draft.owners):
            self.file.put(RecommendationOwner(number, NEW, place, *self._owner(owner)))
        return number

    def action(self, at: int, under: RecommendationId, draft: ActionDraft) -> None:
        """Put an action with its owners and what happened to it."""
        one = Action(
            draft.text,
            position=at,
            recommendation_id=under,
            measure=draft.measure,
            due=draft.due,
            status=draft.status,
            done=draft.done,
            shows=draft.shows,
        )
        number = ActionId(self.file.put(one))
        for place, owner in enumerate(draft.owners):
            self.file.put(ActionOwner(number, NEW, place, *self._owner(owner)))
        for entry in draft.entries:
            self.file.put(
                ActionEntry(
                    number, entry.kind, entry.text, entry.at, role=entry.role, was=entry.was
                )
            )

    def _theme(self, key: str) -> ThemeId | None:
        """Return a theme by its key; one that emerged has none, and goes by its title."""
        return _one(self.now.tool.themes, key, lambda one: one.key or one.title).id if key else None

    def _owner(self, draft: OwnerDraft) -> tuple[AgencyId | None, str, bool, bool]:
        agency = None
        if draft.agency:
            agency = _one(self.now.agencies, draft.agency, lambda one: one.name).id
        return agency, draft.role, draft.leads, draft.everyone


def _one(rows: Iterable[T], words: str, name: Callable[[T], str]) -> T:
    """Return the row that is named so, or else the one whose name begins with the words."""
    held = list(rows)
    exact = [row for row in held if name(row) == words]
    found = exact or [row for row in held if name(row).startswith(words)]
    if len(found) != 1:
        raise KeyError(words)
    return found[0]
