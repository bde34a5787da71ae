"""What is so of each table, whatever is done with it; one place, and laws that hold it.

What makes two rows the same thing, which columns only make sense together, where
rows go when cases are handed out, and what erasing a case does to them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final, TypeVar

from core.model.names import normalised
from core.store.rows import TABLES

V = TypeVar("V")


class NoKey(Enum):
    """Why no columns say that two rows are the same thing."""

    LIST = "rows have places in a list, and two may be alike"
    OWN_NUMBER = "each row is a thing of its own, even where two are alike"
    ONE_ROW = "there is one row"


class Travel(Enum):
    """Whether a row goes along when cases are handed out."""

    ALWAYS = auto()
    WITH_ITS_CASE = auto()
    NEVER = auto()


class Erasure(Enum):
    """What erasing a case does to a row.

    REMOVED rows are about one case and go with it. A CLEARED row stays and no
    longer points to it. WORDS point to no case, but may speak of one: they are
    looked through for it, as those of every other case are. UNTOUCHED is what
    holds nothing of anybody.
    """

    REMOVED = auto()
    CLEARED = auto()
    WORDS = auto()
    UNTOUCHED = auto()


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is so of one table.

    `key` names the columns that make two rows the same thing whatever their
    numbers; those in `spelled` are compared as names are. The columns of a group
    in `together` are taken from one row or from the other, never mixed. Those in
    `blanked` are emptied in a hand-out, those in `prose` where they name a case that
    stays behind: words that nothing else goes by.
    """

    key: tuple[str, ...] | NoKey
    travels: Travel
    erased: Erasure
    together: tuple[tuple[str, ...], ...] = ()
    blanked: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()


_ALWAYS, _WITH_ITS_CASE, _NEVER = Travel.ALWAYS, Travel.WITH_ITS_CASE, Travel.NEVER
_REMOVED, _CLEARED = Erasure.REMOVED, Erasure.CLEARED
_WORDS, _UNTOUCHED = Erasure.WORDS, Erasure.UNTOUCHED

