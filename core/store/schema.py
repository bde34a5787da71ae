"""The tables of the workshop file, as migrations that are never edited again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.store.journal import deflated

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

# What the search looks through: (number, table, the columns read as one text).
# The number is the upper part of a row's number in the index, so one kind lies
# together.
_SEARCHED_FROM_THE_START = (
    (1, "cases", ("reference", "outline")),
    (2, "questions", ("key", "text")),
    (3, "items", ("text",)),
    (4, "notes", ("text", "told", "did")),
    (5, "judgements", ("reason",)),
    (6, "differing_views", ("note",)),
    (7, "answer_comments", ("text",)),
)
_SEARCHED_OF_SAMPLES = (8, "drawn_lines", ("reason",))
_SEARCHED_OF_ATTRIBUTES = (9, "case_attributes", ("value",))
SEARCHED = (*_SEARCHED_FROM_THE_START, _SEARCHED_OF_SAMPLES, _SEARCHED_OF_ATTRIBUTES)
KIND_SHIFT = 40


def migrations(version: int | None = None) -> "Migrations":
    """Return every step from an empty file to today's, in order; to *version* if given."""
    from sqlite_utils.migrations import Migrations

    steps = Migrations("casewalk")
    first = (m001_audit, m002_history, m003_search, m004_sitting)
    later = (m005_packed, m006_item_of_note, m007_numbering, m008_own_word, m009_put_aside)
    for step in (*first, *later, m010_sample, m011_attributes)[:version]:
        steps()(step)
    return steps


VERSION = 11
"""How many migrations there are; kept as user_version."""

HISTORY_SINCE = 2
"""The first version with a journal of acts."""

SITTING_SINCE = 4
"""The first version that says who wrote last."""


def m001_audit(db: "Database") -> None:
    """Everything an audit is made of: tool, cases, returns, judgements, notes, findings."""
    # A number is never given twice: what was taken back may come again, and a
    # page that still shows a removed row must not reach another one.
    numbered = _AUDIT.replace("INTEGER PRIMARY KEY,", "INTEGER PRIMARY KEY AUTOINCREMENT,")
    for statement in numbered.split(";"):
        if statement.strip():
            db.execute(statement)


def m002_history(db: "Database") -> None:
    """The journal of acts: undo today, an account of the day for ever."""
    db.table("acts").create(
        {"id": int, "at": str, "label": str, "merge": str, "state": str, "changes": str},
        pk="id",
        not_null={"at", "label", "merge", "state", "changes"},
        strict=True,
    )
    db.table("acts").create_index(["state", "id"])


def m003_search(db: "Database") -> None:
    """One index over cases, questions, comments and notes, kept up by triggers."""
    db.execute(
        "CREATE VIRTUAL TABLE found USING "
        "fts5(text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
    )
    for searched in _SEARCHED_FROM_THE_START:
        _search_also(db, *searched)


def m004_sitting(db: "Database") -> None:
    """What is not an act: who wrote last, where the room is, and words not entered yet.

    `opening` names one opening of the file for writing, `writes` counts what it
    wrote: together no two states of any copy of the audit share them.
    """
    db.execute(
        "CREATE TABLE sitting (id INTEGER PRIMARY KEY CHECK (id = 1), opening TEXT NOT NULL, "
        "writes INTEGER NOT NULL, stage TEXT NOT NULL, case_id INTEGER, question_id INTEGER, "
        "item_id INTEGER) STRICT"
    )
    db.execute("INSERT INTO sitting VALUES (1, '', 0, '', NULL, NULL, NULL)")
    db.execute(
        "CREATE TABLE drafts (place TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) "
        "STRICT, WITHOUT ROWID"
    )


