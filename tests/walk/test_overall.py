"""An overall that none of its parts supports is asked about once, and then left so."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import prepare
from core.acts.parts import judge_part
from core.acts.tool import take_tool
from core.acts.walk import choose
from core.model.case import Agency, Case
from core.model.judgement import JudgementState
from core.store.file import WorkshopFile
from tests.intake.test_other_audits import other_audit
from tests.kinds import point_called
from tests.showing import show_active
from tests.walk.conftest import Watch, _context
from ui.audit.room_presenter import RoomPresenter
from ui.walk.page import WalkPage


def test_it_is_asked_once_and_agreed_by_the_second_press(
    tmp_path: Path, watch: Watch, qapp: QApplication, qtbot: QtBot
) -> None:
    with WorkshopFile.create(tmp_path / "own.casewalk", clock=watch) as file:
        take_tool(file, other_audit("family-sexual-abuse"))
        prepare.keep_rows(file, "add", [Case("Child A")])
        prepare.keep_rows(file, "add", [Agency("School")])
        context = _context(file, qapp, tmp_path, qtbot)
        now, said = context.session.now, list[str]()
        context.notice_requested.connect(said.append)
        case, point = now.cases[0].id, point_called(now.tool, "5")
        number = {one.key: one.id for one in now.tool.answers_at(point)}
        context.session.do(
            lambda file: judge_part(file, case, point, now.agencies[0].id, number["good"])
        )
        context.session.do(lambda file: choose(file, case, point, number["inadequate"]))
        page = WalkPage(context, RoomPresenter(context, context))
        qtbot.addWidget(page)
        show_active(page, qtbot)
        context.cursor.go(case, point)
        page.agree_and_next()
        assert "No part is “Inadequate”" in said[-1]
        assert context.session.now.judgement(case, point).state is JudgementState.DRAFT  # type: ignore[union-attr]
        page.agree_and_next()
        assert context.session.now.judgement(case, point).state is JudgementState.AGREED  # type: ignore[union-attr]
