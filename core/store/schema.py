"""The tables of the workshop file, as migrations that are never edited again."""

from hashlib import sha256
from typing import TYPE_CHECKING

from core.store.adding_up_tables import (
    m036_figures_apart,
    m042_shared_and_coded,
    m046_figures_of_sources,
)
from core.store.audit_tables import AUDIT_TABLES
from core.store.day_tables import (
    m048_together,
    m049_turns,
    m050_first_views,
    m053_theme_hour,
    m057_moderation,
)
from core.store.finding_tables import BEFORE_THEM, FINDING_TABLES
from core.store.form_tables import m041_by_portal, m054_sent_as
from core.store.hand_out_tables import m052_tables, m056_when_and_what
from core.store.journal import deflated
from core.store.kept_tables import m051_kept_texts, m055_cells
from core.store.leaving_tables import (
    m039_edition,
    m040_own_documents,
    m043_for_whom,
    m045_house_style,
)
from core.store.meeting_tables import m047_written_at
from core.store.process_tables import PROCESS_TABLES
from core.store.programme_tables import m058_published
from core.store.sample_tables import SAMPLE_TABLES
from core.store.search_index import (
    SEARCHED_FROM_THE_START,
    SEARCHED_OF_ASIDE,
    SEARCHED_OF_ATTRIBUTES,
    SEARCHED_OF_EARLIER,
    SEARCHED_OF_FINDINGS,
    SEARCHED_OF_HEADED_TEXTS,
    SEARCHED_OF_HOUSEHOLDS,
    SEARCHED_OF_LAYERS,
    SEARCHED_OF_MEETINGS,
    SEARCHED_OF_SAMPLES,
    SEARCHED_OF_STANDARDS,
    SEARCHED_OF_VALUES,
    SEARCHED_OF_VOICES,
    search_also,
)

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations


def migrations(version: int | None = None) -> "Migrations":
    """Return every step from an empty file to today's, in order; to *version* if given."""
    from sqlite_utils.migrations import Migrations

    steps = Migrations("casewalk")
    first = (m001_audit, m002_history, m003_search, m004_sitting)
    later = (m005_packed, m006_item_of_note, m007_numbering, m008_own_word, m009_put_aside)
    newer = (m010_sample, m011_attributes, m012_answer_kinds, m013_grades, m014_asked_where)
    newest = (m015_headed_texts, m016_process, m017_agreed_words, m018_row_sum)
    latest = (m019_access_log, m020_layers, m021_own_parts, m022_household)
    last = (m023_waiting_answers, m024_findings, m025_share_words, m026_letters)
    since = (m027_meetings, m028_log_in_the_sum, m029_standards, m030_returns_aside)
    today = (m031_earlier, m032_left_notes, m033_limits, m034_weighed)
    this = (m035_leaving, m036_figures_apart, m037_at_which_meeting, m038_worked_with)
    at_last = (m039_edition, m040_own_documents, m041_by_portal, m042_shared_and_coded)
    then = (*at_last, m043_for_whom, m044_comes_for, m045_house_style, m046_figures_of_sources)
    now = (*then, m047_written_at, m048_together, m049_turns, m050_first_views, m051_kept_texts)
    tables = (m052_tables, m053_theme_hour, m054_sent_as, m055_cells, m056_when_and_what)
    until = (*first, *later, *newer, *newest, *latest, *last, *since, *today, *this, *now)
    every = (*until, *tables, m057_moderation, m058_published)
    for step in every[:version]:
        steps()(step)
    return steps


VERSION = 58
"""How many migrations there are; kept as user_version."""

HISTORY_SINCE = 2
"""The first version with a journal of acts."""


