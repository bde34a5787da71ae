"""A file that something else writes to while it is open: noticed at the next act, not lost."""

import os
import shutil
from pathlib import Path

import pytest

from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileGone
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE

both = pytest.mark.parametrize("passphrase", [None, PASSPHRASE])


def add(file: WorkshopFile, name: str) -> None:
    """Do one act."""
    with file.act(f"add {name}"):
        file.put(Case(name))


def broken_off(file: WorkshopFile) -> None:
    """Begin an act that is larger than the cache, and stop it."""
    with file.act("long"):
        for at in range(40):
            file.put(Case(f"Child {at}", outline="long " * 2000))
        raise KeyboardInterrupt


@both
@pytest.mark.parametrize("acts", [0, 3])
def test_an_older_copy_written_over_it_is_noticed_before_the_next_act(
    path: Path, clock: Clock, passphrase: str | None, acts: int
) -> None:
    """As cp, rsync --inplace and programs that keep folders alike write: into the same file."""
    old = path.with_name("old.casewalk")
    small_audit(path, clock, passphrase).close()
    shutil.copy(path, old)
    with WorkshopFile.open(path, passphrase) as file:
        add(file, "Child C")
        for at in range(acts):
            add(file, f"Child {at}")
        node = path.stat().st_ino
        path.write_bytes(old.read_bytes())
        assert path.stat().st_ino == node
        for _ in range(3):  # and it is not forgotten
            with pytest.raises(FileGone) as caught:
                add(file, "Child D")
            assert not caught.value.saved
            assert caught.value.happened.startswith("Another program wrote to")
        with pytest.raises(FileGone):
            file.undo()
        assert path.read_bytes() == old.read_bytes()


@both
def test_what_another_program_writes_into_it_is_noticed(
    path: Path, clock: Clock, passphrase: str | None
) -> None:
    with small_audit(path, clock, passphrase) as file:
        other = connect(path, passphrase)
        other.execute("UPDATE cases SET outline = 'by another'")
        other.close()
        with pytest.raises(FileGone, match="Another program wrote"):
            add(file, "Child C")
        with pytest.raises(FileGone, match="Another program wrote"):
            add(file, "Child C")


def test_the_same_bytes_written_over_it_do_no_harm(path: Path, clock: Clock) -> None:
    """The control: a file that is as it was may go on."""
    with small_audit(path, clock) as file:
        path.write_bytes(path.read_bytes())
        os.utime(path)
        add(file, "Child C")
        assert check(file) == []


def test_an_act_broken_off_is_not_taken_for_another_program(path: Path, clock: Clock) -> None:
    with small_audit(path, clock, PASSPHRASE) as file:
        before = contents(file)
        file.query("PRAGMA cache_size = 5")
        with pytest.raises(KeyboardInterrupt):
            broken_off(file)
        assert contents(file) == before
        add(file, "Child C")
        assert check(file) == []
