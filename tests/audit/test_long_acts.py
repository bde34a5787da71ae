"""A long act is done meanwhile: the audit can be read as it was, and nothing else changes it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
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
from ui.audit.long_acts import TURNING_BACK
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
def session(
    tmp_path: Path, clock: Clock, request: pytest.FixtureRequest
) -> Iterator[WorkshopSession]:
    file = WorkshopFile.create(tmp_path / "audit.casewalk", request.param, clock)
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
