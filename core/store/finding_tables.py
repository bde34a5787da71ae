"""The tables of findings, recommendations and actions. Never edited again."""

from typing import Final

FINDING_TABLES: Final = """
CREATE TABLE findings (
    id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, text TEXT NOT NULL,
    theme_id INTEGER REFERENCES themes (id), kind TEXT NOT NULL, number INTEGER NOT NULL,
    detail TEXT NOT NULL, challenge TEXT NOT NULL, call_to_act TEXT NOT NULL,
    reflection TEXT NOT NULL, withdrawn TEXT NOT NULL) STRICT;
CREATE TABLE finding_cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    case_id INTEGER NOT NULL REFERENCES cases (id), UNIQUE (finding_id, case_id)) STRICT;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    finding_id INTEGER NOT NULL REFERENCES findings (id), position INTEGER NOT NULL,
    kind TEXT NOT NULL, row_id INTEGER NOT NULL, count TEXT NOT NULL, shown TEXT NOT NULL,
    kept TEXT NOT NULL, kept_for TEXT NOT NULL) STRICT;
CREATE INDEX evidence_named ON evidence (kind, row_id);
CREATE INDEX evidence_on ON evidence (finding_id);
CREATE TABLE evidence_left_out (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, row_id INTEGER NOT NULL,
    reason TEXT NOT NULL) STRICT;
CREATE TABLE sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, title TEXT NOT NULL,
    kind TEXT NOT NULL, dated TEXT NOT NULL, theme_id INTEGER REFERENCES themes (id),
    text TEXT NOT NULL, base INTEGER NOT NULL, unit TEXT NOT NULL) STRICT;
CREATE TABLE wordings_kept (
    id INTEGER PRIMARY KEY AUTOINCREMENT, sentence TEXT NOT NULL, words TEXT NOT NULL,
    reason TEXT NOT NULL, UNIQUE (sentence, words)) STRICT;
CREATE TABLE recommendations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, text TEXT NOT NULL,
    parent_id INTEGER REFERENCES recommendations (id),
    theme_id INTEGER REFERENCES themes (id), number INTEGER NOT NULL, answered TEXT NOT NULL,
    answered_by TEXT NOT NULL, answered_on TEXT NOT NULL, withdrawn TEXT NOT NULL) STRICT;
CREATE TABLE recommendation_findings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recommendation_id INTEGER NOT NULL REFERENCES recommendations (id),
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    UNIQUE (recommendation_id, finding_id)) STRICT;
CREATE TABLE recommendation_owners (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recommendation_id INTEGER NOT NULL REFERENCES recommendations (id),
    position INTEGER NOT NULL, agency_id INTEGER REFERENCES agencies (id), role TEXT NOT NULL,
    leads INTEGER NOT NULL, everyone INTEGER NOT NULL) STRICT;
CREATE TABLE actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, text TEXT NOT NULL,
    recommendation_id INTEGER REFERENCES recommendations (id),
    case_id INTEGER REFERENCES cases (id), number INTEGER NOT NULL, measure TEXT NOT NULL,
    due TEXT NOT NULL, status TEXT NOT NULL, done TEXT NOT NULL, shows TEXT NOT NULL,
    proposed_by TEXT NOT NULL, accepted_by TEXT NOT NULL, answer TEXT NOT NULL,
    earlier TEXT NOT NULL, withdrawn TEXT NOT NULL) STRICT;
CREATE TABLE action_owners (
    id INTEGER PRIMARY KEY AUTOINCREMENT, action_id INTEGER NOT NULL REFERENCES actions (id),
    position INTEGER NOT NULL, agency_id INTEGER REFERENCES agencies (id), role TEXT NOT NULL,
    leads INTEGER NOT NULL, everyone INTEGER NOT NULL) STRICT;
CREATE TABLE action_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT, action_id INTEGER NOT NULL REFERENCES actions (id),
    kind TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, role TEXT NOT NULL,
    was TEXT NOT NULL) STRICT
"""

BEFORE_THEM: Final = ("evidence", "action_owners", "actions", "recommendations", "findings")
"""Tables of the same words from the start, which nothing ever wrote a row to."""
