"""An open audit as a whole: what goes on when a copy of it was kept."""

from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from core.acts.prepare import keep_rows
from core.model.case import Agency
from core.model.changed import Changed
from core.model.clock import Clock
from core.model.fault import NotYet, WorkshopError
from core.model.progress import Progress
from core.store.file import WorkshopFile
from tests.showing import let_settle, show_active
from tests.small import small_audit
from ui.audit.page import AuditPage
from ui.audit.workspace_hold import WorkspaceHold
from ui.program.opening import OpenedAudit
from ui.program.settings import SettingsFile
from ui.theme import app_theme
from ui.widgets.labels import ElidedLabel
from ui.widgets.tags import Pill


@pytest.fixture
def audit(qtbot: QtBot, tmp_path: Path, clock: Clock) -> AuditPage:
    """A small audit open in Walk."""
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(1440, 900)
    file = small_audit(tmp_path / "small.casewalk", clock)
    page = AuditPage(
        OpenedAudit(file, locked=False), SettingsFile(tmp_path / "settings" / "settings.json"), home
    )
    page.resize(1440, 900)
    show_active(home, qtbot)
    page.workspace.arrive()
    return page


def timed(audit: AuditPage) -> bool:
    """Return whether a case's time is running."""
    return audit.workspace.walk.stopwatch.opened is not None


