"""A page that is in use and damaged is told; one that nothing lies on is nobody's loss."""

from datetime import datetime
from pathlib import Path

import pytest

from core.acts import heard
from core.model.clock import Clock
from core.model.fault import FileProblem
from core.model.note import Note, NoteKind
from core.store.checking import check
from core.store.cipher import connect, libraries
from core.store.file import WorkshopFile
from core.store.pages import page_faults
from tests.small import small_audit
from tests.store.conftest import PASSPHRASE

PAGE = 4096


@pytest.fixture(scope="module")
def freed(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[int]]:
    """A locked audit with pages left over, and those that may be spoilt: looked for once."""
    path = tmp_path_factory.mktemp("pages") / "audit.casewalk"
    with_free_pages(path, lambda: datetime(2014, 4, 9, 12))
    return path.read_bytes(), calm_pages(path)


def with_free_pages(path: Path, clock: Clock) -> None:
    """Have a locked audit in which a long note was removed again, its pages left over."""
    with small_audit(path, clock, PASSPHRASE) as file:
        heard.add_note(file, Note(NoteKind.STRENGTH, "and so it went on " * 4_000))
        heard.remove_note(file, file.all(Note)[-1])
        file.close_history()
        for entry in range(40):  # what the history packs away leaves pages too
            heard.add_note(file, Note(NoteKind.STRENGTH, f"another {entry}"))


def spoil(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    at = (page - 1) * PAGE + 1000
    content[at : at + 512] = bytes(512)
    path.write_bytes(content)


def is_told(path: Path) -> bool:
    try:
        db = connect(path, PASSPHRASE, as_it_lies=True)
        try:
            return bool(page_faults(db))
        finally:
            db.close()
    except (libraries()[0].DatabaseError, FileProblem):
        return True


def calm_pages(path: Path) -> list[int]:
    """Return the pages that may be spoilt, each alone, without anything being said."""
    whole, calm = path.read_bytes(), []
    for page in range(2, len(whole) // PAGE + 1):
        spoil(path, page)
        if not is_told(path):
            calm.append(page)
        path.write_bytes(whole)
    return calm


def test_every_page_but_those_that_nothing_lies_on_is_told(
    path: Path, freed: tuple[bytes, list[int]]
) -> None:
    whole, calm = freed
    path.write_bytes(whole)
    db = connect(path, PASSPHRASE)
    (free,) = db.execute("PRAGMA freelist_count").fetchone()
    db.close()
    assert free > 3
    assert len(calm) == free - 1  # the first of them holds the list


def test_a_free_page_half_written_as_the_power_went_is_no_damage(
    path: Path, freed: tuple[bytes, list[int]]
) -> None:
    whole, calm = freed
    path.write_bytes(whole)
    for page in calm:
        spoil(path, page)
    with WorkshopFile.open(path, PASSPHRASE) as file:
        assert check(file) == []
        file.make_reserve()
        assert not file.reserve_failed
        copy = path.with_name("copy.casewalk")
        file.copy_to(copy)
        heard.add_note(file, Note(NoteKind.STRENGTH, "and so it went on " * 4_000))
        assert check(file) == []
    with WorkshopFile.open(copy, PASSPHRASE) as file:
        assert check(file) == []


def test_a_page_spoilt_on_the_disk_is_told_though_it_was_read_before(
    path: Path, clock: Clock
) -> None:
    with small_audit(path, clock, PASSPHRASE) as file:
        assert check(file) == []  # all of it is in memory now
        whole = path.read_bytes()
        for page in (3, len(whole) // PAGE // 2):
            with path.open("r+b") as disk:
                disk.seek((page - 1) * PAGE + 1000)
                disk.write(bytes(512))
            assert check(file) != []
            with path.open("r+b") as disk:
                disk.write(whole)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_sound_file_has_no_faults(path: Path, clock: Clock, passphrase: str | None) -> None:
    with small_audit(path, clock, passphrase) as file:
        assert file.page_faults() == []
