"""A long act is done meanwhile: the audit can be read as it was, and nothing else changes it."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from core.acts import heard
from core.model.audit import Audit
from core.model.changed import Changed
from core.model.clock import Clock
from core.model.fault import NotYet, WorkshopError
from core.model.note import Note, NoteKind
from core.model.progress import Progress
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.rounds import TIMES
from tests.store.other import another_process, said
from ui.audit.long_act_strip import LongActStrip
from ui.audit.long_acts import TURNING_BACK
from ui.audit.outcome import ActOutcome
from ui.audit.session import WorkshopSession

REASON = NotYet("Notes are coming in.", "The audit is as it was.", "Wait a moment.")
MANY = 3_000


def notes() -> list[Note]:
    return [Note(NoteKind.STRENGTH, f"note {number}") for number in range(MANY)]


def slow(begun: Event, go_on: Event) -> Callable[[WorkshopFile, Progress], Changed | None]:
    """Return an act that waits in the middle of its writing until it may go on."""

    def act(file: WorkshopFile, progress: Progress) -> Changed | None:
        with file.act("hear many") as heard_many:
            file.put_new(notes())
            begun.set()
            assert go_on.wait(20)
            progress(1, 2)
        return heard_many.news

    return act


# The short form has a locked file: that one without a key is the same, tests/store knows.
@pytest.fixture(params=["a key", None][:TIMES], ids=["locked", "plain"][:TIMES])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    found: str | None = request.param
    return found


@pytest.fixture
def session(tmp_path: Path, clock: Clock, passphrase: str | None) -> Iterator[WorkshopSession]:
    file = WorkshopFile.create(tmp_path / "audit.casewalk", passphrase, clock)
    with file.act("begin"):
        file.put(Audit("A day"))
    session = WorkshopSession(file)
    yield session
    session.close()


def test_the_audit_is_read_as_it_was_until_a_long_act_is_done(
    session: WorkshopSession, qtbot: QtBot
) -> None:
    before, begun, go_on = session.now, Event(), Event()
    refusals: list[WorkshopError] = []
    news: list[Changed] = []
    session.refused.connect(refusals.append)
    session.changed.connect(news.append)
    job = session.do_in_background(slow(begun, go_on), REASON)
    assert job is not None
    assert begun.wait(20)
    assert session.read(lambda file: file.query("SELECT count(*) FROM notes")) == [(0,)]
    assert session.now is before
    note = Note(NoteKind.STRENGTH, "one more")
    assert not session.do(lambda file: heard.add_note(file, note))
    assert session.do_in_background(slow(begun, go_on), REASON) is None
    assert not session.undo()
    assert refusals == [REASON] * 3
    with qtbot.waitSignal(job.done):
        go_on.set()
    assert session.busy_reason is None
    assert [one.label for one in news] == ["hear many"]
    assert session.undo_label == "hear many"
    assert len(session.now.notes) == MANY
    assert session.now == session.read(snapshot)
    assert session.do(lambda file: heard.add_note(file, note))


def test_a_long_act_given_up_changes_nothing(session: WorkshopSession, qtbot: QtBot) -> None:
    before, begun, go_on = session.now, Event(), Event()
    job = session.do_in_background(slow(begun, go_on), REASON)
    assert job is not None
    assert begun.wait(20)
    job.cancel()
    with qtbot.waitSignal(job.cancelled):
        go_on.set()
    assert session.busy_reason is None
    assert session.now is before
    assert session.read(snapshot) == before
    assert session.do(lambda file: heard.add_note(file, Note(NoteKind.STRENGTH, "after")))
    assert [note.text for note in session.now.notes] == ["after"]


def test_a_long_act_is_taken_back_and_done_again_meanwhile(
    session: WorkshopSession, qtbot: QtBot
) -> None:
    before = session.now
    with qtbot.waitSignal(session.changed):
        go_on = Event()
        go_on.set()
        assert session.do_in_background(slow(Event(), go_on), REASON) is not None
    after = session.now
    for turn, expected in ((session.undo, before), (session.redo, after)):
        with qtbot.waitSignal(session.changed):
            assert turn()
            assert session.busy_reason is TURNING_BACK
        assert session.now == expected
        assert session.busy_reason is None
    assert session.read(check) == []


def test_a_long_act_that_is_refused_says_why(session: WorkshopSession, qtbot: QtBot) -> None:
    def refuse(_file: WorkshopFile, _progress: Progress) -> Changed | None:
        raise NotYet("It does not fit.", "Nothing was changed.", "Mend it.")

    with qtbot.waitSignal(session.refused) as refused:
        session.do_in_background(refuse, REASON)
    assert refused.args is not None
    assert str(refused.args[0]) == "It does not fit."
    assert session.busy_reason is None


def test_a_long_act_that_another_program_keeps_from_the_file_says_so_at_once_and_can_be_stopped(
    session: WorkshopSession, passphrase: str | None, qtbot: QtBot
) -> None:
    strip = LongActStrip(session)
    qtbot.addWidget(strip)
    turns = [monotonic()]
    timer = QTimer(strip, interval=20)
    timer.timeout.connect(lambda: turns.append(monotonic()))
    timer.start()

    def hear_many(file: WorkshopFile, _progress: Progress) -> Changed | None:
        with file.act("hear many") as heard_many:
            file.put_new(notes())
        return heard_many.news

    with another_process("seize", session.path, passphrase or "") as other:
        assert said(other) == "seized"
        turns[:] = [monotonic()]
        for shown in (False, True):
            began = monotonic()
            job = session.do_in_background(hear_many, REASON, shown=shown)
            assert job is not None
            qtbot.waitUntil(lambda: "used by another program" in strip.words.text())
            assert monotonic() - began < 4, "the database by itself is asked five seconds"
            assert not strip.isHidden()
            with qtbot.waitSignal(job.cancelled):
                strip.stop.click()
            assert strip.isHidden()
            assert session.now.notes == ()
        job = session.do_in_background(hear_many, REASON)
        assert job is not None
        qtbot.waitUntil(lambda: "used by another program" in strip.words.text())
        assert max(b - a for a, b in pairwise(turns)) < 4, "the window goes on"
        with qtbot.waitSignal(job.done):
            print("let go", file=other.stdin, flush=True)
    assert len(session.now.notes) == MANY


def test_what_is_in_the_file_and_cannot_be_read_back_yet_is_shown_once_it_can(
    session: WorkshopSession, passphrase: str | None, qtbot: QtBot
) -> None:
    news: list[Changed] = []
    seized: list[float] = []
    session.changed.connect(news.append)
    with another_process("seize", session.path, passphrase or "") as other:

        def hear(file: WorkshopFile) -> Changed | None:
            heard_one = heard.add_note(file, Note(NoteKind.STRENGTH, "just in time"))
            assert said(other) == "seized"
            seized.append(monotonic())
            return heard_one

        outcome = session.do(hear)
        assert outcome is ActOutcome.QUEUED
        assert monotonic() - seized[0] < 4, "the window did not wait for it"
        assert session.is_delayed
        assert news == []
        print("let go", file=other.stdin, flush=True)
        qtbot.waitUntil(lambda: not session.is_delayed)
    assert [one.label for one in news] == ["keep a strength"]
    assert [note.text for note in session.now.notes] == ["just in time"]
    assert session.read(lambda file: file.query("SELECT count(*) FROM notes")) == [(1,)]
