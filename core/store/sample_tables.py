"""The tables of the tenth migration: the list of all eligible and what was drawn from it."""

from typing import Final

SAMPLE_TABLES: Final = """
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
