"""Reading the audit back: the snapshot that pages show, and what is fetched when needed."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from core.model.asking import AskedOf, Clause, CommentRule
from core.model.audit import Audit
from core.model.case import AnswerGiven, Return, ValueGiven
from core.model.changed import Changed
from core.model.household import CasePerson, people_of
from core.model.ids import AgencyId, CaseId
from core.model.patch import PARTS, TOOL_PARTS, StaleSnapshot, patched, with_parts
from core.model.snapshot import Snapshot
from core.model.standard import Standard
from core.model.steps import DayOff
from core.model.tool import Answer, AnswerSet, GradeMeaning, Item, Question, Theme, Tool
from core.model.working_days import working_days_of
from core.store.file import WorkshopFile

_USABLE = (Return, AnswerGiven, ValueGiven)
_ALL = frozenset({Audit, *_USABLE, *PARTS, *TOOL_PARTS})
_FEW_PAIRS = 40
_ANSWERED = (
    "SELECT case_id, agency_id FROM returns AS r "
    "WHERE (EXISTS (SELECT 1 FROM answers_given WHERE return_id = r.id) "
    "OR EXISTS (SELECT 1 FROM values_given WHERE return_id = r.id))"
)


def snapshot(file: WorkshopFile) -> Snapshot:
    """Read everything small about the audit; an empty file gives an untitled one."""
    return with_parts(read_whole(file, Snapshot(Audit("")), _ALL), {"which": file.which})


def refreshed(file: WorkshopFile, now: Snapshot, changed: Changed) -> Snapshot:
    """Return *now* brought up to date by the rows of an act; what they do not list is read.

    Where *now* is not what the act was done on, everything is read.
    """
    if changed.unlisted:
        now = read_whole(file, now, changed.unlisted)
        pairs = None if changed.unlisted.isdisjoint(_USABLE) else now.usable
    else:
        pairs = None
    if pairs is None and changed.touches(*_USABLE):
        pairs = _usable_after(file, now, changed)
    try:
        return patched(now, changed.rows, pairs)
    except StaleSnapshot:
        return with_parts(snapshot(file), {"chosen": now.chosen})


def read_whole(file: WorkshopFile, now: Snapshot, kinds: Collection[type]) -> Snapshot:
    """Return *now* with every part that rests on *kinds* read from the file."""
    parts: dict[str, Any] = {
        name: tuple(file.all(kind)) for kind, name in PARTS.items() if kind in kinds
    }
    if Audit in kinds:
        parts["audit"] = file.get(Audit, 1) or Audit("")
    if not TOOL_PARTS.keys().isdisjoint(kinds):
        parts["tool"] = read_tool(file)
    if not set(_USABLE).isdisjoint(kinds):
        parts["usable"] = usable(file)
    return with_parts(now, parts) if parts else now


def _usable_after(
    file: WorkshopFile, now: Snapshot, changed: Changed
) -> frozenset[tuple[CaseId, AgencyId]]:
    """Ask anew of the pairs whose return or answers changed; of all where they are many."""
    pairs = {
        (row.case_id, row.agency_id)
        for change in changed.rows
        if change.kind in _USABLE
        for row in (change.before, change.after)
        if row is not None
    }
    if len(pairs) > _FEW_PAIRS:
        return usable(file)
    answered = {
        pair
        for pair in pairs
        if file.query(
            f"SELECT 1 FROM ({_ANSWERED}) WHERE case_id = ? AND agency_id = ?",
            pair,
        )
    }
    return (now.usable - pairs) | answered


def read_tool(file: WorkshopFile) -> Tool:
    """Read the audit tool."""
    parts: tuple[type, ...] = (Theme, AnswerSet, Answer, Question, Item, GradeMeaning)
    kinds = (*parts, Clause, AskedOf, CommentRule, Standard)
    audit = file.get(Audit, 1) or Audit("")
    calendar = working_days_of(audit.nation, file.all(DayOff))
    people = people_of(audit.audited_one, file.all(CasePerson))
    found: list[Any] = [tuple(file.all(kind)) for kind in kinds]
    tool = replace(Tool(*found), calendar=calendar)
    return replace(tool, people=people) if tool.asks_about_each else tool


def usable(file: WorkshopFile) -> frozenset[tuple[CaseId, AgencyId]]:
    """Return the (case, agency) pairs whose return answers something."""
    return frozenset((CaseId(case), AgencyId(agency)) for case, agency in file.query(_ANSWERED))
