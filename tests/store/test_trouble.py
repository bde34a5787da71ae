"""The world's doing: a full disk, a file moved away, a crash; nothing is half there."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileGone, FileProblem
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE
from tests.store.other import another_process, said

posix = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved on Windows")


def add_cases(file: WorkshopFile, count: int) -> None:
    """Add many long rows in one act."""
    with file.act("add long cases"):
        for at in range(count):
            file.put(Case(f"Child {at}", outline="long " * 500))


def add_two(
    file: WorkshopFile,
    before_first: Callable[[], object] = lambda: None,
    between: Callable[[], object] = lambda: None,
) -> None:
    """Add two cases in one act, while the world does something."""
    with file.act("add two cases"):
        before_first()
        file.put(Case("Child C"))
        between()
        file.put(Case("Child D"))


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_full_disk_leaves_nothing_half_done(
    path: Path, clock: Clock, passphrase: str | None
) -> None:
    with small_audit(path, clock, passphrase) as file:
        before, label = contents(file), file.undo_label
        file.query(f"PRAGMA max_page_count = {file.query('PRAGMA page_count')[0][0]}")
        with pytest.raises(FileProblem, match="disk is full") as caught:
            add_cases(file, 2000)
        assert caught.value.remedy
        assert contents(file) == before
        assert file.undo_label == label
        file.query("PRAGMA max_page_count = 1000000")
        with file.act("after making room"):
            file.put(Case("Child C"))
        assert check(file) == []
    with WorkshopFile.open(path, passphrase) as again:
        assert len(again.all(Case)) == 3


def test_a_redo_on_a_full_disk_leaves_nothing_half_done(file: WorkshopFile) -> None:
    add_cases(file, 200)
    file.undo()
    file.query("VACUUM")
    file.query(f"PRAGMA max_page_count = {file.query('PRAGMA page_count')[0][0]}")
    before = contents(file)
    with pytest.raises(FileProblem, match="disk is full"):
        file.redo()
    assert contents(file) == before
    assert file.redo_label == "add long cases"


@posix
def test_moved_away_before_an_act_is_said_and_nothing_is_lost(
    path: Path, tmp_path: Path, file: WorkshopFile
) -> None:
    before = contents(file)
    path.rename(tmp_path / "elsewhere.casewalk")
    with pytest.raises(FileGone) as caught, file.act("add a case"):
        file.put(Case("Child C"))
    assert not caught.value.saved
    assert contents(file) == before


@posix
def test_moved_away_inside_an_act_before_its_first_write(
    path: Path, tmp_path: Path, file: WorkshopFile
) -> None:
    with pytest.raises(FileGone) as caught:
        add_two(file, before_first=lambda: path.rename(tmp_path / "elsewhere.casewalk"))
    assert not caught.value.saved
    assert len(file.all(Case)) == 2


@posix
def test_moved_away_inside_an_act_after_its_first_write(
    path: Path, tmp_path: Path, file: WorkshopFile
) -> None:
    with pytest.raises(FileGone) as caught:
        add_two(file, between=lambda: path.rename(tmp_path / "elsewhere.casewalk"))
    assert caught.value.saved
    assert len(file.all(Case)) == 4


@posix
@pytest.mark.parametrize("inside", [False, True])
def test_another_file_in_its_place_is_noticed(
    path: Path, tmp_path: Path, file: WorkshopFile, clock: Clock, inside: bool
) -> None:
    other = tmp_path / "other.casewalk"
    small_audit(other, clock).close()
    bytes_of_other = other.read_bytes()
    if not inside:
        other.replace(path)
    with pytest.raises(FileGone) as caught:
        add_two(file, before_first=lambda: other.replace(path) if inside else None)
    assert not caught.value.saved
    with pytest.raises(FileGone):
        file.undo()
    assert path.read_bytes() == bytes_of_other


@posix
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("name", ["audit.casewalk", "kept.casewalk"])
def test_a_lost_file_goes_on_in_a_copy_even_at_its_old_place(
    path: Path, tmp_path: Path, clock: Clock, passphrase: str | None, name: str
) -> None:
    file = small_audit(path, clock, passphrase)
    path.unlink()
    with pytest.raises(FileGone), file.act("add a case"):
        file.put(Case("Child C"))
    kept = tmp_path / name
    file.go_on_in(kept)
    assert file.path == kept
    assert not file.read_only
    with file.act("add a case"):
        file.put(Case("Child C"))
    assert file.undo_label == "add a case"
    assert check(file) == []
    assert {one.name for one in tmp_path.iterdir()} == {name, f"{name}.lock"}
    file.close()
    assert {one.name for one in tmp_path.iterdir()} == {name}
    with WorkshopFile.open(kept, passphrase) as again:
        assert len(again.all(Case)) == 3


def test_a_damaged_page_is_found_by_the_check(path: Path, file: WorkshopFile) -> None:
    with file.act("fill"):
        for at in range(300):
            file.put(Note(NoteKind.OBSERVATION, f"note {at} " * 60))
    file.close()
    words = path.read_bytes().index(b"note 150 " * 3)
    with path.open("r+b") as raw:
        raw.seek(words // 4096 * 4096)
        raw.write(b"\xa5" * 4096)
    with WorkshopFile.open(path) as again:
        assert check(again) != []


def what_is_wrong(path: Path) -> list[str]:
    try:
        with WorkshopFile.open(path, PASSPHRASE) as file:
            return check(file)
    except FileProblem as found:
        return [found.happened]


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_damaged_page_of_a_locked_file_is_found_at_opening_or_by_the_check(
    path: Path, clock: Clock, quarter: int
) -> None:
    with small_audit(path, clock, PASSPHRASE) as file, file.act("fill"):
        for at in range(300):
            file.put(Note(NoteKind.OBSERVATION, f"note {at} " * 60))
    with path.open("r+b") as raw:
        raw.seek(path.stat().st_size * quarter // 4)
        byte = raw.read(1)
        raw.seek(-1, os.SEEK_CUR)
        raw.write(bytes([byte[0] ^ 1]))
    assert what_is_wrong(path) != []


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_every_act_that_was_acknowledged_survives_a_kill(
    path: Path, clock: Clock, passphrase: str
) -> None:
    small_audit(path, clock, passphrase).close()
    for acts in (1, 17):
        with WorkshopFile.open(path, passphrase) as file:
            before = len(file.all(Note))
        with another_process("write", path, passphrase) as other:
            assert said(other) == "writing"
            acknowledged = 0
            while acknowledged < acts:
                assert said(other) == str(acknowledged)
                acknowledged += 1
            other.kill()
            assert other.stdout is not None
            acknowledged += len(other.stdout.readlines())
        with WorkshopFile.open(path, passphrase) as file:
            kept = len(file.all(Note)) - before
            assert kept % 2 == 0
            assert acknowledged <= kept // 2 <= acknowledged + 1
            assert check(file) == []


def test_a_journal_left_behind_is_not_played_into_a_copy(path: Path, file: WorkshopFile) -> None:
    copy = path.with_name("copy.casewalk")
    copy.with_name("copy.casewalk-journal").write_bytes(os.urandom(5000))
    file.copy_to(copy)
    with WorkshopFile.open(copy) as again:
        assert check(again) == []
    assert {one.name for one in path.parent.iterdir()} == {
        path.name,
        f"{path.name}.lock",
        copy.name,
    }


def test_a_reader_that_will_not_let_go_is_named_and_the_next_act_works(
    path: Path, file: WorkshopFile
) -> None:
    before = contents(file)
    reader = connect(path, None, read_only=True)
    cursor = reader.execute("SELECT * FROM answers_given")
    assert cursor.fetchone()
    file.query("PRAGMA busy_timeout = 50")
    with pytest.raises(FileProblem, match="another program"), file.act("add a case"):
        file.put(Case("Child C"))
    assert contents(file) == before
    reader.close()
    with file.act("add a case"):
        file.put(Case("Child C"))
    assert check(file) == []
