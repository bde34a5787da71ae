"""Columns that hold one line, as a name, a reference or a question, and how long it may be.

A file may come from anywhere: a name of a million letters would hold a window for a minute
wherever it is laid out. It is read cut with an ellipsis, and kept whole while nobody
types another in its place.
"""

from typing import Final

LINE: Final = 1_000
"""Letters of the longest name, heading or reference; one on the wall has room for some 60."""

WORDING: Final = 5_000
"""Letters of the longest question or heading, and of what is noted of a case or an agency."""

CELL: Final = 32_767
"""Letters of the longest cell of a sheet that is taken in."""

_NAMES: Final = {
    "audit": (
        "title",
        "partnership",
        "tool_key",
        "tool_title",
        "audited_one",
        "audited_many",
        "venue",
        "data_holder",
        "day_title",
    ),
    "participants": ("role", "name"),
    "themes": ("key", "title"),
    "answer_sets": ("key", "unit", "least", "most"),
    "answers": ("key", "label", "band"),
    "questions": ("key", "short"),
    "items": ("key", "short"),
    "clauses": ("attribute", "value"),
    "asked_of": ("agency",),
    "standards": ("number", "source"),
    "cases": ("reference", "age", "sex", "team", "pathway", "status_at_end"),
    "attributes": ("name",),
    "agencies": ("name", "short", "mail", "sent_as"),
    "requests": ("means",),
    "returns": ("source", "role"),
    "notes": ("role", "said_at"),
    "case_people": ("role", "age"),
    "families_asked": ("who", "means", "asked_by"),
    "family_voices": ("said_by", "means"),
    "meetings_observed": ("title", "pathway", "watched_by"),
    "leader_talks": ("role",),
    "hour_groups": ("title",),
    "process_steps": ("title", "owner"),
    "days_off": ("reason",),
    "sources": ("title", "dated", "unit"),
    "codes": ("name",),
    "house_parts": ("name",),
    "recommendations": ("answered_by", "earlier_number"),
    "recommendation_owners": ("role",),
    "actions": ("proposed_by", "accepted_by", "earlier_number"),
    "action_owners": ("role",),
    "action_entries": ("role",),
    "earlier_audits": ("title",),
    "earlier_counts": ("item_key", "answer_key"),
    "meetings": ("title", "venue"),
    "agenda": ("title",),
    "brought_in": ("file_name", "kind"),
    "returns_aside": ("source", "role"),
    "agreed_words": ("form", "place"),
    "answers_aside": ("key",),
    "judgements_aside": ("key",),
    "sample_lists": ("source",),
    "drawn_lines": ("kind", "age", "sex", "team", "pathway"),
    "hand_outs": ("name",),
    "hand_backs": ("name",),
}
_WORDINGS: Final = {
    "audit": ("subject",),
    "hypotheses": ("text",),
    "questions": ("text",),
    "items": ("text",),
    "grade_meanings": ("text",),
    "standards": ("text",),
    "case_attributes": ("value",),
    "agencies": ("contact", "also"),
    "kept_texts": ("heading",),
    "headed_texts": ("heading",),
    "sample_columns": ("heading",),
    "sample_quotas": ("value",),
    "drawn_strata": ("heading", "value"),
    "theme_hours": ("question",),
    "earlier_counts": ("question", "answer"),
    "answers_aside": ("asked",),
    "judgements_aside": ("asked",),
}
_CELLS: Final = {"returns_aside": ("case_written", "agency_written"), "eligible": ("key",)}
"""What is kept as it came, whatever stood in a cell of a sheet."""


def longest_lines(table: str) -> dict[str, int]:
    """Return the columns of a table that hold one line, each with the letters it may have."""
    each = ((_NAMES, LINE), (_WORDINGS, WORDING), (_CELLS, CELL))
    return {name: longest for named, longest in each for name in named.get(table, ())}


def cut(text: str, longest: int) -> str:
    """Return a line as it is shown where it is longer than it may be."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
