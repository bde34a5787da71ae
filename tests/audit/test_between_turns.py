"""What comes between the turns of an action: another word, a lock; and coming back from either."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.acts.prepare import set_audit
from core.model.clock import Clock
from tests.showing import show_active
from tests.small import small_audit
from ui.audit.page import AuditPage
from ui.audit.resuming import taken_note
from ui.audit.workspace import Workspace
from ui.prepare.page import PreparePage
from ui.prepare.type_in_part import TypeInPart
from ui.program.opening import OpenedAudit
from ui.program.settings import SettingsFile
from ui.themes.places import ThemePlaces


@pytest.fixture
def audit(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[AuditPage]:
    """A small audit open in Walk."""
    home = QWidget()
    qtbot.addWidget(home)
    opened = OpenedAudit(small_audit(tmp_path / "small.casewalk", clock), locked=False)
    page = AuditPage(opened, SettingsFile(tmp_path / "settings" / "settings.json"), home)
    home.resize(1440, 900)
    page.resize(1440, 900)
    show_active(home, qtbot)
    page.workspace.arrive()
    yield page
    page.shut()


def do(workspace: Workspace, *names: str) -> None:
    """Do actions, each of them whole."""
    for name in names:
        workspace.run(name)
        workspace.finish()


def themes(workspace: Workspace) -> ThemePlaces:
    """Return the stage Themes as it is now."""
    page = workspace.page("themes")
    assert isinstance(page, ThemePlaces)
    return page


def test_another_word_for_what_is_audited_waits_for_an_action_to_be_whole(
    audit: AuditPage,
) -> None:
    workspace, now = audit.workspace, audit.session.now.audit
    worded = replace(now, audited_one="child", audited_many="children")
    audit.session.do(lambda file: set_audit(file, worded))
    workspace.run("new_action")
    for _ in range(3):  # the pages are made again in the first of them
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert workspace.stages.front == "themes"
    assert themes(workspace).front == "actions"


def test_who_is_locked_out_amid_an_action_comes_back_to_where_it_led(audit: AuditPage) -> None:
    audit.workspace.run("new_action")
    audit.put_out_of_sight()
    note = taken_note(audit.session.drafts)
    assert note is not None
    assert (audit.workspace.stages.front, note.name) == ("themes", "Action")


def test_who_typed_a_return_and_comes_back_still_has_it_in_front(audit: AuditPage) -> None:
    do(audit.workspace, "prepare_returns", "type_return")
    prepare, focus = audit.workspace.page("prepare"), QApplication.focusWidget()
    assert isinstance(prepare, PreparePage)
    assert isinstance(prepare.front, TypeInPart)
    audit.put_out_of_sight()
    assert audit.is_all_kept()
    audit.come_back()
    assert isinstance(prepare.front, TypeInPart)
    assert QApplication.focusWidget() is focus


def test_the_key_for_charts_leads_to_them_from_elsewhere_though_they_were_left_in_front(
    audit: AuditPage,
) -> None:
    workspace = audit.workspace
    for elsewhere in ("walk", "new_finding"):
        do(workspace, elsewhere, "charts")
        assert themes(workspace).part_in_view == "evidence charts"
    do(workspace, "charts")
    assert themes(workspace).part_in_view == "evidence counts"
