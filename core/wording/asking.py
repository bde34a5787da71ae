"""Where something is asked and of whom, in words."""

from collections.abc import Iterable

from core.counting.conditions import (
    AskedWhere,
    Fulfilment,
    asked_where,
    asks_about_nobody,
    condition_at,
)
from core.model.asking import Alternatives, Clause, Relation
from core.model.clock import date_text
from core.model.dates import iso_date
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.model.tool import AnswerKind, AnswerSet, Item, Point, Question, Theme, Tool
from core.wording.judged import condition_words as tie_words
from core.wording.numbers import listed
from core.words import tr


def bound_words(tool: Tool, clause: Clause) -> str:
    """Return what a part of a condition names: an answer, "3 visits" or "3 March 2024"."""
    answer = tool.answer.get(clause.answer_id) if clause.answer_id is not None else None
    if answer is not None:
        return answer.label
    on = tool.item.get(clause.on_item_id) if clause.on_item_id is not None else None
    held = tool.set_of(on.answer_set_id) if on is not None else None
    if held is not None:
        return _measured(held, clause.value)
    compared = clause.relation in (Relation.AT_LEAST, Relation.AT_MOST)
    is_day = compared and iso_date(clause.value) == clause.value
    return date_text(clause.value) if is_day else clause.value


def clause_words(tool: Tool, clause: Clause) -> str:
    """Return "1f is Yes", or "age is at least 12"."""
    on = tool.item.get(clause.on_item_id) if clause.on_item_id is not None else None
    value = bound_words(tool, clause)
    what = on.key if on is not None else clause.attribute
    match clause.relation:
        case Relation.IS:
            return tr("{what} is {value}", what=what, value=value)
        case Relation.IS_NOT:
            return tr("{what} is not {value}", what=what, value=value)
        case Relation.AT_LEAST:
            return tr("{what} is at least {value}", what=what, value=value)
    return tr("{what} is at most {value}", what=what, value=value)


def _measured(held: AnswerSet, value: str) -> str:
    """Return what a value is compared with: "3 visits", "10 days", "3 March 2024"."""
    if held.kind is AnswerKind.DATE:
        return date_text(value)
    unit = tr("days") if held.kind is AnswerKind.PERIOD else held.unit
    return f"{value} {unit}".strip()


def condition_words(tool: Tool, condition: Alternatives) -> str:
    """Return "1f is Yes and team is North, or 2 is No"; nothing without a condition."""
    ways = [tr(" and ").join(clause_words(tool, part) for part in parts) for parts in condition]
    several = any(len(parts) > 1 for parts in condition)
    return (tr(", or ") if several else tr(" or ")).join(ways)


def conditions_words(tool: Tool, conditions: Iterable[Alternatives]) -> str:
    """Return conditions that all have to hold, as one."""
    return tr("; and ").join(condition_words(tool, one) for one in conditions if one)


def asked_only_words(tool: Tool, part: Theme | Question | Item) -> str:
    """Return "Only where 1f is Yes. Asked of Police and Health."; nothing for what always is."""
    match part:
        case Theme():
            condition, names = tool.asking.condition(part.id), tool.asking.agencies(part.id)
        case Question():
            condition = tool.asking.condition(question_id=part.id)
            names = tool.asking.agencies(question_id=part.id)
        case _:
            condition, names = tool.asking.condition(item_id=part.id), ()
    where = condition_words(tool, condition)
    parts = [tr("Only where {condition}.", condition=where)] * bool(where)
    parts += [tr("Asked of {names}.", names=listed(names))] * bool(names)
    return " ".join(parts)


def point_condition(
    now: Snapshot, case_id: CaseId, point: Point, asked: bool
) -> tuple[str, Fulfilment | None]:
    """Say what a question depends on for a case, and whether it is so; nothing for most.

    *asked* tells whether it is judged all the same: then nothing is passed over.
    """
    if asks_about_nobody(now, case_id, point):
        over = "" if asked else tr(", so this one is passed over")
        said = tr("Nobody it asks about is listed for this {case}")
        return f"{said}{over}", Fulfilment.NOT_MET
    found = asked_where(now, case_id, point)
    if found is not None:
        return _asked_where_words(now.tool, found, asked), found.fulfilment
    tie = condition_at(now, case_id, point)
    return (tie_words(tie, asked), tie.fulfilment) if tie is not None else ("", None)


def _asked_where_words(tool: Tool, found: AskedWhere, asked: bool) -> str:
    said = tr("Only where {condition}", condition=conditions_words(tool, found.conditions))
    match found.fulfilment:
        case Fulfilment.MET:
            return tr("{first}: it is", first=said)
        case Fulfilment.NOT_MET:
            over = "" if asked else tr(", so this one is passed over")
            return tr("{said}: it is not so{over}", said=said, over=over)
        case _:
            return tr("{first}: not known yet", first=said)
