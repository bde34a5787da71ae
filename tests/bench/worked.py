"""Works in an audit in the real window, in a process of its own; prints what each act took.

All is processor time of the window's thread in milliseconds, until the window
has painted; floors of the same run stand beside it.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time, sleep, thread_time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ui.program.window import MainWindow

ROUNDS = 15
LAST_LOADED: Final = "ui.report.page"


def main(path: Path) -> None:
    """Print the floors, each act of the day, memory, and the longest turn of the loop."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop

    from core.acts import heard, walk
    from core.acts.bring_in import take_returns
    from core.allocator import give_back_what_is_freed
    from core.model.draft.returns import Draft, ReturnDraft
    from core.model.note import Note, NoteKind
    from tests.bench.big import a_little_changed, big_returns
    from tests.bench.walked import resident
    from ui.prepare.bring_in_part import BRINGING_IN
    from ui.program.application import application, collect_on_this_thread, main_window
    from ui.program.settings import SettingsFile

    give_back_what_is_freed()  # as the program does at its start
    app = application(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        window = main_window(app, SettingsFile(Path(folder) / "settings.json"))
        collect_on_this_thread(window)  # as where the program starts it
        window.resize(1440, 900)
        window.show()
        look_at_the_start(window)
        entered = QEventLoop()
        window.entered.connect(entered.quit)
        start = thread_time()
        window.open_file(path)
        entered.exec()
        app.processEvents()
        opened = (thread_time() - start) * 1000
        assert window.audit is not None
        session, cursor = window.audit.session, window.audit.context.cursor

        def quiet() -> None:
            for _ in range(4):  # what was put off to the next turn, and the painting after it
                app.sendPostedEvents()
                app.processEvents()

        def timed(
            work: Callable[[int], object], before: Callable[[int], object] = lambda _: None
        ) -> float:
            taken = []
            for turn in range(ROUNDS):
                before(turn)
                quiet()
                start = thread_time()
                work(turn)
                quiet()
                taken.append((thread_time() - start) * 1000)
            return median(taken)

        points = session.now.tool.points
        case = cursor.listed()[-1]
        answers = session.now.tool.answers_at(points[0])
        cursor.go(case, points[0])
        quiet()
        found = {"open to Walk": opened}
        found["painting"] = timed(lambda _: window.repaint())

        def choose(turn: int) -> None:
            answer = answers[turn % 2].id
            session.do(lambda file: walk.choose(file, case, points[0], answer))

        def reason(turn: int) -> None:
            session.do(lambda file: walk.give_reason(file, case, points[0], f"said {turn}"))

        def to_the_next(turn: int) -> None:
            cursor.go(case, points[turn])

        def agree_there(turn: int) -> None:
            session.do(lambda file: walk.agree(file, case, points[turn], answers[1].id))

        def agree(turn: int) -> None:
            to_the_next(turn)
            session.do(lambda file: walk.agree(file, case, points[turn], answers[0].id))

        def note(turn: int) -> None:
            said = Note(NoteKind.STRENGTH, f"note {turn}", case_id=case)
            session.do(lambda file: heard.add_note(file, said))

        found["choose"] = timed(choose)
        found["reason kept"] = timed(reason)
        found["agree, on to the next"] = timed(agree)
        found["agree"] = timed(agree_there, to_the_next)
        found["undo"] = timed(lambda _: session.undo())
        found["redo"] = timed(lambda _: session.redo())
        found["add a note"] = timed(note)
        found["next question"] = timed(lambda _: cursor.next_point())
        found["next case"] = timed(lambda _: cursor.next_case())
        again = big_returns(len(session.now.cases), len(session.now.agencies))
        longest = [0.0]

        def bring_in(rows: tuple[ReturnDraft, ...]) -> float:
            ended = list[object]()
            begun = process_time()
            job = session.do_in_background(
                lambda file, progress: take_returns(file, Draft("again.csv", rows), progress),
                BRINGING_IN,
            )
            assert job is not None
            job.done.connect(ended.append)
            while not ended:
                start = thread_time()
                app.processEvents()
                longest.append((thread_time() - start) * 1000)
                sleep(0.002)  # with a longest time given, Qt does not wait but spins
            return process_time() - begun

        found["bringing in changed, s of the whole process"] = bring_in(a_little_changed(again))
        found["bringing in again, s of the whole process"] = bring_in(again)
        found["longest turn of the window meanwhile"] = max(longest)
        for stage in ("prepare", "themes", "walk"):
            start = thread_time()
            window.audit.workspace.go(stage)
            quiet()
            found[f"to {stage}"] = (thread_time() - start) * 1000
        found["choose, after the other stages"] = timed(choose)
        look_at_report(window)
        found["memory, MB"] = resident()
        print(json.dumps(found))  # noqa: T201
        window.audit.shut()


def look_at_the_start(window: "MainWindow") -> None:
    """Wait on the start screen until it has loaded what comes next, as somebody who reads it."""
    from PySide6.QtCore import QEventLoop, QTimer

    window.warm_up()
    loop, look = QEventLoop(), QTimer(interval=50)
    look.timeout.connect(lambda: loop.quit() if LAST_LOADED in sys.modules else None)
    look.start()
    loop.exec()
    look.stop()


def look_at_report(window: "MainWindow") -> None:
    """Stay in Report until every document is made and what that took is given back."""
    from PySide6.QtCore import QEventLoop, QTimer

    from core.allocator import give_back_what_lies_between
    from core.interpreter import collect_garbage

    assert window.audit is not None
    window.audit.workspace.go("report")
    loop, look = QEventLoop(), QTimer(interval=500)
    look.timeout.connect(lambda: None if _is_making(window) else loop.quit())
    look.start()
    loop.exec()
    look.stop()
    collect_garbage()
    give_back_what_lies_between()  # as the program does once nobody is at the keys
    window.audit.workspace.go("walk")


def _is_making(window: "MainWindow") -> bool:
    from ui.report.builder import DocumentBuilder

    return any(one.busy for one in window.findChildren(DocumentBuilder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
