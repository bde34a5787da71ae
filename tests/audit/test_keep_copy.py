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
from core.model.fault import FileGone, FileProblem
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from core.store.rows import TABLES
from tests.small import small_audit
from ui.audit.session import WorkshopSession

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved on Windows")


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

    session.keep_copy(kept)
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
    session.keep_copy(tmp_path / "kept.casewalk")
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
    with pytest.raises(FileProblem):
        session.keep_copy(tmp_path / "no such folder" / "kept.casewalk")
    session.keep_copy(path)
    assert [note.text for note in session.now.notes] == ["said first"]
    session.close()
