"""Columns of what a room does on its day beside judging one question after the other."""

from typing import TYPE_CHECKING

from core.store.search_index import SEARCHED_OF_THEME_HOURS, search_also

if TYPE_CHECKING:
    from sqlite_utils import Database


def m057_moderation(db: "Database") -> None:
    """An agency's own answer as it changed it, who challenged whom, and the order of talking."""
    db.execute(
        "CREATE TABLE changed_answers (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "question_id INTEGER NOT NULL REFERENCES questions (id), "
        "agency_id INTEGER NOT NULL REFERENCES agencies (id), "
        "item_id INTEGER REFERENCES items (id), before TEXT NOT NULL, "
        "before_key TEXT NOT NULL, answer TEXT NOT NULL, answer_key TEXT NOT NULL, "
        "changed_at TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE UNIQUE INDEX changed_answers_once ON changed_answers "
        "(case_id, question_id, ifnull(item_id, 0), agency_id)"
    )
    db.execute("ALTER TABLE notes ADD COLUMN challenged_id INTEGER REFERENCES agencies (id)")
    for column in ("moderates", "strengths_first", "colours_last"):
        db.execute(f"ALTER TABLE audit ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")


def m053_theme_hour(db: "Database") -> None:
    """What a room writes, groups and ranks; who joins by call; minutes beyond a plan."""
    db.execute(
        "CREATE TABLE theme_hours (id INTEGER PRIMARY KEY AUTOINCREMENT, question TEXT NOT NULL, "
        "position INTEGER NOT NULL, stage TEXT NOT NULL, ranked INTEGER NOT NULL, "
        "voices INTEGER NOT NULL, meeting_id INTEGER REFERENCES meetings (id)) STRICT"
    )
    db.execute(
        "CREATE TABLE hour_groups (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "hour_id INTEGER NOT NULL REFERENCES theme_hours (id), title TEXT NOT NULL, "
        "position INTEGER NOT NULL, taken_at TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE hour_cards (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "hour_id INTEGER NOT NULL REFERENCES theme_hours (id), text TEXT NOT NULL, "
        "position INTEGER NOT NULL, group_id INTEGER REFERENCES hour_groups (id)) STRICT"
    )
    db.execute(
        "CREATE TABLE hour_votes (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "hour_id INTEGER NOT NULL REFERENCES theme_hours (id), voice INTEGER NOT NULL, "
        "place INTEGER NOT NULL, group_id INTEGER NOT NULL REFERENCES hour_groups (id), "
        "UNIQUE (hour_id, voice, place)) STRICT"
    )
    for number_of, table, searched in SEARCHED_OF_THEME_HOURS:
        search_also(db, number_of, table, searched)
    for table, column, usual in (
        ("audit", "has_theme_hour", 0),
        ("audit", "signs_minutes", 1),
        ("audit", "shows_minutes", 0),
        ("participants", "by_call", 0),
        ("cases", "minutes_more", 0),
    ):
        db.execute(f"ALTER TABLE {table} ADD COLUMN {column} INTEGER NOT NULL DEFAULT {usual}")


def m050_first_views(db: "Database") -> None:
    """What the table says first of a question, before it sees what the agencies wrote."""
    db.execute("ALTER TABLE audit ADD COLUMN asks_first INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE cases ADD COLUMN asks_first TEXT NOT NULL DEFAULT ''")
    db.execute(
        "CREATE TABLE first_views (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "question_id INTEGER NOT NULL REFERENCES questions (id), "
        "agency_id INTEGER NOT NULL REFERENCES agencies (id), "
        "item_id INTEGER REFERENCES items (id), answer TEXT NOT NULL, "
        "answer_key TEXT NOT NULL, by_call INTEGER NOT NULL, put_right INTEGER NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE first_rounds (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "question_id INTEGER NOT NULL REFERENCES questions (id), "
        "item_id INTEGER REFERENCES items (id), revealed TEXT NOT NULL, cards TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE UNIQUE INDEX first_views_once ON first_views "
        "(case_id, question_id, ifnull(item_id, 0), agency_id)"
    )
    db.execute(
        "CREATE UNIQUE INDEX first_rounds_once ON first_rounds "
        "(case_id, question_id, ifnull(item_id, 0))"
    )


def m049_turns(db: "Database") -> None:
    """How often each agency has spoken on a case, where an audit counts it."""
    db.execute(
        "CREATE TABLE speaking_turns (id INTEGER PRIMARY KEY AUTOINCREMENT, "
        "case_id INTEGER NOT NULL REFERENCES cases (id), "
        "agency_id INTEGER NOT NULL REFERENCES agencies (id), times INTEGER NOT NULL, "
        "UNIQUE (case_id, agency_id)) STRICT"
    )
    for column in ("counts_turns", "prints_turns"):
        db.execute(f"ALTER TABLE audit ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")


def m048_together(db: "Database") -> None:
    """What was read out together and adopted, or objected to; what never is; cases in one list."""
    db.execute("ALTER TABLE judgements ADD COLUMN together TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE questions ADD COLUMN always_discussed INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE audit ADD COLUMN in_one_list INTEGER NOT NULL DEFAULT 0")
