"""A damaged file: its newest good copy takes its place, and nothing is overwritten."""

import os
from pathlib import Path

import pytest

from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileProblem
from core.model.kept_copy import CopyReason, PlainCopies
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.cipher import connect
from core.store.damaged import restore, salvage
from core.store.file import WorkshopFile
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE

Rows = dict[str, list[tuple[object, ...]]]
both = pytest.mark.parametrize("passphrase", [None, PASSPHRASE])


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "audits"
    found.mkdir()
    return found


def hear(file: WorkshopFile, words: str) -> None:
    with file.act(f"keep “{words}”"):
        file.put(Note(NoteKind.STRENGTH, words))


def copied(path: Path, clock: Clock, passphrase: str | None) -> Rows:
    """Make an audit, keep a copy of it, go on in it; return what was in the copy."""
    with small_audit(path, clock, passphrase) as file:
        assert file.own_copies is not None
        if passphrase is None:
            file.own_copies.choose(PlainCopies.KEEP)
        hear(file, "in the copy")
        assert file.own_copies.keep(CopyReason.MINUTES)
        kept = contents(file)
        hear(file, "beyond it")
        hear(file, "taken back")
        file.undo()
        with file.act("add cases"):
            file.put_new([Case(f"Child {at}") for at in range(120)])
        return kept


def spoil_head(path: Path) -> None:
    with path.open("rb+") as file:
        file.write(os.urandom(4096))


def spoil_returns(path: Path, passphrase: str | None) -> None:
    """Damage what is read at opening; the history can still be read."""
    db = connect(path, passphrase)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("UPDATE cases SET papers = 'none of ours' WHERE id = 1")
    db.close()


@both
def test_what_was_done_after_the_copy_comes_along_where_it_can_be_read(
    folder: Path, clock: Clock, passphrase: str | None
) -> None:
    path = folder / "audit.casewalk"
    kept = copied(path, clock, passphrase)
    with WorkshopFile.open(path, passphrase) as file:
        now = contents(file)
    spoil_returns(path, passphrase)
    damaged = path.read_bytes()
    found = salvage(path, passphrase)
    assert found is not None
    assert [one.label for one in found.beyond] == [
        "keep “beyond it”",
        "keep “taken back”",
        "Taken back: keep “taken back”.",
        "add cases",
    ]
    assert path.read_bytes() == damaged  # looking changes nothing
    file, aside = restore(found, clock, with_beyond=True)
    with file:
        assert contents(file) == now
        assert check(file) == []
        file.undo()
        assert contents(file) == kept
    assert aside.read_bytes() == damaged
    assert aside.name == "audit, damaged 9 April 2014 12.00.casewalk"


@both
def test_where_nothing_can_be_read_the_copy_alone_is_offered(
    folder: Path, clock: Clock, passphrase: str | None
) -> None:
    path = folder / "audit.casewalk"
    kept = copied(path, clock, passphrase)
    spoil_head(path)
    damaged = path.read_bytes()
    found = salvage(path, passphrase)
    if passphrase is None:  # without its mark it is taken for a locked file
        found = found or salvage(path, "anything")
    assert found is not None
    assert found.beyond == ()
    file, aside = restore(found, clock, with_beyond=True)
    with file:
        assert contents(file) == kept
    assert aside.read_bytes() == damaged


def test_a_wrong_passphrase_is_told_from_damage(folder: Path, clock: Clock) -> None:
    path = folder / "audit.casewalk"
    copied(path, clock, PASSPHRASE)
    assert salvage(path, "wrong") is None


def test_a_damaged_copy_is_passed_over_for_the_one_before(folder: Path, clock: Clock) -> None:
    path = folder / "audit.casewalk"
    copied(path, clock, PASSPHRASE)
    with WorkshopFile.open(path, PASSPHRASE) as file:
        assert file.own_copies is not None
        newest = file.own_copies.keep(CopyReason.MINUTES)
        assert newest is not None
        spoil_head(file.own_copies.folder.path_of(newest))
    spoil_head(path)
    found = salvage(path, PASSPHRASE)
    assert found is not None
    assert found.copy.sequence == newest.sequence - 1


def test_a_damaged_file_kept_before_is_not_overwritten(folder: Path, clock: Clock) -> None:
    path = folder / "audit.casewalk"
    copied(path, clock, PASSPHRASE)
    asides = []
    for _ in range(3):
        spoil_head(path)
        found = salvage(path, PASSPHRASE)
        assert found is not None
        file, aside = restore(found, clock, with_beyond=False)
        file.close()
        asides.append(aside.name)
    assert len(set(asides)) == 3
    assert {one.name for one in folder.iterdir()} == {"audit.casewalk", *asides}


def test_where_the_copy_cannot_be_put_there_all_is_as_it_was(folder: Path, clock: Clock) -> None:
    import resource

    path = folder / "audit.casewalk"
    copied(path, clock, PASSPHRASE)
    spoil_head(path)
    damaged = path.read_bytes()
    found = salvage(path, PASSPHRASE)
    assert found is not None
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(FileProblem):
            restore(found, clock, with_beyond=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == damaged
    assert [one.name for one in folder.iterdir()] == ["audit.casewalk"]


def test_a_file_that_is_open_elsewhere_is_left_alone(folder: Path, clock: Clock) -> None:
    path = folder / "audit.casewalk"
    copied(path, clock, PASSPHRASE)
    with WorkshopFile.open(path, PASSPHRASE):
        found = salvage(path, PASSPHRASE)
        assert found is not None
        with pytest.raises(FileProblem, match="is open in another window"):
            restore(found, clock, with_beyond=True)
    assert [one.name for one in folder.iterdir()] == ["audit.casewalk"]
