"""Another passphrase: the file and its copies follow it, and the printed key opens both."""

import os
from pathlib import Path

import pytest

from core.model.clock import Clock
from core.model.fault import FileGone, FileProblem, NotYet, WrongKey
from core.model.kept_copy import CopyReason, PlainCopies
from core.model.note import Note, NoteKind
from core.store.cipher import is_locked
from core.store.file import WorkshopFile
from core.store.recovery_key import looks_like_part, typed_key
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE

NEW = "other’s \"words\" 'here'"


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


def hear(file: WorkshopFile, words: str) -> None:
    with file.act("note"):
        file.put(Note(NoteKind.STRENGTH, words))


def copies_of(file: WorkshopFile) -> list[Path]:
    assert file.own_copies is not None
    folder = file.own_copies.folder
    return [folder.path_of(one) for one in folder.copies()]


def opens(path: Path, passphrase: str | None) -> bool:
    try:
        WorkshopFile.open(path, passphrase, read_only=True).close()
    except WrongKey:
        return False
    return True


@pytest.mark.parametrize("before", [None, PASSPHRASE])
def test_a_changed_passphrase_opens_the_file_with_all_it_held(
    path: Path, clock: Clock, before: str | None
) -> None:
    with small_audit(path, clock, before) as file:
        hear(file, "Said before")
        held, acts = contents(file), file.history()
        file.change_passphrase(NEW)
        assert (contents(file), file.history()) == (held, acts)
        assert file.is_opened_by(NEW)
        hear(file, "Said after")
        assert file.undo() is not None
        assert file.undo_label == "note"
        assert file.query("SELECT count(*) FROM found WHERE found MATCH 'before'") == [(1,)]
    assert is_locked(path)
    assert not opens(path, before)
    with WorkshopFile.open(path, NEW, clock) as again:
        assert contents(again) == held


def test_copies_are_locked_anew_and_those_of_an_earlier_passphrase_are_named(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock, PASSPHRASE) as file:
        assert file.own_copies is not None
        hear(file, "First")
        first = file.own_copies.keep(CopyReason.MINUTES)
        assert first is not None
        kept = file.own_copies.folder.path_of(first).read_bytes()
        assert file.change_passphrase(NEW).copies == 1
        hear(file, "Second")
        assert file.own_copies.keep(CopyReason.MINUTES) is not None
        file.own_copies.folder.path_of(first).write_bytes(kept)  # one that nobody could reach
        said = file.change_passphrase("third")
        assert (said.copies, [one.sequence for one in said.earlier]) == (1, [1])
        older, newer = copies_of(file)
        assert (opens(older, PASSPHRASE), opens(newer, "third")) == (True, True)
        assert file.own_copies.due
        newest = file.own_copies.folder.newest
        assert newest is not None
        assert file.own_copies.folder.is_whole(newest)


def test_locking_an_audit_locks_the_readable_copies_it_kept(path: Path, clock: Clock) -> None:
    with small_audit(path, clock) as file:
        assert file.own_copies is not None
        file.own_copies.choose(PlainCopies.KEEP)
        hear(file, "Kept")
        assert file.own_copies.keep(CopyReason.MINUTES) is not None
        (copy,) = copies_of(file)
        assert not is_locked(copy)
        assert file.change_passphrase(NEW).copies == 1
        assert is_locked(copy)
        assert opens(copy, NEW)
        assert file.own_copies.wanted


def test_the_second_place_follows_or_is_named_where_it_is_away(path: Path, clock: Clock) -> None:
    stick = path.parent / "AUDIT"
    stick.mkdir()
    with small_audit(path, clock, PASSPHRASE) as file:
        assert file.own_copies is not None
        file.own_copies.name_second_place(stick)
        hear(file, "Kept")
        assert file.own_copies.keep(CopyReason.MINUTES) is not None
        assert file.change_passphrase(NEW).away == ""
        (there,) = stick.rglob("*.casewalk")
        assert opens(there, NEW)
        stick.rename(stick.with_name("pulled"))
        assert file.change_passphrase("third").away == "AUDIT"


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_nothing_readable_of_an_audit_that_was_locked_stays_where_it_lay(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock) as file:
        hear(file, "A sentence to be found")
        number = os.open(path, os.O_RDONLY)
        file.change_passphrase(NEW)
        left = os.pread(number, 1 << 24, 0)
        os.close(number)
        assert b"A sentence to be found" not in left
        assert not left.strip(b"\0")
        assert b"A sentence to be found" not in path.read_bytes()


