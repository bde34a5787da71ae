"""The plan as lines: by theme, by owner or by date, and what is due at the left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.counting.plan import DueState, due_date, due_state, plan_progress
from core.model.clock import date_text, short_date
from core.model.concluded import (
    action_numbers,
    actions_under,
    in_order,
    recommendation_numbers,
)
from core.model.ids import ActionId, RecommendationId, ThemeId
from core.model.plan import Action, ActionStatus, Recommendation
from core.model.snapshot import Snapshot
from core.wording.owners import answered_by_words, answered_words, owners_words
from core.wording.plan import carried_words, due_words, findings_words, state_heading, status_words
from core.words import plural, tr
from ui.theme import Tone
from ui.themes.lines import EvidenceRow
from ui.themes.notes import NO_THEME
from ui.themes.plan.plan_layout import PlanRow

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
        heading = state_heading(state)
        lines.append(EvidenceRow(heading, heading=True, sign=sign, tone=tone, tag=str(len(held))))
        if state is DueState.CLOSED:
            closed = ", ".join(str(number) for number in sorted(numbers[one.id] for one in held))
            step = PlanStep(action_id=held[0].id)
            lines.append(EvidenceRow(closed, small=tr("each with its evidence"), value=step))
            continue
        for one in held:
            title = f"{numbers[one.id]} {one.text.strip() or tr('No words yet')}"
            when = due_words(one, today)
            if one.due:
                when = f"{date_text(one.due)} · {when}"
            lines.append(EvidenceRow(title, small=when, value=PlanStep(action_id=one.id), most=2))
    return lines


def plan_by_theme(now: Snapshot, today: date) -> list[EvidenceRow]:
    """Return recommendations under their themes, each with its actions, then actions alone."""
    numbers = recommendation_numbers(now)
    lines: list[EvidenceRow] = []
    theme: ThemeId | str | None = ""
    for depth, one in in_order(now):
        if depth == 0 and one.theme_id != theme:
            theme = one.theme_id
            held = [each for each in now.recommendations if each.theme_id == theme]
            said = findings_words(now, held)
            lines.append(EvidenceRow(_title(now, one.theme_id), heading=True, tag=said))
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
            held.setdefault(_capital(owner), []).append(one)
    lines: list[EvidenceRow] = []
    for owner in sorted(held, key=str.casefold):
        count = plural(len(held[owner]), "action")
        lines.append(EvidenceRow(owner, heading=True, tag=count))
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
    owners = _capital(owners_words(now, now.owners_of_recommendation(one.id)))
    answered, status = answered_words(one), answered_by_words(one)
    small = " · ".join(part for part in (owners, answered, carried_words(one)) if part)
    tone, sign = (Tone.GOOD, "✓") if answered else (Tone.ACCENT, "")
    if one.withdrawn:
        small = owners = tr("Withdrawn, because: {reason}", reason=one.withdrawn)
        status = ""
    said = one.text.strip() or tr("No words yet")
    return PlanRow(
        f"{number} · {said}",
        small=small,
        sign=sign,
        tone=tone,
        value=PlanStep(one.id),
        indent=depth,
        number=number,
        text_alone=said,
        owner=owners or carried_words(one),
        status=f"✓ {status}" if status else "",
        above=True,
    )


def _action_line(now: Snapshot, one: Action, today: date, indent: int) -> EvidenceRow:
    sign, tone = TONES[due_state(one, today)]
    number, due = action_numbers(now)[one.id], due_date(one)
    owners = _capital(owners_words(now, now.owners_of_action(one.id)) or tr("No owner yet"))
    case = now.case.get(one.case_id) if one.case_id is not None else None
    about = case.reference if case is not None else ""
    when = date_text(one.due) if one.due else tr("No date yet")
    parts = (owners, about, when, carried_words(one))
    small = "\n".join(part for part in parts if part)
    tag, status = due_words(one, today), status_words(one, today)
    if one.withdrawn:
        small, tag = tr("Withdrawn, because: {reason}", reason=one.withdrawn), ""
        sign, tone, owners = "–", Tone.PLAIN, small
    elif one.status is ActionStatus.NOT_BEGUN and tone is Tone.ACCENT:
        sign, tone = "–", Tone.PLAIN
    said = one.text.strip() or tr("No words yet")
    return PlanRow(
        "",
        f"{number} · {said}",
        small,
        sign,
        tone,
        PlanStep(action_id=one.id),
        indent=indent,
        tag=tag,
        number=str(number),
        text_alone=f"{about}: {said}" if about else said,
        owner=owners,
        due=short_date(due, today) if due is not None else "",
        status=f"{sign} {status}",
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def leaving_words(number: int, withdrawn: str) -> str:
    """Return what the button is called by which a step leaves the plan, or comes back."""
    if withdrawn:
        return tr("Let it stand again")
    return tr("Withdraw, because…") if number else tr("Remove")
