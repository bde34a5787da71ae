"""The tables of other voices and of the process's steps. Never edited again."""

from typing import Final

PROCESS_TABLES: Final = """
CREATE TABLE families_asked (
    id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, who TEXT NOT NULL,
    case_id INTEGER REFERENCES cases (id), means TEXT NOT NULL, asked_by TEXT NOT NULL,
    asked_on TEXT NOT NULL, consent TEXT NOT NULL, outcome TEXT NOT NULL) STRICT;
CREATE TABLE leader_talks (
    id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, role TEXT NOT NULL,
    agency_id INTEGER REFERENCES agencies (id), held_on TEXT NOT NULL,
    theme_id INTEGER REFERENCES themes (id), text TEXT NOT NULL) STRICT;
CREATE TABLE process_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, title TEXT NOT NULL,
    day TEXT NOT NULL, after_id INTEGER REFERENCES process_steps (id),
    working_days INTEGER NOT NULL, owner TEXT NOT NULL, done_on TEXT NOT NULL) STRICT;
CREATE TABLE days_off (
    id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL UNIQUE, reason TEXT NOT NULL) STRICT
"""