DECLARATIONS: Final[Mapping[str, Declaration]] = {
    "audit": Declaration(
        NoKey.ONE_ROW,
        _ALWAYS,
        _WORDS,
        together=(("tool_key", "tool_title"), ("starts", "finishes")),
        prose=(
            *("title", "partnership", "subject", "terms", "sample_note", "confidentiality"),
            *("marking", "grouping", "venue", "data_holder", "day_title"),
        ),
    ),
    "hypotheses": Declaration(
        NoKey.LIST, _ALWAYS, _WORDS, together=(("outcome", "reason"),), prose=("text", "reason")
    ),
    "participants": Declaration(NoKey.LIST, _ALWAYS, _WORDS, blanked=("name",), prose=("role",)),
    "participant_cases": Declaration(("participant_id", "case_id"), _WITH_ITS_CASE, _REMOVED),
    # Of the list no row says who somebody is. The line that a case was drawn from goes with it,
    # in the list and in each draw: whoever has the list could tell by it.
    "sample_lists": Declaration(
        NoKey.OWN_NUMBER, _NEVER, _WORDS, together=(("brought_in", "listed", "fingerprint"),)
    ),
    "sample_columns": Declaration(("heading",), _NEVER, _UNTOUCHED, together=(("place", "edges"),)),
    "sample_quotas": Declaration(("column_id", "value"), _NEVER, _UNTOUCHED),
    "eligible": Declaration(("line",), _NEVER, _REMOVED, together=(("key", "cells"),)),
    "sample_draws": Declaration(NoKey.OWN_NUMBER, _NEVER, _UNTOUCHED),
    "drawn_strata": Declaration(("draw_id", "heading", "value"), _NEVER, _UNTOUCHED),
    "drawn_lines": Declaration(
        ("draw_id", "line"), _NEVER, _REMOVED, together=(("left_out", "reason"),)
    ),
    "themes": Declaration(("key", "title"), _ALWAYS, _WORDS, spelled=("title",), prose=("title",)),
    "answer_sets": Declaration(
        ("key",),
        _ALWAYS,
        _UNTOUCHED,
        together=(("kind", "unit", "target", "working_days", "least", "most"),),
    ),
    "answers": Declaration(("answer_set_id", "key"), _ALWAYS, _UNTOUCHED),
    "questions": Declaration(
        ("key",),
        _ALWAYS,
        _UNTOUCHED,
        together=(("checklist", "items_judged"), ("grades", "working")),
    ),
    "grade_meanings": Declaration(("question_id", "answer_id"), _ALWAYS, _UNTOUCHED),
    "clauses": Declaration(
        NoKey.OWN_NUMBER,
        _ALWAYS,
        _UNTOUCHED,
        together=(
            ("on_item_id", "attribute", "relation", "answer_id", "value"),
            ("theme_id", "question_id", "item_id"),
        ),
    ),
    "asked_of": Declaration(
        ("agency", "theme_id", "question_id"), _ALWAYS, _UNTOUCHED, spelled=("agency",)
    ),
    "comment_rules": Declaration(("question_id", "answer_id"), _ALWAYS, _UNTOUCHED),
    "left_notes": Declaration(("about", "at"), _ALWAYS, _WORDS, prose=("reason",)),
    "standards": Declaration(
        ("number",), _ALWAYS, _WORDS, spelled=("number",), prose=("text", "source")
    ),
    "items": Declaration(
        ("key",),
        _ALWAYS,
        _UNTOUCHED,
        together=(("only_where_item_id", "only_where_answer_id"),),
    ),
    "cases": Declaration(("reference",), _WITH_ITS_CASE, _REMOVED, spelled=("reference",)),
    "attributes": Declaration(("name",), _ALWAYS, _UNTOUCHED, spelled=("name",)),
    "case_attributes": Declaration(("case_id", "attribute_id"), _WITH_ITS_CASE, _REMOVED),
    "agencies": Declaration(
        ("name",),
        _ALWAYS,
        _WORDS,
        blanked=("contact", "mail"),
        spelled=("name",),
        prose=("also", "sent_as"),
    ),
    "requests": Declaration(
        ("case_id", "agency_id"), _WITH_ITS_CASE, _REMOVED, together=(("status", "means"),)
    ),
    "worked_with": Declaration(("case_id", "agency_id"), _WITH_ITS_CASE, _REMOVED),
    "speaking_turns": Declaration(("case_id", "agency_id"), _WITH_ITS_CASE, _REMOVED),
    "returns": Declaration(
        ("case_id", "agency_id"),
        _WITH_ITS_CASE,
        _REMOVED,
        together=(("completed", "source", "brought_in", "fingerprint", "known", "role"),),
    ),
    "answers_given": Declaration(("return_id", "item_id"), _WITH_ITS_CASE, _REMOVED),
    "values_given": Declaration(("return_id", "item_id"), _WITH_ITS_CASE, _REMOVED),
    "answer_comments": Declaration(("return_id", "question_id"), _WITH_ITS_CASE, _REMOVED),
    "kept_texts": Declaration(("return_id", "heading"), _WITH_ITS_CASE, _REMOVED),
    "judgements": Declaration(
        ("case_id", "question_id", "item_id"),
        _WITH_ITS_CASE,
        _REMOVED,
        together=(
            ("state", "answer_id", "value", "settled_at", "layer", "meeting_id", "together"),
        ),
    ),
    "differing_views": Declaration(("judgement_id", "agency_id"), _WITH_ITS_CASE, _REMOVED),
    "headed_texts": Declaration(
        ("case_id", "question_id", "theme_id", "heading"),
        _WITH_ITS_CASE,
        _REMOVED,
        together=(("text", "meeting_id"),),
    ),
    "layer_judgements": Declaration(
        ("case_id", "question_id", "item_id", "layer"),
        _WITH_ITS_CASE,
        _REMOVED,
        together=(("state", "answer", "answer_key", "settled_at", "meeting_id"),),
    ),
    "part_judgements": Declaration(
        ("case_id", "question_id", "item_id", "agency_id"),
        _WITH_ITS_CASE,
        _REMOVED,
        together=(("answer", "answer_key"),),
    ),
    "first_views": Declaration(
        ("case_id", "question_id", "item_id", "agency_id"),
        _WITH_ITS_CASE,
        _REMOVED,
        together=(("answer", "answer_key", "by_call", "put_right"),),
    ),
    "changed_answers": Declaration(
        ("case_id", "question_id", "item_id", "agency_id"),
        _WITH_ITS_CASE,
        _REMOVED,
        together=(("before", "before_key", "answer", "answer_key", "changed_at"),),
    ),
    "first_rounds": Declaration(("case_id", "question_id", "item_id"), _WITH_ITS_CASE, _REMOVED),
    "notes": Declaration(
        NoKey.OWN_NUMBER,
        _WITH_ITS_CASE,
        _REMOVED,
        together=(
            ("told", "told_at", "did"),
            ("role", "agency_id", "challenged_id"),
            ("question_id", "item_id"),
        ),
    ),
    "note_cases": Declaration(("note_id", "case_id"), _WITH_ITS_CASE, _REMOVED),
    "case_people": Declaration(NoKey.LIST, _WITH_ITS_CASE, _REMOVED, together=(("role", "age"),)),
    "key_dates": Declaration(
        NoKey.OWN_NUMBER, _WITH_ITS_CASE, _REMOVED, together=(("day", "text"),)
    ),
    "families_asked": Declaration(
        NoKey.LIST,
        _WITH_ITS_CASE,
        _REMOVED,
        together=(("who", "means"), ("consent", "outcome")),
    ),
    "family_voices": Declaration(
        NoKey.LIST, _WITH_ITS_CASE, _REMOVED, together=(("said_by", "means"),)
    ),
    "meetings_observed": Declaration(NoKey.LIST, _NEVER, _WORDS),
    "leader_talks": Declaration(NoKey.LIST, _NEVER, _WORDS, together=(("role", "agency_id"),)),
    # What a room wrote and ranked stays with whoever leads it.
    "theme_hours": Declaration(NoKey.LIST, _NEVER, _WORDS, together=(("ranked", "voices"),)),
    "hour_groups": Declaration(NoKey.LIST, _NEVER, _WORDS),
    "hour_cards": Declaration(NoKey.LIST, _NEVER, _WORDS),
    "hour_votes": Declaration(
        ("hour_id", "voice", "place"), _NEVER, _UNTOUCHED, together=(("place", "group_id"),)
    ),
    "process_steps": Declaration(
        NoKey.LIST,
        _ALWAYS,
        _WORDS,
        together=(("day", "after_id", "working_days"),),
        prose=("title", "owner"),
    ),
    "days_off": Declaration(("day",), _ALWAYS, _WORDS, prose=("reason",)),
    # What the audit concludes stays with whoever leads it; it goes along in no hand-out.
    "findings": Declaration(NoKey.LIST, _NEVER, _WORDS),
    "finding_cases": Declaration(("finding_id", "case_id"), _NEVER, _REMOVED),
    "evidence": Declaration(
        NoKey.LIST,
        _NEVER,
        _REMOVED,
        together=(("kind", "row_id", "count", "shown"), ("kept", "kept_for")),
    ),
    "hypothesis_evidence": Declaration(
        NoKey.LIST, _NEVER, _REMOVED, together=(("kind", "row_id", "count", "shown"),)
    ),
    "evidence_left_out": Declaration(
        NoKey.OWN_NUMBER, _NEVER, _REMOVED, together=(("kind", "row_id", "reason"),)
    ),
    "sources": Declaration(
        NoKey.LIST, _NEVER, _WORDS, together=(("kind", "dated"), ("count", "base", "unit"))
    ),
    "codes": Declaration(("name",), _NEVER, _WORDS, spelled=("name",)),
    "code_uses": Declaration(("code_id", "kind", "row_id"), _NEVER, _REMOVED),
    "wordings_kept": Declaration(("sentence", "words"), _NEVER, _WORDS),
    "leaving_decisions": Declaration(("kind", "about"), _NEVER, _WORDS),
    # What was published counts every case: of it only its digest and time outlast one.
    "publications": Declaration(
        ("version",),
        _NEVER,
        _WORDS,
        together=(
            ("round", "sha256", "payload", "key", "signature", "signed_at"),
            ("state", "goes_to", "sent_at", "refused"),
            ("withdrawn_at", "reason", "withdrawal"),
        ),
    ),
    "programme_choices": Declaration(NoKey.ONE_ROW, _NEVER, _WORDS),
    "document_parts": Declaration(
        ("document", "part"), _NEVER, _WORDS, together=(("words", "numbers"),)
    ),
    # What left may have told of any case: its figures go with each, and begin anew.
    "figures_out": Declaration(
        ("document", "audience"), _NEVER, _REMOVED, together=(("figures", "edition", "at"),)
    ),
    # How a partnership's documents look is of no case; what is read out for a logo is typed.
    "house_parts": Declaration(
        ("kind",),
        _ALWAYS,
        _WORDS,
        together=(("name", "words", "content"),),
        prose=("name", "words"),
    ),
    "corrections": Declaration(
        NoKey.LIST, _NEVER, _WORDS, together=(("document", "edition", "paragraph"),)
    ),
    "recommendations": Declaration(
        NoKey.LIST,
        _NEVER,
        _WORDS,
        together=(("answered", "answered_by", "answered_on"), ("earlier", "earlier_number")),
    ),
    "recommendation_findings": Declaration(("recommendation_id", "finding_id"), _NEVER, _UNTOUCHED),
    "recommendation_owners": Declaration(
        NoKey.LIST, _NEVER, _WORDS, together=(("agency_id", "role", "everyone"),)
    ),
    # An action that came straight from a case goes with it, and all that was noted of it.
    "actions": Declaration(
        NoKey.LIST,
        _NEVER,
        _REMOVED,
        together=(("status", "done", "shows"), ("earlier", "earlier_number")),
    ),
    "action_owners": Declaration(
        NoKey.LIST, _NEVER, _REMOVED, together=(("agency_id", "role", "everyone"),)
    ),
    "action_entries": Declaration(
        NoKey.OWN_NUMBER, _NEVER, _REMOVED, together=(("kind", "text", "at", "role", "was"),)
    ),
    "earlier_audits": Declaration(NoKey.LIST, _NEVER, _WORDS),
    "earlier_counts": Declaration(
        NoKey.OWN_NUMBER,
        _NEVER,
        _WORDS,
        together=(
            *(("count", "base"), ("question", "item_key"), ("answer", "answer_key")),
            ("apart", "because"),
        ),
    ),
    "meetings": Declaration(
        NoKey.LIST,
        _ALWAYS,
        _WORDS,
        together=(("day", "starts", "finishes"),),
        prose=("title", "venue"),
    ),
    "meeting_cases": Declaration(("meeting_id", "case_id"), _WITH_ITS_CASE, _REMOVED),
    "agenda": Declaration(
        NoKey.LIST, _ALWAYS, _WORDS, together=(("starts", "minutes"),), prose=("title",)
    ),
    "visits": Declaration(
        ("case_id", "began"),
        _WITH_ITS_CASE,
        _REMOVED,
        together=(("began", "ended", "meeting_id"),),
    ),
    "brought_in": Declaration(
        NoKey.OWN_NUMBER,
        _NEVER,
        _WORDS,
        together=(("returns", "answers", "held_back"), ("sha256", "file_kind")),
    ),
    "held_back": Declaration(NoKey.OWN_NUMBER, _NEVER, _WORDS),
    "waiting_answers": Declaration(
        ("case_id", "agency_id", "item_id"),
        _NEVER,
        _REMOVED,
        together=(("written", "reason", "source", "row", "at"),),
    ),
    # No table writes to agencies, and letters say whom to ring.
    "letter_texts": Declaration(("part",), _NEVER, _WORDS),
    "returns_aside": Declaration(
        NoKey.OWN_NUMBER,
        _NEVER,
        _REMOVED,
        together=(
            ("state", "case_written", "agency_written", "completed", "nil", "answers"),
            ("comments", "unread", "reason", "source", "row", "at", "fingerprint"),
            ("known", "role", "kept", "cells"),
        ),
    ),
    # What was agreed of a form's words; what it says of one case goes with it.
    "agreed_words": Declaration(
        NoKey.OWN_NUMBER,
        _NEVER,
        _REMOVED,
        together=(("means", "comment", "item_id", "question_id", "answer_id", "case_id"),),
    ),
    "answers_aside": Declaration(
        NoKey.OWN_NUMBER, _WITH_ITS_CASE, _REMOVED, together=(("key", "asked", "words"),)
    ),
    "judgements_aside": Declaration(
        NoKey.OWN_NUMBER,
        _WITH_ITS_CASE,
        _REMOVED,
        together=(("key", "asked"), ("state", "answer", "settled_at")),
    ),
    # What was handed out and came back is this file's own; a hand-out keeps its own book.
    "hand_outs": Declaration(("file",), _NEVER, _WORDS),
    "hand_out_cases": Declaration(("hand_out_id", "case_id"), _NEVER, _REMOVED),
    "hand_backs": Declaration(NoKey.OWN_NUMBER, _NEVER, _UNTOUCHED, together=(("acts", "digest"),)),
    "known_rows": Declaration(
        ("file", "kind", "number"), _NEVER, _REMOVED, together=(("row_id", "row", "hand_back_id"),)
    ),
    "table_differences": Declaration(
        NoKey.OWN_NUMBER, _NEVER, _REMOVED, together=(("columns", "before", "here", "there"),)
    ),
    # What no value stands for: the history, where the room is, the numbering, the search.
    "acts": Declaration(NoKey.OWN_NUMBER, _NEVER, _WORDS, together=(("changes", "packed"),)),
    "sitting": Declaration(
        NoKey.ONE_ROW,
        _NEVER,
        _CLEARED,
        together=(
            ("opening", "writes", "row_sum"),
            ("stage", "case_id", "question_id", "item_id", "meeting_id"),
        ),
    ),
    "drafts": Declaration(("place",), _NEVER, _REMOVED, together=(("text", "at"),)),
    "access_log": Declaration(NoKey.OWN_NUMBER, _NEVER, _WORDS),
    "erased_cases": Declaration(NoKey.OWN_NUMBER, _NEVER, _UNTOUCHED),
    "numbering": Declaration(
        NoKey.ONE_ROW,
        _NEVER,
        _WORDS,
        together=(("first", "last"), ("file", "name", "parent", "handed_at")),
    ),
    "found": Declaration(NoKey.OWN_NUMBER, _WITH_ITS_CASE, _REMOVED),
}
"""Every table of the file. The index, `found`, follows the rows whose words it holds."""

