"""An audit opened from far back, from another thread, or refused, leaves nothing behind."""

import os
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import heard
from core.files import computer_name
from core.model.audit import Audit
from core.model.case import BroughtIn, Case, Return
from core.model.clock import Clock
from core.model.fault import FileProblem, WrongKey
from core.model.note import Note, NoteKind
from core.queries.search import search
from core.store.checking import check
from core.store.cipher import connect, is_foreign, is_locked
from core.store.file import WorkshopFile
from core.store.lock import Holder, Lock, lock_path
from core.store.schema import VERSION
from tests.small import contents, small_audit
from tests.store.conftest import PASSPHRASE
from tests.store.test_opening import make_older, whole


def held_open(path: Path) -> list[str]:
    """Return which files beside *path* this process has open."""
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    targets = [str(link.readlink()) for link in links]
    return [target for target in targets if target.startswith(str(path.parent))]


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells what is open")


def test_a_file_from_before_there_was_a_history_opens_with_an_empty_one(
    path: Path, file: WorkshopFile
) -> None:
    with file.act("what an older file does not know of itself and its returns"):
        for audit in file.all(Audit):
            file.put(replace(audit, mark="", edition=""))  # it is made of the first act's time
        for held in file.all(Return):
            file.put(replace(held, fingerprint=""))
        for one in file.all(BroughtIn):
            file.put(replace(one, sha256="", file_kind=""))
    before = contents(file)
    file.close()
    make_older(path)
    db = connect(path, None)
    db.execute("DROP TABLE acts")
    db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm002_history'")
    db.execute("PRAGMA user_version = 1")
    db.close()
    with WorkshopFile.open(path) as again:
        assert contents(again) == before
        assert (again.history(), again.undo()) == ([], None)
        assert len(search(again, "cafe")) == 1
        heard.add_note(again, Note(NoteKind.STRENGTH, "and on it goes"))
        assert again.undo() is not None
        assert contents(again) == before
        assert check(again) == []


def test_a_file_brought_up_to_date_is_not_brought_up_again(path: Path, file: WorkshopFile) -> None:
    file.close()
    make_older(path)
    with WorkshopFile.open(path) as again:
        heard.add_note(again, Note(NoteKind.STRENGTH, "said since"))
    with WorkshopFile.open(path) as again:
        assert again.undo_label == "keep a strength"
        assert len(search(again, "said since")) == 1


def test_an_older_file_that_another_window_holds_is_not_touched(
    path: Path, file: WorkshopFile
) -> None:
    file.close()
    make_older(path)
    lock, before = Lock(path), path.read_bytes()
    assert lock.take() is None
    with pytest.raises(FileProblem, match="from an older version") as caught:
        WorkshopFile.open(path)
    assert whole(caught.value)
    assert path.read_bytes() == before
    lock.release()


@pytest.mark.parametrize("version", [VERSION + 1, 0x7FFFFFFF])
def test_a_newer_file_is_refused_for_reading_too(
    path: Path, file: WorkshopFile, version: int
) -> None:
    file.query(f"PRAGMA user_version = {version}")
    file.close()
    for read_only in (False, True):
        with pytest.raises(FileProblem, match="newer version") as caught:
            WorkshopFile.open(path, read_only=read_only)
        assert caught.value.safe == "The file was not touched."


def test_a_file_without_our_mark_is_none_of_ours_whatever_its_version(
    path: Path, file: WorkshopFile
) -> None:
    for version in (3, 999):
        file.query(f"PRAGMA user_version = {version}")
        file.query("PRAGMA application_id = 7")
        with pytest.raises(FileProblem, match="is not a Casewalk audit"):
            WorkshopFile.open(path, read_only=True)


@pytest.mark.skipif(os.name == "nt", reason="POSIX")
def test_a_place_that_leads_nowhere_is_said_in_three_sentences(path: Path) -> None:
    path.write_text("a file, no folder")
    loop = path.with_name("loop.casewalk")
    loop.symlink_to(loop)
    for place in (path / "audit.casewalk", loop, path.with_name("n" * 300)):
        with pytest.raises(FileProblem, match="cannot be read") as caught:
            WorkshopFile.open(place)
        assert whole(caught.value)


