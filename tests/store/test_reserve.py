"""A file that no reading reaches any more is written out whole, on another disk."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from core.files import profile_folder
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileGone, FileProblem
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE

both = pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
linux = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="Linux tells what is open")


def add(file: WorkshopFile, name: str) -> None:
    """Do one act."""
    with file.act(f"add {name}"):
        file.put(Case(name, outline="words " * 300))


def pull(path: Path) -> None:
    """Let every reading and writing of a file that is open fail, as of a stick pulled out."""
    nothing = os.open(path.parent, os.O_RDONLY)
    for link in Path("/proc/self/fd").iterdir():
        if link.is_symlink() and str(link.readlink()) == str(path):
            os.dup2(nothing, int(link.name))
    os.close(nothing)


def overwrite(path: Path) -> None:
    """Write something else over the file."""
    path.write_bytes(b"another program's " * 1000)


@linux
@both
@pytest.mark.parametrize("lose", [pull, overwrite])
def test_all_that_was_kept_is_in_the_copy(
    path: Path, tmp_path: Path, clock: Clock, passphrase: str | None, lose: Callable[[Path], None]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    path = stick / path.name
    with small_audit(path, clock, passphrase) as file:
        file.make_reserve()
        add(file, "Child C")
        add(file, "Child D")
        file.undo()
        add(file, "Child E")
        expected, label, entries = contents(file), file.undo_label, file.history()
        lose(path)
        for _ in range(2):
            with pytest.raises(FileGone) as caught:
                add(file, "Child F")
            assert not caught.value.saved
        kept = tmp_path / "kept.casewalk"
        file.go_on_in(kept)
        assert contents(file) == expected
        assert (file.undo_label, file.history()) == (label, entries)
        add(file, "Child F")
        assert check(file) == []
        file.undo()
        file.undo()
        assert check(file) == []
        assert {one.name for one in tmp_path.iterdir()} == {"stick", kept.name, f"{kept.name}.lock"}
    with WorkshopFile.open(kept, passphrase) as again:
        assert {case.reference for case in again.all(Case)} == {"Child A", "Child B", "Child C"}


@both
def test_what_was_removed_or_taken_back_at_once_is_not_in_the_copy(
    path: Path, tmp_path: Path, clock: Clock, passphrase: str | None
) -> None:
    with small_audit(path, clock, passphrase) as file:
        file.make_reserve()
        with file.act("add two"):
            add(file, "Child C")
            add(file, "Child D")
        file.undo()
        file.redo()
        file.undo()
        with file.act("remove"):
            file.remove_all(file.all(Case)[:1])
        expected = contents(file)
        overwrite(path)
        file.go_on_in(tmp_path / "kept.casewalk")
        assert contents(file) == expected
        assert check(file) == []


@linux
def test_without_a_reserve_the_fault_is_said(path: Path, tmp_path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file:
        pull(path)
        with pytest.raises(FileProblem):
            file.go_on_in(tmp_path / "kept.casewalk")
        assert not (tmp_path / "kept.casewalk").exists()


@both
def test_the_reserve_of_a_locked_audit_lies_locked_and_goes_with_it(
    path: Path, clock: Clock, passphrase: str | None
) -> None:
    folder = profile_folder() / "reserve"
    before = set(folder.glob("*"))
    with small_audit(path, clock, passphrase) as file:
        file.make_reserve()
        (*new,) = set(folder.glob("*")) - before
        assert len(new) == (1 if passphrase else 0)
        for one in new:
            assert one.read_bytes() == path.read_bytes()
            assert one.stat().st_mode & 0o777 == 0o600
    assert set(folder.glob("*")) == before


def test_many_writings_ask_for_a_new_reserve(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file:
        wanted = [file.reserve_wanted]
        file.make_reserve()
        wanted.append(file.reserve_wanted)
        with file.act("many"):
            for at in range(1600):
                file.put(Case(f"Case {at}"))
        wanted.append(file.reserve_wanted)
        file.make_reserve()
        wanted.append(file.reserve_wanted)
    assert wanted == [True, False, True, False]
