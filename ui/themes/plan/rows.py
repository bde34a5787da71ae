"""The plan as lines: by theme, by owner or by date, and what is due at the left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.counting.plan import DueState, due_state, plan_progress
from core.model.clock import date_text
from core.model.concluded import (
    action_numbers,
    actions_under,
    in_order,
    recommendation_numbers,
)
from core.model.ids import ActionId, RecommendationId, ThemeId
from core.model.plan import Action, Recommendation
from core.model.snapshot import Snapshot
from core.wording.owners import answered_words, owners_words
from core.wording.plan import due_words, state_heading
from core.words import plural, tr
from ui.theme import Tone
from ui.themes.lines import EvidenceRow
from ui.themes.notes import NO_THEME

TONES: Final[Mapping[DueState, tuple[str, Tone]]] = {
    DueState.NO_DATE: ("–", Tone.PLAIN),
    DueState.OVERDUE: ("!", Tone.BAD),
    DueState.THIS_MONTH: ("●", Tone.WARN),
    DueState.LATER: ("→", Tone.ACCENT),
    DueState.CLOSED: ("✓", Tone.GOOD),
}


@dataclass(frozen=True, slots=True)
class PlanStep:
    """What a line stands for: a recommendation or an action, by its number in the file."""

    recommendation_id: RecommendationId | None = None
    action_id: ActionId | None = None


def due_lines(now: Snapshot, today: date) -> list[EvidenceRow]:
    """Return what is due by date, under a heading each; what is closed only by its numbers."""
    standing, numbers = plan_progress(now, today), action_numbers(now)
    lines: list[EvidenceRow] = []
    for state in DueState:
        held = standing.by_state.get(state, ())
        if not held:
            continue
        sign, tone = TONES[state]
        lines.append(EvidenceRow(f"{state_heading(state)} · {len(held)}", heading=True))
        for one in held:
            title = f"{numbers[one.id]} · {one.text.strip() or tr('No words yet')}"
            when = due_words(one, today)
            if one.due and state is not DueState.CLOSED:
                when = f"{date_text(one.due)} · {when}"
            step = PlanStep(action_id=one.id)
            lines.append(EvidenceRow(title, "", when, sign, tone, step))
    return lines


def plan_by_theme(now: Snapshot, today: date) -> list[EvidenceRow]:
    """Return recommendations under their themes, each with its actions, then actions alone."""
    numbers = recommendation_numbers(now)
    lines: list[EvidenceRow] = []
    theme: ThemeId | str | None = ""
    for depth, one in in_order(now):
        if depth == 0 and one.theme_id != theme:
            theme = one.theme_id
            lines.append(EvidenceRow(_title(now, one.theme_id), heading=True))
        lines.append(_recommendation_line(now, one, numbers[one.id], depth))
        lines += [_action_line(now, each, today, depth + 1) for each in actions_under(now, one.id)]
    alone = actions_under(now, None)
    if alone:
        lines.append(EvidenceRow(tr("Under no recommendation"), heading=True))
        lines += [_action_line(now, one, today, 0) for one in alone]
    return lines


def plan_by_owner(now: Snapshot, today: date) -> list[EvidenceRow]:
    """Return the actions by owner, as the sheet each owner gets; those of nobody last."""
    held: dict[str, list[Action]] = {}
    for one in _in_force(now):
        owners = [owners_words(now, [owner]) for owner in now.owners_of_action(one.id)]
        for owner in [name for name in owners if name] or [tr("No owner yet")]:
            held.setdefault(owner[:1].upper() + owner[1:], []).append(one)
    lines: list[EvidenceRow] = []
    for owner in sorted(held, key=str.casefold):
        count = plural(len(held[owner]), "action")
        lines.append(EvidenceRow(f"{owner} · {count}", heading=True))
        lines += [_action_line(now, one, today, 0) for one in held[owner]]
    return lines


def plan_by_date(now: Snapshot, today: date) -> list[EvidenceRow]:
    """Return the actions in the order of the board: overdue first, by date."""
    standing = plan_progress(now, today)
    lines: list[EvidenceRow] = []
    for state in DueState:
        held = standing.by_state.get(state, ())
        if held:
            lines.append(EvidenceRow(state_heading(state), heading=True))
            lines += [_action_line(now, one, today, 0) for one in held]
    return lines


def _in_force(now: Snapshot) -> list[Action]:
    return [one for one in now.actions if not one.withdrawn]


def _title(now: Snapshot, theme_id: ThemeId | None) -> str:
    theme = now.tool.theme.get(theme_id) if theme_id is not None else None
    return theme.title if theme is not None else NO_THEME


def _recommendation_line(
    now: Snapshot, one: Recommendation, number: str, depth: int
) -> EvidenceRow:
    owners = owners_words(now, now.owners_of_recommendation(one.id))
    answered = answered_words(one)
    small = " · ".join(part for part in (owners[:1].upper() + owners[1:], answered) if part)
    if one.withdrawn:
        small = tr("Withdrawn, because: {reason}", reason=one.withdrawn)
    sign = "✓" if answered else ""
    title = f"{number} · {one.text.strip() or tr('No words yet')}"
    tone = Tone.GOOD if answered else Tone.ACCENT
    return EvidenceRow(title, "", small, sign, tone, PlanStep(one.id), indent=depth)


def _action_line(now: Snapshot, one: Action, today: date, indent: int) -> EvidenceRow:
    sign, tone = TONES[due_state(one, today)]
    number = action_numbers(now)[one.id]
    owners = owners_words(now, now.owners_of_action(one.id)) or tr("No owner yet")
    case = now.case.get(one.case_id) if one.case_id is not None else None
    parts = (
        owners[:1].upper() + owners[1:],
        case.reference if case is not None else "",
        date_text(one.due) if one.due else tr("No date yet"),
    )
    small, tag = " · ".join(part for part in parts if part), due_words(one, today)
    if one.withdrawn:
        small, tag = tr("Withdrawn, because: {reason}", reason=one.withdrawn), ""
        sign, tone = "–", Tone.PLAIN
    text = one.text.strip() or tr("No words yet")
    step = PlanStep(action_id=one.id)
    line = f"{number} · {text}"
    return EvidenceRow("", line, small, sign, tone, step, indent=indent, tag=tag)


def leaving_words(number: int, withdrawn: str) -> str:
    """Return what the button is called by which a step leaves the plan, or comes back."""
    if withdrawn:
        return tr("Let it stand again")
    return tr("Withdraw, because…") if number else tr("Remove")