def m005_packed(db: "Database") -> None:
    """Long journals are kept packed, and what is asked behind a number has its index."""
    db.execute("ALTER TABLE acts ADD COLUMN packed BLOB")
    db.execute(
        "CREATE INDEX answers_given_to ON answers_given (item_id, case_id, agency_id, answer_id)"
    )
    db.execute("CREATE INDEX answer_comments_to ON answer_comments (question_id)")
    pack(db, "closed", "dropped")


def pack(db: "Database", *states: str) -> None:
    """Pack the journals of all acts in these states that are not packed yet."""
    rows = db.execute(
        f"SELECT id, changes FROM acts WHERE state IN ({', '.join('?' * len(states))}) "
        "AND packed IS NULL",
        states,
    ).fetchall()
    for key, text in rows:
        cells = deflated(text, always=True)
        db.execute("UPDATE acts SET changes = ?, packed = ? WHERE id = ?", (*cells, key))


def m006_item_of_note(db: "Database") -> None:
    """Which line of a checklist a note was said at, where the room judges each of its own."""
    db.execute("ALTER TABLE notes ADD COLUMN item_id INTEGER REFERENCES items (id)")


def m007_numbering(db: "Database") -> None:
    """The numbers this file gives to new rows: those of every audit that was not handed out."""
    db.execute(
        "CREATE TABLE numbering (id INTEGER PRIMARY KEY CHECK (id = 1), first INTEGER NOT NULL, "
        "last INTEGER NOT NULL) STRICT"
    )
    db.execute("INSERT INTO numbering VALUES (1, 1, 268435455)")


def m008_own_word(db: "Database") -> None:
    """The audit's own word for what it audits, its look-back, its place and its keeping."""
    for column in SINCE_8:
        db.execute(f"ALTER TABLE audit ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")


SINCE_8 = (
    *(
        "audited_one",
        "audited_many",
        "looked_from",
        "looked_to",
        "venue",
        "data_holder",
        "kept_until",
    ),
)


def m009_put_aside(db: "Database") -> None:
    """What was said to what the tool no longer asks, under its old words."""
    db.execute(
        "CREATE TABLE answers_aside (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "agency_id INTEGER NOT NULL REFERENCES agencies (id), key TEXT NOT NULL, "
        "asked TEXT NOT NULL, words TEXT NOT NULL, comment INTEGER NOT NULL, "
        "put_at TEXT NOT NULL) STRICT"
    )
    db.execute("CREATE INDEX answers_aside_at ON answers_aside (case_id, agency_id)")
    db.execute(
        "CREATE TABLE judgements_aside (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), key TEXT NOT NULL, asked TEXT NOT NULL, "
        "state TEXT NOT NULL, answer TEXT NOT NULL, reason TEXT NOT NULL, views TEXT NOT NULL, "
        "evidence TEXT NOT NULL, settled_at TEXT NOT NULL, put_at TEXT NOT NULL) STRICT"
    )


def m010_sample(db: "Database") -> None:
    """The list of all eligible, how it is drawn and what was drawn; nothing wrote one before."""
    db.execute("DROP TABLE eligible")
    for statement in _SAMPLE.split(";"):
        if statement.strip():
            db.execute(statement)
    _search_also(db, *_SEARCHED_OF_SAMPLES)


def m011_attributes(db: "Database") -> None:
    """What an audit notes of each case beside what every audit does."""
    db.execute(
        "CREATE TABLE attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "position INTEGER NOT NULL, name TEXT NOT NULL UNIQUE) STRICT"
    )
    db.execute(
        "CREATE TABLE case_attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "attribute_id INTEGER NOT NULL REFERENCES attributes (id), value TEXT NOT NULL, "
        "UNIQUE (case_id, attribute_id)) STRICT"
    )
    _search_also(db, *_SEARCHED_OF_ATTRIBUTES)