def m001_audit(db: "Database") -> None:
    """Everything an audit is made of: tool, cases, returns, judgements, notes, findings."""
    # A number is never given twice: what was taken back may come again, and a
    # page that still shows a removed row must not reach another one.
    numbered = AUDIT_TABLES.replace("INTEGER PRIMARY KEY,", "INTEGER PRIMARY KEY AUTOINCREMENT,")
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
    for searched in SEARCHED_FROM_THE_START:
        search_also(db, *searched)


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
    for statement in SAMPLE_TABLES.split(";"):
        if statement.strip():
            db.execute(statement)
    search_also(db, *SEARCHED_OF_SAMPLES)


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
    search_also(db, *SEARCHED_OF_ATTRIBUTES)


def m012_answer_kinds(db: "Database") -> None:
    """Answers that are not one of some: several at once, numbers, dates, periods, words."""
    for column, default in (("kind", "'choice'"), ("unit", "''")):
        db.execute(f"ALTER TABLE answer_sets ADD COLUMN {column} TEXT NOT NULL DEFAULT {default}")
    for column in ("target", "working_days"):
        db.execute(f"ALTER TABLE answer_sets ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE judgements ADD COLUMN value TEXT NOT NULL DEFAULT ''")
    db.execute(
        "CREATE TABLE values_given (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "return_id INTEGER NOT NULL REFERENCES returns (id), "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "agency_id INTEGER NOT NULL REFERENCES agencies (id), "
        "item_id INTEGER NOT NULL REFERENCES items (id), value TEXT NOT NULL, "
        "UNIQUE (return_id, item_id)) STRICT"
    )
    db.execute("CREATE INDEX values_given_to ON values_given (item_id, case_id)")
    for searched in SEARCHED_OF_VALUES:
        search_also(db, *searched)


def m013_grades(db: "Database") -> None:
    """Grades: bands over them, what each means under a question, and what they sum up."""
    db.execute("ALTER TABLE answers ADD COLUMN band TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE answers ADD COLUMN points INTEGER")
    for column in ("grades", "working"):
        db.execute(f"ALTER TABLE questions ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute(
        "CREATE TABLE grade_meanings (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "question_id INTEGER NOT NULL REFERENCES questions (id), "
        "answer_id INTEGER NOT NULL REFERENCES answers (id), text TEXT NOT NULL, "
        "UNIQUE (question_id, answer_id)) STRICT"
    )


