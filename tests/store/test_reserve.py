"""A file that no reading reaches any more is written out whole, on another disk."""

import os
import shutil
import sys
import time
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as dbapi

from core.files import profile_folder
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileGone
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.rounds import rounds
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE

both = pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells what is open")


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


def unplug(path: Path) -> None:
    """Take the folder away as well, with all that lies in it."""
    pull(path)
    shutil.rmtree(path.parent)


def overwrite(path: Path) -> None:
    """Write something else over the file."""
    path.write_bytes(b"another program's " * 1000)


@linux
@both
@pytest.mark.parametrize("lose", [pull, unplug, overwrite])
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
        left = {one.name for one in tmp_path.iterdir()} - {"stick"}
        assert left == {kept.name, f"{kept.name}.lock"}
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


def test_an_opening_that_could_not_be_given_its_name_is_written_out_all_the_same(
    path: Path, tmp_path: Path, clock: Clock
) -> None:
    def refuse(action: int, table: str | None, column: str | None, *_: object) -> int:
        denied = (action, table, column) == (dbapi.SQLITE_UPDATE, "sitting", "opening")
        return int(dbapi.SQLITE_DENY if denied else dbapi.SQLITE_OK)

    small_audit(path, clock).close()
    with WorkshopFile.open(path, clock=clock) as file:
        file._db.conn.set_authorizer(refuse)  # a full disk at that moment, say
        add(file, "Child C")
        file._db.conn.set_authorizer(None)
        expected = contents(file)
        overwrite(path)
        file.go_on_in(tmp_path / "kept.casewalk")
        assert contents(file) == expected


@linux
@both
@pytest.mark.parametrize("lose", [pull, overwrite])
def test_a_file_lost_before_a_reserve_was_made_is_written_out_whole_too(
    path: Path, tmp_path: Path, clock: Clock, passphrase: str | None, lose: Callable[[Path], None]
) -> None:
    small_audit(path, clock, passphrase).close()
    with WorkshopFile.open(path, passphrase, clock) as file:
        assert file.reserve_wanted
        add(file, "Child C")
        expected = contents(file)
        lose(path)
        file.go_on_in(tmp_path / "kept.casewalk")
        add(file, "Child D")
        lose(file.path)
        file.go_on_in(tmp_path / "kept again.casewalk")
        assert {case.reference[-1] for case in file.all(Case)} == set("ABCD")
        file.undo()
        assert contents(file) == expected
        assert check(file) == []


@both
def test_a_reserve_that_is_not_whole_is_not_taken(
    path: Path, tmp_path: Path, clock: Clock, passphrase: str | None
) -> None:
    with small_audit(path, clock, passphrase) as file:
        file.make_reserve()
        for at in range(40):
            add(file, f"Child {at}")
        expected, whole = contents(file), path.read_bytes()
        middle = len(whole) // 2 // 4096 * 4096
        path.write_bytes(whole[:middle] + b"\xa5" * 4096 + whole[middle + 4096 :])
        file.make_reserve()
        overwrite(path)
        file.go_on_in(tmp_path / "kept.casewalk")
        assert contents(file) == expected
        assert check(file) == []


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
            assert os.name == "nt" or one.stat().st_mode & 0o777 == 0o600
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


def test_much_typing_asks_for_a_new_reserve(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file:
        file.make_reserve()
        add_long(file, 0)
        assert not file.reserve_wanted
        for at in range(1, 30):
            add_long(file, at)
        assert file.reserve_wanted


def add_long(file: WorkshopFile, at: int) -> None:
    """Type on in a long text, as one step of undo."""
    with file.act("outline", merge="outline"):
        file.put(replace(file.all(Case)[0], outline=f"{at} " * 100_000))


def test_what_a_rescue_needs_does_not_grow_with_the_day(path: Path, clock: Clock) -> None:
    with small_audit(path, clock, PASSPHRASE) as file:
        file.make_reserve()
        tracemalloc.start()
        try:
            for at in range(60):  # 20 MB of typing
                add_long(file, at)
                if file.reserve_wanted:
                    file.make_reserve()
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < 12_000_000


def test_a_reserve_made_while_people_go_on_holds_what_is_written_later_once(
    path: Path, tmp_path: Path, clock: Clock
) -> None:
    kept = tmp_path / "kept.casewalk"
    with small_audit(path, clock) as file, file.act("long"):  # read as long as some acts take
        file.put_new([Case(f"Long {at}", outline=f"{at} " * 300_000) for at in range(8)])
    with ThreadPoolExecutor() as pool:
        for burst in range(rounds(3)):
            with WorkshopFile.open(path) as file:
                making = pool.submit(file.make_reserve)
                for at in range(4):
                    add(file, f"Child {burst} {at}")
                making.result()
                expected, whole = contents(file), path.read_bytes()
                overwrite(path)
                file.copy_to(kept)
            with WorkshopFile.open(kept) as copy:
                assert contents(copy) == expected
            path.write_bytes(whole)


@both
def test_a_file_closed_while_its_reserve_is_made_leaves_nothing(
    path: Path, clock: Clock, passphrase: str | None
) -> None:
    folder = profile_folder() / "reserve"
    before = set(folder.glob("*"))
    small_audit(path, clock, passphrase).close()
    with ThreadPoolExecutor() as pool:
        for turn in range(6):
            file = WorkshopFile.open(path, passphrase, clock)
            making = [pool.submit(file.make_reserve) for _ in range(2)]
            time.sleep(turn / 25)
            file.close()
            for one in making:
                one.result()
            file.make_reserve()
            assert set(folder.glob("*")) == before