def _search_also(db: "Database", number: int, table: str, columns: Sequence[str]) -> None:
    """Let the search look through a table, and keep it up by triggers."""
    base = number << KIND_SHIFT
    text, said = searched_text("new.", columns), searched_text("", columns)
    put = f"INSERT INTO found (rowid, text) SELECT {base} + new.id, {text} WHERE {text} <> ''"
    take = f"DELETE FROM found WHERE rowid = {base} + old.id"
    for event, work in (
        ("INSERT", put),
        ("DELETE", take),
        (f"UPDATE OF {', '.join(columns)}", f"{take}; {put}"),
    ):
        name = f"found_{table}_{event.split()[0].lower()}"
        db.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {work}; END")
    db.execute(
        "INSERT INTO found (rowid, text) "
        f"SELECT {base} + id, {said} FROM {table} WHERE {said} <> ''"
    )


def searched_text(row: str, columns: Sequence[str]) -> str:
    """Return the expression for a row's searched text; nothing said gives ''."""
    return "trim(" + " || ' ' || ".join(row + column for column in columns) + ")"


_AUDIT = """
CREATE TABLE audit (
    id INTEGER PRIMARY KEY CHECK (id = 1), title TEXT NOT NULL, partnership TEXT NOT NULL,
    subject TEXT NOT NULL, terms TEXT NOT NULL, sample_note TEXT NOT NULL,
    confidentiality TEXT NOT NULL, marking TEXT NOT NULL, day TEXT NOT NULL, starts TEXT NOT NULL,
    finishes TEXT NOT NULL, minutes_per_case INTEGER NOT NULL, grouping TEXT NOT NULL,
    tool_key TEXT NOT NULL, tool_title TEXT NOT NULL, families_heard INTEGER NOT NULL) STRICT;
CREATE TABLE hypotheses (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, text TEXT NOT NULL, outcome TEXT NOT NULL,
    reason TEXT NOT NULL) STRICT;
CREATE TABLE eligible (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, reference TEXT NOT NULL, sex TEXT NOT NULL,
    age TEXT NOT NULL, team TEXT NOT NULL, pathway TEXT NOT NULL, drawn INTEGER NOT NULL) STRICT;
CREATE TABLE themes (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL,
    emerged INTEGER NOT NULL) STRICT;
CREATE TABLE answer_sets (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE answers (
    id INTEGER PRIMARY KEY, answer_set_id INTEGER NOT NULL REFERENCES answer_sets (id),
    position INTEGER NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL, bearing TEXT NOT NULL,
    UNIQUE (answer_set_id, key)) STRICT;
CREATE TABLE questions (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, key TEXT NOT NULL UNIQUE, text TEXT NOT NULL,
    short TEXT NOT NULL, theme_id INTEGER NOT NULL REFERENCES themes (id),
    answer_set_id INTEGER NOT NULL REFERENCES answer_sets (id), checklist INTEGER NOT NULL,
    items_judged INTEGER NOT NULL, takes_comments INTEGER NOT NULL, guidance TEXT NOT NULL) STRICT;
CREATE TABLE items (
    id INTEGER PRIMARY KEY, question_id INTEGER NOT NULL REFERENCES questions (id),
    position INTEGER NOT NULL, key TEXT NOT NULL UNIQUE, text TEXT NOT NULL, short TEXT NOT NULL,
    answer_set_id INTEGER NOT NULL REFERENCES answer_sets (id),
    only_where_item_id INTEGER REFERENCES items (id),
    only_where_answer_id INTEGER REFERENCES answers (id)) STRICT;
CREATE TABLE cases (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, reference TEXT NOT NULL UNIQUE,
    age TEXT NOT NULL, sex TEXT NOT NULL, team TEXT NOT NULL, pathway TEXT NOT NULL,
    papers TEXT NOT NULL, status_at_end TEXT NOT NULL, outline TEXT NOT NULL,
    minutes INTEGER) STRICT;
CREATE TABLE agencies (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL UNIQUE,
    short TEXT NOT NULL, contact TEXT NOT NULL) STRICT;
CREATE TABLE participants (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL,
    agency_id INTEGER REFERENCES agencies (id), present INTEGER NOT NULL) STRICT;
CREATE TABLE requests (
    id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id), asked TEXT NOT NULL, due TEXT NOT NULL,
    status TEXT NOT NULL, means TEXT NOT NULL, chased TEXT NOT NULL, note TEXT NOT NULL,
    UNIQUE (case_id, agency_id)) STRICT;
CREATE TABLE returns (
    id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id), completed TEXT NOT NULL,
    source TEXT NOT NULL, brought_in TEXT NOT NULL, UNIQUE (case_id, agency_id)) STRICT;
CREATE TABLE answers_given (
    id INTEGER PRIMARY KEY, return_id INTEGER NOT NULL REFERENCES returns (id),
    case_id INTEGER NOT NULL REFERENCES cases (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    item_id INTEGER NOT NULL REFERENCES items (id),
    answer_id INTEGER NOT NULL REFERENCES answers (id), UNIQUE (return_id, item_id)) STRICT;
CREATE INDEX answers_given_counted ON answers_given (item_id, answer_id, agency_id);
CREATE INDEX answers_given_at ON answers_given (case_id, item_id, agency_id, answer_id);
CREATE TABLE answer_comments (
    id INTEGER PRIMARY KEY, return_id INTEGER NOT NULL REFERENCES returns (id),
    case_id INTEGER NOT NULL REFERENCES cases (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    question_id INTEGER NOT NULL REFERENCES questions (id), text TEXT NOT NULL,
    UNIQUE (return_id, question_id)) STRICT;
CREATE INDEX answer_comments_at ON answer_comments (case_id, question_id);
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases (id),
    question_id INTEGER NOT NULL REFERENCES questions (id), item_id INTEGER REFERENCES items (id),
    state TEXT NOT NULL, answer_id INTEGER REFERENCES answers (id), reason TEXT NOT NULL,
    evidence TEXT NOT NULL, settled_at TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX judgements_once ON judgements (case_id, question_id, ifnull(item_id, 0));
CREATE TABLE differing_views (
    id INTEGER PRIMARY KEY, judgement_id INTEGER NOT NULL REFERENCES judgements (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id), kind TEXT NOT NULL, note TEXT NOT NULL,
    UNIQUE (judgement_id, agency_id)) STRICT;
CREATE TABLE notes (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL,
    case_id INTEGER REFERENCES cases (id), question_id INTEGER REFERENCES questions (id),
    theme_id INTEGER REFERENCES themes (id), role TEXT NOT NULL,
    agency_id INTEGER REFERENCES agencies (id), verbatim INTEGER NOT NULL, stance TEXT NOT NULL,
    said_at TEXT NOT NULL, chosen INTEGER NOT NULL, for_whom TEXT NOT NULL, told TEXT NOT NULL,
    told_at TEXT NOT NULL, did TEXT NOT NULL, carried TEXT NOT NULL) STRICT;
CREATE TABLE family_voices (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, text TEXT NOT NULL,
    case_id INTEGER REFERENCES cases (id), theme_id INTEGER REFERENCES themes (id),
    said_by TEXT NOT NULL, means TEXT NOT NULL, verbatim INTEGER NOT NULL) STRICT;
CREATE TABLE meetings_observed (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, held_on TEXT NOT NULL,
    pathway TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE findings (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, text TEXT NOT NULL,
    theme_id INTEGER REFERENCES themes (id), detail TEXT NOT NULL, challenge TEXT NOT NULL,
    strength INTEGER NOT NULL) STRICT;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY, finding_id INTEGER NOT NULL REFERENCES findings (id),
    position INTEGER NOT NULL, kind TEXT NOT NULL, row_id INTEGER NOT NULL) STRICT;
CREATE TABLE recommendations (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, text TEXT NOT NULL,
    parent_id INTEGER REFERENCES recommendations (id), finding_id INTEGER REFERENCES findings (id),
    theme_id INTEGER REFERENCES themes (id), answered TEXT NOT NULL) STRICT;
CREATE TABLE actions (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL,
    recommendation_id INTEGER NOT NULL REFERENCES recommendations (id), text TEXT NOT NULL,
    owner_role TEXT NOT NULL, due TEXT NOT NULL, measure TEXT NOT NULL, status TEXT NOT NULL,
    progress TEXT NOT NULL) STRICT;
CREATE TABLE action_owners (
    id INTEGER PRIMARY KEY, action_id INTEGER NOT NULL REFERENCES actions (id),
    agency_id INTEGER NOT NULL REFERENCES agencies (id), UNIQUE (action_id, agency_id)) STRICT;
CREATE TABLE earlier_counts (
    id INTEGER PRIMARY KEY, audit_title TEXT NOT NULL, item_key TEXT NOT NULL,
    answer_key TEXT NOT NULL, count INTEGER NOT NULL, base INTEGER NOT NULL) STRICT;
CREATE TABLE agenda (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
    starts TEXT NOT NULL, minutes INTEGER NOT NULL) STRICT;
CREATE TABLE visits (
    id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES cases (id), began TEXT NOT NULL,
    ended TEXT NOT NULL) STRICT;
CREATE TABLE brought_in (
    id INTEGER PRIMARY KEY, file_name TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL,
    returns INTEGER NOT NULL, answers INTEGER NOT NULL, held_back INTEGER NOT NULL) STRICT;
CREATE TABLE held_back (
    id INTEGER PRIMARY KEY, brought_in_id INTEGER NOT NULL REFERENCES brought_in (id),
    row INTEGER NOT NULL, reason TEXT NOT NULL) STRICT
"""

