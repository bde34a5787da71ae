"""Two at one audit: the second only reads, and is told who has it and what to do."""

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from core.files import computer_name
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileProblem
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.small import small_audit
from tests.store.conftest import PASSPHRASE
from tests.store.other import another_process, said


def lock_of(path: Path) -> Path:
    """Return where the lock lies."""
    return path.with_name(path.name + ".lock")


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_the_second_to_open_reads_only_and_is_told_who_has_it(
    path: Path, clock: Clock, passphrase: str
) -> None:
    small_audit(path, clock, passphrase).close()
    with another_process("hold", path, passphrase) as other:
        assert said(other) == "writing"
        with WorkshopFile.open(path, passphrase) as file:
            assert file.read_only
            assert file.open_by == "another window on this computer"
            assert len(file.all(Case)) == 2
            assert check(file) == []
            with pytest.raises(FileProblem) as caught, file.act("try"):
                file.put(Case("Child C"))
            assert "another window on this computer has it open" in caught.value.happened
            assert "close it there" in caught.value.remedy
            assert ".lock" not in caught.value.remedy


def test_this_window_and_another_of_the_same_program_share_the_rule(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock), WorkshopFile.open(path) as second:
        assert second.open_by == "another window on this computer"
    with WorkshopFile.open(path) as third:
        assert not third.read_only
    assert not lock_of(path).exists()


def test_a_reader_sees_what_the_writer_saved_since(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file, WorkshopFile.open(path) as reader:
        with file.act("add a case"):
            file.put(Case("Child C"))
        assert len(reader.all(Case)) == 3


def test_a_crash_of_the_first_frees_the_lock(path: Path, clock: Clock) -> None:
    small_audit(path, clock).close()
    with another_process("hold", path) as other:
        assert said(other) == "writing"
        os.kill(other.pid, signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        other.wait()
        assert lock_of(path).exists()
        with WorkshopFile.open(path) as file:
            assert not file.read_only
            with file.act("go on"):
                file.put(Case("Child C"))
    assert not lock_of(path).exists()


def test_a_lock_left_by_another_computer_names_it_and_says_what_to_do(
    path: Path, clock: Clock
) -> None:
    small_audit(path, clock).close()
    lock_of(path).write_text(json.dumps({"host": "HALL-LAPTOP-3", "process": 4}))
    with WorkshopFile.open(path) as file:
        assert file.open_by == "the computer “HALL-LAPTOP-3”"
        assert file.why_read_only is not None
        assert "HALL-LAPTOP-3" in file.why_read_only.happened
        assert "is off" in file.why_read_only.remedy
        assert f"“{path.name}.lock”" in file.why_read_only.remedy
    lock_of(path).unlink()
    with WorkshopFile.open(path) as file:
        assert not file.read_only
        assert file.why_read_only is None


@pytest.mark.parametrize(
    "left",
    [
        "",
        "not JSON",
        "[1, 2]",
        '{"host": 3}',
        "\udcff\udcfe",
        pytest.param('{"host": "x", "process": Infinity}', id="a number without end"),
        pytest.param("[" * 4096, id="nested without end"),
    ],
)
def test_a_lock_file_that_names_nobody_is_taken_over(path: Path, clock: Clock, left: str) -> None:
    small_audit(path, clock).close()
    lock_of(path).write_bytes(left.encode("utf-8", "surrogateescape"))
    with WorkshopFile.open(path) as file:
        assert not file.read_only
        held = json.loads(lock_of(path).read_text())
        assert held == {"host": computer_name(), "process": os.getpid()}


def test_asked_to_read_only_takes_no_lock(path: Path, clock: Clock) -> None:
    small_audit(path, clock).close()
    with WorkshopFile.open(path, read_only=True) as file:
        assert not lock_of(path).exists()
        assert file.open_by == ""
        with WorkshopFile.open(path) as writer:
            assert not writer.read_only


def test_a_new_file_where_another_computer_left_a_lock_says_so(path: Path) -> None:
    lock_of(path).write_text(json.dumps({"host": "HALL-LAPTOP-3", "process": 4}))
    with pytest.raises(FileProblem) as caught:
        WorkshopFile.create(path)
    assert "HALL-LAPTOP-3" in caught.value.remedy
    assert not path.exists()


def test_closing_twice_does_no_harm_to_the_next_one(path: Path, clock: Clock) -> None:
    first = small_audit(path, clock)
    first.close()
    with WorkshopFile.open(path) as second:
        first.close()
        assert lock_of(path).exists()
        assert not second.read_only


needs_marks = pytest.mark.skipif(
    sys.platform != "linux", reason="only here is an open file marked whatever its name"
)


@needs_marks
@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_a_lock_that_was_deleted_still_leaves_one_writer(
    path: Path, clock: Clock, passphrase: str
) -> None:
    small_audit(path, clock, passphrase).close()
    with another_process("hold", path, passphrase) as other:
        assert said(other) == "writing"
        lock_of(path).unlink()
        with WorkshopFile.open(path, passphrase) as second:
            assert second.read_only
            assert second.open_by == "another window on this computer"
        assert not lock_of(path).exists()
    with WorkshopFile.open(path, passphrase) as again:
        assert not again.read_only


@needs_marks
def test_a_file_of_two_names_has_one_writer(path: Path, clock: Clock) -> None:
    other_name = path.parent / "elsewhere" / "other.casewalk"
    other_name.parent.mkdir()
    with small_audit(path, clock) as first:
        other_name.hardlink_to(path)
        with WorkshopFile.open(other_name) as second:
            assert second.read_only
            assert second.open_by == "another window on this computer"
            assert second.all(Case) == first.all(Case)
        with first.act("and the first goes on"):
            first.put(Case("Child C"))
    with WorkshopFile.open(other_name) as second:
        assert not second.read_only
        assert len(second.all(Case)) == 3


@needs_marks
def test_reading_the_file_elsewhere_lets_nobody_in(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as first:
        lock_of(path).unlink()
        path.read_bytes()  # closing a file gives some locks of the process away
        with another_process("hold", path) as other:
            assert said(other) == "another window on this computer"
        assert not first.read_only
