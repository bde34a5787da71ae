"""Long work comes back on the window's thread, in exactly one of four ways."""

import gc
from functools import partial
from threading import Event, get_ident
from typing import ClassVar
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from core.model.fault import FileProblem
from core.model.progress import Progress
from ui.program.jobs import Job, wait_for_all


def ends(job: Job) -> list[str]:
    """Return a list that notes how the job ends."""
    found: list[str] = []
    job.done.connect(lambda _: found.append("done"))
    job.failed.connect(lambda _: found.append("failed"))
    job.broke.connect(lambda _: found.append("broke"))
    job.cancelled.connect(lambda: found.append("cancelled"))
    return found


def test_the_answer_comes_back_on_the_windows_thread(qtbot: QtBot) -> None:
    threads: list[int] = []

    def work(_progress: Progress) -> str:
        threads.append(get_ident())
        return "eight pages"

    job = Job(work)
    job.done.connect(lambda _: threads.append(get_ident()))
    found = ends(job)
    with qtbot.waitSignal(job.done) as news:
        job.start()
    assert news.args == ["eight pages"]
    assert threads[0] != get_ident()
    assert threads[1] == get_ident()
    assert found == ["done"]
    assert not job.running


def test_progress_is_told_step_by_step(qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        for page in range(1, 4):
            progress(page, 3)

    job = Job(work)
    steps: list[tuple[int, int]] = []
    job.progress.connect(lambda done, of: steps.append((done, of)))
    with qtbot.waitSignal(job.done):
        job.start()
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_cancelling_stops_when_progress_is_next_told(qtbot: QtBot) -> None:
    begun, go_on = Event(), Event()

    def work(progress: Progress) -> str:
        begun.set()
        assert go_on.wait(5)
        progress(1, 2)
        return "never"

    job = Job(work)
    found = ends(job)
    job.start()
    assert begun.wait(5)
    assert job.running
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        go_on.set()
    assert found == ["cancelled"]


def test_a_fault_of_the_world_is_told_apart_from_ours(qtbot: QtBot) -> None:
    def world(_progress: Progress) -> None:
        raise FileProblem("The disk is full.", "The audit is safe.", "Make room and try again.")

    def ours(_progress: Progress) -> None:
        raise ZeroDivisionError

    job, bug = Job(world), Job(ours)
    found, bugs = ends(job), ends(bug)
    with qtbot.waitSignal(job.failed) as news:
        job.start()
    assert news.args is not None
    assert isinstance(news.args[0], FileProblem)
    with qtbot.waitSignal(bug.broke) as broken:
        bug.start()
    assert broken.args is not None
    assert isinstance(broken.args[0], ZeroDivisionError)
    assert (found, bugs) == (["failed"], ["broke"])


@pytest.mark.parametrize("count", [20])
def test_a_job_nobody_holds_still_ends(qtbot: QtBot, count: int) -> None:
    gc.freeze()  # what other tests left is not looked through
    answers: list[object] = []

    def begin(number: int) -> None:
        job = Job(lambda _progress: number)
        job.done.connect(answers.append)
        job.start()

    for number in range(count):
        begin(number)
    assert wait_for_all()
    gc.collect()  # between the end of the work and the telling of it
    qtbot.waitUntil(lambda: len(answers) == count)
    assert sorted(int(str(answer)) for answer in answers) == list(range(count))


class Page(QObject):
    """What asks for a job, and may be closed before it ends."""

    heard: ClassVar[list[object]] = []

    def on_done(self, answer: object) -> None:
        self.heard.append(answer)


def test_a_job_whose_page_was_closed_ends_unheard_and_lets_its_work_go(qtbot: QtBot) -> None:
    gc.freeze()  # what other tests left is not looked through
    page, go_on, given = Page(), Event(), Event()
    job = Job(partial(_wait_for, go_on, given))
    job.done.connect(page.on_done)
    left, ended = ref(given), list[object]()
    job.done.connect(ended.append)
    job.start()
    del given
    delete(page)
    go_on.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert Page.heard == []
    assert not job.running
    gc.collect()
    assert left() is None  # though the job itself is still here


def _wait_for(go_on: Event, _given: Event, _progress: Progress) -> bool:
    return go_on.wait(5)


def test_pages_that_close_while_their_jobs_report_end_nothing_else(qtbot: QtBot) -> None:
    ended: list[object] = []
    for _ in range(60):
        page = Page()
        for _ in range(6):
            job = Job(_report_often)
            job.progress.connect(page.deleteLater)
            job.done.connect(page.on_done)
            job.done.connect(ended.append)
            job.start()
        delete(page)
    qtbot.waitUntil(lambda: len(ended) == 360)
    assert Page.heard == []


def _report_often(progress: Progress) -> None:
    for step in range(200):
        progress(step, 200)