def test_a_change_that_cannot_be_written_leaves_all_as_it_was(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with small_audit(path, clock, PASSPHRASE) as file:
        replace = Path.replace

        def refuse(self: Path, target: Path) -> Path:
            if target == path:
                raise PermissionError
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", refuse)
        with pytest.raises(FileProblem):
            file.change_passphrase(NEW)
        monkeypatch.undo()
        hear(file, "Goes on")
        assert file.is_opened_by(PASSPHRASE)
    assert opens(path, PASSPHRASE)
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name, "profile"]


def test_the_printed_key_opens_the_file_and_its_copies_until_the_passphrase_changes(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock, PASSPHRASE) as file:
        assert file.own_copies is not None
        hear(file, "Kept")
        assert file.own_copies.keep(CopyReason.MINUTES) is not None
        key = typed_key(" ".join(file.recovery_lines()).lower())
        assert key is not None
        assert opens(path, key)
        assert opens(copies_of(file)[0], key)
        file.change_passphrase(NEW)
        assert not opens(path, key)
        now = typed_key("\n".join(file.recovery_lines()))
        assert now is not None
        assert opens(copies_of(file)[0], now)
    with WorkshopFile.open(path, now, clock) as file:
        file.change_passphrase("after it was forgotten")
    assert opens(path, "after it was forgotten")


def test_a_slip_in_the_printed_key_is_named_by_its_line(path: Path, clock: Clock) -> None:
    with small_audit(path, clock, PASSPHRASE) as file:
        lines = list(file.recovery_lines())
    assert len(lines) == 4
    slips = [sign + lines[2][1:] for sign in "0123456789ABCDEF" if sign != lines[2][0]]

    def is_named(slip: str) -> bool:
        try:
            typed_key("\n".join([*lines[:2], slip, lines[3]]))
        except NotYet as fault:
            return "Line 3" in fault.happened
        return False

    # two signs of check let one slip in 256 through: then it opens nothing
    assert sum(map(is_named, slips)) > len(slips) - 3
    assert typed_key("four horses under water") is None
    assert typed_key("\n".join([lines[1], lines[0], *lines[2:]])[:-1]) is None


def test_a_sign_that_no_printed_key_has_is_told_by_its_line(path: Path, clock: Clock) -> None:
    with small_audit(path, clock, PASSPHRASE) as file:
        lines = list(file.recovery_lines())
    typed = "\n".join([*lines[:2], "G" + lines[2][1:], lines[3]])
    assert typed_key(typed) is None
    told = looks_like_part(typed)
    assert told is not None
    assert "a sign in line 3 is in none" in told.happened
    assert looks_like_part("a cafe faced a bad decade, " * 4 + "and we were told so") is None


def test_an_audit_without_a_passphrase_has_no_printed_key(file: WorkshopFile) -> None:
    assert file.recovery_lines() == ()
    assert not file.is_opened_by("")


@pytest.mark.skipif(os.name == "nt", reason="what is open is not replaced there")
def test_a_file_that_took_its_place_meanwhile_is_not_written_over(
    tmp_path: Path, clock: Clock
) -> None:
    path, other = tmp_path / "a.casewalk", tmp_path / "other.casewalk"
    with small_audit(path, clock, PASSPHRASE) as file:
        file.copy_to(other)
        theirs = other.read_bytes()
        other.replace(path)
        with pytest.raises(FileGone):
            file.change_passphrase(NEW)
        assert path.read_bytes() == theirs
        assert file.is_opened_by(PASSPHRASE)