EVIDENCE_TABLES: Final = {
    "judgement": "judgements",
    "comment": "answer_comments",
    "note": "notes",
    "headed text": "headed_texts",
    "finding": "findings",
    "family voice": "family_voices",
    "meeting": "meetings_observed",
    "leader": "leader_talks",
    "source": "sources",
}
"""Where the row lies that a piece of evidence names by kind and number, by no foreign key."""

NAMING_EVIDENCE: Final = ("evidence", "evidence_left_out", "hypothesis_evidence", "code_uses")
"""The tables whose rows name a piece of evidence so."""


def natural_key(value: object) -> tuple[Any, ...]:
    """Return what makes a value the same thing as another of its kind, whatever its number."""
    declared = DECLARATIONS[TABLES[type(value)]]
    found = ((name, getattr(value, name)) for name in _columns(declared))
    return tuple(normalised(one) if name in declared.spelled else one for name, one in found)


def key_of_row(table: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what makes a row the same thing as another of its table, as `natural_key` does."""
    declared = DECLARATIONS[table]
    return tuple(
        normalised(row[name]) if name in declared.spelled else row[name]
        for name in _columns(declared)
    )


def is_keyed(table: str) -> bool:
    """Return whether a table's rows are known by more than their numbers."""
    return not isinstance(DECLARATIONS[table].key, NoKey)


def by_key(values: Iterable[V]) -> dict[tuple[Any, ...], V]:
    """Return values of one kind by what makes each the thing it is."""
    return {natural_key(value): value for value in values}


def alike(value: object) -> tuple[str, tuple[object, ...]]:
    """Return the condition, with its values, of rows that may be the same thing as *value*.

    How names are compared no query knows: that is left to `natural_key`.
    """
    table = TABLES[type(value)]
    exact = _exact(table)
    return _condition(exact), tuple(getattr(value, name) for name in exact)


def alike_row(table: str, row: Mapping[str, Any]) -> tuple[str, tuple[object, ...]]:
    """Return the same for a row of a table."""
    exact = _exact(table)
    return _condition(exact), tuple(row[name] for name in exact)


def _exact(table: str) -> list[str]:
    declared = DECLARATIONS[table]
    return [name for name in _columns(declared) if name not in declared.spelled]


def _condition(names: Iterable[str]) -> str:
    return " AND ".join(f"{name} IS ?" for name in names)


def _columns(declared: Declaration) -> tuple[str, ...]:
    if isinstance(declared.key, NoKey):
        raise TypeError(declared.key.value)
    return declared.key
