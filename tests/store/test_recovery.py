"""What a crash leaves is played back into its own file; another file in its place stays whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from core.acts import heard
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import WrongKey
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE

both = pytest.mark.parametrize("passphrase", [None, PASSPHRASE])


def hear(file: WorkshopFile, words: str) -> None:
    """Do one act."""
    heard.add_note(file, Note(NoteKind.STRENGTH, words))


def crashed(path: Path, passphrase: str | None, before: Callable[[Path], object]) -> None:
    """Leave a file as it is when its program ends in the middle of writing an act.

    *before* is done with the file just before that act.
    """
    at = path.with_name("crash")
    at.mkdir()

    def crash(file: WorkshopFile) -> None:
        with file.act("a long act"):
            for one in range(30):
                file.put(Case(f"Child {one}", outline="cut off " * 500))
            for left in (path, path.with_name(path.name + "-journal")):
                shutil.copy(left, at)
            raise KeyboardInterrupt

    with WorkshopFile.open(path, passphrase) as file:
        hear(file, "before the crash")
        before(path)
        file.query("PRAGMA cache_size = 5")
        with pytest.raises(KeyboardInterrupt):
            crash(file)
    for left in at.iterdir():
        shutil.move(left, path.with_name(left.name))
    at.rmdir()


def journals(path: Path) -> list[str]:
    """Return the names of what is set aside."""
    return [one.name for one in path.parent.iterdir() if "not-played" in one.name]


@both
def test_a_crash_is_taken_back_whole(path: Path, clock: Clock, passphrase: str | None) -> None:
    with small_audit(path, clock, passphrase) as file:
        before = contents(file)
    crashed(path, passphrase, lambda _: None)
    with WorkshopFile.open(path, passphrase) as file:
        after = contents(file)
        assert len(after.pop("notes")) == 1
        before.pop("notes")
        assert after == before
        assert check(file) == []
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@both
@pytest.mark.parametrize("acts", [1, 2, 12])
def test_the_later_file_of_another_computer_keeps_all_it_has(
    path: Path, clock: Clock, passphrase: str | None, acts: int
) -> None:
    small_audit(path, clock, passphrase).close()
    other = path.with_name("other.casewalk")
    crashed(path, passphrase, lambda here: shutil.copy(here, other))
    with WorkshopFile.open(other, passphrase) as file:
        for at in range(acts):
            hear(file, f"on the other computer {at}")
        expected = contents(file)
    path.write_bytes(other.read_bytes())
    with WorkshopFile.open(path, passphrase) as file:
        assert contents(file) == expected
        assert check(file) == []
    assert len(journals(path)) == 1
    with WorkshopFile.open(path, passphrase) as file:
        assert contents(file) == expected


@both
@pytest.mark.parametrize("kept", ["as a file", "by the program"])
def test_yesterdays_copy_put_in_its_place_stays_whole(
    path: Path, clock: Clock, passphrase: str | None, kept: str
) -> None:
    copy = path.with_name("copy.casewalk")
    with small_audit(path, clock, passphrase) as file:
        expected = contents(file)
        if kept == "by the program":
            file.copy_to(copy)
    if kept == "as a file":
        shutil.copy(path, copy)
    crashed(path, passphrase, lambda _: None)
    path.write_bytes(copy.read_bytes())
    with WorkshopFile.open(path, passphrase) as file:
        assert contents(file) == expected
        assert check(file) == []
    assert len(journals(path)) == 1


@both
@pytest.mark.parametrize("kept", ["as a file", "by the program"])
def test_a_copy_made_in_the_same_sitting_stays_whole(
    path: Path, clock: Clock, passphrase: str | None, kept: str
) -> None:
    copy = path.with_name("copy.casewalk")
    small_audit(path, clock, passphrase).close()
    with WorkshopFile.open(path, passphrase) as file:
        hear(file, "first")
        if kept == "by the program":
            file.copy_to(copy)
        else:
            shutil.copy(path, copy)
        expected = contents(file)
    crashed(path, passphrase, lambda _: None)
    path.write_bytes(copy.read_bytes())
    with WorkshopFile.open(path, passphrase) as file:
        assert contents(file) == expected
        assert check(file) == []


def test_a_wrong_passphrase_plays_nothing_back(path: Path, clock: Clock) -> None:
    small_audit(path, clock, PASSPHRASE).close()
    crashed(path, PASSPHRASE, lambda _: None)
    journal = path.with_name(path.name + "-journal")
    before = path.read_bytes(), journal.read_bytes()
    with pytest.raises(WrongKey):
        WorkshopFile.open(path, "another")
    assert (path.read_bytes(), journal.read_bytes()) == before
    assert {one.name for one in path.parent.iterdir()} == {path.name, journal.name}
    with WorkshopFile.open(path, PASSPHRASE) as file:
        assert check(file) == []


def test_a_copy_that_cannot_take_its_place_leaves_the_journal_with_its_file(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lay there is still repaired by it."""
    target = path.with_name("target.casewalk")
    small_audit(target, clock).close()
    crashed(target, None, lambda _: None)
    journal = target.with_name(target.name + "-journal")
    with small_audit(path, clock) as file:

        def refuse(self: Path, other: Path) -> Path:
            raise PermissionError(13, "in use")

        with monkeypatch.context() as world:
            world.setattr(Path, "replace", refuse)
            with pytest.raises(Exception, match="could not be written there"):
                file.copy_to(target)
        assert journal.exists()
    with WorkshopFile.open(target) as again:
        assert check(again) == []
        assert len(again.all(Note)) == 1


def test_a_mark_half_written_as_the_power_went_is_put_right_by_the_journal(
    path: Path, clock: Clock
) -> None:
    """The row that says who wrote last can be torn like any other: it is no other file then."""
    with small_audit(path, clock) as file:
        before = contents(file)
    crashed(path, None, lambda _: None)
    spoilt = bytearray(path.read_bytes())
    db = connect(path, None, as_it_lies=True)
    opening = db.execute("SELECT opening FROM sitting").fetchone()[0].encode()
    db.close()
    kind = spoilt.rindex(bytes([2 * len(opening) + 13]), 0, spoilt.index(opening)) + 1
    spoilt[kind] = 0  # of how often it wrote, nothing is left
    path.write_bytes(spoilt)
    with WorkshopFile.open(path) as file:
        assert len(contents(file)["notes"]) == len(before["notes"]) + 1
        assert check(file) == []
    assert journals(path) == []