def test_the_case_is_timed_again_once_a_copy_was_kept(
    audit: AuditPage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert timed(audit)
    assert audit.flush()
    assert not timed(audit)
    with qtbot.waitSignal(audit.copy_writer.written):
        audit.copy_writer.write(tmp_path / "copy.casewalk")
    assert timed(audit)
    audit.shut()


def test_the_case_is_timed_again_where_no_place_for_the_copy_was_chosen(audit: AuditPage) -> None:
    assert audit.flush()
    audit.ask_where_to_copy()
    dialog = audit.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()
    assert timed(audit)
    audit.shut()


def test_the_keyboard_comes_back_where_a_copy_could_not_begin(
    audit: AuditPage, qtbot: QtBot, tmp_path: Path
) -> None:
    session, focus = audit.session, audit.workspace.focusWidget()
    reason = NotYet("Files are coming in.", "The audit is as it was.", "Wait a moment.")
    at_work = session.look_in_background(lambda file: file.all(Agency), reason)
    assert at_work is not None
    refused: list[WorkshopError] = []
    WorkspaceHold(session, audit.workspace, audit).during(
        lambda: session.copy_to(tmp_path / "copy.casewalk", reason), audit.hide, refused.append
    )
    assert refused == [reason]
    assert audit.workspace.isEnabled()
    assert focus is not None
    assert audit.workspace.focusWidget() is focus
    with qtbot.waitSignal(at_work.done):
        pass
    audit.shut()


def test_a_refusal_is_gone_with_the_next_thing_kept(audit: AuditPage) -> None:
    context, message = audit.context, audit.workspace.message
    context.refuse(WorkshopError("“Yess” is no answer.", "Nothing was changed.", "Write Yes."))
    assert message.text.startswith("“Yess” is no answer.")
    context.session.do(lambda file: keep_rows(file, "add CAMHS", [Agency("CAMHS")]))
    assert message.text == ""
    audit.shut()


def test_a_fault_stays_until_it_is_closed(audit: AuditPage) -> None:
    context, message = audit.context, audit.workspace.message
    context.show_fault(WorkshopError("The disk is full.", "Nothing was written.", "Make room."))
    context.session.do(lambda file: keep_rows(file, "add CAMHS", [Agency("CAMHS")]))
    assert message.text.startswith("The disk is full.")
    audit.shut()


def test_nothing_is_called_saved_while_a_long_act_holds_the_file(
    audit: AuditPage, qtbot: QtBot
) -> None:
    bar, session, go_on = audit.workspace.bar, audit.session, Event()

    def wait(_file: WorkshopFile) -> None:
        assert go_on.wait(20)

    before = bar._saved.text()
    reason = NotYet("Notes come in.", "The audit is as it was.", "Wait a moment.")
    job = session.look_in_background(wait, reason)
    assert job is not None
    assert (bar._saved.text(), bar._saved.accessibleName()) == ("○ Saving waits", "Saving waits")
    with qtbot.waitSignal(job.done):
        go_on.set()
    assert bar._saved.text() == before
    audit.shut()


def test_keys_and_second_halves_go_before_the_title_is_cut(audit: AuditPage) -> None:
    bar = audit.workspace.bar
    bar.show_stage("walk")
    bar.show_title("Multi-agency case audits, spring")
    bar.show_pace(("Case 12 of 29", "48 min of 25"), ("On course for 27 of 29", "by 15:40"), None)
    bar.resize(1440, bar.height())
    let_settle(bar)
    title = bar._title
    assert title.width() >= title.sizeHint().width()
    audit.shut()


def test_a_narrow_top_bar_settles_once_the_room_screen_is_up(
    audit: AuditPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar, sizes = audit.workspace.bar, list[QSize]()
    bar.show_title("Plans for children in need, the second round of the year")
    bar.show_pace(("Case 12 of 29", "48 min of 25"), ("On course for 27 of 29", "by 15:40"), None)
    bar.show_stage("walk")
    fit = bar._fit

    def counted() -> None:
        sizes.append(bar.size())
        fit()

    monkeypatch.setattr(bar, "_fit", counted)
    for width in range(640, 1100, 12):
        audit.resize(width, 560)
        bar.show_room(True, False)
        let_settle(audit)
    assert len(sizes) < 400
    audit.shut()


@pytest.mark.parametrize("scale", [1.0, 1.1, 1.25, 2.0])
def test_in_the_top_bar_only_the_title_is_cut(audit: AuditPage, qtbot: QtBot, scale: float) -> None:
    bar = audit.workspace.bar
    bar.show_title("Plans for children in need, the second round of the year")
    bar.show_pace(("Case 12 of 29", "48 min of 25"), ("On course for 27 of 29", "by 15:40"), None)
    bar.show_saved(datetime(2014, 4, 9, 10, 42))
    bar.show_stage("walk")
    if scale == 2.0:
        bar.show_concern("1 concern open")
    app_theme(None).apply(scale=scale)
    try:
        bar.setFixedWidth(1280)
        let_settle(bar)
        assert bar._wanted(0) <= bar.width() <= 1280, "nothing pushes the stages out"
        cut = [
            words.text()
            for words in bar.findChildren(ElidedLabel)
            if words.isVisible() and words.width() < words.sizeHint().width()
        ]
        pills = [pill for pill in bar.findChildren(Pill) if pill.isVisible()]
        assert all(pill.width() >= pill.sizeHint().width() for pill in pills)
        assert not [words for words in cut if "Saved" in words]
    finally:
        app_theme(None).apply(scale=1.0)
    audit.shut()


def test_what_was_asked_for_during_a_long_act_is_called_not_done_once_that_ends(
    audit: AuditPage, qtbot: QtBot
) -> None:
    context, message = audit.context, audit.workspace.message
    go_on = Event()

    def long_act(file: WorkshopFile, _progress: Progress) -> Changed | None:
        assert go_on.wait(20)
        return keep_rows(file, "add CAMHS", [Agency("CAMHS")])

    job = context.session.do_in_background(
        long_act, NotYet("Files are coming in.", "The audit is as it was.", "Wait a moment.")
    )
    assert job is not None
    job.done.connect(lambda: context.give_notice("Three returns brought in."))
    audit.over.run("answer_1")
    assert message.text.startswith("Files are coming in.")
    go_on.set()
    qtbot.waitUntil(lambda: "was not done: do it once more." in message.text)
    assert message.text.startswith("Three returns brought in. What was asked for meanwhile, at ")
    context.session.do(lambda file: keep_rows(file, "add YOT", [Agency("YOT")]))
    assert message.text == ""
    audit.shut()
