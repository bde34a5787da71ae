"""An audit that is closed while another thread is at work in it ends without harm."""

from pathlib import Path
from threading import Event
from time import sleep

from pytestqt.qtbot import QtBot

from core.acts.heard import add_note
from core.model.changed import Changed
from core.model.clock import Clock
from core.model.fault import WorkshopError
from core.model.note import Note, NoteKind
from core.model.progress import Progress
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.small import small_audit
from ui.audit.session import WorkshopSession
from ui.program.jobs import wait_for_all

REASON = WorkshopError("Notes are coming in.", "Nothing is lost.", "Wait a moment.")


def _session(folder: Path, clock: Clock) -> WorkshopSession:
    return WorkshopSession(small_audit(folder / "cin.casewalk", clock))


def test_closing_waits_for_the_thread_that_is_writing(
    tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    session = _session(tmp_path, clock)
    begun = Event()

    def note_much(file: WorkshopFile, progress: Progress) -> Changed | None:
        begun.set()
        for at in range(100_000):
            progress(at, 100_000)
            file.all(Note)
        return add_note(file, Note(NoteKind.STRENGTH, "Kept"))

    assert session.do_in_background(note_much, REASON)
    assert begun.wait(10)
    session.close()
    assert wait_for_all()
    with WorkshopFile.open(tmp_path / "cin.casewalk", clock=clock) as file:
        assert all(note.text != "Kept" for note in file.all(Note))


def test_what_begins_only_after_closing_does_nothing(
    tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    for turn in range(30):
        folder = tmp_path / str(turn)
        folder.mkdir()
        session = _session(folder, clock)
        told: list[object] = []
        session.changed.connect(told.append)
        done: list[object] = []

        def note(
            file: WorkshopFile, _progress: Progress, done: list[object] = done
        ) -> Changed | None:
            done.append(file)
            return add_note(file, Note(NoteKind.STRENGTH, "Kept"))

        session.do_in_background(note, REASON)
        session.close()
        assert wait_for_all()
        qtbot.wait(0)
        assert not told
        with WorkshopFile.open(folder / "cin.casewalk", clock=clock) as file:
            kept = [one for one in file.all(Note) if one.text == "Kept"]
            assert len(kept) == len(done)


def test_closing_waits_for_a_copy_that_is_being_written(
    tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    for turn in range(10):
        folder = tmp_path / str(turn)
        folder.mkdir()
        session = _session(folder, clock)
        kept = folder / "kept.casewalk"
        session.keep_reserve()
        assert session.copy_to(kept, REASON) is not None
        sleep(turn / 500)
        session.close()
        assert wait_for_all()
        assert [one.name for one in folder.iterdir() if ".part" in one.name] == []
        if kept.exists():
            with WorkshopFile.open(kept, clock=clock) as file:
                assert check(file) == []


def test_closing_waits_for_a_case_that_is_being_erased_and_read_afterwards(
    tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    for turn in range(10):
        folder = tmp_path / str(turn)
        folder.mkdir()
        session = _session(folder, clock)
        case = session.now.cases[0]
        assert session.erase_case(case.id) is not None
        sleep(turn / 200)
        session.close()
        assert wait_for_all()
        qtbot.wait(0)
        with WorkshopFile.open(folder / "cin.casewalk", clock=clock) as file:
            assert check(file) == []
            assert (session.erased is not None) is (case not in file.all(type(case)))
