"""The tables of the first migration: what every audit is made of. Never edited again."""

from typing import Final

AUDIT_TABLES: Final = """
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
