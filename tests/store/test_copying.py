"""A copy is put in its place in one step, whatever was left lying there before."""

import os
from pathlib import Path

import pytest

from core.acts import heard
from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileProblem
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.history import ActState
from tests.small import contents, small_audit


def names(folder: Path) -> set[str]:
    """Return what lies in a folder."""
    return {one.name for one in folder.iterdir()}


def add_cases(file: WorkshopFile, word: str) -> None:
    """Add more than a small cache holds."""
    for at in range(25):
        file.put(Case(f"Child {at}", outline=f"{word} " * 500))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Where the copy is to lie: a folder of its own."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "copy.casewalk"


def test_a_copy_half_written_by_a_crash_does_not_stop_the_next_one(
    file: WorkshopFile, copy: Path
) -> None:
    left = copy.with_name("copy.casewalk.part")
    left.write_bytes(b"half a copy" * 1000)
    left.chmod(0o644)
    file.copy_to(copy)
    assert names(copy.parent) == {copy.name}
    assert os.name == "nt" or copy.stat().st_mode & 0o777 == 0o600
    with WorkshopFile.open(copy) as again:
        assert contents(again) == contents(file)


def test_a_folder_where_the_copy_would_be_made_ready_is_said_and_left(
    file: WorkshopFile, copy: Path
) -> None:
    aside = copy.with_name("copy.casewalk.part")
    aside.mkdir()
    for copying in (file.copy_to, file.go_on_in):
        with pytest.raises(FileProblem, match="could not be written there") as caught:
            copying(copy)
        assert caught.value.safe == "Nothing else was changed."
        assert names(copy.parent) == {aside.name}


def _crashed_journal(path: Path) -> bytes:
    """Return the journal that a crash in the middle of a long act leaves beside a file."""

    def crash(file: WorkshopFile) -> None:
        with file.act("a long act"):
            add_cases(file, "long")
            left.append(path.with_name(path.name + "-journal").read_bytes())
            raise KeyboardInterrupt

    left: list[bytes] = []
    with WorkshopFile.open(path) as file:
        file.query("PRAGMA cache_size = 5")
        with pytest.raises(KeyboardInterrupt):
            crash(file)
    return left[0]


def test_the_journal_of_a_crash_is_not_played_into_the_copy_that_replaces_its_file(
    path: Path, file: WorkshopFile, copy: Path, clock: Clock
) -> None:
    small_audit(copy, clock).close()
    journal = _crashed_journal(copy)
    assert journal.startswith(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")  # it would be played back
    copy.with_name("copy.casewalk-journal").write_bytes(journal)
    with file.act("add long cases"):
        add_cases(file, "words")
    file.copy_to(copy)
    assert names(copy.parent) == {copy.name}
    with WorkshopFile.open(copy) as again:
        assert contents(again) == contents(file)
        assert check(again) == []


@pytest.mark.parametrize("length", [243, 249, 252, 255, 300])
def test_a_name_too_long_for_its_folder_is_said_and_nothing_is_left(
    file: WorkshopFile, copy: Path, length: int
) -> None:
    place = copy.with_name("n" * (length - 9) + ".casewalk")
    for copying in (file.copy_to, file.go_on_in):
        with pytest.raises(FileProblem) as caught:
            copying(place)
        assert place.name in caught.value.happened
        assert names(copy.parent) == set()
    assert heard.add_note(file, Note(NoteKind.STRENGTH, "and on it goes")) is not None


def test_a_copy_takes_along_what_was_closed_and_what_stood_open(
    file: WorkshopFile, copy: Path
) -> None:
    file.close_history()
    heard.add_note(file, Note(NoteKind.STRENGTH, "first"))
    heard.add_note(file, Note(NoteKind.STRENGTH, "second"))
    file.undo()
    file.copy_to(copy)
    with WorkshopFile.open(copy) as again:
        assert again.history() == file.history()
        assert again.redo() is not None
        assert [note.text for note in again.all(Note)] == ["first", "second"]
        again.undo()
        again.undo()
        assert again.undo() is None
        assert {entry.state for entry in again.history()} == {ActState.CLOSED, ActState.UNDONE}


def test_a_copy_made_while_reading_only_is_whole_and_free(
    path: Path, file: WorkshopFile, copy: Path
) -> None:
    with WorkshopFile.open(path) as second:
        assert second.read_only
        second.copy_to(copy)
        assert second.read_only
    assert names(copy.parent) == {copy.name}
    with WorkshopFile.open(copy) as again:
        assert not again.read_only
        assert contents(again) == contents(file)


def test_a_number_given_in_the_copy_was_never_given_in_the_audit(
    file: WorkshopFile, copy: Path
) -> None:
    with file.act("add"):
        first = file.put(Case("Child C"))
    file.undo()
    file.copy_to(copy)
    with WorkshopFile.open(copy) as again, again.act("add"):
        assert again.put(Case("Child D")) == first + 1


def test_typing_in_the_copy_is_a_step_of_its_own(file: WorkshopFile, copy: Path) -> None:
    heard.add_note(file, Note(NoteKind.STRENGTH, "first"))
    (note,) = file.all(Note)
    heard.change_note(file, Note(note.kind, "first and", id=note.id))
    file.go_on_in(copy)
    heard.change_note(file, Note(note.kind, "first and second", id=note.id))
    file.undo()
    assert [one.text for one in file.all(Note)] == ["first and"]
    file.undo()
    assert [one.text for one in file.all(Note)] == ["first"]
    assert check(file) == []


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_a_copy_to_a_link_leaves_what_the_link_led_to_alone(
    file: WorkshopFile, copy: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    copy.symlink_to(tmp_path / "letter.txt")
    file.copy_to(copy)
    assert (tmp_path / "letter.txt").read_text() == "Dear all"
    with WorkshopFile.open(copy) as again:
        assert len(again.all(Case)) == 2
