"""A copy is whole, under the same passphrase, and work can go on in it."""

from pathlib import Path

import pytest

from core.model.case import Case
from core.model.clock import Clock
from core.model.fault import FileProblem, WrongKey
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE
from tests.store.other import another_process, said

KEYS = [pytest.param(None, id="plain"), pytest.param(PASSPHRASE, id="locked")]


@pytest.mark.parametrize("passphrase", KEYS)
def test_a_copy_holds_everything_and_its_history(
    path: Path, tmp_path: Path, clock: Clock, passphrase: str | None
) -> None:
    copy = tmp_path / "copy.casewalk"
    with small_audit(path, clock, passphrase) as file:
        file.undo()
        file.copy_to(copy)
        if passphrase:
            with pytest.raises(WrongKey):
                WorkshopFile.open(copy, "another")
        with WorkshopFile.open(copy, passphrase) as other:
            assert contents(other) == contents(file)
            assert (other.undo_label, other.redo_label) == (file.undo_label, file.redo_label)
            assert not other.read_only
            assert check(other) == []
            with other.act("only in the copy"):
                other.put(Case("Child C"))
        assert len(file.all(Case)) == 2


def test_a_copy_replaces_what_was_chosen(path: Path, tmp_path: Path, file: WorkshopFile) -> None:
    copy = tmp_path / "copy.casewalk"
    copy.write_text("an older copy")
    file.copy_to(copy)
    with WorkshopFile.open(copy) as other:
        assert len(other.all(Case)) == 2


def test_a_copy_never_replaces_the_audit_itself(path: Path, file: WorkshopFile) -> None:
    link = path.with_name("link.casewalk")
    link.hardlink_to(path)
    for place in (path, link, path.parent / "." / path.name):
        with pytest.raises(FileProblem, match="the audit that is open"):
            file.copy_to(place)
        with pytest.raises(FileProblem, match="the audit that is open"):
            file.go_on_in(place)
    with file.act("go on"):
        file.put(Case("Child C"))


def test_a_copy_never_replaces_an_audit_that_is_open_elsewhere(
    tmp_path: Path, file: WorkshopFile, clock: Clock
) -> None:
    held = tmp_path / "held.casewalk"
    small_audit(held, clock).close()
    with another_process("hold", held) as other:
        assert said(other) == "writing"
        before = held.read_bytes()
        for copying in (file.copy_to, file.go_on_in):
            with pytest.raises(FileProblem, match="is open in another window"):
                copying(held)
        assert held.read_bytes() == before
    assert not (tmp_path / "held.casewalk.part").exists()


def test_a_copy_that_cannot_be_written_leaves_all_as_it_was(
    tmp_path: Path, file: WorkshopFile
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    before = {one.name for one in tmp_path.iterdir()}
    for place in (tmp_path / "gone" / "copy.casewalk", folder):
        for copying in (file.copy_to, file.go_on_in):
            with pytest.raises(FileProblem) as caught:
                copying(place)
            assert place.name in caught.value.happened
    assert {one.name for one in tmp_path.iterdir()} == before
    with file.act("go on"):
        file.put(Case("Child C"))


@pytest.mark.parametrize("passphrase", KEYS)
def test_work_goes_on_in_the_copy_and_the_first_file_is_free(
    path: Path, tmp_path: Path, clock: Clock, passphrase: str | None
) -> None:
    file = small_audit(path, clock, passphrase)
    copy = tmp_path / "copy.casewalk"
    file.go_on_in(copy)
    with file.act("only in the copy"):
        file.put(Case("Child C"))
    with WorkshopFile.open(path, passphrase) as first, WorkshopFile.open(copy, passphrase) as third:
        assert not first.read_only
        assert len(first.all(Case)) == 2
        assert third.open_by == "another window on this computer"
        assert len(third.all(Case)) == 3
    file.close()
    assert {one.name for one in tmp_path.iterdir()} == {path.name, copy.name}


def test_what_was_open_for_reading_only_can_be_changed_in_its_copy(
    path: Path, tmp_path: Path, clock: Clock
) -> None:
    with small_audit(path, clock, PASSPHRASE), WorkshopFile.open(path, PASSPHRASE) as second:
        second.go_on_in(tmp_path / "copy.casewalk")
        assert (second.read_only, second.open_by) == (False, "")
        with second.act("add a case"):
            second.put(Case("Child C"))
        assert check(second) == []
