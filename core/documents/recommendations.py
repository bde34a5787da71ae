"""What should change: the recommendations by theme with their owners, and the action plan."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, cast

from core.counting.plan import DueState, due_state, plan_progress
from core.documents.action_words import action_words
from core.documents.blocks import (
    AnswerPill,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    PlanSign,
    Section,
    Table,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.heads import running_head
from core.documents.plain import line, theme_part
from core.documents.typed import typed
from core.model.bearing import Bearing
from core.model.clock import date_text
from core.model.concluded import (
    action_numbers,
    actions_under,
    finding_numbers,
    in_order,
    recommendation_numbers,
)
from core.model.ids import ActionId, FindingId, RecommendationId, ThemeId
from core.model.plan import Action, ActionStatus, Recommendation
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.labels import sentence
from core.wording.numbers import listed
from core.wording.owners import answered_words, closed_words, last_heard_words, owners_words
from core.wording.plan import (
    carried_words,
    progress_words,
    recommendations_words,
    status_words,
)
from core.words import plural, tr

Row = tuple[Cell, ...]

_BEARINGS: Final = {
    ActionStatus.NOT_BEGUN: Bearing.NOT_APPLICABLE,
    ActionStatus.UNDER_WAY: Bearing.PARTLY,
    ActionStatus.CLOSED: Bearing.MET,
}
"""How a status is tinted and signed; its word stands in it too."""
DUE_BEARINGS: Final = {
    DueState.OVERDUE: Bearing.NOT_MET,
    DueState.THIS_MONTH: Bearing.PARTLY,
    DueState.CLOSED: Bearing.MET,
}
"""The same of what is due, overdue or done."""
DUE_SIGNS: Final = {DueState.OVERDUE: PlanSign.OVERDUE, DueState.THIS_MONTH: PlanSign.DUE}
"""What is late or due soon has a sign of its own."""


@dataclass(frozen=True)
class _Plan:
    """What should change in an audit, and what numbers all of it has."""

    now: Snapshot
    today: date = date.max

    @cached_property
    def recommendations(self) -> dict[RecommendationId, str]:
        return recommendation_numbers(self.now)

    @cached_property
    def findings(self) -> dict[FindingId, int]:
        return finding_numbers(self.now)

    @cached_property
    def actions(self) -> dict[ActionId, int]:
        return action_numbers(self.now)

    def findings_of(self, recommendations: Collection[RecommendationId]) -> str:
        """Return "findings 3 and 4": what recommendations follow from."""
        links = self.now.recommendation_findings
        named = {one.finding_id for one in links if one.recommendation_id in recommendations}
        found = sorted(self.findings[it] for it in named if it in self.findings)
        if len(found) == 1:
            return tr("finding {number}", number=found[0])
        return tr("findings {numbers}", numbers=listed(list(map(str, found)))) if found else ""

    def follows(self, theme_id: ThemeId | None) -> str:
        """Return what the recommendations under a theme follow from."""
        found, at = set(), None
        for depth, one in in_order(self.now):
            at = at if depth else one.theme_id
            if at == theme_id:
                found.add(one.id)
        return self.findings_of(found)


def recommendations(full: FullSnapshot) -> Document:
    """Compose the recommendations of an audit by theme."""
    now = full.now
    head = running_head(now.audit, tr("recommendations"))
    section = Section(tr("Recommendations"), counted_words(now), tuple(recommendation_blocks(now)))
    return Document("recommendations", head, head, now.audit.marking, (section,))


def recommendation_blocks(now: Snapshot) -> Iterator[Block]:
    """Yield the recommendations by theme, with their owners and the findings they follow from."""
    columns = (
        Column(tr("No."), 40),
        Column(tr("Recommendation"), 263),
        Column(tr("Owner"), 140),
        Column(tr("Follows from"), 60),
    )
    plan = _Plan(now)
    yield from _by_theme(now, columns, lambda one: [_recommended(plan, one)])


def action_plan(full: FullSnapshot) -> Document:
    """Compose the action plan: every recommendation with the actions under it."""
    now = full.now
    head = running_head(now.audit, tr("action plan"))
    columns = (
        Column(tr("No."), 58),
        Column(tr("Recommendation and action"), 190),
        Column(tr("Owner"), 126),
        Column(tr("Due"), 102),
        Column(tr("How it will be known"), 106),
        Column(tr("Status"), 98),
        Column(tr("Last heard"), 129),
    )
    plan = _Plan(now, full.today)
    blocks = [*_by_theme(now, columns, lambda one: _planned(plan, one), plan.follows)]
    loose = actions_under(now, None)
    if loose:
        blocks.append(Heading(tr("Straight from {a case}"), "cases", band=True))
        blocks.append(Table(columns, tuple(_action(plan, one) for one in loose)))
    day, standing = date_text(full.day), progress_words(plan_progress(now, full.today))
    parts = (tr("as it stood on {day}", day=day) if day else "", counted_words(now), standing)
    section = Section(tr("Action plan"), " · ".join(filter(None, parts)), tuple(blocks))
    return Document("actions", head, head, now.audit.marking, (section,), landscape=True)


def counted_words(now: Snapshot) -> str:
    """Return "28 recommendations under 7 themes"; what stands under another is under its theme."""
    top = [one for depth, one in in_order(now) if not depth]
    themes = {one.theme_id for one in top} & now.tool.theme.keys()
    said = recommendations_words(now)
    if len(themes) < 2:
        return said
    return tr("{said} under {themes}", said=said, themes=plural(len(themes), "theme"))


def actions_words(now: Snapshot) -> str:
    """Return how many actions there are, and how they stand."""
    held = [one for one in now.actions if not one.withdrawn]
    parts = [plural(len(held), "action")]
    for status in ActionStatus:
        count = sum(one.status is status for one in held)
        if count:
            parts.append(f"{count} {status.word.lower()}")
    return ", ".join(parts)


def _by_theme(
    now: Snapshot,
    columns: tuple[Column, ...],
    rows_of: Callable[[Recommendation], Sequence[Row]],
    rests_on: Callable[[ThemeId | None], str] | None = None,
) -> Iterator[Block]:
    """Yield a heading and a table for each theme that has a recommendation.

    With *rests_on* the headings are bands that say what a theme's recommendations follow from.
    """
    found: dict[ThemeId | None, list[Row]] = {}
    at: ThemeId | None = None
    for depth, one in in_order(now):
        at = at if depth else one.theme_id  # what stands under another stays with it
        found.setdefault(at, []).extend(rows_of(one))
    if not found:
        yield line(tr("No recommendation was made."))
    for theme_id, rows in found.items():
        theme = now.tool.theme.get(theme_id) if theme_id is not None else None
        title = theme.title if theme else tr("No theme")
        note = rests_on(theme_id) if rests_on is not None else ""
        yield Heading(title, theme_part(theme_id), band=rests_on is not None, opposite=note)
        yield Table(columns, tuple(rows))


def _recommended(plan: _Plan, one: Recommendation) -> Row:
    now = plan.now
    return (
        (TextSpan(plan.recommendations[one.id]),),
        _text(one),
        _owned_by(now, one),
        (TextSpan(plan.findings_of({one.id}), TextLook.QUIET),),
    )


def _text(one: Recommendation, look: TextLook = TextLook.PLAIN) -> Words:
    words = [typed(one, "text", look)]
    further = answered_words(one)
    if one.withdrawn:
        further = sentence(tr("Withdrawn: {why}", why=one.withdrawn))
    for said in (further, sentence(carried_words(one))):
        if said:
            words.append(TextSpan(f" {said}", TextLook.QUIET))
    return tuple(words)


def _planned(plan: _Plan, one: Recommendation) -> list[Row]:
    now, empty = plan.now, cast("Words", ())
    number, under = (
        TextSpan(plan.recommendations[one.id], TextLook.STRONG),
        actions_under(now, one.id),
    )
    settled = under or one.answered or one.withdrawn
    nested = any(other.parent_id == one.id for other in now.recommendations)
    state = empty if settled or nested else (TextSpan(tr("no action yet"), TextLook.QUIET),)
    first: Row = (
        *((number,), _text(one, TextLook.STRONG), _owned_by(now, one)),
        *(empty, empty, state, empty),
    )
    return [first, *(_action(plan, action) for action in under)]


def _action(plan: _Plan, action: Action) -> Row:
    now = plan.now
    heard = closed_words(action) or last_heard_words(now.entries_on(action.id))
    return (
        (TextSpan(tr("Action {number}", number=plan.actions[action.id]), TextLook.QUIET),),
        action_words(now, action),
        _or_none(TextSpan(_first_up(owners_words(now, now.owners_of_action(action.id))))),
        _or_none(TextSpan(date_text(action.due))),
        _or_none(typed(action, "measure")),
        _status(action, plan.today),
        _or_none(TextSpan(heard)),
    )


def _owned_by(now: Snapshot, one: Recommendation) -> Words:
    said = TextSpan(_first_up(owners_words(now, now.owners_of_recommendation(one.id))))
    return (said,) if one.withdrawn or one.answered else _or_none(said)


def _or_none(said: TextSpan) -> Words:
    """Return words, or that there are none yet: an empty cell tells nothing."""
    return (said if said.text else TextSpan(tr("none yet"), TextLook.QUIET),)


def _status(action: Action, today: date) -> Cell:
    """Return how an action stands on a day, tinted by its date before its status."""
    if action.withdrawn:
        return AnswerPill(tr("Withdrawn"))
    state = due_state(action, today)
    under_way = PlanSign.UNDER_WAY if action.status is ActionStatus.UNDER_WAY else None
    return AnswerPill(
        status_words(action, today),
        DUE_BEARINGS.get(state, _BEARINGS[action.status]),
        plan_sign=DUE_SIGNS.get(state, under_way if state is not DueState.CLOSED else None),
    )


def _first_up(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
