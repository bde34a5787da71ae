"""Remakes the pictures the README and the guide show: `python -m tests.pictures`."""

import os
import sys
import tempfile
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSizeF, QTimer
from PySide6.QtGui import QCursor, QImage, QPainter

from core.files import HELP

FOLDER = HELP / "pictures"
MORNING = datetime(2014, 4, 9, 11, 32)


def main() -> None:
    """Open an example in the middle of its day and one that is over, and take each stage."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from core.examples import build_example
    from ui.program.application import application, main_window
    from ui.program.settings import SettingsFile

    app = application(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        window = main_window(app, SettingsFile(Path(folder) / "settings.json"), lambda: MORNING)
        QCursor.setPos(700, 40)
        window.resize(1440, 900)
        window.show()
        build_example("cin", Path(folder) / "example.casewalk", clock=lambda: MORNING)
        window.open_file(Path(folder) / "example.casewalk")
        while window.audit is None:
            wait(20)
        FOLDER.mkdir(parents=True, exist_ok=True)
        stage(window, "prepare_returns", "prepare.png")
        take(window.audit.workspace.window(), window.audit)
        before = window.audit
        window.open_example("three")
        while window.audit in (None, before):
            wait(20)
        stage(window, "themes", "themes.png")
        window.audit.context.request("report")
        window.audit.workspace.stages.page("report").show_again("report")
        wait(8000)  # until all pages are made and looked through
        stage(window, "report", "report.png")
        window.audit.shut()


def wait(milliseconds: int) -> None:
    """Let the window and what works beside it go on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def stage(window: object, action: str, name: str) -> None:
    """Bring a stage or part to the front and take it."""
    from ui.program.window import MainWindow

    assert isinstance(window, MainWindow)
    assert window.audit is not None
    window.audit.context.request(action)
    wait(1500)
    window.grab().save(str(FOLDER / name))


def take(window: object, audit: object) -> None:
    """Stand at a question that divides the agencies, and take Walk and the wall."""
    from core.acts import walk
    from core.model.judgement import ViewKind
    from ui.audit.page import AuditPage
    from ui.program.window import MainWindow

    assert isinstance(window, MainWindow)
    assert isinstance(audit, AuditPage)
    session, place = audit.session, audit.context.cursor
    now = session.now
    case = next(one for one in now.cases if one.reference == "Child D")
    point = next(one for one in now.tool.points if now.tool.key_at(one) == "9")
    no = next(one for one in now.tool.answers_at(point) if one.key == "no")
    reason = (
        "Social care and school nursing knew what happened before the move; it never reached "
        "the plan, so school and the family service could not use it."
    )
    for before in now.tool.points[: now.tool.points.index(point)]:
        answer = now.tool.answers_at(before)[0]
        session.do(partial(walk.agree, case_id=case.id, point=before, answer_id=answer.id))
    place.go(case.id, point)
    session.do(lambda file: walk.choose(file, case.id, point, no.id))
    session.do(lambda file: walk.give_reason(file, case.id, point, reason))
    nursing = next(one for one in now.agencies if one.name == "School Nursing")
    session.do(lambda file: walk.record_view(file, case.id, point, nursing.id, ViewKind.SHARING))
    audit.workspace.go("walk")
    audit.context.give_notice("")
    audit.workspace.message.clear()
    wait(400)
    window.grab().save(str(FOLDER / "walk.png"))
    session.do(lambda file: walk.agree(file, case.id, point))
    wall(audit)


def wall(audit: object) -> None:
    """Paint the wall as it would be with this question on it."""
    from core.queries.returns import positions
    from core.room import question_scene
    from ui.audit.page import AuditPage
    from ui.room.layout import page_of
    from ui.room.page import paint

    assert isinstance(audit, AuditPage)
    session, place = audit.session, audit.context.cursor
    assert place.case_id is not None
    assert place.point is not None
    found = positions(session._file, session.now, place.case_id, place.point)
    scene = question_scene(session.now, place.case_id, place.point, found)
    image = QImage(1280, 720, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, page_of(scene, QSizeF(1280, 720)))
    painter.end()
    image.save(str(FOLDER / "room.png"))


if __name__ == "__main__":
    main()
