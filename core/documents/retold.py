"""What was typed, said otherwise throughout: every text of an audit that reaches a document."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from core.model.snapshot import FullSnapshot

Change = Callable[[str], str]

TYPED: Final[Mapping[str, tuple[str, ...]]] = {
    "findings": ("text", "detail", "challenge", "call_to_act", "reflection"),
    "recommendations": ("text", "answered", "answered_by", "answered_on", "withdrawn"),
    "actions": ("text", "measure", "done", "shows", "withdrawn"),
    "action_entries": ("text",),
    "notes": ("text", "for_whom", "told", "did", "carried"),
    "family_voices": ("text", "said_by", "means"),
    "families_asked": ("who", "means", "asked_by", "consent"),
    "meetings_observed": ("title", "pathway", "watched_by", "text"),
    "leader_talks": ("role", "text"),
    "judgements": ("reason",),
    "layer_judgements": ("reason",),
    "views": ("note",),
    "headed_texts": ("text",),
    "hypotheses": ("text", "reason"),
    "cases": ("outline", "status_at_end"),
    "case_attributes": ("value",),
    "case_people": ("role", "age", "note"),
    "key_dates": ("text",),
    "document_parts": ("words",),
    "corrections": ("says", "reason"),
}
"""The texts people type about what they saw, by the rows that hold them."""

_OF_THE_AUDIT: Final = ("title", "subject", "terms", "sample_note")


def retold(full: FullSnapshot, change: Change) -> FullSnapshot:
    """Return an audit in which *change* was done to every text of it."""
    now = full.now
    rows: dict[str, Any] = {
        name: tuple(_changed(row, fields, change) for row in getattr(now, name))
        for name, fields in TYPED.items()
    }
    audit = _changed(now.audit, _OF_THE_AUDIT, change)
    comments = tuple(_changed(one, ("text",), change) for one in full.comments)
    return replace(full, now=replace(now, audit=audit, **rows), comments=comments)


def texts_typed(full: FullSnapshot) -> frozenset[str]:
    """Return every text that can be missing from an audit; a title cannot."""
    now = full.now
    of_rows = (
        getattr(row, name)
        for rows, fields in TYPED.items()
        for row in getattr(now, rows)
        for name in fields
    )
    of_audit = (getattr(now.audit, name) for name in _OF_THE_AUDIT if name != "title")
    return frozenset(text for text in (*of_rows, *of_audit) if text) - {now.audit.title}


def _changed(row: Any, fields: tuple[str, ...], change: Change) -> Any:
    said = {name: change(getattr(row, name)) for name in fields}
    if all(getattr(row, name) == text for name, text in said.items()):
        return row
    return replace(row, **said)