def test_an_audit_unlocked_in_another_thread_is_used_in_this_one(path: Path, clock: Clock) -> None:
    small_audit(path, clock).close()
    opened: list[WorkshopFile] = []
    thread = threading.Thread(target=lambda: opened.append(WorkshopFile.open(path, clock=clock)))
    thread.start()
    thread.join()
    with opened[0] as file:
        heard.add_note(file, Note(NoteKind.STRENGTH, "said here"))
        assert file.undo() is not None
        assert check(file) == []


def test_a_wrong_passphrase_writes_nothing_on_the_console(
    path: Path, clock: Clock, capfd: pytest.CaptureFixture[str]
) -> None:
    small_audit(path, clock, PASSPHRASE).close()
    with pytest.raises(WrongKey):
        WorkshopFile.open(path, "another")
    assert capfd.readouterr() == ("", "")


@linux
def test_a_file_that_was_refused_is_let_go_of(path: Path, file: WorkshopFile) -> None:
    file.query("PRAGMA user_version = 999")
    file.close()
    with pytest.raises(FileProblem) as newer:
        WorkshopFile.open(path)
    assert held_open(path) == []
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    with pytest.raises(FileProblem) as spoilt:
        WorkshopFile.open(path)
    assert held_open(path) == []
    assert newer.value is not spoilt.value
    assert not lock_path(path).exists()


@linux
def test_a_file_that_was_closed_is_let_go_of(path: Path, file: WorkshopFile) -> None:
    with WorkshopFile.open(path) as second:
        assert second.read_only
    file.close()
    assert held_open(path) == []


def test_a_lock_whose_holder_has_not_yet_said_who_it_is_still_holds(
    path: Path, file: WorkshopFile
) -> None:
    lock_path(path).write_text("")
    with WorkshopFile.open(path) as second:
        assert second.open_by == "another window on this computer"
    assert lock_path(path).exists()


def test_a_lock_is_taken_once_and_free_again_when_released(path: Path) -> None:
    first, second = Lock(path), Lock(path)
    assert first.take() is None
    assert second.take() == Holder(computer_name(), os.getpid())
    second.release()
    assert first.path.exists()
    first.release()
    assert not first.path.exists()
    assert second.take() is None
    first.release()
    assert second.path.exists()
    second.release()


def test_a_lock_of_another_computer_stays_as_it_is(path: Path) -> None:
    left = '{"host": "HALL-3", "process": "12", "since": "noon"}'
    lock_path(path).write_text(left)
    lock = Lock(path)
    assert lock.take() == Holder("HALL-3", 12)
    lock.release()
    assert lock_path(path).read_text() == left


def test_a_lock_taken_over_holds_nothing_of_the_one_before(path: Path) -> None:
    lock_path(path).write_text(f'{{"host": "{computer_name()}", "process": 1}}' + " " * 3000)
    lock = Lock(path)
    assert lock.take() is None
    assert len(lock_path(path).read_text()) < 300
    lock.release()


@pytest.mark.parametrize(
    ("head", "foreign"),
    [
        pytest.param(b"PK\x03\x04" + bytes(range(200)), True, id="a workbook"),
        pytest.param("बच्चा\tमामला\n".encode("utf-16"), False, id="text that has no blank halves"),
        pytest.param("case;agency".encode("utf-16"), True, id="text that is half blank"),
        pytest.param(b"\xff\xfe" + bytes(range(1, 200)), False, id="the start of text, then none"),
        pytest.param(b"case,agency\r\n\f", True, id="a short list"),
        pytest.param(b"case,agency\x1b\n", False, id="a list with a sign no list has"),
        pytest.param(b"caf\xe9" * 10, False, id="few bytes of no known writing"),
        pytest.param(b"caf\xe9" * 128, True, id="many bytes of it"),
    ],
)
def test_what_the_first_bytes_tell_for_certain(path: Path, head: bytes, foreign: bool) -> None:
    path.write_bytes(head)
    assert is_foreign(path) is foreign
    assert is_locked(path)


def test_opening_for_reading_leaves_every_byte_and_the_time_of_the_file(
    path: Path, file: WorkshopFile
) -> None:
    file.close()
    before, time = path.read_bytes(), path.stat().st_mtime_ns
    with WorkshopFile.open(path) as again:
        assert len(again.all(Case)) == 2
        assert search(again, "child")
        assert check(again) == []
        with again.act("nothing new"):
            again.put(again.all(Case)[0])
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, time)
