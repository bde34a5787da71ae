"""Whatever takes long shows how far it is and can be stopped: it is then as if it never began."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from core.model.audit import Audit
from core.model.changed import Changed
from core.model.clock import Clock
from core.model.fault import NotYet
from core.model.note import Note, NoteKind
from core.model.progress import Cancelled, Progress
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.conftest import NOON
from tests.rounds import TIMES
from ui.audit.long_act_strip import LongActStrip
from ui.audit.session import WorkshopSession

REASON = NotYet("Notes are coming in.", "The audit is as it was.", "Wait a moment.")
MANY = 8_000
KEYS = ["a key", None][:TIMES]
"""The short form has a locked file: that one without a key is the same, tests/store knows."""


@pytest.fixture(scope="module", params=KEYS, ids=["locked", "plain"][:TIMES])
def heard(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> tuple[bytes, str | None]:
    """The bytes of an audit in which much was heard, and its passphrase; made once."""
    path = tmp_path_factory.mktemp("stopping") / "audit.casewalk"
    with WorkshopFile.create(path, request.param, clock=lambda: NOON) as file:
        with file.act("begin"):
            file.put(Audit("A day"))
        with file.act("hear many"):
            file.put_new([Note(NoteKind.STRENGTH, f"note {number}") for number in range(MANY)])
    return path.read_bytes(), request.param


@pytest.fixture
def file(tmp_path: Path, clock: Clock, heard: tuple[bytes, str | None]) -> Iterator[WorkshopFile]:
    """An audit in which much was heard."""
    path = tmp_path / "audit.casewalk"
    path.write_bytes(heard[0])
    with WorkshopFile.open(path, heard[1], clock=clock) as file:
        yield file


@pytest.fixture
def session(file: WorkshopFile) -> Iterator[WorkshopSession]:
    session = WorkshopSession(file)
    yield session
    session.close()


def stop_at(calls: int) -> Progress:
    """Return what stops the work when it is asked for the *calls*th time."""
    asked = [0]

    def progress(_done: int, _of: int) -> None:
        asked[0] += 1
        if asked[0] >= calls:
            raise Cancelled

    return progress


def held_up(begun: Event, go_on: Event) -> Callable[[WorkshopFile, Progress], Changed | None]:
    """Return an act that waits in its midst, and then writes in one statement after another."""

    def act(file: WorkshopFile, _progress: Progress) -> Changed | None:
        with file.act("hear more") as heard_more:
            begun.set()
            assert go_on.wait(20)
            for _ in range(8):
                file.put_new([Note(NoteKind.COMMENT, "more") for _ in range(1_000)])
        return heard_more.news

    return act


def notes_in(session: WorkshopSession) -> int:
    return int(session.read(lambda file: file.query("SELECT count(*) FROM notes"))[0][0])


def test_a_copy_that_is_stopped_leaves_nothing_and_the_file_goes_on(
    file: WorkshopFile, tmp_path: Path, clock: Clock, heard: tuple[bytes, str | None]
) -> None:
    copy = tmp_path / "copy.casewalk"
    for calls in (1, 2, 5):
        with pytest.raises(Cancelled):
            file.copy_to(copy, stop_at(calls))
        with pytest.raises(Cancelled):
            file.go_on_in(copy, stop_at(calls))
        left = sorted(one.name for one in tmp_path.iterdir() if "copy" in one.name)
        assert [name for name in left if not name.endswith(".lock")] == []
    with file.act("one more"):
        file.put(Note(NoteKind.STRENGTH, "one more"))
    assert check(file) == []
    told: list[tuple[int, int]] = []
    file.copy_to(copy, lambda done, of: told.append((done, of)))
    with WorkshopFile.open(copy, heard[1], clock) as again:
        assert len(again.all(Note)) == MANY + 1
    assert len({of for _, of in told}) <= 2
    assert told == sorted(told), "it tells how far it is"
    assert told[-1][0] >= told[-1][1] // 3


def test_taking_back_something_large_can_be_stopped_and_is_then_not_done(
    session: WorkshopSession, qtbot: QtBot
) -> None:
    assert session.undo()
    job = session.unshown_job
    assert job is not None
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert session.busy_reason is None
    assert notes_in(session) == MANY
    assert session.undo_label == "hear many"
    assert session.undo()
    again = session.unshown_job
    assert again is not None
    with qtbot.waitSignal(again.done):
        pass
    assert notes_in(session) == 0


def test_a_long_act_is_shown_with_a_way_to_stop_it(session: WorkshopSession, qtbot: QtBot) -> None:
    strip = LongActStrip(session)
    qtbot.addWidget(strip)
    begun, go_on = Event(), Event()
    job = session.do_in_background(held_up(begun, go_on), REASON)
    assert job is not None
    assert begun.wait(20)
    assert strip.isHidden()  # most are over before anybody could read it
    qtbot.waitUntil(lambda: not strip.isHidden())
    assert strip.words.text() == "Notes are coming in. Wait a moment."
    with qtbot.waitSignals([job.cancelled, strip.stopped]):
        strip.stop.click()
        go_on.set()
    assert strip.isHidden()
    assert notes_in(session) == MANY


def test_what_somebody_shows_already_is_not_shown_twice(
    session: WorkshopSession, qtbot: QtBot
) -> None:
    strip = LongActStrip(session)
    qtbot.addWidget(strip)
    begun, go_on = Event(), Event()
    job = session.do_in_background(held_up(begun, go_on), REASON, shown=True)
    assert job is not None
    qtbot.wait(900)
    assert strip.isHidden()
    with qtbot.waitSignal(job.done):
        go_on.set()
