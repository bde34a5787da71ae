"""A file crafted by somebody else is refused in a sentence, before it can do or hide anything."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.model.audit import Audit
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileProblem, NotYet
from core.model.published import ProgrammeChoice
from core.store import inspection
from core.store.checking import check
from core.store.cipher import connect, libraries
from core.store.file import WorkshopFile
from core.store.schema import VERSION, migrations
from core.store.shape import SCHEMA as WHOLE_SCHEMA
from core.store.shape import lay_out
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE
from tests.store.test_opening import whole

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA = [
    pytest.param(
        "CREATE TRIGGER quiet BEFORE UPDATE ON judgements BEGIN SELECT RAISE(IGNORE); END",
        id="a trigger that keeps nothing",
    ),
    pytest.param(
        "CREATE TRIGGER loud BEFORE INSERT ON notes BEGIN SELECT RAISE(ABORT, 'x'); END",
        id="a trigger that aborts",
    ),
    pytest.param(
        "ALTER TABLE cases RENAME TO others;CREATE VIEW cases AS SELECT * FROM others",
        id="a view in the place of the cases",
    ),
    pytest.param(
        "DROP TABLE visits;"
        "CREATE VIEW visits AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) "
        "SELECT id, 1 AS case_id, '' AS began, '' AS ended FROM n",
        id="a view without an end",
    ),
    pytest.param("ALTER TABLE notes ADD COLUMN more TEXT", id="one column more"),
    pytest.param("CREATE TABLE more (id INTEGER)", id="one table more"),
    pytest.param("CREATE VIRTUAL TABLE more USING fts5(text)", id="one index more"),
    pytest.param("DROP INDEX judgements_once", id="one index fewer"),
    pytest.param(
        "CREATE INDEX slow ON notes (length(hex(zeroblob(1000000))))", id="an index that computes"
    ),
    pytest.param("PRAGMA user_version = 0", id="a version that it is not"),
    pytest.param("PRAGMA user_version = -1", id="a version that cannot be"),
    pytest.param("PRAGMA user_version = 2", id="an older version that it is not"),
    pytest.param("ANALYZE", id="what the planner is told"),
]

KNOWN = "INSERT INTO known_rows (file, kind, number, row_id, case_id, row)"

ROWS = [
    pytest.param("UPDATE agenda SET minutes = 'ten'", id="a number that is a word"),
    pytest.param("UPDATE cases SET reference = x'00ff' WHERE id = 1", id="a text that is bytes"),
    pytest.param("UPDATE cases SET minutes = 1e300 WHERE id = 1", id="an endless number"),
    pytest.param("UPDATE cases SET minutes = 9e17 WHERE id = 1", id="a number no day has"),
    pytest.param("UPDATE cases SET outline = hex(zeroblob(15000000))", id="a text of 30 MB"),
    pytest.param("DELETE FROM questions WHERE id = 2", id="a question that is not there"),
    pytest.param(
        "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'cases'",
        id="no number left",
    ),
    pytest.param("UPDATE sqlite_sequence SET seq = 0 WHERE name = 'cases'", id="a number taken"),
    pytest.param("UPDATE sqlite_sequence SET seq = 'x' WHERE name = 'cases'", id="no number"),
    pytest.param(
        "UPDATE sqlite_sequence SET seq = 268435456 WHERE name = 'cases'",
        id="counting on in a hand-out's block",
    ),
    pytest.param("UPDATE numbering SET first = 2", id="a block that nobody has"),
    pytest.param("UPDATE numbering SET last = 'x'", id="a block without an end"),
    pytest.param("DELETE FROM numbering", id="no block"),
    pytest.param(f"{KNOWN} VALUES ('x', 'cases', 1, 1, 1, '{{')", id="text for a row"),
    pytest.param(f"{KNOWN} VALUES ('x', 'cases', 1, 1, 1, '[1]')", id="a list for a row"),
    pytest.param(
        f"{KNOWN} SELECT 'x', 'cases', 1, 1, 1, replace(hex(zeroblob(20000)), '00', '[') || "
        "replace(hex(zeroblob(20000)), '00', ']')",
        id="lists within lists for a row",
    ),
    pytest.param(f"{KNOWN} VALUES ('x', 'acts', 1, 1, 1, '{{}}')", id="a row of no table of ours"),
    pytest.param(
        "INSERT INTO hand_backs (id, file, name, at, taken, asked, acts, digest, parent) "
        "VALUES (1, 'x', 'x', '', 0, 0, 0, '', '');"
        "INSERT INTO table_differences "
        "(hand_back_id, kind, row_id, how, columns, before, here, there, chosen) "
        "VALUES (1, 'cases', 1, 'both changed', 'outline', 'null', 'text', 'null', '')",
        id="a side that is no row",
    ),
    pytest.param(
        "UPDATE numbering SET first = 268435456, last = 268959743;"
        "INSERT INTO cases "
        "SELECT 268435457, 9, 'Z', '', '', '', '', 'complete', '', '', NULL, '', 0;"
        "UPDATE sqlite_sequence SET seq = 5 WHERE name = 'cases'",
        id="a number taken in a hand-out",
    ),
]


def craft(path: Path, sql: str, passphrase: str | None = None) -> None:
    """Do to a file what its program never does, as someone who knows the passphrase."""
    db = connect(path, passphrase)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("INSERT INTO agenda VALUES (1, 0, 'Start', 'opening', '09:00', 10, NULL)")
    db.execute("CREATE TEMP TABLE strict AS SELECT sql FROM main.sqlite_schema")
    _describe(db, "substr(sql, 1, length(sql) - 7)", "sql LIKE '%) STRICT'")
    for statement in sql.split(";") if "BEGIN" not in sql else [sql]:
        db.execute(statement)
    _describe(db, "sql || ' STRICT'", "sql || ' STRICT' IN (SELECT sql FROM temp.strict)")
    db.close()


def _describe(db: "Database", words: str, where: str) -> None:
    """Say of tables that they are other than they were made."""
    db.execute("PRAGMA writable_schema = ON")
    db.execute(f"UPDATE main.sqlite_schema SET sql = {words} WHERE {where}")
    db.execute("PRAGMA writable_schema = RESET")


@pytest.mark.parametrize("sql", [*SCHEMA, *ROWS])
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_not_ours_is_refused_and_the_file_left_as_it_is(
    path: Path, clock: Clock, sql: str, read_only: bool
) -> None:
    small_audit(path, clock).close()
    craft(path, sql)
    before = path.read_bytes()
    with pytest.raises(FileProblem) as caught:
        WorkshopFile.open(path, read_only=read_only)
    assert whole(caught.value)
    assert "Casewalk did not write" in caught.value.happened
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_rows_that_their_index_keeps_quiet_about_are_looked_at(path: Path, clock: Clock) -> None:
    """SQLite counts the shortest index of a table: of this one it says that nothing is in it."""
    small_audit(path, clock).close()
    db = connect(path, None)
    index = db.execute("SELECT * FROM sqlite_schema WHERE name = 'known_rows_of_case'").fetchone()
    db.execute("PRAGMA writable_schema = ON")
    db.execute("DELETE FROM sqlite_schema WHERE name = 'known_rows_of_case'")
    db.close()
    db = connect(path, None)
    db.execute(f"{KNOWN} VALUES ('x', 'acts', 1, 1, 1, '[1]')")
    db.execute("PRAGMA writable_schema = ON")
    db.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", index)
    db.close()
    with pytest.raises(FileProblem, match="Casewalk did not write"):
        WorkshopFile.open(path)


def test_what_was_crafted_without_harm_opens(path: Path, clock: Clock) -> None:
    """The control: taking the types away and giving them back is not what is refused."""
    small_audit(path, clock).close()
    craft(path, "UPDATE agenda SET minutes = 11")
    with WorkshopFile.open(path) as file:
        assert file.all(Case)


def test_a_locked_file_is_looked_at_in_the_same_way(path: Path, clock: Clock) -> None:
    small_audit(path, clock, PASSPHRASE).close()
    craft(path, "CREATE TABLE more (id INTEGER)", PASSPHRASE)
    with pytest.raises(FileProblem, match="Casewalk did not write"):
        WorkshopFile.open(path, PASSPHRASE)


def test_the_check_opens_what_makes_no_sense_and_says_it(path: Path, clock: Clock) -> None:
    small_audit(path, clock).close()
    craft(path, "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'cases'")
    with WorkshopFile.open(path, as_found=True) as file:
        (line,) = check(file)
    assert "Casewalk did not write" in line


def test_lists_within_lists_in_the_history_are_an_entry_that_cannot_be_read(
    path: Path, file: WorkshopFile
) -> None:
    deep = "[" * 100_000 + "]" * 100_000
    file.query("UPDATE acts SET changes = ? WHERE id = 3", (deep,))
    assert "Entry 3 of the history cannot be read." in check(file)
    file.query("UPDATE acts SET changes = ?", (deep,))
    with pytest.raises(FileProblem, match="is damaged"):
        file.undo()


def test_a_question_without_an_end_is_stopped(file: WorkshopFile) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    with pytest.raises(FileProblem, match="took too long") as caught:
        file.query(endless)
    assert whole(caught.value)
    with file.act("and it goes on"):
        file.put(Case("Child C"))
    assert check(file) == []


def test_what_would_not_be_opened_again_is_not_kept(path: Path, file: WorkshopFile) -> None:
    before = contents(file)
    longest = "é" * (inspection.LONGEST // 2)
    for case in (
        Case("Child C", outline=longest + "x"),
        Case("Child C", minutes=100_001),
        Case("Child C", position=1 << 40),
    ):
        with pytest.raises(NotYet) as caught, file.act("too much"):
            file.put(case)
        assert caught.value.remedy
    assert contents(file) == before
    with file.act("just enough"):
        file.put(Case("Child C", outline=longest, minutes=100_000))
    file.close()
    with WorkshopFile.open(path) as again:
        assert len(again.all(Case)) == 3
        assert again.get(Audit, 1) is not None


def test_the_schema_of_each_version_is_pinned() -> None:
    """A library that wrote it in other words would make every older file a foreign one."""
    from hashlib import sha256

    pinned = {
        1: "97406c742db47f4f",
        2: "f41145f3504481d7",
        3: "b6e940dc47731e27",
        4: "3c681072cccb0130",
        5: "df68d2d061260e96",
        6: "16a18004f86efe5b",
        7: "a944d37b61d94817",
        8: "c2a7fe296efe0e2a",
        9: "f7412dd63efa500e",
        10: "27ab70e6120d6258",
        11: "2bdcaed0f2617c8c",
        12: "ebb91cd26934771c",
        13: "abb1001466bc8f5e",
        14: "34acf0a987303805",
        15: "ca7f19ddc5f1515c",
        16: "1fe636d7bc48164e",
        17: "39d4e3f27234ff4d",
        18: "5d4756c62b0dfc33",
        19: "21e5e58b76498a0d",
        20: "3fa1b680898e23e7",
        21: "a3d9eee4759c8afd",
        22: "0933352c9e7f7b14",
        23: "bab85e6d365719f3",
        24: "fde85ae16cdac831",
        25: "201d0126362d1819",
        26: "f98425cc6bec51cc",
        27: "0b330e25757327b0",
        28: "0b330e25757327b0",
        29: "a2879d32ba2f44be",
        30: "19b6b5d2c302fc89",
        31: "4896780789f1016d",
        32: "435789d4179394d7",
        33: "b2389779746598a2",
        34: "c3bfcc41a84989c2",
        35: "ecb0dfb09a5076c9",
        36: "3d9784d310422f35",
        37: "989d67d988b29571",
        38: "cbddcdc9b7e5daa4",
        39: "18bcccbe0c0f1ea0",
        40: "581cfd8eda54fe4b",
        41: "5b1659e001151e0e",
        42: "a490a9bac9522766",
        43: "c7968db01511385f",
        44: "3a42a1a7d6fc7f02",
        45: "5a4dcbef32a12704",
        46: "8099756ed835bd0f",
        47: "ea83de5d14ce6723",
        48: "313e81cf99ff2362",
        49: "ec9e9fc50076db96",
        50: "f79b34af011e2d02",
        51: "a4013a6f62519185",
        52: "48c42ad334386f6f",
        53: "816e3fcbc66de3bd",
        54: "0d96810560bf067c",
        55: "eee2bb4f3b41e970",
        56: "6aaec775d535ec88",
        57: "ff913592db2ec5d1",
        58: "8bc8520eca680300",
    }
    assert set(pinned) == set(range(1, VERSION + 1))
    dbapi, database = libraries()
    with closing(dbapi.connect(":memory:", isolation_level=None)) as connection:
        db = database(connection)
        for version, digest in pinned.items():
            migrations(version).apply(db)  # the one that is not applied yet
            rows = sorted(map(repr, db.execute(WHOLE_SCHEMA).fetchall()))
            assert sha256("\n".join(rows).encode()).hexdigest()[:16] == digest, version


def test_a_new_file_is_laid_out_as_its_migrations_would_have_left_it() -> None:
    dbapi, database = libraries()
    migrated, at_once = (
        database(dbapi.connect(":memory:", isolation_level=None)) for _ in range(2)
    )
    migrations().apply(migrated)
    lay_out(at_once)
    assert set(at_once.execute(WHOLE_SCHEMA)) == set(migrated.execute(WHOLE_SCHEMA))
    stamped = "_sqlite_migrations"  # with the time at which each was applied
    # What a file is called is its own, and drawn anew.
    for (table,) in migrated.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        columns = {stamped: "name", "numbering": "first, last"}.get(table, "*")
        rows = [
            db.execute(f"SELECT {columns} FROM {table}").fetchall() for db in (migrated, at_once)
        ]
        assert rows[0] == rows[1], table


def test_a_file_that_says_where_it_is_published_opens_again(path: Path, file: WorkshopFile) -> None:
    with file.act("choose where it is published"):
        file.put(ProgrammeChoice(service="casewalk", at_opening=True))
    file.close()
    with WorkshopFile.open(path) as again:
        assert again.all(ProgrammeChoice) == [ProgrammeChoice(service="casewalk", at_opening=True)]
