"""What the database says becomes what a facilitator can act on; what is our mistake stays one."""

import os
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as dbapi

from core.model.fault import FileBusy, FileGone, FileProblem, WrongKey
from core.store.cipher import faults
from core.store.opening import only_for_reading


def fault_of(path: Path, said: str, *, unlocking: bool = False) -> FileProblem:
    """Return the fault that comes of what the database says."""
    with pytest.raises(FileProblem) as caught, faults(path, unlocking=unlocking):
        raise dbapi.OperationalError(said)
    return caught.value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that begins as a plain audit does."""
    path = tmp_path / "audit.casewalk"
    path.write_bytes(b"SQLite format 3\x00" + bytes(100))
    return path


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A file that begins as a locked audit may."""
    path = tmp_path / "locked.casewalk"
    path.write_bytes(bytes(range(200, 250)))
    return path


DAMAGED = "“audit.casewalk” is damaged, or the disk it is on cannot be read."
BUSY = "“audit.casewalk” is being used by another program."
NOT_WRITTEN = "“audit.casewalk” cannot be written to where it is kept."


@pytest.mark.parametrize(
    ("said", "happened"),
    [
        ("file is not a database", DAMAGED),
        ("database disk image is malformed", DAMAGED),
        ("malformed database schema (found) - near", DAMAGED),
        ("database corruption at line 7", DAMAGED),
        ("disk I/O error", DAMAGED),
        ("unsupported file format", DAMAGED),
        ("Could not decode to UTF-8 column 'text'", DAMAGED),
        ("no such table: cases", DAMAGED),
        ("table cases has no column named outline", DAMAGED),
        ("constraint failed", DAMAGED),
        ("database or disk is full", "The disk is full, so this was not saved."),
        ("database is locked", BUSY),
        ("database table is locked: cases", BUSY),
        ("unable to open database file", NOT_WRITTEN),
        ("attempt to write a readonly database", NOT_WRITTEN),
    ],
)
@pytest.mark.parametrize("unlocking", [False, True])
def test_what_the_world_did_is_said_in_three_sentences(
    path: Path, said: str, happened: str, unlocking: bool
) -> None:
    fault = fault_of(path, said, unlocking=unlocking)
    assert fault.happened == happened
    assert type(fault) is (FileBusy if happened == BUSY else FileProblem)
    assert fault.safe.endswith(".")
    assert fault.remedy.endswith(".")


@pytest.mark.parametrize(
    "said",
    [
        "UNIQUE constraint failed: cases.reference",
        "NOT NULL constraint failed: cases.reference",
        'near "SELEC": syntax error',
        "cannot VACUUM from within a transaction",
    ],
)
def test_what_is_our_mistake_stays_what_it_is(locked: Path, said: str) -> None:
    with pytest.raises(dbapi.DatabaseError, match="^" + said[:10]), faults(locked, unlocking=True):
        raise dbapi.IntegrityError(said)


def test_a_locked_file_that_makes_no_sense_may_have_another_passphrase(locked: Path) -> None:
    said = "file is not a database"
    assert isinstance(fault_of(locked, said, unlocking=True), WrongKey)
    with pytest.raises(FileProblem, match="is damaged") as caught, faults(locked):
        raise dbapi.OperationalError(said)
    assert not isinstance(caught.value, WrongKey)


@pytest.mark.parametrize("said", ["database is locked", "disk I/O error", "no such table: acts"])
def test_other_trouble_while_unlocking_is_not_put_down_to_the_passphrase(
    locked: Path, said: str
) -> None:
    assert not isinstance(fault_of(locked, said, unlocking=True), WrongKey)


def test_a_file_that_vanished_while_it_was_unlocked_is_not_asked_its_passphrase(
    locked: Path,
) -> None:
    locked.unlink()
    fault = fault_of(locked, "file is not a database", unlocking=True)
    assert not isinstance(fault, WrongKey)
    assert "is damaged" in fault.happened


def test_a_file_moved_away_cannot_be_written_and_nothing_was_saved(path: Path) -> None:
    path.unlink()
    fault = fault_of(path, "attempt to write a readonly database")
    assert isinstance(fault, FileGone)
    assert not fault.saved
    assert fault.happened.startswith("“audit.casewalk” was moved, renamed or replaced")


def test_words_that_cannot_be_read_are_damage(path: Path) -> None:
    with pytest.raises(FileProblem, match="is damaged"), faults(path):
        b"\xff\xfe".decode("utf-8")


@pytest.mark.parametrize(
    ("open_by", "happened", "remedy"),
    [
        pytest.param(
            "",
            "This audit is open for reading only.",
            "Copy it to a folder of your own on this computer to change it.",
            id="by nobody",
        ),
        pytest.param(
            "another window on this computer",
            "This audit is open for reading only: another window on this computer has it open.",
            "Make the change there, or close it there and open it here again.",
            id="by another window",
        ),
        pytest.param(
            "the computer “HALL-3”",
            "This audit is open for reading only: the computer “HALL-3” has it open.",
            "Make the change there, or close it there and open it here again. If that computer is "
            "off, delete the file “audit.casewalk.lock” beside the audit and open it again.",
            id="by another computer",
        ),
    ],
)
def test_who_keeps_an_audit_from_being_changed_decides_what_to_do(
    path: Path, open_by: str, happened: str, remedy: str
) -> None:
    fault = only_for_reading(path, open_by)
    assert (fault.happened, fault.safe, fault.remedy) == (happened, "Nothing was changed.", remedy)


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_of_a_link_the_lock_to_delete_is_the_one_beside_the_file(tmp_path: Path) -> None:
    link = tmp_path / "link.casewalk"
    link.symlink_to(tmp_path / "kept" / "audit.casewalk")
    assert "“audit.casewalk.lock”" in only_for_reading(link, "the computer “HALL-3”").remedy
