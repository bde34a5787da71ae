"""How the action plan stands on a day: overdue first, each with what was noted of it last."""

from collections.abc import Iterator
from datetime import date

from core.counting.plan import DueState, due_state, plan_progress
from core.documents.action_words import action_words
from core.documents.blocks import (
    AnswerPill,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Section,
    Table,
    TextLook,
    TextSpan,
)
from core.documents.heads import running_head
from core.documents.plain import line
from core.documents.recommendations import DUE_BEARINGS, DUE_SIGNS
from core.model.clock import date_text
from core.model.concluded import action_numbers
from core.model.ids import ActionId
from core.model.plan import Action
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.owners import closed_words, last_heard_words, owners_words
from core.wording.plan import due_words, moved_words, progress_words, state_heading
from core.words import tr

_ORDER = (
    *(DueState.OVERDUE, DueState.THIS_MONTH, DueState.NO_DATE),
    *(DueState.LATER, DueState.CLOSED),
)


def status_report(full: FullSnapshot) -> Document:
    """Compose how the plan stands on the day it was read."""
    now, today = full.now, full.today
    head = running_head(now.audit, tr("status report"))
    title = tr("Status on {day}", day=date_text(today.isoformat()))
    section = Section(title, status_described(full), tuple(_blocks(now, today)))
    return Document("status", head, head, now.audit.marking, (section,))


def status_described(full: FullSnapshot) -> str:
    """Return "11 actions: 4 closed · 2 overdue"."""
    return progress_words(plan_progress(full.now, full.today))


def _blocks(now: Snapshot, today: date) -> Iterator[Block]:
    columns = (
        Column(tr("No."), 30),
        Column(tr("Action, and what was noted last"), 217),
        Column(tr("Owner"), 110),
        Column(tr("Due"), 106),
        Column(tr("Status"), 79),
    )
    found, numbers = plan_progress(now, today), action_numbers(now)
    for state in _ORDER:
        held = found.by_state.get(state, ())
        if held:
            yield Heading(state_heading(state), state.name.lower())
            yield Table(columns, tuple(_row(now, one, numbers, today) for one in held))
    if not found.total:
        yield line(tr("No action was agreed."))


def _row(now: Snapshot, one: Action, numbers: dict[ActionId, int], today: date) -> tuple[Cell, ...]:
    entries = now.entries_on(one.id)
    words = list(action_words(now, one))
    if heard := closed_words(one) or last_heard_words(entries):
        words.append(TextSpan(f" {heard}", TextLook.QUIET))
    due = [TextSpan(date_text(one.due) or tr("none yet"))]
    if moved := moved_words(entries):
        due.append(TextSpan(f", {moved}", TextLook.QUIET))
    owners = owners_words(now, now.owners_of_action(one.id)) or tr("none yet")
    return (
        (TextSpan(str(numbers[one.id])),),
        tuple(words),
        (TextSpan(owners[:1].upper() + owners[1:]),),
        tuple(due),
        _due_pill(one, today),
    )


def _due_pill(one: Action, today: date) -> AnswerPill:
    state = due_state(one, today)
    bearing, sign = DUE_BEARINGS.get(state), DUE_SIGNS.get(state)
    return AnswerPill(due_words(one, today), bearing, plan_sign=sign)
