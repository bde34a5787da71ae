"""Every table says what it is: its key, what belongs together, where it goes, what erasing does."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.model.finding import EvidenceKind
from core.store.declarations import DECLARATIONS, EVIDENCE_TABLES, Erasure, NoKey, Travel
from core.store.file import WorkshopFile
from core.store.search_index import SEARCHED

# What makes two of these the same is held by the acts: the schema has no constraint.
HELD_BY_ACTS = {"themes", "visits"}

# They name a row by its number, or hold its words or figures: no foreign key says so.
WITHOUT_REFERENCE = {
    "evidence",
    "evidence_left_out",
    "hypothesis_evidence",
    "eligible",
    "code_uses",
    "drafts",
    "found",
    "figures_out",
}


@pytest.fixture(scope="module")
def file() -> Iterator[WorkshopFile]:
    """An empty file of today's version."""
    with (
        tempfile.TemporaryDirectory() as folder,
        WorkshopFile.create(Path(folder) / "empty.casewalk") as made,
    ):
        yield made


def columns(file: WorkshopFile, table: str) -> dict[str, tuple[Any, ...]]:
    """Return the columns of a table: number, name, type, whether one has to be there."""
    return {row[1]: row for row in file.query(f"PRAGMA table_info({table})")}


def references(file: WorkshopFile, table: str) -> list[tuple[str, str, bool]]:
    """Return the table each foreign key points to, its column, and whether it has to."""
    known = columns(file, table)
    return [
        (row[2], row[3], bool(known[row[3]][3]))
        for row in file.query(f"PRAGMA foreign_key_list({table})")
    ]


def test_every_table_is_declared(file: WorkshopFile) -> None:
    tables = {
        name
        for (name,) in file.query("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith(("sqlite_", "_sqlite_", "found_"))
    }
    assert tables == set(DECLARATIONS)


@pytest.mark.parametrize("table", DECLARATIONS)
def test_what_is_declared_is_there(file: WorkshopFile, table: str) -> None:
    declared, known = DECLARATIONS[table], columns(file, table)
    key = () if isinstance(declared.key, NoKey) else declared.key
    named = {
        *key,
        *declared.blanked,
        *declared.prose,
        *(name for group in declared.together for name in group),
    }
    assert named <= set(known) - {"id"}
    assert set(declared.spelled) <= set(key)
    assert all(
        known[name][2] == "TEXT" for name in (*declared.spelled, *declared.blanked, *declared.prose)
    )


@pytest.mark.parametrize("table", DECLARATIONS)
def test_a_column_belongs_to_one_group_at_most(table: str) -> None:
    named = [name for group in DECLARATIONS[table].together for name in group]
    assert len(named) == len(set(named))
    assert all(len(group) > 1 for group in DECLARATIONS[table].together)


@pytest.mark.parametrize("table", DECLARATIONS)
def test_the_key_is_what_the_schema_keeps_unique(file: WorkshopFile, table: str) -> None:
    unique = [
        unique_columns(file, table, row[1])
        for row in file.query(f"PRAGMA index_list({table})")
        if row[2]
    ]
    key = DECLARATIONS[table].key
    if isinstance(key, NoKey):
        assert unique == []
    else:
        assert unique == ([] if table in HELD_BY_ACTS else [set(key)])


def unique_columns(file: WorkshopFile, table: str, index: str) -> set[str]:
    """Return the columns of an index, those within an expression too."""
    ((sql,),) = file.query("SELECT sql FROM sqlite_schema WHERE name = ?", (index,)) or [(None,)]
    if sql is not None:
        return set(re.findall(r"\w+", sql[sql.index("(") :])) & set(columns(file, table))
    return {row[2] for row in file.query(f"PRAGMA index_info({index})")}


@pytest.mark.parametrize("table", DECLARATIONS)
def test_why_there_is_no_key_is_so(file: WorkshopFile, table: str) -> None:
    key, known = DECLARATIONS[table].key, columns(file, table)
    ((sql,),) = file.query("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))
    assert ("CHECK (id = 1)" in sql) is (key is NoKey.ONE_ROW)
    if key is NoKey.LIST:
        assert "position" in known
    if key is NoKey.OWN_NUMBER:
        assert "position" not in known


@pytest.mark.parametrize("table", DECLARATIONS)
def test_erasing_a_case_speaks_for_whatever_points_to_it(file: WorkshopFile, table: str) -> None:
    erased = DECLARATIONS[table].erased
    pointing = [
        needed
        for parent, _, needed in references(file, table)
        if DECLARATIONS[parent].erased is Erasure.REMOVED
    ]
    if any(pointing):
        assert erased is Erasure.REMOVED
    if pointing or "case_id" in columns(file, table):
        assert erased in (Erasure.REMOVED, Erasure.CLEARED)
    elif table != "cases":
        assert (erased is Erasure.REMOVED) is (table in WITHOUT_REFERENCE)
    if erased is Erasure.WORDS:
        assert "TEXT" in {row[2] for row in columns(file, table).values()} - {"position"}


@pytest.mark.parametrize("table", DECLARATIONS)
def test_what_travels_finds_what_it_rests_on_where_it_arrives(
    file: WorkshopFile, table: str
) -> None:
    travels = DECLARATIONS[table].travels
    for parent, _, needed in references(file, table):
        beneath = DECLARATIONS[parent].travels
        if needed and travels is Travel.ALWAYS:
            assert beneath is Travel.ALWAYS
        if travels is Travel.WITH_ITS_CASE:
            assert beneath is not Travel.NEVER
    if DECLARATIONS[table].blanked:
        assert travels is Travel.ALWAYS
    if travels is Travel.WITH_ITS_CASE:
        assert DECLARATIONS[table].erased is Erasure.REMOVED


def test_what_is_blanked_is_never_searched() -> None:
    for _, table, searched in SEARCHED:
        assert not set(DECLARATIONS[table].blanked) & set(searched)


def test_evidence_names_every_kind_of_row_it_can() -> None:
    kinds = {kind.value for kind in EvidenceKind if kind is not EvidenceKind.COUNT}
    assert set(EVIDENCE_TABLES) == kinds
    assert set(EVIDENCE_TABLES.values()) <= set(DECLARATIONS)