def m014_asked_where(db: "Database") -> None:
    """Conditions, whom a question is asked, and answers that ask for a comment."""
    db.execute("ALTER TABLE questions ADD COLUMN room_only INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "CREATE TABLE clauses (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "theme_id INTEGER REFERENCES themes (id), "
        "question_id INTEGER REFERENCES questions (id), "
        "item_id INTEGER REFERENCES items (id), alternative INTEGER NOT NULL, "
        "on_item_id INTEGER REFERENCES items (id), attribute TEXT NOT NULL, "
        "relation TEXT NOT NULL, answer_id INTEGER REFERENCES answers (id), "
        "value TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE asked_of (id INTEGER PRIMARY KEY AUTOINCREMENT, agency TEXT NOT NULL, "
        "theme_id INTEGER REFERENCES themes (id), "
        "question_id INTEGER REFERENCES questions (id), "
        "UNIQUE (agency, theme_id, question_id)) STRICT"
    )
    db.execute(
        "CREATE TABLE comment_rules (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "question_id INTEGER NOT NULL REFERENCES questions (id), "
        "answer_id INTEGER NOT NULL REFERENCES answers (id), "
        "UNIQUE (question_id, answer_id)) STRICT"
    )


def m015_headed_texts(db: "Database") -> None:
    """What the room writes beside a question or theme, each under a heading of the tool's."""
    for table in ("themes", "questions"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN texts TEXT NOT NULL DEFAULT ''")
    db.execute(
        "CREATE TABLE headed_texts (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), heading TEXT NOT NULL, "
        "text TEXT NOT NULL, question_id INTEGER REFERENCES questions (id), "
        "theme_id INTEGER REFERENCES themes (id)) STRICT"
    )
    db.execute(
        "CREATE UNIQUE INDEX headed_texts_once ON headed_texts "
        "(case_id, ifnull(question_id, 0), ifnull(theme_id, 0), heading)"
    )
    search_also(db, *SEARCHED_OF_HEADED_TEXTS)


def m016_process(db: "Database") -> None:
    """Who else was asked, and the steps of the audit's process with its days off."""
    for statement in PROCESS_TABLES.split(";"):
        if statement.strip():
            db.execute(statement)
    db.execute("ALTER TABLE audit ADD COLUMN nation TEXT NOT NULL DEFAULT 'England'")
    db.execute("ALTER TABLE meetings_observed ADD COLUMN watched_by TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE meetings_observed ADD COLUMN theme_id INTEGER REFERENCES themes (id)")
    for searched in SEARCHED_OF_VOICES:
        search_also(db, *searched)


def m017_agreed_words(db: "Database") -> None:
    """What other people's words were agreed to mean, and the other names of agencies."""
    db.execute("ALTER TABLE agencies ADD COLUMN also TEXT NOT NULL DEFAULT ''")
    db.execute(
        "CREATE TABLE agreed_words (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, "
        "written TEXT NOT NULL, form TEXT NOT NULL, place TEXT NOT NULL, means TEXT NOT NULL, "
        "comment INTEGER NOT NULL, item_id INTEGER REFERENCES items (id), "
        "question_id INTEGER REFERENCES questions (id), "
        "answer_id INTEGER REFERENCES answers (id), case_id INTEGER REFERENCES cases (id), "
        "at TEXT NOT NULL) STRICT"
    )


def m018_row_sum(db: "Database") -> None:
    """One sum over all rows, beside the count of writings; worked out once all is up to date."""
    db.execute("ALTER TABLE sitting ADD COLUMN row_sum INTEGER NOT NULL DEFAULT 0")


def m019_access_log(db: "Database") -> None:
    """Who opened the audit, what left it, and which cases were erased: numbers, no content."""
    db.execute(
        "CREATE TABLE access_log (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, "
        "kind TEXT NOT NULL, who TEXT NOT NULL, about TEXT NOT NULL) STRICT"
    )
    db.execute("CREATE TABLE erased_cases (id INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT")


def m020_layers(db: "Database") -> None:
    """Judgements in layers: what was judged before a later layer took its place."""
    for table in ("questions", "judgements"):
        column = "layers" if table == "questions" else "layer"
        db.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute(
        "CREATE TABLE layer_judgements (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "question_id INTEGER NOT NULL REFERENCES questions (id), layer TEXT NOT NULL, "
        "state TEXT NOT NULL, item_id INTEGER REFERENCES items (id), answer TEXT NOT NULL, "
        "answer_key TEXT NOT NULL, reason TEXT NOT NULL, evidence TEXT NOT NULL, "
        "settled_at TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE UNIQUE INDEX layer_judgements_once ON layer_judgements "
        "(case_id, question_id, ifnull(item_id, 0), layer)"
    )
    search_also(db, *SEARCHED_OF_LAYERS)


def m021_own_parts(db: "Database") -> None:
    """How each agency's own part was judged, before the judgement for all."""
    db.execute("ALTER TABLE questions ADD COLUMN each_agency INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "CREATE TABLE part_judgements (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "question_id INTEGER NOT NULL REFERENCES questions (id), "
        "agency_id INTEGER NOT NULL REFERENCES agencies (id), "
        "item_id INTEGER REFERENCES items (id), answer TEXT NOT NULL, "
        "answer_key TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE UNIQUE INDEX part_judgements_once ON part_judgements "
        "(case_id, question_id, ifnull(item_id, 0), agency_id)"
    )


def m022_household(db: "Database") -> None:
    """Who belongs to a case, by role, and its key dates."""
    db.execute(
        "CREATE TABLE case_people (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "position INTEGER NOT NULL, case_id INTEGER NOT NULL REFERENCES cases (id), "
        "role TEXT NOT NULL, age TEXT NOT NULL, note TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE key_dates (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), day TEXT NOT NULL, "
        "text TEXT NOT NULL, agency_id INTEGER REFERENCES agencies (id)) STRICT"
    )
    for searched in SEARCHED_OF_HOUSEHOLDS:
        search_also(db, *searched)


def m023_waiting_answers(db: "Database") -> None:
    """Answers that wait to be settled, what tells a return from another, and a file's sum."""
    db.execute(
        "CREATE TABLE waiting_answers (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "agency_id INTEGER NOT NULL REFERENCES agencies (id), "
        "item_id INTEGER NOT NULL REFERENCES items (id), written TEXT NOT NULL, "
        "reason TEXT NOT NULL, source TEXT NOT NULL, row INTEGER NOT NULL, at TEXT NOT NULL, "
        "UNIQUE (case_id, agency_id, item_id)) STRICT"
    )
    db.execute("ALTER TABLE returns ADD COLUMN fingerprint TEXT NOT NULL DEFAULT ''")
    for column in ("sha256", "file_kind"):
        db.execute(f"ALTER TABLE brought_in ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")


def m024_findings(db: "Database") -> None:
    """Findings, recommendations and actions as they are written; nothing wrote one before."""
    for table in BEFORE_THEM:
        db.execute(f"DROP TABLE {table}")
    for statement in FINDING_TABLES.split(";"):
        if statement.strip():
            db.execute(statement)
    for searched in SEARCHED_OF_FINDINGS:
        search_also(db, *searched)


def m025_share_words(db: "Database") -> None:
    """In which words the audit tells a share of few, and whether it prints intervals."""
    db.execute("ALTER TABLE audit ADD COLUMN share_words TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE audit ADD COLUMN prints_intervals INTEGER NOT NULL DEFAULT 0")


def m026_letters(db: "Database") -> None:
    """What letters to agencies say and where they go, and who was known to whom."""
    db.execute(
        "CREATE TABLE letter_texts (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "part TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT"
    )
    db.execute("ALTER TABLE agencies ADD COLUMN mail TEXT NOT NULL DEFAULT ''")
    for column in ("asks_known", "asks_role"):
        db.execute(f"ALTER TABLE audit ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")
    for column in ("known", "role"):
        db.execute(f"ALTER TABLE returns ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")


def m027_meetings(db: "Database") -> None:
    """Meetings besides the audit's own day: agenda, people and cases of each."""
    db.execute(
        "CREATE TABLE meetings (id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, "
        "title TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, starts TEXT NOT NULL, "
        "finishes TEXT NOT NULL, venue TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE meeting_cases (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "meeting_id INTEGER REFERENCES meetings (id)) STRICT"
    )
    db.execute(
        "CREATE UNIQUE INDEX meeting_cases_once ON meeting_cases (ifnull(meeting_id, 0), case_id)"
    )
    for table in ("agenda", "participants"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN meeting_id INTEGER REFERENCES meetings (id)")
    db.execute("ALTER TABLE sitting ADD COLUMN meeting_id INTEGER")
    db.execute("ALTER TABLE audit ADD COLUMN day_title TEXT NOT NULL DEFAULT ''")
    search_also(db, *SEARCHED_OF_MEETINGS)


def m028_log_in_the_sum(_db: "Database") -> None:
    """The access log and the erased cases are in the sum over all rows: it is worked out anew."""


def m029_standards(db: "Database") -> None:
    """Standards and thresholds, and which of them a question cites."""
    db.execute(
        "CREATE TABLE standards (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "position INTEGER NOT NULL, number TEXT NOT NULL UNIQUE, text TEXT NOT NULL, "
        "source TEXT NOT NULL) STRICT"
    )
    db.execute("ALTER TABLE questions ADD COLUMN cites TEXT NOT NULL DEFAULT ''")
    search_also(db, *SEARCHED_OF_STANDARDS)


def m030_returns_aside(db: "Database") -> None:
    """Returns that do not stand, and by what a form is known to be of this audit."""
    db.execute(
        "CREATE TABLE returns_aside (id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, "
        "case_id INTEGER REFERENCES cases (id), agency_id INTEGER REFERENCES agencies (id), "
        "case_written TEXT NOT NULL, agency_written TEXT NOT NULL, completed TEXT NOT NULL, "
        "nil INTEGER NOT NULL, answers TEXT NOT NULL, comments TEXT NOT NULL, "
        "unread TEXT NOT NULL, reason TEXT NOT NULL, source TEXT NOT NULL, row INTEGER NOT NULL, "
        "at TEXT NOT NULL, fingerprint TEXT NOT NULL, known TEXT NOT NULL, "
        "role TEXT NOT NULL) STRICT"
    )
    db.execute("ALTER TABLE audit ADD COLUMN mark TEXT NOT NULL DEFAULT ''")
    began = db.execute("SELECT at FROM acts ORDER BY id LIMIT 1").fetchone()
    if began is not None:  # the same in every copy of it that is opened
        mark = sha256(str(began[0]).encode()).hexdigest()[:12]
        db.execute("UPDATE audit SET mark = ?", (mark,))


def m031_earlier(db: "Database") -> None:
    """Earlier audits, and their counts with the words that were asked; nothing wrote one before."""
    db.execute("DROP TABLE earlier_counts")
    db.execute(
        "CREATE TABLE earlier_audits (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "position INTEGER NOT NULL, title TEXT NOT NULL, day TEXT NOT NULL, "
        "looked_at TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE earlier_counts (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "earlier_id INTEGER NOT NULL REFERENCES earlier_audits (id), source TEXT NOT NULL, "
        "item_key TEXT NOT NULL, question TEXT NOT NULL, answer_key TEXT NOT NULL, "
        "answer TEXT NOT NULL, count INTEGER NOT NULL, base INTEGER NOT NULL) STRICT"
    )
    search_also(db, *SEARCHED_OF_EARLIER)


def m032_left_notes(db: "Database") -> None:
    """Notes of the tool's check that are left as they are."""
    db.execute(
        "CREATE TABLE left_notes (id INTEGER PRIMARY KEY AUTOINCREMENT, about TEXT NOT NULL, "
        "at TEXT NOT NULL, reason TEXT NOT NULL, UNIQUE (about, at)) STRICT"
    )


def m033_limits(db: "Database") -> None:
    """What a number is not below, and not above."""
    for column in ("least", "most"):
        db.execute(f"ALTER TABLE answer_sets ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")


def m034_weighed(db: "Database") -> None:
    """What stands for a hypothesis, and what against it."""
    db.execute(
        "CREATE TABLE hypothesis_evidence (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "hypothesis_id INTEGER NOT NULL REFERENCES hypotheses (id), position INTEGER NOT NULL, "
        "side TEXT NOT NULL, kind TEXT NOT NULL, row_id INTEGER NOT NULL, count TEXT NOT NULL, "
        "shown TEXT NOT NULL) STRICT"
    )


def m035_leaving(db: "Database") -> None:
    """What was decided about things found in documents before they left."""
    db.execute(
        "CREATE TABLE leaving_decisions (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "kind TEXT NOT NULL, about TEXT NOT NULL, text TEXT NOT NULL, "
        "UNIQUE (kind, about)) STRICT"
    )


def m037_at_which_meeting(db: "Database") -> None:
    """At which meeting something was settled or heard; nothing for the audit's own day."""
    for table in ("judgements", "layer_judgements", "notes"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN meeting_id INTEGER REFERENCES meetings (id)")


def m038_worked_with(db: "Database") -> None:
    """Who worked with which case, asked or not; and what waiting returns say is searched."""
    db.execute(
        "CREATE TABLE worked_with (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "agency_id INTEGER NOT NULL REFERENCES agencies (id), "
        "UNIQUE (case_id, agency_id)) STRICT"
    )
    search_also(db, *SEARCHED_OF_ASIDE)


def m044_comes_for(db: "Database") -> None:
    """For which cases only somebody comes to a meeting."""
    db.execute(
        "CREATE TABLE participant_cases (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "participant_id INTEGER NOT NULL REFERENCES participants (id), "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "UNIQUE (participant_id, case_id)) STRICT"
    )