_SAMPLE = """
CREATE TABLE sample_lists (
    id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, brought_in TEXT NOT NULL,
    removed TEXT NOT NULL, listed INTEGER NOT NULL, fingerprint TEXT NOT NULL,
    size INTEGER NOT NULL, seed TEXT NOT NULL) STRICT;
CREATE TABLE sample_columns (
    id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, heading TEXT NOT NULL,
    place INTEGER NOT NULL, edges TEXT NOT NULL, UNIQUE (heading)) STRICT;
CREATE TABLE sample_quotas (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    column_id INTEGER NOT NULL REFERENCES sample_columns (id), value TEXT NOT NULL,
    wanted INTEGER NOT NULL, UNIQUE (column_id, value)) STRICT;
CREATE TABLE eligible (
    id INTEGER PRIMARY KEY AUTOINCREMENT, line INTEGER NOT NULL, key TEXT NOT NULL,
    cells TEXT NOT NULL, UNIQUE (line)) STRICT;
CREATE TABLE sample_draws (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, seed TEXT NOT NULL,
    size INTEGER NOT NULL, listed INTEGER NOT NULL, fingerprint TEXT NOT NULL) STRICT;
CREATE TABLE drawn_strata (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    draw_id INTEGER NOT NULL REFERENCES sample_draws (id), position INTEGER NOT NULL,
    heading TEXT NOT NULL, value TEXT NOT NULL, listed INTEGER NOT NULL,
    wanted INTEGER NOT NULL, UNIQUE (draw_id, heading, value)) STRICT;
CREATE TABLE drawn_lines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    draw_id INTEGER NOT NULL REFERENCES sample_draws (id), position INTEGER NOT NULL,
    line INTEGER NOT NULL, kind TEXT NOT NULL, age TEXT NOT NULL, sex TEXT NOT NULL,
    team TEXT NOT NULL, pathway TEXT NOT NULL, instead_of INTEGER NOT NULL,
    left_out TEXT NOT NULL, reason TEXT NOT NULL,
    case_id INTEGER REFERENCES cases (id), UNIQUE (draw_id, line)) STRICT
"""
