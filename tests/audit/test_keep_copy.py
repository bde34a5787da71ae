"""A file that was lost while open goes on in a copy, with what was said since."""

import os
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.acts import heard, prepare
from core.model.case import Case
from core.model.changed import Changed
from core.model.clock import Clock
from core.model.fault import FileGone, FileProblem, NotYet, WorkshopError
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.store.rows import TABLES
from tests.small import small_audit
from ui.audit.session import WorkshopSession
from ui.program.jobs import wait_for_all

WRITING = NotYet("A copy is being written.", "The audit is as it was.", "Wait a moment.")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved on Windows")


def keep_copy(session: WorkshopSession, path: Path, qtbot: QtBot) -> None:
    """Go on in a copy, and wait until all is in it."""
    job = session.keep_copy(path, WRITING)
    assert job is not None
    with qtbot.waitSignal(job.done):
        pass


def test_what_a_lost_file_did_not_take_is_done_in_the_copy(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    path, kept = tmp_path / "audit.casewalk", tmp_path / "kept.casewalk"
    session = WorkshopSession(small_audit(path, clock, "a key"))
    told: list[Changed] = []
    gone: list[FileGone] = []
    session.changed.connect(told.append)
    session.gone.connect(gone.append)
    path.rename(tmp_path / "elsewhere.casewalk")

    for words in ("said first", "said second"):
        assert not session.do(partial(heard.add_note, note=Note(NoteKind.STRENGTH, words)))
    assert [fault.saved for fault in gone] == [False, False]
    assert told == []
    assert [note.text for note in session.now.notes] == []

    keep_copy(session, kept, qtbot)
    assert told[0].kinds == set(TABLES)
    assert [note.text for note in session.now.notes] == ["said first", "said second"]
    assert session.now == snapshot(session._file)
    assert session.path == kept
    assert session.do(lambda file: prepare.keep_rows(file, "add", [Case("Child C")]))
    session.close()
    with WorkshopFile.open(kept, "a key") as file:
        assert len(file.all(Note)) == 2
        assert len(file.all(Case)) == 3


def test_what_a_lost_file_took_is_not_done_twice(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "audit.casewalk"
    session = WorkshopSession(small_audit(path, clock))

    def hear_while_it_moves(file: WorkshopFile) -> Changed | None:
        with file.act("hear") as act:
            heard.add_note(file, Note(NoteKind.STRENGTH, "said once"))
            path.rename(tmp_path / "elsewhere.casewalk")
        return act.news

    with qtbot.waitSignal(session.gone) as news:
        session.do(hear_while_it_moves)
    assert news.args is not None
    assert news.args[0].saved
    keep_copy(session, tmp_path / "kept.casewalk", qtbot)
    assert [note.text for note in session.now.notes] == ["said once"]
    assert session.undo()
    session.close()


def test_a_copy_that_cannot_be_kept_leaves_what_was_said_waiting(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "audit.casewalk"
    session = WorkshopSession(small_audit(path, clock))
    path.unlink()
    session.do(lambda file: heard.add_note(file, Note(NoteKind.STRENGTH, "said first")))
    refused: list[WorkshopError] = []
    session.refused.connect(refused.append)
    job = session.keep_copy(tmp_path / "no such folder" / "kept.casewalk", WRITING)
    assert job is not None
    with qtbot.waitSignal(job.failed) as news:
        pass
    assert news.args is not None
    assert isinstance(news.args[0], FileProblem)
    assert refused == [], "whoever asked for the copy says why there is none"
    keep_copy(session, path, qtbot)
    assert [note.text for note in session.now.notes] == ["said first"]
    session.close()


def test_the_window_goes_on_while_the_copy_is_written_and_its_writing_is_held(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    path, kept = tmp_path / "audit.casewalk", tmp_path / "kept.casewalk"
    session = WorkshopSession(small_audit(path, clock, "a key"))
    path.unlink()
    session.do(partial(heard.add_note, note=Note(NoteKind.STRENGTH, "said first")))
    job = session.keep_copy(kept, WRITING)
    assert job is not None
    assert job.running, "the thread of the window is given back before the copy is there"
    reason = session.busy_reason
    assert reason is WRITING
    assert session.path == path
    assert not session.do(partial(heard.add_note, note=Note(NoteKind.STRENGTH, "meanwhile")))
    assert session.keep_copy(tmp_path / "another.casewalk", WRITING) is None
    assert len(session.now.cases) == 2, "what is shown can be read all the while"
    with qtbot.waitSignal(job.done):
        pass
    assert session.busy_reason is None
    assert session.path == kept
    assert [note.text for note in session.now.notes] == ["said first"]
    session.close()


def test_an_audit_closed_while_its_copy_is_written_waits_for_it(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    path, kept = tmp_path / "audit.casewalk", tmp_path / "kept.casewalk"
    session = WorkshopSession(small_audit(path, clock))
    path.unlink()
    session.do(partial(heard.add_note, note=Note(NoteKind.STRENGTH, "said first")))
    assert session.keep_copy(kept, WRITING) is not None
    session.close()
    assert wait_for_all()
    qtbot.wait(1)
    if kept.exists():  # the work had begun before the file was closed
        with WorkshopFile.open(kept) as file:
            assert len(file.all(Case)) == 2
