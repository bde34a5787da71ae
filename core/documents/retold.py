"""What was typed, said otherwise throughout: every text of an audit that reaches a document."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from core.model.snapshot import FullSnapshot, Snapshot
from core.model.tool import Tool

Change = Callable[[str], str]

TYPED: Final[Mapping[str, tuple[str, ...]]] = {
    "findings": ("text", "detail", "challenge", "call_to_act", "reflection"),
    "recommendations": ("text", "answered", "answered_by", "answered_on", "withdrawn"),
    "actions": ("text", "measure", "done", "shows", "withdrawn", "answer"),
    "action_entries": ("text",),
    "notes": ("text", "role", "for_whom", "told", "told_at", "did", "carried"),
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
    "theme_hours": ("question",),
    "hour_groups": ("title",),
    "hour_cards": ("text",),
    "corrections": ("says", "reason"),
    "letters": ("text",),
}
"""The texts people type about what they saw, by the rows that hold them."""

_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    "agencies": ("name", "short"),
    "participants": ("role",),
    "agenda": ("title",),
    "cases": ("reference", "age", "sex", "pathway", "team"),
    "attributes": ("name",),
    "headed_texts": ("heading",),
    "part_judgements": ("answer",),
    "first_views": ("answer",),
    "changed_answers": ("before", "answer"),
    "steps": ("title", "owner"),
    "days_off": ("reason",),
    "meetings": ("title", "venue"),
    "earlier_audits": ("title", "looked_at"),
    "earlier_counts": ("because",),
    "draws": ("seed",),
    "drawn_strata": ("heading", "value"),
    "drawn_lines": ("reason",),
    "codes": ("name",),
    "recommendations": ("earlier", "earlier_number"),
    "actions": ("earlier", "earlier_number", "proposed_by", "accepted_by"),
    "action_entries": ("role",),
    "recommendation_owners": ("role",),
    "action_owners": ("role",),
    "corrections": ("paragraph",),
}
_TOOL: Final[Mapping[str, tuple[str, ...]]] = {
    "themes": ("title",),
    "questions": ("key", "text", "short", "cites"),
    "items": ("key", "text", "short"),
    "answers": ("label",),
    "standards": ("number", "text", "source"),
    # Only to be read: who is asked what is decided in the audit as it was.
    "clauses": ("attribute", "value"),
    "asked_of": ("agency",),
}
"""What things are called: it can be said otherwise, and not be left out."""

_OF_THE_AUDIT: Final = ("title", "subject", "terms", "sample_note")
_CALLED_IN_THE_AUDIT: Final = (
    *("partnership", "confidentiality", "marking", "tool_title", "venue", "day_title"),
    *("data_holder", "looked_from", "looked_to", "kept_until"),
)


def retold(full: FullSnapshot, change: Change, *, called: bool = False) -> FullSnapshot:
    """Return an audit in which *change* was done to every text of it.

    What things are *called* is changed where that is asked for, the audit tool's words too.
    """
    now = full.now
    rows = _rows_changed(now, TYPED, change)
    fields: tuple[str, ...] = _OF_THE_AUDIT
    if called:
        rows |= _rows_changed(replace(now, **rows), _CALLED, change)
        rows["tool"] = replace(now.tool, **_rows_changed(now.tool, _TOOL, change))
        fields += _CALLED_IN_THE_AUDIT
    rows["audit"] = _changed(now.audit, fields, change)
    comments = tuple(_changed(one, ("text",), change) for one in full.comments)
    return replace(full, now=replace(now, **rows, decided_in=now.deciding), comments=comments)


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


def _rows_changed(
    holder: Snapshot | Tool, fields: Mapping[str, tuple[str, ...]], change: Change
) -> dict[str, Any]:
    return {
        name: tuple(_changed(row, texts, change) for row in getattr(holder, name))
        for name, texts in fields.items()
    }


def _changed(row: Any, fields: tuple[str, ...], change: Change) -> Any:
    said = {name: change(getattr(row, name)) for name in fields}
    if all(getattr(row, name) == text for name, text in said.items()):
        return row
    return replace(row, **said)
