"""What documents rest on is read between the window's turns, and all of it at one moment."""

import os
from array import array
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from core.acts import heard, prepare
from core.model.clock import Clock
from core.model.fault import FileProblem
from core.model.note import Note, NoteKind
from core.model.progress import Progress
from core.model.snapshot import FullSnapshot
from core.queries.documents import AnswerBatch, full, full_of
from core.store.file import WorkshopFile
from tests.kinds import kinds_audit
from tests.small import small_audit
from ui.audit.session import WorkshopSession
from ui.report.gathering import Gathering

BUSY = FileProblem("A copy is being written.", "The audit is as it was.", "Wait a moment.")


@pytest.fixture
def session(
    qtbot: QtBot, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WorkshopSession]:
    """A small audit, its answers read three at a time."""
    for place in ("core.queries.documents", "ui.report.gathering"):
        monkeypatch.setattr(f"{place}.AT_ONCE", 3)
    session = WorkshopSession(small_audit(tmp_path / "audit.casewalk", clock))
    yield session
    if not session.is_closed:
        session.close()


def gathered(gathering: Gathering, qtbot: QtBot) -> FullSnapshot:
    with qtbot.waitSignal(gathering.gathered) as news:
        pass
    assert news.args is not None
    found = news.args[0]()
    assert isinstance(found, FullSnapshot)
    return found


def test_the_window_has_its_turns_while_answers_are_read(
    session: WorkshopSession, qtbot: QtBot
) -> None:
    gathering = Gathering(session)
    gathering.begin()
    assert gathering.running
    assert gathered(gathering, qtbot) == session.read(full)
    assert not gathering.running


def test_an_act_that_comes_between_begins_it_again(session: WorkshopSession, qtbot: QtBot) -> None:
    gathering = Gathering(session)
    gathering.begin()
    case = session.now.cases[0]
    assert session.do(lambda file: prepare.remove_rows(file, "remove", [case]))
    found = gathered(gathering, qtbot)
    assert found == session.read(full)
    assert {row.case_id for row in found.answers} == {one.id for one in found.now.cases}


def test_every_kind_of_answer_and_every_row_is_read_where_they_are_wanted(
    qtbot: QtBot, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.queries.whole.AT_ONCE", 3)
    session = WorkshopSession(kinds_audit(tmp_path / "kinds.casewalk", clock))
    gathering = Gathering(session)
    gathering.begin(with_whole=True)
    found = gathered(gathering, qtbot)
    assert found.values
    assert found == session.read(lambda file: full(file, with_whole=True))
    assert found.whole is not None
    assert len(found.whole.tables["values_given"].rows) == len(found.values) > 3
    session.close()


def test_what_was_read_stays_as_it_was_whatever_is_done_since(
    session: WorkshopSession, qtbot: QtBot
) -> None:
    gathering = Gathering(session)
    gathering.begin()
    found = gathered(gathering, qtbot)
    session.do(lambda file: heard.add_note(file, Note(NoteKind.STRENGTH, "Since")))
    assert found.now.notes == ()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved on Windows")
def test_a_file_that_cannot_be_read_is_told(session: WorkshopSession, qtbot: QtBot) -> None:
    begun, go_on = Event(), Event()

    def slow(_file: WorkshopFile, _progress: Progress) -> None:
        begun.set()
        assert go_on.wait(20)

    gathering = Gathering(session)
    session.path.unlink()
    job = session.do_in_background(slow, BUSY)
    assert job is not None
    assert begun.wait(20)
    with qtbot.waitSignal(gathering.failed):
        gathering.begin()
    assert not gathering.running
    with qtbot.waitSignal(job.done):
        go_on.set()


def test_nothing_is_asked_of_a_file_that_was_closed(qtbot: QtBot, session: WorkshopSession) -> None:
    gathering = Gathering(session)
    gathering.begin()
    session.close()
    with qtbot.assertNotEmitted(gathering.gathered, wait=20):
        pass
    assert session.is_closed


def test_answers_of_one_case_have_its_number_in_memory_once(session: WorkshopSession) -> None:
    packed = array("i", [1, 4001, 5001, 6001, 7001, 2, 4001, 5001, 6002, 7001])
    first, second = full_of(session.now, [AnswerBatch(packed)]).answers
    assert (first.case_id, first.agency_id, first.item_id) == (4001, 5001, 6001)
    assert second.item_id == 6002
    assert first.case_id is second.case_id
    assert first.answer_id is second.answer_id
