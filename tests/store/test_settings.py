"""The settings that keep what was said hold on every connection."""

import os
from pathlib import Path

import pytest

from core.model.clock import Clock
from core.store.cipher import APPLICATION_ID
from core.store.file import WorkshopFile
from core.store.schema import VERSION
from tests.small import small_audit
from tests.store.conftest import PASSPHRASE

# By the numbers the database gives them: synchronous 3 is EXTRA, temp_store 2 is memory.
KEPT = {
    "journal_mode": "delete",
    "synchronous": 3,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
    "temp_store": 2,
}
KEYS = [pytest.param(None, id="plain"), pytest.param(PASSPHRASE, id="locked")]


@pytest.mark.parametrize("passphrase", KEYS)
@pytest.mark.parametrize("read_only", [False, True])
def test_every_setting_holds_after_opening(
    path: Path, clock: Clock, passphrase: str | None, read_only: bool
) -> None:
    small_audit(path, clock, passphrase).close()
    with WorkshopFile.open(path, passphrase, clock, read_only) as file:
        found = {name: file.query(f"PRAGMA {name}") for name in KEPT}
        found["mmap_size"] = found["mmap_size"] or [(0,)]  # a locked file may say nothing
        assert found == {name: [(value,)] for name, value in KEPT.items()}


@pytest.mark.parametrize("passphrase", KEYS)
def test_an_open_audit_keeps_no_more_pages_in_memory_than_are_of_use(
    path: Path, clock: Clock, passphrase: str | None
) -> None:
    with small_audit(path, clock, passphrase) as file:
        assert file.query("PRAGMA cache_size") == [(-2_000,)]


@pytest.mark.parametrize("passphrase", KEYS)
def test_file_says_what_it_is(path: Path, clock: Clock, passphrase: str | None) -> None:
    with small_audit(path, clock, passphrase) as file:
        assert file.query("PRAGMA application_id") == [(APPLICATION_ID,)]
        assert file.query("PRAGMA user_version") == [(VERSION,)]


def test_every_table_is_strict_but_those_of_others(file: WorkshopFile) -> None:
    loose = {
        name
        for schema, name, kind, _, _, strict in file.query("PRAGMA table_list")
        if schema == "main" and kind == "table" and not strict
    }
    assert loose == {"_sqlite_migrations", "sqlite_sequence", "sqlite_schema"}


def test_a_plain_file_can_be_read_by_anyone_and_a_locked_one_by_nobody(
    tmp_path: Path, clock: Clock
) -> None:
    for name, passphrase in (("plain", None), ("locked", PASSPHRASE)):
        small_audit(tmp_path / name, clock, passphrase).close()
    assert b"Child A" in (tmp_path / "plain").read_bytes()
    locked = (tmp_path / "locked").read_bytes()
    assert b"Child A" not in locked
    assert not locked.startswith(b"SQLite")


@pytest.mark.skipif(os.name == "nt", reason="the profile's own rights there")
@pytest.mark.parametrize("passphrase", KEYS)
def test_only_the_owner_may_read_a_new_file_or_its_copy(
    path: Path, tmp_path: Path, clock: Clock, passphrase: str | None
) -> None:
    with small_audit(path, clock, passphrase) as file:
        file.copy_to(tmp_path / "copy.casewalk")
    modes = {one.stat().st_mode & 0o777 for one in (path, tmp_path / "copy.casewalk")}
    assert modes == {0o600}
