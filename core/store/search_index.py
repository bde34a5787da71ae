"""The index of the search: which columns it looks through, and the triggers that keep it up."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# What the search looks through: (number, table, the columns read as one text).
# The number is the upper part of a row's number in the index, so one kind lies
# together.
SEARCHED_FROM_THE_START = (
    (1, "cases", ("reference", "outline")),
    (2, "questions", ("key", "text")),
    (3, "items", ("text",)),
    (4, "notes", ("text", "told", "did")),
    (5, "judgements", ("reason",)),
    (6, "differing_views", ("note",)),
    (7, "answer_comments", ("text",)),
)
SEARCHED_OF_SAMPLES = (8, "drawn_lines", ("reason",))
SEARCHED_OF_ATTRIBUTES = (9, "case_attributes", ("value",))
SEARCHED_OF_VALUES = ((10, "values_given", ("value",)), (11, "judgements", ("value",)))
SEARCHED_OF_HEADED_TEXTS = (12, "headed_texts", ("text",))
SEARCHED_OF_VOICES = (
    (13, "family_voices", ("text",)),
    (14, "meetings_observed", ("title", "text")),
    (15, "leader_talks", ("text",)),
)
SEARCHED_OF_LAYERS = (17, "layer_judgements", ("reason",))
SEARCHED_OF_HOUSEHOLDS = ((18, "case_people", ("note",)), (19, "key_dates", ("text",)))
SEARCHED_OF_FINDINGS = (
    (30, "findings", ("text", "detail", "challenge", "call_to_act", "reflection")),
    (31, "recommendations", ("text", "answered")),
    (32, "actions", ("text", "measure", "done", "shows", "answer")),
    (33, "action_entries", ("text",)),
    (34, "sources", ("title", "text")),
)
SEARCHED_OF_MEETINGS = (21, "meetings", ("title", "venue"))
SEARCHED_OF_STANDARDS = (22, "standards", ("number", "text", "source"))
SEARCHED_OF_EARLIER = (23, "earlier_audits", ("title", "looked_at"))
SEARCHED_OF_OWN_DOCUMENTS = (
    (24, "document_parts", ("words",)),
    (25, "corrections", ("says", "reason")),
)
SEARCHED_OF_CODES = ((26, "codes", ("name",)), (27, "hypotheses", ("text", "reason")))
SEARCHED_OF_THEME_HOURS = (
    (35, "theme_hours", ("question",)),
    (36, "hour_groups", ("title",)),
    (37, "hour_cards", ("text",)),
)
SEARCHED_OF_ASIDE = (20, "returns_aside", ("comments",))
SEARCHED_OF_KEPT = ((28, "kept_texts", ("text",)), (29, "returns_aside", ("kept",)))
SEARCHED = (
    *SEARCHED_FROM_THE_START,
    SEARCHED_OF_SAMPLES,
    SEARCHED_OF_ATTRIBUTES,
    *SEARCHED_OF_VALUES,
    SEARCHED_OF_HEADED_TEXTS,
    *SEARCHED_OF_VOICES,
    SEARCHED_OF_LAYERS,
    *SEARCHED_OF_HOUSEHOLDS,
    *SEARCHED_OF_FINDINGS,
    SEARCHED_OF_MEETINGS,
    SEARCHED_OF_STANDARDS,
    SEARCHED_OF_EARLIER,
    *SEARCHED_OF_OWN_DOCUMENTS,
    SEARCHED_OF_ASIDE,
    *SEARCHED_OF_CODES,
    *SEARCHED_OF_KEPT,
    *SEARCHED_OF_THEME_HOURS,
)
KIND_SHIFT = 40
_IN_PARTS = frozenset({"comments", "kept"})


def search_also(db: "Database", number: int, table: str, columns: Sequence[str]) -> None:
    """Let the search look through a table, and keep it up by triggers."""
    base = number << KIND_SHIFT
    once = sum(row[0] == f"found_{table}_delete" for row in _triggers(db))
    text, said = searched_text("new.", columns), searched_text("", columns)
    put = f"INSERT INTO found (rowid, text) SELECT {base} + new.id, {text} WHERE {text} <> ''"
    take = f"DELETE FROM found WHERE rowid = {base} + old.id"
    for event, work in (
        ("INSERT", put),
        ("DELETE", take),
        (f"UPDATE OF {', '.join(columns)}", f"{take}; {put}"),
    ):
        name = f"found_{table}_{event.split()[0].lower()}" + f"_{number}" * once
        db.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {work}; END")
    db.execute(
        "INSERT INTO found (rowid, text) "
        f"SELECT {base} + id, {said} FROM {table} WHERE {said} <> ''"
    )


def _triggers(db: "Database") -> Iterable[tuple[str]]:
    rows: list[tuple[str]] = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    return rows


def searched_text(row: str, columns: Sequence[str]) -> str:
    """Return the expression for a row's searched text; nothing said gives ''."""
    return "trim(" + " || ' ' || ".join(_text_of(row, column) for column in columns) + ")"


def _text_of(row: str, column: str) -> str:
    """Return the expression for a column's words; of parts kept as JSON they stand in a row."""
    at = row + column
    if column not in _IN_PARTS:
        return at
    words = f"SELECT group_concat(value, ' ') FROM json_each(CASE WHEN json_valid({at}) "
    return f"ifnull(({words}THEN {at} END)), '')"
